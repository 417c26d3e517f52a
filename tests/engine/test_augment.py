"""engine.augment: images stay images, seed and iteration alone decide, and what each limit does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.augment import Augmentation, Augmenter, augmenter_of
from engine.config import PRESETS, TrainConfig

NOTHING = Augmentation(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def bars(count=5, side=28):
    """Images of an upright bar, four pixels wide, two thirds of the side high."""
    images = np.zeros((count, side, side), np.float32)
    margin = side // 6
    images[:, margin : side - margin, side // 2 - 2 : side // 2 + 2] = 1.0
    return images.reshape(count, -1)


def center(images):
    """(N, 2) centers of mass, row and column."""
    side = round(images.shape[1] ** 0.5)
    ink = images.reshape(len(images), side, side)
    place, mass = np.arange(side), ink.sum(axis=(1, 2))
    return np.stack([ink.sum(axis=2) @ place / mass, ink.sum(axis=1) @ place / mass], axis=1)


def test_with_all_limits_at_zero_nothing_changes():
    x = np.random.default_rng(0).random((7, 784), np.float32)
    assert Augmenter(settings=NOTHING).apply(x, 3) == pytest.approx(x, abs=1e-5)


@given(
    count=st.integers(1, 70),
    iteration=st.integers(0, 2**40),
    seed=st.integers(0, 2**63 - 1),
    dtype=st.sampled_from([np.float32, np.float64]),
)
def test_images_stay_images_and_the_batch_is_left_alone(count, iteration, seed, dtype):
    x = np.random.default_rng(0).random((count, 784)).astype(dtype)
    before = x.copy()
    out = Augmenter(seed=seed).apply(x, iteration)
    assert out.shape == x.shape
    assert out.dtype == dtype
    assert out.min() >= -1e-6
    assert out.max() <= 1.0 + 1e-6
    assert (x == before).all()


def test_seed_and_iteration_decide_and_nothing_else():
    x = bars()
    one = Augmenter(seed=1)
    first = one.apply(x, 10)
    one.apply(x, 11)
    assert (one.apply(x, 10) == first).all()
    assert (Augmenter(seed=1).apply(x, 10) == first).all()
    assert (one.apply(x, 11) != first).any()
    assert (Augmenter(seed=2).apply(x, 10) != first).any()


def test_a_shift_moves_the_center_of_mass_by_no_more_than_its_limit():
    settings = Augmentation(0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0)
    moved = center(Augmenter(settings=settings).apply(bars(200), 0)) - center(bars(200))
    assert np.abs(moved).max() <= 2.0 + 1e-3
    assert np.abs(moved).max() > 1.8  # of 400 uniform numbers
    assert moved.mean() == pytest.approx(0.0, abs=0.2)


def test_a_rotation_keeps_the_center_and_tilts_the_bar():
    settings = Augmentation(20.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    turned = Augmenter(settings=settings).apply(bars(100), 0)
    assert center(turned) == pytest.approx(center(bars(100)), abs=0.15)
    ink = turned.reshape(-1, 28, 28)
    columns = np.arange(28)
    top, bottom = (
        (ink[:, rows] @ columns).sum(axis=1) / ink[:, rows].sum(axis=(1, 2))
        for rows in (slice(6, 10), slice(18, 22))
    )
    tilt = np.rad2deg(np.arctan((top - bottom) / 12.0))  # the middles of both are 12 rows apart
    assert 15.0 < np.abs(tilt).max() <= 21.0


def test_thickness_changes_the_ink_both_ways():
    settings = Augmentation(0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0)
    ink = Augmenter(settings=settings).apply(bars(300), 0).sum(axis=1) / bars(1).sum()
    # four pixels wide: two more or two less, and both ends
    assert 1.4 < ink.max() <= 1.75
    assert 0.35 <= ink.min() < 0.6


def test_fat_images_are_a_share():
    settings = Augmentation(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.3)
    ink = Augmenter(settings=settings).apply(bars(2000), 0).sum(axis=1)
    assert (ink > 1.2 * bars(1).sum()).mean() == pytest.approx(0.3, abs=0.04)


def test_the_random_field_has_the_standard_deviation_asked_for():
    augmenter = Augmenter(settings=Augmentation(0.0, 0.0, 0.0, 0.0, 1.5, 0.0, 0.0))
    coefficients = augmenter._coefficients(3000, np.random.default_rng(0))
    field = coefficients[:, :, 3:].reshape(6000, -1) @ augmenter._basis[3:]
    assert field.std(axis=0) == pytest.approx(1.5, rel=0.05)


def test_the_configuration_decides_whether_there_is_one():
    assert augmenter_of(TrainConfig()) is None
    x = bars()
    expected = Augmenter(seed=5).apply(x, 2)
    made = augmenter_of(PRESETS["draw"].replace(seed=5))
    assert (made.apply(x, 2) == expected).all()
