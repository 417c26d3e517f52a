"""Training in the terminal: the loop, and what it leaves.

Knows nothing of colors and cursors; what the reader sees is drawn by a view (`terminal_views`).
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from engine.config import TrainConfig
from engine.records import Evaluation
from engine.runs.recording import Recorder
from engine.trainer import Trainer, overflow_is_news
from guiapp.cli.terminal_curve import LossCurve

REDRAW_EVERY_S = 0.2  # five pictures a second: one takes 3 to 6 ms, so 2 to 3 % of the time


@dataclass(frozen=True)
class Progress:
    """Where a run stands, for a view to show.

    Attributes
    ----------
    iteration, iterations : updates made, and planned
    loss : of the last mini-batch
    curve : all losses so far
    evaluation : the latest accuracies, or None before the first
    steps_per_second : updates per second of time spent in updates
    """

    iteration: int
    iterations: int
    loss: float
    curve: LossCurve
    evaluation: Evaluation | None
    steps_per_second: float


class View:
    """Shows a run from entering to leaving. This one shows nothing; the others derive from it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        return None

    def show(self, progress: Progress) -> None:
        """Called up to five times a second, and at the end."""

    def show_evaluation(self, progress: Progress) -> None:
        """Called after each evaluation; ``progress.evaluation`` is the new one."""


@dataclass(frozen=True)
class TrainingSummary:
    """The final figures of a run; what has no finite value is None.

    Attributes
    ----------
    iterations : updates made; in a diverged run those up to the loss that was not finite
    final_loss : of the last mini-batch
    mean_last_100_loss : mean over the last 100 mini-batches
    train_accuracy, test_accuracy : over the whole sets after the last update, 0 to 1
    steps_per_second : iterations divided by the time spent in updates, evaluation excluded
    diverged_at : the iteration whose loss was not finite, or None
    """

    iterations: int
    final_loss: float | None
    mean_last_100_loss: float | None
    train_accuracy: float | None
    test_accuracy: float | None
    steps_per_second: float
    diverged_at: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, with None where JSON would need NaN."""
        return dataclasses.asdict(self)

    def figures(self) -> dict[str, float]:
        """What a saved network tells of itself: final loss and accuracies, as far as known."""
        names = ("mean_last_100_loss", "train_accuracy", "test_accuracy")
        values = {name: getattr(self, name) for name in names}
        return {name: value for name, value in values.items() if value is not None}


def train(
    recorder: Recorder,
    view: View,
    clock: Callable[[], float] = time.perf_counter,
    is_stopped: Callable[[], bool] = lambda: False,
) -> TrainingSummary:
    """Run the trainer to the end of its configuration, or to the loss that is not finite.

    Parameters
    ----------
    recorder : of a trainer before its end, at iteration 0 or where a kept run stood
    view : shows the run
    clock : seconds of a monotonic clock
    is_stopped : asked between updates, where the run is whole

    Raises
    ------
    KeyboardInterrupt : when it is stopped
    """
    trainer = recorder.trainer
    curve = LossCurve(trainer.config.iterations)
    for loss in recorder.losses:
        curve.add(loss)
    begun = trainer.iteration
    evaluation: Evaluation | None = None
    with view:
        while trainer.iteration < trainer.config.iterations and not trainer.diverged:
            start = clock()
            loss = _train_until(recorder, curve, start + REDRAW_EVERY_S, clock, is_stopped)
            recorder.seconds += clock() - start
            update_s = recorder.seconds
            rate = (trainer.iteration - begun) / update_s if update_s > 0 else 0.0
            if trainer.evaluation_due:
                evaluation = trainer.evaluate()
                recorder.add_evaluation(evaluation)
            progress = Progress(
                trainer.iteration, trainer.config.iterations, loss, curve, evaluation, rate
            )
            if trainer.evaluation_due:
                view.show_evaluation(progress)
            view.show(progress)
            if is_stopped():
                raise KeyboardInterrupt
    if trainer.diverged:
        return TrainingSummary(trainer.iteration, None, None, None, None, rate, trainer.iteration)
    assert evaluation is not None  # one is always due after the last iteration
    return TrainingSummary(
        iterations=trainer.iteration,
        final_loss=loss,
        mean_last_100_loss=curve.trailing_mean,
        train_accuracy=evaluation.train_accuracy,
        test_accuracy=evaluation.test_accuracy,
        steps_per_second=rate,
    )


def _train_until(
    recorder: Recorder,
    curve: LossCurve,
    deadline: float,
    clock: Callable[[], float],
    is_stopped: Callable[[], bool],
) -> float:
    """Update until there is something to show, or it is to stop; the last loss."""
    trainer = recorder.trainer
    with overflow_is_news():
        while True:
            result = trainer.update()
            recorder.add(result)
            loss = result.loss
            if trainer.diverged:
                return loss
            curve.add(loss)
            if trainer.evaluation_due or clock() >= deadline or is_stopped():
                return loss


def divergence_sentence(iteration: int, config: TrainConfig) -> str:
    """What happened to a diverged run and what to try, in one sentence."""
    rate = config.learning_rate
    advice = f"a smaller learning rate (--lr {min(rate / 10, 0.1):g} instead of {rate:g})"
    if config.initializer == "std" and config.weight_init_std > 0.5:
        advice += " or smaller first weights (--initializer xavier)"
    return (
        f"The run diverged: the loss of iteration {iteration} is no longer a finite number; "
        f"try {advice}."
    )


def describe(trainer: Trainer) -> str:
    """The run in a line, for instance "mnist, 784-100-10 sigmoid, SGD 0.1, batch 100, seed 0"."""
    config = trainer.config
    sizes = (trainer.dataset.input_size, *config.hidden_sizes, trainer.dataset.num_classes)
    network = "-".join(str(size) for size in sizes)
    return (
        f"{trainer.dataset.name}, {network} {config.activation}, "
        f"{trainer.optimizer.NAME} {config.learning_rate:g}, "
        f"batch {config.batch_size}, seed {config.seed}"
    )
