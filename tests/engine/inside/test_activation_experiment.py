"""The book's 6.2.2: means and standard deviations of five layers, as in the reference table."""

import numpy as np
import pytest

from engine.inside.activation_experiment import (
    CHOICES,
    LAYERS,
    RANGES,
    activation_experiment,
    all_experiments,
)


@pytest.fixture(scope="module")
def experiments():
    return {(e.activation, e.initializer, e.weight_std): e for e in all_experiments(seed=0)}


def figures(experiment, layer):
    return experiment.layers[layer].mean, experiment.layers[layer].std


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        # the reference: mean and std of the first and of the fifth layer, to its digits
        (("sigmoid", "std", 1.0), (0.50, 0.46), (0.48, 0.44)),
        (("sigmoid", "std", 0.01), (0.500, 0.025), (0.500, 0.013)),
        (("sigmoid", "xavier", 0.1), (0.50, 0.21), (0.52, 0.12)),
    ],
)
def test_sigmoid_as_in_the_reference(experiments, key, first, last):
    digits = 0.0015 if first[1] < 0.1 else 0.0055
    assert figures(experiments[key], 0) == pytest.approx(first, abs=digits)
    assert figures(experiments[key], LAYERS - 1) == pytest.approx(last, abs=digits)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        (("relu", "std", 0.01), 0.059, 1.5e-6),
        (("relu", "xavier", 0.1), 0.585, 0.152),
        (("relu", "he", np.sqrt(0.02)), 0.819, 0.718),
    ],
)
def test_relu_as_in_the_reference(experiments, key, first, last):
    assert experiments[key].layers[0].std == pytest.approx(first, rel=0.01)
    assert experiments[key].layers[-1].std == pytest.approx(last, rel=0.04)


def test_every_output_is_counted_over_the_book_s_range(experiments):
    assert len(experiments) == len(RANGES) * len(CHOICES)
    for experiment in experiments.values():
        for layer in experiment.layers:
            counted = layer.histogram
            assert len(counted.counts) == 30
            assert (counted.low, counted.high) == RANGES[experiment.activation]
            assert counted.total == 1000 * 100


def test_wide_weights_saturate_and_narrow_ones_do_not(experiments):
    assert min(experiments["sigmoid", "std", 1.0].saturated) > 0.6
    assert max(experiments["sigmoid", "std", 0.01].saturated) == 0.0
    assert max(experiments["relu", "std", 1.0].saturated) == 0.0


def test_a_seed_gives_the_same_numbers_and_another_seed_others():
    one, again, other = (next(all_experiments(seed)) for seed in (3, 3, 4))
    assert [layer.mean for layer in one.layers] == [layer.mean for layer in again.layers]
    assert one.layers[0].mean != other.layers[0].mean


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("elu", "std", 1.0), "activation 'elu' is unknown"),
        (("relu", "orthogonal", 1.0), "initializer 'orthogonal' is unknown"),
        (("relu", "std", np.nan), "weight_init_std is nan"),
        (("relu", "std", -1.0), "weight_init_std is -1.0"),
    ],
)
def test_useless_settings_are_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        activation_experiment(*arguments, np.random.default_rng(0))
