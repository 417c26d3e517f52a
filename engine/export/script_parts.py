"""The parts of which ``numpy_script`` composes its scripts, each as lines of Python.

Only numbers, and names of the engine's own registries, are put into them.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.config import TrainConfig
from engine.datasets import TOY_SETS
from engine.export import script_texts as texts
from engine.layers import FEW_COLUMNS
from engine.samplers import block_rows
from engine.toys import TEST_SHARE


def lines_of(text: str) -> list[str]:
    """The lines of a part; its first is the empty one before it."""
    return text.rstrip("\n").split("\n")


def imports(config: TrainConfig, with_math: bool) -> list[str]:
    """What is imported, and one thread: several add up in an order of their own."""
    names = ["math"] * with_math + ["os", "sys"]
    if config.dataset not in TOY_SETS:
        names = sorted([*names, "gzip", "pathlib"])
    return [
        f"import {', '.join(names)}",
        'os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums are then always made in one order',
        "import numpy as np",
        'np.seterr(over="ignore", invalid="ignore")',
    ]


def data(config: TrainConfig) -> list[str]:
    """x_train and t_train."""
    if config.dataset not in TOY_SETS:
        return lines_of(texts.READ)
    samples = config.toy_samples
    edge = samples - round(TEST_SHARE * samples)
    classes = config.toy_arms if config.dataset == "spirals" else 2
    points = texts.TOYS[config.dataset].format(samples=samples, arms=config.toy_arms)
    return [
        "",
        f"rng = np.random.default_rng({config.toy_seed})  # the points: {config.dataset}",
        f"labels = np.arange({samples}) % {classes}",
        *lines_of(points)[1:],
        f"points = points + {config.toy_noise!r} * rng.standard_normal(({samples}, 2))",
        f"x_train, t_train = points[:{edge}].astype(np.float32), labels[:{edge}]  # rest: test",
    ]


def network(config: TrainConfig) -> list[str]:
    """The seeds and the first weights."""
    classes = 10
    if config.dataset in TOY_SETS:
        classes = config.toy_arms if config.dataset == "spirals" else 2
    middle = "".join(f"{size}, " for size in config.hidden_sizes)
    std = {
        "std": repr(config.weight_init_std),
        "xavier": "np.sqrt(1 / size[0])",
        "he": "np.sqrt(2 / size[0])",
    }[config.initializer]
    one_hot = [f"one_hot = np.eye({classes}, dtype=dtype)"]
    return [
        "",
        f"for_weights, for_batches = np.random.SeedSequence({config.seed}).spawn(2)",
        "rng = np.random.default_rng(for_weights)",
        f"sizes = [x_train.shape[1], {middle}{classes}]",
        f"Ws = [rng.normal(0, {std}, size).astype(dtype) for size in zip(sizes, sizes[1:])]",
        "bs = [np.zeros(n, dtype) for n in sizes[1:]]",
        "params, rng = Ws + bs, np.random.default_rng(for_batches)",
        *one_hot * (config.loss == "mean_squared_error"),
    ]


def batches(config: TrainConfig) -> list[str]:
    """A generator of mini-batches without end."""
    rows, kind = block_rows(config.batch_size), config.sampler
    either = False
    if kind == "without_replacement":
        size = None
        if config.dataset in TOY_SETS:
            size = config.toy_samples - round(TEST_SHARE * config.toy_samples)
        either = size is None and config.dataset != "mnist"
        if config.batch_size**2 > (60_000 if size is None else size) and not either:
            kind = "large"
    text = texts.BATCHES[kind].format(rows=rows)
    if either:
        text = text.replace("    while True:\n", "    while True:\n" + texts.EITHER, 1)
    return lines_of(text)


def passes(config: TrainConfig) -> list[str]:
    """Forward, loss and backward."""
    function, derivative = texts.ACTIVATIONS[config.activation]
    forward = texts.FORWARD.format(few=FEW_COLUMNS, function=function)
    squared = config.loss == "mean_squared_error"
    if squared:  # its outputs lie row by row
        forward = forward.replace("np.exp(a - a.max", "np.exp(np.ascontiguousarray(a) - a.max")
    loss = texts.SQUARED_ERROR if squared else texts.CROSS_ENTROPY
    return (
        lines_of(forward) + lines_of(loss) + lines_of(texts.BACKWARD.format(derivative=derivative))
    )


def optimizers(names: Iterable[str]) -> list[list[str]]:
    """The rules that the run used."""
    return [lines_of(texts.OPTIMIZERS[name]) for name in names]


def rate(whole_run: str) -> tuple[list[str], str]:
    """The learning rate of this update: lines before it, and the expression.

    Parameters
    ----------
    whole_run : updates over which it falls along a cosine: "0" where it does not, or the name of
        the variable that says so, which is infinite where it does not
    """
    if whole_run == "0":
        return [], "learning_rate"
    share = f"0.01 + (1.0 - 0.01) * 0.5 * (1.0 + math.cos(math.pi * min(1.0, i / {whole_run})))"
    return [f"    share = {share}"], "learning_rate * share"


def loss_again(config: TrainConfig, sometimes: bool) -> list[str]:
    """The loss after the update, where it is the one to report."""
    error = "cross_entropy_error"
    if config.loss == "mean_squared_error":
        error = "mean_squared_error"
    again = f"loss = {error}(forward(x_batch)[1], t_batch)"
    if sometimes:
        return ["    if after:", f"        {again}"]
    return [f"    {again}"] * config.loss_after_update
