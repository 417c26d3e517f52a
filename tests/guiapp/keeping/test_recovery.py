"""Real windows: a crash, the bar above the pages, and what becomes of the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.runs.run_files import load_info, save_run
from engine.trainer import Trainer, load_dataset
from guiapp.app import Desk
from guiapp.keeping.leftovers import Leftover
from guiapp.messages import FULL_SPEED
from guiapp.settings import Settings
from guiapp.theme import DARK
from guiapp.widgets.recovery_bar import RecoveryBar
from tests.engine.runs.small_runs import assert_same_arrays, change_array, small_run
from tests.guiapp.conftest import QUICK
from tests.guiapp.keeping.conftest import LONG, prepare, train

ROOT = Path(__file__).resolve().parents[3]
ENDLESS = LONG.replace(iterations=10_000_000)

WINDOW = """
import sys
import main
from guiapp import app
from tests.guiapp.keeping.conftest import LONG

def shown(desk):
    session = desk.session
    def on_settled():
        if session.config == config and session.iteration == 0:
            session.start()
    config = LONG.replace(iterations=10_000_000)
    session.settled.connect(on_settled)
    session.set_speed(0.0)
    session.prepare(config)

sys.exit(app.run(language="en", theme="light", when_shown=shown))
"""


@pytest.fixture
def killed(tmp_path: Path, qtbot: QtBot) -> Path:
    """A window that trains and is killed after it has saved; the folder that it leaves."""
    home, config = tmp_path / "home", tmp_path / "config"
    settings = config / "Nablascope" / "Nablascope.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\nautosave_s=1\n")
    places = {"XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(config)}
    folder = home / "Nablascope" / "autosave"
    child = subprocess.Popen(
        [sys.executable, "-c", WINDOW],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | places,
        stderr=subprocess.PIPE,
        text=True,
    )
    with child:
        qtbot.waitUntil(
            lambda: child.poll() is not None or any(folder.glob("*.npz")), timeout=60_000
        )
        assert child.poll() is None, child.stderr and child.stderr.read()
        child.send_signal(signal.SIGKILL)
        child.wait()
    return home / "Nablascope"


@pytest.fixture
def next_window(
    qapp: QApplication, settings: Settings, killed: Path, qtbot: QtBot
) -> Iterator[Desk]:
    """The next start."""
    settings.language, settings.theme = "en", "light"
    settings.last_config = QUICK
    desk = Desk(qapp, settings, killed)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    with qtbot.waitSignal(desk.session.settled, timeout=20_000):
        desk.begin()
    yield desk
    assert desk.close()
    desk.window.deleteLater()
    qapp.setStyleSheet("")


def bar_of(desk: Desk) -> RecoveryBar:
    assert desk.recovery is not None
    assert desk.recovery.bar is not None
    return desk.recovery.bar


def offered(desk: Desk) -> Leftover:
    """What the bar shows, with its file."""
    assert desk.recovery is not None
    leftover, shown = desk.recovery._offers[0], bar_of(desk).offered()
    assert shown is not None
    assert (shown.name, shown.iteration) == (leftover.name, leftover.iteration)
    return leftover


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_killed_window_s_run_comes_back_and_goes_on_to_the_bit(
    next_window: Desk, killed: Path, qtbot: QtBot
) -> None:
    desk, bar = next_window, bar_of(next_window)
    assert bar.isVisible()
    assert desk.window.isAncestorOf(bar)
    leftover = offered(desk)
    assert leftover.iteration > 0
    assert f"iteration {leftover.iteration:,} was saved at" in bar.text.text()
    assert bar.height() <= 40
    with qtbot.waitSignals([desk.autosave.recovered, desk.session.settled]):
        click(qtbot, bar.open_button)
    assert not bar.isVisible()
    assert desk.session.config == ENDLESS
    assert desk.session.iteration == leftover.iteration
    assert leftover.path.exists()
    desk.session.set_speed(FULL_SPEED)
    train(desk.session, qtbot, 200)
    reference = Trainer(ENDLESS, load_dataset(ENDLESS))
    losses = [reference.update().loss for _ in range(leftover.iteration + 200)]
    assert desk.session.losses.losses.tolist() == losses
    assert desk.session.latest_snapshot is not None
    assert_same_arrays(desk.session.latest_snapshot.params, reference.network.params)
    assert desk.close()
    assert list((killed / "autosave").iterdir()) == [], "a clean end leaves nothing"
    (path,) = (killed / "runs").iterdir()
    assert load_info(path).iteration == leftover.iteration + 200, "it is among the kept ones"


def test_it_can_be_discarded(next_window: Desk, killed: Path, qtbot: QtBot) -> None:
    bar = bar_of(next_window)
    click(qtbot, bar.discard_button)
    assert not bar.isVisible()
    assert list((killed / "autosave").glob("*.npz")) == []
    assert next_window.close()
    assert list((killed / "autosave").iterdir()) == []


def test_it_is_offered_until_somebody_decides(
    next_window: Desk, killed: Path, qapp: QApplication, settings: Settings, qtbot: QtBot
) -> None:
    assert bar_of(next_window).isVisible()
    second = Desk(qapp, settings, killed)
    second.begin()
    assert second.recovery is not None
    assert second.recovery.bar is None, "another window at the same time is not offered it"
    assert next_window.close()
    second.recovery.begin()
    assert bar_of(second).offered() is not None
    assert second.close()
    second.window.deleteLater()


def test_a_damaged_one_is_named(next_window: Desk, killed: Path, qtbot: QtBot) -> None:
    bar = bar_of(next_window)
    leftover = offered(next_window)
    change_array(leftover.path, "losses", np.zeros(3))
    with qtbot.waitSignal(next_window.autosave.unreadable):
        click(qtbot, bar.open_button)
    assert bar.isVisible()
    assert str(leftover.path) in bar.text.text()
    assert not bar.open_button.isVisible()
    click(qtbot, bar.discard_button)
    assert not leftover.path.exists()
    assert not bar.isVisible()


# -- without a process of its own -------------------------------------------------------------


def test_a_window_without_a_past_shows_no_bar(desk: Desk, qtbot: QtBot) -> None:
    desk.settings.last_config = QUICK
    with qtbot.waitSignal(desk.session.settled, timeout=20_000):
        desk.begin()
    assert desk.recovery is not None
    assert desk.recovery.bar is None


def test_several_are_offered_one_after_another(desk: Desk, user_data: Path, qtbot: QtBot) -> None:
    folder = user_data / "autosave"
    folder.mkdir(parents=True)
    for number, letter in enumerate("abc"):
        path = folder / f"{letter * 16}.npz"
        path.write_bytes(b"rubbish")
        os.utime(path, (1000 * number, 1000 * number))
    desk.begin()
    bar = bar_of(desk)
    assert bar.text.text().endswith("(Others that were saved: 2.)")
    letters = []
    while bar.isVisible():
        letters.append(offered(desk).token[0])
        click(qtbot, bar.discard_button)
    assert letters == ["c", "b", "a"]
    assert list(folder.iterdir()) == []


def test_what_cannot_be_kept_is_said_until_it_is_read(
    desk: Desk, user_data: Path, qtbot: QtBot
) -> None:
    user_data.mkdir()
    (user_data / "runs").write_text("a file is in the way")
    desk.begin()
    prepare(desk.session, qtbot, QUICK)
    with qtbot.waitSignal(desk.keeper.failed):
        desk.session.start()
    bar = bar_of(desk)
    assert str(user_data / "runs") in bar.text.text()
    desk.window._theme_actions["dark"].trigger()
    assert DARK.surface in bar.styleSheet()
    click(qtbot, bar.close_button)
    assert not bar.isVisible()


def test_a_desk_keeps_finished_runs_and_closes_cleanly(
    desk: Desk, user_data: Path, qtbot: QtBot
) -> None:
    prepare(desk.session, qtbot, QUICK)
    with qtbot.waitSignal(desk.keeper.kept):
        desk.session.start()
    with qtbot.waitSignal(desk.autosave.saved):
        desk.autosave.save()
    assert len(list((user_data / "autosave").iterdir())) == 2
    assert desk.close()
    assert list((user_data / "autosave").iterdir()) == []
    (path,) = (user_data / "runs").iterdir()
    assert load_info(path).iteration == QUICK.iterations


# -- a clean end ------------------------------------------------------------------------------


def wait_for_keeping(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not (desk.keeper.is_busy() or desk.autosave.is_busy()))


def test_a_run_in_the_middle_is_kept_at_the_end_of_the_window(
    desk: Desk, user_data: Path, qtbot: QtBot
) -> None:
    prepare(desk.session, qtbot, LONG)
    train(desk.session, qtbot, 120)
    assert desk.close()
    (path,) = (user_data / "runs").iterdir()
    assert load_info(path).iteration == 120
    assert not any((user_data / "autosave").glob("*"))


def test_the_only_copy_stays_where_the_run_could_not_be_kept(
    desk: Desk, user_data: Path, qapp: QApplication, settings: Settings, qtbot: QtBot
) -> None:
    user_data.mkdir()
    (user_data / "runs").write_text("a file is in the way")
    prepare(desk.session, qtbot, QUICK)
    with qtbot.waitSignal(desk.keeper.failed):
        desk.session.start()
    wait_for_keeping(desk, qtbot)
    assert desk.close()
    (path,) = (user_data / "autosave").iterdir()
    assert load_info(path).iteration == QUICK.iterations, "saved in the last moment, and no lock"
    second = Desk(qapp, settings)
    second.begin()
    assert offered(second).path == path
    assert second.close()
    second.window.deleteLater()
    assert path.exists()


@pytest.mark.parametrize("is_on", [True, False])
def test_a_recovered_run_is_offered_until_it_is_kept(
    desk: Desk, user_data: Path, qapp: QApplication, settings: Settings, qtbot: QtBot, is_on: bool
) -> None:
    """It is short, so that it is not kept by itself at the end, whatever is chosen."""
    desk.keeper.keep_finished = is_on
    folder = user_data / "autosave"
    folder.mkdir(parents=True)
    save_run(folder / f"{'a' * 16}.npz", small_run(10))
    desk.begin()
    with qtbot.waitSignals([desk.autosave.recovered, desk.session.settled]):
        click(qtbot, bar_of(desk).open_button)
    assert desk.close()
    (path,) = folder.iterdir()
    second = Desk(qapp, settings)
    second.begin()
    assert offered(second).path == path
    with qtbot.waitSignals([second.autosave.recovered, second.session.settled]):
        click(qtbot, bar_of(second).open_button)
    with qtbot.waitSignal(second.keeper.kept):
        second.keeper.keep()
    assert second.close()
    second.window.deleteLater()
    assert list(folder.iterdir()) == []
