"""Mini-batch samplers: the promise of each, and the same bits from the same seed."""

import dataclasses
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.samplers import (
    SAMPLERS,
    SamplerState,
    ShuffledEpochs,
    WithoutReplacement,
    WithReplacement,
)

NAMES = ["with_replacement", "without_replacement", "shuffled_epochs"]


@st.composite
def sizes(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(st.integers(1, 60))
    return size, draw(st.integers(1, size))


def test_the_registry_names_all_three() -> None:
    assert list(SAMPLERS) == NAMES


@pytest.mark.parametrize("name", NAMES)
@given(shape=sizes(), seed=st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_bits(name: str, shape: tuple[int, int], seed: int) -> None:
    size, batch_size = shape
    one = SAMPLERS[name](size, batch_size, np.random.default_rng(seed))
    other = SAMPLERS[name](size, batch_size, np.random.default_rng(seed))
    for _ in range(7):
        batch = one.next()
        assert batch.shape == (batch_size,)
        assert batch.dtype == np.int64
        assert batch.min() >= 0
        assert batch.max() < size
        np.testing.assert_array_equal(batch, other.next())


@pytest.mark.parametrize("name", NAMES)
def test_another_seed_gives_other_batches(name: str) -> None:
    one, other = (SAMPLERS[name](1000, 50, np.random.default_rng(seed)) for seed in (0, 1))
    assert not np.array_equal(one.next(), other.next())


@pytest.mark.parametrize("name", ["without_replacement", "shuffled_epochs"])
@given(shape=sizes())
def test_no_sample_comes_twice_in_a_batch(name: str, shape: tuple[int, int]) -> None:
    size, batch_size = shape
    sampler = SAMPLERS[name](size, batch_size, np.random.default_rng(0))
    for _ in range(5):
        assert len(set(sampler.next().tolist())) == batch_size


def test_with_replacement_a_batch_may_be_larger_than_the_set() -> None:
    batch = WithReplacement(2, 30, np.random.default_rng(0)).next()
    assert set(batch.tolist()) == {0, 1}


def test_without_replacement_every_sample_has_the_same_chance() -> None:
    sampler = WithoutReplacement(10, 5, np.random.default_rng(0))
    counts = np.bincount(np.concatenate([sampler.next() for _ in range(2000)]), minlength=10)
    deviation = np.sqrt(2000 * 0.5 * 0.5)  # each index is in a batch with a chance of 5 / 10
    assert np.abs(counts - 1000).max() < 5 * deviation


@given(shape=sizes())
def test_an_epoch_covers_all_but_the_dropped_remainder(shape: tuple[int, int]) -> None:
    size, batch_size = shape
    sampler = ShuffledEpochs(size, batch_size, np.random.default_rng(0))
    for _ in range(3):
        epoch = np.concatenate([sampler.next() for _ in range(size // batch_size)])
        assert len(set(epoch.tolist())) == len(epoch) == size - size % batch_size


def test_epochs_come_in_different_orders() -> None:
    sampler = ShuffledEpochs(50, 50, np.random.default_rng(0))
    assert not np.array_equal(sampler.next(), sampler.next())


def test_a_batch_stays_as_it_was_when_the_next_ones_are_drawn() -> None:
    sampler = ShuffledEpochs(10, 5, np.random.default_rng(0))
    first = sampler.next()
    kept = first.copy()
    for _ in range(5):
        sampler.next()
    np.testing.assert_array_equal(first, kept)
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 0


@pytest.mark.parametrize("name", NAMES)
def test_sizes_out_of_range_are_refused(name: str) -> None:
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="size is 0, expected at least 1 sample"):
        SAMPLERS[name](0, 1, rng)
    with pytest.raises(ValueError, match="batch_size is 0, expected at least 1"):
        SAMPLERS[name](5, 0, rng)
    if name != "with_replacement":
        with pytest.raises(ValueError, match="batch_size is 6, expected at most 5"):
            SAMPLERS[name](5, 6, rng)


@pytest.mark.parametrize("name", NAMES)
@given(shape=sizes(), before=st.integers(0, 150))
def test_a_restored_sampler_draws_the_same_batches(
    name: str, shape: tuple[int, int], before: int
) -> None:
    sampler = SAMPLERS[name](*shape, np.random.default_rng(3))
    for _ in range(before):
        sampler.next()
    state = json.loads(json.dumps(dataclasses.asdict(sampler.state())))
    other = SAMPLERS[name](*shape, np.random.default_rng(4))
    other.next()
    other.restore(SamplerState(**state))
    for _ in range(70):  # more than a block
        np.testing.assert_array_equal(other.next(), sampler.next())


@pytest.mark.parametrize("name", NAMES)
def test_a_state_that_no_sampler_has_is_refused_and_changes_nothing(name: str) -> None:
    sampler, twin = (SAMPLERS[name](50, 5, np.random.default_rng(0)) for _ in range(2))
    state = sampler.state()
    for generator in (
        {},
        {"bit_generator": "MT19937"},
        {**state.generator, "state": {"state": -1}},
    ):
        with pytest.raises(ValueError, match="generator is no state of PCG64"):
            sampler.restore(SamplerState(generator, 0))
    for taken in (-1, 65):
        with pytest.raises(ValueError, match=f"taken is {taken}, expected 0 to "):
            sampler.restore(SamplerState(state.generator, taken))
    np.testing.assert_array_equal(sampler.next(), twin.next())
