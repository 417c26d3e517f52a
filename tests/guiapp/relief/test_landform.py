"""The landscape in space: true heights, holes where there is no value, lines where they belong."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.surfaces import SURFACES
from guiapp.relief.landform import HEIGHT, SAMPLES, Landform, _smooth, heights_of, landform

BOWL = SURFACES["bowl"]


def changed(function, **more):
    """The bowl with another function."""
    return dataclasses.replace(BOWL, function=function, **more)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
def test_every_surface_fills_the_height_and_has_a_whole_mesh(surface) -> None:
    land = landform(surface)
    assert land.heights.min() == pytest.approx(0.0, abs=1e-3)
    assert land.heights.max() == pytest.approx(HEIGHT, abs=1e-3)
    assert len(land.triangles()) == 2 * (SAMPLES - 1) ** 2
    assert land.vertices().shape == (SAMPLES**2, 3)
    for array in (land.shades, land.light):
        assert array.min() >= 0
        assert array.max() <= 1


def test_height_is_proportional_to_f_on_an_ordinary_surface() -> None:
    land = landform(BOWL)  # 0 to 50 on its domain
    assert land.relief.unit is None
    points = np.array([(5.0, 5.0), (0.0, 0.0), (5.0, 0.0), (-2.5, 2.5)])
    heights = land.height_at(land.place(points))
    np.testing.assert_allclose(heights, HEIGHT * np.array([50, 0, 25, 12.5]) / 50, atol=1e-3)


def test_height_is_logarithmic_where_f_spans_decades() -> None:
    land = landform(SURFACES["rosenbrock"])
    unit, span = land.relief.unit, land.relief.high - land.relief.low
    assert unit is not None
    point = np.array([[-2.0, 3.0]])  # f = 9 + 100 = 109, and a corner, so exact
    expected = HEIGHT * np.log1p((109 - land.relief.low) / unit) / np.log1p(span / unit)
    np.testing.assert_allclose(land.height_at(land.place(point)), expected, rtol=1e-9)


@given(x=st.floats(-5, 5), y=st.floats(-5, 5))
def test_a_height_between_samples_lies_on_the_triangle(x: float, y: float) -> None:
    plane = landform(changed(lambda x, y: 2 * x - y + 15))
    place = plane.place(np.array([[x, y]]))
    low, high = plane.relief.low, plane.relief.high
    expected = HEIGHT * (2 * x - y + 15 - low) / (high - low)
    assert plane.height_at(place)[0] == pytest.approx(expected, abs=1e-9)


def test_beyond_the_domain_there_is_no_ground() -> None:
    land = landform(BOWL)
    outside = np.array([(5.1, 0.0), (0.0, -9.0), (np.inf, 0.0), (np.nan, 0.0)])
    assert np.isnan(land.height_at(land.place(outside))).all()


def test_what_is_not_finite_is_a_hole() -> None:
    with np.errstate(all="ignore"):
        land = landform(changed(lambda x, y: np.log(x) + y))
    hole = np.isnan(land.heights)
    assert 0.4 < hole.mean() < 0.6
    used = land.triangles()
    assert np.isfinite(land.heights.ravel()[used]).all()
    assert np.isfinite(land.vertices()).all()
    assert np.isfinite(land.rungs).all()
    assert np.isnan(land.height_at(land.place(np.array([[-1.0, 0.0]])))).all()


def test_a_pole_does_not_flatten_all_the_rest() -> None:
    land = landform(changed(lambda x, y: 1 / (x * x + y * y)))
    inner = np.array([[1.5, 0.0]])
    assert land.height_at(land.place(inner))[0] > 0.02 * HEIGHT


@pytest.mark.parametrize(
    "function",
    [
        lambda x, y: np.full_like(x, 3.0),
        lambda x, y: np.full_like(x, np.nan),
        lambda x, y: np.full_like(x, np.inf),
        lambda x, y: x * 1e307,
        lambda x, y: x * 1e-320,
        lambda x, y: np.where(x > 0, 1e300, -1e300),
    ],
    ids=["plain", "nan", "inf", "huge", "tiny", "cliff"],
)
def test_odd_functions_give_a_mesh_without_complaint(function) -> None:
    land = landform(changed(function))
    finite = land.heights[np.isfinite(land.heights)]
    assert ((finite >= 0) & (finite <= HEIGHT)).all()
    assert np.isfinite(land.rungs).all()
    assert np.isfinite(land.light).all()


def test_rungs_are_whole_exactly_on_the_contour_lines() -> None:
    land = landform(BOWL)
    levels = land.relief.levels[land.relief.levels < land.relief.high]
    at = heights_of(levels, land.relief) * HEIGHT
    row = land.heights.ravel()
    rungs = land.rungs.ravel()
    order = np.argsort(row)
    found = np.interp(at, row[order], rungs[order])
    np.testing.assert_allclose(found, np.round(found), atol=0.02)
    assert list(np.round(found)) == list(range(len(levels)))


@given(st.lists(st.floats(0.01, 1.0), min_size=3, max_size=12))
def test_smoothing_passes_through_and_never_turns_back(gaps: list[float]) -> None:
    places = np.cumsum([0.0, *gaps])
    values = np.arange(float(len(places)))
    at = np.linspace(places[0], places[-1], 400)
    smooth = _smooth(at, places, values)
    assert (np.diff(smooth) >= -1e-9).all()
    np.testing.assert_allclose(_smooth(places, places, values), values, atol=1e-9)


def test_a_long_domain_is_shown_less_long() -> None:
    long = landform(dataclasses.replace(BOWL, domain=(-50.0, 50.0, -1.0, 1.0)))
    assert long.half == (1.0, pytest.approx(0.4))
    assert isinstance(long, Landform)
