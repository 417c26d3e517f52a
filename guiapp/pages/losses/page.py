"""The Losses page: ten outputs to drag, and three ways to measure how wrong they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.activations import softmax
from engine.layers import LOSS_LAYERS
from engine.losses import MEASURES, cross_entropy_error
from guiapp.pages.losses.controls import LossControls
from guiapp.pages.losses.formula import LETTERS
from guiapp.pages.losses.formulas import LossFormulas
from guiapp.pages.losses.names import LossNames
from guiapp.pages.losses.sheet import (
    BOOK_AGREES,
    BOOK_LABEL,
    BOOK_SAYS_7,
    KEYS,
    OUTPUTS,
    Sheet,
)
from guiapp.pages.losses.tile import LossTile, Reading
from guiapp.pages.losses.words import LossWords
from guiapp.pages.page import Page
from guiapp.theme import Theme
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.keyboard import bind_keys
from guiapp.widgets.numerals import figure
from guiapp.widgets.outputs.mini_bars import SmallBars
from guiapp.widgets.outputs.output_bars import PROBABILITY_SPAN, SCORE_SPAN, OutputBars
from guiapp.widgets.outputs.output_bars_picture import Outputs
from guiapp.widgets.plots.loss_curve import LossCurve

FIRST_FOCUS = "cross_entropy"


class LossesPage(Page):
    """After a minute here one understands that a loss is one number for how wrong an answer is,
    that its gradient tells every output which way to move and how hard, and why accuracy cannot.
    """

    KEY = "losses"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._sheet = Sheet()
        self._focus = FIRST_FOCUS
        self._names = LossNames(self)
        self._head = LessonHead(self)
        self._bars = OutputBars(self)
        self._bars.setObjectName("outputs")
        self._curve = LossCurve(self)
        self._tiles = {key: LossTile(key, self) for key in KEYS}
        self._words = LossWords(self)
        self._formulas = LossFormulas(self)
        self._controls = LossControls(self)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self._head.apply_theme(theme)
        self._bars.apply_theme(theme)
        self._curve.apply_theme(theme)
        for tile in self._tiles.values():
            tile.apply_theme(theme)
        self._words.apply_theme(theme)
        self._formulas.apply_theme(theme)
        self._controls.apply_theme(theme)

    def retranslate(self) -> None:
        self._head.set_texts(self.tr("Losses"), "4.2", self.tr("Loss functions"))
        names, tips = self._names.names(), self._names.tips()
        for key, tile in self._tiles.items():
            tile.set_name(names[key], tips[key])
        self._curve.set_names(names)
        loss = cross_entropy_error([1 / OUTPUTS] * OUTPUTS, 0, epsilon=0.0)
        text = self.tr("knowing nothing: log {count} = {loss}")
        self._curve.set_know_nothing(loss, text.format(count=OUTPUTS, loss=figure(loss, 6)))
        self._show_focus()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        names = self._names.names()
        look = self.tr("See the arrows and the formula of: {measure}")
        return [
            ("M", look.format(measure=names["mean_squared_error"])),
            ("C", look.format(measure=names["cross_entropy"])),
            ("A", look.format(measure=names["accuracy"])),
            ("S", self.tr("Switch between probabilities and scores")),
            ("B / Shift+B", self.tr("The book's answers: sure of 2, says 7")),
            ("K", self.tr("Know nothing")),
            ("Z", self.tr("Give the right answer 0")),
            ("E", self.tr("Add 1e-7 inside the logarithm, or leave it out")),
            ("[ / ]", self.tr("Take the row above or below in hand")),
            ("← →", self.tr("On the bars: go to another bar")),
            ("↑ ↓", self.tr("On the bars: raise or lower the bar")),
            ("Enter", self.tr("On the bars: type a value")),
            ("0 ... 9", self.tr("On the bars: choose the right answer")),
            ("Ctrl+U", self.tr("Read the source")),
        ]

    def sheet(self) -> Sheet:
        """The answers that are shown."""
        return self._sheet

    def focus_measure(self) -> str:
        """The measure whose arrows and formula are shown."""
        return self._focus

    @Slot(str)
    def set_focus_measure(self, key: str) -> None:
        """Show the arrows and the formula of a measure."""
        self._focus = key
        self._show_focus()

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        pictures.addWidget(self._bars, 8)
        pictures.addWidget(self._curve, 5)
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(pictures, 3)
        left.addLayout(tiles, 1)
        left.addSpacing(4)
        left.addWidget(self._words)
        left.addWidget(self._formulas)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setHorizontalSpacing(24)
        layout.setVerticalSpacing(8)
        layout.addWidget(self._head, 0, 0, 1, 2)
        layout.addLayout(left, 1, 0)
        layout.addWidget(self._controls, 1, 1)
        layout.setColumnStretch(0, 1)
        layout.setRowStretch(1, 1)

    def _connect(self) -> None:
        self._bars.moved.connect(self._move)
        self._bars.right_chosen.connect(self._choose_right)
        self._curve.probability_chosen.connect(self._move_right)
        for key, tile in self._tiles.items():
            tile.chosen.connect(partial(self.set_focus_measure, key))
        controls = self._controls
        controls.scores_chosen.connect(self._show_scores)
        controls.preset_chosen.connect(self._put_preset)
        controls.guard_chosen.connect(self._set_guard)
        controls.count_chosen.connect(self._set_count)
        controls.row_chosen.connect(self._take_row)

    def _add_shortcuts(self) -> None:
        controls = self._controls
        bind_keys(
            self,
            {
                "M": self._tiles["mean_squared_error"].button.click,
                "C": self._tiles["cross_entropy"].button.click,
                "A": self._tiles["accuracy"].button.click,
                "S": self._switch_scores,
                "B": controls.preset("agrees").click,
                "Shift+B": controls.preset("says_7").click,
                "K": controls.preset("know_nothing").click,
                "Z": controls.preset("rule_out").click,
                "E": controls.guard().click,
                "[": self._row_above,
                "]": self._row_below,
            },
        )

    @Slot(int, float)
    def _move(self, index: int, value: float) -> None:
        self._sheet.move(index, value)
        self._refresh()

    @Slot(float)
    def _move_right(self, probability: float) -> None:
        self._sheet.move_right(probability)
        self._refresh()

    @Slot(int)
    def _choose_right(self, label: int) -> None:
        self._sheet.labels[self._sheet.row] = label
        self._refresh()

    @Slot(bool)
    def _show_scores(self, on: bool) -> None:
        self._sheet.show_scores(on)
        self._show_focus()

    @Slot()
    def _switch_scores(self) -> None:
        self._show_scores(not self._sheet.scores)

    @Slot(str)
    def _put_preset(self, name: str) -> None:
        sheet = self._sheet
        if name == "know_nothing":
            sheet.know_nothing()
        elif name == "rule_out":
            sheet.rule_out_right()
        else:
            sheet.put(BOOK_AGREES if name == "agrees" else BOOK_SAYS_7, BOOK_LABEL)
        self._show_focus()

    @Slot(bool)
    def _set_guard(self, on: bool) -> None:
        self._sheet.guarded = on
        self._refresh()

    @Slot(int)
    def _set_count(self, count: int) -> None:
        self._sheet.count = count
        self._sheet.row = min(self._sheet.row, count - 1)
        self._refresh()

    @Slot(int)
    def _take_row(self, row: int) -> None:
        self._sheet.row = row
        self._refresh()

    @Slot()
    def _row_above(self) -> None:
        self._take_row(max(self._sheet.row - 1, 0))

    @Slot()
    def _row_below(self) -> None:
        self._take_row(min(self._sheet.row + 1, self._sheet.count - 1))

    def _show_focus(self) -> None:
        """Show which measure is in focus, and the code that computes it."""
        for key, tile in self._tiles.items():
            tile.set_focused(key == self._focus)
        self._curve.set_focus(self._focus)
        measure = MEASURES[self._focus]
        functions: list[Callable[..., object]] = [measure.function, measure.gradient]
        functions.append(measure.per_sample)
        if self._sheet.scores:
            functions.append(softmax)
            functions += [LOSS_LAYERS[self._focus]] if self._focus in LOSS_LAYERS else []
        self._head.source.set_functions(*functions)
        self._refresh()

    def _refresh(self) -> None:
        """Show the sheet: some tenths of a millisecond of arithmetic, at every mouse move."""
        sheet, key = self._sheet, self._focus
        names = self._names.names()
        probabilities = sheet.probabilities()
        values = {name: sheet.measure(name) for name in KEYS}
        path = sheet.path()
        self._bars.set_outputs(
            Outputs(
                sheet.bars(),
                sheet.right,
                sheet.gradient(key),
                probabilities if sheet.scores else None,
                letter=LETTERS[key],
            ),
            names[key],
        )
        self._curve.set_path(path.p, path.values)
        self._curve.set_point(float(probabilities[sheet.right]), values)
        span = SCORE_SPAN if sheet.scores else PROBABILITY_SPAN
        for name, tile in self._tiles.items():
            bars = SmallBars(sheet.bars(), sheet.right, span, sheet.gradient(name))
            tile.show_reading(Reading(values[name], self._line(name, values[name]), bars))
        self._words.show_sheet(sheet, key, path)
        self._controls.show_sheet(sheet, key, names[key])
        self._formulas.show_sheet(sheet, key)

    def _line(self, key: str, value: float) -> str:
        """Below a value: all its digits, or in a batch the mean, or who is the largest."""
        sheet = self._sheet
        if sheet.count > 1:
            text = self.tr("mean of {count} rows: {mean}")
            return text.format(count=sheet.count, mean=figure(sheet.mean(key), 6))
        if key != "accuracy":
            return repr(value) if abs(value) < float("inf") else self.tr("infinite: −log 0")
        y = sheet.probabilities()
        largest = int(y.argmax())
        if np.count_nonzero(y == y[largest]) > 1:
            return self.tr("a draw: {largest}, the first of equals").format(largest=largest)
        if largest == sheet.right:
            return self.tr("right: {largest} is the largest").format(largest=largest)
        text = self.tr("wrong: {largest} is the largest, not {right}")
        return text.format(largest=largest, right=sheet.right)
