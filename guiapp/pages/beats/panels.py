"""Which arrays stand beside each other for a layer and what it did, and how they are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from engine.beats.step import Beats, LayerPart
from guiapp.pages.beats.timeline import BACKWARD, FORWARD, LOSS, UPDATE
from guiapp.widgets.network.cell_colors import CellGrid, largest_magnitude, vector_width
from guiapp.widgets.numerals import MINUS

FLOWS = "\N{RIGHTWARDS ARROW}"
TIMES = "×"


@dataclass(frozen=True)
class Slot:
    """An array of the row: its name, the sign before it, and the beat that brings it."""

    array: str
    sign: str = ""
    beat: str = ""  # "" : known from the start


def slots_of(part: LayerPart, phase: str, is_first: bool) -> tuple[Slot, ...]:
    """The arrays of a layer in a phase, in the order of its formula."""
    output, back_out, back_in = part.output, f"d{part.output}", f"d{part.input}"
    if part.key == "loss":
        if phase == BACKWARD:
            return (Slot("y"), Slot("t", MINUS), Slot(back_in, FLOWS, BACKWARD))
        scores, answers = Slot(part.input), Slot("y", FLOWS, LOSS)
        return (scores, answers, Slot("t"), Slot("L", FLOWS, LOSS))
    if part.kind != "affine":
        if phase == BACKWARD:
            slope = Slot(f"s{part.number}", TIMES, BACKWARD)
            return (Slot(output), Slot(back_out), slope, Slot(back_in, "=", BACKWARD))
        return (Slot(part.input), Slot(output, FLOWS, FORWARD))
    W, biases = part.params[0], part.params[1:]
    if phase == UPDATE:
        names = (W, *biases)
        return tuple(slot for name in names for slot in _update_slots(name))
    if phase == BACKWARD:
        found = [Slot(part.input), Slot(back_out, "·"), Slot(f"d{W}", "Σ", BACKWARD)]
        found += [Slot(f"d{b}", "", BACKWARD) for b in biases]
        return tuple(found if is_first else [*found, Slot(W), Slot(back_in, FLOWS, BACKWARD)])
    added = [Slot(b, "+") for b in biases]
    return (Slot(part.input), Slot(W, "·"), *added, Slot(output, "=", FORWARD))


def honest(slots: tuple[Slot, ...], part: LayerPart, phase: str) -> tuple[Slot, ...]:
    """The signs that hold for means over a batch: sums and products with fixed weights do.

    A mean of products is not the product of means, so those signs become arrows.
    """
    if phase == UPDATE or (part.kind == "affine" and phase == FORWARD) or part.key == "loss":
        return slots
    exact = {"·": "", TIMES: "", "=": FLOWS}
    return tuple(replace(slot, sign=exact.get(slot.sign, slot.sign)) for slot in slots)


def _update_slots(name: str) -> Iterator[Slot]:
    yield Slot(name)
    yield Slot(f"{name}_change", "+", UPDATE)
    yield Slot(f"{name}_after", "=", UPDATE)


def main_array(part: LayerPart, phase: str) -> str:
    """The array that a phase of a layer is about."""
    if phase == UPDATE:
        return f"{part.params[0]}_change"
    if phase == BACKWARD:
        return f"d{part.params[0]}" if part.params else f"d{part.input}"
    return part.output


def grid_of(
    beats: Beats, name: str, image: int | None, *, known: bool, shape: tuple[int, int] | None
) -> CellGrid:
    """The cells of an array; a picture in its rows, weights before and after in one scale."""
    values = beats.shown(name, image)
    wide = values.shape[0] if values.ndim == 2 else vector_width(len(values))
    if name == "x" and shape is not None:
        wide = shape[1]
    peak = None
    base = name.removesuffix("_after")
    if f"{base}_after" in beats.arrays:
        # what is not finite anywhere must not make everything else pale
        peak = max(largest_magnitude(beats.arrays[name]) for name in (base, f"{base}_after"))
    return CellGrid(values, wide, name.startswith("d"), peak, known)


def strongest_index(beats: Beats, name: str, image: int | None) -> tuple[int, ...]:
    """Where an array is largest in magnitude: where one looks first."""
    values = beats.shown(name, image)
    high, low = int(values.argmax()), int(values.argmin())
    place = high if values.flat[high] >= -values.flat[low] else low
    if not np.isfinite(values.flat[place]):
        place = int(np.nan_to_num(np.abs(np.asarray(values, np.float64))).argmax())
    return tuple(int(i) for i in np.unravel_index(place, values.shape))


def shape_text(beats: Beats, name: str) -> str:
    """As NumPy has it: 784 × 100, or 100."""
    array = beats.arrays[name]
    sizes = array.shape[1:] if beats.is_per_image(name) else array.shape
    return " × ".join(f"{size}" for size in sizes)
