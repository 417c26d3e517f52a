"""The Derivative page: a secant becomes the tangent as h shrinks, until rounding spoils it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.differences import central_difference, difference_quotient, forward_difference
from engine.differences import errors as difference_errors
from engine.differences import theory as error_theory
from engine.expressions import Expression
from engine.gradients import numerical_diff
from guiapp.pages.derivatives.controls import DerivativesControls
from guiapp.pages.derivatives.curve import EXPRESSION
from guiapp.pages.derivatives.one import OneVariable
from guiapp.pages.derivatives.partial import PartialDerivatives
from guiapp.pages.derivatives.study import PartialStudy, Study
from guiapp.pages.derivatives.words import DerivativesWords
from guiapp.pages.page import Page
from guiapp.relief.terrain import round_step
from guiapp.theme import Theme
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.keyboard import bind_keys, key_name

STRIDES = 100  # presses of an arrow key from one side of the picture to the other


class DerivativesPage(Page):
    """After a minute here one understands that a derivative is the slope that secants approach,
    that a computer cannot take h to 0, and that a partial derivative looks at one slice only.
    """

    KEY = "derivatives"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._head = LessonHead(self)
        self._controls = DerivativesControls(self)
        self._one, self._partial = OneVariable(self), PartialDerivatives(self)
        self._words = DerivativesWords(self)
        self._views = QStackedWidget(self)
        self._views.addWidget(self._one)
        self._views.addWidget(self._partial)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.retranslate()
        self._change_mode()

    def apply_theme(self, theme: Theme) -> None:
        for part in (self._head, self._one, self._partial, self._words, self._controls):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        if self._controls.is_partial():
            self._head.set_texts(
                self.tr("Partial derivatives"), "4.3.3", self.tr("Partial derivatives")
            )
        else:
            self._head.set_texts(
                self.tr("The derivative"), "4.3", self.tr("Numerical differentiation")
            )

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Left, Right"), self.tr("Move the point; with Shift by a tenth of that")),
            (self.tr("Up, Down"), self.tr("Partial derivatives: move the point the other way")),
            (self.tr("Page Up, Page Down"), self.tr("h ten times larger, ten times smaller")),
            (key_name("F"), self.tr("Forward or central difference")),
            (key_name("P"), self.tr("float64 or float32")),
            (key_name("B"), self.tr("Show the book's example")),
            (key_name("M"), self.tr("One variable or partial derivatives")),
            ("Ctrl+U", self.tr("Source of the functions that run here")),
        ]

    def study(self) -> Study:
        """The quotient of one variable, as it is set."""
        return self._controls.study()

    def partial_study(self) -> PartialStudy:
        """The quotients of two variables, as they are set."""
        return self._controls.partial_study()

    def is_partial(self) -> bool:
        """Whether two variables are shown."""
        return self._controls.is_partial()

    def _lay_out(self) -> None:
        pictures = QVBoxLayout()
        pictures.setSpacing(8)
        pictures.addWidget(self._views, 1)
        pictures.addWidget(self._words)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addLayout(pictures, 1)
        below.addWidget(self._controls)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addLayout(below, 1)

    def _connect(self) -> None:
        self._controls.mode_changed.connect(self._change_mode)
        self._controls.changed.connect(self._refresh)
        self._controls.entered.connect(self.setFocus)
        self._controls.curve.curve_changed.connect(self._show_curve)
        self._controls.surface.surface_changed.connect(self._name_sources)
        self._one.x_chosen.connect(self._controls.curve.set_x)
        self._one.h_chosen.connect(self._controls.step.set_h)
        self._partial.point_chosen.connect(self._controls.surface.set_point)

    def _add_shortcuts(self) -> None:
        bind_keys(
            self,
            {
                "F": self._controls.step.next_method,
                "P": self._next_precision,
                "B": self._controls.show_book,
                "M": self._controls.next_mode,
            },
        )

    @Slot()
    def _change_mode(self) -> None:
        self._views.setCurrentWidget(self._partial if self.is_partial() else self._one)
        self.retranslate()
        self._name_sources()
        self._refresh()

    @Slot()
    def _show_curve(self) -> None:
        self._name_sources()
        self._controls.curve.remark(self._one.finite_share())

    @Slot()
    def _refresh(self) -> None:
        """Show what is set."""
        if self.is_partial():
            partial = self.partial_study()
            self._partial.show_study(partial)
            self._words.show_study(partial)
            self._controls.show_partial(partial)
        else:
            study = self.study()
            self._one.show_study(study)
            self._words.show_study(study)
            self._controls.show_study(study)

    @Slot()
    def _name_sources(self) -> None:
        if self.is_partial():
            surface = self._controls.surface.surface()
            self._head.source.set_functions(
                *(numerical_diff, difference_quotient),
                *(surface.function, surface.gradient_function),
            )
            return
        curve = self._controls.curve.curve()
        own = (curve.function, curve.derivative)
        if curve.name == EXPRESSION:
            own = (Expression.__call__, Expression.gradient)
        self._head.source.set_functions(
            *(numerical_diff, difference_quotient, central_difference, forward_difference),
            *own,
            *(difference_errors, error_theory),
        )

    @Slot()
    def _next_precision(self) -> None:
        if not self.is_partial():
            self._controls.step.next_precision()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrow and page keys that no control has wanted move the point and change h."""
        key = Qt.Key(event.key())
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        factors = {Qt.Key.Key_PageUp: 10.0, Qt.Key.Key_PageDown: 0.1}
        if key in factors:
            self._controls.step.scale_h(factors[key])
        elif key in ways:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(*ways[key], 0.1 if fine else 1.0)
        else:
            super().keyPressEvent(event)

    def _move(self, right: int, up: int, size: float) -> None:
        """One stride of the point, along the axes of the picture."""
        if self.is_partial():
            x_min, x_max, y_min, y_max = self._controls.surface.surface().domain
            x, y = self._controls.surface.point()
            self._controls.surface.set_point(
                _moved(x, right, x_max - x_min, size), _moved(y, up, y_max - y_min, size)
            )
        else:
            low, high = self._controls.curve.curve().domain
            curve = self._controls.curve
            curve.set_x(_moved(curve.place(), right, high - low, size))


def _moved(at: float, strides: int, width: float, size: float) -> float:
    stride = size * round_step(width / STRIDES)
    return float(f"{(round(at / stride) + strides) * stride:.12g}") if strides else at
