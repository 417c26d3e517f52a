"""The update rules in LaTeX: the numbers are those of the race, and ziamath can set them."""

import re

import pytest

from engine.optimizers import OPTIMIZERS
from engine.race import Entry, Race
from engine.surfaces import SURFACES
from guiapp.pages.descent.formula import MOST_RULES, SYMBOLS, formula_rules
from guiapp.pages.descent.walk import Walk
from guiapp.widgets.formulas.formula_view import formula

VALLEY = SURFACES["valley"]
EACH_OPTIMIZER = pytest.mark.parametrize("optimizer", OPTIMIZERS)


def walk(optimizer="sgd", rate=0.1, step=0, surface=VALLEY, start=None):
    race = Race(surface, [Entry(optimizer, rate)], start or surface.start)
    race.run_to(step + 1)
    return Walk(race, 0, step, 99)


def columns(line):
    """The pairs of numbers in a line, as they are shown."""
    found = re.findall(r"\\begin\{pmatrix\} (\S+) \\\\ (\S+) \\end\{pmatrix\}", line)
    return [(float(upper), float(lower)) for upper, lower in found]


def test_the_formula_of_plain_descent_has_the_numbers_of_the_step():
    ((symbols, numbers),) = formula_rules(walk(surface=SURFACES["bowl"]))
    assert symbols == r"x \leftarrow x - \eta\, \nabla f"
    assert numbers.startswith("= ")
    assert columns(numbers) == [(-3, 4), (-6, 8), (-2.4, 3.2)]
    assert "- 0.1 " in numbers


def test_the_formula_of_momentum_has_its_velocity():
    # after one step v = -0.1 (-0.7, 4), the gradient at (-6.93, 1.6) is (-0.693, 3.2)
    (_, first), (_, second) = formula_rules(walk("momentum", step=1))
    assert columns(first)[:2] == [(0.07, -0.4), (-0.693, 3.2)]
    assert columns(second)[0] == (-6.93, 1.6)
    assert columns(first)[2] == columns(second)[1]


def test_the_formula_of_adagrad_works_out_each_axis():
    # h = (0.49, 16), so both roots undo the gradient: the first step is 1.5 long on each axis
    (_, squares), (_, step) = formula_rules(walk("adagrad", 1.5))
    assert r"0 + \left(-0.7\right)^2 \\ 0 + 4^2" in squares
    assert columns(squares) == [(0.49, 16)]
    assert r"2 - 1.5 \cdot 4 / \sqrt{16}" in step
    assert columns(step) == [(-5.5, 0.5)]


@EACH_OPTIMIZER
def test_every_formula_has_the_next_point(optimizer):
    shown = walk(optimizer, step=7)
    rules = formula_rules(shown)
    assert len(rules) <= MOST_RULES
    line = next(numbers for symbols, numbers in rules if symbols.startswith("x"))
    assert columns(line)[-1] == pytest.approx(shown.upcoming(), rel=5e-3)


@EACH_OPTIMIZER
@pytest.mark.parametrize("rate", [0.1, 1e-10, 1e30])
def test_every_formula_can_be_typeset(optimizer, rate):
    for pair in formula_rules(walk(optimizer, rate, step=3)):
        for line in pair:
            if line:
                assert formula(line, "#000000").width > 0


def test_a_formula_without_a_next_step_stands_without_numbers():
    ended = walk("sgd", 1e200, step=9)
    assert formula_rules(ended) == [(SYMBOLS["sgd"][0], "")]


def test_a_rate_stands_as_it_was_typed():
    assert r"\left(10^{-10}\right)" in formula_rules(walk(rate=1e-10))[0][1]
