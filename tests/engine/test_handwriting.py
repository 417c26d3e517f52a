"""engine.handwriting: what is added to the training data, and what stays as it was."""

import numpy as np
import pytest

from engine.datasets import load_mnist
from engine.handwriting import ONES, ZEROS, flagged_one, struck_zero, with_other_hands
from engine.toys import circles


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


def stick():
    """A bare one: 20 rows high, 3 pixels wide."""
    image = np.zeros((28, 28), np.float32)
    image[4:24, 13:16] = 1.0
    return image


def ring():
    rows, columns = np.indices((28, 28)) - 13.5
    return (np.abs(np.hypot(rows, columns) - 8.0) < 1.5).astype(np.float32)


def test_the_images_are_added_at_the_end_and_nothing_else_changes(mnist):
    extended = with_other_hands(mnist)
    count = len(mnist.train)
    assert len(extended.train) == count + ONES + ZEROS
    assert (extended.train.inputs[:count] == mnist.train.inputs).all()
    labels = extended.train.labels[count:]
    assert (labels == np.repeat([1, 0], [ONES, ZEROS])).all()
    assert extended.test is mnist.test
    assert not extended.train.inputs.flags.writeable
    again = with_other_hands(mnist)
    assert (again.train.inputs == extended.train.inputs).all()
    assert (with_other_hands(mnist, 1).train.inputs != extended.train.inputs).any()


def test_a_one_gets_a_flag_or_a_base_that_a_stick_has_not():
    rng = np.random.default_rng(0)
    # prepared, a bare stick is 20 rows high and 3 columns wide
    widths = [int((flagged_one(stick(), rng).max(axis=0) > 0.5).sum()) for _ in range(100)]
    assert min(widths) > 3
    assert max(widths) <= 20


def test_a_zero_gets_ink_in_its_middle():
    assert ring()[13:15, 13:15].sum() == 0.0
    rng = np.random.default_rng(0)
    middles = [struck_zero(ring(), rng)[12:16, 12:16].max() for _ in range(20)]
    assert min(middles) > 0.5


def test_points_in_the_plane_are_refused():
    with pytest.raises(ValueError, match=r"The images are None, expected \(28, 28\)"):
        with_other_hands(circles())
