"""engine.surfaces: every gradient against the numerical one, every minimum against its vicinity."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.gradients import numerical_gradient
from engine.race import Entry, trajectory
from engine.surfaces import SURFACES, Surface, ravine_surface

every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
fraction = st.floats(0, 1)


def inside(surface: Surface, u, v) -> np.ndarray:
    """The point at the fractions u and v of the domain's width and height."""
    x_min, x_max, y_min, y_max = surface.domain
    return np.array([x_min + u * (x_max - x_min), y_min + v * (y_max - y_min)])


def test_registry_holds_the_surfaces_that_the_window_names():
    assert list(SURFACES) == [
        *("bowl", "valley", "rosenbrock", "himmelblau", "beale", "saddle"),
        *("rastrigin", "plateau", "three_hump_camel", "ackley", "ravine"),
    ]
    assert all(name == surface.name for name, surface in SURFACES.items())


@every_surface
@given(u=fraction, v=fraction)
def test_gradient_agrees_with_the_numerical_one(surface: Surface, u: float, v: float):
    point = inside(surface, u, v)
    assume(surface.name != "ackley" or np.hypot(*point) > 1e-3)  # its minimum is a kink
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
        ("rastrigin", (1.5, 0), 22.25),  # 20 + 2.25 + 10 - 10
        ("plateau", (1, 1), 1 - 1 / np.e),
        ("three_hump_camel", (1, 2), 2 - 1.05 + 1 / 6 + 2 + 4),
        ("ackley", (1, 1), 20 - 20 * np.exp(-0.2)),  # at whole numbers the ripple is 0
        ("ravine", (3, 0.2), (9 + 100 * 0.04) / 2),
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


# these hold a plain descent in the next hollow, which is what they are there for
HOLLOWS = {"rastrigin": (-3, 2), "ackley": (-3, 2), "three_hump_camel": (-1.7475523, 0.8737762)}


@pytest.mark.parametrize("name", [name for name in SURFACES if name not in HOLLOWS])
def test_plain_descent_gets_on_well_from_the_start(name: str):
    surface = SURFACES[name]
    lane = trajectory(
        surface, Entry("sgd", surface.learning_rate), steps=2000 if surface.minima else 40
    )
    assert lane.diverged_at is None
    assert lane.values[-1] < 0.01 * surface(surface.start)


@pytest.mark.parametrize(("name", "hollow"), HOLLOWS.items())
def test_plain_descent_stays_in_the_next_hollow(name: str, hollow: tuple[float, float]):
    surface = SURFACES[name]
    lane = trajectory(surface, Entry("sgd", surface.learning_rate), steps=2000)
    assert np.hypot(*lane.gradients[-1]) < 1e-6
    np.testing.assert_allclose(lane.points[-1], hollow, atol=0.05)
    assert lane.values[-1] > surface(surface.minima[0]) + 0.2


def test_the_slopes_around_the_kink_of_ackley_cancel_out():
    ackley = SURFACES["ackley"]
    assert ackley.gradient((0.0, 0.0)).tolist() == [0, 0]
    right, left = ackley.gradient([(1e-9, 0.0), (-1e-9, 0.0)])
    assert right[0] == pytest.approx(20 * 0.2 / np.sqrt(2))
    np.testing.assert_allclose(right, -left)


@pytest.mark.parametrize("condition", [1.0, 25.0, 1e4])
def test_the_ravine_has_the_condition_asked_for(condition: float):
    ravine = ravine_surface(condition)
    curvature = ravine.gradient((1.0, 1.0))
    assert curvature[1] / curvature[0] == condition
    lane = trajectory(ravine, Entry("sgd", ravine.learning_rate), steps=200)
    assert lane.values[-1] < lane.values[0]
    assert trajectory(ravine, Entry("sgd", 2.1 / condition), (1, 1), steps=99).values[-1] > 1e3


@pytest.mark.parametrize("condition", [0.5, 0, -1, np.inf, np.nan, "100"])
def test_a_condition_below_one_is_refused(condition: object):
    with pytest.raises(ValueError, match="condition must be a finite number of at least 1"):
        ravine_surface(condition)  # type: ignore[arg-type]


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
