"""A run put among the kept ones: under which name and color, and whether it is there already.

Plain functions for a thread; nothing of the window.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from engine.runs.library import Entry, RunLibrary
from engine.runs.naming import default_name
from engine.runs.records import COLORS, Run, RunInfo
from engine.runs.run_files import RunFileError


@dataclass(frozen=True, slots=True)
class Filed:
    """The entry of a run, and whether it was written."""

    entry: Entry
    is_written: bool


def file_run(library: RunLibrary, run: Run, is_named_here: bool, is_automatic: bool) -> Filed:
    """Keep a run; one with the same id is replaced, and its words stay.

    Parameters
    ----------
    is_named_here : whether its name is newer than that of its file
    is_automatic : then nothing is written if the same iterations are kept already, be it as
        another run: pressing Start again and again fills no list

    Raises
    ------
    RunFileError : when it cannot be written
    """
    entries = library.entries()
    before = next((entry for entry in entries if entry.info.id == run.info.id), None)
    if is_automatic:
        if before is not None and _has_all(library, before, run):
            return Filed(before, False)
        twins = (entry for entry in entries if is_twin(entry.info, run.info))
        twin = None if before is not None else next(twins, None)
        if twin is not None:
            return Filed(twin, False)
    if before is None:
        info = _presented(run, [entry.info for entry in entries])
    else:
        name = run.info.name if is_named_here else before.info.name
        kept = before.info
        info = run.info.replace(name=name, note=kept.note, color=kept.color, group=kept.group)
    return Filed(library.keep(dataclasses.replace(run, info=info)), True)


def rename_run(library: RunLibrary, run_id: str, name: str) -> bool:
    """Give a kept run another name; whether there was one to be renamed."""
    entry = next((entry for entry in library.entries() if entry.info.id == run_id), None)
    if entry is None or entry.info.name == name:
        return False
    library.change(entry, name=name)
    return True


def _has_all(library: RunLibrary, entry: Entry, run: Run) -> bool:
    """Whether a file of the same run is as far, with as many accuracies."""
    if entry.info.iteration != run.info.iteration:
        return entry.info.iteration > run.info.iteration
    try:
        kept = library.history(entry).evaluations
    except RunFileError:  # damaged, or gone since it was found
        return False
    return len(kept) >= len(run.history.evaluations)


def is_twin(one: RunInfo, other: RunInfo) -> bool:
    """Whether both are the same iterations from the same beginning."""
    return _way(one) == _way(other)


def _way(info: RunInfo) -> tuple[object, ...]:
    lineage = tuple((ancestor.id, ancestor.until) for ancestor in info.lineage)
    # the figures tell apart what a learning rate changed by hand made different
    return info.config, info.iteration, info.figures, info.diverged, lineage


def _presented(run: Run, others: list[RunInfo]) -> RunInfo:
    """A new run among others: a name and, as far as possible, a color of its own."""
    colors = Counter(dict.fromkeys(range(COLORS), 0))
    colors.update(info.color for info in others)
    color = min(colors, key=lambda color: (colors[color], color))
    return run.info.replace(name=_own_name(run, (info.name for info in others)), color=color)


def _own_name(run: Run, taken: Iterable[str]) -> str:
    """The user's name for it as it is; ours with a number, if there is one such already."""
    name, config, params = run.info.name, run.state.config, run.state.params
    inputs, classes = len(params["W1"]), len(params[f"b{len(config.hidden_sizes) + 1}"])
    if name != default_name(config, inputs, classes):
        return name
    names = set(taken)
    numbered = (f"{name} ({number})" for number in range(2, len(names) + 3))
    return name if name not in names else next(one for one in numbered if one not in names)
