"""Ink comes to the middle of the canvas, and its amount with it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.digits import normalize
from engine.photos.placing import HEIGHT_SHARE, WIDTH_SHARE, place_on_canvas, resampled


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 60), st.integers(1, 60))
def test_the_mean_stays_whatever_the_size(height: int, width: int, rows: int, columns: int) -> None:
    plane = np.random.default_rng(height * width).random((height, width))
    scaled = resampled(plane, rows, columns)
    assert scaled.shape == (rows, columns)
    assert scaled.mean() == pytest.approx(plane.mean(), abs=1e-6)


def test_twice_the_size_doubles_every_pixel() -> None:
    plane = np.array([[0.0, 1.0], [0.5, 0.25]])
    np.testing.assert_allclose(resampled(plane, 4, 4), plane.repeat(2, 0).repeat(2, 1))


@pytest.mark.parametrize(("shape", "limit"), [((500, 300), "height"), ((80, 400), "width")])
def test_ink_fills_its_share_of_the_canvas(shape: tuple[int, int], limit: str) -> None:
    ink = np.zeros((700, 900), np.float32)
    ink[20 : 20 + shape[0], 30 : 30 + shape[1]] = 1.0
    canvas = place_on_canvas(ink, 280)
    rows, columns = np.flatnonzero(canvas.any(1)), np.flatnonzero(canvas.any(0))
    share = HEIGHT_SHARE if limit == "height" else WIDTH_SHARE
    assert (rows.size if limit == "height" else columns.size) == round(280 * share)
    assert abs(rows[0] - (279 - rows[-1])) <= 1
    assert abs(columns[0] - (279 - columns[-1])) <= 1


def test_the_network_sees_the_same_digit() -> None:
    ink = np.zeros((900, 700), np.float32)
    ink[100:700, 200:260] = 1.0
    ink[100:160, 200:500] = 1.0
    np.testing.assert_allclose(normalize(place_on_canvas(ink, 280)), normalize(ink), atol=0.1)


def test_a_picture_of_the_canvas_s_size_stays_where_it_is() -> None:
    ink = np.random.default_rng(0).random((280, 280)).astype(np.float32)
    np.testing.assert_array_equal(place_on_canvas(ink, 280), ink)


def test_no_ink_is_an_empty_canvas() -> None:
    assert not place_on_canvas(np.zeros((10, 20)), 280).any()
