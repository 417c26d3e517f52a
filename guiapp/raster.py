"""A drawing: pen strokes and the soft-brush picture that they leave. NumPy only.

A stroke is a chain of points; each pair of neighbors leaves the capsule of ``pen_segment``.
Capsules are joined by the maximum, which makes ink idempotent: drawing a segment twice
changes nothing. Undo rests on that: it blanks the stroke's box and draws the other strokes of
the picture again, bit for bit, so that no copies of the picture have to be kept. A picture from
outside is a stroke as well, which leaves its own pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from guiapp.pen_segment import (
    COORDINATE_LIMIT_PX,
    EDGE_PX,
    MAX_PEN_WIDTH_PX,
    Box,
    Point,
    ink_segment,
    pen_point,
)

__all__ = [
    "COORDINATE_LIMIT_PX",
    "EDGE_PX",
    "KEPT_CLEARS",
    "MAX_PEN_WIDTH_PX",
    "MIN_PEN_WIDTH_PX",
    "PEN_WIDTH_PX",
    "Box",
    "Raster",
]

# Recorded pen strokes drawn 110 to 240 px large with this pen have, as the 28 x 28 picture that
# the network sees, the ink of MNIST's digits: a mean of 0.129 against 0.131.
PEN_WIDTH_PX = 22.0
MIN_PEN_WIDTH_PX = 1.0
KEPT_CLEARS = 20  # this many cleared pictures can be brought back


@dataclass(slots=True)
class _Stroke:
    points: list[Point] = field(default_factory=list)
    box: Box | None = None  # what it changed inside the picture
    picture: NDArray[np.float32] | None = None  # what it leaves instead of capsules
    over_clear: bool = False  # the clear before it is part of the same step


class Raster:
    """A square picture of ``size_px`` pixels, ink 1 on paper 0, and the strokes that made it.

    Coordinates are in px from the top left corner, x to the right and y down; pixel (row, column)
    is centered at (column + 0.5, row + 0.5). Points outside the picture are welcome: a stroke may
    leave over an edge and come back. Each method that changes pixels returns the Box of pixels
    that may have changed, or None.
    """

    def __init__(self, size_px: int = 280, pen_width_px: float = PEN_WIDTH_PX) -> None:
        if size_px < 1:
            raise ValueError(f"size_px is a whole number of at least 1, got {size_px}")
        self._pixels = np.zeros((size_px, size_px), np.float32)
        self._view = self._pixels.view()
        self._view.flags.writeable = False
        self._done: list[_Stroke | None] = []  # None is a clear
        self._undone: list[_Stroke | None] = []
        self._current: _Stroke | None = None
        self.pen_width_px = pen_width_px

    @property
    def pixels(self) -> NDArray[np.float32]:
        """(H, W) float32 in [0, 1], ink 1: a read-only view that follows the drawing."""
        return self._view

    @property
    def size_px(self) -> int:
        """Side of the square picture."""
        return len(self._pixels)

    @property
    def pen_width_px(self) -> float:
        """Width of the strokes that begin from now on."""
        return self._pen_width_px

    @pen_width_px.setter
    def pen_width_px(self, width_px: float) -> None:
        if not MIN_PEN_WIDTH_PX <= width_px <= MAX_PEN_WIDTH_PX:  # also refuses NaN
            raise ValueError(
                f"the pen width lies between {MIN_PEN_WIDTH_PX} and {MAX_PEN_WIDTH_PX} px, "
                f"got {width_px}"
            )
        self._pen_width_px = float(width_px)

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink in the picture."""
        return not self._pixels.any()

    @property
    def drawing(self) -> bool:
        """Whether a stroke has begun and not ended."""
        return self._current is not None

    @property
    def can_undo(self) -> bool:
        """Whether ``undo`` would do something."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether ``redo`` would do something."""
        return bool(self._undone)

    @property
    def strokes(self) -> list[list[list[float]]]:
        """The pen strokes in the picture as plain lists of [x, y, width], all in px."""
        shown = (stroke.points for stroke in self._shown() if stroke.points)
        return [[list(point) for point in points] for points in shown]

    def begin_stroke(self, x: float, y: float, width_factor: float = 1.0) -> Box | None:
        """Put the pen down: a dot. ``width_factor`` (> 0) scales the pen, for pressure."""
        return self._begin(pen_point(x, y, self._pen_width_px * width_factor))

    def stroke_to(self, x: float, y: float, width_factor: float = 1.0) -> Box | None:
        """Move the pen in a straight line, however far; RuntimeError when it is not down."""
        if self._current is None:
            raise RuntimeError("stroke_to moves a pen that is down; call begin_stroke first")
        return self._extend(self._current, pen_point(x, y, self._pen_width_px * width_factor))

    def end_stroke(self) -> None:
        """Lift the pen; nothing happens when it is up."""
        self._current = None

    def cancel_stroke(self) -> Box | None:
        """Take the stroke that is being drawn away, as if it had never begun."""
        if self._current is None:
            return None
        self._current = None
        stroke = self._done.pop()
        return None if stroke is None else self._redraw(stroke.box)

    def draw(self, strokes: Iterable[Iterable[Sequence[float]]]) -> Box | None:
        """Add strokes in the form of ``strokes``; a point without a width takes the pen's."""
        self.end_stroke()
        changed: Box | None = None
        for stroke in strokes:
            for x, y, *width in stroke:
                point = pen_point(x, y, width[0] if width else self._pen_width_px)
                current = self._current
                box = self._begin(point) if current is None else self._extend(current, point)
                changed = box.joined(changed) if box else changed
            self.end_stroke()
        return changed

    def undo(self) -> Box | None:
        """Take back the last stroke, or the last clear."""
        self.end_stroke()
        return self._move_step(self._done, self._undone)

    def redo(self) -> Box | None:
        """Bring back what the last undo took."""
        self.end_stroke()
        return self._move_step(self._undone, self._done)

    def clear(self) -> Box | None:
        """An empty picture; ``undo`` brings the drawing back. Clearing no strokes is no step."""
        self.end_stroke()
        if next(self._shown(), None) is None:
            return None
        self._undone.clear()
        self._done.append(None)
        clears = [position for position, step in enumerate(self._done) if step is None]
        if len(clears) > KEPT_CLEARS:
            del self._done[: clears[0] + 1]
        return self._redraw(self._whole())

    def set_picture(self, pixels: NDArray[np.floating]) -> Box | None:
        """Put a picture in the place of the drawing, as one step; strokes go on top of it.

        Parameters
        ----------
        pixels : (H, W) float in [0, 1] of this size, ink 1, copied; without ink this is a clear

        Raises
        ------
        ValueError : for another shape, for values out of [0, 1]
        """
        picture = np.array(pixels, np.float32)
        if picture.shape != self._pixels.shape:
            found = " x ".join(map(str, picture.shape))
            size = f"{self.size_px} x {self.size_px}"
            raise ValueError(f"the picture is {found} pixels, expected {size}")
        if not (picture.min() >= 0.0 and picture.max() <= 1.0):  # written so that NaN fails too
            raise ValueError("the picture has values out of [0, 1]")
        cleared = self.clear()
        if not picture.any():
            return cleared
        self._undone.clear()
        self._done.append(_Stroke([], self._whole(), picture, over_clear=cleared is not None))
        return self._redraw(self._whole())

    def _begin(self, point: Point) -> Box | None:
        self.end_stroke()
        self._undone.clear()
        self._current = _Stroke([point])
        self._done.append(self._current)
        return self._ink(self._current, point, point)

    def _extend(self, stroke: _Stroke, point: Point) -> Box | None:
        last = stroke.points[-1]
        if point == last:
            return None
        stroke.points.append(point)
        return self._ink(stroke, last, point)

    def _move_step(self, source: list[_Stroke | None], target: list[_Stroke | None]) -> Box | None:
        if not source:
            return None
        step = source.pop()
        target.append(step)
        # a picture and the clear that made room for it go together
        pair = (step, *source[-1:]) if source is self._done else (*source[-1:], step)
        if len(pair) == 2 and pair[1] is None and pair[0] is not None and pair[0].over_clear:
            target.append(source.pop())
            return self._redraw(self._whole())
        return self._redraw(self._whole() if step is None else step.box)

    def _whole(self) -> Box:
        return Box(0, 0, self.size_px, self.size_px)

    def _shown(self) -> Iterator[_Stroke]:
        """The strokes since the last clear."""
        start = len(self._done)
        while start > 0 and self._done[start - 1] is not None:
            start -= 1
        return (step for step in self._done[start:] if step is not None)

    def _redraw(self, box: Box | None) -> Box | None:
        """Blank the box and draw again whatever crosses it."""
        if box is None:
            return None
        self._pixels[box.top : box.bottom, box.left : box.right] = 0.0
        for stroke in self._shown():
            if stroke.picture is not None:
                np.maximum(self._pixels, stroke.picture, out=self._pixels)
            elif stroke.box is not None and stroke.box.meets(box):
                points = stroke.points
                self._ink(stroke, points[0], points[0])
                for start, end in pairwise(points):
                    self._ink(stroke, start, end)
        return box

    def _ink(self, stroke: _Stroke, start: Point, end: Point) -> Box | None:
        """Draw one segment of a stroke."""
        changed = ink_segment(self._pixels, start, end)
        if changed is not None:
            stroke.box = changed.joined(stroke.box)
        return changed
