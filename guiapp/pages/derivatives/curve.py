"""The choice of a function of one variable, one's own among them, and of the point x."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QStackedWidget, QWidget

from engine.curves import CURVES, Curve, curve_from_expression
from guiapp.theme import Theme
from guiapp.widgets.fields.expression_field import ExpressionField
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import plain_figure

if TYPE_CHECKING:
    from engine.expressions import Expression

EXPRESSION = "expression"  # as ``curve_from_expression`` names it
FIRST_EXPRESSION = "x*sin(x)"  # something to change
IDEA_LINES = 2  # in 300 px, English or Japanese
FURTHEST = 1e6  # of x; beyond, floats are as far apart as the steps of the slider


class CurveChoice(QWidget):
    """Signals
    -------
    curve_changed() : another function; x has gone to where it is worth looking first
    x_changed() : another x
    entered() : a field was confirmed with Enter
    """

    curve_changed = Signal()
    x_changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._menu = QComboBox(self)
        self._menu.setObjectName("curve")
        for key, curve in CURVES.items():
            self._menu.addItem(curve.label, key)
        self._menu.addItem("", EXPRESSION)
        KeepKeys(self._menu, BUTTON_KEYS)
        self._own = ExpressionField(FIRST_EXPRESSION, ("x",), self)
        self._own.setObjectName("expression")
        self._idea = QLabel(self)
        self._idea.setObjectName("idea")
        self._idea.setProperty("role", "muted")
        self._idea.setWordWrap(True)
        self._idea.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._below = QStackedWidget(self)  # of equal height, so that no field ever moves
        self._below.addWidget(self._idea)
        self._below.addWidget(self._own)
        self._typed: Curve | None = None
        self._x = NumberField(5.0, self, minimum=-FURTHEST, maximum=FURTHEST, step=0.1)
        self._x.setObjectName("x")
        self._menu_label, self._x_label = QLabel(self), QLabel(self)
        self._menu_label.setBuddy(self._menu)
        self._x_label.setBuddy(self._x)
        self._lay_out()
        self._reserve()
        self._menu.currentIndexChanged.connect(self._take_curve)
        self._own.expression_changed.connect(self._take_expression)
        self._x.value_changed.connect(self._take_x)
        self._x.returnPressed.connect(self.entered)
        self.retranslate()

    def curve(self) -> Curve:
        key = str(self._menu.currentData())
        if key != EXPRESSION:
            return CURVES[key]
        if self._typed is None:
            self._typed = curve_from_expression(self._own.expression())
        return self._typed

    def place(self) -> float:
        """x, under a name that Qt has not taken."""
        return self._x.value()

    def field(self) -> NumberField:
        """The field of x, for the sentence below the column."""
        return self._x

    def set_x(self, x: float) -> None:
        """Go to another x, or as near as the field allows; announced if it is new."""
        self._x.set_value(min(max(x, -FURTHEST), FURTHEST))

    def show_curve(self, key: str, x: float) -> None:
        """Choose a function by its key in ``CURVES`` or as one's own, and x; announced once."""
        self._quiet = True
        self._menu.setCurrentIndex(self._menu.findData(key))
        self._x.set_value(x)
        self._quiet = False
        self.curve_changed.emit()

    def remark(self, share: tuple[float, float] | None) -> None:
        """Say beside the formula where it has values, if not everywhere that is shown."""
        if self._menu.currentData() != EXPRESSION:
            return
        low, high = self.curve().domain
        if share is None:
            self._own.note(self.tr("f(x) is not finite anywhere in view."))
        elif share != (low, high):
            text = self.tr("In view, f(x) is finite from x = {low} to {high}.")
            ends = (plain_figure(round(end, 2)) for end in share)
            self._own.note(text.format(low=next(ends), high=next(ends)))
        else:
            self._own.note("")

    def apply_theme(self, theme: Theme) -> None:
        self._own.apply_theme(theme)
        self._x.apply_theme(theme)

    def retranslate(self) -> None:
        self._menu_label.setText(self.tr("Function"))
        self._menu.setAccessibleName(self.tr("Function"))
        self._menu.setToolTip(
            self.tr("The function to differentiate. A network's loss is one too, of many weights.")
        )
        last = self._menu.count() - 1
        self._menu.setItemText(last, self.tr("Your own f(x)"))
        self._show_below()
        self._own.setAccessibleName(self.tr("Your own f(x)"))
        self._own.setToolTip(self.tr("A formula in x, such as x*sin(x), exp(-x^2) or abs(x - 1)."))
        self._x_label.setText(self.tr("Point x"))
        self._x.setAccessibleName(self.tr("Point x"))
        self._x.setToolTip(
            self.tr("Where the slope is taken: drag the point, or press Left and Right.")
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._menu_label, 0, 0)
        grid.addWidget(self._menu, 0, 1)
        grid.addWidget(self._below, 1, 0, 1, 2)
        grid.addWidget(self._x_label, 2, 0)
        grid.addWidget(self._x, 2, 1)

    @Slot()
    def _take_curve(self) -> None:
        key = str(self._menu.currentData())
        self._show_below()
        if not self._quiet:
            self.show_curve(key, self.curve().start)

    def _show_below(self) -> None:
        """The field for one's own formula, or what is to be seen on this curve."""
        key = str(self._menu.currentData())
        self._below.setCurrentWidget(self._own if key == EXPRESSION else self._idea)
        self._idea.setText(self._ideas().get(key, ""))

    def _ideas(self) -> dict[str, str]:
        return {
            "parabola": self.tr(
                "The book's example. On a parabola the central difference has no truncation error."
            ),
            "sigmoid": self.tr(
                "Its slope is y (1 − y): almost zero far out, where a network hardly learns."
            ),
            "cubic": self.tr(
                "Here both errors are at work: too large an h is as bad as too small a one."
            ),
            "absolute": self.tr(
                "A kink at 0, as in a ReLU: exactly there, there is no derivative."
            ),
        }

    def _reserve(self) -> None:
        self._idea.setMinimumHeight(room_for_lines(self._idea.font(), IDEA_LINES))

    @Slot(object)
    def _take_expression(self, expression: Expression) -> None:
        self._typed = curve_from_expression(expression)
        if self._menu.currentData() == EXPRESSION:
            self.curve_changed.emit()

    @Slot()
    def _take_x(self) -> None:
        if not self._quiet:
            self.x_changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
