"""From a drag of the start to the repainted race: six optimizers x 200 steps, in the real window.

The mouse drags the start over the map of the Descend page, as events that Qt delivers itself; a
drag has arrived when the map was painted with it. For comparison: the time in which the engine
alone computes the same race, and six trajectories of 500 steps.

    python tests/bench/race.py [--drags 150] [--json]

Runs on Qt's offscreen platform unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

import main  # noqa: F401 (one BLAS thread, before NumPy is imported)
from engine.optimizers import OPTIMIZERS
from engine.race import Entry, Race
from engine.surfaces import SURFACES

STEPS = 200
WARM_UP_DRAGS = 10


def engine_ms(steps: int, rounds: int = 15) -> float:
    """Median time of a race of all six optimizers on the valley."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        Race(SURFACES["valley"], [Entry(name, 0.1) for name in OPTIMIZERS]).run_to(steps)
        times.append((time.perf_counter() - start) * 1000.0)
    return median(times)


def drag_ms(drags: int) -> dict[str, float]:
    """Times from each mouse event to the end of the paint that shows it."""
    from PySide6.QtCore import QEvent, QObject, QPointF, QSettings, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from guiapp.app import Desk, make_application
    from guiapp.settings import Settings
    from guiapp.widgets.fields.number_field import IntegerField

    application = make_application(["bench"])
    folder = tempfile.mkdtemp()
    store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
    desk = Desk(application, Settings(store), Path(folder))
    desk.window.resize(1366, 740)
    desk.window.show()
    desk.window.show_page("descend")
    page: Any = desk.window.current_page
    page.view.controls.choose_preset("six")
    page.findChild(IntegerField, "steps").set_value(STEPS)
    page.go_to(STEPS)
    viewport = page.view.map._plot.viewport()
    painted = {"count": 0}

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                painted["count"] += 1
            return False

    watch = Watch()
    viewport.installEventFilter(watch)
    application.processEvents()

    def send(kind: QEvent.Type, point: QPointF) -> float:
        button = Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        where = QPointF(viewport.mapToGlobal(point))
        before, start = painted["count"], time.perf_counter()
        event = QMouseEvent(kind, point, where, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
        while painted["count"] == before and time.perf_counter() - start < 2.0:
            application.processEvents()  # returns when what was due has been painted
        return (time.perf_counter() - start) * 1000.0

    width, height = viewport.width(), viewport.height()
    angles = np.linspace(0.0, 6.0 * np.pi, drags + WARM_UP_DRAGS)
    points = [
        QPointF(width * (0.5 + 0.3 * np.cos(a)), height * (0.5 + 0.3 * np.sin(1.3 * a)))
        for a in angles
    ]
    send(QEvent.Type.MouseButtonPress, points[0])
    times = [send(QEvent.Type.MouseMove, point) for point in points[1:]][WARM_UP_DRAGS:]
    send(QEvent.Type.MouseButtonRelease, points[-1])
    assert page.shown_step() == STEPS, "the drag must show all steps made so far"
    desk.close()
    return {
        "drag_to_paint_ms_p50": median(times),
        "drag_to_paint_ms_p95": float(np.percentile(times, 95)),
        "drag_to_paint_ms_max": max(times),
    }


def run() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--drags", type=int, default=150)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = {key: round(value, 2) for key, value in drag_ms(arguments.drags).items()}
    result["engine_six_x_200_ms"] = round(engine_ms(200), 2)
    result["engine_six_x_500_ms"] = round(engine_ms(500), 2)
    if arguments.json:
        print(json.dumps(result))
        return
    for key, value in result.items():
        print(f"{key:22s} {value}")


if __name__ == "__main__":
    run()
