"""A button that writes what a study shows: its table as CSV, its picture as PNG."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QPushButton, QWidget

from guiapp.export.race_export import ExportError, save_csv, save_png
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys


def as_csv(table: str) -> str:
    """A table by tabs and lines as RFC 4180 text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(row.split("\t") for row in table.split("\n"))
    return text.getvalue()


class SaveButton(QPushButton):
    """Opens a menu; asks for a file and writes it."""

    def __init__(
        self,
        picture: QWidget,
        table: Callable[[], str],
        file_name: str,
        parent: QWidget | None = None,
    ) -> None:
        """``picture`` is written as it looks; ``table`` gives lines of cells by tabs."""
        super().__init__(parent)
        self.setObjectName("study_save")
        KeepKeys(self, BUTTON_KEYS)
        self._picture, self._table, self._file_name = picture, table, file_name
        menu = QMenu(self)
        self.csv, self.png = menu.addAction(""), menu.addAction("")
        self.csv.triggered.connect(self.save_csv)
        self.png.triggered.connect(self.save_png)
        self.setMenu(menu)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self.tr("Save"))
        self.setAccessibleName(self.tr("Save"))
        self.setToolTip(self.tr("Write the table or the picture to a file."))
        self.csv.setText(self.tr("Table (CSV)..."))
        self.png.setText(self.tr("Picture (PNG)..."))

    @Slot()
    def save_csv(self) -> None:
        path = self._ask(self.tr("Save the table"), self.tr("CSV table (*.csv)"), "csv")
        self._write(path, lambda place: save_csv(place, as_csv(self._table())))

    @Slot()
    def save_png(self) -> None:
        path = self._ask(self.tr("Save the picture"), self.tr("PNG picture (*.png)"), "png")
        self._write(path, lambda place: save_png(place, self._picture))

    def _ask(self, title: str, kind: str, ending: str) -> Path | None:
        path, _ = QFileDialog.getSaveFileName(self, title, f"{self._file_name}.{ending}", kind)
        if not path:
            return None
        found = Path(path)
        return found if found.suffix else found.with_suffix(f".{ending}")

    def _write(self, path: Path | None, write: Callable[[Path], None]) -> None:
        if path is None:
            return
        try:
            write(path)
        except ExportError as error:
            QMessageBox.warning(self, self.text(), str(error))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
