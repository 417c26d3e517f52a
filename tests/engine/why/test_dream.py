"""Gradient ascent on the input: uphill, within what ink can be, and with an end."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.why.dream import dream, smoothed
from tests.engine.why.networks import small_network

X = np.random.default_rng(2).random(6)


@given(label=st.integers(0, 2), seed=st.integers(0, 200), smooth=st.booleans())
def test_small_steps_climb_and_stay_within_ink(label: int, seed: int, smooth: bool) -> None:
    network = small_network("tanh", seed=seed)
    shape = (2, 3) if smooth else None
    course = dream(network, X, label, steps=20, step_length=1e-3, until=2.0, image_shape=shape)
    steps = list(course)
    assert [s.step for s in steps] == list(range(len(steps)))
    assert np.array_equal(steps[0].image, X)
    assert steps[0].way == 0.0
    chances = [float(s.probabilities[label]) for s in steps]
    assert all(after >= before - 1e-9 for before, after in pairwise(chances))
    for step in steps:
        assert step.image.min() >= 0.0
        assert step.image.max() <= 1.0
        assert step.probabilities == pytest.approx(network.probabilities(step.image))


def test_a_step_is_as_long_as_asked_where_no_pixel_is_cut() -> None:
    x = np.full(6, 0.5)
    first, second = list(dream(small_network("tanh"), x, 0, steps=1, step_length=0.1, until=2.0))
    assert np.linalg.norm(second.image - first.image) == pytest.approx(0.1)
    assert second.way == pytest.approx(0.1)


def test_it_ends_when_the_class_is_probable_enough() -> None:
    network = small_network("relu", (6, 3))
    network.params["W1"] *= 20.0
    label = int(network.predict(X).argmin())
    steps = list(dream(network, X, label, steps=500, step_length=0.05, until=0.9))
    chances = [float(s.probabilities[label]) for s in steps]
    assert chances[-1] >= 0.9
    assert all(chance < 0.9 for chance in chances[:-1])


def test_an_answer_that_is_wanted_already_is_left_as_it_is() -> None:
    network = small_network("relu")
    network.params["b3"][:] = [50.0, 0.0, 0.0]
    (only,) = dream(network, X, 0)
    assert np.array_equal(only.image, X)


def test_it_ends_where_no_pixel_can_move() -> None:
    network = small_network("relu", (6, 3))
    network.params["W1"][...] = 0.0
    assert len(list(dream(network, X, 1, until=2.0))) == 1
    network.params["W1"][:, 1] = 1.0  # all ink speaks for class 1, and all ink is there
    assert len(list(dream(network, np.ones(6), 1, until=2.0))) == 1


def test_a_diverged_network_ends_it_without_a_warning() -> None:
    network = small_network("relu")
    network.params["W2"][...] = np.nan
    assert len(list(dream(network, X, 1))) == 1


def test_smoothing_mixes_neighbors_and_still_leads_uphill() -> None:
    point = np.zeros((5, 5))
    point[2, 2] = 16.0
    assert smoothed(point)[1:4, 1:4].tolist() == [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
    rng = np.random.default_rng(0)
    for _ in range(50):
        values = rng.normal(size=(7, 9))
        assert (values * smoothed(values)).sum() > 0.0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": X[:4]}, r"x has shape \(4,\), expected \(6,\)"),
        ({"x": X + 1.0}, "outside of 0 to 1"),
        ({"x": np.full(6, np.nan)}, "outside of 0 to 1"),
        ({"label": 3}, "There is no class 3; they go from 0 to 2"),
        ({"steps": -1}, "steps -1"),
        ({"step_length": 0.0}, r"step_length 0\.0"),
        ({"until": 0.0}, r"until 0\.0"),
        ({"image_shape": (2, 2)}, r"image_shape is \(2, 2\), expected 6 pixels"),
    ],
)
def test_what_is_not_as_it_should_be_is_refused(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        dream(small_network("relu"), **({"x": X, "label": 0} | arguments))  # type: ignore[arg-type]
