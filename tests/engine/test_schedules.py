"""engine.schedules, and the trainer that follows one."""

import numpy as np
import pytest

from engine.config import TrainConfig
from engine.schedules import LEAST_SHARE, SCHEDULES
from engine.trainer import Trainer, load_dataset

TOY = TrainConfig(
    dataset="circles", hidden_sizes=(4,), batch_size=10, iterations=10, evaluate_every=0
)


def test_a_constant_rate_stays():
    assert {SCHEDULES["constant"](part) for part in (0.0, 0.3, 1.0)} == {1.0}


def test_the_cosine_falls_from_one_to_a_hundredth():
    cosine = SCHEDULES["cosine"]
    assert cosine(0.0) == 1.0
    assert cosine(0.5) == pytest.approx((1.0 + LEAST_SHARE) / 2)
    assert cosine(1.0) == pytest.approx(LEAST_SHARE)
    shares = [cosine(part) for part in np.linspace(0, 1, 50)]
    assert (np.diff(shares) < 0).all()


def test_the_trainer_follows_it_and_stays_at_the_end():
    config = TOY.replace(schedule="cosine", learning_rate=0.5)
    trainer = Trainer(config, load_dataset(config))
    used = []
    for _ in range(12):
        told = trainer.update().learning_rate
        assert told == 0.5  # what was set, so that the curve marks changes by the user only
        used.append(trainer.optimizer.learning_rate)
    expected = [0.5 * SCHEDULES["cosine"](min(1.0, k / 10)) for k in range(12)]
    assert used == pytest.approx(expected)


def test_a_rate_changed_on_the_way_is_the_new_whole():
    config = TOY.replace(schedule="cosine", learning_rate=0.5)
    trainer = Trainer(config, load_dataset(config))
    trainer.update()
    trainer.set_learning_rate(0.1)
    assert trainer.learning_rate == 0.1
    trainer.update()
    assert trainer.optimizer.learning_rate == pytest.approx(0.1 * SCHEDULES["cosine"](0.1))
