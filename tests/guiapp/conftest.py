"""Real sessions and real windows, each taken down again; a thread left running fails the test."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.config import TrainConfig
from guiapp.app import Desk, make_application
from guiapp.messages import State
from guiapp.session import Session
from guiapp.settings import Settings

QUICK = TrainConfig(
    dataset="circles",
    hidden_sizes=(8,),
    batch_size=20,
    iterations=40,
    evaluate_every=20,
    learning_rate=0.5,
)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["nablascope-tests"]


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str]) -> QApplication:
    """The application made the way the program makes it."""
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else make_application(qapp_args)


@pytest.fixture(autouse=True)
def _digits_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or changes the digits of whoever runs it."""
    monkeypatch.setattr("guiapp.my_digits.default_folder", lambda: tmp_path / "my-digits")


@pytest.fixture(autouse=True)
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees or changes the runs of whoever runs it; theirs are here."""
    folder = tmp_path / "user-data"
    monkeypatch.setattr("guiapp.user_folders.data_folder", lambda: folder)
    return folder


@pytest.fixture(autouse=True)
def _closed_widgets_are_gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold what pytest-qt is given until it has closed it, and delete it then, while Python still
    knows it.

    Otherwise Python's collector may come first, at the end of a test or before the next event
    loop: it empties a page before Qt takes it down, and the page's own event filters find nothing
    in themselves. In the program the main window holds its pages.
    """
    held: list[QWidget] = []
    add_widget = QtBot.addWidget

    def add_and_hold(bot: QtBot, widget: QWidget, **options: Any) -> None:
        held.append(widget)
        add_widget(bot, widget, **options)

    monkeypatch.setattr(QtBot, "addWidget", add_and_hold)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held.clear()


@pytest.fixture(autouse=True)
def _no_thread_left_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail on a QThread that outlives its test, and name the line that started it."""
    started: list[tuple[QThread, str]] = []
    start = QThread.start

    def remember(thread: QThread, *arguments: object) -> None:
        place = traceback.format_list(traceback.extract_stack(limit=3)[:-1])[-1]
        started.append((thread, place))
        start(thread, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(QThread, "start", remember)
    yield
    running = [(thread, place) for thread, place in started if _is_running(thread)]
    for thread, _ in running:
        thread.quit()
        thread.wait(5000)
    places = "".join(place for _, place in running)
    assert not running, f"threads left running, started at:\n{places}"


def _is_running(thread: QThread) -> bool:
    return shiboken6.isValid(thread) and thread.isRunning()


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    """A session with its thread, shut down at the end."""
    session = Session()
    yield session
    assert session.shutdown()


@pytest.fixture
def ready(session: Session, qtbot: QtBot) -> Session:
    """A session with a small run at rest at iteration 0, its first accuracy measured."""
    with qtbot.waitSignal(session.settled):
        session.prepare(QUICK)
    assert session.state is State.PAUSED
    return session


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a file of this test's own."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def desk(qapp: QApplication, settings: Settings, qtbot: QtBot) -> Iterator[Desk]:
    """The whole window with everything behind it, shown, with no run loaded yet."""
    settings.language, settings.theme = "en", "light"
    desk = Desk(qapp, settings)
    desk.window.resize(1366, 740)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    yield desk
    desk.settings.text_scale = 1.0  # the text is the application's, not the window's
    desk.appearance.apply()
    assert desk.close()
    desk.language.switch("en")
    desk.window.deleteLater()
    qapp.setStyleSheet("")
