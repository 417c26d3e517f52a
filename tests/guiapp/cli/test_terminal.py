from __future__ import annotations

import json
import math

import numpy as np
import pytest

from engine.config import TrainConfig
from engine.runs.recording import Recorder
from engine.trainer import Trainer, load_dataset
from guiapp.cli.terminal import (
    Progress,
    TrainingSummary,
    View,
    describe,
    divergence_sentence,
    train,
)

CONFIG = TrainConfig(
    dataset="circles", hidden_sizes=(8,), batch_size=10, iterations=230, evaluate_every=50
)


def trainer_for(config: TrainConfig = CONFIG) -> Trainer:
    return Trainer(config, load_dataset(config))


class Record(View):
    """Remembers what it was shown."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.shown: list[Progress] = []
        self.evaluated: list[Progress] = []

    def __enter__(self) -> Record:
        self.events.append("enter")
        return self

    def __exit__(self, *_error: object) -> None:
        self.events.append("exit")

    def show(self, progress: Progress) -> None:
        self.shown.append(progress)

    def show_evaluation(self, progress: Progress) -> None:
        self.evaluated.append(progress)


class Clock:
    """Moves on by ``step`` seconds each time it is read."""

    def __init__(self, step: float) -> None:
        self.step = step
        self.now = 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def test_the_summary_is_that_of_the_same_steps_by_hand() -> None:
    by_hand = trainer_for()
    results = [by_hand.step() for _ in range(CONFIG.iterations)]
    losses = [result.loss for result in results]
    evaluation = results[-1].evaluation
    assert evaluation is not None

    summary = train(Recorder(trainer_for()), View())
    assert summary.iterations == 230
    assert summary.final_loss == losses[-1]
    assert summary.mean_last_100_loss == pytest.approx(float(np.mean(losses[-100:])), rel=1e-12)
    assert summary.train_accuracy == evaluation.train_accuracy
    assert summary.test_accuracy == evaluation.test_accuracy
    assert summary.diverged_at is None


@pytest.mark.parametrize("step", [1e-9, 0.01, 10.0])
def test_how_often_it_is_shown_changes_no_result(step: float) -> None:
    quick, slow = trainer_for(), trainer_for()
    train(Recorder(quick), View(), Clock(step))
    train(Recorder(slow), View())
    for name, array in quick.network.params.items():
        np.testing.assert_array_equal(array, slow.network.params[name])


def test_each_evaluation_and_the_end_are_shown() -> None:
    view = Record()
    train(Recorder(trainer_for()), view, Clock(1e-9))
    assert view.events == ["enter", "exit"]
    assert [progress.iteration for progress in view.evaluated] == [50, 100, 150, 200, 230]
    assert all(
        progress.evaluation is not None and progress.evaluation.iteration == progress.iteration
        for progress in view.evaluated
    )
    assert view.shown[-1].iteration == view.shown[-1].iterations == 230


def test_no_more_than_five_pictures_a_second_are_asked_for() -> None:
    view = Record()
    # a reading of the clock after each update: 230 updates take 2.3 s
    train(Recorder(trainer_for(CONFIG.replace(evaluate_every=0))), view, Clock(0.01))
    assert 2.3 * 5 * 0.8 < len(view.shown) <= 2.3 * 5 + 1


def test_steps_per_second_are_those_of_the_updates() -> None:
    # The clock is read once before and once after the updates between two pictures, and once
    # after each update. At 10 s a reading each update is a picture of its own, of two readings.
    summary = train(Recorder(trainer_for()), View(), Clock(10.0))
    assert summary.steps_per_second == pytest.approx(1 / 20, rel=0.05)


def test_an_interruption_leaves_the_view() -> None:
    class Interrupting(Record):
        def show(self, progress: Progress) -> None:
            raise KeyboardInterrupt

    view = Interrupting()
    with pytest.raises(KeyboardInterrupt):
        train(Recorder(trainer_for()), view)
    assert view.events == ["enter", "exit"]


DIVERGING = CONFIG.replace(learning_rate=1e30, activation="relu")


def test_a_diverged_run_ends_at_its_first_loss_that_is_not_finite() -> None:
    trainer = trainer_for(DIVERGING)
    summary = train(Recorder(trainer), View())
    assert summary.diverged_at == summary.iterations == trainer.iteration < 10
    assert summary.final_loss is None
    assert summary.mean_last_100_loss is None
    assert summary.train_accuracy is None
    assert summary.test_accuracy is None


def test_what_json_cannot_say_is_null() -> None:
    text = json.dumps(train(Recorder(trainer_for(DIVERGING)), View()).to_dict(), allow_nan=False)
    assert json.loads(text)["final_loss"] is None


def test_the_sentence_about_a_diverged_run_says_what_to_try() -> None:
    assert divergence_sentence(3, CONFIG.replace(learning_rate=0.5)) == (
        "The run diverged: the loss of iteration 3 is no longer a finite number; "
        "try a smaller learning rate (--lr 0.05 instead of 0.5)."
    )
    assert "--lr 0.1 instead" in divergence_sentence(3, CONFIG.replace(learning_rate=1e30))
    large = CONFIG.replace(weight_init_std=5.0)
    assert "--initializer xavier" in divergence_sentence(3, large)


def test_a_run_is_described_in_a_line() -> None:
    assert describe(trainer_for()) == "circles, 2-8-2 sigmoid, SGD 0.1, batch 10, seed 0"


def test_a_summary_has_plain_finite_values() -> None:
    values = train(Recorder(trainer_for()), View()).to_dict()
    assert set(values) == set(TrainingSummary.__dataclass_fields__)
    assert all(
        value is None or (type(value) in (int, float) and math.isfinite(value))
        for value in values.values()
    )
