"""The rows of the list of racers: a tick, a mark, a name, a learning rate, other settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from engine.optimizers import OPTIMIZERS
from guiapp import resources
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.numerals import plain_figure, tabular
from guiapp.widgets.race.racer_look import Entrant, RacerLook
from guiapp.widgets.race.racer_mark import MARK_PX, racer_icon

CHECK_PX = 26  # of the box for the tick, with the room around it
GAP_PX = 14  # between columns, the room that Qt leaves around a text included
ROWS = 6  # seen without scrolling: one of each optimizer
LEAST_ROWS = 4  # where there is little room
_KEYS = (*BUTTON_KEYS, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_SIGNS = {"momentum": "α", "decay_rate": "ρ", "beta1": "β₁", "beta2": "β₂"}


class RacerRows(QTreeWidget):
    """Signals
    -------
    add_asked(), duplicate_asked(), remove_asked() : by a key
    """

    add_asked = Signal()
    duplicate_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._looks: tuple[RacerLook, ...] = ()
        self.setObjectName("racers")
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setIconSize(QSize(*MARK_PX))
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(tabular(self.font()))
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        KeepKeys(self, _KEYS)

    def show_racers(
        self, entries: Sequence[Entrant], looks: Sequence[RacerLook], shown: Sequence[bool]
    ) -> None:
        """One row per racer; the row in focus stays where it was."""
        self._looks = tuple(looks)
        while self.topLevelItemCount() > len(entries):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        while self.topLevelItemCount() < len(entries):
            self.addTopLevelItem(_new_item())
        for item, entry, on in zip(self.items(), entries, shown, strict=True):
            _fill(item, entry, on)
        self.fit()
        self._dress()

    def items(self) -> list[QTreeWidgetItem]:
        """From top to bottom."""
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        # the usual dark selection would swallow the marks, which are seen by their color
        self.setStyleSheet(f"""
            QTreeView {{
                background: {theme.surface}; border: 1px solid {theme.border}; outline: none;
            }}
            QTreeView:focus {{ border: 1px solid {theme.accent}; }}
            QTreeView::item {{ padding: 2px 0; }}
            QTreeView::item:hover {{ background: {theme.window}; }}
            QTreeView::item:selected {{ background: {theme.grid}; color: {theme.text}; }}
            QTreeView::indicator {{
                width: 14px; height: 14px; border: 1px solid {theme.muted}; border-radius: 2px;
                background: {theme.surface};
            }}
            QTreeView::indicator:checked {{
                background: {theme.accent}; border: 1px solid {theme.accent};
                image: url("{resources.icon("check_" + theme.name).as_posix()}");
            }}
        """)
        self._dress()

    def fit(self) -> None:
        """Columns as wide as the longest name there can be and the longest rate there is; no
        higher than the racers need, but always with room for one of each optimizer."""
        metrics = self.fontMetrics()
        names = max(metrics.horizontalAdvance(kind.NAME) for kind in OPTIMIZERS.values())
        self.setColumnWidth(0, CHECK_PX + MARK_PX[0] + names + GAP_PX)
        rates = [metrics.horizontalAdvance(item.text(1)) for item in self.items()]
        self.setColumnWidth(1, max(rates, default=0) + GAP_PX)
        rows = max(self.topLevelItemCount(), ROWS)
        self.setMaximumHeight(rows * self._row_height() + 2 * self.frameWidth() + 4)

    def _dress(self) -> None:
        for item, look in zip(self.items(), self._looks, strict=True):
            item.setIcon(0, racer_icon(look, self._theme))
            item.setForeground(2, self._theme.color("muted"))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(300, ROWS * self._row_height() + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(120, LEAST_ROWS * self._row_height() + 2 * self.frameWidth() + 2)

    def _row_height(self) -> int:
        if self.topLevelItemCount():
            return max(self.rowHeight(QModelIndex(self.model().index(0, 0))), 18)
        return self.fontMetrics().height() + 6

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.key() == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif event.key() == Qt.Key.Key_D and control:
            self.duplicate_asked.emit()
        else:
            super().keyPressEvent(event)


def _fill(item: QTreeWidgetItem, entry: Entrant, shown: bool) -> None:
    kind = OPTIMIZERS[entry.optimizer]
    values = {**kind.hyperparameters, **entry.hyperparameters}
    item.setText(0, kind.NAME)
    item.setText(1, f"η {plain_figure(entry.learning_rate)}")
    item.setText(2, _settings(values))
    words = "  ".join(f"{_SIGNS[name]} {plain_figure(value)}" for name, value in values.items())
    item.setToolTip(2, words)
    item.setCheckState(0, Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)


def _settings(values: dict[str, float]) -> str:
    """Hyperparameters as short as they can be: ``α 0.9``, ``β 0.9 · 0.999``."""
    if not values:
        return ""
    sign = _SIGNS[next(iter(values))][0]
    return f"{sign} {' · '.join(plain_figure(value) for value in values.values())}"


def _new_item() -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
    item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return item
