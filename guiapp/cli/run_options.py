"""``train`` with kept runs: taking one up, and writing what came of it."""

from __future__ import annotations

import dataclasses
import signal
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Self

import click

from guiapp.cli.train_options import changed, usage_error

if TYPE_CHECKING:
    from engine.config import TrainConfig
    from engine.runs.recording import Recorder
    from engine.runs.records import Run
    from engine.trainer import Trainer

AT_ITS_END = (
    "The run of {path} is at iteration {iteration:,} of {iterations:,} already; say with "
    "--iterations how far it is to go."
)
NOT_ITS_DATA = "The run does not fit the data {dataset} as they are now: {error}"
SAME_FILE = "--save-run: --save names the same file."
NOT_WHOLE = "nothing was saved, since a second one came amid an update"
NOT_TO_BE_RESUMED = "The run of {path} diverged in iteration {iteration:,}; there is no way on."


@dataclass(frozen=True)
class RunFiles:
    """What the command line says about files of runs.

    Attributes
    ----------
    resumed : the run that goes on, under the settings asked for, or None for a fresh one
    save_run : where the run is written to, or None
    name : what it is called, or None for its usual name
    """

    resumed: Run | None = None
    save_run: Path | None = None
    name: str | None = None

    def begin(self, trainer: Trainer) -> Recorder:
        """A recorder of a fresh trainer, which is put where the resumed run stood.

        Raises
        ------
        click.UsageError : when the run does not fit its data, or could not be written at its end
        """
        from engine.runs.recording import Recorder
        from engine.runs.run_files import RunFileError
        from engine.runs.run_targets import check_target

        if self.resumed is not None:
            try:
                trainer.restore(self.resumed.state)
            except ValueError as error:
                text = NOT_ITS_DATA.format(dataset=trainer.config.dataset, error=error)
                raise click.UsageError(text) from error
        recorder = Recorder(trainer, self.name or name_of(trainer), goes_on=self.resumed)
        if self.save_run is not None:
            try:
                check_target(self.save_run, recorder.run())
            except RunFileError as error:
                raise click.UsageError(str(error)) from error
        return recorder

    def write(self, recorder: Recorder) -> None:
        """The run up to now, to where it was asked for."""
        from engine.runs.run_files import RunFileError, save_run

        if self.save_run is not None:
            try:
                save_run(self.save_run, recorder.run())
            except RunFileError as error:
                raise click.UsageError(str(error)) from error

    def rescue(self, recorder: Recorder, is_whole: bool) -> str:
        """What became of a run that was stopped: in the words of a sentence's end."""
        if self.save_run is None:
            return "nothing was saved"
        if not is_whole:
            return NOT_WHOLE
        self.write(recorder)
        return f"the run was saved to {self.save_run}, and --resume goes on with it"


class CalmInterrupt:
    """The first Ctrl+C waits for the end of an update, so that what is saved is whole; a second
    one does not. Once training has ended, what is left to be written is written."""

    def __init__(self) -> None:
        self._asked = False
        self._held = False
        self._before: Any = None

    @property
    def is_held(self) -> bool:
        """Whether training ended between updates, and nothing interrupts any more."""
        return self._held

    def ends_training(self) -> bool:
        """Whether Ctrl+C was pressed; to be asked between updates, where a yes ends training."""
        self._held = self._held or self._asked
        return self._held

    def hold(self) -> None:
        """Training has ended."""
        self._held = True

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._on_interrupt)
        return self

    def __exit__(self, *_error: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _on_interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked and not self._held:
            raise KeyboardInterrupt
        self._asked = True


def name_of(trainer: Trainer) -> str:
    """What its run is called unless somebody gives it a name."""
    from engine.runs.naming import default_name

    dataset = trainer.dataset
    return default_name(trainer.config, dataset.input_size, dataset.num_classes)


def resume(path: Path, settings: dict[str, Any], name: str | None) -> Run:
    """The run of a file under the settings of the command line.

    Raises
    ------
    click.UsageError : when there is no such run, or it cannot go on like this
    """
    from engine.config import ConfigError
    from engine.runs.recording import under_settings
    from engine.runs.run_files import RunFileError, load_run

    try:
        run = load_run(path)
    except RunFileError as error:
        raise click.UsageError(str(error)) from error
    if run.info.diverged:
        text = NOT_TO_BE_RESUMED.format(path=path, iteration=run.info.iteration)
        raise click.UsageError(text)
    try:
        config = changed(run.state.config, settings)
        run = under_settings(run, config, name or _branch_name(run, config))
    except ConfigError as error:
        raise usage_error(error) from error
    if run.info.iteration >= config.iterations:
        text = AT_ITS_END.format(
            path=path, iteration=run.info.iteration, iterations=config.iterations
        )
        raise click.UsageError(text)
    if settings.get("learning_rate") is not None:  # it may have been changed in the window
        state = dataclasses.replace(run.state, learning_rate=config.learning_rate)
        run = dataclasses.replace(run, state=state)
    return run if name is None else _named(run, name)


def _branch_name(run: Run, config: TrainConfig) -> str:
    from engine.runs.naming import default_name

    depth = len(config.hidden_sizes) + 1
    params = run.state.params
    return default_name(config, params["W1"].shape[0], params[f"b{depth}"].size)


def _named(run: Run, name: str) -> Run:
    return dataclasses.replace(run, info=run.info.replace(name=name))
