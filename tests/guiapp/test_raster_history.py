"""Undo, redo, clear, cancel and pictures in any order: each state comes back to the bit."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guiapp.raster import KEPT_CLEARS, Raster

SIDE = 48
PICTURE = np.linspace(0, 1, SIDE * SIDE, dtype=np.float32).reshape(SIDE, SIDE) ** 4
places = st.floats(-20, SIDE + 20)
strokes = st.lists(st.tuples(places, places, st.floats(1, 30)), min_size=1, max_size=4)
steps = st.one_of(strokes, st.sampled_from(["undo", "undo", "redo", "clear", "cancel", "picture"]))


class Book:
    """The history as it should be: every state copied, and which of them is on the paper."""

    def __init__(self) -> None:
        self.states = [bytes(4 * SIDE * SIDE)]
        self.drawings: list[list[str]] = [[]]  # what is on the paper in each state
        self.now = 0

    def forget_undone(self) -> None:
        del self.states[self.now + 1 :], self.drawings[self.now + 1 :]

    def add(self, state: bytes, drawings: list[str]) -> None:
        self.forget_undone()
        self.states.append(state)
        self.drawings.append(drawings)
        self.now += 1


def take(raster: Raster, book: Book, step: str | list[tuple[float, float, float]]) -> None:
    """One step on the paper and in the book."""
    if step == "undo":
        raster.undo()
        book.now = max(0, book.now - 1)
    elif step == "redo":
        raster.redo()
        book.now = min(len(book.states) - 1, book.now + 1)
    elif step == "clear":
        raster.clear()
        if book.drawings[book.now]:
            book.add(book.states[0], [])
    elif step == "cancel":
        raster.begin_stroke(10, 10)
        raster.stroke_to(40, 30, 2.0)
        raster.cancel_stroke()
        book.forget_undone()
    elif step == "picture":
        raster.set_picture(PICTURE)
        book.add(PICTURE.tobytes(), ["picture"])
    else:
        assert isinstance(step, list)
        raster.draw([step])
        book.add(raster.pixels.tobytes(), [*book.drawings[book.now], "stroke"])


@given(st.lists(steps, max_size=KEPT_CLEARS))
def test_every_state_comes_back_to_the_bit(
    taken: list[str | list[tuple[float, float, float]]],
) -> None:
    raster, book = Raster(SIDE), Book()
    for step in taken:
        take(raster, book, step)
        assert raster.pixels.tobytes() == book.states[book.now]
        drawing = book.drawings[book.now]
        assert len(raster.strokes) == drawing.count("stroke")
        assert raster.can_undo == (book.now > 0)
        assert raster.can_redo == (book.now < len(book.states) - 1)
        again = Raster(SIDE)
        if "picture" in drawing:
            again.set_picture(PICTURE)
        again.draw(raster.strokes)
        assert again.pixels.tobytes() == raster.pixels.tobytes()
