from __future__ import annotations

import csv
import io
import math

import numpy as np
import pytest

from engine.export.curves_csv import COLUMNS, curves_csv, harmless
from engine.export.series import Recorded, learning_rates, trailing_mean
from engine.runs.records import RunHistory
from tests.engine.export.small_runs import recorded, small_run


def read(text: str) -> tuple[list[str], list[list[str]]]:
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return header, rows


def test_one_run_reads_back_exactly() -> None:
    run = recorded(small_run(schedule="cosine"))
    header, rows = read(curves_csv([run]))
    assert tuple(header) == COLUMNS
    losses = run.history.losses
    numbers = np.array([[float(cell) for cell in row[:4]] for row in rows])
    np.testing.assert_array_equal(numbers[:, 0], np.arange(1, len(losses) + 1))
    np.testing.assert_array_equal(numbers[:, 1], losses)
    np.testing.assert_array_equal(numbers[:, 2], trailing_mean(losses))
    np.testing.assert_array_equal(numbers[:, 3], learning_rates(run.info, run.history))
    measured = [[int(row[0]), float(row[4]), float(row[5])] for row in rows if row[4]]
    np.testing.assert_array_equal(measured, run.history.evaluations)
    assert sum(row[4:] == ["", ""] for row in rows) == len(rows) - len(measured)


def test_several_runs_stand_under_each_other() -> None:
    runs = [recorded(small_run("a", iterations=3)), recorded(small_run("b, c", iterations=2))]
    header, rows = read(curves_csv(runs))
    assert header == ["run", *COLUMNS]
    names = [(row[0], row[1]) for row in rows]
    assert names == [("a", "1"), ("a", "2"), ("a", "3"), ("b, c", "1"), ("b, c", "2")]


def test_what_is_not_finite_reads_back() -> None:
    run = small_run(iterations=3)
    history = RunHistory(np.array([0.5, math.inf, math.nan]), np.empty(0), np.empty(0))
    _, rows = read(curves_csv([Recorded(run.info, history)]))
    assert [row[1] for row in rows] == ["0.5", "inf", "nan"]
    assert [row[2] for row in rows] == ["0.5"] * 3


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\u3000=1", "\uff1d1+1", "=cmd|' /C calc'!A0"],
)
def test_a_name_is_never_a_formula(name: str) -> None:
    runs = [recorded(small_run(name, iterations=1)), recorded(small_run("b", iterations=1))]
    _, rows = read(curves_csv(runs))
    assert rows[0][0] == "'" + " ".join(name.split())
    assert harmless(name) == f"'{name}"


@pytest.mark.parametrize("name", ["a", "", "a=b", "784-100-10 sigmoid", "'quoted'"])
def test_other_names_stay(name: str) -> None:
    assert harmless(name) == name


def test_no_run_is_a_header() -> None:
    assert read(curves_csv([])) == (["run", *COLUMNS], [])
