"""The table of kept runs as Qt sees it: a row per run, newest first, a column per figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QIcon

from engine.runs.library import Entry
from engine.runs.records import RunInfo
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import figure, plain_figure
from guiapp.widgets.runs.run_looks import RunLook, chip
from guiapp.widgets.runs.run_words import NONE, RunWords
from guiapp.widgets.runs.typed_words import typed_name

Index = QModelIndex | QPersistentModelIndex

(
    NAME,
    NETWORK,
    OPTIMIZER,
    RATE,
    BATCH,
    ITERATIONS,
    LOSS,
    TRAIN,
    TEST,
    BEST,
    SECONDS,
    DATE,
    PARENT,
) = range(13)
COLUMNS = 13
FIGURES = (RATE, BATCH, ITERATIONS, LOSS, TRAIN, TEST, BEST, SECONDS)
SORT_ROLE = Qt.ItemDataRole.UserRole  # a number or a text to compare; None for no figure
SEARCH_ROLE = Qt.ItemDataRole.UserRole + 1
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RunModel(QAbstractTableModel):
    """Rows in the order in which they were given.

    Signals
    -------
    renamed(object, str) : the user gave this Entry another name; the table shows it once it is
        given an entry that has it
    """

    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = RunWords(self)
        self._entries: tuple[Entry, ...] = ()
        self._looks: Mapping[str, RunLook] = {}
        self._open = ""
        self._found: dict[int, str] = {}
        self._chips: dict[RunLook, QIcon] = {}
        self._theme: Theme = LIGHT
        self._font, self._bold = QFont(), QFont()

    # -- what is shown ------------------------------------------------------------------------

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries, self._found = tuple(entries), {}
        self.endResetModel()

    def replace(self, entry: Entry) -> None:
        """The same run with another name, note or color."""
        for row, old in enumerate(self._entries):
            if old.info.id == entry.info.id:
                self._entries = (*self._entries[:row], entry, *self._entries[row + 1 :])
                self._found.pop(row, None)
                self.dataChanged.emit(self.index(row, 0), self.index(row, COLUMNS - 1))

    def entries(self) -> tuple[Entry, ...]:
        return self._entries

    def entry(self, row: int) -> Entry:
        return self._entries[row]

    def row_of(self, run_id: str) -> int | None:
        rows = (row for row, entry in enumerate(self._entries) if entry.info.id == run_id)
        return next(rows, None)

    def set_looks(self, looks: Mapping[str, RunLook]) -> None:
        """Run id -> look of those whose curves are drawn."""
        if looks != self._looks:
            self._looks = dict(looks)
            self._refresh(NAME, NAME)

    def set_open(self, run_id: str) -> None:
        """The run that is on the other pages at the moment is set in bold."""
        if run_id != self._open:
            self._open = run_id
            self._refresh(NAME, NAME)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._chips.clear()
        self._refresh()

    def set_font(self, font: QFont) -> None:
        self._font, self._bold = font, QFont(font)
        self._bold.setBold(True)
        self._refresh()

    def retranslate(self) -> None:
        self.words.retranslate()
        self._found = {}
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)
        self._refresh()

    def _refresh(self, first: int = 0, last: int = COLUMNS - 1) -> None:
        if self._entries:
            bottom = len(self._entries) - 1
            self.dataChanged.emit(self.index(0, first), self.index(bottom, last))

    # -- what Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        return 0 if parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else flags

    def setData(  # noqa: N802 (Qt's name)
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != NAME or not index.isValid():
            return False
        entry, name = self._entries[index.row()], typed_name(str(value))
        if name and name != entry.info.name:
            self.renamed.emit(entry, name)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if not 0 <= row < len(self._entries):
            return None
        info = self._entries[row].info
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(info, column)
            case Qt.ItemDataRole.EditRole:
                return info.name
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(info, column)
            case Qt.ItemDataRole.FontRole:
                return self._bold if column == NAME and info.id == self._open else self._font
            case Qt.ItemDataRole.TextAlignmentRole if column in FIGURES:
                return _RIGHT
            case Qt.ItemDataRole.DecorationRole if column == NAME:
                return self._chip(self._looks.get(info.id, RunLook(info.color)))
            case Qt.ItemDataRole.ForegroundRole if column == LOSS and info.diverged:
                return self._theme.color("bad")
            case _ if role == SORT_ROLE:
                return self._sortable(info, column)
            case _ if role == SEARCH_ROLE:
                return self._searchable(row)
        return None

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._headings()[section][0]
            case Qt.ItemDataRole.ToolTipRole:
                return self._headings()[section][1]
            case Qt.ItemDataRole.FontRole:
                return self._font
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section in FIGURES else _LEFT
        return None

    # -- the cells ----------------------------------------------------------------------------

    def text(self, info: RunInfo, column: int) -> str:
        """What stands in a cell."""
        config, figures = info.config, info.figures
        match column:
            case 0:
                return self.words.name(info)
            case 1:
                return self.words.network(config)
            case 2:
                return self.words.optimizer(config)
            case 3:
                return plain_figure(config.learning_rate)
            case 4 | 5:
                return f"{config.batch_size if column == BATCH else info.iteration:,}"
            case 6:
                return self._loss(info)
            case 7 | 8 | 9:
                share = (
                    figures.train_accuracy,
                    figures.test_accuracy,
                    figures.best_test_accuracy,
                )[column - TRAIN]
                return NONE if share is None else figure(share)
            case 10:
                return self.words.duration(info.seconds)
            case 11:
                return self.words.date(info)
            case _:
                return self.words.parent_of(info)

    def exact(self, info: RunInfo) -> list[str]:
        """All cells of a run with all digits, for a spreadsheet."""
        cells = []
        for column in range(COLUMNS):
            value = self._sortable(info, column)
            is_figure = column in FIGURES and value is not None
            cells.append(repr(value) if is_figure else self.text(info, column))
        return cells

    def _loss(self, info: RunInfo) -> str:
        if info.diverged:
            return self.tr("diverged")
        loss = info.figures.final_loss
        return NONE if loss is None else figure(loss)

    def _sortable(self, info: RunInfo, column: int) -> float | str | None:
        config, figures = info.config, info.figures
        numbers: dict[int, float | None] = {
            RATE: config.learning_rate,
            BATCH: config.batch_size,
            ITERATIONS: info.iteration,
            LOSS: None if info.diverged else figures.final_loss,
            TRAIN: figures.train_accuracy,
            TEST: figures.test_accuracy,
            BEST: figures.best_test_accuracy,
            SECONDS: info.seconds,
        }
        if column in numbers:
            return numbers[column]
        return info.created if column == DATE else self.text(info, column).lower()

    def _searchable(self, row: int) -> str:
        if row not in self._found:
            self._found[row] = self.words.searchable(self._entries[row].info)
        return self._found[row]

    def _tip(self, info: RunInfo, column: int) -> str:
        if column == NAME:
            parts = [self.words.name(info), self.words.lineage(info), info.note]
            return "\n".join(part for part in parts if part)
        best = info.figures.best_iteration
        if column == BEST and best is not None:
            text = self.tr("The best test accuracy, measured at iteration {iteration}.")
            return text.format(iteration=f"{best:,}")
        return self.words.lineage(info) if column == PARENT else self.text(info, column)

    def _chip(self, look: RunLook) -> QIcon:
        if look not in self._chips:
            self._chips[look] = chip(look, self._theme)
        return self._chips[look]

    def _headings(self) -> tuple[tuple[str, str], ...]:
        sort = self.tr("A click sorts by this, another one the other way round.")
        return (
            (self.tr("Run"), self.tr("F2 renames a run. In bold: the one on the other pages.")),
            (self.tr("Hidden layers"), sort),
            (self.tr("Optimizer"), sort),
            (self.tr("Rate"), self.tr("The learning rate it began with.")),
            (self.tr("Batch"), sort),
            (self.tr("Iterations"), sort),
            (self.tr("Loss"), self.tr("The mean of the last 100 iterations: smaller is better.")),
            (self.tr("Train"), self.tr("The share of the training data that it got right.")),
            (self.tr("Test"), self.tr("The share of the test data that it got right at the end.")),
            (self.tr("Best test"), self.tr("The highest it ever got of the test data right.")),
            (self.tr("Time"), self.tr("The time spent in training it.")),
            (self.tr("Begun"), sort),
            (self.tr("From"), self.tr("The run it branched from, and at which iteration.")),
        )
