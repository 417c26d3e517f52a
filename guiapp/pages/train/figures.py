"""The Train page's figures and its one line of news, put into words."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from engine.config import TrainConfig
from guiapp.messages import State
from guiapp.page_keys import page_shortcut
from guiapp.session import Session
from guiapp.widgets.figure_row import DASH
from guiapp.widgets.numerals import plain_figure

FIGURES = ("iteration", "epoch", "loss", "train", "test", "speed", "left")


class TrainFigures(QObject):
    """Reads the session; says things in the language of the window."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def names(self) -> dict[str, tuple[str, str]]:
        """Key -> (name, tooltip)."""
        return {
            "iteration": (
                self.tr("Iteration"),
                self.tr("Updates made so far: one mini-batch each."),
            ),
            "epoch": (
                self.tr("Epoch"),
                self.tr("How often as many samples were drawn as there are training data."),
            ),
            "loss": (
                self.tr("Loss (mean of 100)"),
                self.tr("Mean of the last 100 iterations, in nats for cross entropy."),
            ),
            "train": (
                self.tr("Train accuracy"),
                self.tr("Share of all training data answered rightly, at the last measurement."),
            ),
            "test": (
                self.tr("Test accuracy"),
                self.tr("Share of all test data answered rightly: data never trained on."),
            ),
            "speed": (
                self.tr("Iterations/s"),
                self.tr("Iterations per second, measurements of accuracy included."),
            ),
            "left": (self.tr("Time left"), self.tr("At the present speed.")),
        }

    def values(self) -> dict[str, str]:
        """Key -> text."""
        session = self._session
        values = dict.fromkeys(FIGURES, DASH)
        if session.run is None:
            return values
        iteration = session.iteration
        values["iteration"] = f"{iteration:,} / {session.planned_end:,}"
        values["epoch"] = f"{iteration / session.run.iterations_per_epoch:.2f}"
        if iteration:
            mean = session.losses.smoothed_at(iteration)
            values["loss"] = f"{mean:.4f}" if math.isfinite(mean) else DASH
        if session.evaluation is not None:
            values["train"] = f"{session.evaluation.train_accuracy:.4f}"
            values["test"] = f"{session.evaluation.test_accuracy:.4f}"
        speed = session.steps_per_second
        if speed > 0:
            values["speed"] = f"{speed:,.0f}" if speed >= 10 else f"{speed:.1f}"
            values["left"] = self._duration((session.planned_end - iteration) / speed)
        return values

    def _duration(self, seconds: float) -> str:
        if seconds >= 3600:
            return self.tr("{hours} h {minutes} min").format(
                hours=int(seconds // 3600), minutes=int(seconds % 3600 // 60)
            )
        if seconds >= 60:
            return self.tr("{minutes} min {seconds} s").format(
                minutes=int(seconds // 60), seconds=int(seconds % 60)
            )
        return self.tr("{seconds} s").format(seconds=round(seconds))

    def notice(
        self, wanted: TrainConfig, is_explained: bool = False, is_hidden: bool = False
    ) -> tuple[str, str]:
        """The line of news and its role ("muted" or "error").

        ``is_explained`` : there is a diagnosis, which knows better what to try; ``is_hidden`` if
        it has to be brought back first.
        """
        session = self._session
        run = session.run
        if session.state is State.DIVERGED and run is not None and not is_explained:
            return self._divergence(), "error"
        if session.state is State.FAILED:
            return self.tr("The run ended with an error. Press R to start it again."), "error"
        if session.state is State.LOADING:
            return self.tr("Loading the data…"), "muted"
        if run is None:
            return self.tr("No data are loaded. Choose a preset or other data."), "muted"
        in_force = run.config.replace(learning_rate=wanted.learning_rate)
        if wanted != in_force:
            text = self.tr("The settings were changed. Press R to start a run with them.")
            return text, "muted"
        if is_explained and is_hidden:
            return self.tr("Press A to see again why this run failed."), "muted"
        if session.state is State.DIVERGED:
            text = self.tr(
                "This run has ended; its curves are kept. Press R to start it again from the same "
                "weights."
            )
            return text, "muted"
        if session.state is State.RUNNING:
            text = self.tr(
                "Each iteration: a mini-batch of {batch}, its loss, its gradient, and a step "
                "against the gradient."
            )
            return text.format(batch=run.config.batch_size), "muted"
        return self._at_rest(), "muted"

    def _at_rest(self) -> str:
        session = self._session
        run = session.run
        assert run is not None
        if session.state is State.FINISHED and session.dataset_shape is None:
            return self.tr(
                "Finished. Press Space to train on, or R to start again from the same weights."
            )
        if session.state is State.FINISHED:
            return self.tr(
                "Finished. Press Space to train on, R to start again from the same weights, or "
                "{keys} to draw a digit for this network."
            ).format(keys=page_shortcut("draw"))
        if session.iteration > 0:
            return self.tr(
                "Paused. Space resumes, the right arrow makes one iteration. Drag a curve, or "
                "press the left arrow, to go back in time."
            )
        sizes = (run.dataset.input_size, *run.config.hidden_sizes, run.dataset.num_classes)
        return self.tr(
            "A network {sizes} with {count} random parameters, which knows nothing yet. "
            "Press Space and watch it learn."
        ).format(sizes="-".join(map(str, sizes)), count=f"{run.parameter_count:,}")

    def _divergence(self) -> str:
        session = self._session
        assert session.run is not None
        text = self.tr(
            "The loss stopped being a number in iteration {iteration}: the steps were too "
            "large and the weights overflowed. The curves are kept. Try a learning rate below "
            "{rate}, for example {smaller}, then press R."
        )
        rate = session.learning_rate
        return text.format(
            iteration=f"{session.iteration:,}",
            rate=plain_figure(rate),
            smaller=plain_figure(float(f"{rate / 10:.1g}")),
        )
