"""The answers behind the Losses page: distributions stay distributions, and the engine measures."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.activations import softmax
from engine.gradients import numerical_gradient
from engine.losses import MEASURES, cross_entropy_error
from guiapp.pages.losses.sheet import (
    BOOK_AGREES,
    BOOK_SAYS_7,
    KEYS,
    MOST_ROWS,
    SCORE_REACH,
    Sheet,
)

moves = st.lists(st.tuples(st.integers(0, 9), st.floats(-0.5, 1.5)), min_size=1, max_size=30)


@given(moves)
def test_whatever_is_dragged_the_outputs_stay_a_distribution(steps):
    sheet = Sheet()
    for index, value in steps:
        sheet.move(index, value)
        y = sheet.probabilities()
        assert y[index] == min(max(value, 0.0), 1.0)
        assert y.min() >= 0
        assert y.sum() == pytest.approx(1.0, abs=1e-12)


@given(st.integers(0, 9), st.floats(0.01, 0.99))
def test_the_others_keep_their_proportions(index, value):
    sheet = Sheet()
    sheet.know_nothing()
    sheet.move(3, 0.4)
    before = np.delete(sheet.probabilities(), index)
    sheet.move(index, value)
    after = np.delete(sheet.probabilities(), index)
    np.testing.assert_allclose(after / after.sum(), before / before.sum())


def test_proportions_come_back_after_one_output_had_everything():
    sheet = Sheet()
    before = sheet.probabilities()
    sheet.move(2, 1.0)
    np.testing.assert_array_equal(sheet.probabilities(), np.eye(10)[2])
    sheet.move(2, 0.6)
    np.testing.assert_allclose(sheet.probabilities(), before)


def test_the_book_s_answers_are_exact():
    sheet = Sheet()
    assert tuple(sheet.probabilities()) == BOOK_AGREES
    assert sheet.measure("mean_squared_error") == 0.09750000000000003
    assert sheet.measure("cross_entropy") == 0.510825457099338
    sheet.put(BOOK_SAYS_7, 2)
    assert sheet.measure("mean_squared_error") == pytest.approx(0.5975, abs=1e-15)
    assert sheet.measure("cross_entropy") == 2.302584092994546
    assert sheet.measure("accuracy") == 0.0


def test_no_chance_for_the_right_answer_with_and_without_the_1e_7():
    sheet = Sheet()
    sheet.rule_out_right()
    assert sheet.measure("cross_entropy") == pytest.approx(16.118, abs=1e-3)
    sheet.guarded = False
    assert sheet.measure("cross_entropy") == math.inf
    assert sheet.gradient("cross_entropy")[2] == -math.inf
    assert sheet.mean("cross_entropy") == math.inf
    assert sheet.measures_of_rows("cross_entropy")[0] == math.inf
    sheet.count = MOST_ROWS
    assert sheet.mean("cross_entropy") == math.inf
    assert math.isfinite(sheet.mean("mean_squared_error"))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("scores", [False, True])
def test_the_gradient_is_that_of_the_bars(key, scores):
    sheet = Sheet()
    sheet.put((0.1, 0.2, 0.3, 0.05, 0.05, 0.06, 0.04, 0.1, 0.05, 0.05), 1)
    sheet.show_scores(scores)

    def measure(bars):
        y = softmax(bars) if scores else bars
        return MEASURES[key].function(y, sheet.right)

    expected = numerical_gradient(measure, sheet.bars(), h=1e-5)
    # through softmax the book leaves out the 1e-7: a relative difference of 1e-7 / y
    np.testing.assert_allclose(sheet.gradient(key), expected, rtol=1e-5, atol=1e-8)


def test_through_softmax_cross_entropy_pushes_with_y_minus_t():
    sheet = Sheet()
    sheet.show_scores(True)
    expected = sheet.probabilities() - np.eye(10)[sheet.right]
    np.testing.assert_allclose(sheet.gradient("cross_entropy"), expected)


def test_switching_to_scores_and_back_gives_the_same_answers_bit_for_bit():
    sheet = Sheet()
    before = sheet.probabilities()
    sheet.show_scores(True)
    np.testing.assert_allclose(sheet.probabilities(), before, atol=1.1e-3)
    sheet.show_scores(False)
    np.testing.assert_array_equal(sheet.probabilities(), before)
    sheet.show_scores(True)
    sheet.move(4, 2.5)
    seen = sheet.probabilities()
    sheet.show_scores(False)
    np.testing.assert_allclose(sheet.probabilities(), seen)


@given(st.floats(0.0, 1.0))
def test_scores_follow_a_probability_as_far_as_they_reach(p):
    sheet = Sheet()
    sheet.show_scores(True)
    others = np.delete(sheet.bars(), 2)
    sheet.move_right(p)
    assert (np.delete(sheet.bars(), 2) == others).all()
    assert abs(sheet.bars()[2]) <= SCORE_REACH
    if 0.001 < p < 0.95:
        assert sheet.probabilities()[2] == pytest.approx(p, abs=0.003)  # scores in hundredths


@pytest.mark.parametrize("scores", [False, True])
def test_the_path_passes_through_the_present_point(scores):
    sheet = Sheet()
    sheet.show_scores(scores)
    path = sheet.path()
    p = sheet.probabilities()[sheet.right]
    for key in KEYS:
        assert np.interp(p, path.p, path.values[key]) == pytest.approx(sheet.measure(key), abs=2e-3)
    assert path.p[0] == 0
    assert path.p[-1] == 1
    assert (np.diff(path.p) > 0).all()


def test_accuracy_jumps_where_the_right_class_overtakes_the_largest_other():
    sheet = Sheet()
    path = sheet.path()
    assert path.threshold == pytest.approx(0.25 / 1.25)  # of what is not 2, a quarter goes to 0
    jumps = np.flatnonzero(np.diff(path.values["accuracy"]))
    assert len(jumps) == 1
    assert path.p[jumps[0]] == pytest.approx(path.threshold)
    sheet.move(2, path.threshold + 1e-6)
    assert sheet.measure("accuracy") == 1.0
    sheet.move(2, path.threshold - 1e-6)
    assert sheet.measure("accuracy") == 0.0


def test_the_mean_of_the_batch_is_the_engine_s():
    sheet = Sheet()
    sheet.count = 5
    for key in KEYS:
        assert sheet.mean(key) == pytest.approx(sheet.measures_of_rows(key).mean())
    assert sheet.mean("cross_entropy") == cross_entropy_error(sheet.rows(), sheet.labels[:5])


def test_all_rows_at_first_are_distributions_and_five_of_eight_are_right():
    sheet = Sheet()
    sheet.count = MOST_ROWS
    np.testing.assert_allclose(sheet.rows().sum(axis=1), 1.0)
    assert sheet.mean("accuracy") == 5 / 8


def test_reading_does_not_let_anybody_change_the_sheet():
    sheet = Sheet()
    for array in (sheet.probabilities(), sheet.bars(), sheet.rows()):
        array[:] = 7.0
    assert tuple(sheet.probabilities()) == BOOK_AGREES


def test_nothing_known_is_a_tenth_each_or_equal_scores():
    sheet = Sheet()
    sheet.know_nothing()
    assert (sheet.probabilities() == 0.1).all()
    sheet.show_scores(True)
    sheet.know_nothing()
    assert (sheet.bars() == 0).all()
    np.testing.assert_allclose(sheet.probabilities(), 0.1)
