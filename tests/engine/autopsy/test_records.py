"""Statements, spans, courses and histograms: the plain parts of a diagnosis."""

from __future__ import annotations

import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.autopsy.records import Course, Histogram, Quantity, Span, Statement, Symptom
from engine.autopsy.sentences import SENTENCES
from tests.engine.autopsy.failed_runs import CIRCLES, dataset_of


def histogram(values: object, limits: tuple[float, float] | None = None) -> Histogram:
    return Histogram.of(values, Quantity.WEIGHTS, 1, 0, limits)  # type: ignore[arg-type]


@given(
    arrays(
        np.float64,
        st.integers(0, 30),
        elements=st.floats(allow_nan=True, allow_infinity=True, width=64),
    )
)
def test_every_number_is_counted_somewhere(values: np.ndarray) -> None:
    found = histogram(values)
    assert found.total == values.size
    assert found.not_finite == np.count_nonzero(~np.isfinite(values))
    assert found.beyond <= np.count_nonzero(np.abs(values) > 8e307)
    assert (np.diff(found.edges) > 0).all()
    assert np.isfinite(found.edges).all()


def test_limits_leave_the_others_beyond() -> None:
    found = histogram([-5.0, 0.1, 0.2, 0.9, 7.0], (0.0, 1.0))
    assert found.beyond == 2
    assert found.counts.sum() == 3
    assert found.edges[0] == 0.0
    assert found.edges[-1] == 1.0


def test_equal_numbers_stand_in_the_middle() -> None:
    found = histogram(np.full(7, 0.5))
    assert found.counts[20] == 7
    assert not found.counts.flags.writeable
    assert not found.edges.flags.writeable


def test_a_statement_fills_its_sentence() -> None:
    statement = Statement("{a} of {b} at {c}", {"a": 1234567, "b": 0.123456, "c": Span(4, 9)})
    assert str(statement) == "1234567 of 0.1235 at 4–9"
    with pytest.raises(TypeError):
        statement.values["a"] = 2  # type: ignore[index]


def test_a_span_of_one_iteration_is_written_as_one() -> None:
    assert str(Span(1233, 1234)) == "1,234"
    assert str(Span(-1, 0)) == "0"
    assert str(Span(500, 600)) == "500–600"


def test_sentences_are_whole_and_different() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES)
    for sentence in SENTENCES:
        fields = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
        assert len(fields) == len(set(fields)), sentence


def test_the_learning_rate_of_an_iteration() -> None:
    changes = ((3, 0.5), (7, 0.25))
    losses = np.array([1.0, 2.0, np.nan, 3.0])
    course = Course(CIRCLES, dataset_of(CIRCLES), Symptom.PLATEAU, losses, changes, ())
    assert [course.rate_at(k) for k in (1, 2, 3, 6, 7, 99)] == [0.1, 0.1, 0.5, 0.5, 0.25, 0.25]
    assert course.iterations == 4
    assert course.mean_loss(2) == 1.5
    assert course.mean_loss(4, window=2) == 3.0
    assert np.isnan(course.mean_loss(3, window=1))
