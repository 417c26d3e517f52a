"""Where a number of a training step comes from: the terms of its sum, or what it is made of.

Terms are computed in float64, so together they give the value up to the step's own rounding.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.activations import ACTIVATIONS
from engine.beats.updates import change_terms

if TYPE_CHECKING:
    from engine.beats.step import Beats, LayerPart

_FORM = re.compile(r"(d?)([Wbazs]\d+|[xytL])(_after|_change)?")


@dataclass(frozen=True)
class Cell:
    """A place in one of the arrays of a step.

    ``index`` leaves the image out: (j,) of a1 whose whole shape is (N, H). ``image`` is a row of
    the mini-batch, or None for the batch as a whole; parameters have none.
    """

    array: str
    index: tuple[int, ...]
    image: int | None = None


@dataclass(frozen=True)
class Factor:
    """A number and where it stands.

    ``cell`` is None for a setting or a memory of the optimizer, which has a ``symbol`` instead.
    """

    value: float
    cell: Cell | None = None
    symbol: str = ""


@dataclass(frozen=True)
class Term:
    """A product of factors; ``value`` may also be a function of its one factor."""

    factors: tuple[Factor, ...]
    value: float


@dataclass(frozen=True)
class Explanation:
    """How a value was made.

    Attributes
    ----------
    kind : "given" (no terms), "sum" (value = sum of all terms), "mean" (the same, over images),
        "product" (of the one term's factors), "softmax" (value = first term / sum of terms), or
        the name of an activation, "log" (-log(y + 1e-7)) or "slope_" and an activation: a function
        of the one factor
    terms : the largest contributions first; in a softmax the value's own exponential first
    count, rest : how many terms there are, and the sum of those that are not in ``terms``
    """

    cell: Cell
    value: float
    kind: str
    terms: tuple[Term, ...] = ()
    count: int = 0
    rest: float = 0.0


def explain(beats: Beats, cell: Cell, most: int) -> Explanation:
    """See ``Beats.explain``."""
    value = _value_of(beats, cell)
    name = cell.array
    if beats.is_per_image(name) and cell.image is None:
        return _over_the_batch(beats, cell, value, most)
    if name.endswith(("_after", "_change")):
        return _of_update(beats, cell, value)
    if name == "L":
        return _of_row_loss(beats, cell, value, most)
    for part in beats.layers:
        if name == f"s{part.number}" and part.kind in ACTIVATIONS:
            output = Cell(part.output, cell.index, cell.image)
            own = Factor(_value_of(beats, output), output)
            return Explanation(cell, value, f"slope_{part.kind}", (Term((own,), value),), 1)
        if name == part.output:
            return _forward(beats, part, cell, value, most)
        if name == "d" + part.input:
            return _backward(beats, part, cell, value, most)
        if name[0] == "d" and name[1:] in part.params:
            return _of_parameter(beats, part, cell, value, most)
    return Explanation(cell, value, "given")


def _value_of(beats: Beats, cell: Cell) -> float:
    if _FORM.fullmatch(cell.array) is None or cell.array not in beats.arrays:
        raise ValueError(f"There is no array {cell.array!r} in this step.")
    image = cell.image
    if image is not None and not 0 <= image < beats.batch_size:
        raise ValueError(f"image is {image}, expected 0 to {beats.batch_size - 1}.")
    shown = beats.shown(cell.array, image)
    if len(cell.index) != shown.ndim or not all(
        0 <= i < size for i, size in zip(cell.index, shown.shape, strict=True)
    ):
        raise ValueError(f"{cell.array} has the shape {shown.shape}; {cell.index} is not in it.")
    return float(shown[cell.index])


def _over_the_batch(beats: Beats, cell: Cell, value: float, most: int) -> Explanation:
    """The images' own values, each times 1/N; gradients bear their 1/N already."""
    column = np.asarray(beats.arrays[cell.array][:, cell.index[0]], np.float64)

    def place(image: int) -> Cell:
        return Cell(cell.array, cell.index, image)

    if cell.array.startswith("d"):
        return _sum(cell, value, (column,), (place,), most)
    weight = np.full(len(column), 1.0 / len(column))
    return _sum(cell, value, (column, weight), (place, "1/N"), most, kind="mean")


def _forward(beats: Beats, part: LayerPart, cell: Cell, value: float, most: int) -> Explanation:
    n, (j,) = _image(cell), cell.index
    entered = np.asarray(beats.arrays[part.input][n], np.float64)
    if part.kind == "affine":
        W = np.asarray(beats.arrays[part.params[0]][:, j], np.float64)
        weights = part.params[0]
        places = (lambda i: Cell(part.input, (i,), n), lambda i: Cell(weights, (i, j)))
        found = _sum(cell, value, (entered, W), places, most)
        return found if len(part.params) == 1 else _with_bias(beats, part.params[1], found, most)
    own = Factor(float(entered[j]), Cell(part.input, (j,), n))
    if part.key != "loss":
        return Explanation(cell, value, part.kind, (Term((own,), value),), 1)
    powers = np.exp(entered - entered.max())
    order = [j, *(int(k) for k in np.argsort(-powers, kind="stable") if k != j)][:most]
    terms = tuple(
        Term((Factor(float(entered[k]), Cell(part.input, (k,), n)),), float(powers[k]))
        for k in order
    )
    rest = float(powers.sum() - sum(term.value for term in terms))
    return Explanation(cell, value, "softmax", terms, len(powers), rest)


def _with_bias(beats: Beats, name: str, found: Explanation, most: int) -> Explanation:
    """The bias is a term like the others and stands where its size puts it."""
    j = found.cell.index[0]
    bias = float(beats.arrays[name][j])
    terms = sorted(
        (*found.terms, Term((Factor(bias, Cell(name, (j,))),), bias)),
        key=lambda term: -abs(term.value),
    )
    rest = found.rest + sum(term.value for term in terms[most:])
    return Explanation(found.cell, found.value, "sum", tuple(terms[:most]), found.count + 1, rest)


def _backward(beats: Beats, part: LayerPart, cell: Cell, value: float, most: int) -> Explanation:
    if part.key == "loss":
        return _of_loss(beats, part, cell, value, most)
    n, (i,) = _image(cell), cell.index
    name = "d" + part.output
    dout = np.asarray(beats.arrays[name][n], np.float64)
    if part.kind == "affine":
        W = np.asarray(beats.arrays[part.params[0]][i], np.float64)
        weights = part.params[0]
        places = (lambda j: Cell(name, (j,), n), lambda j: Cell(weights, (i, j)))
        return _sum(cell, value, (dout, W), places, most)
    slope = float(beats.arrays[f"s{part.number}"][n, i])
    factors = (
        Factor(float(dout[i]), Cell(name, (i,), n)),
        Factor(slope, Cell(f"s{part.number}", (i,), n)),
    )
    return Explanation(cell, value, "product", (Term(factors, float(dout[i]) * slope),), 1)


def _of_row_loss(beats: Beats, cell: Cell, value: float, most: int) -> Explanation:
    """-log of the right answer's probability, or half the squared errors of all answers."""
    n = cell.index[0]
    y, right = beats.arrays["y"][n], int(beats.labels[n])
    if beats.layers[-1].kind == "cross_entropy":
        factor = Factor(float(y[right]), Cell("y", (right,), n))
        return Explanation(cell, value, "log", (Term((factor,), value),), 1)
    terms = []
    for k, probability in enumerate(y):
        error = float(probability) - float(k == right)
        own = Factor(error, None, f"(y[{k}] - t[{k}])")
        terms.append(Term((Factor(0.5, None, "1/2"), own, own), 0.5 * error * error))
    return _cut(cell, value, tuple(terms), most)


def _of_loss(beats: Beats, part: LayerPart, cell: Cell, value: float, most: int) -> Explanation:
    """(y - t) / N; through the squared error y_i (g_i - sum_k g_k y_k) with g = (y - t) / N."""
    n, (i,) = _image(cell), cell.index
    y, t = (np.asarray(beats.arrays[name][n], np.float64) for name in ("y", "t"))
    share = 1.0 / beats.batch_size
    right = Factor(float(t[i]), Cell("t", (i,), n)), Factor(-share, None, "-1/N")
    own = Factor(float(y[i]), Cell("y", (i,), n))
    if part.kind == "cross_entropy":
        both = (
            Term((own, Factor(share, None, "1/N")), own.value * share),
            Term(right, -t[i] * share),
        )
        return Explanation(cell, value, "sum", both, 2)
    g = (y - t) * share
    terms = tuple(
        Term(
            (
                own,
                Factor(float(k == i) - float(y[k]), None, f"({int(k == i)} - y[{k}])"),
                Factor(float(g[k]), None, f"g[{k}]"),
            ),
            float(y[i] * ((k == i) - y[k]) * g[k]),
        )
        for k in range(len(y))
    )
    return _cut(cell, value, terms, most)


def _of_parameter(
    beats: Beats, part: LayerPart, cell: Cell, value: float, most: int
) -> Explanation:
    """dW[i, j] = sum over the images of in[n, i] dout[n, j]; db[j] without the first factor."""
    name, j = "d" + part.output, cell.index[-1]
    dout = np.asarray(beats.arrays[name][:, j], np.float64)

    def place(image: int) -> Cell:
        return Cell(name, (j,), image)

    if len(cell.index) == 1:
        return _sum(cell, value, (dout,), (place,), most)
    i = cell.index[0]
    entered = np.asarray(beats.arrays[part.input][:, i], np.float64)
    places = (lambda image: Cell(part.input, (i,), image), place)
    return _sum(cell, value, (entered, dout), places, most)


def _of_update(beats: Beats, cell: Cell, value: float) -> Explanation:
    """The weight before, and what the optimizer's rule adds to it."""
    name = cell.array.removesuffix("_after").removesuffix("_change")
    terms = [
        Term(
            tuple(
                Factor(number, Cell(source, cell.index) if source in beats.arrays else None, source)
                for number, source in product
            ),
            float(np.prod([number for number, _ in product])),
        )
        for product in change_terms(beats, name, cell.index)
    ]
    if cell.array.endswith("_after"):
        before = float(beats.arrays[name][cell.index])
        terms.append(Term((Factor(before, Cell(name, cell.index)),), before))
    return _cut(cell, value, tuple(terms), len(terms))


def _sum(
    cell: Cell,
    value: float,
    factors: tuple[NDArray[np.float64], ...],
    places: tuple[Callable[[int], Cell] | str, ...],
    most: int,
    kind: str = "sum",
) -> Explanation:
    """A sum of products, of which only the largest become objects: 784 would take 2 ms."""
    with np.errstate(over="ignore", invalid="ignore"):
        products = np.prod(np.array(factors), axis=0)
        order = np.argsort(-np.abs(products), kind="stable")[:most]
        rest = float(products.sum() - products[order].sum()) if len(products) > most else 0.0
    terms = tuple(
        Term(
            tuple(
                Factor(float(numbers[k]), None, place)
                if isinstance(place, str)
                else Factor(float(numbers[k]), place(int(k)))
                for numbers, place in zip(factors, places, strict=True)
            ),
            float(products[k]),
        )
        for k in order
    )
    return Explanation(cell, value, kind, terms, len(products), rest)


def _cut(cell: Cell, value: float, terms: tuple[Term, ...], most: int) -> Explanation:
    ordered = sorted(terms, key=lambda term: -abs(term.value))
    rest = sum(term.value for term in ordered[most:])
    return Explanation(cell, value, "sum", tuple(ordered[:most]), len(ordered), rest)


def _image(cell: Cell) -> int:
    assert cell.image is not None
    return cell.image
