"""Python source in the colors of the theme."""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexers import PythonLexer
from pygments.token import Token
from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat

from guiapp.theme import Theme

# The first match from the inside out counts: String.Doc before String.
MEANINGS = {
    Token.Keyword: "accent",
    Token.Operator.Word: "accent",
    Token.Name.Builtin: "accent",
    Token.Name.Decorator: "warning",
    Token.Name.Function: "text",
    Token.Name.Class: "text",
    Token.Literal.Number: "test",
    Token.Literal.String: "loss",
    Token.Literal.String.Doc: "muted",
    Token.Comment: "muted",
}
BOLD = (Token.Name.Function, Token.Name.Class)


class Ink:
    """The character formats of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.plain = self._format("text")
        self.heading = self._format("muted")
        self.heading.setFontWeight(QFont.Weight.DemiBold)
        self._formats = {token: self._format(meaning) for token, meaning in MEANINGS.items()}
        for token in BOLD:
            self._formats[token].setFontWeight(QFont.Weight.DemiBold)

    def colored(self, code: str) -> Iterator[tuple[str, QTextCharFormat]]:
        """The pieces of the code, which together are the code, with their formats."""
        # stripnl and ensurenl would change the text that is quoted
        for token, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens(code):
            yield text, self._of(token)

    def _of(self, token: object) -> QTextCharFormat:
        while token is not None:
            if token in self._formats:
                return self._formats[token]
            token = getattr(token, "parent", None)
        return self.plain

    def _format(self, meaning: str) -> QTextCharFormat:
        result = QTextCharFormat()
        result.setForeground(self._theme.color(meaning))
        # the family only: the size stays that of the window, also when it changes
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        result.setFontFamilies(fixed.families())
        result.setFontStyleHint(QFont.StyleHint.Monospace)
        return result
