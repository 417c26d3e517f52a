"""Rubbish is collected in the window's thread, wherever it was made."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guiapp.background import Background
from guiapp.garbage import GarbageCollection

CIRCLES = 5000  # seven times as many as make Python look for rubbish of its own accord


class Circle:
    """Refers to itself: only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_no_other_thread_collects(qapp: QApplication, qtbot: QtBot) -> None:
    places: list[int] = []

    def littering() -> Iterator[int]:
        for number in range(CIRCLES):
            weakref.finalize(Circle(), lambda: places.append(threading.get_ident()))
            yield number

    background = Background()
    with qtbot.waitSignal(background.finished):
        background.run(littering())
    qtbot.waitUntil(lambda: bool(places))
    assert set(places) == {threading.main_thread().ident}


def test_a_look_collects_only_what_is_due(qapp: QApplication) -> None:
    collection = GarbageCollection(qapp)
    gc.collect()
    circle = Circle()
    gone = weakref.finalize(circle, lambda: None)
    del circle
    collection.look()
    assert gone.alive, "too little to be worth a look"
    litter = [Circle() for _ in range(2 * gc.get_threshold()[0])]
    collection.look()
    assert not gone.alive
    assert len(litter) > 0
    collection.deleteLater()
