"""The descent behind the page: numbers, going back, and the verdict at each step."""

import math

import numpy as np
import pytest

from engine.descent import trajectory
from engine.optimizers import OPTIMIZERS, make_optimizer
from engine.surfaces import SURFACES
from guiapp.pages.descent_formula import formula_lines
from guiapp.pages.descent_presets import suggested_learning_rate, suggested_steps
from guiapp.pages.descent_walk import Verdict, Walk

BOWL, VALLEY = SURFACES["bowl"], SURFACES["valley"]
EACH_OPTIMIZER = pytest.mark.parametrize("optimizer", OPTIMIZERS)


def walk_on(surface, optimizer="sgd", rate=0.1, limit=20, start=None) -> Walk:
    hyperparameters = OPTIMIZERS[optimizer].hyperparameters
    return Walk(surface, optimizer, rate, hyperparameters, start or surface.start, limit)


def verdict_at(walk: Walk, step: int) -> Verdict:
    walk.go_to(step)
    return walk.verdict()


@EACH_OPTIMIZER
def test_any_step_shows_the_same_whatever_the_order_of_looking(optimizer):
    expected = trajectory(VALLEY, make_optimizer(optimizer, 0.1), steps=31)
    walk = walk_on(VALLEY, optimizer, limit=30)
    for step in (5, 2, 30, 0, 17, 99):
        walk.go_to(step)
        step = min(step, 30)
        assert walk.step == step
        np.testing.assert_array_equal(walk.points(), expected.points[: step + 1])
        assert walk.value == expected.values[step]
        assert walk.gradient == tuple(expected.gradients[step])
        assert walk.upcoming() == tuple(expected.points[step + 1])
    assert walk.reached == 30
    np.testing.assert_array_equal(walk.values(), expected.values[:31])


@EACH_OPTIMIZER
def test_the_memory_of_the_optimizer_is_known_at_every_step(optimizer):
    walk = walk_on(VALLEY, optimizer, limit=30)
    walk.go_to(30)
    fresh = make_optimizer(optimizer, 0.1)
    point = {"p": np.array(VALLEY.start)}
    for slot in fresh.SLOTS:
        assert walk.state(0)[slot] == (0.0, 0.0)
    for step in range(1, 31):
        fresh.update(point, {"p": VALLEY.gradient(point["p"])})
        for slot, arrays in fresh.state.items():
            assert walk.state(step)[slot] == tuple(arrays["p"])


def test_the_book_s_descent():
    walk = walk_on(BOWL)
    walk.go_to(20)
    # x shrinks by 1 - 2 * 0.1 at each step
    assert walk.point == pytest.approx((-3 * 0.8**20, 4 * 0.8**20))
    assert walk.point == pytest.approx((-0.0345876, 0.0461169), abs=5e-8)
    assert not walk.may_advance()
    assert walk.upcoming() is not None


def test_a_descent_that_works_descends_and_arrives():
    walk = walk_on(BOWL)
    seen = [verdict_at(walk, step) for step in range(21)]
    assert seen[0] is Verdict.START
    assert seen[1] is Verdict.DESCENDS
    assert seen[-1] is Verdict.ARRIVED


def test_too_large_a_learning_rate_leaves_the_map_and_at_last_the_numbers():
    walk = walk_on(BOWL, rate=10.0, limit=1000)
    assert verdict_at(walk, 1) is Verdict.DIVERGED
    assert walk.step_length() > walk.last_length()
    assert verdict_at(walk, 1000) is Verdict.NOT_FINITE
    assert walk.step < 1000
    assert not walk.may_advance()
    assert math.isinf(walk.value)


def test_too_small_a_learning_rate_crawls():
    walk = walk_on(BOWL, rate=1e-10)
    assert verdict_at(walk, 1) is Verdict.CRAWLS
    assert walk.step_length() == pytest.approx(1e-10 * 10, rel=1e-6)
    assert verdict_at(walk, 20) is Verdict.CRAWLS


@pytest.mark.parametrize(
    ("walk", "step", "verdict"),
    [
        (walk_on(VALLEY, rate=0.95), 3, Verdict.ZIGZAG),
        (walk_on(VALLEY, rate=1.01, start=(0.0, 2.0)), 1, Verdict.CLIMBED),
        (walk_on(SURFACES["rosenbrock"], rate=1e-3, limit=9), 9, Verdict.USED_UP),
        (walk_on(SURFACES["saddle"], limit=60), 60, Verdict.FALLS_FOREVER),
        (walk_on(SURFACES["saddle"], start=(-3.0, 0.0), limit=99), 99, Verdict.FLAT),
    ],
    ids=["zigzag", "climbed", "used up", "falls forever", "flat"],
)
def test_what_else_may_happen(walk, step, verdict):
    assert verdict_at(walk, step) is verdict


@EACH_OPTIMIZER
@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
def test_the_suggested_settings_lower_f(surface, optimizer):
    rate, steps = suggested_learning_rate(surface, optimizer), suggested_steps(surface)
    walk = walk_on(surface, optimizer, rate, steps)
    start = walk.value
    walk.go_to(steps)
    assert walk.value < start
    assert walk.verdict() is not Verdict.DIVERGED


def test_the_suggested_learning_rates_are_those_of_the_book():
    assert suggested_learning_rate(BOWL, "sgd") == 0.1
    rates = {"sgd": 0.95, "momentum": 0.1, "adagrad": 1.5, "adam": 0.3}  # 6.1.7
    for optimizer, rate in rates.items():
        assert suggested_learning_rate(VALLEY, optimizer) == rate


def test_the_formula_of_plain_descent_has_the_numbers_of_the_step():
    assert formula_lines(walk_on(BOWL)) == [
        "x ← x − η ∇f = (−3.00, 4.00) − 0.1 · (−6.00, 8.00) = (−2.40, 3.20)"
    ]


def test_the_formula_of_momentum_has_its_velocity():
    walk = walk_on(VALLEY, "momentum")  # after one step: v = -0.1 (-0.7, 4)
    walk.go_to(1)
    first, second = formula_lines(walk)
    assert first.startswith("v ← α v − η ∇f = 0.9 · (0.0700, −0.400) − 0.1 · (−0.693, 3.20) = ")
    assert second.startswith("x ← x + v = (−6.93, 1.60) + (0.132, −0.680) = ")


@EACH_OPTIMIZER
def test_every_formula_ends_with_the_next_point(optimizer):
    walk = walk_on(VALLEY, optimizer)
    walk.go_to(7)
    line = next(line for line in formula_lines(walk) if line.startswith("x ←"))
    shown = line.rsplit("= (", 1)[1].rstrip(")").replace("−", "-").split(", ")
    assert [float(part) for part in shown] == pytest.approx(walk.upcoming(), rel=5e-3, abs=6e-5)


@EACH_OPTIMIZER
def test_a_formula_without_a_next_step_stands_without_numbers(optimizer):
    walk = walk_on(BOWL, "sgd", rate=1e200, limit=9)
    walk.go_to(9)
    assert formula_lines(walk) == ["x ← x − η ∇f"]
