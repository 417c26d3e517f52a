"""An explanation of the engine as lines of text: what was multiplied, with the numbers put in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from engine.beats.terms import Cell, Explanation, Factor, Term
from guiapp.widgets.numerals import MINUS, figure, short_figure

DOT = " · "
MOST_DECIMALS = 8
_FUNCTIONS = {
    "sigmoid": "1 / (1 + exp({minus}{x}))",
    "relu": "max(0, {x})",
    "tanh": "tanh({x})",
    "softmax": "exp({x} {minus} max)",
    "log": "{minus}log({x} + 1e{minus}7)",
    "slope_sigmoid": "{x} · (1 {minus} {x})",
    "slope_relu": "{x} > 0",
    "slope_tanh": "1 {minus} ({x})²",
}


@dataclass(frozen=True)
class TermRow:
    """One term: its factors by name, the same as numbers, and what it comes to."""

    names: str
    numbers: str
    value: float


def cell_name(cell: Cell) -> str:
    """As one would write it in Python: a1[7, 42], W1[3, 42]; of the whole batch a1[:, 42]."""
    name = cell.array.removesuffix("_after").removesuffix("_change")
    if cell.array.endswith("_after"):
        name = f"{name}\N{PRIME}"
    elif cell.array.endswith("_change"):
        name = f"Δ{name}"
    places = [str(i) for i in cell.index]
    if cell.array[0] not in "WbL" and cell.array[:2] not in ("dW", "db"):
        places.insert(0, ":" if cell.image is None else str(cell.image))
    return f"{name}[{', '.join(places)}]"


def aligned(values: Sequence[float]) -> list[str]:
    """Figures with as many decimals as give the largest four digits, one below the other."""
    largest = max((abs(v) for v in values if math.isfinite(v)), default=0.0)
    if largest == 0.0:
        return [figure(value) for value in values]
    decimals = 3 - math.floor(math.log10(largest))
    if not 0 <= decimals <= MOST_DECIMALS:
        return [figure(value, 3) for value in values]
    return [
        f"{v + 0.0:.{decimals}f}".replace("-", MINUS) if math.isfinite(v) else figure(v)
        for v in values  # -0.0 + 0.0 is 0.0
    ]


def term_rows(found: Explanation) -> list[TermRow]:
    """The terms of an explanation in its order."""
    return [_row(found.kind, term) for term in found.terms]


def _row(kind: str, term: Term) -> TermRow:
    if kind in _FUNCTIONS:
        factor = term.factors[0]
        form = _FUNCTIONS[kind]
        return TermRow(
            form.format(x=_name(factor), minus=MINUS),
            form.format(x=_number(factor, in_brackets=kind == "sigmoid"), minus=MINUS),
            term.value,
        )
    return TermRow(
        DOT.join(map(_name, term.factors)),
        DOT.join(_number(f, in_brackets=place > 0) for place, f in enumerate(term.factors)),
        term.value,
    )


def _name(factor: Factor) -> str:
    if factor.cell is not None:
        return cell_name(factor.cell)
    return factor.symbol.replace("-", MINUS) or short_figure(factor.value)


def _number(factor: Factor, *, in_brackets: bool) -> str:
    text = short_figure(factor.value)
    return f"({text})" if in_brackets and text.startswith(MINUS) else text
