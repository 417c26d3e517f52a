"""Ink is found under any light, and nothing where there is nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.digits import normalize
from engine.photos.grading import otsu_threshold
from engine.photos.ink import find_ink
from engine.photos.numbers import find_digits
from engine.photos.paper import paper_shades

SIDE = 240
DOWN, ACROSS = np.mgrid[0:SIDE, 0:SIDE] / SIDE
Plane = NDArray[np.floating]


def seven() -> Plane:
    """A 7: 1 where there is ink."""
    ink = np.zeros((SIDE, SIDE))
    ink[70:84, 80:160] = 1.0
    for row in range(70, 180):
        left = 160 - round((row - 70) * 0.45) - 14
        ink[row, left : left + 14] = 1.0
    return ink


def five() -> Plane:
    """A 5 whose bar does not reach its body."""
    ink = np.zeros((SIDE, SIDE))
    ink[60:74, 110:165] = 1.0
    ink[60:120, 80:94] = 1.0
    ink[110:124, 80:150] = 1.0
    ink[124:180, 140:154] = 1.0
    ink[170:184, 80:150] = 1.0
    return ink


LIGHTS = {
    "even": np.ones((SIDE, SIDE)),
    "slope": 0.35 + 0.65 * (0.4 * DOWN + 0.6 * ACROSS),
    "lamp": np.exp(-2.0 * ((DOWN - 0.3) ** 2 + (ACROSS - 0.6) ** 2)),
    "edge of a shadow": 1.0 - 0.5 / (1.0 + np.exp((ACROSS + 0.3 * DOWN - 0.55) * 60.0)),
}


def photo(ink: Plane, light: Plane, noise: float = 0.02, seed: int = 0) -> Plane:
    grain = np.random.default_rng(seed).normal(0.0, noise, ink.shape)
    return np.clip((0.9 - 0.65 * ink) * light + grain, 0.0, 1.0)


def difference(shades: Plane, ink: Plane) -> float:
    found = find_ink(shades)
    assert found is not None
    assert found.dtype == np.float32
    return float(np.abs(normalize(found) - normalize(ink)).mean())


@pytest.mark.parametrize("negative", [False, True], ids=["dark", "light"])
@pytest.mark.parametrize("light", LIGHTS)
def test_light_paper_and_pen_make_no_difference(light: str, negative: bool) -> None:
    shades = photo(seven(), LIGHTS[light])
    # a mean difference of 0.01 is that of neighboring pen widths; misread paper gives 0.2
    assert difference(1.0 - shades if negative else shades, seven()) < 0.01


def test_heavy_noise_leaves_the_digit() -> None:
    assert difference(photo(seven(), LIGHTS["slope"], noise=0.05), seven()) < 0.03


def shadow_on_the_left() -> Plane:
    light = np.ones((SIDE, SIDE))
    light[:, :16] = 0.2
    return light


def shadow_in_a_corner() -> Plane:
    return np.where(ACROSS + DOWN < 0.25, 0.2, 1.0)


def shadow_all_around() -> Plane:
    light = np.full((SIDE, SIDE), 0.2)
    light[9:-9, 9:-9] = 1.0
    return light


@pytest.mark.parametrize("light", [shadow_on_the_left(), shadow_in_a_corner()])
def test_a_shadow_at_the_border_is_no_ink(light: Plane) -> None:
    assert difference(photo(seven(), light), seven()) < 0.01


def test_a_dark_frame_is_no_ink() -> None:
    assert difference(photo(seven(), shadow_all_around()), seven()) < 0.01


def test_specks_are_no_ink() -> None:
    shades = photo(seven(), LIGHTS["even"])
    for row, column in ((20, 30), (200, 210), (40, 200), (120, 20)):
        shades[row : row + 4, column : column + 4] = 0.2
    assert difference(shades, seven()) < 0.01


def test_a_digit_that_runs_to_the_border_stays() -> None:
    cropped = seven()[70:180, 100:160]  # on all sides nothing but ink's own box
    assert difference(np.where(cropped > 0, 0.1, 0.9), cropped) < 0.01


def test_a_number_is_found_in_its_digits() -> None:
    ink = np.zeros((SIDE, 3 * SIDE))
    for place, digit in enumerate((seven(), five(), seven())):
        ink[:, place * SIDE : (place + 1) * SIDE] = digit
    light = 0.4 + 0.6 * np.linspace(0.0, 1.0, 3 * SIDE)
    found = find_ink(photo(ink, np.broadcast_to(light, ink.shape)))
    assert found is not None
    boxes = find_digits(found)
    assert len(boxes) == 3
    for place, box in enumerate(boxes):
        assert place * SIDE < box.left < box.right < (place + 1) * SIDE


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("noise", [0.0, 0.03])
def test_paper_with_nothing_on_it_has_no_ink(light: str, noise: float) -> None:
    assert find_ink(photo(np.zeros((SIDE, SIDE)), LIGHTS[light], noise)) is None


def test_nothing_but_a_shadow_is_no_ink() -> None:
    assert find_ink(photo(np.zeros((SIDE, SIDE)), shadow_on_the_left())) is None


def test_the_picture_is_not_changed() -> None:
    shades = photo(seven(), LIGHTS["slope"])
    before = shades.copy()
    find_ink(shades)
    np.testing.assert_array_equal(shades, before)


@pytest.mark.parametrize("side", [1, 2, 3])
def test_the_smallest_pictures(side: int) -> None:
    assert find_ink(np.zeros((side, 1))) is None
    assert find_ink(np.ones((1, side))) is None


def test_otsu_splits_between_two_shades() -> None:
    values = np.concatenate((np.full(900, 0.1), np.full(100, 0.7)))
    assert 0.1 < otsu_threshold(values) < 0.7
    assert otsu_threshold(values) == pytest.approx(0.4, abs=0.01)  # the middle of the gap


def test_paper_is_seen_under_the_ink() -> None:
    shades = (0.9 - 0.65 * seven()) * LIGHTS["slope"]
    expected = 0.9 * LIGHTS["slope"]
    assert np.abs(paper_shades(shades.astype(np.float32)) - expected).max() < 0.03


@pytest.mark.parametrize(
    ("picture", "problem"),
    [
        (np.zeros((2, 2, 2)), r"\(2, 2, 2\) float64, expected \(H, W\)"),
        (np.zeros((0, 4)), "not empty"),
        (np.full((2, 2), np.nan), "expected 0 to 1"),
        (np.full((2, 2), 1.5), "expected 0 to 1"),
    ],
)
def test_what_is_no_picture_is_refused(picture: Plane, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        find_ink(picture)
