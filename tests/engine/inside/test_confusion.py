"""The answers to a whole set, in slices, against the network asked at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.confusion import NO_ANSWER, Answers, answer_slices
from engine.network import mlp
from engine.splits import Split


def run(job):
    """The numbers that a job yields, and what it returns."""
    yielded = []
    while True:
        try:
            yielded.append(next(job))
        except StopIteration as end:
            return yielded, end.value


def some_split(count=57, inputs=6, classes=4, seed=0):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(count, inputs)).astype(np.float32)
    return Split(x, rng.integers(0, classes, count))


def some_network(inputs=6, classes=4):
    return mlp((inputs, 5, classes), initializer="xavier", rng=np.random.default_rng(1))


@given(rows=st.integers(1, 80))
def test_slices_say_what_the_whole_says(rows):
    split, network = some_split(), some_network()
    yielded, answers = run(answer_slices(network, split, 4, rows))
    assert yielded[-1] == 57
    assert len(yielded) == -(-57 // rows)
    probabilities = network.probabilities(split.x)
    np.testing.assert_array_equal(answers.answers, probabilities.argmax(axis=1))
    np.testing.assert_allclose(answers.confidence, probabilities.max(axis=1), rtol=1e-5)
    assert answers.accuracy == network.accuracy(split.x, split.labels)


def by_hand():
    labels = np.array([0, 0, 0, 1, 1, 2, 2, 2])
    given = np.array([0, 1, 1, 1, 0, 2, 2, 1])
    sure = np.array([0.9, 0.6, 0.8, 0.7, 0.9, 0.5, 0.6, 0.99], np.float32)
    return Answers(labels, given, sure, 4)


def test_rows_are_right_classes_and_columns_answers():
    answers = by_hand()
    expected = [[1, 2, 0, 0], [1, 1, 0, 0], [0, 1, 2, 0], [0, 0, 0, 0]]
    assert answers.confusion.tolist() == expected
    assert answers.right == 4
    assert answers.accuracy == 0.5


def test_the_accuracy_of_each_class_and_of_one_without_samples():
    shares = by_hand().class_accuracy
    assert shares[:3].tolist() == pytest.approx([1 / 3, 1 / 2, 2 / 3])
    assert np.isnan(shares[3])


def test_members_of_a_cell_come_the_surest_first():
    answers = by_hand()
    assert answers.members(0, 1).tolist() == [2, 1]
    assert answers.members(3, 3).tolist() == []
    with pytest.raises(ValueError, match="no class 4; they go from 0 to 3"):
        answers.members(0, 4)


def test_the_most_confidently_wrong():
    answers = by_hand()
    assert answers.confidently_wrong(3).tolist() == [7, 4, 2]
    assert answers.confidently_wrong(99).tolist() == [7, 4, 2, 1]


def test_the_most_frequent_mistake():
    assert by_hand().most_confused() == (0, 1, 2)
    labels = np.array([0, 1])
    assert Answers(labels, labels, np.ones(2, np.float32), 2).most_confused() is None


def test_a_network_that_has_diverged_gives_no_answers():
    network = some_network()
    network.params["W2"][:] = np.nan
    _, answers = run(answer_slices(network, some_split(), 4))
    assert (answers.answers == NO_ANSWER).all()
    assert answers.confusion.sum() == 0
    assert answers.accuracy == 0.0
    assert answers.confidently_wrong(5).tolist() == []


def test_what_does_not_fit_is_refused_at_once():
    with pytest.raises(ValueError, match="takes 6 numbers and knows 4 classes"):
        answer_slices(some_network(), some_split(inputs=7), 4)
    with pytest.raises(ValueError, match="at least one row, not 0"):
        answer_slices(some_network(), some_split(), 4, rows=0)
