from __future__ import annotations

import ast
import gzip
import io
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.config import PRESETS, TrainConfig
from engine.datasets import MNIST_FOLDER, SAMPLERS, TOY_SETS, Dataset, load_mnist
from engine.export.errors import ExportError
from engine.export.numpy_script import MAX_COLUMNS, MAX_LINES, script_of
from engine.initializers import INITIALIZERS
from engine.layers import LOSS_LAYERS
from engine.optimizers import OPTIMIZERS
from engine.runs.records import Ancestor, Run, RunInfo
from engine.schedules import SCHEDULES
from tests.engine.export.small_runs import SMALL, branched, small_run, train

FOREIGN = {"engine", "guiapp", "main", "nablascope"}


def source_of(run: Run) -> str:
    source = script_of(run.info, run.history.rate_changes)
    lines = source.splitlines()
    assert len(lines) <= MAX_LINES == 80
    assert max(map(len, lines)) <= MAX_COLUMNS
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            assert not FOREIGN & {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.module not in FOREIGN
    return source


def losses_of(source: str, *arguments: str) -> np.ndarray[Any, Any]:
    """What the script computes, in this process: a new one costs a fifth of a second."""
    monkey = pytest.MonkeyPatch()
    space: dict[str, Any] = {"__name__": "__main__"}
    try:
        monkey.setattr(sys, "argv", ["script.py", *arguments])
        with np.errstate(), redirect_stdout(io.StringIO()):
            exec(compile(source, "script.py", "exec"), space)  # our own text
    finally:
        monkey.undo()
    return np.array(space["losses"])


def check(run: Run, *arguments: str) -> str:
    """The script of the run gives its losses."""
    source = source_of(run)
    np.testing.assert_allclose(losses_of(source, *arguments), run.history.losses, rtol=1e-6)
    return source


EACH: list[dict[str, Any]] = [
    *({"activation": name} for name in ACTIVATIONS),
    *({"initializer": name} for name in INITIALIZERS),
    *({"loss": name} for name in LOSS_LAYERS),
    *({"loss": name, "loss_after_update": True} for name in LOSS_LAYERS),
    *({"optimizer": name, "learning_rate": 0.03} for name in OPTIMIZERS),
    {"optimizer": "momentum", "optimizer_params": {"momentum": 0.5}},
    {"optimizer": "nesterov", "optimizer_params": {"momentum": 0.0}},
    {"optimizer": "rmsprop", "optimizer_params": {"decay_rate": 0.7}, "learning_rate": 0.01},
    {"optimizer": "adam", "optimizer_params": {"beta1": 0.8, "beta2": 0.99}},
    *({"sampler": name} for name in SAMPLERS),
    {"sampler": "without_replacement", "batch_size": 300},
    {"sampler": "with_replacement", "batch_size": 2_000, "toy_samples": 4_000},
    *({"schedule": name} for name in SCHEDULES),
    {"schedule": "cosine", "optimizer": "adam", "loss": "mean_squared_error"},
    *({"dataset": name} for name in TOY_SETS),
    {"dataset": "spirals", "toy_arms": 5, "toy_samples": 333, "toy_noise": 0.2, "toy_seed": 9},
    {"dataset": "circles", "toy_noise": 0.0, "toy_seed": 2**63 - 1},
    *({"hidden_sizes": sizes} for sizes in ((), (40,), (32, 31), (8, 40, 7))),
    {"hidden_sizes": (), "activation": "relu", "loss": "mean_squared_error"},
    {"weight_init_std": 0.0},
    {"weight_init_std": 1.7},
    {"seed": 2**63 - 1},
    {"evaluate_every": 0},
    {"iterations": 1},
]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("changes", EACH, ids=str)
def test_the_script_gives_the_same_losses(changes: dict[str, Any], dtype: str) -> None:
    check(small_run(**{"dtype": dtype} | changes))


@settings(max_examples=25)
@given(st.data())
def test_any_mixture_of_settings(data: st.DataObject) -> None:
    draw = data.draw
    config = TrainConfig(
        dataset=draw(st.sampled_from(sorted(TOY_SETS))),
        toy_samples=draw(st.integers(80, 400)),
        hidden_sizes=tuple(draw(st.lists(st.integers(1, 50), max_size=3))),
        activation=draw(st.sampled_from(sorted(ACTIVATIONS))),
        initializer=draw(st.sampled_from(sorted(INITIALIZERS))),
        loss=draw(st.sampled_from(sorted(LOSS_LAYERS))),
        optimizer=draw(st.sampled_from(sorted(OPTIMIZERS))),
        learning_rate=draw(st.floats(1e-4, 0.3)),
        schedule=draw(st.sampled_from(sorted(SCHEDULES))),
        batch_size=draw(st.integers(1, 60)),
        sampler=draw(st.sampled_from(sorted(SAMPLERS))),
        iterations=draw(st.integers(1, 60)),
        seed=draw(st.integers(0, 2**63 - 1)),
        loss_after_update=draw(st.booleans()),
        dtype=draw(st.sampled_from(["float32", "float64"])),
    )
    rates = draw(st.dictionaries(st.integers(2, 60), st.floats(1e-4, 0.3), max_size=4))
    check(train(config, rates=rates))


def test_learning_rates_set_by_hand() -> None:
    rates = {5: 0.5, 6: 1e-05, 40: 0.30000000000000004, 41: 0.25, 90: 1.0, 120: 0.125}
    for schedule in SCHEDULES:
        check(train(SMALL.replace(schedule=schedule, optimizer="momentum"), rates=rates))


def test_a_run_that_was_stopped_on_its_way() -> None:
    run = train(SMALL.replace(iterations=70, schedule="constant"))
    stopped = Run(run.info.replace(config=SMALL), run.history, run.state)
    assert len(losses_of(source_of(stopped))) == 70


def test_a_run_that_has_not_begun_is_made_whole() -> None:
    info = RunInfo("0" * 16, "", SMALL, 0, "2026-01-31T12:00:00+00:00")
    np.testing.assert_allclose(losses_of(script_of(info)), small_run().history.losses, rtol=1e-6)


@pytest.mark.parametrize("after", [False, True])
def test_a_run_that_diverges_does_so_at_the_same_iteration(after: bool) -> None:
    run = small_run(learning_rate=1e38, activation="relu", loss_after_update=after)
    assert run.info.diverged
    check(run)


def test_branches_are_stages_of_the_script() -> None:
    parent = small_run(iterations=40)
    same_rule = branched(parent, 30, learning_rate=0.5)
    assert "        learning_rate = 0.5\n" in check(same_rule)
    other = branched(same_rule, 25, optimizer="adam", learning_rate=0.01, loss_after_update=True)
    assert len(other.info.lineage) == 2
    check(other)
    check(branched(same_rule, 20, schedule="cosine", iterations=150, optimizer="rmsprop"))
    with pytest.raises(ExportError, match=r"settings .* too often .* 80 lines"):
        source_of(branched(other, 5, optimizer="nesterov"))


def test_a_branch_with_the_memory_of_its_parent() -> None:
    parent = small_run(iterations=30, optimizer="adam", learning_rate=0.01)
    check(branched(parent, 30, learning_rate=0.002))
    check(branched(parent, 30, optimizer_params={"beta1": 0.5}))


def test_a_branch_of_a_branch_at_the_same_moment() -> None:
    parent = small_run(iterations=30)
    between = branched(parent, 0, optimizer="momentum")
    check(branched(between, 30, learning_rate=0.01))


def test_a_parent_whose_learning_rate_was_set_by_hand() -> None:
    parent = train(SMALL.replace(iterations=40), rates={10: 0.3, 30: 0.02})
    check(branched(parent, 30, learning_rate=0.5))


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    return load_mnist()


MNIST = [
    PRESETS["article"].replace(iterations=130),
    PRESETS["chapter4"].replace(iterations=40),
    PRESETS["chapter5"].replace(iterations=40),
    PRESETS["fast"].replace(iterations=60, schedule="cosine"),
    TrainConfig(  # the longest that there is
        activation="tanh",
        loss="mean_squared_error",
        optimizer="adam",
        schedule="cosine",
        loss_after_update=True,
        iterations=60,
        learning_rate=0.01,
        dtype="float64",
    ),
]


@pytest.mark.parametrize("config", MNIST, ids=["article", "chapter4", "chapter5", "fast", "long"])
def test_mnist(config: TrainConfig, mnist: Dataset) -> None:
    config = config.replace(evaluate_every=0)
    check(train(config, dataset=mnist, rates={20: 0.05, 30: 0.02}), str(MNIST_FOLDER))


def test_mnist_with_large_batches(mnist: Dataset) -> None:
    run = train(TrainConfig(batch_size=300, iterations=4), dataset=mnist)
    assert "rng.choice" in check(run, str(MNIST_FOLDER))


@pytest.mark.parametrize(("mark", "packed"), [("-", False), ("-", True), (".", False)])
@pytest.mark.parametrize("batch_size", [5, 30])
def test_a_folder_of_idx_files(tmp_path: Path, mark: str, packed: bool, batch_size: int) -> None:
    rng = np.random.default_rng(3)
    for part, count in (("train", 90), ("t10k", 20)):
        images = rng.integers(256, size=(count, 4, 5), dtype=np.uint8)
        labels = (np.arange(count) % 10).astype(np.uint8)
        for kind, magic, array in (("images", 3, images), ("labels", 1, labels)):
            header = bytes([0, 0, 8, magic]) + np.array(array.shape, ">u4").tobytes()
            data = header + array.tobytes()
            name = f"{part}-{kind}{mark}idx{magic}-ubyte"
            path = tmp_path / (f"{name}.gz" if packed else name)
            path.write_bytes(gzip.compress(data) if packed else data)
    config = SMALL.replace(dataset=str(tmp_path), batch_size=batch_size, iterations=50)
    source = check(train(config), str(tmp_path))
    assert str(tmp_path) not in source
    assert tmp_path.name not in source


def test_on_its_own_it_prints_and_writes_its_losses(tmp_path: Path) -> None:
    run = small_run()
    (tmp_path / "script.py").write_text(source_of(run), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "script.py", "losses.csv"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["50", "100", "120"]
    table = np.loadtxt(tmp_path / "losses.csv", delimiter=",")
    np.testing.assert_array_equal(table[:, 0], np.arange(1, 121))
    np.testing.assert_allclose(table[:, 1], run.history.losses, rtol=1e-6)


@pytest.mark.parametrize(
    "name",
    [
        '"""\nraise SystemExit("injected")',
        "\nraise SystemExit('injected')\n#",
        "\\",
        "a\u2028raise SystemExit\x00\r\x0craise SystemExit",
        "x" * 500,
        "\ud800\u202e日本",
    ],
)
def test_words_of_the_user_are_never_code(name: str) -> None:
    run = small_run(iterations=3)
    plain = source_of(Run(run.info.replace(name=""), run.history, run.state)).splitlines()
    versions = dict(run.info.versions) | {"numpy": "2\nraise SystemExit"}
    named = source_of(
        Run(run.info.replace(name=name, note=name, versions=versions), run.history, run.state)
    )
    named.encode()
    assert named.split("\n")[2:-1] == plain[2:]
    assert all(line.startswith("# ") for line in named.split("\n")[:2])


def test_what_cannot_be_a_short_script_is_refused() -> None:
    info = small_run(iterations=2).info
    with pytest.raises(ExportError, match="augmented"):
        script_of(info.replace(config=TrainConfig(augment=True)))
    many = [(at, 0.1 + at * 1e-9) for at in range(1, 200)]
    with pytest.raises(ExportError, match=r"learning rate .* too often .* 80 lines"):
        script_of(info, many)
    path = '/"\nimport os #'
    strange = script_of(info.replace(config=SMALL.replace(dataset=path)))
    assert "import os #" not in strange


def test_a_lineage_that_cannot_be_true_is_refused() -> None:
    info = small_run(iterations=2).info
    other_seed = Ancestor("1" * 16, "", SMALL.replace(seed=5), 1)
    with pytest.raises(ExportError, match="other data or another network"):
        script_of(info.replace(lineage=(other_seed,)))
    late = Ancestor("1" * 16, "", info.config, 9)
    with pytest.raises(ExportError, match="follow one another"):
        script_of(info.replace(lineage=(late, replace(late, until=3))))
