"""Work with files: in order, in a thread, and never left undone."""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from guiapp.keeping.clerk import Chore, Clerk


def test_work_is_done_in_order_in_another_thread(qtbot: QtBot) -> None:
    clerk = Clerk()
    threads: list[int] = []

    def work(number: int) -> int:
        threads.append(threading.get_ident())
        return number

    told: list[object] = []
    clerk.done.connect(lambda chore: told.append(chore.value))
    for number in range(5):
        clerk.do(lambda number=number: work(number))
    assert clerk.is_busy()
    qtbot.waitUntil(lambda: not clerk.is_busy())
    assert told == [0, 1, 2, 3, 4]
    assert threading.get_ident() not in threads
    assert clerk._thread is not None
    assert not clerk._thread.isRunning()  # it rests


def test_an_error_is_told_and_the_next_piece_done(qtbot: QtBot) -> None:
    clerk = Clerk()
    told: list[Chore] = []
    clerk.done.connect(told.append)

    def fail() -> None:
        raise ValueError("no room")

    clerk.do(fail)
    clerk.do(lambda: "done")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert str(told[0].error) == "no room"
    assert (told[1].error, told[1].value) == (None, "done")


def test_closing_waits_for_all_of_it(qtbot: QtBot) -> None:
    clerk = Clerk()
    begun, may_end = threading.Event(), threading.Event()
    done: list[int] = []

    def slow() -> None:
        begun.set()
        may_end.wait(10)
        done.append(1)

    told: list[Chore] = []
    clerk.done.connect(told.append)
    clerk.do(slow)
    clerk.do(lambda: done.append(2))
    assert begun.wait(10)
    threading.Timer(0.05, may_end.set).start()
    clerk.close()
    assert done == [1, 2]
    assert len(told) == 2
    QCoreApplication.processEvents()
    assert len(told) == 2, "what the thread reports later is no news"
    clerk.close()
    clerk.do(lambda: done.append(3))
    clerk.close()
    assert done == [1, 2, 3]


def test_the_thread_ends_with_its_owner(qtbot: QtBot) -> None:
    clerk = Clerk()
    clerk.do(lambda: None)
    thread = clerk._thread
    assert isinstance(thread, QThread)
    clerk.deleteLater()
    qtbot.waitUntil(lambda: not thread.isRunning())
