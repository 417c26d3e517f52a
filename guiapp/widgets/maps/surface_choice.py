"""The choice of a surface: a menu, the condition of the ravine, and one's own formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.surfaces import SURFACES, Surface, ravine_surface, surface_from_expression
from guiapp.theme import Theme
from guiapp.widgets.fields.expression_field import ExpressionField
from guiapp.widgets.fields.number_field import FieldMessage, NumberField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.maps.finite_region import FiniteRegion
from guiapp.widgets.maps.surface_names import SurfaceNames
from guiapp.widgets.numerals import plain_figure

if TYPE_CHECKING:
    from engine.expressions import Expression

RAVINE = "ravine"
EXPRESSION = "expression"  # as ``surface_from_expression`` names it
FIRST_EXPRESSION = "x^2/4 + y^2 + 2 sin(3x)"  # a bowl with dents, before one types one's own
FIRST_CONDITION = 100.0
STEEPEST = 1e6  # beyond, the map is a line
IDEA_LINES = 3  # in 300 px; the longest idea takes two in English


class SurfaceChoice(QWidget):
    """Signals
    -------
    chosen() : another surface of the menu, which brings its own start and settings
    reshaped() : the same one with another condition or formula
    entered() : a field was confirmed with Enter
    """

    chosen = Signal()
    reshaped = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = SurfaceNames(self)
        self._region = FiniteRegion(self)
        self._menu = QComboBox(self)
        self._menu.setObjectName("surface")
        for key in (*SURFACES, EXPRESSION):
            self._menu.addItem(key, key)
        self._menu.setMaxVisibleItems(len(SURFACES) + 1)
        # long names must not widen the column; the open list is as wide as they are
        self._menu.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        KeepKeys(self._menu, BUTTON_KEYS)
        self._label = QLabel(self)
        self._label.setBuddy(self._menu)
        self._idea = self._muted()
        self._condition = NumberField(
            FIRST_CONDITION, self, minimum=1.0, maximum=STEEPEST, above=False
        )
        self._condition.setObjectName("condition")
        self._condition_label, self._bound = QLabel(self), self._muted()
        self._condition_label.setBuddy(self._condition)
        self._message = FieldMessage(self, lines=1)
        self._message.watch(self._condition)
        self._own = ExpressionField(FIRST_EXPRESSION, ("x", "y"), self)
        self._own.setObjectName("expression")
        self._surface = SURFACES[str(self._menu.currentData())]
        self._lay_out()
        self._connect()
        self.retranslate()

    def surface(self) -> Surface:
        """The surface as it is set now."""
        return self._surface

    def set_surface(self, name: str, condition: float = FIRST_CONDITION) -> None:
        """Choose a surface by its name, as from the menu but without a signal.

        Raises
        ------
        ValueError
            When there is no such surface, or for a condition below 1.
        """
        index = self._menu.findData(name)
        if index < 0:
            raise ValueError(f"There is no surface {name!r}.")
        for sender in (self._menu, self._condition):
            sender.blockSignals(True)
        self._menu.setCurrentIndex(index)
        if name == RAVINE:
            self._condition.set_value(condition)
        for sender in (self._menu, self._condition):
            sender.blockSignals(False)
        self._take()

    def apply_theme(self, theme: Theme) -> None:
        for part in (self._condition, self._message, self._own):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Surface"))
        for index in range(self._menu.count()):
            self._menu.setItemText(index, self._names.name(self._menu.itemData(index)))
        self._menu.setAccessibleName(self.tr("Surface"))
        self._menu.setToolTip(
            self.tr(
                "The function to descend. Another one brings its own start, and learning rates "
                "that suit it."
            )
        )
        self._condition_label.setText(self.tr("Condition κ"))
        self._condition.setAccessibleName(self.tr("Condition κ"))
        self._condition.setToolTip(
            self.tr(
                "How many times steeper the ravine is across than along. The larger it is, the "
                "smaller the learning rate must be, and the longer the way to the end."
            )
        )
        self._own.setAccessibleName(self.tr("Your own f(x, y)"))
        self._describe()

    def _muted(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return label

    def _lay_out(self) -> None:
        ravine, plain = QWidget(self), QWidget(self)
        grid = QGridLayout(ravine)
        grid.addWidget(self._condition_label, 0, 0)
        grid.addWidget(self._condition, 0, 1)
        grid.addWidget(self._bound, 1, 0, 1, 2)
        grid.addWidget(self._message, 2, 0, 1, 2)
        grid.setVerticalSpacing(2)
        grid.setRowStretch(3, 1)
        QVBoxLayout(plain).addWidget(self._idea)
        own = QWidget(self)
        column = QVBoxLayout(own)
        column.addWidget(self._own)
        column.addStretch(1)
        self._details = QStackedWidget(self)
        for page in (plain, ravine, own):
            layout = page.layout()
            if layout is not None:
                layout.setContentsMargins(0, 0, 0, 0)
            self._details.addWidget(page)
        self._details.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self._menu, 0, 1)
        layout.addWidget(self._details, 1, 0, 1, 2)
        self._reserve()

    def _connect(self) -> None:
        self._menu.currentIndexChanged.connect(self._on_chosen)
        self._condition.value_changed.connect(self._on_reshaped)
        self._condition.returnPressed.connect(self.entered)
        self._own.expression_changed.connect(self._on_reshaped)
        self._own.edit.returnPressed.connect(self._on_own_entered)

    def _reserve(self) -> None:
        """One height for all details, so that nothing below ever moves."""
        needed = max(
            self._own.sizeHint().height(),
            self._condition.sizeHint().height() + 2 + room_for_lines(self.font(), 2),
            room_for_lines(self.font(), IDEA_LINES),
        )
        self._details.setFixedHeight(needed)

    def _take(self) -> None:
        """Make the surface that is set, and show what belongs to it."""
        name = str(self._menu.currentData())
        if name == EXPRESSION:
            self._surface = surface_from_expression(self._expression())
        elif name == RAVINE:
            self._surface = ravine_surface(self._condition.value())
        else:
            self._surface = SURFACES[name]
        self._describe()

    def _expression(self) -> Expression:
        return self._own.expression()

    def _describe(self) -> None:
        name = self._surface.name
        self._details.setCurrentIndex({RAVINE: 1, EXPRESSION: 2}.get(name, 0))
        self._idea.setText(self._names.idea(name))
        text = self.tr("SGD gets down only with η < 2/κ = {bound}.")
        self._bound.setText(text.format(bound=plain_figure(_rounded(2 / self._condition.value()))))
        if name == EXPRESSION:
            self._own.note(self._region.remark(self._surface))

    @Slot()
    def _on_chosen(self) -> None:
        self._take()
        self.chosen.emit()

    @Slot()
    def _on_reshaped(self) -> None:
        self._take()
        self.reshaped.emit()

    @Slot()
    def _on_own_entered(self) -> None:
        self._own.commit()
        if not self._own.error():  # a wrong formula is still being worked at
            self.entered.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")
