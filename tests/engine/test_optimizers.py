"""engine.optimizers: the book's race in figures, its formulas line by line, and the in-place care.

The textbook rules are written out once more below, with fresh arrays, as the expected values.
"""

from __future__ import annotations

import math
import tracemalloc

import numpy as np
import pytest

from engine.optimizers import (
    OPTIMIZERS,
    SGD,
    AdaGrad,
    Adam,
    Momentum,
    Nesterov,
    Optimizer,
    RMSProp,
    make_optimizer,
)

every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)
both_dtypes = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def textbook(name: str, lr: float, p: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    """What Deep Learning from Scratch 6.1 makes of ``p`` (its defaults), a line per formula."""
    v, h, m = np.zeros_like(p), np.zeros_like(p), np.zeros_like(p)
    for iteration, g in enumerate(gradients, start=1):
        if name == "sgd":
            p = p - lr * g
        elif name == "momentum":
            v = 0.9 * v - lr * g
            p = p + v
        elif name == "nesterov":
            p = p + 0.9 * 0.9 * v - (1 + 0.9) * lr * g
            v = 0.9 * v - lr * g
        elif name == "adagrad":
            h = h + g * g
            p = p - lr * g / (np.sqrt(h) + 1e-7)
        elif name == "rmsprop":
            h = 0.99 * h + (1 - 0.99) * g * g
            p = p - lr * g / (np.sqrt(h) + 1e-7)
        elif name == "adam":
            lr_t = lr * math.sqrt(1 - 0.999**iteration) / (1 - 0.9**iteration)
            m = m + (1 - 0.9) * (g - m)
            v = v + (1 - 0.999) * (g**2 - v)
            p = p - lr_t * m / (np.sqrt(v) + 1e-7)
    return p


def walk(optimizer: Optimizer, updates: int, start: tuple[float, float] = (-7.0, 2.0)):
    """Positions after 0..updates updates on ``x**2 / 20 + y**2`` (optimizer_compare_naive.py)."""
    params = {"x": np.array(start[0]), "y": np.array(start[1])}
    positions = [start]
    for _ in range(updates):
        optimizer.update(params, {"x": params["x"] / 10.0, "y": 2.0 * params["y"]})
        positions.append((float(params["x"]), float(params["y"])))
    return positions


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


def to_the_digits_of(text: str, found: float) -> str:
    """``found`` rounded to as many significant digits as ``text`` has, and written like it."""
    significant = text.partition("e")[0].replace(".", "").lstrip("-0")
    return repr(float(f"{found:.{len(significant)}g}"))


@pytest.mark.parametrize(
    ("optimizer", "after_1", "after_29", "after_30", "f_after_30"),
    [
        (SGD(0.95), "-6.335 -1.8", "-0.387175 -0.0942026", "-0.350393 0.0847823", "0.0133268"),
        (Momentum(0.1), "-6.93 1.6", "0.814112 0.272878", "0.896414 0.0880856", "0.0479370"),
        (AdaGrad(1.5), "-5.5 0.5", "-0.136185 9e-17", "-0.120162 2e-17", "0.00072195"),
        (Adam(0.3), "-6.70000 1.70000", "0.0201491 0.321957", "0.136007 0.318245", "0.102205"),
        (Nesterov(0.1), "-6.867 1.24", "0.619266 0.00737368", "", "0.0237789"),
        (RMSProp(0.1), "-6.0 1.0", "-0.748162 2.9e-8", "", "0.0243198"),
    ],
    ids=lambda value: value.NAME if isinstance(value, Optimizer) else "",
)
def test_the_race_of_the_book(optimizer, after_1, after_29, after_30, f_after_30):
    positions = walk(optimizer, 30)
    x, y = positions[30]
    f = x**2 / 20 + y**2
    found = [*positions[1], *positions[29], *(positions[30] if after_30 else ()), f]
    expected = f"{after_1} {after_29} {after_30} {f_after_30}".split()
    rounded = [to_the_digits_of(text, value) for text, value in zip(expected, found, strict=True)]
    assert rounded == [repr(float(text)) for text in expected]


@every_optimizer
@both_dtypes
def test_every_array_follows_the_textbook(name: str, dtype: type):
    params, grads = parameters(dtype)
    expected = {key: textbook(name, 0.1, p, [g[key] for g in grads]) for key, p in params.items()}
    optimizer = make_optimizer(name, 0.1)
    for grad in grads:
        optimizer.update(params, grad)
    tolerance = 1e-5 if dtype is np.float32 else 1e-13
    for key, p in params.items():
        np.testing.assert_allclose(p, expected[key], rtol=tolerance, atol=tolerance)
    assert optimizer.iter == 5


@every_optimizer
@both_dtypes
def test_updates_are_in_place_and_keep_the_dtype(name: str, dtype: type):
    params, grads = parameters(dtype)
    arrays = dict(params)
    before = {key: g.copy() for key, g in grads[0].items()}
    optimizer = make_optimizer(name)
    optimizer.update(params, grads[0])
    assert all(params[key] is array and array.dtype == dtype for key, array in arrays.items())
    assert all(a.dtype == dtype for slot in optimizer.state.values() for a in slot.values())
    for key, g in grads[0].items():
        np.testing.assert_array_equal(g, before[key])


@every_optimizer
def test_a_numpy_learning_rate_does_not_lift_float32(name: str):
    params, grads = parameters(np.float32)
    optimizer = make_optimizer(name, np.float64(0.1))
    assert type(optimizer.learning_rate) is float
    optimizer.update(params, grads[0])
    assert params["W1"].dtype == np.float32


@every_optimizer
def test_updates_do_not_allocate(name: str):
    params = {"W1": np.ones((784, 100), np.float32)}
    grads = {"W1": np.full((784, 100), 0.1, np.float32)}
    optimizer = make_optimizer(name)
    optimizer.update(params, grads)
    tracemalloc.start()
    try:
        optimizer.update(params, grads)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 0.1 * params["W1"].nbytes


@every_optimizer
def test_float64_and_whole_gradients_serve_float32_parameters(name: str):
    params, _ = parameters(np.float32)
    optimizer = make_optimizer(name, 0.1)
    for dtype in (np.float64, np.int64):
        optimizer.update(params, {key: np.ones_like(p, dtype=dtype) for key, p in params.items()})
    assert params["W1"].dtype == np.float32
    assert np.isfinite(params["W1"]).all()


def test_inner_state_can_be_read():
    slots = {"sgd": "", "momentum": "v", "nesterov": "v", "adagrad": "h", "rmsprop": "h"}
    for name, letters in {**slots, "adam": "mv"}.items():
        params, grads = parameters()
        optimizer = make_optimizer(name)
        assert optimizer.state == {}
        assert all(getattr(optimizer, letter) is None for letter in letters)
        optimizer.update(params, grads[0])
        assert list(optimizer.state) == list(letters)
        for letter in letters:
            slot = optimizer.state[letter]
            assert slot is getattr(optimizer, letter)
            assert {key: a.shape for key, a in slot.items()} == {
                key: p.shape for key, p in params.items()
            }


def test_inner_state_in_figures():
    g = 2.0
    params = {"x": np.array([1.0])}
    for optimizer in (momentum := Momentum(0.1), adam := Adam(0.1), rmsprop := RMSProp(0.1)):
        optimizer.update(params, {"x": np.array([g])})
    assert momentum.v["x"] == pytest.approx([-0.1 * g])
    assert adam.m["x"] == pytest.approx([0.1 * g])
    assert adam.v["x"] == pytest.approx([0.001 * g**2])
    assert rmsprop.h["x"] == pytest.approx([0.01 * g**2])


@every_optimizer
def test_learning_rate_may_change_between_updates(name: str):
    params, grads = parameters()
    optimizer = make_optimizer(name, 0.1)
    optimizer.update(params, grads[0])
    before = params["W1"].copy()
    optimizer.learning_rate = 0.0
    if name not in ("momentum", "nesterov"):  # these two keep rolling
        optimizer.update(params, grads[1])
        np.testing.assert_array_equal(params["W1"], before)
    optimizer.learning_rate = 0.5
    optimizer.update(params, grads[2])
    assert (params["W1"] != before).all()


def test_defaults_are_the_book_s():
    assert {name: repr(make_optimizer(name)) for name in OPTIMIZERS} == {
        "sgd": "SGD(learning_rate=0.01)",
        "momentum": "Momentum(learning_rate=0.01, momentum=0.9)",
        "nesterov": "Nesterov(learning_rate=0.01, momentum=0.9)",
        "adagrad": "AdaGrad(learning_rate=0.01)",
        "rmsprop": "RMSProp(learning_rate=0.01, decay_rate=0.99)",
        "adam": "Adam(learning_rate=0.001, beta1=0.9, beta2=0.999)",
    }


@every_optimizer
def test_registry_and_constructor_agree_on_defaults(name: str):
    kind = OPTIMIZERS[name]
    assert kind().state_dict() == make_optimizer(name).state_dict()
    assert kind().learning_rate == kind.DEFAULT_LEARNING_RATE
    assert kind().state_dict()["hyperparameters"] == dict(kind.hyperparameters)
    assert kind.NAME.lower() == name


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match=r"no optimizer 'adamw'; choose from adagrad, adam"):
        make_optimizer("adamw")
    with pytest.raises(ValueError, match=r"SGD does not take momentum; .* none"):
        make_optimizer("sgd", momentum=0.9)
    with pytest.raises(ValueError, match=r"Adam does not take beta3; .* beta1, beta2"):
        make_optimizer("adam", beta3=0.9)
