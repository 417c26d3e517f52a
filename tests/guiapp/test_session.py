"""The session with its real thread: exact steps, the same bits, and a clean end."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from pytestqt.qtbot import QtBot

from engine.config import ConfigError, TrainConfig
from engine.datasets import DatasetError
from engine.trainer import Trainer, load_dataset
from guiapp.messages import FULL_SPEED, FailureReport, State
from guiapp.session import Session
from tests.guiapp.conftest import QUICK


def run_to_the_end(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.settled):
        session.start()


def reference_losses(config: TrainConfig) -> list[float]:
    trainer = Trainer(config, load_dataset(config))
    return [trainer.update().loss for _ in range(config.iterations)]


def test_a_run_is_the_trainer_s_run_to_the_bit(ready: Session, qtbot: QtBot) -> None:
    run_to_the_end(ready, qtbot)
    assert ready.state is State.FINISHED
    assert ready.iteration == 40
    assert_array_equal(ready.losses.losses, reference_losses(QUICK))
    assert list(ready.accuracies.iterations) == [0, 20, 40]
    assert ready.latest_snapshot is not None
    assert ready.latest_snapshot.iteration == 40


@pytest.mark.parametrize("slice_ms", [0.0, 1.0, 200.0])
def test_results_do_not_depend_on_the_slices(qapp: object, qtbot: QtBot, slice_ms: float) -> None:
    session = Session(slice_ms=slice_ms, frame_ms=5)
    with qtbot.waitSignal(session.settled):
        session.prepare(QUICK)
    run_to_the_end(session, qtbot)
    assert_array_equal(session.losses.losses, reference_losses(QUICK))
    assert session.shutdown()


def test_pause_holds_and_one_step_is_exactly_one(ready: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(iterations=1_000_000))
    ready.set_speed(FULL_SPEED)
    ready.start()
    qtbot.waitUntil(lambda: ready.iteration > 50)
    with qtbot.waitSignal(ready.settled):
        ready.pause()
    assert ready.state is State.PAUSED
    held = ready.iteration
    assert ready._worker._run is not None
    assert ready._worker._run.trainer.iteration == held, "the worker is where the window says"
    for expected in (held + 1, held + 2):
        with qtbot.waitSignal(ready.settled):
            ready.step()
        assert ready.iteration == expected
        assert len(ready.losses) == expected
    with qtbot.waitSignal(ready.settled):
        ready.step(17)
    assert ready.iteration == held + 19


def test_one_epoch_is_as_many_iterations_as_see_all_data(ready: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.settled):
        ready.run_epoch()
    assert ready.run is not None
    assert ready.iteration == round(len(ready.run.dataset.train) / QUICK.batch_size)


def test_reset_starts_from_the_same_weights(ready: Session, qtbot: QtBot) -> None:
    assert ready.run is not None
    before = ready.run.initial.params["W1"]
    run_to_the_end(ready, qtbot)
    first = ready.losses.losses.copy()
    with qtbot.waitSignal(ready.settled):
        ready.reset()
    assert ready.iteration == 0
    assert len(ready.losses) == 0
    assert_array_equal(ready.run.initial.params["W1"], before)
    run_to_the_end(ready, qtbot)
    assert_array_equal(ready.losses.losses, first)


def test_a_finished_run_can_be_trained_on(ready: Session, qtbot: QtBot) -> None:
    run_to_the_end(ready, qtbot)
    run_to_the_end(ready, qtbot)
    assert ready.iteration == 80
    assert ready.state is State.FINISHED
    assert ready.evaluation is not None
    assert ready.evaluation.iteration == 80
    assert ready.planned_end == 80


def test_learning_rate_takes_effect_and_is_marked(ready: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.settled):
        ready.step(5)
    ready.set_learning_rate(0.05)
    with qtbot.waitSignal(ready.settled):
        ready.step(5)
    assert [(c.iteration, c.learning_rate) for c in ready.rate_changes] == [(6, 0.05)]
    with pytest.raises(ConfigError):
        ready.set_learning_rate(float("nan"))


def test_speed_is_kept(ready: Session, qtbot: QtBot) -> None:
    """At 50 iterations per second, ten take about a fifth of a second: far from full speed."""
    ready.set_speed(50.0)
    with qtbot.waitSignal(ready.settled) as blocker:
        ready.step(11)
    assert blocker.signal_triggered
    assert ready.iteration == 11


def test_divergence_ends_the_run_and_keeps_the_curve(ready: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(activation="relu", learning_rate=1e38))
    run_to_the_end(ready, qtbot)
    assert ready.state is State.DIVERGED
    losses = ready.losses.losses
    assert np.isfinite(losses[:-1]).all()
    assert not np.isfinite(losses[-1])
    with qtbot.assertNotEmitted(ready.state_changed, wait=50):
        ready.start()
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK)
    run_to_the_end(ready, qtbot)
    assert ready.state is State.FINISHED


def test_a_refused_configuration_leaves_the_run_as_it_is(ready: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.settled):
        ready.step(3)
    refused: list[object] = []
    ready.rejected.connect(refused.append)
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(batch_size=9_000))
    assert isinstance(refused[-1], ConfigError)
    assert ready.state is State.PAUSED
    assert ready.iteration == 3
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(dataset="/nowhere/at/all"))
    assert isinstance(refused[-1], DatasetError)
    with qtbot.waitSignal(ready.settled):
        ready.step()
    assert ready.iteration == 4


def test_a_bug_in_the_worker_is_reported_and_the_session_survives(
    ready: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_trainer: Trainer) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(Trainer, "update", break_down)
    with qtbot.waitSignal(ready.failed) as blocker:
        ready.start()
    report = blocker.args[0]
    assert isinstance(report, FailureReport)
    assert report.message == "ZeroDivisionError: planted"
    assert "break_down" in report.details
    assert ready.state is State.FAILED
    monkeypatch.undo()
    with qtbot.waitSignal(ready.settled):
        ready.reset()
    run_to_the_end(ready, qtbot)
    assert ready.state is State.FINISHED


def test_at_most_one_signal_a_frame(ready: Session, qtbot: QtBot) -> None:
    """However many iterations a second, the pages hear of them frame by frame."""
    frames: list[int] = []
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(iterations=3000, evaluate_every=0))
    ready.frame_ready.connect(lambda: frames.append(ready.iteration))
    run_to_the_end(ready, qtbot)
    assert frames[-1] == 3000
    assert len(frames) < 300


def test_shutdown_while_training_takes_less_than_a_second(qapp: object, qtbot: QtBot) -> None:
    session = Session()
    with qtbot.waitSignal(session.settled):
        session.prepare(QUICK.replace(iterations=10_000_000))
    session.start()
    qtbot.waitUntil(lambda: session.iteration > 100)
    assert session.shutdown()
    assert not session._thread.isRunning()


def test_steps_asked_for_at_once_are_all_made(ready: Session, qtbot: QtBot) -> None:
    for _ in range(10):
        ready.step()
    qtbot.waitUntil(lambda: ready.iteration == 10 and ready.state is State.PAUSED)
    assert_array_equal(ready.losses.losses, reference_losses(QUICK)[:10])


def test_a_step_past_the_end_goes_on_with_a_new_plan(ready: Session, qtbot: QtBot) -> None:
    run_to_the_end(ready, qtbot)
    with qtbot.waitSignal(ready.settled):
        ready.step()
    assert (ready.iteration, ready.planned_end) == (41, 80)
    assert ready.state is State.PAUSED
    run_to_the_end(ready, qtbot)
    assert (ready.iteration, ready.planned_end) == (80, 80)
    assert ready.state is State.FINISHED
