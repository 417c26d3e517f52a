"""Programs of formulas, run forwards: for values, and with dual numbers for exact derivatives.

A formula is a list of steps in postfix order, worked off with a stack. So neither a long formula
nor a deeply nested one can exhaust Python's stack, and what was written is never code.

A dual number is a value with its derivatives (Griewank and Walther, Evaluating Derivatives, 3.1):
each step applies the chain rule to both at once, so one pass gives f and its whole gradient,
exact to rounding. A derivative that is 0 for all x, as that of a constant, is None.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.elementary import ELEMENTARY, Numbers

FloatArray = NDArray[np.float64]
Times = Callable[[Numbers, Numbers], Numbers]
ZERO = np.float64(0.0)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a program.

    Attributes
    ----------
    operation : "number", "variable", or a key of ``ELEMENTARY``
    number : the number, for "number"
    index : which of the variables, for "variable"
    name : how a constant or variable was typed
    swapped : whether the second argument was computed before the first
    """

    operation: str
    number: np.float64 = ZERO
    index: int = 0
    name: str = ""
    swapped: bool = False


Program = tuple[Step, ...]


def evaluate(program: Program, inputs: Sequence[FloatArray]) -> FloatArray:
    """The value at ``inputs``, float64 arrays that broadcast together: a fresh array.

    Intermediate arrays are used again, so at most as many exist as the program's stack is high.
    """
    points = [array[()] for array in inputs]  # a 0-d array as a scalar is four times as fast
    stack: list[Numbers] = []
    with np.errstate(all="ignore"):
        for step in program:
            elementary = ELEMENTARY.get(step.operation)
            if elementary is not None:
                arguments = _pop(stack, elementary.arity, step.swapped)
                out = _spare(arguments, points)
                stack.append(elementary.function(*arguments, out=out))
            else:
                stack.append(step.number if step.operation == "number" else points[step.index])
    return _filled(stack.pop(), _shape(inputs), points)


def gradient(program: Program, inputs: Sequence[FloatArray]) -> tuple[FloatArray, ...]:
    """The derivatives by each input: fresh arrays of the broadcast shape; nan where f is nan.

    An infinite slope times an inner derivative of 0 counts as 0, so sqrt(x^2 + y^2) has the
    slope 0 at its tip, and 1 / (1 + exp(-x)) where exp overflows.
    """
    points = [array[()] for array in inputs]
    with np.errstate(all="ignore"):
        value, tangents = _differentiate(program, points, operator.mul)
        if any(tangent is not None and _has_nan(tangent) for tangent in tangents):
            # once more with care; it takes twice as long, which few formulas should pay
            value, tangents = _differentiate(program, points, _times)
        shape = _shape(inputs)
        slopes = tuple(_filled(0.0 if t is None else t, shape, points) for t in tangents)
        if _has_nan(value):
            for slope in slopes:
                np.copyto(slope, np.nan, where=np.isnan(value))
    return slopes


def _differentiate(
    program: Program, points: Sequence[Numbers], times: Times
) -> tuple[Numbers, list[Numbers]]:
    variables = range(len(points))
    stack: list[tuple[Numbers, list[Numbers]]] = []
    for step in program:
        if step.operation == "number":
            stack.append((step.number, [None] * len(points)))
        elif step.operation == "variable":
            unit = [np.float64(1.0) if i == step.index else None for i in variables]
            stack.append((points[step.index], unit))
        else:
            elementary = ELEMENTARY[step.operation]
            duals = _pop(stack, elementary.arity, step.swapped)
            values = [value for value, _ in duals]
            result = elementary.function(*values)
            tangents: list[Numbers] = [None] * len(points)
            for slope_of, (_, inner) in zip(elementary.slopes, duals, strict=True):
                if all(tangent is None for tangent in inner):
                    continue
                slope = slope_of(*values, result)
                for i, tangent in enumerate(inner):
                    if tangent is not None:
                        product = times(slope, tangent)
                        tangents[i] = product if tangents[i] is None else tangents[i] + product
            stack.append((result, tangents))
    return stack.pop()


def _times(slope: Numbers, tangent: Numbers) -> Numbers:
    """The product, where 0 times infinity is 0."""
    return np.where((slope == 0.0) | (tangent == 0.0), 0.0, slope * tangent)[()]


def _pop(stack: list[Numbers], count: int, swapped: bool) -> list[Numbers]:
    arguments = stack[-count:]
    del stack[-count:]
    return arguments[::-1] if swapped else arguments


def _spare(arguments: Sequence[Numbers], points: Sequence[Numbers]) -> FloatArray | None:
    """An array among the arguments that can take the result, because nobody else needs it."""
    for argument in arguments:
        if isinstance(argument, np.ndarray) and not any(argument is point for point in points):
            shape = np.broadcast_shapes(*(np.shape(other) for other in arguments))
            if argument.shape == shape:
                return argument
    return None


def _shape(inputs: Sequence[FloatArray]) -> tuple[int, ...]:
    if all(array.ndim == 0 for array in inputs):
        return ()
    return np.broadcast_shapes(*(array.shape for array in inputs))


def _has_nan(value: Numbers) -> bool:
    if isinstance(value, np.ndarray):
        return bool(np.isnan(value).any())
    return bool(value != value)  # a tenth of the time that isnan takes


def _filled(value: Numbers, shape: tuple[int, ...], points: Sequence[Numbers]) -> FloatArray:
    """``value`` as an array of ``shape`` that shares no memory with anything."""
    if not isinstance(value, np.ndarray):
        return np.full(shape, value, dtype=np.float64)
    if value.shape == shape and not any(value is point for point in points):
        return value
    return np.array(np.broadcast_to(value, shape), dtype=np.float64)
