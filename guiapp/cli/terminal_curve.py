"""The loss curve of the terminal: dots of Braille characters, two by four to a character.

Drawn here and not by a plotting package: a frame takes 0.3 ms instead of 14, and training is
not to wait for its picture.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TRAILING = 100  # losses in the trailing mean
MAX_BUCKETS = 512  # more than the dots across any terminal; memory does not grow with the run

# Bit of a dot in the Unicode block "Braille Patterns", by its row and column in the character.
_DOT_BITS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]], dtype=np.uint32)
_BLANK = 0x2800


@dataclass(frozen=True)
class CurveRow:
    """One line of the drawing.

    Attributes
    ----------
    label : what stands at the axis in this line, or ""
    text : the characters of the plot
    on_mean : (len(text),) bool, where the trailing mean passes and not only single losses
    """

    label: str
    text: str
    on_mean: NDArray[np.bool_]


class LossCurve:
    """Losses of a run of known length, folded into at most 512 buckets as they come.

    Parameters
    ----------
    iterations : length of the run, which is the width of the plot
    """

    def __init__(self, iterations: int) -> None:
        self._iterations = iterations
        self._buckets = min(iterations, MAX_BUCKETS)
        self._low = np.full(self._buckets, np.inf)
        self._high = np.full(self._buckets, -np.inf)
        self._mean = np.full(self._buckets, np.nan)
        self._highest_mean = 0.0
        self._recent: deque[float] = deque(maxlen=TRAILING)
        self._count = 0
        self._bucket = 0
        self._bucket_end = self._end_of(0)  # first iteration that no longer belongs to it
        self._bucket_low = math.inf
        self._bucket_high = -math.inf

    def add(self, loss: float) -> None:
        """The next iteration's loss, a finite number; takes 0.5 us."""
        self._recent.append(loss)
        self._bucket_low = min(self._bucket_low, loss)
        self._bucket_high = max(self._bucket_high, loss)
        self._count += 1
        if self._count == self._bucket_end:
            self._close_bucket()

    @property
    def trailing_mean(self) -> float:
        """Mean of the last 100 losses, or of all while there are fewer; NaN without any."""
        return math.fsum(self._recent) / len(self._recent) if self._recent else math.nan

    def _end_of(self, bucket: int) -> int:
        return -(-(bucket + 1) * self._iterations // self._buckets)

    def _close_bucket(self) -> None:
        self._low[self._bucket] = self._bucket_low
        self._high[self._bucket] = self._bucket_high
        self._mean[self._bucket] = self.trailing_mean
        self._highest_mean = max(self._highest_mean, self.trailing_mean)
        self._bucket += 1
        self._bucket_end = self._end_of(self._bucket)
        self._bucket_low, self._bucket_high = math.inf, -math.inf

    def draw(self, width: int, height: int) -> list[CurveRow]:
        """The curve from 0 to a round number above its means, in ``height`` lines.

        Parameters
        ----------
        width, height : size of the plot in characters, at least 1 and 3, labels apart
        """
        top = round_above(self._highest_mean)
        mean_dots, all_dots = self._dots(2 * width, 4 * height, top)
        codes = _to_codes(all_dots)
        on_mean = _to_codes(mean_dots) > 0
        labels = [""] * height
        labels[0], labels[1], labels[-1] = f"{top:g}", "loss", "0"
        return [
            CurveRow(label, "".join(chr(_BLANK + code) for code in row), mask)
            for label, row, mask in zip(labels, codes.tolist(), on_mean, strict=True)
        ]

    def _dots(
        self, across: int, up: int, top: float
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which dots the trailing mean covers, and which the mean or any loss: (up, across)."""
        scale = (up - 1) / top
        first = np.arange(across) * self._buckets // across  # first bucket of each column of dots
        low = np.minimum.reduceat(self._low, first) * scale
        high = np.minimum(np.maximum.reduceat(self._high, first), top) * scale
        mean = np.minimum(self._mean[first], top) * scale
        rows = np.arange(up - 1, -1, -1)[:, np.newaxis]  # counted upward from the axis
        spread = (rows >= np.round(low)) & (rows <= np.round(high))
        on_mean = _connected(rows, np.round(mean))
        return on_mean, on_mean | spread


def round_above(value: float) -> float:
    """The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below.

    An axis that grows in such steps does not jitter. 1 for values out of (1e-300, 1e300).
    """
    if not (1e-300 < value < 1e300):
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    steps = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
    return next(step * power for step in steps if step * power >= value * (1.0 - 1e-12))


def _connected(rows: NDArray[np.int64], heights: NDArray[np.float64]) -> NDArray[np.bool_]:
    """A line through the heights, each joined to the one before it; NaN has no dot."""
    before = np.concatenate((heights[:1], heights[:-1]))
    # where it is steep, the line ends one dot short of its neighbor, so that it stays thin
    below = np.where(before < heights, before + 1, heights)
    above = np.where(before > heights, before - 1, heights)
    return (rows >= below) & (rows <= above)


def _to_codes(dots: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """Dots (4 h, 2 w) packed into the bits of (h, w) Braille characters."""
    height, width = dots.shape[0] // 4, dots.shape[1] // 2
    cells = dots.reshape(height, 4, width, 2).transpose(0, 2, 1, 3)
    codes: NDArray[np.uint32] = (cells * _DOT_BITS).sum(axis=(2, 3), dtype=np.uint32)
    return codes
