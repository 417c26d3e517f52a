"""A field for the user's own formula, with room below it for what is wrong or remarkable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from engine.elementary import FUNCTIONS
from engine.expressions import Expression, ExpressionError, parse
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.fields.expression_texts import ExpressionTexts
from guiapp.widgets.line_room import room_for_lines

PAUSE_MS = 400  # of typing, after which what stands there is read; a hand types at 5 to 10 Hz
MARK_PX = 5  # half the width and the height of the mark below a character
EDGE_PX = 4  # from the edge of a line edit to its text, when nothing is scrolled


class FormulaEdit(QLineEdit):
    """A line edit that can point at one of its characters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._invalid = False
        self._mark: int | None = None
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferLatin
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def set_invalid(self, invalid: bool, column: int | None = None) -> None:
        """Frame the field, or not, and point at a column of the text, counted from 1."""
        self._invalid = invalid
        self._mark = column
        right = self.fontMetrics().height() if invalid else 0
        self.setTextMargins(0, 0, right, 0)  # room for the exclamation mark
        self.update()

    def is_invalid(self) -> bool:
        """Whether the field is framed."""
        return self._invalid

    def mark(self) -> int | None:
        """The column that is pointed at."""
        return self._mark

    def mark_x(self) -> float:
        """Where the middle of the marked character is, in pixels from the left; kept inside."""
        if self._mark is None:
            return -1.0
        text, metrics = self.text(), QFontMetricsF(self.font())
        # Qt counts the cursor in UTF-16 units, of which an emoji has two
        units = text.encode("utf-16-le", "surrogatepass")[: 2 * self.cursorPosition()]
        before_cursor = units.decode("utf-16-le", "replace")
        start = self.cursorRect().center().x() - metrics.horizontalAdvance(before_cursor)
        character = text[self._mark - 1 : self._mark] or "0"
        x = start + metrics.horizontalAdvance(text[: self._mark - 1])
        x += metrics.horizontalAdvance(character) / 2
        right = self.width() - self.textMargins().right() - EDGE_PX
        return min(max(x, EDGE_PX), right)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if not self._invalid:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bad = self._theme.color("bad")
        painter.setPen(QPen(bad, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        side = self.fontMetrics().height()
        place = QRectF(self.width() - side - 4, 0, side, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "!")
        if self._mark is not None:
            x, bottom = self.mark_x(), self.height() - 1.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(bad)
            corners = [(x, bottom - MARK_PX - 1), (x - MARK_PX, bottom), (x + MARK_PX, bottom)]
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.end()


class ExpressionField(QWidget):
    """A formula in given variables, read with Enter, on leaving, or after a pause of typing.

    What is wrong stays the user's to mend: the last valid formula goes on being the value.

    Signals
    -------
    expression_changed(object) : a new valid ``Expression``, by user or program
    """

    expression_changed = Signal(object)

    def __init__(
        self,
        text: str,
        variables: tuple[str, ...] = ("x", "y"),
        parent: QWidget | None = None,
        *,
        lines: int = 2,
        pause_ms: int = PAUSE_MS,
    ) -> None:
        """Hold ``text``, with room for ``lines`` lines of message.

        Raises
        ------
        ExpressionError
            When ``text`` is no formula.
        """
        super().__init__(parent)
        self._expression = parse(text, variables)
        self._variables = variables
        self._read = text  # what was last looked at, right or wrong
        self._error: ExpressionError | None = None
        self._note = ""
        self._lines = lines
        self._theme = LIGHT
        self._help: str | None = None  # the page's own tooltip
        self._texts = ExpressionTexts(self)
        self.edit = FormulaEdit(self)
        self.edit.setText(text)
        self._message = QLabel(self)
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._lay_out()
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self.commit)
        self._pause.timeout.connect(self.commit)
        self.retranslate()

    def _lay_out(self) -> None:
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._message.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit)
        layout.addWidget(self._message)
        self._reserve()

    def expression(self) -> Expression:
        """The last valid formula, whatever is being typed."""
        return self._expression

    def text(self) -> str:
        """What stands in the field, right or wrong."""
        return self.edit.text()

    def error(self) -> str:
        """The translated sentence about what is wrong, or ""."""
        return "" if self._error is None else self._texts.sentence(self._error)

    def message(self) -> str:
        """What is shown below the field: the error, else the note."""
        return self._message.text()

    def set_text(self, text: str) -> None:
        """Read ``text`` at once, as if it had been typed and confirmed."""
        self.edit.setText(text)
        self.edit.setCursorPosition(0)  # the beginning of a long formula says more than its end
        self.commit()

    def note(self, text: str) -> None:
        """Remark on the present formula, translated; "" is none. A new formula takes it away."""
        self._note = text
        self._show_message()

    @Slot()
    def commit(self) -> None:
        """Take what stands in the field, or say what is wrong with it."""
        self._pause.stop()
        text = self.edit.text()
        if text == self._read:
            self._show_message()  # the mark, which typing took away, comes back
            return
        self._read = text
        try:
            expression = parse(text, self._variables)
        except ExpressionError as error:
            self._error = error
            self._show_message()
            return
        self._error = None
        if expression == self._expression:
            self._show_message()
            return
        self._expression = expression
        self._note = ""
        self._show_message()
        self.expression_changed.emit(expression)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.edit.apply_theme(theme)
        self._show_message()

    def retranslate(self) -> None:
        if self._help is None:
            text = self.tr(
                "A formula in {variables}, with + - * / ^ ( ) |x|, the numbers pi and e, and the "
                "functions {functions}. Products need no sign: 2x, xy."
            )
            names = ", ".join(FUNCTIONS)
            variables = ", ".join(self._variables)
            super().setToolTip(text.format(variables=variables, functions=names))
        self._show_message()

    def setToolTip(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Replace the help, which tells what can be typed."""
        self._help = text
        super().setToolTip(text)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 (Qt's name)
        """Name the line edit, which is what has the focus."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc brings the last valid formula back."""
        if event.key() == Qt.Key.Key_Escape and self.edit.text() != self._expression.text:
            self.edit.setText(self._expression.text)
            self.commit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _typed(self) -> None:
        """Wait for a pause; what is being mended is not pointed at any more."""
        self.edit.set_invalid(self.edit.is_invalid())
        self._pause.start()

    def _show_message(self) -> None:
        error = self._error
        self.edit.set_invalid(error is not None, None if error is None else error.column)
        palette = self._message.palette()
        meaning = "muted" if error is None else "bad"
        palette.setColor(self._message.foregroundRole(), self._theme.color(meaning))
        self._message.setPalette(palette)
        text = self.error() or self._note
        self._message.setText(text)
        self._message.setToolTip(text)
        self.edit.setAccessibleDescription(text)

    def _reserve(self) -> None:
        """Keep the height of the message whatever it says, so that nothing below it moves."""
        self._message.setFixedHeight(room_for_lines(self._message.font(), self._lines))
