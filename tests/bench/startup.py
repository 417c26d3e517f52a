"""From the start of the process to the first painted window, against a bare window; and memory.

The bare side is a PySide6 window with one empty pyqtgraph plot, the least that such a program can
be. Both are started in turn as processes of their own; time is taken on the system's monotonic
clock, from before the start of the process to the window's first paint event. Ours is the whole
command ``python main.py``. A third process trains the article's network on MNIST in the window
to its end and reports its peak memory.

    python tests/bench/startup.py [--rounds 10] [--json]

Runs on Qt's offscreen platform unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

BARE = """
import os
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph as pg

class Plot(pg.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        os._exit(0)

application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(Plot())
window.resize(1280, 720)
window.show()
application.exec()
"""

OURS = """
import sys
import main
from guiapp import main_window

def first_paint(window, event):
    import os, time
    from PySide6.QtWidgets import QMainWindow
    QMainWindow.paintEvent(window, event)
    print(time.monotonic(), flush=True)
    os._exit(0)

main_window.MainWindow.paintEvent = first_paint
sys.argv = ["main.py", "--page", "train"]
main.main()
"""

MEMORY = """
import resource, sys
import main
from guiapp import app
from guiapp.messages import State

def shown(desk):
    desk.session.set_speed(0.0)
    def on_settled():
        if desk.session.state is State.FINISHED:
            peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(peak_kib / 1024, flush=True)
            desk.window.close()
        elif desk.session.iteration == 0:
            desk.session.start()
    desk.session.settled.connect(on_settled)

sys.exit(app.run(when_shown=shown))
"""


def run(code: str) -> tuple[float, float]:
    """(moment before the start, the number that the process printed first)."""
    with tempfile.TemporaryDirectory() as home:
        places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), home)
        environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | places
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    lines = done.stdout.splitlines()
    if not lines:
        raise SystemExit(f"a process printed nothing:\n{done.stderr}")
    return start, float(lines[0])


def seconds_to_paint(code: str) -> float:
    start, painted = run(code)
    return painted - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    seconds_to_paint(BARE), seconds_to_paint(OURS)  # warm the file cache
    bare, ours = [], []
    for _ in range(arguments.rounds):
        bare.append(seconds_to_paint(BARE))
        ours.append(seconds_to_paint(OURS))
    result: dict[str, Any] = {
        "bare_s": round(median(bare), 3),
        "nablascope_s": round(median(ours), 3),
        "ratio": round(median(b / a for a, b in zip(bare, ours, strict=True)), 3),
        "peak_memory_mib": round(median(run(MEMORY)[1] for _ in range(3)), 1),
        "rounds": arguments.rounds,
    }
    if arguments.json:
        print(json.dumps(result))
        return
    for key, value in result.items():
        print(f"{key:18s} {value}")


if __name__ == "__main__":
    main()
