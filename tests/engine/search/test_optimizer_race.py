"""A fair race: the same first weights, the same mini-batches, and what the book's came to."""

from __future__ import annotations

import pytest
from numpy.testing import assert_array_equal

from engine.config import ConfigError
from engine.datasets import load_mnist
from engine.optimizers import OPTIMIZERS
from engine.search.optimizer_race import BOOK_RACE, RACERS, race_configs
from engine.search.published import expected, verdict
from engine.search.studies import dataset_of, train_whole
from engine.trainer import Trainer

QUICK = BOOK_RACE.replace(dataset="circles", hidden_sizes=(6, 5), batch_size=16)


def test_the_book_s_race() -> None:
    """784-100x4-10, batch 128, 2000 iterations, the defaults of common/optimizer.py."""
    configs = race_configs()
    assert [(c.optimizer, c.learning_rate) for c in configs] == [
        ("sgd", 0.01),
        ("momentum", 0.01),
        ("adagrad", 0.01),
        ("adam", 0.001),
    ]
    for config in configs:
        assert config.hidden_sizes == (100, 100, 100, 100)
        assert (config.activation, config.initializer) == ("relu", "he")
        assert (config.batch_size, config.iterations) == (128, 2000)
        assert (config.sampler, config.loss_after_update) == ("with_replacement", True)


def test_all_racers_begin_with_the_same_weights_and_see_the_same_batches() -> None:
    configs = race_configs(QUICK.replace(seed=3), tuple(OPTIMIZERS))
    trainers = [Trainer(config, dataset_of(config)) for config in configs]
    first = trainers[0]
    for trainer in trainers[1:]:
        for key, array in first.network.params.items():
            assert_array_equal(array, trainer.network.params[key])
    for _ in range(100):  # more than a block of batches
        batch = first.peek_batch().copy()
        for trainer in trainers:
            assert_array_equal(trainer.peek_batch(), batch)
            trainer.update()


def test_rates_can_be_given_and_parameters_stay_with_their_optimizer() -> None:
    base = QUICK.replace(optimizer="momentum", optimizer_params={"momentum": 0.5})
    sgd, momentum = race_configs(base, ("sgd", "momentum"), {"sgd": 0.3})
    assert (sgd.learning_rate, dict(sgd.optimizer_params)) == (0.3, {})
    assert (momentum.learning_rate, dict(momentum.optimizer_params)) == (0.01, {"momentum": 0.5})


@pytest.mark.parametrize(
    ("optimizers", "rates", "sentence"),
    [
        ((), {}, "At least one optimizer must race."),
        (("sgd", "sgd"), {}, "sgd is there twice"),
        (("sgd", "sgg"), {}, "sgg is not known here"),
        (("sgd",), {"sgg": 1.0}, "sgg is not known here"),
        (("sgd",), {"sgd": 0.0}, "finite number above 0"),
    ],
)
def test_a_race_that_cannot_be_is_refused(
    optimizers: tuple[str, ...], rates: dict[str, float], sentence: str
) -> None:
    with pytest.raises(ConfigError, match=sentence):
        race_configs(QUICK, optimizers, rates)


@pytest.mark.slow
@pytest.mark.parametrize("optimizer", RACERS)
def test_the_race_comes_to_what_the_book_s_code_came_to(optimizer: str) -> None:
    """Mean loss around iteration 1000 and at the end, for one seed beside those of three."""
    (config,) = race_configs(BOOK_RACE.replace(evaluate_every=0), (optimizer,))
    published = expected(config)
    assert published is not None
    verdicts = verdict(published, train_whole(config, load_mnist()).history)
    assert [judged.iteration for judged in verdicts] == [1050, 2000]
    assert [judged for judged in verdicts if not judged.inside] == []
