"""A formula's program as LaTeX, with the fewest parentheses that keep its meaning.

Typesetting takes about twice as long for each fraction, exponent, root or stretched parenthesis
around it: ziamath 0.13 needs 2 s for ten fractions in one another. So what would become too
costly is written flat, with a slash, small parentheses or the name of the function.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.dual import Program, Step
from engine.elementary import ELEMENTARY

# How tightly a piece holds together; one that holds less than its place asks for parentheses.
SUM, SIGNED, PRODUCT, FRACTION, POWER, ATOM = range(6)

COST_OF_ONE = 250  # in signs set: what one structure may cost, 0.1 s at most
COST_OF_ALL = 500
STRETCHED = 3  # how much dearer something becomes between signs that grow with it

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "asin": r"\arcsin",
        "acos": r"\arccos",
        "atan": r"\arctan",
        "log10": r"\log_{10}",
        "sign": r"\mathrm{sign}",
        "sigmoid": r"\mathrm{sigmoid}",
        "relu": r"\mathrm{ReLU}",
        "pi": r"\pi",
    }
)
_BUILT_IN = ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "ln", "min", "max")


@dataclass(frozen=True, slots=True)
class Set:
    """A piece of LaTeX: how tightly it holds, and how many signs its typesetting costs."""

    latex: str
    hold: int
    cost: int


def latex_of(program: Program) -> str:
    """The whole formula; ``x0`` is set as x with an index."""
    whole = _set(program, COST_OF_ONE)
    return whole.latex if whole.cost <= COST_OF_ALL else _set(program, 0).latex


def _set(program: Program, limit: int) -> Set:
    stack: list[Set] = []
    for step in program:
        if step.operation not in ELEMENTARY:
            stack.append(_leaf(step))
            continue
        arity = ELEMENTARY[step.operation].arity
        parts = stack[-arity:]
        del stack[-arity:]
        if step.swapped:
            parts.reverse()
        stack.append(_operation(step.operation, parts, limit))
    return stack.pop()


def _leaf(step: Step) -> Set:
    if step.operation == "number" and not step.name:
        mantissa, _, exponent = f"{step.number:.15g}".partition("e")
        if not exponent:
            return Set(mantissa, ATOM, len(mantissa))
        power = rf"10^{{{int(exponent)}}}"
        if mantissa == "1":
            return Set(power, POWER, 4)
        return Set(rf"{mantissa} \times {power}", PRODUCT, 5 + len(mantissa))
    letter, digits = step.name[:1], step.name[1:]
    if digits.isdigit():
        return Set(f"{letter}_{{{digits}}}", ATOM, 3)
    return Set(_NAMES.get(step.name, step.name), ATOM, 1)


def _operation(operation: str, parts: list[Set], limit: int) -> Set:
    match operation:
        case "+" | "-":
            left, right = parts[0], _held(parts[1], PRODUCT, limit)
            return _row(SUM, left, operation, right)
        case "negate":
            part = _held(parts[0], PRODUCT, limit)
            return Set(f"-{part.latex}", SIGNED, part.cost + 1)
        case "*":
            left, right = _held(parts[0], SIGNED, limit), _held(parts[1], FRACTION, limit)
            return _row(PRODUCT, left, _times(left, right), right)
        case "/":
            return _divided(parts, limit)
        case "^":
            return _raised(parts, limit)
        case "sqrt" if 2 * parts[0].cost <= limit:
            return Set(rf"\sqrt{{{parts[0].latex}}}", ATOM, 2 * parts[0].cost)
        case "abs" if STRETCHED * parts[0].cost <= limit:
            return Set(rf"\left|{parts[0].latex}\right|", ATOM, STRETCHED * parts[0].cost)
        case _:
            return _called(operation, parts, limit)


def _divided(parts: list[Set], limit: int) -> Set:
    cost = 2 * (parts[0].cost + parts[1].cost)
    if cost <= limit:
        return Set(rf"\frac{{{parts[0].latex}}}{{{parts[1].latex}}}", FRACTION, cost)
    left, right = _held(parts[0], SIGNED, limit), _held(parts[1], POWER, limit)
    return _row(PRODUCT, left, "/", right)


def _raised(parts: list[Set], limit: int) -> Set:
    base, exponent = _held(parts[0], ATOM, limit), parts[1]
    cost = 2 * (base.cost + exponent.cost)
    # a plain number as exponent costs next to nothing, whatever it stands in
    if cost <= limit or (exponent.cost <= 2 and base.cost <= max(limit, 4)):
        return Set(f"{base.latex}^{{{exponent.latex}}}", POWER, cost)
    return _called("pow", parts, limit)


def _called(name: str, parts: list[Set], limit: int) -> Set:
    word = _NAMES.get(name) or (rf"\{name}" if name in _BUILT_IN else rf"\mathrm{{{name}}}")
    arguments = ", ".join(part.latex for part in parts)
    cost = sum(part.cost for part in parts)
    inside = _parenthesized(Set(arguments, SUM, cost), limit)
    return Set(word + inside.latex, ATOM, inside.cost + len(name))


def _held(part: Set, hold: int, limit: int) -> Set:
    return part if part.hold >= hold else _parenthesized(part, limit)


def _parenthesized(part: Set, limit: int) -> Set:
    """In parentheses: stretched ones only around what is high, if that is not too costly."""
    high = any(sign in part.latex for sign in (r"\frac", "^", r"\sqrt"))
    if high and STRETCHED * part.cost <= limit:
        return Set(rf"\left({part.latex}\right)", ATOM, STRETCHED * part.cost)
    return Set(f"({part.latex})", ATOM, part.cost + 2)


def _row(hold: int, left: Set, sign: str, right: Set) -> Set:
    latex = " ".join(filter(None, (left.latex, sign, right.latex)))
    return Set(latex, hold, left.cost + len(sign[:1]) + right.cost)


def _times(left: Set, right: Set) -> str:
    """Nothing, as in 2x, or a dot where numbers or fractions would run into each other."""
    if right.latex[0].isdigit() or r"\frac" in (left.latex[:5], right.latex[:5]):
        return r"\cdot"
    return "" if left.latex[-1].isdigit() or right.latex.startswith(("(", r"\left(")) else r"\,"
