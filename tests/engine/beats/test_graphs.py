"""The book's purchases, to the digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.beats.graphs import GRAPHS, AddLayer, MulLayer, buy
from engine.gradients import numerical_diff

APPLE, BOTH = GRAPHS["apple"], GRAPHS["apple_orange"]


def test_two_apples_with_tax() -> None:
    found = buy(APPLE, APPLE.defaults)
    assert found.values["apple_price"] == 200
    assert found.values["total"] == pytest.approx(220, rel=1e-15)
    assert found.gradients["apple"] == 2.2
    assert found.gradients["apple_count"] == pytest.approx(110, rel=1e-15)
    assert found.gradients["tax"] == 200
    assert found.gradients["total"] == 1


def test_apples_and_oranges() -> None:
    found = buy(BOTH, BOTH.defaults)
    assert found.values["total"] == pytest.approx(715, rel=1e-15)
    assert found.gradients["apple"] == 2.2
    assert found.gradients["apple_count"] == pytest.approx(110, rel=1e-15)
    assert found.gradients["orange"] == 3.3000000000000003
    assert found.gradients["orange_count"] == 165
    assert found.gradients["tax"] == 650


def test_layers() -> None:
    product = MulLayer()
    assert product.forward(3.0, 5.0) == 15.0
    assert product.backward(2.0) == (10.0, 6.0)
    assert AddLayer().forward(3.0, 5.0) == 8.0
    assert AddLayer().backward(2.0) == (2.0, 2.0)


@given(st.sampled_from(sorted(GRAPHS)), st.data())
def test_gradients_are_the_slopes_of_the_total(name: str, data: st.DataObject) -> None:
    graph = GRAPHS[name]
    inputs = {key: data.draw(st.floats(-50, 50), key) for key in graph.defaults}
    found = buy(graph, inputs)
    for key in inputs:
        slope = numerical_diff(
            lambda value, key=key: buy(graph, {**inputs, key: value}).values["total"], inputs[key]
        )
        assert found.gradients[key] == pytest.approx(slope, rel=1e-5, abs=1e-4)


def test_other_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="takes the inputs apple, apple_count, tax, not apple"):
        buy(APPLE, {"apple": 1})
