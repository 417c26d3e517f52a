"""Recorded pen strokes: read from a file that anyone may have written, refused in one sentence."""

from __future__ import annotations

import json
import math
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_BYTES = 64 * 2**20  # unpacked; 4,851 samples take 4 MiB
COORDINATE_LIMIT = 1e6
KEYS = ("label", "writer", "suspect", "slashed_zero", "strokes")

Strokes = list[list[tuple[float, float]]]


class StrokesError(ValueError):
    """A file of strokes that cannot be read; the message is one sentence."""

    def __init__(self, path: str | Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}.")


@dataclass(frozen=True)
class Sample:
    """One digit as a hand wrote it.

    Attributes
    ----------
    label : 0 to 9
    writer : whose hand
    suspect : the label is doubtful
    slashed_zero : a zero struck through, which MNIST has none of
    strokes : (x, y) in any unit, y down, from pen down to pen up
    """

    label: int
    writer: str
    suspect: bool
    slashed_zero: bool
    strokes: Strokes

    @property
    def core(self) -> bool:
        """Whether nothing speaks against counting it."""
        return not (self.suspect or self.slashed_zero)


def load_strokes(path: str | Path) -> list[Sample]:
    """Read a gzip file of JSON: a list of objects with KEYS, at least one.

    Raises
    ------
    StrokesError
        for anything else; it names what was found and what was expected.
    """
    content = _unpacked(path)
    try:
        items = json.loads(content, parse_constant=_no_constant)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise StrokesError(path, "this is no JSON, but a list of samples was expected") from error
    except ValueError as error:  # NaN, Infinity, a whole number of 5,000 digits
        raise StrokesError(path, "it holds NaN or a number beyond all bounds") from error
    if not isinstance(items, list) or not items:
        found = "an empty list" if items == [] else f"a {type(items).__name__}"
        raise StrokesError(path, f"it holds {found}, but a list of samples was expected")
    samples = []
    for number, item in enumerate(items):
        try:
            samples.append(_sample(item))
        except ValueError as error:
            raise StrokesError(path, f"sample {number} {error}") from error
    return samples


def _unpacked(path: str | Path) -> bytes:
    file = Path(path)
    try:
        if file.exists() and not file.is_file():  # opening a pipe could wait for ever
            raise StrokesError(path, "this is not an ordinary file")
        if file.stat().st_size > MAX_BYTES:
            raise StrokesError(path, "it is larger than 64 MiB, which no file of strokes is")
        packed = file.read_bytes()
    except OSError as error:
        raise StrokesError(path, f"cannot be read ({error.strerror})") from error
    inflater = zlib.decompressobj(wbits=31)  # gzip, and nothing else
    try:
        content = inflater.decompress(packed, MAX_BYTES)
    except zlib.error as error:
        problem = "this is not a gzip file, or it is damaged"
        raise StrokesError(path, problem) from error
    if inflater.unconsumed_tail:
        raise StrokesError(path, "unpacked it would be larger than 64 MiB")
    if not inflater.eof:
        raise StrokesError(path, "this gzip file ends before its contents do")
    return content


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _sample(item: Any) -> Sample:
    if not isinstance(item, dict):
        raise ValueError(f"is a {type(item).__name__}, but an object was expected")
    missing = [key for key in KEYS if key not in item]
    if missing:
        raise ValueError(f"has no {missing[0]!r}")
    label, writer = item["label"], item["writer"]
    if type(label) is not int or not 0 <= label <= 9:
        raise ValueError(f"has the label {str(label)[:20]!r}, but a digit was expected")
    if not isinstance(writer, str):
        raise ValueError(f"has the writer {str(writer)[:20]!r}, but a text was expected")
    for key in ("suspect", "slashed_zero"):
        if not isinstance(item[key], bool):
            raise ValueError(f"has {str(item[key])[:20]!r} as {key!r}, but a bool was expected")
    strokes = item["strokes"]
    if not isinstance(strokes, list) or not strokes:
        raise ValueError("has no strokes")
    made = [_stroke(stroke) for stroke in strokes]
    return Sample(label, writer, item["suspect"], item["slashed_zero"], made)


def _stroke(stroke: Any) -> list[tuple[float, float]]:
    if not isinstance(stroke, list) or not stroke:
        raise ValueError("has a stroke without points")
    return [_point(point) for point in stroke]


def _point(point: Any) -> tuple[float, float]:
    if not isinstance(point, list) or len(point) != 2:
        raise ValueError(f"has the point {str(point)[:40]!r}, but [x, y] was expected")
    for value in point:
        if type(value) not in (int, float):
            raise ValueError(f"has the coordinate {str(value)[:40]!r}, but a number was expected")
        if not (-COORDINATE_LIMIT <= value <= COORDINATE_LIMIT and math.isfinite(value)):
            raise ValueError(f"has a coordinate beyond {COORDINATE_LIMIT:,.0f}")
    return float(point[0]), float(point[1])
