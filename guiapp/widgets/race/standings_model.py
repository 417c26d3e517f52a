"""The table of standings as Qt sees it: a row per racer, a column per figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap

from engine.race import Race
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.surface_names import axis_names
from guiapp.widgets.numerals import short_figure
from guiapp.widgets.race.race_state import RacerState, Standing, standing
from guiapp.widgets.race.race_words import RaceWords
from guiapp.widgets.race.racer_look import RacerLook

Index = QModelIndex | QPersistentModelIndex

RACER, X, Y, VALUE, DISTANCE, LENGTH, STATE = range(7)
FIGURES = (X, Y, VALUE, DISTANCE, LENGTH)
MARK_PX = 12
RATIO = 4  # marks are drawn four times as fine as needed at 100 %
NONE = "–"
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MEANINGS = {
    RacerState.NOT_FINITE: "bad",
    RacerState.LEFT_MAP: "bad",
    RacerState.ARRIVED: "good",
    RacerState.HARDLY_MOVES: "warning",
}


class StandingsModel(QAbstractTableModel):
    """Rows in the order of the racers.

    Attributes
    ----------
    form : how a figure is written; tooltips and copies always have all digits
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.form: Callable[[float], str] = short_figure
        self._theme: Theme = LIGHT
        self._words = RaceWords(self)
        self._looks: tuple[RacerLook, ...] = ()
        self._rows: tuple[Standing, ...] = ()
        self._formula = ""
        self._marks: list[QIcon] = []
        self._font = QFont()

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        self.beginResetModel()
        self._looks, self._rows = tuple(looks), ()
        self._paint_marks()
        self.endResetModel()

    def show_race(self, race: Race, step: int) -> None:
        rows = tuple(standing(lane, race.surface, step) for lane in race.lanes[: len(self._looks)])
        if race.surface.label != self._formula:
            self._formula = race.surface.label
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, X, Y)
        if len(rows) == len(self._rows):
            self._rows = rows
            self.refresh()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def refresh(self) -> None:
        """Everything is to be asked again."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, STATE))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._paint_marks()
        self.refresh()

    def set_font(self, font: QFont) -> None:
        """The font of all cells."""
        self._font = font
        self.refresh()

    def as_table(self) -> str:
        """All rows with all digits, and a line of names: tab-separated."""
        columns = range(self.columnCount())
        lines = [[self._name(column) for column in columns]]
        for row in range(len(self._rows)):
            lines.append([self._exact(row, column) for column in columns])
        return "\n".join("\t".join(line) for line in lines)

    def texts(self, column: int, form: Callable[[float], str]) -> list[str]:
        """Everything that stands in a column, its name included, with figures in this form."""
        rows = range(len(self._rows))
        return [self._name(column), *(self._shown(row, column, form) for row in rows)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        return 0 if parent.isValid() else STATE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if not 0 <= row < len(self._rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column, self.form)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.FontRole:
            return self._font
        if role == Qt.ItemDataRole.DecorationRole and column == RACER:
            return self._marks[row]
        if role == Qt.ItemDataRole.TextAlignmentRole and column in FIGURES:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and column == STATE:
            return self._theme.color(_MEANINGS.get(self._rows[row].state, "text"))
        return None

    def headerData(  # noqa: N802 (Qt's name)
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explanation(section)
        if role == Qt.ItemDataRole.FontRole:
            return self._font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            return _RIGHT if section in FIGURES else left
        return None

    def _name(self, column: int) -> str:
        x, y = axis_names(self._formula)
        return (
            self.tr("Racer"),
            x,
            y,
            "f",
            self.tr("dist."),
            self.tr("step"),
            self.tr("State"),
        )[column]

    def _explanation(self, column: int) -> str:
        return (
            self.tr("Choose a row to look inside that racer. Ctrl+C copies the table."),
            self.tr("Where the racer is, along the first axis"),
            self.tr("Where the racer is, along the second axis"),
            self.tr("The height of the surface there: what descent lowers"),
            self.tr("Distance to the nearest known minimum"),
            self.tr("Length of the last step"),
            self.tr("How the racer gets on"),
        )[column]

    def _number(self, row: int, column: int) -> float | None:
        now = self._rows[row]
        return (now.point[0], now.point[1], now.value, now.distance, now.step_length)[column - X]

    def _shown(self, row: int, column: int, form: Callable[[float], str]) -> str:
        if column not in FIGURES:
            return self._exact(row, column)
        number = self._number(row, column)
        return NONE if number is None else form(number)

    def _exact(self, row: int, column: int) -> str:
        if column == RACER:
            return self._looks[row].label
        if column == STATE:
            return self._words.state(self._rows[row].state)
        number = self._number(row, column)
        return "" if number is None else repr(number)

    def _tip(self, row: int, column: int) -> str:
        if column == RACER:
            return self._words.describe(self._looks[row].label, self._rows[row])
        if column == STATE:
            return self._words.meaning(self._rows[row].state)
        if self._number(row, column) is None:
            return self.tr("No minimum of this surface is known.")
        return self._exact(row, column)

    def _paint_marks(self) -> None:
        self._marks = []
        side = MARK_PX * RATIO
        for look in self._looks:
            pixmap = QPixmap(side, side)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.translate(QRectF(pixmap.rect()).center() + QPointF(0.5, 0.5))
                painter.scale(0.9 * side, 0.9 * side)
                painter.fillPath(look.symbol_path(), look.color(self._theme))
            pixmap.setDevicePixelRatio(RATIO)
            mark = QIcon(pixmap)
            mark.addPixmap(pixmap, QIcon.Mode.Selected)  # else tinted: another color
            self._marks.append(mark)
