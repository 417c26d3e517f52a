"""Ten output bars that are dragged, walked with the keys or typed, and the right answer below."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.fields.overlay_field import OverlayField
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import tabular
from guiapp.widgets.outputs.output_bars_layout import BarsLayout, Part, Span, lay_out, least_height
from guiapp.widgets.outputs.output_bars_picture import BarsPicture, Outputs
from guiapp.widgets.outputs.output_bars_words import OutputWords
from guiapp.widgets.plots.plot_menu import PlotMenu

COUNT = 10
PROBABILITY_SPAN: Span = (0.0, 1.0)
SCORE_SPAN: Span = (-6.0, 6.0)
DRAG_DIGITS = 3, 2  # decimals of a dragged probability, score: about a third of a pixel

_STEPS: dict[int, float] = {  # what a key adds, in hundredths of the span
    Qt.Key.Key_Up: 1.0,
    Qt.Key.Key_Down: -1.0,
    Qt.Key.Key_PageUp: 10.0,
    Qt.Key.Key_PageDown: -10.0,
}
_DIGITS = frozenset("0123456789")
_NO_MODIFIERS = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
_SHAPES = {
    Part.BAR: Qt.CursorShape.SizeVerCursor,
    Part.FIGURE: Qt.CursorShape.IBeamCursor,
    Part.LABEL: Qt.CursorShape.PointingHandCursor,
}


class OutputBars(QWidget):
    """Shows outputs and says what the user wants of them; it changes nothing by itself.

    Signals
    -------
    moved(int, float) : an output is to have this value
    right_chosen(int) : the right answer is to be this one
    """

    moved = Signal(int, float)
    right_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._outputs = Outputs(np.full(COUNT, 1.0 / COUNT), 0)
        self._loss_name = ""
        self._words = OutputWords(self)
        self._at = 0
        self._dragged: int | None = None
        self._before = 0.0  # the value at the last press, for a double click to come back to
        self._hover: int | None = None
        self._layout: BarsLayout | None = None
        self._field = OverlayField(self)
        self._field.setObjectName("typed_output")
        self._field.entered.connect(self._take_typed)
        self._menu = PlotMenu(self, "nablascope-outputs")
        for needless in self._menu.actions()[:2]:  # "show everything again", and its separator
            needless.setVisible(False)
        self._copy = self._menu.addAction("")
        self._copy.triggered.connect(self.copy_figures)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    # -- what the page may do -----------------------------------------------------------------

    def outputs(self) -> Outputs:
        """What is shown."""
        return self._outputs

    def set_outputs(self, outputs: Outputs, loss_name: str = "") -> None:
        """Show outputs; ``loss_name`` is whose gradient that is, for the tooltips."""
        if (outputs.probabilities is None) != (self._outputs.probabilities is None):
            self._layout = None
        self._outputs, self._loss_name = outputs, loss_name
        self._describe()
        self.update()

    def layout_now(self) -> BarsLayout:
        """Where everything lies at the present size."""
        if self._layout is None:
            metrics, line = QFontMetricsF(tabular(self.font())), self._line_px()
            gutter = max(metrics.horizontalAdvance(name) for name in (*self._names(), "0.5")) + 16
            size, softmax = (self.width(), self.height()), self._is_scores()
            self._layout = lay_out(size, line, gutter, self._span(), softmax=softmax)
        return self._layout

    def figures(self) -> str:
        """The exact figures as text: a line an output, its parts by tabs, with a heading."""
        return self._words.figures(self._outputs)

    @Slot()
    def copy_figures(self) -> None:
        """Put ``figures`` on the clipboard."""
        QGuiApplication.clipboard().setText(self.figures())

    @Slot(int)
    def type_value(self, index: int) -> None:
        """Open a field over the figure of an output."""
        self._at = index
        layout = self.layout_now()
        cell = layout.cell(layout.figures, index)
        self._field.open_over(cell, float(self._outputs.values[index]), self._span())

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._field.apply_theme(theme)
        self.update()

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self.setAccessibleName(self.tr("Outputs"))
        self._field.setAccessibleName(self.tr("Value of the output"))
        self._copy.setText(self.tr("Copy the figures"))
        self._menu.retranslate()
        self._layout = None
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(560, 320)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(360, round(least_height(self._line_px())))

    # -- inside -------------------------------------------------------------------------------

    def _is_scores(self) -> bool:
        return self._outputs.probabilities is not None

    def _span(self) -> Span:
        return SCORE_SPAN if self._is_scores() else PROBABILITY_SPAN

    def _line_px(self) -> float:
        return float(room_for_lines(self.font(), 1))

    def _names(self) -> tuple[str, str, str, str]:
        return self._words.names(self._outputs)

    def _move(self, index: int, value: float) -> None:
        low, high = self._span()
        self._at = index
        self.moved.emit(index, min(max(value, low), high))

    @Slot(float)
    def _take_typed(self, value: float) -> None:
        self._move(self._at, value)

    def _describe(self) -> None:
        """What a screen reader says: the output that the keys move."""
        text = self._words.description(self._outputs, self._at)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    # -- events -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        found = self.layout_now().find(event.position())
        if event.button() != Qt.MouseButton.LeftButton or found is None:
            return
        part, self._at = found
        self._before = float(self._outputs.values[self._at])
        if part is Part.LABEL:
            self.right_chosen.emit(self._at)
        elif part is Part.BAR:
            self._dragged = self._at
            self._drag_to(event.position().y())
        self._describe()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._dragged is not None:
            self._drag_to(event.position().y())
            return
        found = self.layout_now().find(event.position())
        hover = None if found is None else found[1]
        self.setCursor(Qt.CursorShape.ArrowCursor if found is None else _SHAPES[found[0]])
        if hover != self._hover:
            self._hover = hover
            self.update()

    def _drag_to(self, y: float) -> None:
        assert self._dragged is not None
        value = self.layout_now().value_at(y)
        self._move(self._dragged, round(value, DRAG_DIGITS[self._is_scores()]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        found = self.layout_now().find(event.position())
        if event.button() != Qt.MouseButton.LeftButton or found is None:
            return
        part, index = found
        if part is Part.BAR and self._at == index:
            self._move(index, self._before)  # the first click of the two has moved it
        if part is not Part.LABEL:
            self.type_value(index)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        key, (low, high) = event.key(), self._span()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_figures()
        elif key in _STEPS:
            value = float(self._outputs.values[self._at]) + _STEPS[key] * (high - low) / 100
            self._move(self._at, round(value, 4))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._at = (self._at + (1 if key == Qt.Key.Key_Right else -1)) % COUNT
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(self._at, low if key == Qt.Key.Key_Home else high)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.type_value(self._at)
        elif event.text() in _DIGITS and event.modifiers() in _NO_MODIFIERS:
            self.right_chosen.emit(int(event.text()))
        else:
            super().keyPressEvent(event)
            return
        self._describe()
        self.update()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FontChange:
            self._layout = None
            self.updateGeometry()
        elif kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.layout_now().find(QPointF(event.pos()))
            tip = self._words.tip(self._outputs, found, self._loss_name)
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        self._menu.open_at(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._layout = None
        self._field.close_up()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        picture = BarsPicture(
            outputs=self._outputs,
            layout=self.layout_now(),
            theme=self._theme,
            font=tabular(self.font()),
            names=self._names(),
            legend=self._words.legend(self._outputs),
            focus=self._at if self.hasFocus() else None,
            hover=self._hover,
        )
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("surface"))
            picture.paint(painter)
