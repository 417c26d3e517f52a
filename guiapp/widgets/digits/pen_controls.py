"""What one does to a drawing other than draw: pen width, undo, redo, clear."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from guiapp.raster import PEN_WIDTH_PX
from guiapp.widgets.digits.digit_canvas import DigitCanvas
from guiapp.widgets.keyboard import BUTTON_KEYS, SLIDER_KEYS, KeepKeys
from guiapp.widgets.numerals import tabular

NARROWEST_PX, WIDEST_PX = 8, 40
STEP_PX = 2


class PenControls(QWidget):
    """A slider and three buttons that act on one canvas; the keys work on the whole window.

    Attributes
    ----------
    undo_action, redo_action, clear_action : QAction, enabled when they would do something
    slider : QSlider, the pen width in raster pixels
    """

    def __init__(self, canvas: DigitCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._width_name = QLabel()
        self._width_value = QLabel(alignment=Qt.AlignmentFlag.AlignRight)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(NARROWEST_PX, WIDEST_PX)
        self.slider.setSingleStep(STEP_PX)
        self.slider.setPageStep(2 * STEP_PX)
        self.slider.setValue(round(PEN_WIDTH_PX))
        KeepKeys(self.slider, SLIDER_KEYS)
        self._width_name.setBuddy(self.slider)

        self.undo_action = self._action(canvas.undo, "Ctrl+Z")
        self.redo_action = self._action(canvas.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.clear_action = self._action(canvas.clear, "Delete", "C")
        self._thinner = self._action(self._make_thinner, "[")
        self._wider = self._action(self._make_wider, "]")
        self._buttons = [
            (self._button(action), action)
            for action in (self.undo_action, self.redo_action, self.clear_action)
        ]
        self._lay_out()
        self.slider.valueChanged.connect(self._on_width)
        canvas.drawing_changed.connect(self._on_drawing)
        self._on_width(self.slider.value())
        self._on_drawing()
        self.retranslate()

    def _action(self, slot: Callable[[], None], *keys: str) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton()
        KeepKeys(button, BUTTON_KEYS)
        button.clicked.connect(action.trigger)
        return button

    def _lay_out(self) -> None:
        pen = QHBoxLayout()
        pen.setSpacing(8)
        pen.addWidget(self._width_name)
        pen.addWidget(self.slider, 1)
        pen.addWidget(self._width_value)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addLayout(pen, 0, 0, 1, len(self._buttons))
        for column, (button, _) in enumerate(self._buttons):
            grid.addWidget(button, 1, column)
            grid.setColumnStretch(column, 1)
        self._keep_width()

    def _keep_width(self) -> None:
        """Room for the widest value, so that the slider does not move under the hand."""
        self._width_value.setFont(tabular(self.font()))
        widest = self._width_value.fontMetrics().horizontalAdvance(f"{WIDEST_PX} px")
        self._width_value.setMinimumWidth(widest)

    @Slot(int)
    def _on_width(self, width_px: int) -> None:
        self._canvas.set_pen_width(float(width_px))
        self._width_value.setText(f"{width_px} px")

    @Slot()
    def _on_drawing(self) -> None:
        raster = self._canvas.raster
        self.undo_action.setEnabled(raster.can_undo)
        self.redo_action.setEnabled(raster.can_redo)
        self.clear_action.setEnabled(not raster.is_empty)
        for button, action in self._buttons:
            button.setEnabled(action.isEnabled())

    @Slot()
    def _make_thinner(self) -> None:
        self.slider.setValue(self.slider.value() - STEP_PX)

    @Slot()
    def _make_wider(self) -> None:
        self.slider.setValue(self.slider.value() + STEP_PX)

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self.undo_action.setText(self.tr("Undo"))
        self.redo_action.setText(self.tr("Redo"))
        self.clear_action.setText(self.tr("Clear"))
        self._thinner.setText(self.tr("Thinner pen"))
        self._wider.setText(self.tr("Wider pen"))
        self._width_name.setText(self.tr("Pen width"))
        self.slider.setAccessibleName(self.tr("Pen width in pixels"))
        self.slider.setToolTip(
            self.tr(
                "How thick the next strokes are ([ and ]). MNIST's digits were written with a"
                " pen like the one set at first; a network that learned from them reads a much"
                " thinner or thicker hand less well."
            )
        )
        for (button, action), tip in zip(
            self._buttons,
            (
                self.tr("Take back the last stroke (Ctrl+Z) and see what it did to the answer."),
                self.tr("Draw the stroke again that was taken back (Ctrl+Shift+Z)."),
                self.tr("Clear the drawing (C or Delete); Undo brings it back."),
            ),
            strict=True,
        ):
            button.setText(action.text())
            button.setAccessibleName(action.text())
            button.setToolTip(tip)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._keep_width()
        super().changeEvent(event)
