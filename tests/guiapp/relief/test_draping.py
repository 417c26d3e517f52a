"""Ways on the ground: close to it, cut at the edge of the domain, whatever the numbers."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.surfaces import SURFACES
from guiapp.relief.draping import LIFT, MOST_PIECES, drape, stand, to_edge
from guiapp.relief.landform import landform

LAND = landform(SURFACES["bowl"])  # -5 to 5, so half a unit of space for 2.5


def length(pieces: np.ndarray) -> float:
    """Of a draped way, as seen from above."""
    ends = pieces.reshape(-1, 2, 3)[:, :, :2]
    return float(np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1).sum())


def test_a_way_lies_just_over_the_ground_from_end_to_end() -> None:
    way = drape(LAND, np.array([(-4.0, 0.0), (4.0, 0.0)]))
    assert length(way) == pytest.approx(1.6)
    np.testing.assert_allclose(way[0, :2], (-0.8, 0.0))
    np.testing.assert_allclose(way[-1, :2], (0.8, 0.0))
    np.testing.assert_allclose(way[:, 2], LAND.height_at(way[:, :2]) + LIFT)
    assert way[:, 2].min() < 0.02  # it goes through the valley, not straight across


def test_a_way_is_cut_where_it_leaves_the_domain_and_where_it_comes_back() -> None:
    way = drape(LAND, np.array([(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (0.0, 0.0)]))
    assert np.abs(way[:, :2]).max() == pytest.approx(1.0)
    # out along x, never on the diagonal (it passes the corner), back along y
    assert length(way) == pytest.approx(2.0)


def test_a_way_along_the_edge_counts_as_inside() -> None:
    assert length(drape(LAND, np.array([(5.0, -5.0), (5.0, 5.0)]))) == pytest.approx(2.0)
    assert length(drape(LAND, np.array([(6.0, -5.0), (6.0, 5.0)]))) == 0


@given(
    st.lists(
        st.tuples(st.floats(allow_nan=True), st.floats(allow_nan=True)), min_size=1, max_size=30
    )
)
def test_no_numbers_lead_out_of_the_domain(points: list[tuple[float, float]]) -> None:
    way = drape(LAND, np.array(points))
    assert np.isfinite(way).all()
    assert (np.abs(way[:, :2]) <= 1 + 1e-9).all()
    places = stand(LAND, np.array(points))
    assert places.shape == (len(points), 3)


def test_a_far_point_leaves_the_way_to_it_as_it_was() -> None:
    near = drape(LAND, np.array([(0.0, 0.0), (40.0, 20.0)]))
    far = drape(LAND, np.array([(0.0, 0.0), (4e200, 2e200)]))
    np.testing.assert_allclose(near[-1], far[-1], atol=1e-6)


def test_the_first_point_that_is_not_finite_ends_the_way() -> None:
    points = np.array([(0.0, 0.0), (1.0, 0.0), (np.nan, 0.0), (4.0, 0.0)])
    assert length(drape(LAND, points)) == pytest.approx(0.2)


def test_over_a_hole_there_is_no_way() -> None:
    half = landform(dataclasses.replace(SURFACES["bowl"], function=lambda x, y: np.sqrt(x) + y))
    way = drape(half, np.array([(-4.0, 0.0), (4.0, 0.0)]))
    assert length(way) == pytest.approx(0.8, abs=0.03)
    assert way[:, 0].min() >= -1e-9


def test_a_long_way_costs_no_more_than_its_pieces() -> None:
    zigzag = np.tile([(-5.0, 0.0), (5.0, 1.0)], (2500, 1))
    assert len(drape(LAND, zigzag)) <= 2 * (MOST_PIECES + 5000)


@pytest.mark.parametrize("twin", [1, 2, 3, 4])
def test_a_twin_has_gaps_in_its_line(twin: int) -> None:
    points = np.array([(-5.0, 0.0), (5.0, 0.0)])
    assert 0.2 < length(drape(LAND, points, twin)) / length(drape(LAND, points)) < 0.9


def test_one_point_is_no_way() -> None:
    assert drape(LAND, np.array([(1.0, 1.0)])).shape == (0, 3)
    assert drape(LAND, np.array([(1.0, 1.0)] * 5)).shape[1] == 3


def test_who_left_is_marked_where_the_line_to_it_crosses_the_edge() -> None:
    assert to_edge(LAND, (1.0, 2.0)) == ((1.0, 2.0), True)
    assert to_edge(LAND, (10.0, 5.0)) == ((5.0, 2.5), False)
    assert to_edge(LAND, (0.0, -1e300)) == ((0.0, -5.0), False)
