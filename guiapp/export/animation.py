"""An animation exported while the window stays alive: one frame a turn of the event loop."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PIL import Image
from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QIODevice,
    QObject,
    QSaveFile,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage

from guiapp.export.gif_writer import GifWriter, common_palette
from guiapp.export.race_export import ExportError, unwritable

MOST_FRAMES = 300
MOST_SIDE_PX = 1000  # larger frames are scaled down: a GIF of 2000 pixels takes a minute to write
SHORTEST_CS = 3  # of a frame; many viewers show one of less than 2/100 s for 10/100 s
LAST_CS = 150  # the end stays to be looked at, before it begins again
SAMPLES = 6  # frames from which the palette is taken


@dataclass(frozen=True)
class Plan:
    """Which steps become frames, and how long each is shown.

    Attributes
    ----------
    steps : rising, from 0 to the last
    centiseconds : one for each
    """

    steps: tuple[int, ...]
    centiseconds: tuple[int, ...]


def plan(last: int, speed: float) -> Plan:
    """At most 300 frames of the steps 0..``last``, at ``speed`` steps a second.

    So many steps are left out between two frames that none is shown for less than 3/100 s. The
    frames are timed by when their steps are due, so that rounding to hundredths does not add up.
    """
    if last < 0 or not 0 < speed < math.inf:
        raise ValueError(f"An animation needs steps and a speed, not {last!r} and {speed!r}.")
    stride = max(1, math.ceil(last / (MOST_FRAMES - 1)), math.ceil(SHORTEST_CS * speed / 100))
    steps = (*range(0, last, stride), last)
    due = [round(100 * step / speed) for step in steps]
    shown = (max(SHORTEST_CS, b - a) for a, b in itertools.pairwise(due))
    return Plan(steps, (*shown, LAST_CS))


class _State(Enum):
    READY = auto()
    LOOKING = auto()  # at some frames, for their colors
    WRITING = auto()
    OVER = auto()


class AnimationExport(QObject):
    """Writes a GIF of what ``frame`` gives, step by step, in the GUI thread.

    The file appears at its place only when it is complete. There is never more than one frame in
    full color, beside the few from which the palette is taken.

    Signals
    -------
    progressed(int, int) : so many frames of so many are done
    finished(str) : the path of the file
    failed(str) : a translated sentence; there is no file
    cancelled() : there is no file
    """

    progressed = Signal(int, int)
    finished = Signal(str)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        path: str,
        frame: Callable[[int], QImage],
        last_step: int,
        speed: float = 20.0,
        parent: QObject | None = None,
    ) -> None:
        """Export the steps 0..``last_step`` at ``speed`` steps a second to ``path``.

        ``frame`` gives the picture of a step; it may be asked for any step, more than once.
        """
        super().__init__(parent)
        self._path = path
        self._frame = frame
        self._plan = plan(last_step, speed)
        self._state = _State.READY
        self._file = QSaveFile(path)
        self._writer: GifWriter | None = None
        self._samples: list[Image.Image] = []
        count = len(self._plan.steps)
        chosen = {round(k * (count - 1) / (SAMPLES - 1)) for k in range(SAMPLES)}
        self._to_sample = sorted(chosen, reverse=True)
        self._total = count + len(self._to_sample)
        self._done = 0
        self._next = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether it has been started and has not ended yet."""
        return self._state in (_State.LOOKING, _State.WRITING)

    @Slot()
    def start(self) -> None:
        """Begin; the first frame is drawn in the next turn of the event loop."""
        if self._state is not _State.READY:
            return
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            self._fail(str(unwritable(self._path, self._file.errorString())))
            return
        self._state = _State.LOOKING
        self.progressed.emit(0, self._total)
        self._turn.start()

    @Slot()
    def cancel(self) -> None:
        """Stop and leave nothing behind; after the end nothing happens."""
        if self._state is _State.OVER:
            return
        self._end()
        self.cancelled.emit()

    @Slot()
    def _go_on(self) -> None:
        try:
            if self._state is _State.LOOKING:
                self._look()
            else:
                self._write_frame()
        except ExportError as error:
            self._fail(str(error))
            return
        except Exception as error:  # a page's frame, or Pillow: the window goes on in any case
            text = QCoreApplication.translate("Export", "The animation cannot be drawn ({reason}).")
            self._fail(text.format(reason=error))
            return
        if not self.is_running:  # cancelled while the frame was drawn
            return
        self._done += 1
        self.progressed.emit(self._done, self._total)
        if self._state is _State.WRITING and self._next == len(self._plan.steps):
            self._finish()

    def _look(self) -> None:
        """Draw one of the frames for the palette; after the last one, make it."""
        self._samples.append(self._drawn(self._plan.steps[self._to_sample.pop()]))
        if self._to_sample:
            return
        size = self._samples[0].size
        alike = [frame for frame in self._samples if frame.size == size]
        self._writer = GifWriter(self._write, common_palette(alike), size)
        self._samples.clear()
        if self._state is _State.LOOKING:
            self._state = _State.WRITING

    def _write_frame(self) -> None:
        if self._writer is None:
            return
        index = self._next
        frame = self._drawn(self._plan.steps[index])
        if self._state is _State.WRITING:
            self._writer.add(frame, self._plan.centiseconds[index])
            self._next += 1

    def _drawn(self, step: int) -> Image.Image:
        image = self._frame(step)
        if image.isNull():
            raise ValueError(f"there is no picture of step {step}")
        if max(image.width(), image.height()) > MOST_SIDE_PX:
            image = image.scaled(
                *(MOST_SIDE_PX, MOST_SIDE_PX),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return to_pillow(image)

    def _write(self, data: bytes) -> None:
        if self._file.write(QByteArray(data)) != len(data):
            raise unwritable(self._path, self._file.errorString())

    def _finish(self) -> None:
        try:
            if self._writer is not None:
                self._writer.close()
        except ExportError as error:
            self._fail(str(error))
            return
        self._turn.stop()
        if not self._file.commit():
            self._fail(str(unwritable(self._path, self._file.errorString())))
            return
        self._end()
        self.finished.emit(self._path)

    def _fail(self, sentence: str) -> None:
        self._end()
        self.failed.emit(sentence)

    def _end(self) -> None:
        """Stop, and throw away what has been written, unless it is at its place already."""
        self._state = _State.OVER
        self._turn.stop()
        self._samples.clear()
        self._writer = None
        if self._file.isOpen():
            self._file.cancelWriting()
            self._file.commit()  # after cancelWriting it removes the temporary file


def to_pillow(image: QImage) -> Image.Image:
    """A copy of a picture for Pillow, opaque."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    size, stride = (image.width(), image.height()), image.bytesPerLine()
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "BGRX", stride)
