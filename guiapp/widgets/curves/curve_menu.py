"""The context menu of a curve plot, and what it writes: a picture, or the figures themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from guiapp.widgets.curves.curve_picture import paint_image, write_picture

if TYPE_CHECKING:
    from guiapp.widgets.curves.curve_frame import CurvePlot


class CurveMenu(QMenu):
    """Takes the place of pyqtgraph's menu, which is long and knows English only.

    Attributes
    ----------
    log : the "logarithmic axis" action, for a plot that has one (hidden otherwise)
    bands : the "expected bands" action, for a plot that has some (hidden otherwise)

    Signals
    -------
    follow_requested()
    """

    follow_requested = Signal()

    def __init__(self, plot: CurvePlot, file_name: str) -> None:
        """Serve ``plot``; pictures are called ``file_name`` (without ending) at first."""
        super().__init__(plot)
        self._plot = plot
        self._file_name = file_name
        self._follow = self.addAction("")
        self._follow.setEnabled(False)
        self._follow.triggered.connect(self._ask_to_follow)
        self.log = QAction(self, checkable=True, visible=False)
        self.addAction(self.log)
        self.bands = QAction(self, checkable=True, checked=True, visible=False)
        self.addAction(self.bands)
        self.addSeparator()
        self._copy_values = self.addAction("")
        self._copy_picture = self.addAction("")
        self._save_picture = self.addAction("")
        self._copy_values.triggered.connect(self.copy_values)
        self._copy_picture.triggered.connect(self.copy_picture)
        self._save_picture.triggered.connect(self.save_picture)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._follow.setText(self.tr("Follow"))
        self.log.setText(self.tr("Logarithmic axis"))
        self.bands.setText(self.tr("Expected bands"))
        self._copy_values.setText(self.tr("Copy the values"))
        self._copy_picture.setText(self.tr("Copy the picture"))
        self._save_picture.setText(self.tr("Save the picture..."))

    def set_following(self, on: bool) -> None:
        """Offer to follow only while the plot does not."""
        self._follow.setEnabled(not on)

    @Slot()
    def _ask_to_follow(self) -> None:
        self.follow_requested.emit()

    @Slot()
    def copy_values(self) -> None:
        """Put the figures of the visible range on the clipboard, ready for a spreadsheet."""
        QGuiApplication.clipboard().setText(self._plot.values_as_text())

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(paint_image(self._plot.area, self._plot.theme))

    @Slot()
    def save_picture(self) -> None:
        """Ask for a file, and write a PNG or an SVG as its ending says."""
        title = self.tr("Save the picture")
        path, _ = QFileDialog.getSaveFileName(
            self._plot,
            title,
            f"{self._file_name}.png",
            self.tr("Pictures (*.png *.svg)"),
        )
        if path and not write_picture(self._plot.area, self._plot.theme, Path(path)):
            text = self.tr("The picture could not be written to {path}. Choose another folder.")
            QMessageBox.warning(self._plot, title, text.format(path=path))
