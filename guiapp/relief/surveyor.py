"""Surveys surfaces for a map without holding up the window.

Threads are made here, in ``guiapp.session`` and in ``guiapp.background``. This one runs while
there is something to survey, and ends by itself with the last survey, when its map is hidden or
deleted, and with the application; so none is left over. A survey takes 15 to 60 ms, more than a
frame.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass

import numpy as np
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from guiapp.relief.terrain import Domain, Landscape, Sketch, Terrain, sketch, survey, widened

REST_MS = 150  # a view that has not moved for so long is surveyed
KEPT = 8  # surveys that are remembered; one takes about half a megabyte
COARSE = (97, 65, 33)  # samples per axis of a first survey, which the window waits for
COARSE_MS = 8.0  # what such a survey may cost by guess; a frame lasts 16
MARGIN = 0.15  # of a side of the view: surveyed beyond it, for the next small move
FINE_ENOUGH = 2.6  # sides of the surveyed part, in sides of the view with its margin


@dataclass(frozen=True)
class _Order:
    """One survey to be made: what the worker needs and nothing else."""

    surface: Landscape
    extent: Domain
    known: Sketch


class _Worker(QObject):
    """Lives in the surveyor's thread.

    Signals
    -------
    done(object, object) : the order, and its Terrain or the exception that it met
    """

    done = Signal(object, object)

    @Slot(object)
    def survey(self, order: _Order) -> None:
        try:
            result: Terrain | Exception = survey(order.surface, order.extent, known=order.known)
        except Exception as error:
            result = error
        self.done.emit(order, result)


class Surveyor(QObject):
    """Keeps the map of one surface up with what is seen of it.

    ``open`` gives a first picture at once, at a low resolution if there is no better one;
    ``surveyed`` brings better ones. Of several orders only the last one counts.

    The parent is the widget that shows the map: what is under way ends when that is hidden.

    Signals
    -------
    surveyed(Terrain) : of the surface opened last
    """

    surveyed = Signal(object)
    _order = Signal(object)

    def __init__(self, parent: QObject | None = None, rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        self._surface: Landscape | None = None
        self._sketch: Sketch | None = None
        self._view: Domain | None = None
        self._shown: Terrain | None = None
        self._kept: deque[tuple[Landscape, Sketch, Terrain]] = deque(maxlen=KEPT)
        self._under_way: _Order | None = None
        self._waiting: _Order | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self._survey_view)
        self._thread: QThread | None = None
        self._worker: _Worker | None = None
        if parent is not None:
            parent.installEventFilter(self)

    def open(self, surface: Landscape, view: Domain) -> Terrain:
        """A first picture of a surface of which ``view`` is to be seen; 5 to 15 ms at most."""
        self._surface, self._view = surface, view
        self._rest.stop()
        self._waiting = None
        kept = self._remembered(view)
        if kept is not None:
            self._shown = kept
            return kept
        known = next((known for old, known, _ in self._kept if old is surface), None)
        self._sketch = sketch(surface) if known is None else known
        extent = extent_for(surface.domain, view)
        self._survey_view()
        self._shown = survey(surface, extent, _affordable(surface), self._sketch)
        return self._shown

    def look(self, view: Domain) -> None:
        """Another part is seen; it is surveyed when it has rested for a while."""
        self._view = view
        if self._surface is not None and self._is_seen():
            self._rest.start()

    def is_busy(self) -> bool:
        """Whether a survey is under way or about to begin."""
        return self._under_way is not None or self._rest.isActive()

    @Slot()
    def close(self) -> None:
        """Forget all orders and end the thread; a later order starts it again."""
        self._rest.stop()
        self._waiting = self._under_way = None
        if self._thread is not None:
            _end(self._thread)

    def _is_seen(self) -> bool:
        """A hidden map changes its view as well, as in a new text size, and needs no contours."""
        parent = self.parent()
        return not isinstance(parent, QWidget) or parent.isVisible()

    @Slot()
    def _survey_view(self) -> None:
        surface, view = self._surface, self._view
        if surface is None or view is None:
            return
        kept = self._remembered(view)
        if kept is not None:
            self._show(kept)
            return
        assert self._sketch is not None
        order = _Order(surface, extent_for(surface.domain, view), self._sketch)
        if self._under_way is None:
            self._send(order)
        else:
            self._waiting = order

    def _remembered(self, view: Domain) -> Terrain | None:
        """The finest survey of the surface in which all of the view lies, if it is fine enough."""
        fitting = [entry for entry in self._kept if entry[0] is self._surface]
        fitting = [entry for entry in fitting if suits(entry[2].extent, view)]
        if not fitting:
            return None
        entry = min(fitting, key=lambda kept: kept[2].extent[1] - kept[2].extent[0])
        # used last, forgotten last; by identity, since arrays do not compare as a whole
        others = [kept for kept in self._kept if kept is not entry]
        self._kept = deque((*others, entry), maxlen=KEPT)
        self._sketch = entry[1]
        return entry[2]

    def _send(self, order: _Order) -> None:
        if self._thread is None:
            self._make_thread()
        assert self._thread is not None
        if not self._thread.isRunning():
            self._thread.start()
        self._under_way = order
        self._order.emit(order)

    def _make_thread(self) -> None:
        thread, worker = QThread(), _Worker()
        thread.setObjectName("surveying")
        worker.moveToThread(thread)
        self._order.connect(worker.survey)
        worker.done.connect(self._take)
        # both outlive this object by as long as a survey takes: see to it when it goes
        self.destroyed.connect(lambda: _end(thread, worker))
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)
        self._thread, self._worker = thread, worker

    @Slot(object, object)
    def _take(self, order: _Order, result: Terrain | Exception) -> None:
        if order is not self._under_way:
            return  # closed in the meantime
        self._under_way = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._send(waiting)
        elif self._thread is not None:
            _end(self._thread)
        if isinstance(result, Exception):
            raise result  # in the thread that can report it
        self._kept.append((order.surface, order.known, result))
        if order.surface is self._surface:
            self._show(result)

    def _show(self, terrain: Terrain) -> None:
        if terrain is not self._shown:
            self._shown = terrain
            self.surveyed.emit(terrain)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Rest while the map is hidden, and go on when it is shown again."""
        if watched is self.parent():
            if event.type() == QEvent.Type.Hide:
                self.close()
            elif event.type() == QEvent.Type.Show and self._view is not None:
                self.look(self._view)
        return super().eventFilter(watched, event)


def extent_for(domain: Domain, view: Domain) -> Domain:
    """What to survey for a view: the view and a margin, and if it shows much, the whole domain."""
    padded = widened(view, MARGIN)
    if min(_sides(view) / _sides(domain)) < 0.6:
        return padded
    whole = widened(domain)
    return (
        min(padded[0], whole[0]),
        max(padded[1], whole[1]),
        min(padded[2], whole[2]),
        max(padded[3], whole[3]),
    )


def suits(extent: Domain, view: Domain) -> bool:
    """Whether a survey of ``extent`` shows all of the view, and finely enough."""
    inside = (
        extent[0] <= view[0]
        and view[1] <= extent[1]
        and extent[2] <= view[2]
        and view[3] <= extent[3]
    )
    largest = FINE_ENOUGH * _sides(widened(view, MARGIN))
    return bool(inside and (_sides(extent) <= largest).all())


def _sides(area: Domain) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([area[1] - area[0], area[3] - area[2]])


def _affordable(surface: Landscape) -> int:
    """Samples per axis of a first survey, by the time that a few of them take."""
    x = np.linspace(*surface.domain[:2], COARSE[-1])
    begin = time.perf_counter()
    with np.errstate(all="ignore"):
        surface.function(*np.meshgrid(x, x))
    each_ms = (time.perf_counter() - begin) * 1000 / COARSE[-1] ** 2
    affordable = (count for count in COARSE if each_ms * count * count <= COARSE_MS / 2)
    return next(affordable, COARSE[-1])


def _end(thread: QThread, worker: QObject | None = None) -> None:
    """Let a thread finish what it is at, and wait for it; ``worker`` keeps its object alive."""
    if shiboken6.isValid(thread):  # the end of the application may have come first
        thread.quit()
        thread.wait()
