"""The geometry of a surface cut open: what is hidden, and what is under the mouse."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.surfaces import SURFACES
from guiapp.relief.cutaway import Cutaway

BOWL = SURFACES["bowl"]
azimuths = pytest.mark.parametrize("azimuth", [20.0, 52.0, 140.0, 200.0, 310.0])


def cut(azimuth=52.0, surface=BOWL) -> Cutaway:
    return Cutaway(surface.function, surface.domain, azimuth)


@azimuths
@given(st.floats(-4.9, 4.9), st.floats(-4.9, 4.9))
def test_what_is_picked_is_drawn_under_the_mouse(azimuth, x, y):
    view = cut(azimuth)
    place = view.place(x, y, x * x + y * y)
    found = view.pick(*place.tolist())
    at_found = view.place(*found, found[0] ** 2 + found[1] ** 2)
    assert np.hypot(*(at_found - place)) < 0.02  # of the width of the block


@azimuths
@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(-1.5, 1.5), st.floats(-1.5, 1.5))
def test_a_drag_takes_the_point_along_the_ground(azimuth, x, y, dx, dy):
    view = cut(azimuth)
    right, up = (view.place(x + dx, y + dy, 0.0) - view.place(x, y, 0.0)).tolist()
    assert view.shifted((x, y), right, up) == pytest.approx((x + dx, y + dy))


def test_a_drag_ends_at_the_edge():
    x, y = cut().shifted((3.0, 4.0), 0.0, -9.0)
    assert (x, y) == (5.0, 5.0)


def test_the_front_of_the_surface_is_picked():
    view = cut()
    right, up = view.place(-3.0, -3.0, 18.0).tolist()
    assert view.pick(right, up) == pytest.approx((-3.0, -3.0), abs=0.1)


@pytest.mark.parametrize("place", [(9.0, 9.0), (-9.0, 0.0), (0.0, -9.0)])
def test_off_the_surface_something_in_the_domain_is_picked(place):
    x, y = cut().pick(*place)
    assert abs(x) <= 5
    assert abs(y) <= 5


@azimuths
def test_only_what_lies_behind_both_cuts_remains(azimuth):
    view = cut(azimuth)
    whole = len(view.mesh((5.0 * view.near[0], 5.0 * view.near[1])).corners)
    assert whole == 24 * 24
    half = len(view.mesh((0.0, 5.0 * view.near[1])).corners)
    assert half == whole / 2
    assert len(view.mesh((-5.0 * view.near[0], 0.0)).corners) == 0


def test_the_farthest_cells_come_first():
    mesh = cut().mesh((3.0, 4.0))
    upward = mesh.corners[:, :, 1].mean(axis=1)
    assert upward[:20].mean() > upward[-20:].mean()
    assert mesh.heights.min() >= 0
    assert mesh.heights.max() <= 1
    assert mesh.light.min() >= 0


@pytest.mark.parametrize("axis", [0, 1])
def test_a_slice_runs_through_the_point_from_end_to_end(axis):
    view, point = cut(), (3.0, 4.0)
    at, line, foot = view.slice_line(axis, point)
    assert (at[0], at[-1]) == (-5.0, 5.0)
    assert point[axis] in at
    assert len(at) == len(line) == len(foot)
    np.testing.assert_allclose(line[at == point[axis]][0], view.place(*point, 25.0))
    np.testing.assert_allclose(foot[at == point[axis]][0], view.place(*point, view.low))


def test_the_wires_are_there_where_the_block_is_not():
    view = cut()
    assert len(view.wires((5.0, 5.0))) == 0
    assert len(view.wires((-5.0, -5.0))) > len(view.wires((3.0, 4.0))) > 0


def test_a_surface_with_holes_is_still_a_picture():
    view = Cutaway(lambda x, y: np.log(x) + y, (-1.0, 1.0, -1.0, 1.0), 52.0)
    assert np.isfinite(view.mesh((0.5, 0.5)).corners).all()
    assert np.isnan(view.value((-0.5, 0.0)))
    flat = Cutaway(lambda x, y: 0.0 * x + 2.0, (-1.0, 1.0, -1.0, 1.0), 52.0)
    assert flat.high > flat.low
