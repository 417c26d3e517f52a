"""A race as files: the figures as CSV, a picture as PNG or SVG.

Files are written beside their place and put there when they are complete (QSaveFile), so that a
full disk or a crash leaves neither half a file nor a damaged older one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QCoreApplication, QIODevice, QSaveFile
from PySide6.QtWidgets import QWidget

from engine.race import Lane, Race
from guiapp.export.widget_pictures import encoded, picture_of, svg_of

COLUMNS = (
    *("step", "racer", "optimizer", "learning_rate", "x", "y", "f"),
    *("gradient_x", "gradient_y", "felt_gradient_x", "felt_gradient_y", "distance"),
)
SLOTS = ("v", "h", "m")  # of the inner state, two columns each; empty where a racer has none


class ExportError(OSError):
    """A file that cannot be written; the message is one translated sentence."""


def to_csv(race: Race, labels: Sequence[str], step: int) -> str:
    """The ways of all racers from the start to ``step``, one row for each step of each racer.

    Numbers have all the digits that tell one float64 from the next, so that reading them gives
    the same bits. A racer that has diverged ends with the row that is not finite.

    Parameters
    ----------
    race : as far as it has been computed
    labels : the names of the racers, one for each lane
    step : the last one to write

    Returns
    -------
    RFC 4180 text with a line of column names. ``felt_gradient`` is what the optimizer was given,
    noise included; ``distance`` that to the nearest known minimum, empty where none is known;
    ``v_x`` ... ``m_y`` the inner state after that many updates.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*COLUMNS, *(f"{slot}_{axis}" for slot in SLOTS for axis in "xy")))
    minima = np.array(race.surface.minima, dtype=float).reshape(-1, 2)
    for lane, label in zip(race.lanes, labels, strict=True):
        writer.writerows(_rows(lane, label, step, minima))
    return text.getvalue()


def _rows(
    lane: Lane, label: str, step: int, minima: NDArray[np.float64]
) -> Iterator[tuple[object, ...]]:
    entry, last = lane.entry, min(step, lane.steps) + 1
    points = lane.points[:last]
    figures = np.column_stack(
        (points, lane.values[:last], lane.gradients[:last], lane.felt[:last])
    ).tolist()
    states = lane.states
    memories = [
        states[slot][:last].tolist() if slot in states else [("", "")] * last for slot in SLOTS
    ]
    for k, (row, distance) in enumerate(zip(figures, _distances(points, minima), strict=True)):
        memory = (part for slot in memories for part in slot[k])
        yield k, label, entry.optimizer, entry.learning_rate, *row, distance, *memory


def _distances(points: NDArray[np.float64], minima: NDArray[np.float64]) -> list[float | str]:
    if len(minima) == 0:
        return [""] * len(points)
    with np.errstate(all="ignore"):
        away = points[:, None] - minima
        # hypot, because a square overflows where the distance does not
        nearest = np.hypot(away[..., 0], away[..., 1]).min(axis=1)
    return [float(value) for value in nearest]


def save_bytes(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path``. ExportError when that cannot be."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise unwritable(path, file.errorString())
    if file.write(QByteArray(data)) != len(data) or not file.commit():
        raise unwritable(path, file.errorString())


def unwritable(path: Path | str, reason: str) -> ExportError:
    """The error that says that ``path`` cannot be written, why, and what to do."""
    sentence = QCoreApplication.translate(
        "Export", "{path} cannot be written ({reason}). Choose another folder or name."
    )
    return ExportError(sentence.format(path=path, reason=reason))


def save_csv(path: Path, text: str) -> None:
    """Write a table. ExportError when that cannot be."""
    save_bytes(path, text.encode("utf-8"))


def save_png(path: Path, widget: QWidget) -> None:
    """Write a widget as it looks, at twice its size. ExportError when that cannot be."""
    save_bytes(path, encoded(picture_of(widget)))


def save_svg(path: Path, widget: QWidget) -> None:
    """Write a widget as a drawing, or its picture wrapped in one. ExportError as above."""
    save_bytes(path, svg_of(widget))
