"""Jobs off the GUI thread: in slices, one at a time, given up at once, and no thread stays."""

import itertools

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget

from guiapp.background import Background


@pytest.fixture
def background(qapp):
    background = Background(slice_ms=1.0)
    yield background
    background.close()


def endless(seen=None):
    """Counts for ever; ``seen`` gets a word when it is given up."""
    try:
        yield from itertools.count()
    finally:
        if seen is not None:
            seen.append("closed")


def heard(background):
    """A list that fills with every signal and its value."""
    log = []
    background.advanced.connect(lambda value: log.append(("advanced", value)))
    background.finished.connect(lambda value: log.append(("finished", value)))
    background.failed.connect(lambda text: log.append(("failed", text)))
    background.cancelled.connect(lambda: log.append(("cancelled",)))
    return log


def test_a_job_reports_its_last_value_and_what_it_returned(background, qtbot):
    def job():
        yield from range(1000)
        return "done"

    log = heard(background)
    with qtbot.waitSignal(background.finished):
        background.run(job())
        assert background.is_busy()
    assert log[-2:] == [("advanced", 999), ("finished", "done")]
    values = [entry[1] for entry in log[:-1]]
    assert values == sorted(set(values))
    assert not background.is_busy()


def test_anything_that_can_be_iterated_is_a_job(background, qtbot):
    with qtbot.waitSignal(background.finished) as end:
        background.run([1, 2, 3])
    assert end.args == [None]


def test_a_job_that_yields_nothing_ends_too(background, qtbot):
    log = heard(background)
    with qtbot.waitSignal(background.finished):
        background.run(())
    assert log == [("finished", None)]


def test_a_job_does_not_run_in_the_gui_thread(background, qtbot):
    def job():
        yield QThread.currentThread() is here

    here = QThread.currentThread()
    with qtbot.waitSignal(background.advanced) as step:
        background.run(job())
    assert step.args == [False]
    qtbot.waitUntil(lambda: not background.is_busy())


def test_the_consumer_sets_the_pace(background, qtbot):
    """While one report is dealt with, at most one more is on its way, and it is a later one."""
    emitted = []

    def job():
        for k in itertools.count():
            if k > 200 and len(emitted) >= 3:
                return
            yield k

    background.advanced.connect(emitted.append)
    with qtbot.waitSignal(background.finished):
        background.run(job())
    worker_reports = len(emitted)
    assert 3 <= worker_reports < 100
    assert emitted == sorted(set(emitted))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(ValueError("h must be above 0."), "h must be above 0."), (KeyError("W9"), "KeyError: 'W9'")],
)
def test_a_failure_is_told_in_a_sentence(background, qtbot, error, sentence):
    def job():
        yield 1
        raise error

    log = heard(background)
    with qtbot.waitSignal(background.failed):
        background.run(job())
    assert log == [("advanced", 1), ("failed", sentence)]
    assert not background.is_busy()
    with qtbot.waitSignal(background.finished):
        background.run([1])


def test_cancel_is_heard_at_once_and_nothing_after_it(background, qtbot):
    closed = []
    log = heard(background)
    with qtbot.waitSignal(background.advanced):
        background.run(endless(closed))
    background.cancel()
    assert log[-1] == ("cancelled",)
    assert not background.is_busy()
    qtbot.waitUntil(lambda: closed == ["closed"])
    assert log[-1] == ("cancelled",)
    background.cancel()
    assert log.count(("cancelled",)) == 1


def test_a_new_job_takes_the_place_of_the_old_one(background, qtbot):
    closed = []
    log = heard(background)
    for _ in range(20):
        background.run(endless(closed))
    with qtbot.waitSignal(background.finished):
        background.run(iter(["last"]))
    assert log == [("cancelled",)] * 20 + [("advanced", "last"), ("finished", None)]
    # a generator that was never begun has nothing to clean up
    assert set(closed) <= {"closed"}


def test_the_end_of_one_job_may_begin_the_next(background, qtbot):
    log = heard(background)
    jobs = iter(["a", "b", "c"])

    def begin(_=None):
        name = next(jobs, None)
        if name is not None:
            background.run([name])

    background.finished.connect(begin)
    begin()
    qtbot.waitUntil(lambda: log.count(("finished", None)) == 3)
    assert [entry[1] for entry in log if entry[0] == "advanced"] == ["a", "b", "c"]


def test_the_thread_ends_with_the_job_and_starts_again(background, qtbot):
    for _ in range(3):
        with qtbot.waitSignal(background.finished):
            background.run([1])
        assert not background._thread.isRunning()


def test_the_thread_ends_when_its_job_is_cancelled(background, qtbot):
    with qtbot.waitSignal(background.advanced):
        background.run(endless())
    background.cancel()
    qtbot.waitUntil(lambda: not background._thread.isRunning())


def test_a_job_of_no_widget_goes_on_when_widgets_are_hidden_and_ends_with_its_owner(qtbot):
    closed = []
    widget = QWidget()
    qtbot.addWidget(widget)
    owner = QObject(widget)
    background = Background(owner, slice_ms=1.0)
    widget.show()
    with qtbot.waitSignal(background.advanced):
        background.run(endless(closed))
    widget.hide()
    with qtbot.waitSignal(background.advanced):
        pass
    thread = background._thread
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    assert not thread.isRunning()
    assert closed == ["closed"]


@pytest.mark.parametrize("how", ["close", "hide", "delete"])
def test_no_job_outlives_its_widget(qtbot, how):
    """The fixture in conftest.py fails on a thread that does."""
    closed = []
    widget = QWidget()
    background = Background(widget, slice_ms=1.0)
    log = heard(background)
    widget.show()
    with qtbot.waitSignal(background.advanced):
        background.run(endless(closed))
    thread = background._thread
    if how == "close":
        background.close()
    elif how == "hide":
        widget.hide()
    if how != "delete":
        assert log[-1] == ("cancelled",)
        assert not thread.isRunning()
    with qtbot.waitSignal(widget.destroyed):
        widget.deleteLater()
    assert not thread.isRunning()
    assert closed == ["closed"]
