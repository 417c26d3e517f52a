"""From a formula as it was typed to the plain text that the grammar knows.

A Japanese input method leaves full-width letters and signs, mathematicians paste x² and √2, and
``xy`` means x times y. Each character is made plain on its own and remembers its column, so that
an error can be shown where it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

from engine.elementary import CONSTANTS, FUNCTIONS
from engine.expression_errors import (
    BAD_CHARACTER,
    EMPTY,
    EQUALS,
    TOO_DEEP,
    TOO_LONG,
    UNKNOWN_NAME,
    UNKNOWN_WORD,
    ExpressionError,
    quoted,
    visible,
)

MAX_CHARACTERS = 500
MAX_DEPTH = 50

OPEN_BAR, CLOSE_BAR = "⟨", "⟩"  # the two bars of |x|, told apart; nobody can type these
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_MEANT = {
    **dict.fromkeys("−ー‐‑‒–—", "-"),  # ー is the minus of a Japanese keyboard
    **dict.fromkeys("×·⋅∙・･∗", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    "。": ".",
    "｡": ".",
    "、": ",",
    "､": ",",
    "π": "pi",
    "\t": " ",
    "\r": " ",
    "\n": " ",
}
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.,+-*/^()| √" + SUPERSCRIPTS)
_WORDS = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?|([a-z][a-z0-9]*)")
_ENDS_OPERAND = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.)" + CLOSE_BAR + SUPERSCRIPTS)


def aliases(variables: tuple[str, ...]) -> dict[str, int]:
    """Name -> index of the variable: with x and y also the book's x0 and x1."""
    names = {name: index for index, name in enumerate(variables)}
    return {**names, "x0": 0, "x1": 1} if variables == ("x", "y") else names


class PlainText:
    """A formula made plain.

    Attributes
    ----------
    text : what the grammar reads
    columns : of each of its characters, in what was typed, from 1; and one for the end
    """

    def __init__(self, typed: str, variables: tuple[str, ...]) -> None:
        """Make ``typed`` plain. ExpressionError for characters and names that are not known."""
        if len(typed) > MAX_CHARACTERS:
            raise ExpressionError(
                TOO_LONG, MAX_CHARACTERS + 1, limit=MAX_CHARACTERS, value=len(typed)
            )
        self.text = ""
        self.columns: list[int] = []
        for column, character in enumerate(typed, 1):
            if character in "_＿" and self.text[-1:].isalpha() and typed[column:][:1].isdigit():
                continue  # x_0 as in LaTeX
            self._add(_plain(character, column, self.text[-1:]), column)
        if not self.text.strip():
            example = " + ".join(f"{name}^2" for name in variables)
            raise ExpressionError(EMPTY, 1, example=example)
        self._split_words(variables)
        self._pair_bars()
        self.columns.append(len(typed) + 1)

    def column(self, position: int) -> int:
        """The column, in what was typed, of a position in ``text``."""
        return self.columns[position]

    def open_before(self, end: int) -> list[int]:
        """The positions of parentheses and bars that are open just before ``end``."""
        opened: list[int] = []
        for position, character in enumerate(self.text[:end]):
            if character in ("(", OPEN_BAR):
                opened.append(position)
            elif character in (")", CLOSE_BAR) and opened:
                opened.pop()
        return opened

    def _add(self, characters: str, column: int) -> None:
        self.text += characters
        self.columns += [column] * len(characters)

    def _split_words(self, variables: tuple[str, ...]) -> None:
        """Put a space into each product written without one, as in xy."""
        text, columns = self.text, self.columns
        self.text, self.columns = "", []
        known = aliases(variables)
        done = 0
        for match in _WORDS.finditer(text):
            if match[1] is None:
                continue  # a number: the e of 1e5 is no word
            parts = _parts(match[1], known)
            if not parts:
                raise _unknown(match[1], columns[match.start()], known, variables)
            self.text += text[done : match.start()] + " ".join(parts)
            self.columns += columns[done : match.start()]
            at = match.start()
            for part in parts:
                self.columns += columns[at : at + len(part)]
                at += len(part)
                if at < match.end():
                    self.columns.append(columns[at])  # of the space
            done = match.end()
        self.text += text[done:]
        self.columns += columns[done:]

    def _pair_bars(self) -> None:
        """Tell opening bars from closing ones: a bar closes as soon as it can."""
        marked: list[str] = []
        opened: list[str] = []
        last = ""
        for position, character in enumerate(self.text):
            if character == "|":
                closes = opened[-1:] == [OPEN_BAR] and last in _ENDS_OPERAND
                character = CLOSE_BAR if closes else OPEN_BAR
            if character in ("(", OPEN_BAR):
                opened.append(character)
                if len(opened) > MAX_DEPTH:
                    raise ExpressionError(TOO_DEEP, self.columns[position], limit=MAX_DEPTH)
            elif character in (")", CLOSE_BAR) and opened:
                opened.pop()
            if character != " ":
                last = character
            marked.append(character)
        self.text = "".join(marked)


def _plain(character: str, column: int, before: str) -> str:
    """What a typed character means. One that NFKC makes into several, as ½, means nothing."""
    if character in SUPERSCRIPTS:
        return character
    if character in SUBSCRIPTS:  # of a name only: 2₀ is not 20
        digit = str(SUBSCRIPTS.index(character))
        if before.isalpha():
            return digit
    else:
        meant = _MEANT.get(character) or unicodedata.normalize("NFKC", character)
        meant = _MEANT.get(meant, meant)
        plain = meant.lower() if meant.isascii() else meant
        if plain == "pi" or plain in _PLAIN:
            return plain
        if plain == "=":
            raise ExpressionError(EQUALS, column)
    raise ExpressionError(BAD_CHARACTER, column, character=visible(character))


def _parts(word: str, known: dict[str, int]) -> list[str]:
    """A word as names whose product it is, the last of which may be a function; or []."""
    if word in FUNCTIONS:
        return [word]
    values = sorted((*known, *CONSTANTS), key=len, reverse=True)
    splits: dict[int, list[str]] = {0: []}  # length of a beginning -> its names
    for start in range(len(word)):
        if start not in splits:
            continue
        rest = word[start:]
        for name in (*values, *([rest] if rest in FUNCTIONS else [])):
            if rest.startswith(name):
                splits.setdefault(start + len(name), [*splits[start], name])
    return splits.get(len(word), [])


def _unknown(
    word: str, column: int, known: dict[str, int], variables: tuple[str, ...]
) -> ExpressionError:
    names = (*known, *CONSTANTS, *FUNCTIONS)
    nearest = get_close_matches(word, names, n=1)
    if nearest:
        return ExpressionError(UNKNOWN_NAME, column, name=quoted(word), nearest=nearest[0])
    choices = ", ".join(variables)
    return ExpressionError(UNKNOWN_WORD, column, name=quoted(word), choices=choices)
