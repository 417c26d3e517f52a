"""The column of settings of the Derivative page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from guiapp.pages.derivatives.curve import CurveChoice
from guiapp.pages.derivatives.readings import DerivativesReadings
from guiapp.pages.derivatives.step import StepChoice
from guiapp.pages.derivatives.study import PartialStudy, Study
from guiapp.pages.derivatives.surface import SurfacePoint
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import FieldMessage
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.maps.surface_names import axis_names

WIDTH_PX = 300
MODES = ("one_variable", "partial")
VANISHING = 1e-50  # the book's example of an h that is too small (4.3.1)
BOOK_X = {"book_5": 5.0, "book_10": 10.0}  # where the book takes the slope of its parabola


class DerivativesControls(QWidget):
    """Signals
    -------
    mode_changed() : one variable or two
    changed() : anything else
    entered() : a field was confirmed with Enter, and the keys may go back to the page
    """

    mode_changed = Signal()
    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._mode = TabButtons(MODES, self)
        self.curve, self.surface, self.step = (
            CurveChoice(self),
            SurfacePoint(self),
            StepChoice(self),
        )
        self._book = QLabel(self)
        self._buttons = {key: QPushButton(self) for key in (*BOOK_X, "book_point", "vanishing")}
        for key, button in self._buttons.items():
            button.setObjectName(key)
            KeepKeys(button, BUTTON_KEYS)
        self._message = FieldMessage(self)
        self._message.watch(self.curve.field(), *self.surface.fields(), self.step.field())
        self._readings = DerivativesReadings(self)
        self._lay_out()
        self._connect()
        self._arrange()
        self.retranslate()

    def mode(self) -> str:
        """A member of ``MODES``."""
        return self._mode.current()

    def is_partial(self) -> bool:
        return self.mode() == "partial"

    def study(self) -> Study:
        """One variable, as it is set."""
        step = self.step
        return Study(
            self.curve.curve(), self.curve.place(), step.h(), step.method(), step.precision()
        )

    def partial_study(self) -> PartialStudy:
        """Two variables, as they are set."""
        step = self.step
        return PartialStudy(self.surface.surface(), self.surface.point(), step.h(), step.method())

    def show_study(self, study: Study) -> None:
        self._readings.show_study(study)

    def show_partial(self, study: PartialStudy) -> None:
        self._readings.show_partial(study, axis_names(study.surface.label))

    @Slot()
    def next_mode(self) -> None:
        self._mode.choose(MODES[1 - MODES.index(self.mode())])

    @Slot()
    def show_book(self) -> None:
        """The first example of the book in the present mode."""
        self._buttons["book_point" if self.is_partial() else "book_5"].click()

    def apply_theme(self, theme: Theme) -> None:
        for part in (self._mode, self.curve, self.surface, self.step, self._message):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self._mode.set_texts(
            {
                "one_variable": (
                    self.tr("One variable"),
                    self.tr("The slope of a curve, and what h does to it. Shortcut: M"),
                ),
                "partial": (
                    self.tr("Partial derivatives"),
                    self.tr(
                        "A surface has a slope along each axis: one variable moves, the other is "
                        "held fast. Shortcut: M"
                    ),
                ),
            }
        )
        self._book.setText(self.tr("Book:"))
        texts = {
            "book_5": (
                self.tr("x = 5"),
                self.tr("The book's first slope: 0.01x² + 0.1x at 5, central, h = 1e−4. Key: B"),
            ),
            "book_10": (
                self.tr("x = 10"),
                self.tr("The book's second slope: 0.01x² + 0.1x at 10, central, h = 1e−4."),
            ),
            "book_point": (
                self.tr("(3, 4)"),
                self.tr("The book's partial derivatives: x₀² + x₁² at (3, 4), h = 1e−4. Key: B"),
            ),
            "vanishing": (
                self.tr("h = 1e−50"),
                self.tr("The book's warning: an h so small that the computer loses it."),
            ),
        }
        for key, (word, tip) in texts.items():
            self._buttons[key].setText(word)
            self._buttons[key].setToolTip(tip)
            self._buttons[key].setAccessibleName(word)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._book)
        for button in self._buttons.values():
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance("x = 10") + 20)
            buttons.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._mode)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addSpacing(8)
        layout.addWidget(self.curve)
        layout.addWidget(self.surface)
        layout.addWidget(self.step)
        layout.addWidget(self._message)
        layout.addWidget(self._readings)
        layout.addStretch(1)

    def _connect(self) -> None:
        self._mode.chosen.connect(self._take_mode)
        for part in (self.curve, self.surface, self.step):
            part.entered.connect(self.entered)
        for signal in (
            *(self.curve.curve_changed, self.curve.x_changed),
            *(self.surface.surface_changed, self.surface.point_changed),
            self.step.step_changed,
        ):
            signal.connect(self.changed)
        self._buttons["book_5"].clicked.connect(self._show_5)
        self._buttons["book_10"].clicked.connect(self._show_10)
        self._buttons["book_point"].clicked.connect(self._show_point)
        self._buttons["vanishing"].clicked.connect(self._vanish)

    @Slot()
    def _show_5(self) -> None:
        self.curve.show_curve("parabola", BOOK_X["book_5"])
        self.step.show_book()

    @Slot()
    def _show_10(self) -> None:
        self.curve.show_curve("parabola", BOOK_X["book_10"])
        self.step.show_book()

    @Slot()
    def _show_point(self) -> None:
        self.surface.show_surface("bowl")
        self.step.show_book()

    @Slot()
    def _vanish(self) -> None:
        self.step.set_h(VANISHING)

    @Slot()
    def _take_mode(self) -> None:
        self._arrange()
        self.mode_changed.emit()

    def _arrange(self) -> None:
        partial = self.is_partial()
        self.curve.setVisible(not partial)
        self.surface.setVisible(partial)
        self.step.offer_precision(not partial)
        for key in BOOK_X:
            self._buttons[key].setVisible(not partial)
        self._buttons["book_point"].setVisible(partial)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
