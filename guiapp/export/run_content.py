"""What is written of runs: the content of each kind of file, for the window and the command line.

Loads no Qt by itself; what draws the curves does, and only for the files that hold them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.export.errors import ExportError
from engine.export.series import Recorded
from engine.runs.records import Run
from engine.runs.run_files import RunFileError

TOGETHER = ("csv", "png", "svg")  # one file holds several runs
EACH = ("onnx", "npz", "script", "bundle")  # each holds one

Pictures = Mapping[str, bytes]  # by the names of their files
Draw = Callable[[Sequence[Recorded], Sequence[str]], Pictures]


@dataclass(frozen=True)
class Content:
    """What goes into a file, and a remark where something is not as one might expect."""

    data: bytes | str
    remark: str = ""


@dataclass(frozen=True)
class Written:
    """What was made: the path, and a remark as above."""

    path: Path
    remark: str = ""


def draw(runs: Sequence[Recorded], kinds: Sequence[str]) -> Pictures:
    """The curves as "png" and "svg", where there is a QGuiApplication."""
    from guiapp.export.run_pictures import png_of, svg_of

    drawn = {"png": png_of, "svg": svg_of}
    return {f"curves.{kind}": drawn[kind](runs) for kind in kinds}


def content_together(kind: str, runs: Sequence[Recorded], draw: Draw = draw) -> Content:
    """A file of several runs.

    Raises
    ------
    ExportError : with a sentence
    """
    if kind == "csv":
        from engine.export.curves_csv import curves_csv

        return Content(curves_csv(runs))
    if kind not in TOGETHER:
        raise ValueError(f"There is no kind of file {kind!r}.")
    return Content(draw(runs, (kind,))[f"curves.{kind}"])


def content_of(kind: str, path: Path, load: Callable[[], Run], draw: Draw = draw) -> Content:
    """A file of one run.

    Parameters
    ----------
    path : of its run file
    load : gives what is in it

    Raises
    ------
    ExportError, RunFileError : with a sentence
    """
    run = load()  # for "npz" as well: what is damaged is not handed on
    match kind:
        case "npz":
            return Content(_bytes_of(path))
        case "onnx":
            from engine.export.onnx_model import onnx_model

            return Content(onnx_model(run))
        case "script":
            from engine.export.numpy_script import script_of

            return Content(script_of(run.info, run.history.rate_changes))
        case "bundle":
            return _bundle(path, run, draw)
        case _:
            raise ValueError(f"There is no kind of file {kind!r}.")


def _bundle(path: Path, run: Run, draw: Draw) -> Content:
    from engine.export.bundle import bundle

    pictures: Pictures = {}
    remark = ""
    try:
        pictures = draw([Recorded(run.info, run.history)], ("png", "svg"))
    except ExportError as error:
        remark = f"It has no pictures. {error}"
    return Content(bundle(run, _bytes_of(path), pictures), remark)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RunFileError(path, f"cannot be read ({error.strerror})") from error
