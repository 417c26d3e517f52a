"""The names of the axes are those of the formula, however it was typed."""

import pytest

from engine.expressions import parse
from engine.surfaces import SURFACES, surface_from_expression
from guiapp.widgets.maps.surface_names import axis_names, latex_names


@pytest.mark.parametrize(
    "formula", ["", "x0² + x1²", "x0^2", "x_0^2 + x_1^2", "x₀² + x₁²", "ｘ０＋ｘ１", "log(X1)"]
)
def test_the_book_s_names_have_subscripts(formula):
    assert axis_names(formula) == ("x₀", "x₁")
    assert latex_names(formula) == ("x_0", "x_1")


@pytest.mark.parametrize("formula", ["x²/20 + y²", "x^10 + y", "x¹⁰ y", "10x", "exp(-x)", "x*1"])
def test_others_are_x_and_y(formula):
    assert axis_names(formula) == latex_names(formula) == ("x", "y")


@pytest.mark.parametrize("name", SURFACES)
def test_they_are_the_names_in_the_typeset_formula(name):
    indexed = "x_0" in SURFACES[name].latex
    assert latex_names(SURFACES[name].label) == (("x_0", "x_1") if indexed else ("x", "y"))


@pytest.mark.parametrize("typed", ["x0^2 + x1^2", "x_0^2+x_1^2", "x₀² + x₁²"])
def test_and_of_a_formula_that_was_typed(typed):
    surface = surface_from_expression(parse(typed))
    assert "x_{0}" in surface.latex
    assert latex_names(surface.label) == ("x_0", "x_1")
