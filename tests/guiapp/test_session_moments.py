"""The session as a time machine: back to any moment, on from there, and into kept runs."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from numpy.typing import NDArray
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from engine.config import ConfigError, TrainConfig
from engine.runs.records import Run
from engine.trainer import Trainer, load_dataset
from guiapp.messages import State
from guiapp.session import Session
from tests.guiapp.conftest import QUICK

LONG = QUICK.replace(iterations=300, optimizer="adam", learning_rate=0.01)


@pytest.fixture
def trained(ready: Session, qtbot: QtBot) -> Session:
    """A run of 300 iterations, finished."""
    with qtbot.waitSignal(ready.settled):
        ready.prepare(LONG)
    with qtbot.waitSignal(ready.settled):
        ready.start()
    assert ready.state is State.FINISHED
    return ready


def go_to(session: Session, qtbot: QtBot, iteration: int) -> None:
    with qtbot.waitSignals([session.moved, session.settled]):
        session.go_to(iteration)


def captured(session: Session, qtbot: QtBot) -> Run:
    with qtbot.waitSignal(session.captured) as caught:
        session.capture()
    assert isinstance(caught.args[0], Run)
    return caught.args[0]


def reference(config: TrainConfig, iteration: int) -> Trainer:
    trainer = Trainer(config, load_dataset(config))
    for _ in range(iteration):
        trainer.update()
    return trainer


def test_every_page_s_weights_are_those_of_the_moment(trained: Session, qtbot: QtBot) -> None:
    for iteration in (123, 7, 299, 0, 300):
        go_to(trained, qtbot, iteration)
        assert trained.iteration == iteration
        assert trained.recorded_end == 300
        assert trained.state is (State.FINISHED if iteration == 300 else State.PAUSED)
        snapshot = trained.latest_snapshot
        assert snapshot is not None
        assert snapshot.iteration == iteration
        for key, array in reference(LONG, iteration).network.params.items():
            assert_array_equal(snapshot.params[key], array)
        evaluation = trained.evaluation
        assert evaluation is not None
        assert evaluation.iteration == iteration // 20 * 20
        with qtbot.waitSignal(trained.looked_ahead) as caught:
            trained.look_ahead()
        assert caught.args[0].snapshot.iteration == iteration


def test_what_is_not_recorded_is_the_nearest_that_is(trained: Session, qtbot: QtBot) -> None:
    go_to(trained, qtbot, 10_000)
    assert trained.iteration == 300
    go_to(trained, qtbot, -4)
    assert trained.iteration == 0


def test_of_many_moments_asked_for_at_once_the_last_one_counts(
    trained: Session, qtbot: QtBot
) -> None:
    moves: list[int] = []
    trained.moved.connect(lambda: moves.append(trained.iteration))
    for iteration in (*range(0, 300, 3), 150):
        trained.go_to(iteration)
    qtbot.waitUntil(lambda: trained.iteration == 150)
    assert len(moves) <= 101, "and those in between only as far as there was time"


def test_training_on_from_the_past_gives_the_same_run(trained: Session, qtbot: QtBot) -> None:
    losses = trained.losses.losses.copy()
    points = trained.accuracies.values.copy()
    go_to(trained, qtbot, 100)
    with qtbot.waitSignal(trained.settled):
        trained.start()
    assert trained.iteration == 300
    assert trained.state is State.FINISHED
    assert_array_equal(trained.losses.losses, losses)
    assert_array_equal(trained.accuracies.values, points)
    with qtbot.waitSignal(trained.settled):
        trained.step(5)
    assert_array_equal(trained.losses.losses[300:], _losses(LONG, 305)[300:])


def _losses(config: TrainConfig, count: int) -> list[float]:
    trainer = Trainer(config, load_dataset(config))
    return [trainer.update().loss for _ in range(count)]


def test_an_evaluation_on_its_way_is_completed_before_one_goes_back(
    trained: Session, qtbot: QtBot
) -> None:
    """Whenever one drags, the same accuracies are measured."""
    with qtbot.waitSignal(trained.settled):
        trained.prepare(QUICK)
    measured: list[int] = []

    def go_back(state: State) -> None:
        if state is State.FINISHED and not measured:  # the last evaluation is due now
            measured.append(len(trained.accuracies))
            trained.go_to(10)

    trained.state_changed.connect(go_back)
    with qtbot.waitSignal(trained.moved):
        trained.start()
    assert trained.iteration == 10
    assert list(trained.accuracies.iterations) == [0, 20, 40]


def test_a_run_kept_before_its_last_evaluation_gets_it_when_opened(
    trained: Session, qtbot: QtBot
) -> None:
    run = captured(trained, qtbot)
    early = dataclasses.replace(run, history=run.history.until(299))
    early = dataclasses.replace(
        early, history=dataclasses.replace(early.history, losses=run.history.losses)
    )
    with qtbot.waitSignal(trained.settled):
        trained.open_run(early)
    assert trained.accuracies.iterations[-1] == 300


def test_a_refused_command_leaves_the_settings_of_the_run(trained: Session, qtbot: QtBot) -> None:
    wrong = LONG.replace(batch_size=5000)
    with qtbot.waitSignal(trained.settled), qtbot.waitSignal(trained.rejected):
        trained.prepare(wrong)
    assert trained.config == LONG


def test_going_back_stops_a_run_that_trains(ready: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(iterations=1_000_000))
    ready.start()
    qtbot.waitUntil(lambda: ready.iteration > 50)
    go_to(ready, qtbot, 20)
    assert ready.state is State.PAUSED
    assert ready.iteration == 20
    assert ready.recorded_end > 50


def test_a_branch_is_a_run_of_its_own_with_the_common_past(trained: Session, qtbot: QtBot) -> None:
    parent, losses = trained.run_id, trained.losses.losses.copy()
    trained.set_run_name("first try")
    go_to(trained, qtbot, 100)
    config = LONG.replace(optimizer="sgd", learning_rate=0.2)
    with qtbot.waitSignals([trained.run_started, trained.settled]):
        trained.branch(config)
    assert trained.iteration == trained.recorded_end == trained.first_moment == 100
    assert trained.run_id != parent
    (ancestor,) = trained.lineage
    assert (ancestor.id, ancestor.name, ancestor.until) == (parent, "first try", 100)
    assert ancestor.config == LONG
    assert_array_equal(trained.losses.losses, losses[:100])
    assert list(trained.accuracies.iterations) == [0, 20, 40, 60, 80, 100]
    with qtbot.waitSignal(trained.settled):
        trained.start()
    assert trained.iteration == 300
    assert not np.array_equal(trained.losses.losses[100:], losses[100:])
    assert [(c.iteration, c.learning_rate) for c in trained.rate_changes] == [(101, 0.2)]
    go_to(trained, qtbot, 30)
    assert trained.iteration == 100, "what was before belongs to the parent"


def test_a_branch_with_nothing_changed_does_what_its_parent_did(
    trained: Session, qtbot: QtBot
) -> None:
    losses = trained.losses.losses.copy()
    go_to(trained, qtbot, 57)
    with qtbot.waitSignal(trained.settled):
        trained.branch(LONG)
    with qtbot.waitSignal(trained.settled):
        trained.start()
    assert_array_equal(trained.losses.losses, losses)
    assert trained.rate_changes == []


def test_what_cannot_change_on_the_way_is_rejected_and_nothing_is_lost(
    trained: Session, qtbot: QtBot
) -> None:
    run_id = trained.run_id
    with qtbot.waitSignal(trained.settled), qtbot.waitSignal(trained.rejected) as caught:
        trained.branch(LONG.replace(hidden_sizes=(9,)))
    (error,) = caught.args
    assert isinstance(error, ConfigError)
    assert error.field == "hidden_sizes"
    assert trained.run_id == run_id
    assert trained.recorded_end == 300


def test_a_captured_run_goes_on_elsewhere_to_the_bit(ready: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.settled):
        ready.prepare(LONG)
    with qtbot.waitSignal(ready.settled):
        ready.step(137)
    ready.set_learning_rate(0.02)
    with qtbot.waitSignal(ready.settled):
        ready.step(13)
    run = captured(ready, qtbot)
    assert run.info.iteration == 150
    assert run.info.seconds > 0
    assert run.history.rate_changes.tolist() == [[138, 0.02]]
    with qtbot.waitSignal(ready.settled):
        ready.start()
    whole = ready.losses.losses.copy()
    weights = ready.latest_snapshot
    assert weights is not None

    other = Session()
    with qtbot.waitSignals([other.run_started, other.settled]):
        other.open_run(run)
    assert (other.run_id, other.iteration, other.state) == (ready.run_id, 150, State.PAUSED)
    assert other.evaluation is not None
    assert other.evaluation.iteration == 140
    go_to(other, qtbot, 60)  # no checkpoint lies there: it is trained again, from the seed
    assert other.latest_snapshot is not None
    for key, array in reference(LONG, 60).network.params.items():
        assert_array_equal(other.latest_snapshot.params[key], array)
    with qtbot.waitSignal(other.settled):
        other.start()
    assert_array_equal(other.losses.losses, whole)
    for key, array in weights.params.items():
        assert_array_equal(other.latest_snapshot.params[key], array)
    assert other.shutdown()


def test_capturing_in_the_past_keeps_the_whole_run(trained: Session, qtbot: QtBot) -> None:
    go_to(trained, qtbot, 20)
    run = captured(trained, qtbot)
    assert run.info.iteration == run.state.iteration == 300
    assert len(run.history.losses) == 300
    assert trained.iteration == 20, "and the window stays where it is"


def test_there_is_nothing_to_capture_before_the_first_run(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.captured) as caught:
        session.capture()
    assert caught.args == [None]


def test_a_captured_branch_can_be_opened_again(trained: Session, qtbot: QtBot) -> None:
    go_to(trained, qtbot, 100)
    with qtbot.waitSignal(trained.settled):
        trained.branch(LONG.replace(learning_rate=0.5))
    with qtbot.waitSignal(trained.settled):
        trained.step(50)
    run = captured(trained, qtbot)
    lineage = trained.lineage
    with qtbot.waitSignal(trained.settled):
        trained.prepare(QUICK)
    assert trained.lineage == ()
    with qtbot.waitSignal(trained.settled):
        trained.open_run(run)
    assert trained.lineage == lineage
    assert (trained.first_moment, trained.iteration) == (100, 150)
    go_to(trained, qtbot, 120)
    assert trained.iteration == 120


def test_a_run_whose_data_changed_is_refused_with_a_sentence(
    trained: Session, qtbot: QtBot
) -> None:
    run = captured(trained, qtbot)
    for name in ("W1", "W2"):
        params = {**run.state.params, name: run.state.params[name][:1]}
        broken = _with_params(run, params)
        with qtbot.waitSignal(trained.settled), qtbot.waitSignal(trained.rejected) as caught:
            trained.open_run(broken)
        assert "does not fit its data" in str(caught.args[0])
    assert trained.recorded_end == 300


def _with_params(run: Run, params: dict[str, NDArray[np.floating]]) -> Run:
    return dataclasses.replace(run, state=dataclasses.replace(run.state, params=params))


def test_the_answer_of_a_run_that_was_replaced_meanwhile_is_none(
    trained: Session, qtbot: QtBot
) -> None:
    """Its state must not be joined with the history of another."""
    with qtbot.waitSignal(trained.settled), qtbot.waitSignal(trained.captured) as caught:
        trained.capture()
        trained.prepare(QUICK)
        while not _has_fresh_run(trained):  # and meanwhile the window hears of nothing
            QThread.yieldCurrentThread()
    assert caught.args == [None]
    assert captured(trained, qtbot).info.iteration == 0


def _has_fresh_run(session: Session) -> bool:
    run = session._worker._run
    return run is not None and run.trainer.iteration == 0
