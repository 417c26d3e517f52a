"""The eye before the landscape."""

from __future__ import annotations

import numpy as np
import pytest

from guiapp.relief.camera import ELEVATION, FARTHEST, HIGHEST, LOWEST, MIDDLE, NEAREST, Camera
from guiapp.relief.landform import HEIGHT

CORNERS = np.array([(a, b, z) for a in (-1, 1) for b in (-1, 1) for z in (0, HEIGHT)], dtype=float)


@pytest.mark.parametrize("aspect", [0.5, 1.0, 1.6, 3.0])
def test_the_whole_landscape_is_seen_however_it_is_turned(aspect: float) -> None:
    camera = Camera()
    camera.frame((1.0, 1.0), aspect)
    for _ in range(24):
        camera.turn(15.0, 0.0)
        spots = camera.on_picture(CORNERS, 300 * aspect, 300)
        assert (spots >= 0).all()
        assert (spots <= (300 * aspect, 300)).all()


def test_it_looks_at_the_middle() -> None:
    camera = Camera()
    camera.turn(77.0, -20.0)
    np.testing.assert_allclose(camera.on_picture(MIDDLE[None], 400, 300), [(200, 150)])


def test_the_matrices_agree_with_the_place_of_the_eye() -> None:
    camera = Camera()
    camera.turn(33.0, 5.0)
    eye = np.append(camera.eye(), 1.0)
    np.testing.assert_allclose(camera.view() @ eye, (0, 0, 0, 1), atol=1e-12)


def test_at_first_x_runs_to_the_right_and_y_away_and_f_up() -> None:
    camera = Camera()
    origin, x, y, z = camera.on_picture(np.vstack((np.zeros(3), np.eye(3))), 400, 400)
    assert x[0] > origin[0]
    assert y[1] < origin[1]
    assert z[1] < origin[1]
    assert z[0] == pytest.approx(origin[0])


def test_turning_stops_above_the_ground_and_at_the_top() -> None:
    camera = Camera()
    camera.turn(0, 1000)
    assert camera.elevation == HIGHEST
    camera.turn(0, -1000)
    assert camera.elevation == LOWEST
    camera.turn(725, 0)
    assert -180 <= camera.azimuth < 180


def test_zooming_ends_at_both_ends_and_reset_undoes_all() -> None:
    camera = Camera()
    far = camera.distance
    camera.zoom_by(2)
    assert camera.distance == pytest.approx(far / 2)
    camera.zoom_by(1e9)
    assert camera.zoom == FARTHEST
    camera.zoom_by(1e-9)
    assert camera.zoom == NEAREST
    camera.turn(10, 10)
    camera.reset()
    assert (camera.zoom, camera.elevation, camera.distance) == (1.0, ELEVATION, far)


def test_what_is_behind_the_eye_has_no_place() -> None:
    camera = Camera()
    behind = camera.eye() + (camera.eye() - MIDDLE)
    assert np.isnan(camera.on_picture(behind[None], 100, 100)).all()
