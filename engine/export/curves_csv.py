"""The curves of runs as CSV (RFC 4180): one row for each iteration of each run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from engine.export.series import Recorded, labels, learning_rates, trailing_mean

COLUMNS = (
    *("iteration", "loss", "mean of the last 100", "learning rate"),
    *("train accuracy", "test accuracy"),
)
# Spreadsheets take a cell that begins so for a formula; some also the full-width forms.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", *"\uff1d\uff0b\uff0d\uff20")


def curves_csv(runs: Sequence[Recorded]) -> str:
    """The figures of one or several runs.

    Several runs stand under each other, told apart by a first column "run". Numbers have all the
    digits that tell one float64 from the next; "nan" and "inf" are written as such. Accuracies
    are shares, 0 to 1, and empty where they were not measured. The learning rate is the one that
    the update used.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    several = len(runs) != 1
    writer.writerow(("run", *COLUMNS) if several else COLUMNS)
    for run, label in zip(runs, labels([run.info for run in runs]), strict=True):
        first = (harmless(label),) if several else ()
        writer.writerows((*first, *row) for row in _rows(run))
    return text.getvalue()


def harmless(name: str) -> str:
    """The name, with an apostrophe in front of one that a spreadsheet would carry out."""
    return f"'{name}" if name.lstrip(" \u3000").startswith(FORMULA_SIGNS) else name


def _rows(run: Recorded) -> Iterator[tuple[object, ...]]:
    history = run.history
    measured = {int(at): (repr(a), repr(b)) for at, a, b in history.evaluations.tolist()}
    columns = zip(
        history.losses.tolist(),
        trailing_mean(history.losses).tolist(),
        learning_rates(run.info, history).tolist(),
        strict=True,
    )
    for iteration, (loss, mean, rate) in enumerate(columns, start=1):
        accuracies = measured.get(iteration, ("", ""))
        yield (iteration, repr(loss), repr(mean), repr(rate), *accuracies)
