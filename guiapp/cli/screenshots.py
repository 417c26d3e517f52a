"""Pictures of every page, in both languages and both themes, made without a display.

The window is the real one and the run behind it too: nothing is staged but the hand that draws.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPointF, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from engine.config import PRESETS
from guiapp.app import Desk, make_application
from guiapp.main_window import MainWindow
from guiapp.messages import State
from guiapp.page_keys import PAGES
from guiapp.pages.beats.page import BeatsPage
from guiapp.pages.beats.timeline import BACKWARD
from guiapp.pages.check.page import CheckPage
from guiapp.pages.descent.page import DescentPage
from guiapp.pages.draw.page import DrawPage
from guiapp.pages.inside.page import InsidePage
from guiapp.pages.runs.page import RunsPage
from guiapp.settings import Settings

SIZE = QSize(1366, 768)
ITERATIONS = 700  # of the article's 1000, so that the pictures show a run under way
BRANCHED_AT = 200
ITERATIONS_PER_S = 200.0  # the Inside page, which looks three times a second, shall see some
DESCENT_STEPS = 9
SETTLE_MS = 150
WAIT_MS = 60_000  # for a page that computes; the check of the whole network takes a second or two
# A seven in canvas pixels of 280: the bar, then down in one stroke.
SEVEN = ((70.0, 75.0), (130.0, 70.0), (205.0, 72.0), (170.0, 130.0), (140.0, 190.0), (128.0, 228.0))


def run(directory: Path) -> int:
    """Write <page>-<language>-<theme>.png for all combinations; the process's exit code."""
    application = make_application(["nablascope"])
    languages = ["en", "ja"]
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Japanese):
        languages.remove("ja")
        sys.stderr.write(
            "No font for Japanese is installed, so only English pictures are made; "
            "on Debian or Ubuntu install fonts-noto-cjk.\n"
        )
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        desk = Desk(application, Settings(store), Path(folder))
        try:
            _bring_to_life(desk)
            for path in _shoot(desk, directory, languages):
                sys.stdout.write(f"{path}\n")
        finally:
            desk.close()
    return 0


def _bring_to_life(desk: Desk) -> None:
    """Keep some runs, train, descend, check the gradients, take a step apart, look inside, draw."""
    window, session = desk.window, desk.session
    window.resize(SIZE)
    window.show()
    _keep_some_runs(desk)
    window.show_page("inside")
    session.set_speed(ITERATIONS_PER_S)
    _wait_settled(desk, lambda: session.prepare(PRESETS["article"]))
    _wait_settled(desk, lambda: session.step(ITERATIONS))
    if session.state is not State.PAUSED:
        raise RuntimeError(f"the run behind the pictures ended in {session.state.name}")
    descent = window.page("descend")
    assert isinstance(descent, DescentPage)
    for _ in range(DESCENT_STEPS):
        descent.step()
    _put_under_the_microscope(window)
    draw = window.page("draw")
    assert isinstance(draw, DrawPage)
    window.show_page(draw.KEY)
    _pause(SETTLE_MS)
    _draw(draw.canvas)


def _keep_some_runs(desk: Desk) -> None:
    """The article's run, a branch of it with a larger learning rate, and one with ReLU."""
    session = desk.session
    config = PRESETS["article"].replace(iterations=ITERATIONS, evaluate_every=50)
    _wait_settled(desk, lambda: session.prepare(config))
    _train_and_keep(desk)
    _wait_settled(desk, lambda: session.go_to(BRANCHED_AT))
    _wait_settled(desk, lambda: session.branch(config.replace(learning_rate=0.5)))
    _train_and_keep(desk)
    _wait_settled(
        desk, lambda: session.prepare(config.replace(activation="relu", initializer="he"))
    )
    _train_and_keep(desk)
    runs = desk.window.page("runs")
    assert isinstance(runs, RunsPage)
    desk.window.show_page(runs.KEY)
    ledger = runs.ledger
    _wait_until(lambda: len(ledger.table.entries()) == 3)
    ids = [entry.info.id for entry in ledger.table.entries()]
    ledger.table.choose(ids, ids[0])
    _wait_until(lambda: len(ledger.view.loss.drawn_runs()) == 3)


def _train_and_keep(desk: Desk) -> None:
    _wait_settled(desk, desk.session.start)
    _wait_until(lambda: not desk.keeper.is_busy())  # finished runs are kept by themselves


def _put_under_the_microscope(window: MainWindow) -> None:
    """Check the gradients, go back through half of the next step, look into the layers."""
    check, beats, inside = (window.page(key) for key in ("check", "beats", "inside"))
    assert isinstance(check, CheckPage)
    assert isinstance(beats, BeatsPage)
    assert isinstance(inside, InsidePage)
    window.show_page(check.KEY)
    _pause(SETTLE_MS)
    check.check()
    _wait_until(lambda: check.outcome() is not None and not check.is_busy())
    window.show_page(beats.KEY)
    _wait_until(lambda: beats.course().timeline.end > 0)
    beats.course().go_to_beat(BACKWARD)
    _wait_until(lambda: not beats.course().is_moving)
    window.show_page(inside.KEY)
    _wait_until(lambda: inside.watch.finding() is not None and not inside.watch.is_busy())


def _draw(canvas: QWidget) -> None:
    """One stroke with the mouse, in the canvas's own proportions."""
    scale = canvas.width() / 280.0
    points = [QPointF(x * scale, y * scale) for x, y in SEVEN]
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = QEvent.Type
    for kind, point, buttons in (
        (kinds.MouseButtonPress, points[0], left),
        *((kinds.MouseMove, point, left) for point in points[1:]),
        (kinds.MouseButtonRelease, points[-1], none),
    ):
        position = QPointF(canvas.mapToGlobal(point))
        event = QMouseEvent(kind, point, position, left, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, event)


def _shoot(desk: Desk, directory: Path, languages: list[str]) -> list[Path]:
    paths = []
    for language in languages:
        desk.language.switch(language)
        for theme in ("light", "dark"):
            desk.settings.theme = theme
            desk.appearance.apply()
            for page in PAGES:
                desk.window.show_page(page)
                _pause(SETTLE_MS)
                path = directory / f"{page}-{language}-{theme}.png"
                if not desk.window.grab().save(str(path)):
                    raise OSError(f"{path} could not be written")
                paths.append(path)
    return paths


def _pause(milliseconds: int) -> None:
    """Let Qt lay out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait_until(is_so: Callable[[], bool]) -> None:
    """Let Qt go on until a page is ready. RuntimeError if it never is."""
    for _ in range(WAIT_MS // SETTLE_MS):
        if is_so():
            return
        _pause(SETTLE_MS)
    raise RuntimeError(f"a page behind the pictures was not ready after {WAIT_MS // 1000} s")


def _wait_settled(desk: Desk, begin: Callable[[], None]) -> None:
    """Give a command and wait until the training thread has carried it out."""
    loop = QEventLoop()
    desk.session.settled.connect(loop.quit)
    begin()
    loop.exec()
    desk.session.settled.disconnect(loop.quit)
