"""The context menu of a plot: show everything again, copy or save the picture."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget


class PlotMenu(QMenu):
    """Takes the place of pyqtgraph's menu, which knows English only.

    Signals
    -------
    reset_requested() : the whole plot is to be shown again
    """

    reset_requested = Signal()

    def __init__(self, picture: QWidget, file_name: str) -> None:
        """Save pictures of the widget ``picture``, proposing ``file_name`` (without ending)."""
        super().__init__(picture)
        self._picture = picture
        self._file_name = file_name
        self._reset = self.addAction("")
        self.addSeparator()
        self._copy = self.addAction("")
        self._save = self.addAction("")
        self._reset.triggered.connect(self._ask_for_reset)
        self._copy.triggered.connect(self.copy_picture)
        self._save.triggered.connect(self.save_picture)
        self.retranslate()

    def retranslate(self) -> None:
        self._reset.setText(self.tr("Show everything again"))
        self._copy.setText(self.tr("Copy the picture"))
        self._save.setText(self.tr("Save the picture..."))

    @Slot(QPoint)
    def open_at(self, position: QPoint) -> None:
        """Open at a point of the screen."""
        self.popup(position)

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture on the clipboard, as it stands on the screen."""
        QGuiApplication.clipboard().setPixmap(self._grab())

    @Slot()
    def save_picture(self) -> None:
        """Ask for a file and write a PNG."""
        path, _ = QFileDialog.getSaveFileName(
            self._picture,
            self.tr("Save the picture"),
            f"{self._file_name}.png",
            self.tr("PNG picture (*.png)"),
        )
        if path and not self._grab().save(path, "PNG"):
            text = self.tr("The picture could not be written to {path}. Choose another folder.")
            QMessageBox.warning(self._picture, self.tr("Save the picture"), text.format(path=path))

    @Slot()
    def _ask_for_reset(self) -> None:
        self.reset_requested.emit()

    def _grab(self) -> QPixmap:
        return self._picture.grab()
