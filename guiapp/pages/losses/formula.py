"""The formulas of the Losses page as LaTeX: in general, and with the numbers of the moment.

As in ``engine.losses`` and ``engine.layers`` (Deep Learning from Scratch, 4.2.1, 4.2.2, 4.2.4 and,
for the gradient through softmax, 5.6.3).
"""

from __future__ import annotations

from guiapp.pages.losses.sheet import Sheet
from guiapp.widgets.formulas.latex_numbers import latex_number

_EPSILON = r"10^{-7}"
_MEANS = {"mean_squared_error": "L", "cross_entropy": "L", "accuracy": "A"}
LETTERS = {"mean_squared_error": "E", "cross_entropy": "E", "accuracy": "A"}


def general_formula(sheet: Sheet, key: str) -> str:
    """The measure of one row and its slope for one bar; of a batch also the mean."""
    loss = {
        "mean_squared_error": r"E = \frac{1}{2} \sum_k (y_k - t_k)^2",
        "cross_entropy": rf"E = -\sum_k t_k \log {_guarded('y_k', sheet, always=False)}",
        "accuracy": r"A = \begin{cases} 1 & \mathrm{if\ } \arg\max_k y_k = \arg\max_k t_k \\ "
        r"0 & \mathrm{otherwise} \end{cases}",
    }[key]
    letter = LETTERS[key]
    parts = [loss, f"{_slope(letter, 'k', sheet)} = {_general_slope(sheet, key)}"]
    if sheet.scores:
        parts.insert(0, r"y_k = e^{z_k} / \sum_j e^{z_j}")
    if sheet.count > 1:
        parts.append(rf"{_MEANS[key]} = \frac{{1}}{{N}} \sum_n {letter}_n")
    return r" \qquad ".join(parts)


def formula_with_numbers(sheet: Sheet, key: str) -> str:
    """The same with today's numbers: of the row in hand, or of the mean over the batch."""
    if sheet.count > 1:
        return _mean_with_numbers(sheet, key)
    return {
        "mean_squared_error": _squares,
        "cross_entropy": _logarithm,
        "accuracy": _largest,
    }[key](sheet)


def _squares(sheet: Sheet) -> str:
    terms = []
    for index, y in enumerate(sheet.probabilities()):
        number = latex_number(round(float(y), 4), 3)  # powers of ten would not fit the line
        terms.append(f"({number} - 1)^2" if index == sheet.right else f"{number}^2")
    value = latex_number(sheet.measure("mean_squared_error"), 4)
    loss = rf"E = \frac{{1}}{{2}} \left( {' + '.join(terms)} \right) = {value}"
    slope = latex_number(float(sheet.gradient("mean_squared_error")[sheet.right]), 4)
    y = latex_number(float(sheet.probabilities()[sheet.right]), 4)
    how = f"{slope}" if sheet.scores else f"{y} - 1 = {slope}"
    return rf"{loss} \qquad {_slope('E', str(sheet.right), sheet)} = {how}"


def _logarithm(sheet: Sheet) -> str:
    y, right = float(sheet.probabilities()[sheet.right]), sheet.right
    value = latex_number(sheet.measure("cross_entropy"), 5)
    loss = rf"E = -\log {_guarded(latex_number(y, 4), sheet)} = {value}"
    slope = latex_number(float(sheet.gradient("cross_entropy")[right]), 4)
    if sheet.scores:
        how = f"{latex_number(y, 4)} - 1"
    else:
        how = rf"-\frac{{1}}{{{_guarded(latex_number(y, 4), sheet).strip('()')}}}"
    return rf"{loss} \qquad {_slope('E', str(right), sheet)} = {how} = {slope}"


def _largest(sheet: Sheet) -> str:
    largest, right = int(sheet.probabilities().argmax()), sheet.right
    sign = "=" if largest == right else r"\neq"
    value = latex_number(sheet.measure("accuracy"), 1)
    slopes = _slope("A", "0", sheet), _slope("A", "9", sheet)
    return (
        rf"\arg\max_k y_k = {largest} {sign} {right} \quad \Rightarrow \quad A = {value} "
        rf"\qquad {slopes[0]} = \dots = {slopes[1]} = 0"
    )


def _mean_with_numbers(sheet: Sheet, key: str) -> str:
    terms = " + ".join(latex_number(value, 4) for value in sheet.measures_of_rows(key))
    value = latex_number(sheet.mean(key), 5)
    return rf"{_MEANS[key]} = \frac{{1}}{{{sheet.count}}} \left( {terms} \right) = {value}"


def _general_slope(sheet: Sheet, key: str) -> str:
    if key == "accuracy":
        return "0"
    if not sheet.scores:
        if key == "mean_squared_error":
            return "y_k - t_k"
        return rf"-\frac{{t_k}}{{{'y_k + ' + _EPSILON if sheet.guarded else 'y_k'}}}"
    if key == "cross_entropy":
        return "y_k - t_k"
    return r"y_k \left( (y_k - t_k) - \sum_j y_j (y_j - t_j) \right)"


def _guarded(y: str, sheet: Sheet, *, always: bool = True) -> str:
    """``y``, with the 1e-7 beside it if it is added."""
    if sheet.guarded:
        return rf"({y} + {_EPSILON})"
    return f"({y})" if always and (r"\times" in y or "^" in y) else f"{y}"


def _slope(letter: str, index: str, sheet: Sheet) -> str:
    variable = "z" if sheet.scores else "y"
    return rf"\frac{{\partial {letter}}}{{\partial {variable}_{index}}}"
