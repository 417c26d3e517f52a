"""What a page offers to save: its picture, its figures, its animation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from guiapp.export.animation import AnimationExport
from guiapp.export.race_export import ExportError, save_csv, save_png, save_svg
from guiapp.export.widget_pictures import Grabbable
from guiapp.widgets.export_progress import ExportProgress

STEPS_PER_SECOND = 20.0


def _usual_speed() -> float:
    return STEPS_PER_SECOND


class ExportMenu(QMenu):
    """Asks for a file and writes it; a problem is said in one sentence.

    Signals
    -------
    saved(str) : the path of a file that has been written
    """

    saved = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        picture: Callable[[], QWidget],
        frame: Callable[[int], QImage],
        csv: Callable[[], str],
        steps: Callable[[], int],
        speed: Callable[[], float] = _usual_speed,
        file_name: str = "nablascope-race",
    ) -> None:
        """Everything is asked when it is needed.

        Parameters
        ----------
        parent : the page; dialogs stand over its window
        picture : the widget that is shown, the map or the 3-D view
        frame : the picture of a step, for the animation; all of one size
        csv : the table
        steps : the last step, for the animation
        speed : steps a second, for the animation
        file_name : proposed, without ending
        """
        super().__init__(parent)
        self._page = parent
        self._picture, self._frame, self._csv = picture, frame, csv
        self._steps, self._speed = steps, speed
        self._file_name = file_name
        self._folder = ""
        self._export: AnimationExport | None = None
        self.setToolTipsVisible(True)
        self.png, self.svg = self.addAction(""), self.addAction("")
        self.csv = self.addAction("")
        self.gif = self.addAction("")
        self.png.triggered.connect(self.save_png)
        self.svg.triggered.connect(self.save_svg)
        self.csv.triggered.connect(self.save_csv)
        self.gif.triggered.connect(self.save_gif)
        self.aboutToShow.connect(self._refresh)
        self.retranslate()

    def retranslate(self) -> None:
        self.setTitle(self.tr("Save"))
        self.png.setText(self.tr("Picture (PNG)..."))
        self.png.setToolTip(self.tr("The picture as you see it, at twice its size on the screen."))
        self.svg.setText(self.tr("Drawing (SVG)..."))
        self.csv.setText(self.tr("Figures (CSV)..."))
        self.csv.setToolTip(
            self.tr(
                "Every step of every racer up to the one you see: point, f, gradient, distance "
                "and inner state, with all digits, ready for a spreadsheet."
            )
        )
        self.gif.setText(self.tr("Animation (GIF)..."))
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Say what the files will hold now."""
        self.svg.setToolTip(
            self.tr("An SVG file around the picture of the 3-D view: it holds pixels, no lines.")
            if isinstance(self._picture(), Grabbable)
            else self.tr("Lines and texts that stay sharp at any size, for print.")
        )
        steps = self._steps()
        self.gif.setEnabled(steps > 0)
        text = self.tr("Steps 0 to {last} as you see them, at the speed that is set.")
        self.gif.setToolTip(
            text.format(last=steps)
            if steps > 0
            else self.tr("There is no step yet: let the race run first, with Space.")
        )

    @Slot()
    def save_png(self) -> None:
        path = self._ask(self.tr("Save the picture"), self.tr("PNG picture (*.png)"), "png")
        self._write(path, lambda place: save_png(place, self._picture()))

    @Slot()
    def save_svg(self) -> None:
        path = self._ask(self.tr("Save the drawing"), self.tr("SVG drawing (*.svg)"), "svg")
        self._write(path, lambda place: save_svg(place, self._picture()))

    @Slot()
    def save_csv(self) -> None:
        path = self._ask(self.tr("Save the figures"), self.tr("CSV table (*.csv)"), "csv")
        self._write(path, lambda place: save_csv(place, self._csv()))

    @Slot()
    def save_gif(self) -> None:
        """Ask for a file and start; a dialog follows the export."""
        title = self.tr("Save the animation")
        path = self._ask(title, self.tr("GIF animation (*.gif)"), "gif")
        if path is None or (self._export is not None and self._export.is_running):
            return
        export = AnimationExport(str(path), self._frame, self._steps(), self._speed(), self)
        export.finished.connect(self.saved)
        dialog = ExportProgress(export, str(path), self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(export.deleteLater)
        dialog.finished.connect(self._forget_export)
        self._export = export
        dialog.show()
        export.start()

    @Slot()
    def _forget_export(self) -> None:
        self._export = None

    def _ask(self, title: str, kind: str, ending: str) -> Path | None:
        """The file that the user names, with its ending, or None."""
        dialog = QFileDialog(self._page, title, self._folder, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self._file_name}.{ending}")
        named = dialog.exec() == QFileDialog.DialogCode.Accepted and dialog.selectedFiles()
        self._folder = dialog.directory().absolutePath()
        path = Path(dialog.selectedFiles()[0]) if named else None
        dialog.deleteLater()
        return path

    def _write(self, path: Path | None, write: Callable[[Path], None]) -> None:
        if path is None:
            return
        try:
            write(path)
        except ExportError as error:
            QMessageBox.warning(self._page, self.title(), str(error))
            return
        self.saved.emit(str(path))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
