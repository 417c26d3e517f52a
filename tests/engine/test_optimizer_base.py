"""engine.optimizer_base: what every optimizer refuses, remembers and gives back."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.optimizers import OPTIMIZERS, Adam, make_optimizer

every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)
both_dtypes = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def parameters(dtype: type = np.float64) -> tuple[dict, list[dict]]:
    """A small network's parameters and five gradients for it."""
    rng = np.random.default_rng(5)
    shapes = {"W1": (7, 4), "b1": (4,), "scale": ()}
    params = {key: np.array(rng.normal(size=shape), dtype) for key, shape in shapes.items()}
    grads = [
        {key: np.array(rng.normal(size=shape), dtype) for key, shape in shapes.items()}
        for _ in range(5)
    ]
    return params, grads


@every_optimizer
@pytest.mark.parametrize("value", [math.nan, math.inf, -0.1, "0.1", None, True, np.ones(2)])
def test_a_learning_rate_that_is_none_is_refused(name: str, value: object):
    optimizer = make_optimizer(name, 0.1)
    for attempt in (
        lambda: setattr(optimizer, "learning_rate", value),
        lambda: OPTIMIZERS[name](value),
    ):
        with pytest.raises(ValueError, match="learning_rate must be a finite number of at least"):
            attempt()
    assert optimizer.learning_rate == 0.1


@every_optimizer
@pytest.mark.parametrize("value", [-0.1, 1.0, math.nan, "0.9"])
def test_a_hyperparameter_out_of_range_is_refused(name: str, value: object):
    for key, default in OPTIMIZERS[name].hyperparameters.items():
        with pytest.raises(ValueError, match=f"{key} must be .* at least 0 and below 1, not"):
            make_optimizer(name, **{key: value})
        assert getattr(make_optimizer(name, **{key: 0.5}), key) == 0.5
        assert getattr(make_optimizer(name), key) == default


@pytest.mark.parametrize(
    ("grads", "message"),
    [
        ({"W": np.ones((2, 3))}, "same names.* b"),
        ({"W": np.ones((2, 3)), "b": np.ones(3), "c": np.ones(1)}, "same names.* c"),
        ({"W": np.ones((3, 2)), "b": np.ones(3)}, r"gradient of W has the shape \(3, 2\)"),
        ({"W": np.ones((2, 3)), "b": np.ones(1)}, r"gradient of b has the shape \(1,\)"),
        ({"W": np.ones((2, 3)), "b": [1.0, 1.0, 1.0]}, "gradient of b must be an array"),
        ({"W": np.ones((2, 3)), "b": np.ones(3, complex)}, "real numbers"),
    ],
)
@every_optimizer
def test_gradients_that_do_not_fit_are_refused(name, grads, message):
    params = {"W": np.ones((2, 3)), "b": np.ones(3)}
    with pytest.raises(ValueError, match=message):
        make_optimizer(name).update(params, grads)
    assert (params["W"] == 1).all()


@pytest.mark.parametrize(
    ("grads", "message"),
    [
        ({"W": np.ones((2, 3))}, "same names.* b"),
        ({"W": np.ones((2, 3)), "b": np.ones(1)}, r"gradient of b has the shape \(1,\)"),
    ],
)
@every_optimizer
def test_later_gradients_that_do_not_fit_are_refused_too(name, grads, message):
    params = {"W": np.ones((2, 3)), "b": np.ones(3)}
    optimizer = make_optimizer(name)
    for _ in range(2):
        optimizer.update(params, {key: np.zeros_like(p) for key, p in params.items()})
    with pytest.raises(ValueError, match=message):
        optimizer.update(params, grads)
    assert (params["W"] == 1).all()
    assert optimizer.iter == 2


@every_optimizer
def test_parameters_that_cannot_move_are_refused(name: str):
    frozen = np.ones(2)
    frozen.flags.writeable = False
    for param, message in (
        (np.ones(2, int), "must be a float array"),
        ([1.0, 1.0], "must be a float array"),
        (frozen, "read-only"),
    ):
        with pytest.raises(ValueError, match=f"Parameter W .*{message}|{message}"):
            make_optimizer(name).update({"W": param}, {"W": np.ones(2)})


@pytest.mark.parametrize("name", [name for name in OPTIMIZERS if name != "sgd"])
@pytest.mark.parametrize("other", [np.ones(3), np.ones(2, np.float32)])
def test_an_optimizer_that_remembers_keeps_to_its_parameters(name: str, other: np.ndarray):
    optimizer = make_optimizer(name)
    optimizer.update({"W": np.ones(2)}, {"W": np.ones(2)})
    with pytest.raises(ValueError, match=r"remembers.*an optimizer of their own"):
        optimizer.update({"W": other}, {"W": np.ones_like(other)})


@every_optimizer
@both_dtypes
def test_a_restored_state_leads_to_the_same_bits(name: str, dtype: type):
    params, grads = parameters(dtype)
    optimizer = make_optimizer(name, 0.1)
    for grad in grads[:2]:
        optimizer.update(params, grad)
    saved, saved_params = optimizer.state_dict(), {key: p.copy() for key, p in params.items()}
    for grad in grads[2:]:
        optimizer.update(params, grad)

    fresh = make_optimizer(name, 0.7)
    for again in (optimizer, fresh):  # going back, and a new object from a file
        again.load_state_dict(saved)
        replayed = {key: p.copy() for key, p in saved_params.items()}
        for grad in grads[2:]:
            again.update(replayed, grad)
        for key, p in params.items():
            np.testing.assert_array_equal(replayed[key], p)
        assert again.iter == 5
        assert again.learning_rate == 0.1


@every_optimizer
def test_a_saved_state_is_a_copy(name: str):
    params, grads = parameters()
    optimizer = make_optimizer(name)
    optimizer.update(params, grads[0])
    saved = optimizer.state_dict()
    before = {slot: a["W1"].copy() for slot, a in saved["state"].items()}
    optimizer.update(params, grads[1])
    optimizer.load_state_dict(saved)
    optimizer.update(params, grads[1])
    for slot, array in before.items():
        np.testing.assert_array_equal(saved["state"][slot]["W1"], array)


def test_a_saved_state_holds_the_settings():
    assert Adam(0.1, beta1=0.8).state_dict() == {
        "name": "Adam",
        "learning_rate": 0.1,
        "hyperparameters": {"beta1": 0.8, "beta2": 0.999},
        "iter": 0,
        "state": {},
    }
    optimizer = Adam()
    optimizer.load_state_dict(Adam(0.1, beta1=0.8).state_dict())
    assert (optimizer.learning_rate, optimizer.beta1, optimizer.beta2) == (0.1, 0.8, 0.999)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": "SGD"}, "SGD cannot be loaded into Adam"),
        ({"hyperparameters": {"momentum": 0.9}}, "beta1, beta2.*momentum"),
        ({"state": {"h": {}}}, "must be none, not h"),
        ({"iter": 3}, "must be m, v, not none"),
        ({"learning_rate": math.nan}, "learning_rate"),
        ({"hyperparameters": {"beta1": 2.0, "beta2": 0.999}}, "beta1"),
        ({"iter": -1}, "iter"),
        ({"iter": 1.5}, "iter"),
        ({"surplus": 1}, "surplus"),
    ],
)
def test_a_state_that_does_not_fit_is_refused(change, message):
    optimizer = Adam()
    with pytest.raises(ValueError, match=message):
        optimizer.load_state_dict({**Adam(0.5, beta1=0.5).state_dict(), **change})
    assert optimizer.state_dict() == Adam().state_dict()


def test_a_state_of_other_parameters_is_refused_at_the_next_update():
    params, grads = parameters()
    optimizer, other = Adam(), Adam()
    optimizer.update(params, grads[0])
    other.update({"W": np.ones(2)}, {"W": np.ones(2)})
    optimizer.load_state_dict(other.state_dict())
    with pytest.raises(ValueError, match="remembers"):
        optimizer.update(params, grads[1])
