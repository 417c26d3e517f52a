"""Where a formula has no finite value, in words."""

import pytest

from engine.expressions import parse
from engine.surfaces import SURFACES, surface_from_expression
from guiapp.widgets.maps.finite_region import FiniteRegion, ground_near


def remark(formula):
    return FiniteRegion().remark(surface_from_expression(parse(formula)))


@pytest.mark.parametrize(
    ("formula", "where"),
    [
        ("sqrt(x) + y**2", "for x < 0:"),
        ("log(x) + y**2", "for x ≤ 0:"),  # log 0 is minus infinity
        ("x**2 + sqrt(2 - y)", "for y > 2:"),
        ("x**2 + log(2 - y)", "for y ≥ 2:"),
    ],
)
def test_a_half_of_the_map_is_named_by_its_bound(qapp, formula, where):
    assert where in remark(formula)


def test_other_regions_are_named_by_their_size(qapp):
    # outside the unit circle: all but pi of the 100 square units of the map
    assert "97 %" in remark("sqrt(1 - x**2 - y**2)")


def test_single_points_are_named_by_an_example(qapp):
    assert "(0, 0)" in remark("1 / (x**2 + y**2)")


def test_nothing_at_all(qapp):
    assert "anywhere" in remark("sqrt(0 - 1 - x**2) + y")


def test_a_finite_surface_needs_no_remark(qapp):
    assert remark("x**2 + y**2") == ""
    assert FiniteRegion().remark(SURFACES["bowl"]) == ""


@pytest.mark.parametrize(
    ("formula", "wanted", "found"),
    [
        ("x**2 + y**2", (-3.0, 4.0), (-3, 4)),
        ("sqrt(x) + y**2", (-3.0, 2.0), (0.5, 2)),  # at 0 it is infinitely steep
        ("sqrt(0 - 1 - x**2) + y", (1.0, 2.0), (1, 2)),  # there is no ground
    ],
)
def test_a_start_is_put_on_the_nearest_ground(formula, wanted, found):
    surface = surface_from_expression(parse(formula))
    assert ground_near(surface, wanted) == pytest.approx(found)
