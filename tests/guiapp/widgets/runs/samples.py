"""Kept runs for tests of what is shown of them: no training, plausible figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from engine.config import TrainConfig
from engine.runs.library import Entry
from engine.runs.records import RunHistory, RunInfo
from guiapp.widgets.runs.overlay_frame import DrawnRun
from guiapp.widgets.runs.run_curves import RunCurves
from guiapp.widgets.runs.run_looks import looks_of


def history_of(iterations: int = 1000, floor: float = 0.4, seed: int = 0) -> RunHistory:
    """Losses that fall from ln 10 to a floor; accuracies every hundredth of the way."""
    k = np.arange(1, iterations + 1)
    noise = np.random.default_rng(seed).normal(size=iterations)
    losses = (floor + (2.3 - floor) * np.exp(-k / (0.15 * iterations))) * np.exp(0.1 * noise)
    at = np.arange(0, iterations + 1, max(iterations // 100, 1))
    train = 1 - floor / 4 - 0.8 * np.exp(-at / (0.1 * iterations))
    return RunHistory(losses, np.column_stack((at, train, train - 0.01)), np.empty((0, 2)))


def info_of(number: int, name: str = "", **changes: Any) -> RunInfo:
    """The run of this number, newer for higher ones; ``changes`` are settings."""
    history = history_of(floor=0.1 * (number + 1))
    return RunInfo(
        id=f"{number:016x}",
        name=name or f"run {number}",
        config=TrainConfig(**changes),
        iteration=1000,
        created=f"2026-01-{number + 1:02}T12:00:00+00:00",
        seconds=1.5 * (number + 1),
        figures=history.figures(),
        color=number % 8,
    )


def entry_of(info: RunInfo) -> Entry:
    return Entry(Path(f"/nowhere/{info.id}.npz"), info)


def drawn(count: int, iterations: int = 1000) -> list[DrawnRun]:
    infos = [info_of(number % 28) for number in range(count)]
    curves = [RunCurves.of(history_of(iterations, 0.1 * (n + 1), n)) for n in range(count)]
    return [
        DrawnRun(look, info.name, curve)
        for look, info, curve in zip(looks_of(infos), infos, curves, strict=True)
    ]
