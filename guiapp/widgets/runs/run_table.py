"""The table of kept runs: choose some, sort, rename, open, remove."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from engine.runs.library import Entry
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.plots.plot_axes import axis_font
from guiapp.widgets.runs.run_filter import RunFilter
from guiapp.widgets.runs.run_looks import CHIP_PX
from guiapp.widgets.runs.run_model import COLUMNS, NAME, PARENT, RunModel
from guiapp.widgets.runs.table_style import table_style

CELL_PADDING_PX = 14
ARROW_PX = 10  # of the header, for the sorting
ROW_PADDING_PX = 8
MEASURED = 200  # rows; 500 would take 20 ms to measure
NAME_PX, WIDEST_NAME_PX = 150, 340

Index = QModelIndex | QPersistentModelIndex


class RunTable(QTableView):
    """Signals
    -------
    chosen(object) : the chosen entries, in the order of the rows; also after a reload
    opened(object) : Enter or a double click on this Entry
    removal_requested() : Del
    renamed(object, str) : an Entry and its new name
    """

    chosen = Signal(object)
    opened = Signal(object)
    removal_requested = Signal()
    renamed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self.runs = RunModel(self)
        self.filter = RunFilter(self)
        self.filter.setSourceModel(self.runs)
        self._needed: list[int] = []
        self._quiet = False
        self._coming: tuple[Entry, ...] | None = None  # to be shown once no name is edited
        self.setModel(self.filter)
        self._set_up()
        self.runs.renamed.connect(self.renamed)
        self.selectionModel().selectionChanged.connect(self._report)
        self.doubleClicked.connect(self._on_double_click)
        self._fit_font()
        self.retranslate()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # "@ 500" is at the end of a parent
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)  # the third click: newest first again
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._on_sorted)

    # -- what is shown and chosen -------------------------------------------------------------

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these runs, newest first; those that were chosen stay so. While a name is edited
        this waits: what is typed would go to whatever has the focus then."""
        entries = tuple(entries)
        self._coming = entries if self.state() == self.State.EditingState else None
        if self._coming is not None or entries == self.runs.entries():
            return
        ids = {entry.info.id for entry in self.chosen_entries()}
        current = self._entry_at(self.currentIndex())
        self._quiet = True
        self.runs.set_entries(entries)
        self._needed = []
        self._fit_columns()
        self.choose(ids, None if current is None else current.info.id)
        self._quiet = False
        self._report()

    @Slot(QWidget, QAbstractItemDelegate.EndEditHint)
    def closeEditor(  # noqa: N802 (Qt's name)
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Show what has come in the meantime."""
        super().closeEditor(editor, hint)
        if self._coming is not None and self.state() != self.State.EditingState:
            self.set_entries(self._coming)

    def entries(self) -> list[Entry]:
        """Those seen, in the order of the rows."""
        found = (self._entry_at(self.filter.index(r, 0)) for r in range(self.filter.rowCount()))
        return [entry for entry in found if entry is not None]

    def chosen_entries(self) -> list[Entry]:
        """In the order of the rows."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._entry_at(self.filter.index(row, 0)) for row in rows)
        return [entry for entry in found if entry is not None]

    def choose(self, ids: Iterable[str], current: str | None = None) -> None:
        """Choose the runs with these identities, as far as they are seen."""
        wanted, selection = set(ids), QItemSelection()
        focus = QModelIndex()
        for row in range(self.filter.rowCount()):
            index = self.filter.index(row, 0)
            entry = self._entry_at(index)
            if entry is None:
                continue
            if entry.info.id in wanted:
                selection.select(index, self.filter.index(row, COLUMNS - 1))
            if entry.info.id == current:
                focus = index
        flags = QItemSelectionModel.SelectionFlag
        if focus.isValid():
            self.selectionModel().setCurrentIndex(focus, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def set_words(self, text: str) -> None:
        """Show only runs that have all these words."""
        self.filter.set_words(text)
        self._report()

    @Slot()
    def rename(self) -> None:
        """Edit the name of the current run in its place."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(self.filter.index(index.row(), NAME))

    def _entry_at(self, index: Index) -> Entry | None:
        source = self.filter.mapToSource(index)
        return self.runs.entry(source.row()) if source.isValid() else None

    @Slot(int)
    def _on_sorted(self, column: int) -> None:
        if column < 0:
            self.filter.sort(-1, Qt.SortOrder.AscendingOrder)  # Qt would turn it round
        self._report()  # letters go by the rows

    @Slot()
    def _report(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.chosen_entries())

    @Slot(object)
    def _on_double_click(self, index: QModelIndex) -> None:
        entry = self._entry_at(index)
        if entry is not None:
            self.opened.emit(entry)

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Return ends the editing, and comes here after it
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entry = self._entry_at(self.currentIndex())
            if entry is not None:
                self.opened.emit(entry)
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        else:
            super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Put the chosen runs, or all that are seen, on the clipboard, by tabs."""
        QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """A line of names and a line per run, with all digits."""
        horizontal = Qt.Orientation.Horizontal
        lines = [[str(self.runs.headerData(c, horizontal)) for c in range(COLUMNS)]]
        lines += [self.runs.exact(e.info) for e in self.chosen_entries() or self.entries()]
        return "\n".join("\t".join(line) for line in lines)

    # -- appearance ---------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.runs.apply_theme(theme)
        self.setStyleSheet(table_style(theme))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Kept runs"))
        self.runs.retranslate()
        self._needed = []
        self._fit_columns()

    def _fit_font(self) -> None:
        font = axis_font()
        self.runs.set_font(font)
        self.horizontalHeader().setFont(font)
        height = max(QFontMetrics(font).height(), CHIP_PX) + ROW_PADDING_PX
        self.verticalHeader().setDefaultSectionSize(height)
        self._needed = []
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Each as wide as it needs; the name and the parent share what is left."""
        if not self._needed:
            self._needed = self._measured()
        widths = list(self._needed)
        spare = self.viewport().width() - sum(widths)
        if spare < 0:
            taken = min(-spare, widths[PARENT] - min(widths[PARENT], NAME_PX))
            widths[PARENT] -= taken
            widths[NAME] = max(NAME_PX, widths[NAME] + spare + taken)
        else:
            widths[PARENT] += spare
        for column, width in enumerate(widths):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _measured(self) -> list[int]:
        metrics = QFontMetrics(axis_font())
        infos = [self.runs.entry(r).info for r in range(min(self.runs.rowCount(), MEASURED))]
        widths = []
        for column in range(COLUMNS):
            head = str(self.runs.headerData(column, Qt.Orientation.Horizontal))
            texts = {self.runs.text(info, column) for info in infos}
            width = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            head_px = metrics.horizontalAdvance(head) + ARROW_PX
            widths.append(max(width, head_px) + CELL_PADDING_PX)
        widths[NAME] = min(max(widths[NAME] + CHIP_PX + 8, NAME_PX), WIDEST_NAME_PX)
        return widths

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_font()
        super().changeEvent(event)
