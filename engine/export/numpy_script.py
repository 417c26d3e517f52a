"""A run as one plain NumPy script that gives the same losses without Nablascope.

The script does the same arithmetic in the same order as ``engine.trainer``, down to where an array
lies row by row or column by column, since sums depend on that; so its losses are the same to the
bit wherever NumPy is the same. Only what a run needs is in it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from engine.config import TrainConfig
from engine.datasets import TOY_SETS
from engine.export import script_parts as parts
from engine.export.errors import ExportError
from engine.export.script_texts import OPTIMIZER_NAMES
from engine.export.series import Stage, stages
from engine.runs.branching import fixed_changes
from engine.runs.records import RunInfo

MAX_LINES = 80
MAX_COLUMNS = 100
NAME_LENGTH = 48


def script_of(info: RunInfo, rate_changes: ArrayLike = ()) -> str:
    """The source of the script; ``python script.py [MNIST_FOLDER] [losses.csv]``.

    Parameters
    ----------
    info : the run; the script makes as many iterations as it did, or all if it did none
    rate_changes : (r, 2) as in ``RunHistory``

    Raises
    ------
    ExportError : for a run that 80 lines cannot repeat; the message says why
    """
    config = info.config
    if config.augment:
        raise ExportError(
            "A run whose images are augmented cannot be written as a short script: "
            "the augmentation alone takes more lines than the rest."
        )
    course = stages(info)
    _check(course)
    changes = _set_by_hand(course, np.reshape(rate_changes, (-1, 2)).tolist())
    blocks = [
        _settings(info, changes),
        parts.data(config),
        parts.network(config),
        parts.batches(config),
        parts.passes(config),
        *parts.optimizers(dict.fromkeys(stage.config.optimizer for stage in course)),
        _loop(info, course, changes),
    ]
    body = [line for block in blocks for line in block]
    with_math = any("math." in line for line in body)
    lines = [*_head(info), *parts.imports(config, with_math), *body]
    if len(lines) > MAX_LINES:
        lines = [line for line in lines if line]  # tight, but whole
    if len(lines) > MAX_LINES:
        what = "settings" if len(course) > 1 else "learning rate"
        raise ExportError(
            f"The {what} of the run changed too often for a script of {MAX_LINES} lines; "
            f"it would take {len(lines)}."
        )
    return "\n".join(lines) + "\n"


def _check(course: Iterable[Stage]) -> None:
    """A run that cannot have been trained as its record says."""
    before: Stage | None = None
    for stage in course:
        if before is not None:
            if stage.start < before.start:
                raise ExportError("The ancestors of the run do not follow one another in time.")
            if fixed_changes(before.config, stage.config):
                raise ExportError("The ancestors of the run had other data or another network.")
        before = stage


def _set_by_hand(course: tuple[Stage, ...], rows: list[list[float]]) -> dict[int, float]:
    """Learning rates by the iteration from which they hold, without what a stage brings."""
    changes: dict[int, float] = {}
    for at, rate in rows:
        stage = [stage for stage in course if stage.start < at or not stage.start][-1]
        before = [value for since, value in changes.items() if since > stage.start]
        if rate != (before[-1] if before else stage.config.learning_rate):
            changes[int(at)] = rate
    return changes


def _head(info: RunInfo) -> list[str]:
    name = "".join(letter for letter in info.name if letter.isprintable() and letter not in '"\\')
    called = f' "{name[:NAME_LENGTH]}"' if name.strip() else ""
    folder = "" if info.config.dataset in TOY_SETS else " MNIST_FOLDER"
    if folder and info.config.dataset != "mnist":
        folder = " IDX_FOLDER"
    made = info.versions.get("numpy", "")
    numpy = f" {made}" if made.replace(".", "").isalnum() and made.isascii() else ""
    return [
        f"# The losses of the run{called} again, from NumPy alone.",
        f"# Made with NumPy{numpy}. Usage: python script.py{folder} [losses.csv]",
    ]


def _settings(info: RunInfo, changes: dict[int, float]) -> list[str]:
    config = info.config
    done = info.iteration or config.iterations
    lines = ["", f"iters_num, batch_size, dtype = {done}, {config.batch_size}, np.{config.dtype}"]
    if changes:
        pairs = ", ".join(f"{at}: {rate!r}" for at, rate in sorted(changes.items()))
        lines += ["# learning rates that were set by hand, from these iterations on"]
        lines += textwrap.wrap(
            f"new_rates = {{{pairs}}}",
            MAX_COLUMNS,
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def _optimizer(config: TrainConfig) -> str:
    kind, params = OPTIMIZER_NAMES[config.optimizer], config.optimizer_params
    return f"{kind}({', '.join(f'{name}={value!r}' for name, value in sorted(params.items()))})"


def _variables(course: tuple[Stage, ...]) -> list[dict[str, str]]:
    """What each stage sets: all variables at the beginning, then those that change."""
    configs = [stage.config for stage in course]
    found: list[dict[str, str]] = []
    for number, config in enumerate(configs):
        values = {"optimizer": _optimizer(config), "learning_rate": repr(config.learning_rate)}
        if len({_whole_run(each) for each in configs}) > 1:
            values["whole_run"] = str(_whole_run(config) or "math.inf")
        if len({each.loss_after_update for each in configs}) > 1:
            values["after"] = str(config.loss_after_update)
        if number:
            same = all(
                getattr(configs[number - 1], name) == getattr(config, name)
                for name in ("optimizer", "optimizer_params")
            )
            if same:  # and keeps what it remembers
                del values["optimizer"]
        found.append(values)
    return found


def _whole_run(config: TrainConfig) -> int:
    """Updates over which the learning rate falls; 0 where it does not."""
    return config.iterations if config.schedule == "cosine" else 0


def _assignments(values: dict[str, str], margin: str = "") -> list[str]:
    """In one line, if that is not too long."""
    line = f"{margin}{', '.join(values)} = {', '.join(values.values())}"
    if len(line) <= MAX_COLUMNS:
        return [line]
    return [f"{margin}{name} = {value}" for name, value in values.items()]


def _loop(info: RunInfo, course: tuple[Stage, ...], changes: dict[int, float]) -> list[str]:
    config = info.config
    toy = config.dataset in TOY_SETS
    every = config.evaluate_every or max(1, (info.iteration or config.iterations) // 10)
    first, *later = _variables(course)
    lines = ["", *_assignments(first | {"losses": "[]"})]
    lines += ["for i, batch_mask in zip(range(iters_num), batches()):"]
    for stage, values in zip(course[1:], later, strict=True):
        lines += [f"    if i == {stage.start}:  # another way from here on"]
        lines += _assignments(values, margin=" " * 8)
    if changes:
        lines.append("    learning_rate = new_rates.get(i + 1, learning_rate)")
    scale = "" if toy else " * dtype(1 / 255)"
    batch = f"x_train[batch_mask].astype(dtype){scale}, t_train[batch_mask]"
    whole_run = "whole_run" if "whole_run" in first else str(_whole_run(config))
    before, rate = parts.rate(whole_run)
    lines += [f"    x_batch, t_batch = {batch}", *before]
    lines += [
        "    loss, grads = gradient(x_batch, t_batch)",
        f"    optimizer.update(grads, {rate})",
    ]
    lines += parts.loss_again(config, sometimes="after" in first)
    lines += ["    losses.append(loss)"]
    lines += [f"    if (i + 1) % {every} == 0 or i + 1 == iters_num:"]
    lines += ['        print(f"iteration {i + 1:6d}   loss {loss:.6f}")']
    position = 1 if toy else 2
    rows = '[*enumerate(losses, 1)], "%d,%.17g", header="iteration,loss"'
    lines += [f"if len(sys.argv) > {position}:", f"    np.savetxt(sys.argv[{position}], {rows})"]
    return lines
