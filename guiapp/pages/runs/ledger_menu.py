"""The menu that carries chosen runs into other tools."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.export.errors import ExportError
from engine.runs.library import Entry, RunLibrary
from guiapp.background import Background
from guiapp.export.run_content import TOGETHER, Written
from guiapp.pages.runs.ledger_files import (
    EACH,
    Order,
    ending_of,
    file_name,
    places_in,
    write_job,
)


class LedgerMenu(QMenu):
    """Asks for a file, or for a folder where there will be several, and writes.

    Signals
    -------
    saved(str) : the path of what has been written last
    failed(str) : a sentence; also a remark on what has been written
    begun() : writing has begun
    """

    saved = Signal(str)
    failed = Signal(str)
    begun = Signal()

    def __init__(self, library: RunLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._library = parent, library
        self._entries: tuple[Entry, ...] = ()
        self._folder = ""
        self._writer = Background(QObject(self))  # writing ends, whatever is looked at
        self._writer.finished.connect(self._finish)
        self._writer.failed.connect(self.failed)
        self.setToolTipsVisible(True)
        self.kinds: dict[str, QAction] = {}
        for kind in (*TOGETHER, *EACH):
            if kind == EACH[0]:
                self.addSeparator()
            action = self.kinds[kind] = self.addAction("")
            action.triggered.connect(partial(self.save, kind))
        self.retranslate()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """The runs to carry away."""
        self._entries = tuple(entries)
        self.setEnabled(bool(entries))

    def is_busy(self) -> bool:
        return self._writer.is_busy()

    def save(self, kind: str, *_checked: object) -> None:
        """Ask where, and write there."""
        if not self._entries or self.is_busy():
            return
        entries, several = self._entries, kind in EACH and len(self._entries) > 1
        if several or not ending_of(kind):
            folder = self._ask_folder(kind)
            if folder:
                self._write_into(Path(folder), kind, entries)
        elif place := self._ask_file(kind):
            self.write(Order(kind, entries, (Path(place),), overwrite=True))

    def write(self, order: Order) -> None:
        """Write without asking."""
        self.begun.emit()
        self._writer.run(write_job(self._library, order))

    def _write_into(self, folder: Path, kind: str, entries: tuple[Entry, ...]) -> None:
        """Nobody was asked about what is there, so it stays."""
        try:
            places = places_in(folder, kind, entries)
        except ExportError as error:
            self.failed.emit(str(error))
        else:
            self.write(Order(kind, entries, places))

    def _ask_folder(self, kind: str) -> str:
        """A folder for the files of several runs; "" when the user thinks better of it."""
        text = self.tr("{title}: choose a folder").format(title=self._title(kind))
        folder = QFileDialog.getExistingDirectory(self._page, text, self._folder)
        self._folder = folder or self._folder
        return folder

    def _ask_file(self, kind: str) -> str:
        """A file, for which the dialog asks if there is one already; "" for none."""
        ending = ending_of(kind)
        dialog = QFileDialog(self._page, self._title(kind), self._folder, f"*.{ending}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(file_name(kind, self._entries))
        named = dialog.exec() == QFileDialog.DialogCode.Accepted and dialog.selectedFiles()
        self._folder = dialog.directory().absolutePath()
        path = dialog.selectedFiles()[0] if named else ""
        dialog.deleteLater()
        return path

    def _title(self, kind: str) -> str:
        return self.kinds[kind].text().rstrip(".")

    @Slot(object)
    def _finish(self, written: Written) -> None:
        self.saved.emit(str(written.path))
        if written.remark:
            self.failed.emit(written.remark)

    def retranslate(self) -> None:
        self.setTitle(self.tr("Export"))
        tips = self._tips()
        for kind, word in self._words().items():
            self.kinds[kind].setText(word)
            self.kinds[kind].setToolTip(tips[kind])

    def _words(self) -> dict[str, str]:
        return {
            "csv": self.tr("Figures (CSV)..."),
            "png": self.tr("Picture of the curves (PNG)..."),
            "svg": self.tr("Drawing of the curves (SVG)..."),
            "onnx": self.tr("Network (ONNX)..."),
            "npz": self.tr("Run file (.npz)..."),
            "script": self.tr("NumPy script (.py)..."),
            "bundle": self.tr("Everything (.zip)..."),
            "tensorboard": self.tr("TensorBoard events..."),
        }

    def _tips(self) -> dict[str, str]:
        return {
            "csv": self.tr("Every iteration of every chosen run, with all digits."),
            "png": self.tr("The curves of the chosen runs, for slides."),
            "svg": self.tr("The curves of the chosen runs, sharp at any size, for print."),
            "onnx": self.tr("The trained network for other programs: pixels in, answers out."),
            "npz": self.tr("The whole run, weights and history, which NumPy reads as well."),
            "script": self.tr("The run as plain NumPy, which gives the same losses elsewhere."),
            "bundle": self.tr("All of these in one archive, to hand in or to hand on."),
            "tensorboard": self.tr("The curves and settings for TensorBoard, a folder per run."),
        }

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
