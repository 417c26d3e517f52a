"""What knowing nothing costs."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.autopsy.ignorance import ignorance_level, is_even
from engine.losses import LOSSES


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_equally_frequent_classes(classes: int) -> None:
    labels = np.arange(20 * classes) % classes
    assert ignorance_level("cross_entropy", labels, classes) == pytest.approx(math.log(classes))
    squared = ignorance_level("mean_squared_error", labels, classes)
    assert squared == pytest.approx((1 - 1 / classes) / 2)


@pytest.mark.parametrize("loss", LOSSES)
def test_it_is_the_loss_of_answering_the_frequencies(loss: str) -> None:
    labels = np.array([0] * 7 + [1] * 2 + [2])
    answers = np.tile([0.7, 0.2, 0.1], (10, 1))
    level = ignorance_level(loss, labels, 3)
    # the engine's cross entropy has a 1e-7 inside its logarithm
    assert level == pytest.approx(float(LOSSES[loss].function(answers, labels)), abs=1e-5)


def test_classes_that_do_not_occur_cost_nothing() -> None:
    assert ignorance_level("cross_entropy", np.zeros(5, np.int64), 3) == 0.0


def test_evenness() -> None:
    assert is_even(2.3010, 10)  # MNIST: its classes have 5,421 to 6,742 images
    assert not is_even(1.0, 3)
