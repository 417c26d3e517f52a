"""The update rule of the racer in focus, typeset, with the numbers of the current step."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.optimizers import OPTIMIZERS
from guiapp.pages.descent.formula import MOST_RULES, formula_rules
from guiapp.pages.descent.names import DescentNames
from guiapp.pages.descent.walk import Walk
from guiapp.theme import Theme
from guiapp.widgets.formulas.formula_view import FormulaView

SYMBOL_LINES, NUMBER_LINES = 0.6, 0.95  # of a display formula: a line; a column of two numbers


class RulePane(QWidget):
    """The name of an optimizer, and each line of its rule: in symbols, then in numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = DescentNames(self)
        self._walk: Walk | None = None
        self._name = QLabel(self)
        self._name.setProperty("role", "heading")
        self._rules = [
            (FormulaView(self, lines=SYMBOL_LINES), FormulaView(self, lines=NUMBER_LINES))
            for _ in range(MOST_RULES)
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._name)
        layout.addSpacing(4)
        for index, (symbols, numbers) in enumerate(self._rules):
            symbols.setObjectName(f"rule_{index}")
            numbers.setObjectName(f"numbers_{index}")
            layout.addWidget(symbols)
            layout.addWidget(numbers)
            layout.addSpacing(4)
        layout.addStretch(1)
        self.retranslate()

    def show_walk(self, walk: Walk) -> None:
        """Put the numbers of the current step in."""
        another = self._walk is None or self._walk.optimizer != walk.optimizer
        self._walk = walk
        if another:
            self.retranslate()
        rules = formula_rules(walk)
        for index, (symbols, numbers) in enumerate(self._rules):
            rule = rules[index] if index < len(rules) else ("", "")
            symbols.set_latex(rule[0])
            numbers.set_latex(rule[1])

    def latex(self) -> list[str]:
        """The lines as they are shown, symbols and numbers by turns."""
        return [view.latex() for pair in self._rules for view in pair if view.latex()]

    def apply_theme(self, theme: Theme) -> None:
        for pair in self._rules:
            for view in pair:
                view.apply_theme(theme)

    def retranslate(self) -> None:
        tip = self.tr(
            "The next step in numbers, the upper one along the first axis: x is the point, η the "
            "learning rate, ∇f the gradient at the point. A tiny number that keeps a root from "
            "being zero is left out."
        )
        for pair in self._rules:
            for view in pair:
                view.setToolTip(tip)
        if self._walk is None:
            return
        optimizer = self._walk.optimizer
        text = self.tr("{optimizer} · {source}")
        name, source = OPTIMIZERS[optimizer].NAME, self._names.source(optimizer)
        self._name.setText(text.format(optimizer=name, source=source))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
