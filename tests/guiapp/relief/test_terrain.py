"""What is surveyed of a surface before it is drawn."""

from dataclasses import replace

import numpy as np
import pytest

from engine.surfaces import SURFACES, ravine_surface
from guiapp.relief.terrain import SAMPLES, compressed, sketch, survey, widened

EACH_SURFACE = pytest.mark.parametrize(
    "surface",
    [*SURFACES.values(), ravine_surface(1.0), ravine_surface(1e4)],
    ids=[*SURFACES, "ravine 1", "ravine 1e4"],
)


@EACH_SURFACE
def test_every_surface_has_a_readable_map(surface):
    terrain = survey(surface)
    assert terrain.domain == surface.domain
    assert terrain.extent == widened(surface.domain)
    assert terrain.gaps is None
    assert 4 <= len(terrain.levels) <= 40
    assert (np.diff(terrain.levels) > 0).all()
    assert 500 < len(terrain.contours) <= 125 * SAMPLES
    assert np.isfinite(terrain.contours).all()
    assert np.unique(terrain.shades).size > 100
    assert len(terrain.field) % 3 == 0  # a shaft and two barbs


@EACH_SURFACE
def test_most_of_the_ground_has_a_line_nearby(surface):
    """Also on a plateau, and on the floor of a ravine."""
    terrain = survey(surface)
    values = surface.function(
        *np.meshgrid(np.linspace(*surface.domain[:2], 65), np.linspace(*surface.domain[2:], 65))
    )
    counts = np.bincount(np.searchsorted(terrain.levels, values).ravel())
    assert counts.max() < 0.6 * values.size


@EACH_SURFACE
def test_every_arrow_points_against_the_gradient(surface):
    shafts = survey(surface).field[::3]
    along = shafts[:, 1] - shafts[:, 0]
    gradient = surface.gradient(shafts.mean(axis=1))
    sides = np.array([surface.domain[1] - surface.domain[0], surface.domain[3] - surface.domain[2]])
    # arrows that stand where the gradient vanishes but for rounding point anywhere
    real = np.linalg.norm(gradient, axis=1) > 1e-9 * np.linalg.norm(gradient, axis=1).max()
    along, gradient = along[real], gradient[real]
    cosine = (along * gradient / sides**2).sum(axis=1)
    cosine /= np.linalg.norm(along / sides, axis=1) * np.linalg.norm(gradient / sides, axis=1)
    np.testing.assert_allclose(cosine, -1.0, atol=1e-6)


@EACH_SURFACE
def test_no_arrow_is_too_short_to_see_or_reaches_into_its_neighbor(surface):
    shafts = survey(surface).field[::3]
    x_min, x_max, y_min, y_max = surface.domain
    mesh = np.array([x_max - x_min, y_max - y_min]) / 18
    lengths = np.linalg.norm((shafts[:, 1] - shafts[:, 0]) / mesh, axis=1)
    assert lengths.min() >= 0.3 - 1e-9
    assert lengths.max() <= 0.85 + 1e-9


def test_the_lowest_ground_is_where_the_minimum_is():
    terrain = survey(SURFACES["bowl"])
    row, column = np.unravel_index(terrain.shades.argmin(), terrain.shades.shape)
    assert (row, column) == (128, 128)
    assert terrain.shades[row, column] == 0
    assert terrain.shades[0, 0] == 255


@EACH_SURFACE
def test_levels_and_shades_do_not_depend_on_the_resolution(surface):
    known = sketch(surface)
    coarse, fine = (survey(surface, samples=count, known=known) for count in (65, 129))
    np.testing.assert_array_equal(coarse.shades, fine.shades[::2, ::2])
    # where lines would stand too close at one resolution some are left out
    assert set(coarse.levels) <= set(known.relief.levels)
    assert set(fine.levels) <= set(known.relief.levels)


@EACH_SURFACE
@pytest.mark.parametrize("size", [1e-6, 0.01, 0.3, 3.0, 30.0])
def test_a_view_of_any_size_has_lines_and_arrows(surface, size):
    x, y = surface.start
    half = size * (surface.domain[1] - surface.domain[0]) / 2
    terrain = survey(surface, (x - half, x + half, y - half, y + half))
    assert 3 <= len(terrain.levels) <= 60
    assert len(terrain.contours) > 0
    assert 30 <= len(terrain.field) / 3 <= 48**2


def with_function(function, gradient):
    return replace(
        SURFACES["bowl"], function=function, gradient_function=gradient, minima=(), log_levels=False
    )


def test_ground_without_f_is_a_gap():
    surface = with_function(lambda x, y: np.log(x) + y * y, lambda x, y: (1 / x, 2 * y))
    terrain = survey(surface)
    x = np.linspace(*terrain.extent[:2], SAMPLES)
    np.testing.assert_array_equal(terrain.gaps, np.tile(x <= 0, (SAMPLES, 1)))
    assert terrain.contours[..., 0].min() >= 0
    assert np.isfinite(terrain.field).all()


def test_a_pole_does_not_carry_all_levels_off():
    surface = with_function(
        lambda x, y: 1 / (x * x + y * y),
        lambda x, y: (-2 * x / (x * x + y * y) ** 2, -2 * y / (x * x + y * y) ** 2),
    )
    terrain = survey(surface)
    assert terrain.levels.max() < 10  # where f rises to infinity
    assert np.unique(terrain.shades).size > 50
    radii = np.linalg.norm(terrain.contours, axis=-1)
    assert ((radii > 2) & (radii < 5)).sum() > 500  # and not only around the pole


def test_no_line_follows_a_pole_at_which_f_changes_its_sign():
    surface = with_function(lambda x, y: 1 / (x + 0.001) + y, lambda x, y: (-1 / x**2, y * 0 + 1))
    terrain = survey(surface)
    mesh = 16 / 256
    along = np.abs(terrain.contours[..., 0] + 0.001).max(axis=1)
    assert along.min() > 0.4 * mesh


@pytest.mark.parametrize(
    ("function", "gradient"),
    [
        (lambda x, y: np.exp(np.exp(x + y)), lambda x, y: (np.exp(np.exp(x)), np.exp(x + y))),
        (lambda x, y: np.where(x > 0, 1e308, -1e308), lambda x, y: (x * np.inf, y * 1e308)),
        (lambda x, y: 5e-324 * np.sign(x), lambda x, y: (x * 5e-324, y * 0)),
        (lambda x, y: np.where(x > 4.9, 1.0, np.nan), lambda x, y: (x * np.nan, y)),
        (lambda x, y: np.tan(x) / y, lambda x, y: (1 / y, -np.tan(x) / y**2)),
    ],
)
@pytest.mark.parametrize("log_levels", [False, True])
def test_wild_surfaces_have_a_map_without_a_warning(function, gradient, log_levels):
    surface = replace(with_function(function, gradient), log_levels=log_levels)
    for extent in (None, (0.0, 1.0, 0.0, 1.0), (-1e3, 1e3, -1e3, 1e3)):
        terrain = survey(surface, extent, samples=65)
        assert np.isfinite(terrain.contours).all()
        assert np.isfinite(terrain.field).all()


@pytest.mark.parametrize("value", [3.0, np.nan, np.inf])
def test_a_surface_without_relief_has_a_map_without_lines(value):
    surface = with_function(lambda x, y: x * 0 + value, lambda x, y: (x * 0, y * 0))
    terrain = survey(surface)
    assert len(terrain.levels) == len(terrain.contours) == len(terrain.field) == 0
    assert (terrain.gaps is None) == np.isfinite(value)


def test_lengths_are_compressed_to_a_scale_from_0_to_1():
    lengths = np.array([0.0, 0.1, 1.0, 10.0, 99.0])
    np.testing.assert_allclose(compressed(lengths, (0.1, 10.0)), [0, 0, 0.5, 1, 1])
    np.testing.assert_allclose(compressed(lengths, (1.0, 1.0)), 0.5)
