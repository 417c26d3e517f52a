"""What the study panes do in the background: generators over the engine, with no Qt in them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.config import TrainConfig
from engine.datasets import Dataset
from engine.runs.records import MEAN_OF, Floats, Run
from engine.search.hyperparameters import TrialResult, ranked, run_search
from engine.search.jobs import StudyProgress
from engine.search.outcomes import Outcome
from engine.search.search_space import Trial
from engine.search.seeds import Band, accuracy_bands, loss_band, trailing_means
from engine.search.studies import run_study
from engine.trainer import DATA_FIELDS

Result = TypeVar("Result")
View = TypeVar("View")
Study = Callable[[Executor | None], Generator[StudyProgress[Result], None, tuple[Result, ...]]]


@dataclass(frozen=True, eq=False)
class Report(Generic[View]):
    """How far a study is, and what there is to see of it.

    ``view`` is the same object as in the last report when nothing has ended since.
    """

    done: int
    total: int
    share: float
    view: View


@dataclass(frozen=True, eq=False)
class SeedsView:
    """The runs that have ended, by seed, and their bands."""

    outcomes: tuple[Outcome, ...]
    loss: Band
    train: Band
    test: Band


@dataclass(frozen=True, eq=False)
class RaceView:
    """The racers that have arrived, in the order of the list, and their smoothed losses."""

    outcomes: tuple[Outcome, ...]
    losses: tuple[Floats, ...]


@dataclass(frozen=True, eq=False)
class SearchView:
    """The trials that have ended, the best first."""

    results: tuple[TrialResult, ...]


def seeds_job(
    configs: Sequence[TrainConfig], workers: int | None, dataset: Dataset | None = None
) -> Generator[Report[SeedsView | None], None, SeedsView | None]:
    """Train each seed; see ``spread`` for ``workers``."""
    study = _training(configs, workers, dataset)
    return (yield from _seen(spread(study, workers), len(configs), _seeds_view))


def race_job(
    configs: Sequence[TrainConfig], workers: int | None, dataset: Dataset | None = None
) -> Generator[Report[RaceView | None], None, RaceView | None]:
    """Let each optimizer run; see ``spread`` for ``workers``."""
    study = _training(configs, workers, dataset)
    return (yield from _seen(spread(study, workers), len(configs), _race_view))


def search_job(
    trials: Sequence[Trial], workers: int | None
) -> Generator[Report[SearchView | None], None, SearchView | None]:
    """Carry out all trials; see ``spread`` for ``workers``."""

    def study(
        executor: Executor | None,
    ) -> Generator[StudyProgress[TrialResult], None, tuple[TrialResult, ...]]:
        return run_search(trials, executor)

    return (yield from _seen(spread(study, workers), len(trials), _search_view))


def keep_job(keep: Callable[[Run], object], runs: Sequence[Run]) -> Generator[int, None, int]:
    """Put runs into the library one by one; how many there are already."""
    for count, run in enumerate(runs):
        yield count
        keep(run)
    return len(runs)


def same_data(first: TrainConfig, second: TrainConfig) -> bool:
    """Whether both learn from the same data, so that one dataset serves both."""
    return all(getattr(first, name) == getattr(second, name) for name in DATA_FIELDS)


def spread(
    study: Study[Result], workers: int | None
) -> Generator[StudyProgress[Result], None, tuple[Result, ...]]:
    """Here, one after another, if ``workers`` is None; else in so many processes, none of which
    is left when this generator has ended or was closed.
    """
    if workers is None:
        return (yield from study(None))
    from guiapp.executors import process_pool

    with process_pool(workers) as executor:
        return (yield from study(executor))


def _training(
    configs: Sequence[TrainConfig], workers: int | None, dataset: Dataset | None
) -> Study[Outcome]:
    # a process loads its data sooner than they could be sent to it
    given = dataset if workers is None else None

    def study(
        executor: Executor | None,
    ) -> Generator[StudyProgress[Outcome], None, tuple[Outcome, ...]]:
        return run_study(configs, executor, given)

    return study


def _seen(
    progress: Generator[StudyProgress[Result], None, tuple[Result, ...]],
    total: int,
    look: Callable[[Sequence[Result]], View],
) -> Generator[Report[View | None], None, View | None]:
    """Make a view of the results, by number, whenever another has come; not in the window."""
    view: View | None = None
    seen = 0
    try:
        while True:
            try:
                state = next(progress)
            except StopIteration as end:
                return look(end.value) if end.value else None
            if len(state.done) > seen:
                seen = len(state.done)
                pairs = zip(state.done, state.results, strict=True)
                view = look([result for _, result in sorted(pairs, key=lambda pair: pair[0])])
            yield Report(seen, total, state.fraction, view)
    finally:
        progress.close()


def _seeds_view(outcomes: Sequence[Outcome]) -> SeedsView:
    train, test = accuracy_bands(outcomes)
    return SeedsView(tuple(outcomes), loss_band(outcomes), train, test)


def _race_view(outcomes: Sequence[Outcome]) -> RaceView:
    losses = tuple(trailing_means(outcome.history.losses, MEAN_OF) for outcome in outcomes)
    return RaceView(tuple(outcomes), losses)


def _search_view(results: Sequence[TrialResult]) -> SearchView:
    return SearchView(tuple(ranked(results)))
