from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.export.errors import missing_package
from engine.export.series import labels, learning_rates, stages, trailing_mean
from engine.schedules import cosine
from tests.engine.export.small_runs import SMALL, branched, small_run, train


@given(st.lists(st.floats(0.0, 20.0) | st.sampled_from([np.nan, np.inf]), max_size=60))
def test_the_trailing_mean_is_the_mean_of_the_last_finite_losses(losses: list[float]) -> None:
    found = trailing_mean(losses, 7)
    assert len(found) == len(losses)
    for index, mean in enumerate(found):
        last = np.array(losses[max(0, index - 6) : index + 1])
        last = last[np.isfinite(last)]
        np.testing.assert_allclose(mean, last.mean() if len(last) else np.nan, atol=1e-12)


def test_the_last_mean_is_the_final_loss_of_the_ledger() -> None:
    run = small_run()
    mean = trailing_mean(run.history.losses)[-1]
    assert mean == pytest.approx(run.info.figures.final_loss, rel=1e-12)


def test_learning_rates_as_they_were_set() -> None:
    run = train(SMALL.replace(iterations=20), rates={5: 0.3, 12: 0.02})
    rates = learning_rates(run.info, run.history)
    np.testing.assert_array_equal(rates, [0.1] * 4 + [0.3] * 7 + [0.02] * 9)


def test_learning_rates_of_a_schedule_are_what_the_updates_used() -> None:
    run = train(SMALL.replace(iterations=20, schedule="cosine"), rates={5: 0.3})
    expected = [(0.1 if done < 4 else 0.3) * cosine(done / 20) for done in range(20)]
    np.testing.assert_array_equal(learning_rates(run.info, run.history), expected)


def test_learning_rates_of_a_branch_are_those_of_its_ancestors_first() -> None:
    parent = train(SMALL.replace(iterations=10), rates={5: 0.3})
    run = branched(parent, 6, learning_rate=0.01, schedule="cosine", iterations=40)
    own = [0.01 * cosine(done / 40) for done in range(10, 16)]
    np.testing.assert_array_equal(
        learning_rates(run.info, run.history), [0.1] * 4 + [0.3] * 6 + own
    )
    assert [stage.start for stage in stages(run.info)] == [0, 10]


def test_no_two_runs_have_the_same_label() -> None:
    info = small_run("one", iterations=1).info
    other = info.replace(id="fedcba9876543210")
    nameless = info.replace(name="  ")
    assert labels([info, other.replace(name="two\n words"), nameless]) == [
        "one",
        "two words",
        info.id[:8],
    ]
    assert labels([info, other]) == [f"one {info.id[:8]}", "one fedcba98"]


def test_the_sentence_about_a_missing_package_names_the_extra() -> None:
    assert str(missing_package("Writing ONNX", "onnx", "onnx")) == (
        'Writing ONNX needs the package onnx; install it with: pip install "nablascope[onnx]"'
    )
