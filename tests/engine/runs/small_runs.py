"""Runs of a few steps, and the members of their files, to be taken apart."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.config import TrainConfig
from engine.runs.branching import branch
from engine.runs.recording import Recorder, assemble
from engine.runs.records import Ancestor, Run
from engine.trainer import Trainer, load_dataset

CONFIG = TrainConfig(
    dataset="circles",
    hidden_sizes=(4,),
    batch_size=20,
    iterations=20,
    evaluate_every=5,
    optimizer="adam",
    learning_rate=0.01,
)


def small_run(steps: int = 20, **changes: Any) -> Run:
    """A run of two inputs, four units and two classes with Adam."""
    config = CONFIG.replace(**changes)
    trainer = Trainer(config, load_dataset(config))
    recorder = Recorder(trainer, name="first", group="study")
    for number in range(steps):
        if number == steps // 2:
            trainer.set_learning_rate(0.02)
        recorder.add(trainer.step())
    recorder.seconds = 1.5
    return recorder.run()


def small_branch(**changes: Any) -> Run:
    """A run that left another one at iteration 20, with a base, and stands at 30."""
    parent = small_run()
    base = branch(parent.state, CONFIG.replace(learning_rate=0.005, **changes))
    trainer = Trainer(base.config, load_dataset(base.config))
    trainer.restore(base)
    ancestor = Ancestor(parent.info.id, parent.info.name, parent.info.config, 20)
    info = parent.info.replace(id="0123456789abcdef", name="second", lineage=(ancestor,))
    start = Run(info, parent.history, base, base)
    recorder = Recorder(trainer, goes_on=start)
    for _ in range(10):
        recorder.add(trainer.step())
    return recorder.run()


def diverged_run() -> Run:
    """A run whose third loss is not finite; its parameters were spoiled as well."""
    run = small_run(3)
    params = dict(run.state.params)
    params["W1"] = np.full_like(params["W1"], np.nan)
    state = dataclasses.replace(run.state, params=params, diverged=True)
    losses = [*run.history.losses[:2], np.nan]
    history = dataclasses.replace(run.history, losses=np.array(losses))
    return assemble(run.info, state, history)


def assert_same(found: Run, expected: Run) -> None:
    """Every word, number and bit."""
    assert found.info == expected.info
    for name in ("losses", "evaluations", "rate_changes"):
        old, new = getattr(expected.history, name), getattr(found.history, name)
        assert old.tobytes() == new.tobytes()
        assert old.shape == new.shape
    assert (found.base is None) == (expected.base is None)
    pairs = [(found.state, expected.state)]
    if found.base is not None and expected.base is not None:
        pairs.append((found.base, expected.base))
    for new_state, old_state in pairs:
        assert new_state.iteration == old_state.iteration
        assert new_state.config == old_state.config
        assert new_state.sampler == old_state.sampler
        assert new_state.learning_rate == old_state.learning_rate
        assert new_state.diverged == old_state.diverged
        assert_same_arrays(new_state.params, old_state.params)
        new, old = dict(new_state.optimizer), dict(old_state.optimizer)
        new_slots, old_slots = new.pop("state"), old.pop("state")
        assert new == old
        assert new_slots.keys() == old_slots.keys()
        for slot, arrays in old_slots.items():
            assert_same_arrays(new_slots[slot], arrays)


def assert_same_arrays(found: Any, expected: Any) -> None:
    """The same names, shapes, types and bits."""
    assert found.keys() == expected.keys()
    for name, array in expected.items():
        assert (found[name].dtype, found[name].shape) == (array.dtype, array.shape)
        assert found[name].tobytes() == array.tobytes()


def npy(array: NDArray[Any]) -> bytes:
    """A member's content; also of what a run file must not hold."""
    content = io.BytesIO()
    np.lib.format.write_array(content, array, allow_pickle=True)
    return content.getvalue()


def members_of(path: Path) -> dict[str, bytes]:
    """The members of a file by name."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def write(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    """A file of these members."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def change_header(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Let something change the header of a file."""
    members = members_of(path)
    with np.load(path) as archive:
        header = json.loads(str(archive["header"]))
    change(header)
    write(path, members | {"header.npy": npy(np.array(json.dumps(header)))})


def change_array(path: Path, name: str, array: NDArray[Any] | None) -> None:
    """Put another array into a file, or take one away."""
    members = members_of(path)
    members.pop(f"{name}.npy", None)
    write(path, members if array is None else members | {f"{name}.npy": npy(array)})


def text_header(path: Path, text: str | None = None) -> str:
    """The text of a file's header, after another one was put in."""
    if text is not None:
        write(path, members_of(path) | {"header.npy": npy(np.array(text))})
    with np.load(path) as archive:
        return str(archive["header"])
