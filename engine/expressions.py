"""A user's formula, such as ``0.01x^2 + 0.1x``, as a function of arrays with its exact gradient.

This is a grammar of arithmetic over float64 and nothing else: no name leads to Python, nothing
can loop, and the size of a formula bounds its time and memory. It is read in three stages: plain
text (``expression_text``), this grammar, and a program in postfix order (``dual``).

A product may be written without a sign (``2x``, ``x y``, ``xy``, ``3(x+1)``) and binds like one
with it, from the left: ``1/2x`` is ``(1/2) x``. Powers are read from the right and before signs:
``-x^2`` is ``-(x^2)``. ``√`` takes only what follows directly: ``√2x`` is ``√2 · x``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine import dual
from engine.dual import FloatArray, Program
from engine.elementary import FUNCTIONS
from engine.expression_errors import SENTENCES, ExpressionError
from engine.expression_latex import latex_of
from engine.expression_mistakes import explained
from engine.expression_rules import MAX_NODES, Piece, RefusedError, Rules
from engine.expression_text import MAX_CHARACTERS, MAX_DEPTH, PlainText, aliases

if TYPE_CHECKING:
    from lark import Lark

__all__ = [
    "MAX_CHARACTERS",
    "MAX_DEPTH",
    "MAX_NODES",
    "SENTENCES",
    "Expression",
    "ExpressionError",
    "parse",
]

# ``implied`` is a factor that can follow another without a sign: one that is not a number, so
# that "2 3" and "x2" are mistakes and not products.
GRAMMAR = r"""
?start: sum
?sum: product | sum "+" product -> add | sum "-" product -> subtract
?product: signed | product "*" signed -> multiply | product "/" signed -> divide
    | product implied -> multiply
?implied: bare | bare _POWER signed -> power
?signed: raised | "-" signed -> negate | "+" signed
?raised: operand | operand _POWER signed -> power
?operand: number | bare
?number: literal | number SUPERSCRIPT -> superscript
literal: NUMBER
?bare: atom | bare SUPERSCRIPT -> superscript
?atom: NAME -> named | "(" sum ")" | BAR sum _BAR_END -> bars
    | FUNCTION "(" sum ("," sum)* ")" -> call | ROOT (atom | literal) -> root

_POWER: "^" | "**"
ROOT: "√"
BAR: "⟨"
_BAR_END: "⟩"
NUMBER: /([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?/
SUPERSCRIPT: /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/
FUNCTION.2: /(?:{functions})(?![a-z0-9])/
NAME: /[a-z][a-z0-9]*/
%ignore " "
""".replace("{functions}", "|".join(FUNCTIONS))


@dataclass(frozen=True)
class Expression:
    """A formula that can be computed; made by ``parse``.

    Attributes
    ----------
    text : as it was typed
    variables : their names, in the order in which arrays are given
    """

    text: str
    variables: tuple[str, ...]
    program: Program = field(repr=False, compare=False)

    def __call__(self, *arrays: ArrayLike) -> FloatArray:
        """The value at each element, nan outside the domain: a fresh float64 array.

        Parameters
        ----------
        arrays : one per variable, real numbers of shapes that broadcast together

        Raises
        ------
        ValueError
            When there are more or fewer arrays than variables, or they are not real numbers.
        """
        return dual.evaluate(self.program, self._inputs(arrays))

    def gradient(self, *arrays: ArrayLike) -> tuple[FloatArray, ...]:
        """The derivative by each variable, exact to rounding; nan where the value is nan.

        At kinks it follows the conventions of ``engine.elementary``: 0 for abs and relu at 0.
        Arguments and errors as for the value; fresh float64 arrays of the broadcast shape.
        """
        return dual.gradient(self.program, self._inputs(arrays))

    def latex(self) -> str:
        """The formula in LaTeX; the name of the function and an equals sign are not in it."""
        return latex_of(self.program)

    def _inputs(self, arrays: tuple[ArrayLike, ...]) -> list[FloatArray]:
        if len(arrays) != len(self.variables):
            raise ValueError(
                f"A formula in {', '.join(self.variables)} takes {len(self.variables)} arrays, "
                f"not {len(arrays)}."
            )
        numbers: list[NDArray[Any]] = [np.asarray(array) for array in arrays]
        for array in numbers:
            if array.dtype.kind not in "iuf":
                raise ValueError(f"A formula takes real numbers, not {array.dtype}.")
        return [array.astype(np.float64, copy=False) for array in numbers]


def parse(text: str, variables: tuple[str, ...] = ("x", "y")) -> Expression:
    """Read a formula; upper case counts as lower case.

    Parameters
    ----------
    text : at most MAX_CHARACTERS; with the variables x and y, x0 and x1 also stand for them
    variables : names of small letters, neither functions nor constants

    Raises
    ------
    ExpressionError
        With its sentence and column, when ``text`` is not a formula or is too large.
    """
    from lark import UnexpectedInput, UnexpectedToken

    plain = PlainText(text, variables)
    try:
        piece: Piece = _parser().parse(plain.text)  # type: ignore[assignment]
    except UnexpectedToken as problem:
        token = problem.token
        position = None if token.type == "$END" else token.start_pos
        raise explained(plain, position, token.type, str(token), problem.expected) from None
    except UnexpectedInput as problem:  # a character that begins no token: a lone point
        position = problem.pos_in_stream or 0
        raise explained(plain, position, "", plain.text[position], ()) from None
    except RefusedError as refused:
        column = plain.column(refused.position)
        raise ExpressionError(refused.sentence, column, **refused.values) from None
    known = aliases(variables)
    program = tuple(
        replace(step, index=known[step.name]) if step.operation == "variable" else step
        for step in piece.program
    )
    return Expression(text, variables, program)


@cache
def _parser() -> Lark:
    """The parser, made when the first formula is read: that and its library take 0.1 s."""
    from lark import Lark, Transformer

    class Builder(Rules, Transformer[Any, Any]):
        """Called at each rule while parsing, so there is never a tree to descend into."""

    return Lark(GRAMMAR, parser="lalr", lexer="contextual", transformer=Builder())
