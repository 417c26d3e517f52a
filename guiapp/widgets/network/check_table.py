"""A quiet table of figures whose rows can be chosen; Ctrl+C copies it with all digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.plots.plot_axes import axis_font

ROW_PADDING_PX = 6


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, all of its digits for the clipboard, its color and its help.

    ``tone`` : the name of a color of the theme, or "" for that of text
    ``tip`` : a tooltip in place of the digits
    """

    text: str
    full: str = ""
    tone: str = ""
    tip: str = ""


class CheckTable(QTableWidget):
    """Signals
    -------
    row_chosen(int) : by click or arrow keys
    """

    row_chosen = Signal(int)

    def __init__(self, columns: int, last_stretches: bool, parent: QWidget | None = None) -> None:
        super().__init__(0, columns, parent)
        self._theme: Theme = LIGHT
        self._rows: list[tuple[Cell, ...]] = []
        self._room = 0  # rows that the height is fixed to, if any
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(last_stretches)
        header.setHighlightSections(False)
        header.geometriesChanged.connect(self._fit_height)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._copy = QAction(self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy_table)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.itemSelectionChanged.connect(self._report)
        self._fit_font()
        self.retranslate()

    def set_headings(self, headings: Sequence[tuple[str, str]]) -> None:
        """(word, help) of each column, translated."""
        for column, (word, tip) in enumerate(headings):
            item = QTableWidgetItem(word)
            item.setToolTip(tip)
            self.setHorizontalHeaderItem(column, item)
        self._fit_height()

    def set_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Replace everything; the row in focus stays chosen if there is one like it."""
        with QSignalBlocker(self):
            current = self.chosen()
            self._rows = list(rows)
            self.setRowCount(len(rows))
            # else the widths of all columns are measured again with each of a hundred cells: 50 ms
            with QSignalBlocker(self.model()):
                for row, cells in enumerate(rows):
                    for column, cell in enumerate(cells):
                        self.setItem(row, column, self._item(cell))
            self.horizontalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
            self.viewport().update()
            if 0 <= current < len(rows):
                self.selectRow(current)

    def _item(self, cell: Cell) -> QTableWidgetItem:
        item = QTableWidgetItem(cell.text)
        item.setToolTip(cell.tip or cell.full)
        item.setForeground(self._theme.color(cell.tone or "text"))
        return item

    def keep_room_for(self, rows: int) -> None:
        """Be exactly as high as so many rows and their headings, in any language and text size."""
        self._room = rows
        self._fit_height()

    @Slot()
    def _fit_height(self) -> None:
        if self._room:
            row = self.verticalHeader().defaultSectionSize()
            # a Japanese heading, in another font, is higher than a row
            head = max(row, self.horizontalHeader().sizeHint().height())
            self.setFixedHeight(head + self._room * row + ROW_PADDING_PX)

    def clear_choice(self) -> None:
        """No row is chosen; emits nothing."""
        with QSignalBlocker(self):
            self.setCurrentCell(-1, -1)
            self.clearSelection()

    def table(self) -> str:
        """The whole table with all digits: a line of names, a line per row, by tabs."""
        heads = [self.horizontalHeaderItem(column) for column in range(self.columnCount())]
        lines = ["\t".join(head.text() if head is not None else "" for head in heads)]
        lines += ["\t".join(cell.full or cell.text for cell in row) for row in self._rows]
        return "\n".join(lines)

    @Slot()
    def copy_table(self) -> None:
        """Put ``table`` on the clipboard."""
        QGuiApplication.clipboard().setText(self.table())

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(
            f"""
            QTableView {{
                background: {theme.surface}; color: {theme.text}; outline: 0;
                selection-background-color: {theme.grid}; selection-color: {theme.text};
            }}
            QHeaderView {{ background: {theme.surface}; }}
            QHeaderView::section {{
                background: {theme.surface}; color: {theme.muted}; border: none;
                border-bottom: 1px solid {theme.border}; padding: 2px 5px;
            }}
            """
        )
        self._fit_font()  # a style sheet, the application's too, gives back the font of before
        header = self.horizontalHeader()
        header.viewport().setFont(header.font())  # it is painted in this one
        self._color()

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy the table"))

    def _color(self) -> None:
        for row, cells in enumerate(self._rows):
            for column, cell in enumerate(cells):
                item = self.item(row, column)
                if item is not None:
                    item.setForeground(self._theme.color(cell.tone or "text"))

    def _fit_font(self) -> None:
        font = axis_font()
        self.setFont(font)
        self.horizontalHeader().setFont(font)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(font).height() + ROW_PADDING_PX)
        self._fit_height()

    def chosen(self) -> int:
        """The chosen row, -1 if there is none; the current one is merely where the keys are."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    @Slot()
    def _report(self) -> None:
        row = self.chosen()
        if row >= 0:
            self.row_chosen.emit(row)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.ApplicationFontChange:
            self._fit_font()
        super().changeEvent(event)
