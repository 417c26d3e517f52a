"""The formulas of the Beats page: of a layer in general, and of one cell with its numbers.

Sources: Deep Learning from Scratch, 3.2 to 3.5, 4.2, 5.5, 5.6, 6.1.
"""

from __future__ import annotations

from engine.beats.step import Beats, LayerPart
from engine.beats.terms import Cell, Explanation, Factor
from guiapp.pages.beats.timeline import BACKWARD, UPDATE
from guiapp.widgets.formulas.latex_numbers import latex_number

DIGITS = 3
MOST_TERMS = 3

_RULES = {
    "sgd": r"W \leftarrow W - \eta \frac{\partial L}{\partial W}",
    "momentum": r"v \leftarrow \alpha v - \eta \frac{\partial L}{\partial W} \qquad "
    r"W \leftarrow W + v",
    "nesterov": r"W \leftarrow W + \alpha^2 v - (1 + \alpha) \eta \frac{\partial L}{\partial W} "
    r"\qquad v \leftarrow \alpha v - \eta \frac{\partial L}{\partial W}",
    "adagrad": r"h \leftarrow h + \left( \frac{\partial L}{\partial W} \right)^2 \qquad "
    r"W \leftarrow W - \frac{\eta}{\sqrt{h} + 10^{-7}} \frac{\partial L}{\partial W}",
    "rmsprop": r"h \leftarrow \rho h + (1 - \rho) \left( \frac{\partial L}{\partial W} "
    r"\right)^2 \qquad W \leftarrow W - \frac{\eta}{\sqrt{h} + 10^{-7}} "
    r"\frac{\partial L}{\partial W}",
    "adam": r"m \leftarrow \beta_1 m + (1 - \beta_1) \frac{\partial L}{\partial W} \qquad "
    r"v \leftarrow \beta_2 v + (1 - \beta_2) \left( \frac{\partial L}{\partial W} \right)^2 "
    r"\qquad W \leftarrow W - \eta_t \frac{m}{\sqrt{v} + 10^{-7}}",
}
_FORWARD = {
    "sigmoid": r"{out} = \frac{{1}}{{1 + e^{{-{in_}}}}}",
    "relu": r"{out} = \max(0, {in_})",
    "tanh": r"{out} = \tanh {in_}",
}
_OF_ONE = {  # what a cell is of the one number behind it
    "sigmoid": r"\frac{{1}}{{1 + e^{{-{x}}}}}",
    "relu": r"\max(0, {x})",
    "tanh": r"\tanh {x}",
    "log": r"-\log({x} + 10^{{-7}})",
    "slope_sigmoid": r"{x} \cdot (1 - {x})",
    "slope_relu": r"\begin{{cases}} 1 & {x} > 0 \\ 0 & \mathrm{{otherwise}} \end{{cases}}",
    "slope_tanh": r"1 - {x}^2",
}
_SLOPES = {
    "sigmoid": r"{out} (1 - {out})",
    "relu": r"\begin{{cases}} 1 & {out} > 0 \\ 0 & \mathrm{{otherwise}} \end{{cases}}",
    "tanh": r"1 - {out}^2",
}


def symbol(name: str) -> str:
    """An array as the book writes it: W_1, a_2, and for a gradient dL/dW_1."""
    if name.startswith("d"):
        return rf"\frac{{\partial L}}{{\partial {symbol(name[1:])}}}"
    if name.startswith("s"):
        return f"h'(a_{{{name[1:]}}})"
    base = name.removesuffix("_after").removesuffix("_change")
    letter = base if len(base) == 1 else f"{base[0]}_{{{base[1:]}}}"
    return rf"{letter}'" if name.endswith("_after") else letter


def general(beats: Beats, part: LayerPart, phase: str, is_first: bool) -> str:
    """What the layer computes in a phase."""
    input_, output = symbol(part.input), symbol(part.output)
    if phase == UPDATE:
        return _RULES[beats.step.snapshot.config.optimizer]
    if part.key == "loss":
        return _loss_back(part) if phase == BACKWARD else _loss(part)
    if part.kind != "affine":
        if phase == BACKWARD:
            slope = _SLOPES[part.kind].format(out=output)
            found = rf"{symbol('d' + part.input)} = {symbol('d' + part.output)} \, h'({input_})"
            return rf"{found} \qquad h'({input_}) = {slope}"
        return _FORWARD[part.kind].format(out=output, in_=input_)
    W = symbol(part.params[0])
    if phase == BACKWARD:
        return _affine_back(part, W, is_first)
    bias = f" + {symbol(part.params[1])}" if len(part.params) > 1 else ""
    return f"{output} = {input_} {W}{bias}"


def with_numbers(found: Explanation, beats: Beats) -> str:
    """One cell and the numbers that made it."""
    cell = found.cell
    left = _place(cell)
    value = latex_number(found.value, 4)
    if found.kind == "given" or not found.terms:
        return f"{left} = {value}"
    first = found.terms[0].factors[0]
    number = latex_number(first.value, DIGITS + 1)
    if found.kind in _OF_ONE:
        bracketed = f"({number})" if number.startswith("-") else number
        return f"{left} = {_OF_ONE[found.kind].format(x=bracketed)} = {value}"
    if found.kind == "softmax":
        total = found.rest + sum(term.value for term in found.terms)
        own = latex_number(found.terms[0].value, DIGITS)
        below = latex_number(total, DIGITS)
        text = rf"{left} = \frac{{e^{{{number} - \max}}}}{{\sum_j e^{{a_j - \max}}}}"
        return rf"{text} = \frac{{{own}}}{{{below}}} = {value}{_row_loss(beats, cell)}"
    shown = found.terms[:MOST_TERMS]
    text = " ".join(_term(term.factors, place) for place, term in enumerate(shown))
    dots = r" + \cdots" if found.count > len(shown) else ""
    return f"{left} = {text}{dots} = {value}"


def _row_loss(beats: Beats, cell: Cell) -> str:
    """For the right answer's probability also what it makes the loss."""
    if cell.image is None or beats.labels[cell.image] != cell.index[0]:
        return ""
    if beats.step.snapshot.config.loss != "cross_entropy":
        return ""
    loss = latex_number(float(beats.losses[cell.image]), 4)
    return rf"\qquad L_{{{cell.image}}} = -\log y = {loss}"


def _place(cell: Cell) -> str:
    """The cell's letter with its indices below."""
    indices = [str(i) for i in cell.index]
    if cell.image is not None:
        indices.insert(0, str(cell.image))
    gradient = cell.array.startswith("d")
    base = cell.array[1:] if gradient else cell.array
    letter = f"{symbol(base)}[{', '.join(indices)}]"
    if cell.array.endswith("_change"):
        letter = rf"\Delta {letter}"
    return rf"\frac{{\partial L}}{{\partial {letter}}}" if gradient else letter


def _term(factors: tuple[Factor, ...], place: int) -> str:
    numbers = [latex_number(factor.value, DIGITS) for factor in factors]
    first, *others = numbers
    if place and not first.startswith("-"):
        first = f"+ {first}"
    others = [f"({text})" if text.startswith("-") else text for text in others]
    return r" \cdot ".join([first, *others])


def _loss(part: LayerPart) -> str:
    own, each = _indexed(part.input, "k"), _indexed(part.input, "j")
    soft = rf"y_k = \frac{{e^{{{own}}}}}{{\sum_j e^{{{each}}}}}"
    if part.kind == "cross_entropy":
        loss = r"L = -\frac{1}{N} \sum_n \sum_k t_{nk} \log (y_{nk} + 10^{-7})"
    else:
        loss = r"L = \frac{1}{N} \sum_n \frac{1}{2} \sum_k (y_{nk} - t_{nk})^2"
    return rf"{soft} \qquad {loss}"


def _indexed(name: str, index: str) -> str:
    return rf"{name[0]}_{{{name[1:]}, {index}}}"


def _loss_back(part: LayerPart) -> str:
    left = symbol("d" + part.input)
    if part.kind == "cross_entropy":
        return rf"{left} = \frac{{1}}{{N}} (y - t)"
    return rf"{left}_k = y_k \left( g_k - \sum_j g_j y_j \right) \qquad g = \frac{{1}}{{N}} (y - t)"


def _affine_back(part: LayerPart, W: str, is_first: bool) -> str:
    dout = symbol("d" + part.output)
    found = [rf"{symbol('d' + part.params[0])} = {symbol(part.input)}^T {dout}"]
    if len(part.params) > 1:
        found.append(rf"{symbol('d' + part.params[1])} = \sum_n {dout}")
    if not is_first:
        found.append(rf"{symbol('d' + part.input)} = {dout} {W}^T")
    return r" \qquad ".join(found)
