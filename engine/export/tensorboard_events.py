"""The figures of a run as TensorBoard event files.

Records are written one after the other by tensorboardX's ``RecordWriter``, not by its
``SummaryWriter``: that has a thread and flushes by the clock, and a file of 10,000 iterations is
complete in a second either way. The time of an event is when its iteration was about to be made,
so that TensorBoard's "relative" axis shows the seconds of training.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.export.errors import ExportError, missing_package
from engine.export.series import Recorded, learning_rates, trailing_mean

FILE_PREFIX = "events.out.tfevents."
FILE_VERSION = "brain.Event:2"


def write_events(folder: Path, run: Recorded, overwrite: bool = False) -> None:
    """Make ``folder`` with the event file of one run; the folders of several are compared.

    Scalars over the iteration: loss, loss_mean_100, learning_rate, accuracy/train and
    accuracy/test; the settings as a text. A loss that is not finite is written as it is, and
    TensorBoard marks it. Values are float32, as TensorBoard has no other.

    Raises
    ------
    ExportError : where the package tensorboardX is absent; when the folder exists and is not to
        be overwritten, or holds other files than events; when it cannot be written
    """
    check_folder(folder, overwrite)
    import tensorboardX
    from tensorboardX.proto import event_pb2, summary_pb2

    temporary: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".events."))
        seconds = int(_began(run))
        path = temporary / f"{FILE_PREFIX}{seconds}.nablascope"
        writer = tensorboardX.RecordWriter(str(path))
        try:
            for event in _events(run, event_pb2.Event, summary_pb2.Summary):
                writer.write(event.SerializeToString())
            writer.flush()
        finally:
            writer.close()
        os.chmod(temporary, 0o755)
        if folder.exists():
            _remove_events(folder)
        os.rename(temporary, folder)
    except OSError as error:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        raise ExportError(f"{folder}: cannot be written ({error.strerror}).") from error


def check_folder(folder: Path, overwrite: bool = False) -> None:
    """Refuse what ``write_events`` would refuse, before the work for it is done.

    Raises
    ------
    ExportError : as ``write_events``
    """
    try:
        import tensorboardX  # noqa: F401
    except ImportError as error:
        message = "Writing TensorBoard event files"
        raise missing_package(message, "tensorboardX", "tensorboard") from error
    try:
        _check(folder, overwrite)
    except OSError as error:
        raise ExportError(f"{folder}: cannot be read ({error.strerror}).") from error


def _check(folder: Path, overwrite: bool) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ExportError(f"{folder}: this is a file, a folder was expected.")
    if not overwrite:
        raise ExportError(f"{folder}: there is such a folder already; it was left as it is.")
    for path in folder.iterdir():
        if not path.name.startswith(FILE_PREFIX) or not path.is_file():
            raise ExportError(f"{folder}: it holds {path.name}, which is no event file; it stays.")


def _remove_events(folder: Path) -> None:
    """What ``check_folder`` has found to be event files and nothing else."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def _began(run: Recorded) -> float:
    return datetime.datetime.fromisoformat(run.info.created).timestamp()


def _events(run: Recorded, event_type: Any, summary_type: Any) -> Iterator[Any]:
    history, began = run.history, _began(run)
    count = len(history.losses)
    yield event_type(wall_time=began, file_version=FILE_VERSION)
    yield event_type(wall_time=began, step=0, summary=_settings(run))
    accuracies = {int(at): (train, test) for at, train, test in history.evaluations.tolist()}
    columns = zip(
        history.losses.tolist(),
        trailing_mean(history.losses).tolist(),
        learning_rates(run.info, history).tolist(),
        strict=True,
    )
    for iteration, (loss, mean, rate) in enumerate(columns, start=1):
        scalars = [("loss", loss), ("loss_mean_100", mean), ("learning_rate", rate)]
        if iteration in accuracies:
            train, test = accuracies[iteration]
            scalars += [("accuracy/train", train), ("accuracy/test", test)]
        values = [summary_type.Value(tag=tag, simple_value=value) for tag, value in scalars]
        yield event_type(
            wall_time=began + run.info.seconds * iteration / count,
            step=iteration,
            summary=summary_type(value=values),
        )


def _settings(run: Recorded) -> Any:
    """Name, note and configuration; as a block of code, in which no word is taken for markup."""
    from tensorboardX.summary import text

    values = {"name": run.info.name, "note": run.info.note} | run.info.config.to_dict()
    lines = json.dumps(values, indent=2, ensure_ascii=False).splitlines()
    return text("run", "\n".join(f"    {line}" for line in lines))
