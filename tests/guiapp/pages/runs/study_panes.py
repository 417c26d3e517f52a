"""What the tests of the study panes have in common."""

from PySide6.QtCore import QObject, Signal

from engine.runs.library import RunLibrary
from guiapp.theme import LIGHT


class Keeper(QObject):
    """The part of the window's keeper that a study needs."""

    changed = Signal()

    def __init__(self, folder):
        super().__init__()
        self.library = RunLibrary(folder)


def shown(pane, qtbot):
    """The pane as the window has it."""
    qtbot.addWidget(pane)
    pane.apply_theme(LIGHT)
    pane.resize(1250, 620)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    return pane


def finish(pane, qtbot):
    """Start the study and wait for its end."""
    with qtbot.waitSignal(pane.study.finished, timeout=30_000):
        pane.begin()
    return pane.view()


def give_up(pane, qtbot):
    """Cancel the study and wait until its thread has come to rest."""
    pane.study.cancel()
    qtbot.waitUntil(lambda: not pane.study._thread.isRunning(), timeout=500)
