"""Toy sets: their geometry without noise, their shape, and the same bits from the same seed."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from engine.splits import Dataset
from engine.toys import TOY_SETS, circles, gaussians, spirals, xor

MAKERS = [circles, xor, gaussians, *(partial(spirals, arms=arms) for arms in (2, 3, 4, 5))]


def everything(dataset: Dataset) -> tuple[np.ndarray, np.ndarray]:
    points = np.concatenate([dataset.x_train, dataset.x_test])
    return points, np.concatenate([dataset.t_train, dataset.t_test])


def test_the_registry_names_all() -> None:
    assert {"circles": circles, "xor": xor, "gaussians": gaussians, "spirals": spirals} == TOY_SETS
    assert [make().name for make in TOY_SETS.values()] == list(TOY_SETS)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("samples", [20, 101, 600])
def test_shapes_and_classes(make: Callable[..., Dataset], samples: int) -> None:
    dataset = make(samples=samples)
    assert len(dataset.train) + len(dataset.test) == samples
    assert len(dataset.test) == round(samples / 4)
    assert dataset.input_size == 2
    assert dataset.image_shape is None
    assert dataset.train.inputs.dtype == np.float32
    for split in (dataset.train, dataset.test):
        counts = np.bincount(split.t, minlength=dataset.num_classes)
        assert len(counts) == dataset.num_classes
        assert counts.min() >= 1
        assert np.ptp(counts) <= 1
    points, _ = everything(dataset)
    assert np.abs(points).max() < 1.6
    assert np.abs(points).max() > 0.6


@pytest.mark.parametrize("make", MAKERS)
def test_the_seed_decides_everything(make: Callable[..., Dataset]) -> None:
    points, labels = everything(make(seed=3))
    same_points, same_labels = everything(make(seed=3))
    np.testing.assert_array_equal(points, same_points)
    np.testing.assert_array_equal(labels, same_labels)
    other_points, _ = everything(make(seed=4))
    assert not np.array_equal(points, other_points)


@pytest.mark.parametrize("make", MAKERS)
def test_noise_is_the_standard_deviation(make: Callable[..., Dataset]) -> None:
    clean, _ = everything(make(samples=4000, noise=0.0))
    noisy, _ = everything(make(samples=4000, noise=0.3))
    # the clean points are drawn first, so the difference is the noise alone
    assert np.std(noisy - clean) == pytest.approx(0.3, rel=0.05)


def test_circles_are_two_rings() -> None:
    points, labels = everything(circles(noise=0.0))
    radius = np.hypot(points[:, 0], points[:, 1])
    np.testing.assert_allclose(radius, np.where(labels == 0, 0.4, 0.85), rtol=1e-6)


def test_xor_is_the_product_of_the_signs() -> None:
    points, labels = everything(xor(noise=0.0))
    np.testing.assert_array_equal(points[:, 0] * points[:, 1] < 0, labels == 1)
    assert np.abs(points).min() >= 0.1
    quadrants = {tuple(signs) for signs in np.sign(points).tolist()}
    assert len(quadrants) == 4


def test_gaussians_lie_around_two_centers() -> None:
    points, labels = everything(gaussians(samples=4000, noise=0.2))
    for label, center in ((0, -0.45), (1, 0.45)):
        cloud = points[labels == label]
        np.testing.assert_allclose(cloud.mean(axis=0), center, atol=5 * 0.2 / np.sqrt(2000))
        np.testing.assert_allclose(cloud.std(axis=0), 0.2, rtol=0.1)


@pytest.mark.parametrize("arms", [2, 3, 4, 5])
def test_spirals_are_one_curve_turned(arms: int) -> None:
    points, labels = everything(spirals(noise=0.0, arms=arms))
    radius = np.hypot(points[:, 0], points[:, 1])
    turns = np.arctan2(points[:, 1], points[:, 0]) / (2 * np.pi)
    along = (radius - 0.05) / 0.9
    arm = (turns - 2.5 / arms * along) * arms  # what is left of the angle names the arm
    distance = np.abs(arm - labels - arms * np.round((arm - labels) / arms))
    assert distance.max() < 1e-4


@pytest.mark.parametrize("make", list(TOY_SETS.values()))
@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("samples", 19),
        ("samples", 100_001),
        ("samples", 100.5),
        ("noise", -0.1),
        ("noise", 1.1),
        ("noise", float("nan")),
        ("seed", -1),
    ],
)
def test_arguments_out_of_range_are_named(
    make: Callable[..., Dataset], argument: str, value: float
) -> None:
    with pytest.raises(ValueError, match=f"{argument} is {value}, expected"):
        make(**{argument: value})


@pytest.mark.parametrize("arms", [1, 6, 2.5])
def test_the_number_of_arms_is_checked(arms: float) -> None:
    with pytest.raises(ValueError, match=f"arms is {arms}, expected a whole number from 2 to 5"):
        spirals(arms=arms)  # type: ignore[arg-type]
