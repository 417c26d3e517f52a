"""One learner's way through the window with keys and mouse: train, close, reopen, resume, rewind,
branch, compare, take away. What comes out is what the engine alone would give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine.config import TrainConfig
from engine.runs.run_files import load_run
from engine.trainer import Trainer, load_dataset
from guiapp.app import Desk
from guiapp.messages import FULL_SPEED, State
from guiapp.pages.runs.ledger_files import Order
from guiapp.pages.runs.page import RunsPage
from guiapp.pages.train.page import TrainPage
from guiapp.settings import Settings
from tests.guiapp.conftest import QUICK

Key, Mod = Qt.Key, Qt.KeyboardModifier
CONFIG = QUICK.replace(iterations=150, evaluate_every=50, optimizer="adam", learning_rate=0.01)


class Learner:
    """A window over the same folder and settings as the one before, and the hands in front."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.session, self.qtbot = desk, desk.session, qtbot
        desk.window.resize(1366, 740)
        desk.window.show()
        qtbot.waitExposed(desk.window)
        with qtbot.waitSignal(desk.session.settled, timeout=20_000):
            desk.begin()
        self.train.view.controls.speed.set_speed(FULL_SPEED)

    @property
    def train(self) -> TrainPage:
        page = self.desk.window.page("train")
        assert isinstance(page, TrainPage)
        return page

    @property
    def runs(self) -> RunsPage:
        page = self.desk.window.page("runs")
        assert isinstance(page, RunsPage)
        return page

    def press(self, key: Key, modifier: Mod = Mod.NoModifier) -> None:
        self.qtbot.keyClick(self.desk.window.current_page, key, modifier)

    def wait_for_rest(self) -> None:
        self.qtbot.waitUntil(lambda: self.session.state in (State.FINISHED, State.PAUSED))
        self.qtbot.waitUntil(lambda: not self.desk.keeper.is_busy())

    def run_to_the_end(self) -> None:
        with self.qtbot.waitSignal(self.session.settled):
            self.press(Key.Key_Space)
        self.wait_for_rest()

    def drag_to(self, iteration: int) -> None:
        """Over the loss curve, from its end."""
        plot = self.train.view.loss_plot
        area, viewport = plot.area, plot.area.view.viewport()

        def pixel(at: float) -> QPoint:
            place = QPointF(area.to_x_px(at), area.rect.height() / 2)
            return area.view.mapFromScene(area.box.mapToScene(place))

        left = Qt.MouseButton.LeftButton
        QTest.mousePress(viewport, left, Mod.NoModifier, pixel(self.session.recorded_end - 2))
        for at in (iteration + 20, iteration + 5, iteration):
            QTest.mouseMove(viewport, pixel(at))
        QTest.mouseRelease(viewport, left, Mod.NoModifier, pixel(iteration))
        self.qtbot.waitUntil(lambda: self.session.iteration == self.train.machine.moment())
        self.wait_for_rest()

    def set_learning_rate(self, text: str) -> None:
        field = self.train.view.form.fields.learning_rate
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Key.Key_Return)
        self.train.setFocus()

    def list_runs(self) -> list[str]:
        self.press(Key.Key_L, Mod.ControlModifier)
        ledger = self.runs.ledger
        self.qtbot.waitUntil(lambda: not ledger.shelf.is_busy())
        return [entry.info.name for entry in ledger.table.entries()]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def desks(qapp: QApplication, settings: Settings, data: Path) -> Iterator[list[Desk]]:
    """The windows of this test; the last one is closed at its end."""
    settings.language, settings.theme = "en", "light"
    opened: list[Desk] = []
    yield opened
    assert opened[-1].close()
    opened[-1].window.deleteLater()


def losses(config: TrainConfig, count: int) -> list[float]:
    trainer = Trainer(config, load_dataset(config))
    return [trainer.update().loss for _ in range(count)]


def open_window(
    desks: list[Desk], qapp: QApplication, settings: Settings, data: Path, qtbot: QtBot
) -> Learner:
    desks.append(Desk(qapp, settings, data))
    return Learner(desks[-1], qtbot)


def test_a_learner_s_way(
    desks: list[Desk],
    qapp: QApplication,
    settings: Settings,
    data: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    settings.last_config = CONFIG
    learner = open_window(desks, qapp, settings, data, qtbot)
    assert learner.session.config == CONFIG, "the settings of last time"

    # train halfway, give the run a name, keep it, and close the window
    with qtbot.waitSignal(learner.session.settled):
        for _ in range(70):
            learner.press(Key.Key_Right)
        qtbot.waitUntil(lambda: learner.session.iteration == 70)
    learner.session.set_run_name("my first run")
    with qtbot.waitSignal(learner.desk.keeper.kept):
        learner.press(Key.Key_S, Mod.ControlModifier)
    assert desks[0].close()
    desks[0].window.deleteLater()

    # another day: the run is in the ledger, and Enter opens it where it stood
    learner = open_window(desks, qapp, settings, data, qtbot)
    session = learner.session
    assert learner.list_runs() == ["my first run"]
    (entry,) = learner.runs.ledger.table.entries()
    learner.runs.ledger.table.choose([entry.info.id], entry.info.id)
    with qtbot.waitSignal(learner.desk.keeper.opened), qtbot.waitSignal(session.settled):
        qtbot.keyClick(learner.runs.ledger.table, Key.Key_Return)
    assert learner.desk.window.current_page is learner.train
    assert (session.run_name, session.iteration) == ("my first run", 70)

    # it goes on exactly
    learner.run_to_the_end()
    assert_array_equal(session.losses.losses, losses(CONFIG, 150))

    # back along the curve: the weights of then, and the same way again
    learner.drag_to(60)
    at = session.iteration
    assert at == pytest.approx(60, abs=1)
    trainer = Trainer(CONFIG, load_dataset(CONFIG))
    for _ in range(at):
        trainer.update()
    assert session.latest_snapshot is not None
    assert_array_equal(session.latest_snapshot.params["W1"], trainer.network.params["W1"])
    learner.run_to_the_end()
    assert_array_equal(session.losses.losses, losses(CONFIG, 150))

    # what if the rate had been ten times as large from there on
    learner.drag_to(60)
    at = session.iteration
    learner.set_learning_rate("0.1")
    with qtbot.waitSignal(session.run_started):
        learner.press(Key.Key_B)
    learner.wait_for_rest()
    assert session.lineage[-1].name == "my first run"
    learner.run_to_the_end()
    trainer = Trainer(CONFIG, load_dataset(CONFIG))
    for iteration in range(150):
        if iteration == at:
            trainer.set_learning_rate(0.1)
        trainer.update()
    assert session.latest_snapshot is not None
    assert_array_equal(session.latest_snapshot.params["W1"], trainer.network.params["W1"])

    # both side by side: only the learning rate differs
    names = learner.list_runs()
    assert len(names) == 2
    assert "my first run" in names
    ledger = learner.runs.ledger
    qtbot.keyClick(ledger.table, Key.Key_A, Mod.ControlModifier)
    qtbot.waitUntil(lambda: len(ledger.view.loss.drawn_runs()) == 2)
    heads = [row[0].text for row in ledger.view.facts.table.facts.rows]
    assert "Learning rate" in heads
    assert not {"Seed", "Optimizer", "Hidden layers"} & set(heads)

    # and away with them
    target = tmp_path / "runs.csv"
    entries = tuple(ledger.table.chosen_entries())
    with qtbot.waitSignal(ledger.export.saved):
        ledger.export.write(Order("csv", entries, (target,)))
    rows = target.read_text(encoding="utf-8").splitlines()
    assert len(rows) >= 1 + 2 * 150
    (first,) = [entry for entry in entries if entry.info.name == "my first run"]
    kept = load_run(first.path)
    assert kept.info.iteration == 150
    assert np.array_equal(kept.history.losses, losses(CONFIG, 150))

    # renamed, deleted, and brought back
    ledger.table.choose([first.info.id], first.info.id)
    qtbot.keyClick(ledger.table, Key.Key_F2)
    editor = ledger.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("the first")
    with qtbot.waitSignal(ledger.shelf.changed):
        qtbot.keyClick(editor, Key.Key_Return)
    with qtbot.waitSignal(ledger.shelf.listed):
        qtbot.keyClick(ledger.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(ledger.table.entries()) == 1)
    with qtbot.waitSignal(ledger.shelf.listed):
        qtbot.keyClick(ledger.table, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: len(ledger.table.entries()) == 2)
    assert "the first" in [entry.info.name for entry in ledger.table.entries()]
