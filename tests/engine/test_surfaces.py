"""engine.surfaces: every gradient against the numerical one, every minimum against its vicinity."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.descent import trajectory
from engine.gradients import numerical_gradient
from engine.optimizers import SGD
from engine.surfaces import SURFACES, Surface

every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
fraction = st.floats(0, 1)


def inside(surface: Surface, u, v) -> np.ndarray:
    """The point at the fractions u and v of the domain's width and height."""
    x_min, x_max, y_min, y_max = surface.domain
    return np.array([x_min + u * (x_max - x_min), y_min + v * (y_max - y_min)])


def test_registry_holds_the_surfaces_that_the_window_names():
    assert list(SURFACES) == ["bowl", "valley", "rosenbrock", "himmelblau", "beale", "saddle"]
    assert all(name == surface.name for name, surface in SURFACES.items())


@every_surface
@given(u=fraction, v=fraction)
def test_gradient_agrees_with_the_numerical_one(surface: Surface, u: float, v: float):
    point = inside(surface, u, v)
    numerical = numerical_gradient(surface, point, h=1e-5)
    tolerance = 1e-8 * (1 + surface(point))  # rounding grows with f: about 1e-16 f / h
    np.testing.assert_allclose(
        surface.gradient(point), numerical, rtol=1e-6, atol=max(tolerance, 1e-8)
    )


@every_surface
def test_minima_are_level_and_lowest(surface: Surface):
    grid = np.stack(np.meshgrid(*[np.linspace(0, 1, 101)] * 2), axis=-1)
    lowest_seen = surface(inside(surface, grid[..., 0], grid[..., 1]).T).min()
    for minimum in surface.minima:
        np.testing.assert_allclose(surface.gradient(minimum), 0, atol=2e-14)
        assert surface(minimum) <= lowest_seen
        angles = np.linspace(0, 2 * np.pi, 64, endpoint=False)
        ring = np.array(minimum) + 1e-3 * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        assert (surface(ring) > surface(minimum)).all()


def test_only_the_saddle_has_no_minimum():
    assert [name for name, surface in SURFACES.items() if not surface.minima] == ["saddle"]
    saddle = SURFACES["saddle"]
    assert saddle.gradient((0, 0)).tolist() == [0, 0]
    assert saddle((0, 0.1)) < saddle((0, 0)) < saddle((0.1, 0))


@pytest.mark.parametrize(
    ("name", "point", "value"),
    [
        ("bowl", (-3, 4), 25),
        ("valley", (-7, 2), 6.45),
        ("rosenbrock", (-1.2, 1), 24.2),
        ("himmelblau", (0, 0), 170),
        ("beale", (1, 1), 14.203125),
        ("saddle", (3, 2), 5),
    ],
)
def test_values_in_figures(name: str, point: tuple[float, float], value: float):
    assert SURFACES[name](point) == pytest.approx(value, rel=1e-14)


@every_surface
def test_start_and_minima_can_be_seen(surface: Surface):
    x_min, x_max, y_min, y_max = surface.domain
    for x, y in (surface.start, *surface.minima):
        assert x_min < x < x_max
        assert y_min < y < y_max


@every_surface
def test_plain_descent_gets_on_well_from_the_start(surface: Surface):
    values = trajectory(surface, SGD(surface.learning_rate), steps=2000 if surface.minima else 40)
    assert values.diverged_at is None
    assert values.last.value < 0.01 * surface(surface.start)


@every_surface
def test_one_call_gives_a_whole_map(surface: Surface):
    x, y = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(-1, 1, 4))
    points = np.stack([x, y], axis=-1)
    values, gradients = surface(points), surface.gradient(points)
    assert values.shape == (4, 5)
    assert gradients.shape == (4, 5, 2)
    np.testing.assert_array_equal(values, surface.function(x, y))
    assert values[3, 1] == surface(points[3, 1])
    np.testing.assert_array_equal(gradients[3, 1], surface.gradient(points[3, 1]))


@every_surface
def test_whole_numbers_count_as_float64(surface: Surface):
    whole = np.array([[3, -2]], dtype=np.int8)  # 3**3 * ... would overflow in int8
    np.testing.assert_array_equal(surface(whole), surface(whole.astype(float)))
    np.testing.assert_array_equal(surface.gradient(whole), surface.gradient(whole.astype(float)))


@every_surface
@pytest.mark.parametrize("point", [3.0, [1.0, 2.0, 3.0], np.zeros((2, 3)), ["a", "b"]])
def test_points_of_another_shape_are_refused(surface: Surface, point: object):
    for function in (surface, surface.gradient):
        with pytest.raises(ValueError, match=r"\(\.\.\., 2\)"):
            function(point)


def test_a_surface_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        SURFACES["bowl"].start = (0.0, 0.0)  # type: ignore[misc]
