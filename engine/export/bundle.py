"""Everything about a run in one .zip: the run file itself, and what other tools can read."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

from engine.export.curves_csv import curves_csv
from engine.export.errors import ExportError
from engine.export.numpy_script import script_of
from engine.export.onnx_model import onnx_model
from engine.export.series import Recorded
from engine.runs.records import Run

DATE = (1980, 1, 1, 0, 0, 0)  # of every file in it: the same run gives the same bytes
MODE = 0o644 << 16
RUN_FILE = "run.npz"

_ABOUT = {
    RUN_FILE: "the whole run: settings, figures, weights, and all that going on depends on",
    "config.json": "the settings",
    "metrics.csv": "the figures of every iteration, for a spreadsheet",
    "script.py": "the run as one plain NumPy script, which gives the same losses",
    "model.onnx": "the trained network, for other tools: pixels in, probabilities out",
    "curves.png": "the curves of loss and accuracy",
    "curves.svg": "the same curves as a drawing that can be enlarged",
}


def bundle(run: Run, run_file: bytes, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of the .zip.

    Parameters
    ----------
    run : to be written for other tools
    run_file : its file, which is put in as it is
    pictures : more files by name, such as "curves.png"

    Raises
    ------
    ExportError : for a name that is no plain name of a file, or that is taken
    """
    config = json.dumps(run.info.config.to_dict(), indent=2, ensure_ascii=False) + "\n"
    metrics = curves_csv([Recorded(run.info, run.history)])
    files = {RUN_FILE: run_file, "config.json": config.encode(), "metrics.csv": metrics.encode()}
    absent = []
    try:
        files["script.py"] = script_of(run.info, run.history.rate_changes).encode()
    except ExportError as error:
        absent.append(f"script.py is not here. {error}")
    try:
        files["model.onnx"] = onnx_model(run)
    except ExportError as error:
        absent.append(f"model.onnx is not here. {error}")
    for name, content in pictures.items():
        if name in files or name == "README.txt" or set(name) & set("/\\:") or name.startswith("."):
            raise ExportError(f"{name!r} is no name for another file of the bundle.")
        files[name] = content
    return _zipped({"README.txt": _readme(run, files, absent).encode(), **files})


def _readme(run: Run, files: Mapping[str, bytes], absent: list[str]) -> str:
    info = run.info
    name = " ".join(info.name.split()) or info.id
    width = max(len(file) for file in files)
    more = max(1000, info.iteration)
    lines = [
        f"{name}: a run of {info.iteration} iterations, begun {info.created}",
        "",
        *(f"{file:{width}}  {_ABOUT.get(file, 'given with it')}" for file in files),
        "",
        *absent,
        *[""] * bool(absent),
    ]
    if not info.diverged:  # then there is no way on
        lines += [
            f"To go on with the run in Nablascope, here by {more} iterations:",
            f"    python main.py train --resume {RUN_FILE} --iterations {info.iteration + more}",
        ]
    if "script.py" in files:
        data = "" if b"sys.argv[2]" not in files["script.py"] else " MNIST_FOLDER"
        lines += [
            "To make its losses again with nothing but NumPy:",
            f"    python script.py{data} losses.csv",
        ]
        if data:
            lines += ["MNIST_FOLDER is where the four files of the data set are."]
    versions = ", ".join(f"{what} {which}" for what, which in sorted(info.versions.items()))
    return "\n".join([*lines, *["", f"Made with {versions}."] * bool(versions)]) + "\n"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.external_attr = MODE
            packed = name.endswith((".npz", ".png"))
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
