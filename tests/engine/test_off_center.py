"""Test digits drawn off-center: where they lie, and that their preparation decides the answers."""

from collections.abc import Generator
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.datasets import MNIST_FOLDER
from engine.digits import Preparation, find_ink, prepare
from engine.idx import read_images, read_labels
from engine.network import mlp
from engine.off_center import (
    CANVAS_PX,
    COUNT,
    LEAST_DIGIT_PX,
    MOST_DIGIT_PX,
    OffCenterTest,
    Progress,
    Tallies,
    draw_off_center,
)

FULL = Preparation()
NONE = Preparation(crop=False, scale=False, center=False)
EVERY = [Preparation(*switches) for switches in product((True, False), repeat=3)]
IMAGES = hnp.arrays(
    np.uint8,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=28),
    elements=st.sampled_from([0, 0, 100, 255]),
).filter(lambda image: image.any())


def outcome(job: Generator[Progress, None, Tallies]) -> tuple[list[Progress], Tallies]:
    """All that a job yields, and what it returns."""
    steps = []
    while True:
        try:
            steps.append(next(job))
        except StopIteration as end:
            return steps, end.value


@pytest.fixture(scope="module")
def digits() -> tuple[np.ndarray, np.ndarray]:
    images = read_images(MNIST_FOLDER / "t10k-images-idx3-ubyte.gz")[:40]
    return images, read_labels(MNIST_FOLDER / "t10k-labels-idx1-ubyte.gz")[:40]


@pytest.fixture(scope="module")
def templates(digits: tuple[np.ndarray, np.ndarray]):  # type: ignore[no-untyped-def]
    """A network that knows the mean of each digit of the test images, in the middle."""
    images = read_images(MNIST_FOLDER / "t10k-images-idx3-ubyte.gz").reshape(-1, 784) / 255.0
    labels = read_labels(MNIST_FOLDER / "t10k-labels-idx1-ubyte.gz")
    means = np.array([images[labels == digit].mean(axis=0) for digit in range(10)])
    network = mlp([784, 10])
    # the nearest mean: |x - m|^2 is least where x m - |m|^2 / 2 is largest
    network.params["W1"][...] = means.T
    network.params["b1"][...] = -0.5 * (means**2).sum(axis=1)
    return network


@settings(deadline=None, max_examples=80)
@given(image=IMAGES, seed=st.integers(0, 2**32 - 1))
def test_a_digit_lies_wholly_on_the_canvas_in_a_size_that_people_draw(
    image: np.ndarray, seed: int
) -> None:
    canvas = draw_off_center(image, np.random.default_rng(seed))
    assert canvas.shape == (CANVAS_PX, CANVAS_PX)
    assert canvas.dtype == np.float32
    assert canvas.min() >= 0.0
    assert canvas.max() <= 1.0
    ink = find_ink(canvas)
    shape = find_ink(image.astype(np.float32), 0.0)
    pixels = max(shape.height, shape.width)
    soft_edges = 1 + 1 / pixels  # half a pixel of the image at each end
    side = max(ink.height, ink.width)
    assert LEAST_DIGIT_PX - 1 <= side <= min(MOST_DIGIT_PX * soft_edges + 1, CANVAS_PX)


def test_the_same_seed_draws_the_same(digits: tuple[np.ndarray, np.ndarray]) -> None:
    one = list(OffCenterTest(*digits, seed=3).canvases())
    again = list(OffCenterTest(*digits, seed=3).canvases())
    other = list(OffCenterTest(*digits, seed=4).canvases())
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


def test_an_empty_image_is_an_empty_canvas() -> None:
    blank = draw_off_center(np.zeros((28, 28), np.uint8), np.random.default_rng(0))
    assert not blank.any()


def test_fully_prepared_they_are_nearly_what_they_were(
    digits: tuple[np.ndarray, np.ndarray],
) -> None:
    images, _ = digits
    canvases = list(OffCenterTest(*digits).canvases())
    differences = [
        np.abs([prepare(canvas, one).image for canvas in canvases] - images / 255.0).mean()
        for one in (FULL, NONE)
    ]
    # soft edges and now and then a pixel to one side, against another place and size
    assert differences[0] < 0.05
    assert differences[1] > 0.09


@pytest.mark.parametrize("preparation", EVERY, ids=str)
def test_a_tally_tells_of_the_very_pictures(digits, templates, preparation) -> None:
    images, labels = digits
    test = OffCenterTest(images, labels)
    steps, tallies = outcome(test.measure(templates, [preparation]))
    tally = tallies[preparation]
    expected = [prepare(canvas, preparation).image.reshape(784) for canvas in test.canvases()]
    np.testing.assert_array_equal(tally.pictures, expected)
    assert not tally.pictures.flags.writeable
    np.testing.assert_array_equal(tally.labels, labels)
    answers = templates.predict(np.array(expected)).argmax(axis=1)
    np.testing.assert_array_equal(tally.answers, answers)
    assert tally.right == int((answers == labels).sum())
    assert tally.accuracy == tally.right / len(labels)
    shares = [step.done / step.total for step in steps]
    assert shares == sorted(shares)
    assert len(steps) > len(labels)


def test_what_was_prepared_once_is_kept(digits, templates) -> None:
    test = OffCenterTest(*digits)
    _, first = outcome(test.measure(templates, [FULL, NONE, FULL]))
    steps, second = outcome(test.measure(mlp([784, 5, 10]), [NONE, FULL]))
    assert len(steps) == 2
    assert set(first) == set(second) == {FULL, NONE}
    for one in (FULL, NONE):
        assert second[one].pictures is first[one].pictures


def test_a_job_that_is_given_up_keeps_nothing_half_done(digits, templates) -> None:
    test = OffCenterTest(*digits)
    job = test.measure(templates, [FULL])
    for _ in range(5):
        next(job)
    job.close()
    _, tallies = outcome(test.measure(templates, [FULL]))
    _, fresh = outcome(OffCenterTest(*digits).measure(templates, [FULL]))
    np.testing.assert_array_equal(tallies[FULL].pictures, fresh[FULL].pictures)


def test_most_of_the_recognition_is_the_preparation(templates) -> None:
    """Even the crudest reader shows it: the nearest of ten mean digits, which reads 82 %."""
    _, tallies = outcome(OffCenterTest().measure(templates, EVERY))
    assert len(tallies[FULL].labels) == COUNT
    assert tallies[FULL].accuracy > 0.75
    assert tallies[NONE].accuracy < 0.45
    assert all(tallies[FULL].right > tallies[one].right for one in EVERY if one != FULL)


def test_images_without_labels_are_refused(digits: tuple[np.ndarray, np.ndarray]) -> None:
    with pytest.raises(ValueError, match="together or not at all"):
        OffCenterTest(images=digits[0])
