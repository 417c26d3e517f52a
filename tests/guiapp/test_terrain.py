"""What is surveyed of a surface before it is drawn."""

import numpy as np
import pytest

from engine.surfaces import SURFACES
from guiapp.terrain import (
    compressed,
    contour_levels,
    round_step,
    survey,
    widened,
)

EACH_SURFACE = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())


@EACH_SURFACE
def test_every_surface_has_a_readable_map(surface):
    terrain = survey(surface)
    assert terrain.domain == surface.domain
    assert terrain.extent == widened(surface.domain)
    assert 6 <= len(terrain.levels) <= 40
    assert (np.diff(terrain.levels) > 0).all()
    assert 500 < len(terrain.contours) < 20_000
    assert np.isfinite(terrain.contours).all()
    assert np.unique(terrain.shades).size > 100
    assert len(terrain.field) % 3 == 0  # a shaft and two barbs


@EACH_SURFACE
def test_every_arrow_points_against_the_gradient(surface):
    shafts = survey(surface).field[::3]
    along = shafts[:, 1] - shafts[:, 0]
    gradient = surface.gradient(shafts.mean(axis=1))
    sides = np.array([surface.domain[1] - surface.domain[0], surface.domain[3] - surface.domain[2]])
    cosine = (along * gradient / sides**2).sum(axis=1)
    cosine /= np.linalg.norm(along / sides, axis=1) * np.linalg.norm(gradient / sides, axis=1)
    np.testing.assert_allclose(cosine, -1.0, atol=1e-6)


@EACH_SURFACE
def test_no_arrow_is_too_short_to_see_or_reaches_into_its_neighbor(surface):
    shafts = survey(surface).field[::3]
    mesh = (surface.domain[1] - surface.domain[0]) / 18
    lengths = np.linalg.norm(shafts[:, 1] - shafts[:, 0], axis=1) / mesh
    assert lengths.min() >= 0.3 - 1e-9
    assert lengths.max() <= 0.85 + 1e-9


def test_the_lowest_ground_is_where_the_minimum_is():
    terrain = survey(SURFACES["bowl"])
    row, column = np.unravel_index(terrain.shades.argmin(), terrain.shades.shape)
    assert (row, column) == (128, 128)
    assert terrain.shades[row, column] == 0
    assert terrain.shades[0, 0] == 255


def test_plain_levels_are_round_and_ratio_levels_reach_into_the_valley():
    values = np.linspace(0.0, 50.0, 101)
    np.testing.assert_allclose(contour_levels(values, False, count=10), np.arange(5.0, 50.0, 5.0))
    steep = np.geomspace(1e-3, 1e3, 1000)
    levels = contour_levels(steep, True, count=10)
    ratios = np.diff(np.log(levels - steep.min()))
    np.testing.assert_allclose(ratios, ratios[0])
    assert levels[0] < 0.01
    assert contour_levels(np.ones(4), True).size == 0


@pytest.mark.parametrize(("size", "step"), [(0.11, 0.2), (3.0, 5.0), (10.0, 10.0), (7e-5, 1e-4)])
def test_steps_are_of_the_1_2_5_series(size, step):
    assert round_step(size) == pytest.approx(step)


def test_lengths_are_compressed_to_a_scale_from_0_to_1():
    lengths = np.array([0.0, 0.1, 1.0, 10.0, 99.0])
    np.testing.assert_allclose(compressed(lengths, (0.1, 10.0)), [0, 0, 0.5, 1, 1])
    np.testing.assert_allclose(compressed(lengths, (1.0, 1.0)), 0.5)
