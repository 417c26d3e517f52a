"""Digits as other hands would write them: turned, slanted, stretched, bent, thinner, thicker.

An image is looked up along a bent grid. Where pixel (row, column) of the result takes its ink from
is an affine map plus a smooth random field (Simard, Steinkraus and Platt, "Best practices for
convolutional neural networks applied to visual document analysis", 2003), and both are linear in
the random numbers: one matrix product gives the grids of a whole mini-batch.

What happens to a mini-batch depends on the seed and the iteration alone, so a step that is looked
at beforehand, repeated or resumed sees the same images, and no state has to be kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

KNOTS = 4  # of the random field along each side: bends as wide as a third of the image
ROWS_AT_ONCE = 32  # what is looked up at once stays in the cache: twice as fast
MARGIN_PX = 1  # paper around the image, so that every lookup has four neighbors

if TYPE_CHECKING:
    from engine.config import TrainConfig

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How far images are changed: limits of uniform random numbers, except ``elastic_px``.

    Attributes
    ----------
    rotation_deg : either way
    shear : pixels to the side a pixel up
    scale : natural logarithm of the factor, for height and width independently
    shift_px : along both axes
    elastic_px : standard deviation of the random field
    thickness : 1 takes the darkest (or the lightest) of each pixel and its four neighbors, which
        makes a line two pixels wider (or thinner); between 0 and 1 it is mixed with the image
    fat_share : share of images that are made two pixels wider after all that
    """

    rotation_deg: float = 15.0
    shear: float = 0.35
    scale: float = 0.25
    shift_px: float = 1.2
    elastic_px: float = 1.5
    thickness: float = 0.9
    fat_share: float = 0.1


class Augmenter:
    """Changes mini-batches of square images.

    Parameters
    ----------
    side_px : of the images
    seed : of everything random
    settings : how far images are changed
    """

    def __init__(
        self, side_px: int = 28, seed: int = 0, settings: Augmentation | None = None
    ) -> None:
        self.settings = Augmentation() if settings is None else settings
        self._side = side_px
        self._seed = seed
        self._basis = _basis(side_px)

    def apply(self, x: Floats, iteration: int) -> Floats:
        """The images of ``x`` as the mini-batch after ``iteration`` updates sees them.

        Parameters
        ----------
        x : (N, side * side) float in [0, 1], row by row; unchanged afterwards
        iteration : 0 or more

        Returns
        -------
        (N, side * side) of the same dtype, in [0, 1]
        """
        rng = np.random.default_rng((self._seed, iteration))
        coefficients = self._coefficients(len(x), rng)
        moved = np.empty((len(x), self._side, self._side), np.float32)
        for start in range(0, len(x), ROWS_AT_ONCE):
            rows = slice(start, start + ROWS_AT_ONCE)
            moved[rows] = self._look_up(x[rows], coefficients[rows])
        return self._with_other_pens(moved, rng).reshape(x.shape).astype(x.dtype, copy=False)

    def _coefficients(self, count: int, rng: np.random.Generator) -> NDArray[np.float32]:
        """(N, 2, 3 + KNOTS^2) what the basis is multiplied with: for the row and the column of the
        source of a pixel, the constant, the pixel's row and column, and the knots of the field.
        """
        limits, out = self.settings, np.empty((count, 2, 3 + KNOTS**2), np.float32)
        angle = np.deg2rad(rng.uniform(-limits.rotation_deg, limits.rotation_deg, count))
        shear = rng.uniform(-limits.shear, limits.shear, count)
        tall, wide = np.exp(rng.uniform(-limits.scale, limits.scale, (2, count)))
        middle = (self._side - 1) / 2
        out[:, :, 0] = middle + rng.uniform(-limits.shift_px, limits.shift_px, (count, 2))
        out[:, 0, 1], out[:, 0, 2] = np.cos(angle) * tall, -np.sin(angle) * wide
        out[:, 1, 1] = np.sin(angle) * tall + shear * np.cos(angle)
        out[:, 1, 2] = np.cos(angle) * wide
        out[:, :, 3:] = rng.standard_normal((count, 2, KNOTS**2), np.float32) * limits.elastic_px
        return out

    def _look_up(self, x: Floats, coefficients: NDArray[np.float32]) -> NDArray[np.float32]:
        """(N, side, side) ink at the bent grid, interpolated between its four neighbors."""
        count, side = len(x), self._side
        padded = np.zeros((count, side + 2 * MARGIN_PX, side + 2 * MARGIN_PX), np.float32)
        inner = slice(MARGIN_PX, -MARGIN_PX)
        padded[:, inner, inner] = x.reshape(count, side, side)
        width = padded.shape[2]
        grid = (coefficients.reshape(2 * count, -1) @ self._basis).reshape(count, 2, -1)
        grid += MARGIN_PX
        np.clip(grid, 0.0, width - 1.01, out=grid)  # beyond the margin there is paper as well
        corner = grid.astype(np.int32)
        grid -= corner
        down, across = grid[:, 0], grid[:, 1]
        place = corner[:, 0]
        place *= width
        place += corner[:, 1]
        place += np.arange(count, dtype=np.int32)[:, np.newaxis] * np.int32(width * width)
        ink = padded.ravel()
        above, beside = ink.take(place), ink.take(place + 1)
        _mix(above, beside, across)
        place += width
        below, beside_below = ink.take(place), ink.take(place + 1)
        _mix(below, beside_below, across)
        _mix(above, below, down)
        return above.reshape(count, side, side)

    def _with_other_pens(
        self, images: NDArray[np.float32], rng: np.random.Generator
    ) -> NDArray[np.float32]:
        """Each image with a pen of another width; changed in place and returned."""
        settings, count = self.settings, len(images)
        thickness = rng.uniform(-settings.thickness, settings.thickness, count)
        fat = rng.random(count) < settings.fat_share
        for chosen, extreme in ((thickness > 0, np.maximum), (thickness < 0, np.minimum)):
            part = images[chosen]
            share = np.abs(thickness[chosen]).astype(np.float32)[:, np.newaxis, np.newaxis]
            _mix(part, _of_neighbors(part, extreme), share)
            images[chosen] = part
        images[fat] = _of_neighbors(images[fat], np.maximum)
        return images


def augmenter_of(config: TrainConfig) -> Augmenter | None:
    """What changes the mini-batches of a run; None where the configuration asks for none."""
    return Augmenter(seed=config.seed) if config.augment else None


def _mix(into: Floats, other: Floats, share: Floats) -> None:
    """``into`` becomes (1 - share) * into + share * other; ``other`` is spent."""
    other -= into
    other *= share
    into += other


def _of_neighbors(images: NDArray[np.float32], extreme: np.ufunc) -> NDArray[np.float32]:
    """The largest or smallest of each pixel and its four neighbors."""
    out = images.copy()
    extreme(out[:, 1:], images[:, :-1], out=out[:, 1:])
    extreme(out[:, :-1], images[:, 1:], out=out[:, :-1])
    extreme(out[:, :, 1:], images[:, :, :-1], out=out[:, :, 1:])
    extreme(out[:, :, :-1], images[:, :, 1:], out=out[:, :, :-1])
    return out


def _basis(side: int) -> NDArray[np.float32]:
    """(3 + KNOTS^2, side * side): one, row, column, and a bump around each knot.

    The squares of the bumps add up to one in every pixel, so that a field of standard normal
    numbers has the standard deviation 1 everywhere.
    """
    place = np.arange(side) - (side - 1) / 2
    knots = np.linspace(-side / 2, side / 2, KNOTS)
    width = 0.6 * side / (KNOTS - 1)
    bumps = np.exp(-0.5 * ((place[:, np.newaxis] - knots) / width) ** 2)
    bumps /= np.sqrt((bumps**2).sum(axis=1, keepdims=True))
    field = np.einsum("yi,xj->ijyx", bumps, bumps).reshape(KNOTS**2, side * side)
    rows, columns = np.meshgrid(place, place, indexing="ij")
    linear = [np.ones(side * side), rows.ravel(), columns.ravel()]
    return np.concatenate([linear, field]).astype(np.float32)
