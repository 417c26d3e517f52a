"""Fields: the bits of the point-by-point gradient, the book's 324 arrows, where arrows point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.fields import (
    BOOK_COUNT,
    BOOK_RANGE,
    angles_off_minimum,
    gradient_field,
    grid_points,
    numerical_partials,
    rounding_bound,
)
from engine.gradients import numerical_gradient
from engine.surfaces import SURFACES, Surface

BOWL = SURFACES["bowl"]


def book_field(h=1e-4):
    return gradient_field(BOWL, grid_points((*BOOK_RANGE, *BOOK_RANGE), BOOK_COUNT), h)


def domain_points(surface, count=13):
    return grid_points(surface.domain, count)


@pytest.mark.parametrize("h", [1e-4, 1e-9, 1e-13, 0.3])
@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_the_field_has_the_bits_of_the_gradient_taken_point_by_point(surface, h):
    field = gradient_field(surface, domain_points(surface), h)
    one_by_one = [
        numerical_gradient(lambda p: surface.function(p[:1], p[1:]), point, h)
        for point in field.points
    ]
    np.testing.assert_array_equal(field.numerical, one_by_one)


def test_the_bowl_s_field_is_bit_for_bit_that_of_the_surface_called_with_points():
    field = book_field()
    one_by_one = [numerical_gradient(BOWL, point) for point in field.points]
    np.testing.assert_array_equal(field.numerical, one_by_one)


@given(
    x=st.floats(-100, 100),
    y=st.floats(-100, 100),
    h=st.floats(1e-12, 1.0),
)
def test_anywhere_the_bits_agree(x, y, h):
    field = gradient_field(BOWL, [(x, y)], h)
    np.testing.assert_array_equal(field.numerical[0], numerical_gradient(BOWL, [x, y], h))


def test_the_book_s_field_has_the_points_of_its_script():
    # gradient_2d.py: x0 = np.arange(-2, 2.5, 0.25), the same for x1, meshgrid, flattened
    x0 = x1 = np.arange(-2, 2.5, 0.25)
    X, Y = np.meshgrid(x0, x1)
    field = book_field()
    assert len(field.points) == 18 * 18 == 324
    np.testing.assert_array_equal(field.points[:, 0], X.flatten())
    np.testing.assert_array_equal(field.points[:, 1], Y.flatten())
    np.testing.assert_allclose(-field.numerical, -2 * field.points, atol=1e-10)


@pytest.mark.parametrize(
    ("point", "gradient"),
    [((3.0, 4.0), (6.0, 8.0)), ((0.0, 2.0), (0.0, 4.0)), ((3.0, 0.0), (6.0, 0.0))],
)
def test_the_book_s_three_gradients(point, gradient):
    field = gradient_field(BOWL, [point])
    np.testing.assert_allclose(field.numerical[0], gradient, atol=5e-12)
    np.testing.assert_array_equal(field.analytic[0], gradient)
    np.testing.assert_array_equal(field.difference[0], field.numerical[0] - gradient)


def test_the_book_s_partials_at_three_four_to_their_last_digit():
    assert gradient_field(BOWL, [(3.0, 4.0)]).numerical[0].tolist() == [
        6.00000000000378,
        7.999999999999119,
    ]


def test_a_step_below_the_spacing_of_numbers_gives_zero():
    field = gradient_field(BOWL, [(3.0, 4.0)], 1e-16)
    assert field.numerical[0].tolist() == [0.0, 0.0]


def test_where_f_is_not_finite_the_field_says_so_and_nothing_warns():
    root = Surface(
        name="root",
        label="√x + y",
        latex=r"\sqrt{x} + y",
        function=lambda x, y: np.sqrt(x) + y,
        gradient_function=lambda x, y: (0.5 / np.sqrt(x), np.ones_like(y)),
        domain=(-1.0, 1.0, -1.0, 1.0),
        minima=(),
        start=(0.5, 0.5),
        learning_rate=0.1,
    )
    field = gradient_field(root, [(-1.0, 0.0), (0.0, 0.0), (1.0, 0.0)])
    assert field.finite.tolist() == [False, False, True]
    assert np.isfinite(rounding_bound(field))


def test_the_arrays_of_a_field_are_read_only_and_its_own():
    points = np.array([[1.0, 2.0]])
    field = gradient_field(BOWL, points)
    for array in (field.points, field.values, field.numerical, field.analytic):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0
    points[0] = 7.0
    assert field.points.tolist() == [[1.0, 2.0]]


def test_nearest_finds_the_arrow_under_a_pointer():
    field = book_field()
    assert field.points[field.nearest(0.9, -1.1)].tolist() == [1.0, -1.0]
    assert field.nearest(-99.0, -99.0) == 0


@pytest.mark.parametrize("points", [[1.0, 2.0], [[1.0, 2.0, 3.0]], [[[1.0, 2.0]]]])
def test_points_of_another_shape_are_refused(points):
    with pytest.raises(ValueError, match="shape"):
        gradient_field(BOWL, points)


@pytest.mark.parametrize("h", [0.0, -1.0, np.inf, np.nan])
def test_a_step_that_is_none_is_refused(h):
    with pytest.raises(ValueError, match="step h"):
        numerical_partials(BOWL.function, np.ones(2), np.ones(2), h)


@pytest.mark.parametrize(
    ("domain", "count"),
    [((0, 1, 0, 1), 1), ((1, 0, 0, 1), 4), ((0, 1, 2, 2), 4), ((0, np.inf, 0, 1), 4)],
)
def test_a_grid_without_room_is_refused(domain, count):
    with pytest.raises(ValueError, match="grid"):
        grid_points(domain, count)


def test_on_the_bowl_every_arrow_points_at_the_minimum():
    angles = angles_off_minimum(book_field(), BOWL.minima)
    assert np.isnan(angles).sum() == 1  # the point (0, 0) itself
    assert np.nanmax(angles) < 1e-5


def test_in_the_long_valley_arrows_point_past_the_minimum():
    valley = SURFACES["valley"]
    field = gradient_field(valley, [(-7.0, 2.0), (-7.0, 0.0)])
    # -gradient is (0.7, -4), the way to the minimum (7, -2)
    expected = np.degrees(np.arctan2(4, 0.7) - np.arctan2(2, 7))
    np.testing.assert_allclose(angles_off_minimum(field, valley.minima), [expected, 0], atol=1e-9)


def test_the_nearest_of_several_minima_counts():
    himmelblau = SURFACES["himmelblau"]
    near = np.array(himmelblau.minima) + 1e-3
    angles = angles_off_minimum(gradient_field(himmelblau, near), himmelblau.minima)
    assert angles.max() < 90  # each goes down to its own


@pytest.mark.parametrize("h", [1e-4, 1e-7, 1e-10, 1e-13])
def test_a_quadratic_s_difference_is_all_rounding(h):
    field = book_field(h)
    assert np.abs(field.difference).max() <= rounding_bound(field)


def test_a_large_step_on_a_curved_surface_is_truncation():
    field = gradient_field(SURFACES["himmelblau"], domain_points(SURFACES["himmelblau"]), 0.1)
    assert np.abs(field.difference).max() > 100 * rounding_bound(field)
