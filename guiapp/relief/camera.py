"""The eye before a landscape in space: how it is turned, and where a point falls on the picture.

NumPy only. The eye always looks at the middle of the landscape and never tilts to the side.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from guiapp.relief.landform import HEIGHT

FloatArray = NDArray[np.float64]
Half = tuple[float, float]

FIELD_OF_VIEW = math.radians(30.0)  # of the height of the picture: little distortion
MIDDLE = np.array([0.0, 0.0, 0.3 * HEIGHT])
AZIMUTH, ELEVATION = -64.0, 44.0  # x runs to the right and y away, as on the map
LOWEST, HIGHEST = 3.0, 90.0  # of the elevation: from below one would see no ground
NEAREST, FARTHEST = 0.4, 6.0  # of the zoom
ROOM = 0.88  # of the picture that the landscape may fill; around it stand names and numbers


class Camera:
    """Turned by the mouse, and as far away as the landscape needs.

    Attributes
    ----------
    azimuth : degrees, where the eye is around the landscape; 0 is on the side of large x
    elevation : degrees above the horizon, LOWEST to HIGHEST
    zoom : 1 shows the whole landscape at any azimuth
    """

    def __init__(self) -> None:
        self._half: Half = (1.0, 1.0)
        self._aspect = 0.0  # no picture yet
        self._fit = 5.0
        self.reset()

    def reset(self) -> None:
        """Look as at first."""
        self.azimuth, self.elevation, self.zoom = AZIMUTH, ELEVATION, 1.0

    def turn(self, azimuth: float, elevation: float) -> None:
        """Go around and up by so many degrees."""
        self.azimuth = (self.azimuth + azimuth + 180.0) % 360.0 - 180.0
        self.elevation = min(max(self.elevation + elevation, LOWEST), HIGHEST)

    def zoom_by(self, factor: float) -> None:
        """Go nearer (factor > 1) or away."""
        self.zoom = min(max(self.zoom * factor, NEAREST), FARTHEST)

    def frame(self, half: Half, aspect: float) -> None:
        """Let a landscape with these half sides fit a picture ``aspect`` times as wide as high.

        It fits at the first elevation and any azimuth, so that turning it does not change its
        size.
        """
        if (half, aspect) == (self._half, self._aspect):
            return
        self._half, self._aspect = half, aspect
        x, y = half
        corners = np.array([(a * x, b * y, z) for a in (-1, 1) for b in (-1, 1) for z in (0, 1)])
        corners[:, 2] *= HEIGHT
        near, far = 1.0, 60.0
        for _ in range(24):
            distance = (near + far) / 2
            fits = all(
                self._fills(corners, azimuth, distance) <= ROOM for azimuth in range(0, 180, 15)
            )
            near, far = (near, distance) if fits else (distance, far)
        self._fit = far

    @property
    def distance(self) -> float:
        """From the eye to the middle of the landscape."""
        return self._fit / self.zoom

    def eye(self) -> FloatArray:
        """(3,) where the eye is."""
        around, up = math.radians(self.azimuth), math.radians(self.elevation)
        flat = math.cos(up)
        direction = np.array([flat * math.cos(around), flat * math.sin(around), math.sin(up)])
        place: FloatArray = MIDDLE + self.distance * direction
        return place

    def view(self) -> FloatArray:
        """(4, 4) from space to what is before the eye."""
        return _view(self.azimuth, self.elevation, self.distance)

    def projection(self, aspect: float) -> FloatArray:
        """(4, 4) from before the eye to the cube that OpenGL draws."""
        near, far = 0.02 * self.distance, 20.0 * self.distance
        focus = 1.0 / math.tan(FIELD_OF_VIEW / 2)
        matrix = np.zeros((4, 4))
        matrix[0, 0], matrix[1, 1] = focus / aspect, focus
        matrix[2, 2:] = (far + near) / (near - far), 2 * far * near / (near - far)
        matrix[3, 2] = -1.0
        return matrix

    def on_picture(self, places: FloatArray, width: float, height: float) -> FloatArray:
        """Where points (n, 3) fall on a picture: (n, 2) from its upper left corner."""
        matrix = self.projection(width / height) @ self.view()
        x, y = _flat(matrix, places).T
        return np.stack(((1 + x) / 2 * width, (1 - y) / 2 * height), axis=1)

    def _fills(self, corners: FloatArray, azimuth: float, distance: float) -> float:
        matrix = self.projection(self._aspect) @ _view(azimuth, ELEVATION, distance)
        return float(np.abs(_flat(matrix, corners)).max())


def _view(azimuth: float, elevation: float, distance: float) -> FloatArray:
    around, up = math.radians(azimuth), math.radians(elevation)
    sin, cos = math.sin(around), math.cos(around)
    rising, level = math.sin(up), math.cos(up)
    axes = np.array(
        [
            (-sin, cos, 0.0),  # to the right
            (-rising * cos, -rising * sin, level),  # up
            (level * cos, level * sin, rising),  # towards the eye
        ]
    )
    matrix = np.eye(4)
    matrix[:3, :3] = axes
    matrix[:3, 3] = -axes @ MIDDLE - np.array([0.0, 0.0, distance])
    return matrix


def _flat(matrix: FloatArray, places: FloatArray) -> FloatArray:
    whole = places @ matrix[:, :3].T + matrix[:, 3]
    # a point behind the eye has no place on the picture
    depth = np.where(whole[:, 3:] > 1e-9, whole[:, 3:], np.nan)
    flat: FloatArray = whole[:, :2] / depth
    return flat
