"""The words and numbers of a run, as the header of its file has them, and what is refused there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from engine.archive_kinds import ArchiveError, Kind, visible
from engine.config import MAX_ITERATIONS, MAX_LAYERS, TrainConfig
from engine.optimizers import OPTIMIZERS, make_optimizer
from engine.records import TrainerState
from engine.runs.header_values import (
    check_entries,
    created_of,
    id_of,
    number_of,
    switch_of,
    text_of,
    whole_of,
)
from engine.runs.records import COLORS, MAX_NAME, MAX_NOTE, Ancestor, Figures, Run, RunInfo
from engine.samplers import SAMPLERS, SamplerState
from engine.stored_params import config_of

RUN_FORMAT = "nablascope-run"
VERSION = 1
MAX_PATH = 4_096  # characters
MAX_LINEAGE = 100
MAX_SAMPLES = 10_000_000  # in a training set

_WORDS = ("id", "name", "note", "group", "color", "created", "seconds", "iteration", "diverged")
_PARTS = ("config", "figures", "lineage", "versions", "state", "base")
_FIELDS = {"format", "version", *_WORDS, *_PARTS}
_ACCURACIES = ("train_accuracy", "test_accuracy", "best_test_accuracy")
_LONGEST_S = 1e10  # three centuries


class RunFileError(ArchiveError):
    """The file of a run that cannot be written or read; the message is one sentence."""


KIND = Kind(
    "run",
    RunFileError,
    RUN_FORMAT,
    VERSION,
    max_bytes=160 * 2**20,  # 10,000 iterations of the article's network take 0.4 MiB
    max_members=2 * 3 * 2 * (MAX_LAYERS + 1) + 4,
    max_header_bytes=2**20,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A ``TrainerState`` without its arrays; ``optimizer`` lacks its "state"."""

    iteration: int
    learning_rate: float
    sampler: SamplerState
    optimizer: Mapping[str, Any]


# -- writing ----------------------------------------------------------------------------------


def to_header(run: Run) -> dict[str, Any]:
    """Plain values only, ready for JSON."""
    info, figures = run.info, run.info.figures
    return {
        "format": RUN_FORMAT,
        "version": VERSION,
        **{name: getattr(info, name) for name in _WORDS},
        "config": info.config.to_dict(),
        "figures": {name: getattr(figures, name) for name in Figures.__slots__},
        "lineage": [
            {"id": a.id, "name": a.name, "config": a.config.to_dict(), "until": a.until}
            for a in info.lineage
        ],
        "versions": dict(info.versions),
        "state": _standing_values(run.state),
        "base": None if run.base is None else _standing_values(run.base),
    }


def _standing_values(state: TrainerState) -> dict[str, Any]:
    optimizer = {name: value for name, value in state.optimizer.items() if name != "state"}
    return {
        "iteration": state.iteration,
        "learning_rate": state.learning_rate,
        "sampler": {"generator": dict(state.sampler.generator), "taken": state.sampler.taken},
        "optimizer": optimizer,
    }


# -- reading ----------------------------------------------------------------------------------


def info_of(path: str | Path, header: Mapping[str, Any]) -> RunInfo:
    """What a list shows.

    Raises
    ------
    RunFileError : for a header of another format or version, and values out of their range
    """
    _check_format(path, header)
    try:
        if differing := header.keys() ^ _FIELDS:
            names = visible(", ".join(sorted(differing)))
            raise ValueError(f"its header has too few or too many entries: {names}")
        config = _config(path, header["config"])
        iteration = whole_of("iteration", header["iteration"], 0, MAX_ITERATIONS)
        return RunInfo(
            id=id_of(header["id"]),
            name=text_of("name", header["name"], MAX_NAME),
            config=config,
            iteration=iteration,
            created=created_of(header["created"]),
            seconds=number_of("seconds", header["seconds"], 0.0, _LONGEST_S),
            figures=_figures(header["figures"], iteration),
            diverged=switch_of("diverged", header["diverged"]),
            color=whole_of("color", header["color"], 0, COLORS - 1),
            note=text_of("note", header["note"], MAX_NOTE, lines=True),
            group=text_of("group", header["group"], MAX_NAME),
            lineage=_lineage(path, header["lineage"], iteration),
            versions=_versions(header["versions"]),
        )
    except ArchiveError:
        raise
    except (ValueError, RecursionError) as error:
        raise RunFileError(path, str(error)) from error


def standings_of(
    path: str | Path, header: Mapping[str, Any], info: RunInfo
) -> tuple[Standing, Standing | None]:
    """The state and the base, if there is one; ``info`` is that of the same header.

    Raises
    ------
    RunFileError : for what no trainer with these settings can have
    """
    try:
        state = _standing("state", header["state"], info.config)
        if state.iteration != info.iteration:
            raise ValueError(f"its state is at iteration {state.iteration}, not {info.iteration}")
        if header["base"] is None:
            return state, None
        base = _standing("base", header["base"], info.config)
        if base.iteration > info.iteration:
            raise ValueError(f"its base is at iteration {base.iteration}, after its end")
        return state, base
    except ValueError as error:
        raise RunFileError(path, str(error)) from error


def _check_format(path: str | Path, header: Mapping[str, Any]) -> None:
    name, version = header.get("format"), header.get("version")
    if name == RUN_FORMAT and type(version) is int and version == VERSION:
        return
    if name == "nablascope-model":
        raise RunFileError(path, "this is the file of a trained network alone, not of a run")
    found = f"its format is {visible(name, 40)} {visible(version, 20)}"
    expected = f"this program reads {RUN_FORMAT} {VERSION}"
    later = name == RUN_FORMAT and type(version) is int and version > VERSION
    made = "it was made by a later version of Nablascope: " if later else ""
    raise RunFileError(path, f"{made}{found}, but {expected}")


def _config(path: str | Path, values: Any) -> TrainConfig:
    config = config_of(path, KIND, values)
    text_of("dataset", config.dataset, MAX_PATH)
    return config


def _standing(part: str, values: Any, config: TrainConfig) -> Standing:
    names = ("iteration", "learning_rate", "sampler", "optimizer")
    check_entries(f"{part}", values, names)
    iteration = whole_of(f"{part} iteration", values["iteration"], 0, MAX_ITERATIONS)
    rate = number_of(f"{part} learning_rate", values["learning_rate"], 0.0, math.inf)
    if rate == 0.0:
        raise ValueError(f"its {part} learning_rate is 0")
    return Standing(
        iteration,
        rate,
        _sampler(f"{part} sampler", values["sampler"], config),
        _optimizer(f"{part} optimizer", values["optimizer"], config, iteration),
    )


def _optimizer(part: str, values: Any, config: TrainConfig, iteration: int) -> Mapping[str, Any]:
    check_entries(part, values, ("name", "learning_rate", "hyperparameters", "iter"))
    fresh = make_optimizer(config.optimizer, config.learning_rate, **config.optimizer_params)
    usual = fresh.state_dict()
    if values["name"] != usual["name"]:
        raise ValueError(f"its {part} is {visible(values['name'], 40)}, not {usual['name']}")
    if values["hyperparameters"] != usual["hyperparameters"]:
        raise ValueError(f"its {part} has other hyperparameters than its configuration")
    rate = number_of(f"{part} learning_rate", values["learning_rate"], 0.0, math.inf)
    updates = whole_of(f"{part} iter", values["iter"], 0, iteration)
    return usual | {"learning_rate": rate, "iter": updates}


def slots_of(config: TrainConfig, optimizer: Mapping[str, Any]) -> tuple[str, ...]:
    """What an optimizer remembers for each parameter: nothing before its first update."""
    return OPTIMIZERS[config.optimizer].SLOTS if optimizer["iter"] else ()


def _sampler(part: str, values: Any, config: TrainConfig) -> SamplerState:
    """The state, tried on such a sampler of as many samples as it needs."""
    check_entries(part, values, ("generator", "taken"))
    taken = whole_of(f"{part} taken", values["taken"], 0, MAX_SAMPLES)
    size = config.batch_size * max(1, taken)
    if config.sampler == "without_replacement":
        size = config.batch_size**2  # drawn in large blocks
    generator = np.random.default_rng(0)
    try:
        generator.bit_generator.state = values["generator"]
        state = generator.bit_generator.state
        # with an even increment the numbers repeat soon, and drawing without repeats never ends
        if state != values["generator"] or state["state"]["inc"] % 2 == 0:
            raise ValueError("a state that would not come back")
        if config.sampler == "shuffled_epochs" and size > MAX_SAMPLES:
            raise ValueError("more samples than there can be")
        sampler = SAMPLERS[config.sampler](size, config.batch_size, generator)
        sampler.restore(SamplerState(state, taken))
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError) as error:
        raise ValueError(f"its {part} has a state that no such sampler has") from error
    return SamplerState(state, taken)


def _figures(values: Any, iteration: int) -> Figures:
    check_entries("figures", values, Figures.__slots__)
    loss, best = values["final_loss"], values["best_iteration"]
    if loss is not None:
        number_of("final_loss", loss, -math.inf, math.inf)
    if best is not None:
        whole_of("best_iteration", best, 0, iteration)
    for name in _ACCURACIES:
        if values[name] is not None:
            number_of(name, values[name], 0.0, 1.0)
    return Figures(**values)


def _lineage(path: str | Path, values: Any, iteration: int) -> tuple[Ancestor, ...]:
    if not isinstance(values, list) or len(values) > MAX_LINEAGE:
        raise ValueError(f"its lineage is not a list of at most {MAX_LINEAGE} ancestors")
    ancestors: list[Ancestor] = []
    earliest = 0
    for entry in values:
        check_entries("ancestor", entry, ("id", "name", "config", "until"))
        earliest = whole_of("ancestor's until", entry["until"], earliest, iteration)
        name = text_of("ancestor's name", entry["name"], MAX_NAME)
        config = _config(path, entry["config"])
        ancestors.append(Ancestor(id_of(entry["id"]), name, config, earliest))
    return tuple(ancestors)


def _versions(values: Any) -> Mapping[str, str]:
    if not isinstance(values, dict) or len(values) > 20:
        raise ValueError("its versions are not a list of at most 20 names")
    for name, version in values.items():
        text_of("versions", name, MAX_NAME)
        text_of("versions", version, MAX_NAME)
    return MappingProxyType(values)
