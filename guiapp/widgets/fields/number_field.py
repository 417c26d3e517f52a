"""Fields for numbers that are typed freely, as 0.95, 1e-10 or 10, and say what is wrong with them.

What is typed counts when it is confirmed: with Enter, Space, an arrow key, or by leaving the
field. Taking every keystroke would apply a learning rate of 1 on the way to 1e-10.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.fields.field_message import FieldMessage
from guiapp.widgets.fields.typed_numbers import (
    may_become_number,
    next_round_number,
    parse_number,
    whole_neighbor,
)
from guiapp.widgets.numerals import plain_figure, tabular

__all__ = ["FieldMessage", "IntegerField", "NumberField", "parse_number"]


class NumberField(QLineEdit):
    """A line edit for one real number within a range.

    Signals
    -------
    value_changed(float) : a new valid number, by user or program
    message(str) : what is wrong, translated, or "" when nothing is any more
    """

    value_changed = Signal(float)
    message = Signal(str)

    def __init__(
        self,
        value: float = 0.0,
        parent: QWidget | None = None,
        *,
        minimum: float = -math.inf,
        maximum: float = math.inf,
        above: bool = False,
        below: bool = False,
        step: float | None = None,
        integer: bool = False,
    ) -> None:
        """Hold ``value``; see ``set_range`` for the bounds.

        Parameters
        ----------
        step : what the arrow keys add; without one they walk the 1-2-5 series
        integer : whether only whole numbers are valid
        """
        super().__init__(parent)
        self._integer = integer
        self._step = step
        self._value = float(value)
        self._theme = LIGHT
        self._help = ""
        self._error = ""  # the sentence shown
        self._own_error = False  # whether it came from this field, which can say it anew
        self.set_range(minimum, maximum, above=above, below=below)
        self.setFont(tabular(self.font()))
        self.setText(self._format(self._value))
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.commit)

    def value(self) -> float:
        """The last valid number, whatever is being typed."""
        return self._value

    def is_valid(self) -> bool:
        """Whether no error is shown and what stands in the field is a valid number."""
        return not self._error and not self._complaint(self.text())

    def error(self) -> str:
        """The sentence about what is wrong, or ""."""
        return self._error

    def set_value(self, value: float) -> None:
        """Show ``value``, whatever was being typed, and announce it if it is new.

        Raises
        ------
        ValueError
            When ``value`` is out of range, not finite or, for an integer field, not whole.
        """
        text = self._format(float(value))
        complaint = self._complaint(text)
        if complaint:
            raise ValueError(f"{self.objectName() or 'number field'}: {value!r}. {complaint}")
        self.setText(text)
        self.clear_error()
        self._accept(float(value))

    def set_range(
        self, minimum: float, maximum: float, *, above: bool = False, below: bool = False
    ) -> None:
        """Allow ``minimum`` to ``maximum``, bounds included.

        With ``above`` the number must be above the minimum, with ``below`` below the maximum.
        A value that no longer fits is marked, not changed.

        Raises
        ------
        ValueError
            When the range is empty.
        """
        if not minimum <= maximum:
            raise ValueError(f"A range must not be empty: {minimum} to {maximum}.")
        self._minimum, self._maximum = float(minimum), float(maximum)
        self._above, self._below = above, below
        if self.text():
            self._check()

    def set_error(self, text: str) -> None:
        """Mark the field with a reason from outside; it stays until the number is changed."""
        self._own_error = False
        self._show_error(text)

    def clear_error(self) -> None:
        """Take the mark away."""
        self._own_error = False
        self._show_error("")

    @Slot()
    def commit(self) -> None:
        """Take what stands in the field, or mark it; leaving it or pressing Enter does this."""
        text = self.text()
        if text == self._format(self._value) and not self._own_error:
            return  # untouched: do not round the value to the digits shown
        number = parse_number(text)
        if number is None or self._complaint(text):
            self._check()
            return
        if number != self._value or self._own_error:
            self.clear_error()
        self.setText(self._format(number))
        self._accept(number)

    def setToolTip(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Set the help; while there is an error it stands below the error."""
        self._help = text
        super().setToolTip(f"{self._error}\n\n{text}".strip() if self._error else text)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        if self._own_error:
            self._check()

    @Slot(str)
    def _typed(self, text: str) -> None:
        """While typing: complain only about what cannot become a number, forgive at once."""
        if not may_become_number(text):
            self._check()
        elif self._error and (not self._own_error or not self._complaint(text)):
            self.clear_error()

    def _check(self) -> None:
        complaint = self._complaint(self.text())
        self._own_error = bool(complaint)
        self._show_error(complaint)

    def _show_error(self, text: str) -> None:
        if text == self._error:
            return
        self._error = text
        self.setToolTip(self._help)
        self.setAccessibleDescription(text)
        right = self.fontMetrics().height() if text else 0
        self.setTextMargins(0, 0, right, 0)  # room for the exclamation mark
        self.update()
        self.message.emit(text)

    def _accept(self, number: float) -> None:
        if number != self._value:
            self._value = number
            self.value_changed.emit(number)

    def _format(self, value: float) -> str:
        if self._integer and value == round(value):
            return str(int(value))
        return f"{value:.12g}"  # with the minus of the keyboard, to be edited and copied

    def _complaint(self, text: str) -> str:
        """What is wrong with ``text``, in a translated sentence, or ""."""
        number = parse_number(text)
        if number is None:
            if self._integer:
                return self.tr("This is not a number. Type for example 100.")
            return self.tr("This is not a number. Type for example 0.1 or 1e-4.")
        if self._integer and number != round(number):
            return self.tr("Type a whole number, for example 100.")
        low, high = plain_figure(self._minimum), plain_figure(self._maximum)
        if self._above and number <= self._minimum:
            return self.tr("Type a number greater than {minimum}.").format(minimum=low)
        if number < self._minimum:
            return self.tr("Type a number not less than {minimum}.").format(minimum=low)
        if self._below and number >= self._maximum:
            return self.tr("Type a number less than {maximum}.").format(maximum=high)
        if number > self._maximum:
            return self.tr("Type a number not greater than {maximum}.").format(maximum=high)
        return ""

    def _nudge(self, up: bool) -> None:
        """Go to the next round number in this direction, if it is allowed."""
        number = parse_number(self.text())
        start = self._value if number is None else number
        if self._step is not None:
            target = float(f"{start + (self._step if up else -self._step):.12g}")
        else:
            neighbor = whole_neighbor if self._integer else next_round_number
            target = neighbor(start, up)
        target = min(max(target, self._minimum), self._maximum)
        if not self._complaint(self._format(target)):
            self.set_value(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._nudge(up=key == Qt.Key.Key_Up)
        elif key == Qt.Key.Key_Space:
            self.commit()
            event.ignore()  # no number has a space: let the page have the key
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Space to the page's shortcuts; a line edit would claim it for itself."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            self.commit()
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the number on Tab, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Wide enough for a number such as −1.25e−10; a layout may widen it."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("0" * 12), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if not self._error:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("bad"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        side = self.fontMetrics().height()
        mark = QRectF(self.width() - side - 4, 0, side, self.height())
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, "!")
        painter.end()


class IntegerField(NumberField):
    """A number field for whole numbers."""

    def __init__(
        self,
        value: int = 0,
        parent: QWidget | None = None,
        *,
        minimum: float = -math.inf,
        maximum: float = math.inf,
        step: int | None = None,
    ) -> None:
        super().__init__(value, parent, minimum=minimum, maximum=maximum, step=step, integer=True)

    def value(self) -> int:
        """The last valid whole number."""
        return round(super().value())
