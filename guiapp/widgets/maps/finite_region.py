"""Where a typed formula has no finite value, said in words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from engine.surfaces import Surface
from guiapp.widgets.numerals import plain_figure

Point = tuple[float, float]

GRID = 21  # places per axis where a start may be put: half a unit apart on a map of 10
SAMPLES = 161  # per axis: 0.0625 apart on a map of 10, so that bounds read well


class FiniteRegion(QObject):
    """Samples a surface over its domain and describes the part where it is not finite."""

    def remark(self, surface: Surface) -> str:
        """A sentence, or "" where f is finite everywhere on the map."""
        x_min, x_max, y_min, y_max = surface.domain
        x, y = np.linspace(x_min, x_max, SAMPLES), np.linspace(y_min, y_max, SAMPLES)
        with np.errstate(all="ignore"):
            lost = ~np.isfinite(surface.function(*np.meshgrid(x, y)))
        if not lost.any():
            return ""
        if lost.all():
            return self.tr("Not finite anywhere on this map: there is nothing to descend.")
        half = _half_plane(lost, x, y)
        if half is not None:
            text = self.tr("Not finite for {where}: no ground there, and a racer ends.")
            return text.format(where=half)
        share = float(lost.mean())
        if share < 0.01:
            row, column = np.argwhere(lost)[0].tolist()
            text = self.tr("Not finite here and there, for example at ({x}, {y}).")
            return text.format(x=_plain(x[column]), y=_plain(y[row]))
        text = self.tr("Not finite on {percent} % of the map: no ground there, and a racer ends.")
        return text.format(percent=round(100 * share))


def ground_near(surface: Surface, wanted: Point) -> Point:
    """``wanted``, or where f has no finite value or slope there, the nearest place that has both.

    At the edge of its ground f may be finite and infinitely steep, as sqrt(x) at 0, and the
    first step would lead nowhere. Where there is no ground at all, it is ``wanted``.
    """
    x_min, x_max, y_min, y_max = surface.domain
    grid = np.meshgrid(np.linspace(x_min, x_max, GRID)[1:-1], np.linspace(y_min, y_max, GRID)[1:-1])
    places = np.concatenate(([wanted], np.stack(grid, axis=-1).reshape(-1, 2)))
    with np.errstate(all="ignore"):
        usable = np.isfinite(surface(places)) & np.isfinite(surface.gradient(places)).all(axis=1)
    if not usable.any():
        return wanted
    away = np.hypot(*(places - places[0]).T)
    x, y = places[np.argmin(np.where(usable, away, np.inf))].tolist()
    return x, y


def _half_plane(
    lost: NDArray[np.bool_], x: NDArray[np.float64], y: NDArray[np.float64]
) -> str | None:
    """ "x < 0" when exactly the samples on one side of such a line are lost, else None.

    The bound is the last lost sample or the first finite one, whichever reads better.
    """
    for name, axis, along in (("x", x, lost), ("y", y, lost.T)):
        first = along[0]
        if not (along == first).all():
            continue
        edges = np.flatnonzero(first[1:] != first[:-1])
        if len(edges) != 1:
            continue
        before, after = float(axis[edges[0]]), float(axis[edges[0] + 1])
        if first[0]:
            text = _between(before, after, name, ("≤", "<"))
        else:
            text = _between(after, before, name, ("≥", ">"))
        return text
    return None


def _between(lost: float, finite: float, name: str, signs: tuple[str, str]) -> str:
    """The side of the lost sample; with the shorter number of the two."""
    inclusive, exclusive = signs
    at_lost, at_finite = _plain(lost), _plain(finite)
    if len(at_lost) <= len(at_finite):
        return f"{name} {inclusive} {at_lost}"
    return f"{name} {exclusive} {at_finite}"


def _plain(value: float) -> str:
    return plain_figure(round(float(value), 2))
