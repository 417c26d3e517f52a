"""``python main.py`` as a user starts it: a process of its own, a real window, a clean end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

ROOT = Path(__file__).resolve().parents[1]

SCRIPT = """
import sys
import main  # sets the BLAS threads
from PySide6.QtCore import QTimer
from guiapp import app
from guiapp.messages import State

def shown(desk):
    desk.session.set_speed(0.0)
    def on_state(state):
        if state is State.PAUSED and desk.session.iteration == 0:
            desk.session.start()
        if state is State.FINISHED:
            print("trained", desk.session.iteration, flush=True)
    def on_settled():
        if desk.session.state is State.FINISHED:
            print("accuracy", desk.session.evaluation.test_accuracy, flush=True)
            desk.window.close()
    desk.session.state_changed.connect(on_state)
    desk.session.settled.connect(on_settled)

sys.exit(app.run(language="en", theme="light", when_shown=shown))
"""


def test_it_opens_trains_the_article_s_network_and_closes(tmp_path: Path) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "PYTHONWARNINGS": "error",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "trained 1000"
    assert 0.88 < float(lines[1].split()[1]) < 0.92
    assert "Traceback" not in done.stderr
    assert "QThread" not in done.stderr
