"""Published runs: recognized by their settings, compared only where something was measured."""

from __future__ import annotations

import numpy as np
import pytest

from engine.config import PRESETS, TrainConfig
from engine.datasets import Dataset, load_mnist
from engine.runs.records import RunHistory
from engine.search.optimizer_race import BOOK_RACE, race_configs
from engine.search.published import PUBLISHED, expected, verdict
from engine.search.studies import train_whole

ARTICLE = PRESETS["article"]


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    return load_mnist()


def history_of(
    losses: int,
    evaluations: list[tuple[int, float, float]],
    changes: tuple[tuple[int, float], ...] = (),
) -> RunHistory:
    return RunHistory(np.full(losses, 0.4), np.array(evaluations), np.array(changes))


@pytest.mark.parametrize("name", ["article", "chapter4", "chapter5"])
def test_a_preset_is_recognized_whatever_its_seed_and_cadence(name: str) -> None:
    preset = PRESETS[name]
    for config in (preset, preset.replace(seed=99, evaluate_every=7, iterations=50_000)):
        published = expected(config)
        assert published is not None
        assert published.name == name
        assert published.bands == PUBLISHED[name].bands


def test_each_racer_of_the_book_is_recognized() -> None:
    names = [getattr(expected(config), "name", None) for config in race_configs(BOOK_RACE)]
    assert names == ["race sgd", "race momentum", "race adagrad", "race adam"]


@pytest.mark.parametrize(
    "changes",
    [
        {"learning_rate": 0.2},
        {"dataset": "circles"},
        {"hidden_sizes": (99,)},
        {"schedule": "cosine"},
        {"loss_after_update": True},
        {"augment": True},
    ],
)
def test_other_settings_are_another_run(changes: dict[str, object]) -> None:
    assert expected(ARTICLE.replace(**changes)) is None


def test_of_a_shorter_run_only_its_part_is_expected() -> None:
    published = expected(PRESETS["chapter4"].replace(iterations=6000))
    assert published is not None
    assert {band.quantity: band.iterations for band in published.bands} == {
        "train": (600, 1200, 6000),
        "test": (600, 1200, 6000),
    }
    assert expected(PRESETS["chapter4"].replace(iterations=100)) is None


def test_bands_are_what_was_measured_and_a_margin() -> None:
    """Early accuracies 0.02 wider, late ones 0.003."""
    chapter4 = {band.quantity: band for band in PUBLISHED["chapter4"].bands}
    assert chapter4["train"].low == (0.753, 0.855, 0.929, 0.942)
    assert chapter4["train"].high == (0.806, 0.899, 0.938, 0.951)
    assert chapter4["loss"].low[0] == pytest.approx(0.173 - 0.008)
    for published in PUBLISHED.values():
        for band in published.bands:
            assert len(band.iterations) == len(band.low) == len(band.high) > 0
            assert list(band.iterations) == sorted(band.iterations)
            assert all(low < high for low, high in zip(band.low, band.high, strict=True))


def test_the_published_notebook_is_inside() -> None:
    """The rows of the book's ch04 notebook: one unseeded run of theirs."""
    rows = [(600, 0.7893, 0.7947), (1200, 0.8764, 0.8811), (9600, 0.94705, 0.9465)]
    verdicts = verdict(PUBLISHED["chapter4"], history_of(0, rows))
    assert len(verdicts) == 6
    assert all(judged.inside for judged in verdicts)


def test_nothing_is_said_of_what_was_not_measured() -> None:
    assert verdict(PUBLISHED["article"], history_of(0, [])) == ()
    early = verdict(PUBLISHED["article"], history_of(999, [(900, 0.1, 0.1)]))
    assert [(judged.quantity, judged.iteration) for judged in early] == [("loss", 1)]


def test_an_accuracy_counts_where_it_was_measured_near_enough() -> None:
    def tests_of(*rows: tuple[int, float, float]) -> list[tuple[int, float, bool]]:
        verdicts = verdict(PUBLISHED["article"], history_of(1100, list(rows)))
        return [(v.iteration, v.value, v.inside) for v in verdicts if v.quantity == "test"]

    assert tests_of((940, 0.9, 0.9)) == []
    assert tests_of((960, 0.9, 0.9)) == [(960, 0.9, True)]
    assert tests_of((960, 0.9, 0.9), (1010, 0.5, 0.5)) == [(1010, 0.5, False)]


def test_after_a_change_of_the_learning_rate_nothing_is_compared() -> None:
    rows = [(600, 0.78, 0.78), (6000, 0.934, 0.935)]
    changed = history_of(10_000, rows, ((5000, 0.2),))
    assert {v.iteration for v in verdict(PUBLISHED["chapter4"], changed)} == {600}


def test_a_loss_that_is_not_finite_is_not_compared() -> None:
    history = RunHistory(np.r_[np.ones(999), np.inf], np.empty(0), np.empty(0))
    assert {v.iteration for v in verdict(PUBLISHED["article"], history)} == {1}


def run_of(config: TrainConfig, mnist: Dataset) -> tuple[int, list[object]]:
    """How many figures were compared, and those outside."""
    published = expected(config)
    assert published is not None
    verdicts = verdict(published, train_whole(config, mnist).history)
    return len(verdicts), [judged for judged in verdicts if not judged.inside]


@pytest.mark.parametrize("seed", [0, 1])
def test_our_own_runs_of_the_article_are_inside(seed: int, mnist: Dataset) -> None:
    assert run_of(ARTICLE.replace(seed=seed, evaluate_every=0), mnist) == (4, [])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize(("preset", "figures"), [("chapter4", 9), ("chapter5", 7)])
def test_our_own_runs_of_the_book_are_inside(
    preset: str, figures: int, seed: int, mnist: Dataset
) -> None:
    assert run_of(PRESETS[preset].replace(seed=seed), mnist) == (figures, [])
