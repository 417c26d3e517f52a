"""What each rule of the grammar of formulas makes of its parts: pieces of a program."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.dual import Program, Step
from engine.elementary import CONSTANTS, FUNCTIONS
from engine.expression_errors import (
    NUMBER_TOO_LARGE,
    ONE_ARGUMENT,
    TOO_DEEP,
    TOO_LARGE,
    TWO_ARGUMENTS,
    quoted,
)
from engine.expression_text import MAX_DEPTH, SUPERSCRIPTS

MAX_NODES = 400
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789-")
_SHALLOW = ("+", "-", "*")  # a long sum or product stands in nothing


class RefusedError(Exception):
    """A rule was found and yet is refused; ``position`` counts in the plain text."""

    def __init__(self, sentence: str, position: int, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.position = position
        self.values = values


@dataclass(frozen=True, slots=True)
class Piece:
    """What a rule has read.

    Attributes
    ----------
    program : its steps; indices of variables are not known yet
    start : where it stands in the plain text
    depth : how many operations stand in one another
    arrays : how many arrays exist at once while it is computed
    """

    program: Program
    start: int
    depth: int = 0
    arrays: int = 0


class Rules:
    """Methods by the names of the rules, each for the list of what the rule has matched.

    Words and numbers are tokens: strings with their ``start_pos`` in the plain text.
    """

    def literal(self, parts: list[Any]) -> Piece:
        return Piece((_number(parts[0]),), parts[0].start_pos)

    def named(self, parts: list[Any]) -> Piece:
        name = str(parts[0])
        if name in CONSTANTS:
            step = Step("number", np.float64(CONSTANTS[name]), name=name)
        else:
            step = Step("variable", name=name)
        return Piece((step,), parts[0].start_pos)

    def add(self, parts: list[Any]) -> Piece:
        return _joined("+", *parts)

    def subtract(self, parts: list[Any]) -> Piece:
        return _joined("-", *parts)

    def multiply(self, parts: list[Any]) -> Piece:
        return _joined("*", *parts)

    def divide(self, parts: list[Any]) -> Piece:
        return _joined("/", *parts)

    def power(self, parts: list[Any]) -> Piece:
        return _joined("^", *parts)

    def superscript(self, parts: list[Any]) -> Piece:
        base, token = parts
        exponent = Piece((_number(token, str(token).translate(_DIGITS)),), token.start_pos)
        return _joined("^", base, exponent)

    def negate(self, parts: list[Any]) -> Piece:
        return _applied("negate", parts[0], parts[0].start)

    def bars(self, parts: list[Any]) -> Piece:
        return _applied("abs", parts[1], parts[0].start_pos)

    def root(self, parts: list[Any]) -> Piece:
        return _applied("sqrt", parts[1], parts[0].start_pos)

    def call(self, parts: list[Any]) -> Piece:
        token, *arguments = parts
        name = str(token)
        arity = FUNCTIONS[name].arity
        if len(arguments) != arity:
            sentence = ONE_ARGUMENT if arity == 1 else TWO_ARGUMENTS
            raise RefusedError(sentence, token.start_pos, name=name, example=example_of(name))
        if arity == 1:
            return _applied(name, arguments[0], token.start_pos)
        return _joined(name, *arguments)


def example_of(name: str) -> str:
    """How a function is called, for a sentence."""
    return f"{name}(x)" if FUNCTIONS[name].arity == 1 else f"{name}(x, 0)"


def _number(token: Any, text: str = "") -> Step:
    number = float(text or token)
    if math.isinf(number):
        raise RefusedError(NUMBER_TOO_LARGE, token.start_pos, value=quoted(str(token)))
    return Step("number", np.float64(number))


def _applied(operation: str, part: Piece, start: int) -> Piece:
    program = (*part.program, Step(operation))
    return _checked(Piece(program, start, part.depth + 1, max(part.arrays, 1)), start)


def _joined(operation: str, left: Piece, right: Piece) -> Piece:
    """Both, the one that needs more arrays first: so a few suffice (Sethi and Ullman 1970)."""
    swapped = right.arrays > left.arrays
    first, second = (right, left) if swapped else (left, right)
    program = (*first.program, *second.program, Step(operation, swapped=swapped))
    arrays = first.arrays + 1 if first.arrays == second.arrays else first.arrays
    depth = max(left.depth, right.depth) + (operation not in _SHALLOW)
    return _checked(Piece(program, left.start, depth, arrays), right.start)


def _checked(piece: Piece, position: int) -> Piece:
    if len(piece.program) > MAX_NODES:
        raise RefusedError(TOO_LARGE, position, limit=MAX_NODES)
    if piece.depth > MAX_DEPTH:
        raise RefusedError(TOO_DEEP, position, limit=MAX_DEPTH)
    return piece
