"""What might have saved a run: the configurations that are tried, in the order of the evidence,
and the trial itself. Whichever lets the network learn from the same seed tells the cause.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np

from engine.autopsy.ignorance import LEARNED
from engine.autopsy.records import Cause, Course, Remedy, Statement, Symptom, Trial
from engine.autopsy.replay import Site, parameter_count
from engine.autopsy.sentences import (
    TAKE_HIDDEN_LAYER,
    TAKE_INITIALIZER,
    TAKE_INITIALIZER_AND_RATE,
    TAKE_RATE,
    TAKE_RELU,
)
from engine.autopsy.unit_health import affordable_rows, examine, ill_layer, probe
from engine.config import TrainConfig
from engine.initializers import INITIALIZERS
from engine.network import Network
from engine.optimizers import OPTIMIZERS
from engine.trainer import Trainer, overflow_is_news

MOST_TRIALS = 6
TRIAL = (500, 1000)  # the fewest and the most iterations: chapter 4's network needs 300 to begin
JUDGED = 100  # losses at the end of a trial
HIDDEN_UNITS = 16
HIGH_LOSS = 3.0  # times the level of knowing nothing: first weights that are surely wrong
ROUGH = 1.5
LARGE_STEP = 0.1  # of the norm of the weights; 0.001 is usual
BETTER = 0.9  # times the loss: what a remedy must reach where the run learns all the same


def suited_initializer(activation: str) -> str:
    """He for ReLU, Xavier for sigmoid and tanh (Deep Learning from Scratch, 6.2)."""
    return "he" if activation == "relu" else "xavier"


@dataclass(frozen=True, slots=True)
class Spread:
    """Standard deviation of a layer's first weights, and the one that suits its activation."""

    layer: int
    std: float
    suited: float

    @property
    def excess(self) -> float:
        """Logarithm of the quotient: above 0 where the weights are too large."""
        return math.log(max(self.std, 1e-30) / self.suited)


def odd_spread(config: TrainConfig, input_size: int, layer: int | None = None) -> Spread:
    """The spread of one layer, or of that hidden layer where it suits least."""
    fans = (input_size, *config.hidden_sizes)
    spread, suited = (
        INITIALIZERS[name] for name in (config.initializer, suited_initializer(config.activation))
    )
    spreads = [
        Spread(k, spread(fan, config.weight_init_std), suited(fan, config.weight_init_std))
        for k, fan in enumerate(fans, start=1)
    ]
    if layer is not None:
        return spreads[layer - 1]
    return max(spreads[: max(1, len(fans) - 1)], key=lambda s: abs(s.excess))


def candidates(course: Course, site: Site, level: float) -> tuple[Remedy, ...]:
    """What to try, the most likely first; at most six."""
    config = course.config
    moment = course.iterations if site.onset is None else max(1, site.onset.last)
    rate = course.rate_at(moment)
    smaller, larger = _smaller_rates(config, rate), _larger_rates(config, rate)
    weights = _other_weights(course, rate)
    if site.onset is not None or course.symptom is Symptom.DIVERGED:
        born_ill = site.onset is not None and site.onset.last == 0
        small_step = max(site.step_ratios, default=math.inf) < LARGE_STEP  # convicts nobody
        if born_ill or small_step or course.losses[0] > HIGH_LOSS * level:
            found = (*weights, *smaller)
        else:
            found = (*smaller, *weights)
    elif not config.hidden_sizes:
        found = (_hidden_layer(config), *larger)
    elif _is_rough(course, site, level):
        found = (*smaller, *weights, *_relu(config))
    else:
        # one layer dims the gradient a little, several let it vanish
        is_deep = len(config.hidden_sizes) > 1
        rest = (*_relu(config), *larger) if is_deep else (*larger, *_relu(config))
        is_narrow = odd_spread(config, course.dataset.input_size).excess < -math.log(2.0)
        found = (*weights[:1], *rest) if is_narrow else (*rest, *weights[:1])
    return found[:MOST_TRIALS]


def _is_rough(course: Course, site: Site, level: float) -> bool:
    """Whether a plateau is a tumult: large steps, and a loss far above that of knowing nothing."""
    loss = course.mean_loss(course.iterations, JUDGED)
    return loss > ROUGH * level and max(site.step_ratios, default=1.0) > LARGE_STEP


def _smaller_rates(config: TrainConfig, rate: float) -> tuple[Remedy, ...]:
    rates = [_round(rate / 10), _round(rate / 100)]
    if config.learning_rate <= rate / 2:  # it was raised while the run was going on
        rates.insert(0, config.learning_rate)
    usual = OPTIMIZERS[config.optimizer].DEFAULT_LEARNING_RATE
    if usual < rate / 100:
        rates.append(usual)
    return tuple(_rate(config, r, Cause.LEARNING_RATE_TOO_LARGE) for r in rates if r > 0)


def _larger_rates(config: TrainConfig, rate: float) -> tuple[Remedy, ...]:
    usual = OPTIMIZERS[config.optimizer].DEFAULT_LEARNING_RATE
    rates = [_round(rate * 10), _round(rate * 100)]
    if usual > rate * 100:
        rates += [usual, 10 * usual]  # the article takes ten times the book's for SGD
    return tuple(_rate(config, r, Cause.LEARNING_RATE_TOO_SMALL) for r in rates if r < 1e30)


def _rate(config: TrainConfig, rate: float, cause: Cause) -> Remedy:
    sentence = Statement(TAKE_RATE, {"rate": rate})
    return Remedy(config.replace(learning_rate=rate), cause, sentence)


def _other_weights(course: Course, rate: float) -> tuple[Remedy, ...]:
    """The initializer that suits the activation; then together with a smaller learning rate."""
    config, name = course.config, suited_initializer(course.config.activation)
    if config.initializer == name:
        return ()
    wide = odd_spread(config, course.dataset.input_size).excess > 0
    cause = Cause.INITIALIZER_TOO_WIDE if wide else Cause.INITIALIZER_TOO_NARROW
    start = config.replace(initializer=name)
    plain = Statement(TAKE_INITIALIZER, {"initializer": name})
    slower = _round(rate / 10)
    both = Statement(TAKE_INITIALIZER_AND_RATE, {"initializer": name, "rate": slower})
    return (
        Remedy(start, cause, plain),
        Remedy(start.replace(learning_rate=slower), cause, both),
    )


def _relu(config: TrainConfig) -> tuple[Remedy, ...]:
    if config.activation == "relu":
        return ()
    start = config.replace(activation="relu", initializer="he")
    sentence = Statement(TAKE_RELU, {"initializer": "he"})
    return (Remedy(start, Cause.VANISHING_GRADIENT, sentence),)


def _hidden_layer(config: TrainConfig) -> Remedy:
    start = config.replace(
        hidden_sizes=(HIDDEN_UNITS,), initializer=suited_initializer(config.activation)
    )
    sentence = Statement(TAKE_HIDDEN_LAYER, {"units": HIDDEN_UNITS})
    return Remedy(start, Cause.NO_HIDDEN_LAYER, sentence)


def _round(rate: float) -> float:
    """Without the dust of a division: 0.1 / 10 is 0.01."""
    return float(f"{rate:.12g}")


@dataclass(frozen=True, eq=False)
class Outcome:
    """A remedy that was tried.

    Attributes
    ----------
    cures : whether no layer falls ill and the network learns, better than in the failed run
    network : at the end of the trial
    """

    remedy: Remedy
    cures: bool
    network: Network


def on_trial(
    remedy: Remedy, course: Course, onset: int, level: float
) -> Generator[int, None, Outcome]:
    """Run the beginning of the remedied run: a generator of iterations; it returns the Outcome.

    ``onset`` is the iteration in which the failed run went wrong.
    """
    trainer = Trainer(remedy.config, course.dataset)
    length = min(max(course.iterations, TRIAL[0]), TRIAL[1])
    losses: list[float] = []
    while trainer.iteration < length and not trainer.diverged:
        with overflow_is_news():
            losses.append(trainer.update().loss)
        yield trainer.iteration
    loss = math.nan if trainer.diverged else float(np.mean(losses[-JUDGED:]))
    # the failed run after as many iterations, or at its end where it had not failed by then
    compared = min(length, course.iterations)
    failed_at = compared if onset < compared else course.iterations
    failed = course.mean_loss(failed_at, JUDGED)
    learns = loss <= LEARNED * level
    trial = Trial(trainer.iteration, loss, failed_at, failed, learns)
    network = trainer.network
    x = probe(course.dataset, network, affordable_rows(parameter_count(network)))
    well = learns and ill_layer(examine(network, x)) is None
    if well and course.learns(level):  # although it is ill: only what learns better is a remedy
        well = float(np.mean(losses[:compared][-JUDGED:])) <= BETTER * failed
    return Outcome(replace(remedy, trial=trial), well, network)
