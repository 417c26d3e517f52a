"""Why the grammar of formulas could not go on, in a sentence that helps."""

from __future__ import annotations

import re
from collections.abc import Collection

from engine.elementary import FUNCTIONS
from engine.expression_errors import (
    COMMA,
    MISSING_OPERAND,
    MISSING_OPERATOR,
    NEEDS_PARENTHESES,
    UNCLOSED,
    UNEXPECTED,
    UNFINISHED,
    UNOPENED,
    ExpressionError,
    quoted,
)
from engine.expression_rules import example_of
from engine.expression_text import CLOSE_BAR, OPEN_BAR, PlainText

_LAST_WORD = re.compile(r"([a-z0-9]+) *$")
_BARS = str.maketrans({OPEN_BAR: "|", CLOSE_BAR: "|"})


def explained(
    plain: PlainText, position: int | None, kind: str, found: str, expected: Collection[str]
) -> ExpressionError:
    """The error for a token that the parser could not use.

    Parameters
    ----------
    position : of the token in the plain text; None for its end
    kind, found : the token's terminal ("" for a character that begins none) and text
    expected : the terminals that could have stood there
    """
    at = len(plain.text.rstrip()) if position is None else position
    opened = plain.open_before(at)
    values: dict[str, object] = {"found": quoted(found.translate(_BARS))}
    word = _LAST_WORD.search(plain.text[:at])
    if word is not None and word[1] in FUNCTIONS:
        at = word.start()
        values = {"name": word[1], "example": example_of(word[1])}
        sentence = NEEDS_PARENTHESES
    elif found in (")", CLOSE_BAR) and not opened:
        sentence = UNOPENED
    elif (found == ")" and plain.text[opened[-1]] == OPEN_BAR) or (
        position is None and opened and "NUMBER" not in expected
    ):
        at = opened[-1]
        values = {"found": plain.text[at].translate(_BARS)}
        sentence = UNCLOSED
    elif "NUMBER" in expected:
        sentence = UNFINISHED if position is None else MISSING_OPERAND
    elif kind == "NUMBER":
        sentence = MISSING_OPERATOR
    else:
        sentence = COMMA if kind == "COMMA" else UNEXPECTED
    return ExpressionError(sentence, plain.column(at), **values)
