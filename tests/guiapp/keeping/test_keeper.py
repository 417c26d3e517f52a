"""Runs are kept when one says so and when they end, and opened again to the bit."""

from __future__ import annotations

import dataclasses
import os
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from engine.runs.library import Entry, RunLibrary
from engine.runs.records import Run
from engine.runs.run_files import load_run
from engine.trainer import Trainer, load_dataset
from guiapp.history import PointHistory
from guiapp.keeping import taker as taker_module
from guiapp.keeping.keeper import Keeper
from guiapp.messages import State
from guiapp.session import Session
from guiapp.settings import Settings
from tests.engine.runs.small_runs import assert_same_arrays, change_array
from tests.guiapp.conftest import QUICK
from tests.guiapp.keeping.conftest import LONG, Heard, prepare, train

NAME = "2-8-2 sigmoid, SGD 0.5, seed 0"


def keep(keeper: Keeper, qtbot: QtBot) -> Entry:
    with qtbot.waitSignal(keeper.kept) as caught:
        keeper.keep()
    assert isinstance(caught.args[0], Entry)
    return caught.args[0]


def rest(keeper: Keeper, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not keeper.is_busy())


def finish(session: Session, keeper: Keeper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.settled):
        session.start()
    assert session.state is State.FINISHED
    rest(keeper, qtbot)


def test_a_run_is_kept_as_far_as_it_has_come(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary, qtbot: QtBot
) -> None:
    train(ready, qtbot, 17)
    entry = keep(keeper, qtbot)
    assert (entry.info.iteration, entry.info.name) == (17, NAME)
    assert entry.info.id == ready.run_id
    assert library.entries() == [entry]
    assert (heard.changes, heard.failed) == (1, [])
    train(ready, qtbot, 5)
    assert keep(keeper, qtbot).path == entry.path, "the same run, further on"
    assert [one.info.iteration for one in library.entries()] == [22]


def test_while_it_trains_on_it_is_kept_as_well(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    prepare(ready, qtbot, QUICK.replace(iterations=10_000_000))
    ready.start()
    qtbot.waitUntil(lambda: ready.iteration > 100)
    shown = ready.recorded_end
    entry = keep(keeper, qtbot)
    assert ready.state is State.RUNNING
    assert entry.info.iteration >= shown
    run = load_run(entry.path)
    assert len(run.history.losses) == run.state.iteration
    with qtbot.waitSignal(ready.settled):
        ready.pause()


def test_before_the_first_iteration_there_is_nothing_to_keep(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary
) -> None:
    keeper.keep()
    assert heard.failed == ["Before the first iteration there is nothing to keep yet."]
    assert not library.folder.exists()


def test_finished_runs_are_kept_by_themselves_once(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary, qtbot: QtBot
) -> None:
    finish(ready, keeper, qtbot)
    assert [entry.info.iteration for entry in heard.kept] == [QUICK.iterations]
    evaluations = library.history(heard.kept[0]).evaluations
    assert evaluations[-1, 0] == QUICK.iterations, "the last accuracies are in it"
    with qtbot.waitSignal(ready.settled):
        ready.go_to(10)
    with qtbot.waitSignal(ready.settled):
        ready.go_to(QUICK.iterations)
    assert not keeper.is_busy(), "going back and forth makes nothing new"
    finish(ready, keeper, qtbot)  # as many iterations once more
    assert [entry.info.iteration for entry in library.entries()] == [2 * QUICK.iterations]


def test_unless_one_does_not_want_it(
    ready: Session, keeper: Keeper, heard: Heard, settings: Settings, qtbot: QtBot
) -> None:
    assert keeper.keep_finished
    keeper.keep_finished = False
    assert settings.keep_finished is False
    finish(ready, keeper, qtbot)
    assert heard.kept == []


def test_the_same_run_again_fills_no_list(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary, qtbot: QtBot
) -> None:
    finish(ready, keeper, qtbot)
    with qtbot.waitSignal(ready.settled):
        ready.reset()
    finish(ready, keeper, qtbot)
    assert len(library.entries()) == 1
    assert heard.kept[0] == heard.kept[1]
    assert heard.changes == 1
    entry = keep(keeper, qtbot)  # but if somebody wants it
    assert len(library.entries()) == 2
    assert entry.info.name == f"{NAME} (2)"
    assert entry.info.color != heard.kept[0].info.color
    assert ready.run_name == entry.info.name


def test_another_seed_is_another_run(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    for seed in range(3):
        prepare(ready, qtbot, QUICK.replace(seed=seed))
        finish(ready, keeper, qtbot)
    names = {entry.info.name for entry in library.entries()}
    assert names == {f"2-8-2 sigmoid, SGD 0.5, seed {seed}" for seed in range(3)}
    assert {entry.info.color for entry in library.entries()} == {0, 1, 2}


def test_words_of_the_list_outlive_another_keeping(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    train(ready, qtbot, 10)
    entry = keep(keeper, qtbot)
    library.change(entry, name="mine", note="look here", color=5, group="g")
    train(ready, qtbot, 10)
    info = keep(keeper, qtbot).info
    assert (info.name, info.note, info.color, info.group) == ("mine", "look here", 5, "g")
    assert info.iteration == 20
    assert ready.run_name == "mine"
    ready.set_run_name("better")  # on the page of the run; later than the list
    assert keep(keeper, qtbot).info.name == "better"


def test_a_kept_run_is_opened_and_goes_on_to_the_bit(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary, qtbot: QtBot
) -> None:
    prepare(ready, qtbot, LONG)
    train(ready, qtbot, 100)
    entry = keep(keeper, qtbot)
    prepare(ready, qtbot, QUICK)
    with qtbot.waitSignals([keeper.opened, ready.settled]):
        keeper.open(entry)
    assert (ready.run_id, ready.iteration) == (entry.info.id, 100)
    train(ready, qtbot, 50)
    reference = Trainer(LONG, load_dataset(LONG))
    losses = [reference.update().loss for _ in range(150)]
    assert ready.losses.losses.tolist() == losses
    assert ready.latest_snapshot is not None
    assert_same_arrays(ready.latest_snapshot.params, reference.network.params)
    assert heard.failed == []


def test_of_several_to_be_opened_the_last_one_counts(
    ready: Session, keeper: Keeper, heard: Heard, qtbot: QtBot
) -> None:
    train(ready, qtbot, 10)
    first = keep(keeper, qtbot)
    prepare(ready, qtbot, QUICK.replace(seed=1))
    train(ready, qtbot, 20)
    second = keep(keeper, qtbot)
    with qtbot.waitSignal(keeper.opened):
        keeper.open(second)
        keeper.open(first)
    assert heard.opened == [first]
    assert ready.run_id == first.info.id


def test_what_cannot_be_opened_is_said(
    ready: Session, keeper: Keeper, heard: Heard, qtbot: QtBot
) -> None:
    train(ready, qtbot, 10)
    entry = keep(keeper, qtbot)
    entry.path.write_bytes(b"no run any more")
    with qtbot.waitSignal(keeper.failed) as caught:
        keeper.open(entry)
    assert str(entry.path) in caught.args[0]
    entry.path.unlink()
    with qtbot.waitSignal(keeper.failed):
        keeper.open(entry)
    assert ready.iteration == 10


def test_a_run_whose_data_are_gone_is_said_too(
    ready: Session, keeper: Keeper, heard: Heard, tmp_path: Path, qtbot: QtBot
) -> None:
    train(ready, qtbot, 10)
    entry = keep(keeper, qtbot)
    run = load_run(entry.path)
    config = run.info.config.replace(dataset=str(tmp_path / "gone"))
    state = dataclasses.replace(run.state, config=config)
    moved = dataclasses.replace(run, state=state, info=run.info.replace(config=config))
    entry = keeper.library.keep(moved)
    with qtbot.waitSignal(keeper.failed) as caught:
        keeper.open(entry)
    assert "gone" in caught.args[0]
    assert heard.opened == []


def test_what_cannot_be_written_is_said(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary, qtbot: QtBot
) -> None:
    library.folder.write_text("a file is in the way")
    train(ready, qtbot, 10)
    with qtbot.waitSignal(keeper.failed) as caught:
        keeper.keep()
    assert str(library.folder) in caught.args[0]
    library.folder.unlink()
    assert keep(keeper, qtbot).info.iteration == 10


def test_a_run_that_was_replaced_is_not_mixed_up(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary, qtbot: QtBot
) -> None:
    train(ready, qtbot, 10)
    ready.prepare(QUICK.replace(seed=9))
    keeper.keep()
    qtbot.waitUntil(lambda: not keeper.is_busy())
    assert library.entries() == []
    assert heard.failed == ["The run was not kept: another one has taken its place."]
    with qtbot.waitSignal(ready.settled):
        ready.step(3)
    ready.capture()  # somebody else asks, for whatever reason
    assert keep(keeper, qtbot).info.config.seed == 9


def test_keeping_while_others_ask_all_the_time(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary, qtbot: QtBot
) -> None:
    for seed in range(4):
        prepare(ready, qtbot, QUICK.replace(seed=seed))
        ready.capture()
        with qtbot.waitSignal(ready.settled):
            ready.start()
            ready.capture()
        rest(keeper, qtbot)
    kept = library.entries()
    assert sorted(entry.info.config.seed for entry in kept) == [0, 1, 2, 3]
    assert {entry.info.iteration for entry in kept} == {QUICK.iterations}
    assert heard.failed == []


def test_closing_keeps_what_was_asked_for(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    train(ready, qtbot, 10)
    keeper.keep()
    keeper.close()
    assert [entry.info.iteration for entry in library.entries()] == [10]
    keeper.close()


def test_closing_keeps_a_run_that_has_just_ended(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    ready.start()
    qtbot.waitUntil(lambda: ready.state is State.FINISHED)
    keeper.close()
    assert [entry.info.iteration for entry in library.entries()] == [QUICK.iterations]


def test_the_library_is_made_when_it_is_wanted(
    ready: Session, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    made: list[RunLibrary] = []

    def make() -> RunLibrary:
        made.append(RunLibrary(tmp_path / "later"))
        return made[-1]

    keeper = Keeper(ready, make, settings)
    train(ready, qtbot, 3)
    assert made == []
    keep(keeper, qtbot)
    assert keeper.library is made[0]
    assert len(made) == 1
    keeper.close()


def test_the_window_is_never_held_up_by_the_disk(
    ready: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the file waits for the disk, the window's events go on."""
    train(ready, qtbot, 7)
    may_go_on, begun = threading.Event(), threading.Event()
    really_keep = RunLibrary.keep

    def slow(library: RunLibrary, run: Run) -> Entry:
        begun.set()
        may_go_on.wait(10)
        return really_keep(library, run)

    monkeypatch.setattr(RunLibrary, "keep", slow)
    keeper.keep()
    qtbot.waitUntil(begun.is_set)
    QCoreApplication.processEvents()
    assert keeper.is_busy()
    may_go_on.set()
    rest(keeper, qtbot)


# -- the last accuracies ----------------------------------------------------------------------


def last_evaluation(library: RunLibrary) -> float:
    (entry,) = library.entries()
    return float(library.history(entry).evaluations[-1, 0])


def take_back_last_evaluation(session: Session) -> PointHistory:
    """The record as it is between the last iteration and its evaluation; what it will be."""
    whole, until = session.record.accuracies, PointHistory()
    for at, values in zip(whole.iterations[:-1], whole.values.T[:-1], strict=True):
        until.append(int(at), *values.tolist())
    session.record.accuracies = until
    return whole


def test_what_is_kept_before_the_last_evaluation_gets_it_later(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    keeper.keep_finished = False
    finish(ready, keeper, qtbot)
    whole = take_back_last_evaluation(ready)
    keeper.keep_finished = True
    keep(keeper, qtbot)
    assert last_evaluation(library) == QUICK.iterations - QUICK.evaluate_every
    ready.record.accuracies = whole
    ready.settled.emit()
    rest(keeper, qtbot)
    assert last_evaluation(library) == QUICK.iterations


def test_a_run_that_settles_while_another_question_is_under_way_is_kept_after_it(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    keeper.keep_finished = False
    finish(ready, keeper, qtbot)
    keeper.keep_finished = True
    whole = take_back_last_evaluation(ready)
    with qtbot.waitSignal(ready.captured) as caught:
        ready.capture()
    ready.record.accuracies = whole
    keeper.keep()
    ready.settled.emit()
    ready.captured.emit(caught.args[0])  # the answer was on its way before the evaluation
    rest(keeper, qtbot)
    assert last_evaluation(library) == QUICK.iterations


def test_a_damaged_file_of_the_same_run_is_written_again(
    ready: Session, keeper: Keeper, heard: Heard, library: RunLibrary, qtbot: QtBot
) -> None:
    finish(ready, keeper, qtbot)
    change_array(heard.kept[0].path, "evaluations", np.zeros((1, 2)))
    keeper._kept_end = ("", 0, 0)
    ready.settled.emit()
    rest(keeper, qtbot)
    assert last_evaluation(library) == QUICK.iterations


def test_no_answer_is_an_answer(
    ready: Session, keeper: Keeper, heard: Heard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(ready, qtbot, 10)
    monkeypatch.setattr(ready, "capture", lambda: ready.captured.emit(None))
    keeper.keep()
    assert not keeper.is_busy()
    assert heard.failed == ["The run was not kept: another one has taken its place."]
    monkeypatch.undo()
    assert keep(keeper, qtbot).info.iteration == 10


# -- the end of the window --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "is_on", "ends"), [(100, True, [100]), (99, True, []), (100, False, [])]
)
def test_closing_keeps_a_run_in_the_middle(
    ready: Session,
    keeper: Keeper,
    library: RunLibrary,
    qtbot: QtBot,
    steps: int,
    is_on: bool,
    ends: list[int],
) -> None:
    keeper.keep_finished = is_on
    prepare(ready, qtbot, LONG)
    train(ready, qtbot, steps)
    assert keeper.close(), "nothing is missing that was wanted"
    assert [entry.info.iteration for entry in library.entries()] == ends


def test_closing_in_full_course_keeps_all_of_it(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    prepare(ready, qtbot, QUICK.replace(iterations=10_000_000))
    ready.start()
    qtbot.waitUntil(lambda: ready.iteration > 100)
    assert keeper.close()
    (entry,) = library.entries()
    with qtbot.waitSignal(ready.settled, raising=False, timeout=1000):
        pass
    assert entry.info.iteration == ready.recorded_end


def test_a_branch_of_a_few_steps_is_not_kept_for_its_long_past(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    prepare(ready, qtbot, LONG)
    train(ready, qtbot, 150)
    with qtbot.waitSignal(ready.settled):
        ready.branch(LONG.replace(learning_rate=0.02))
    train(ready, qtbot, 3)
    assert keeper.close()
    assert library.entries() == []


def test_an_opened_run_that_was_not_trained_on_is_not_written_again(
    ready: Session, keeper: Keeper, heard: Heard, qtbot: QtBot
) -> None:
    prepare(ready, qtbot, LONG)
    train(ready, qtbot, 120)
    entry = keep(keeper, qtbot)
    with qtbot.waitSignals([keeper.opened, ready.settled]):
        keeper.open(entry)
    changes = heard.changes
    assert keeper.close()
    assert heard.changes == changes


def test_closing_tells_what_could_not_be_written(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    library.folder.write_text("a file is in the way")
    with qtbot.waitSignal(keeper.failed):
        ready.start()
    end = QUICK.iterations
    assert not keeper.close()
    assert not keeper.holds(ready.run_id, end)
    assert not keeper.close(), "and tells it again"


def test_closing_tells_that_the_run_did_not_come(
    ready: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(ready, qtbot, LONG)
    train(ready, qtbot, 120)
    monkeypatch.setattr(taker_module, "CLOSE_WAIT_MS", 1)
    monkeypatch.setattr(ready, "capture", lambda: None)
    assert not keeper.close()


def test_what_is_kept_later_is_not_lost(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    library.folder.write_text("a file is in the way")
    with qtbot.waitSignal(keeper.failed):
        ready.start()
    library.folder.unlink()
    assert keeper.close(), "it is tried again"
    assert keeper.holds(ready.run_id, QUICK.iterations)
    assert not keeper.holds(ready.run_id, QUICK.iterations + 1)
    assert not keeper.holds("0" * 16, 1)


def test_what_was_removed_stays_for_a_week(
    ready: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    """Another window, or the command line, may still bring it back."""
    now = time.time()
    folders = []
    for days in (6, 8):
        prepare(ready, qtbot, QUICK.replace(seed=days))
        train(ready, qtbot, 5)
        folder = library.remove([keep(keeper, qtbot)]).folder
        os.utime(folder, (now - days * 86400.0,) * 2)
        folders.append(folder)
    keeper.close()
    assert [folder.exists() for folder in folders] == [True, False]
