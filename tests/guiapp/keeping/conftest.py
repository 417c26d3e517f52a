"""A session with a small run, and what kept runs need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from engine.config import TrainConfig
from engine.runs.library import Entry, RunLibrary
from guiapp.keeping.autosave import Autosave
from guiapp.keeping.keeper import Keeper
from guiapp.session import Session
from guiapp.settings import Settings
from tests.guiapp.conftest import QUICK

LONG = QUICK.replace(iterations=300, optimizer="adam", learning_rate=0.01)
NEVER_BY_ITSELF_S = 10_000.0

MakeAutosave = Callable[[Session], Autosave]


class Heard(QObject):
    """Everything that a keeper said."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self.kept: list[Entry] = []
        self.opened: list[Entry] = []
        self.failed: list[str] = []
        self.changes = 0
        keeper.kept.connect(self.kept.append)
        keeper.opened.connect(self.opened.append)
        keeper.failed.connect(self.failed.append)
        keeper.changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self.changes += 1


@pytest.fixture
def library(tmp_path: Path) -> RunLibrary:
    return RunLibrary(tmp_path / "runs")


@pytest.fixture
def keeper(ready: Session, library: RunLibrary, settings: Settings) -> Iterator[Keeper]:
    keeper = Keeper(ready, library, settings)
    yield keeper
    keeper.close()


@pytest.fixture
def heard(keeper: Keeper) -> Heard:
    return Heard(keeper)


@pytest.fixture
def make_autosave(tmp_path: Path) -> Iterator[MakeAutosave]:
    """Autosaves of the same folder, each as if it were that of a window of its own."""
    made: list[Autosave] = []

    def make(session: Session) -> Autosave:
        autosave = Autosave(session, tmp_path / "autosave", NEVER_BY_ITSELF_S)
        autosave._soon.setInterval(round(NEVER_BY_ITSELF_S * 1000))
        made.append(autosave)
        return autosave

    yield make
    for autosave in made:
        autosave.close()


def train(session: Session, qtbot: QtBot, steps: int) -> None:
    """So many iterations, and rest."""
    with qtbot.waitSignal(session.settled):
        session.step(steps)


def prepare(session: Session, qtbot: QtBot, config: TrainConfig) -> None:
    """Another run at iteration 0."""
    with qtbot.waitSignal(session.settled):
        session.prepare(config)


def save(autosave: Autosave, qtbot: QtBot) -> None:
    """Save now, and wait for the disk."""
    with qtbot.waitSignal(autosave.saved):
        autosave.save()
