"""Where every racer stands after k steps, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from engine.race import Race
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import figure, precise_figure, short_figure
from guiapp.widgets.plots.plot_axes import axis_font
from guiapp.widgets.race.racer_look import RacerLook
from guiapp.widgets.race.standings_model import MARK_PX, RACER, STATE, StandingsModel

CELL_PADDING_PX = 8
ROW_PADDING_PX = 8


class Standings(QTableView):
    """A table: racer, x, y, f, distance to the nearest minimum, step length, state in a word.

    Figures have three digits, or more where there is room; tooltips have all of them, and so
    has the table that Ctrl+C puts on the clipboard, tab-separated.

    Signals
    -------
    racer_chosen(int) : a row was chosen
    """

    racer_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._focus = 0
        self._widths: list[int] = []
        self._table = StandingsModel(self)
        self.setModel(self._table)
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
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        self._copy = QAction(self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy_table)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.selectionModel().currentRowChanged.connect(self._report_choice)
        self._fit_font()
        self.retranslate()

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        """How the racers of the next ``show_race`` look, in the order of its lanes."""
        with QSignalBlocker(self.selectionModel()):
            self._table.set_racers(looks)
        self._widths = []
        self._fit_columns()

    def show_race(self, race: Race, step: int) -> None:
        """Show where all stand after ``step`` steps."""
        before = self._table.rowCount()
        with QSignalBlocker(self.selectionModel()):
            self._table.show_race(race, step)
        self._fit_columns()
        if self._table.rowCount() != before:
            self.set_focus(self._focus)

    def set_focus(self, index: int) -> None:
        """Select the row of the racer in focus; emits nothing."""
        self._focus = index
        where = self._table.index(index, RACER)
        if not where.isValid() or where.row() == self.currentIndex().row():
            return
        flags = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(self.selectionModel()):
            self.selectionModel().setCurrentIndex(where, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(where)
        self.viewport().update()

    def table(self) -> str:
        """The whole table with all digits: a line of names, a line per racer, by tabs."""
        return self._table.as_table()

    @Slot()
    def copy_table(self) -> None:
        """Put ``table`` on the clipboard."""
        QGuiApplication.clipboard().setText(self.table())

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._table.apply_theme(theme)
        self.setStyleSheet(
            f"""
            QTableView {{
                background: {theme.surface}; color: {theme.text};
                selection-background-color: {theme.grid}; selection-color: {theme.text};
            }}
            QTableView {{ outline: 0; }}
            QHeaderView {{ background: {theme.surface}; }}
            QHeaderView::section {{
                background: {theme.surface}; color: {theme.muted}; border: none;
                border-bottom: 1px solid {theme.border}; padding: 2px 3px;
            }}
            """
        )

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy the table"))
        self.setAccessibleName(self.tr("Standings"))
        self._table.headerDataChanged.emit(Qt.Orientation.Horizontal, RACER, STATE)
        self._table.refresh()
        self._widths = []
        self._fit_columns()

    def _fit_font(self) -> None:
        font = axis_font()
        self._table.set_font(font)
        self.horizontalHeader().setFont(font)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(font).height() + ROW_PADDING_PX)
        self._widths = []
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Six digits if there is room for them, else four decimals or three digits.

        What is left is for the state. Columns grow with what they hold, and do not shrink before
        the racers change.
        """
        room = self.viewport().width()
        forms = (precise_figure, figure)
        form = next((form for form in forms if sum(self._needed(form)) <= room), short_figure)
        if form is not self._table.form:
            self._table.form = form
            self._widths = []
            self._table.refresh()
        needed = self._needed(form)
        widths = [max(pair) for pair in zip(needed, self._widths or needed, strict=True)]
        self._widths = list(widths)
        spare = max(0, room - sum(widths))
        for column in range(RACER, STATE):
            widths[column] += spare // 10
        widths[STATE] += spare - (STATE - RACER) * (spare // 10)
        for column, width in enumerate(widths):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _needed(self, form: Callable[[float], str]) -> list[int]:
        """How wide each column must be for what it holds now."""
        metrics = QFontMetrics(axis_font())
        widths = []
        for column in range(self._table.columnCount()):
            texts = self._table.texts(column, form)
            widths.append(max(map(metrics.horizontalAdvance, texts)) + CELL_PADDING_PX)
        widths[RACER] += MARK_PX + 8
        return widths

    def _report_choice(self) -> None:
        row = self.currentIndex().row()
        if row >= 0:
            self._focus = row
            self.racer_chosen.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_font()
        super().changeEvent(event)
