"""What the window costs the training, and what the training costs the window.

Four measurements, each pairing both sides in one run:

1. Training at full speed with the Train page visible against the same Trainer in a bare loop.
   Both run in processes of their own, in turn; the window's paints are timed where they happen.
2. From a pen movement on the Draw page to the repainted bars, while training runs at full speed.
2b. The same as 1 with each live view of the Inside page visible instead of the Train page.
3. The cost of one frame (curves prepared and painted) with a history of 1e3 and of 1e6
   iterations, in turn.

    python tests/bench/live.py [--rounds 5] [--seconds 6] [--only inside] [--json]

Runs on Qt's offscreen platform unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from engine.config import PRESETS
from engine.trainer import Trainer, load_dataset, overflow_is_news

CONFIG = PRESETS["article"].replace(evaluate_every=0, iterations=10_000_000)
SIZE = (1366, 740)
WARM_UP_S = 1.5
INSIDE_VIEWS = ("layers", "image", "confusion", "wrong")


def bare_loop(seconds: float) -> dict[str, Any]:
    """Steps per second of the Trainer with no window and no other thread."""
    trainer = Trainer(CONFIG, load_dataset(CONFIG))
    rates = []
    for duration in (WARM_UP_S, seconds):
        start, steps = time.perf_counter(), 0
        while time.perf_counter() - start < duration:
            with overflow_is_news():
                for _ in range(20):
                    trainer.update()
            steps += 20
        rates.append(steps / (time.perf_counter() - start))
    return {"steps_per_second": rates[-1]}


def make_desk() -> Any:
    """The real window, as ``python main.py`` makes it, with settings of its own."""
    from PySide6.QtCore import QSettings

    from guiapp.app import SWITCH_INTERVAL_S, Desk, make_application
    from guiapp.settings import Settings

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = make_application(["nablascope"])
    folder = tempfile.mkdtemp()
    store = QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)
    desk = Desk(application, Settings(store), Path(folder))
    desk.window.resize(*SIZE)
    desk.window.show()
    desk.session.set_speed(0.0)
    return desk


def start_training(desk: Any) -> None:
    """Prepare the run and train at full speed once the data are there."""
    from guiapp.messages import State

    def on_state(state: State) -> None:
        if state is State.PAUSED and desk.session.iteration == 0:
            desk.session.start()

    desk.session.state_changed.connect(on_state)
    desk.session.prepare(CONFIG)


def paint_watch(widget: Any) -> list[float]:
    """The moments at which a widget was painted, in seconds; grows while it is watched."""
    from PySide6.QtCore import QEvent, QObject

    moments: list[float] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                moments.append(time.perf_counter())
            return False

    watch = Watch(widget)
    widget.installEventFilter(watch)
    return moments


def window_run(seconds: float) -> dict[str, Any]:
    """Steps and frames per second with the Train page visible."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    desk = make_desk()
    paints = paint_watch(desk.window.page("train").view.loss_plot.area.view.viewport())
    marks: list[tuple[float, int]] = []

    def mark() -> None:
        marks.append((time.perf_counter(), desk.session.iteration))
        if len(marks) == 1:
            paints.clear()
            QTimer.singleShot(int(seconds * 1000), mark)
        else:
            QApplication.quit()

    start_training(desk)
    QTimer.singleShot(int(WARM_UP_S * 1000) + 500, mark)
    QApplication.exec()
    (start, before), (end, after) = marks
    gaps = np.diff(paints) * 1000.0
    desk.close()
    return {
        "steps_per_second": (after - before) / (end - start),
        "frames_per_second": len(gaps) / (paints[-1] - paints[0]),
        "frame_gap_ms_p50": float(np.percentile(gaps, 50)),
        "frame_gap_ms_p99": float(np.percentile(gaps, 99)),
        "frame_gap_ms_max": float(gaps.max()),
    }


def inside_run(seconds: float, view: str) -> dict[str, Any]:
    """Steps per second with a view of the Inside page visible, and how often it looks."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    desk = make_desk()
    desk.window.show_page("inside")
    page = desk.window.page("inside")
    page.tabs.choose(view)
    looks: list[float] = []
    news = page.watch.snapshot_ready if page.view().TOPIC is None else page.watch.found
    news.connect(lambda _: looks.append(time.perf_counter()))
    marks: list[tuple[float, int]] = []

    def mark() -> None:
        marks.append((time.perf_counter(), desk.session.iteration))
        if len(marks) == 1:
            looks.clear()
            QTimer.singleShot(int(seconds * 1000), mark)
        else:
            QApplication.quit()

    start_training(desk)
    QTimer.singleShot(int(WARM_UP_S * 1000) + 500, mark)
    QApplication.exec()
    (start, before), (end, after) = marks
    desk.close()
    return {
        "steps_per_second": (after - before) / (end - start),
        "looks_per_second": len(looks) / (end - start),
    }


def pen_run(seconds: float, training: bool) -> dict[str, Any]:
    """Milliseconds from a pen movement to the repainted bars."""
    from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    desk = make_desk()
    page = desk.window.page("draw")
    paints = paint_watch(page.answer.bars)
    latencies: list[float] = []
    rng = np.random.default_rng(0)
    state = {"angle": 0.0, "sent": 0.0}
    button = Qt.MouseButton.LeftButton

    def send(kind: QEvent.Type, point: QPointF) -> None:
        where = page.canvas.mapToGlobal(point)
        buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        event = QMouseEvent(kind, point, where, button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(page.canvas, event)

    def move() -> None:
        """A pen that circles, one movement per 16 ms; each waits for the paint of the last."""
        if state["sent"]:
            later = [moment for moment in paints if moment >= state["sent"]]
            if later:
                latencies.append((later[0] - state["sent"]) * 1000.0)
            elif time.perf_counter() - state["sent"] < 0.5:
                return
            else:
                latencies.append(500.0)
        paints.clear()
        state["angle"] += 0.15 + 0.05 * rng.random()
        radius = 70 + 20 * np.sin(state["angle"] / 7)
        x, y = 140 + radius * np.cos(state["angle"]), 140 + radius * np.sin(state["angle"])
        state["sent"] = time.perf_counter()
        send(QEvent.Type.MouseMove, QPointF(x, y))

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(16)
    timer.timeout.connect(move)

    def begin() -> None:
        if not training:
            desk.session.pause()
        desk.window.show_page("draw")
        send(QEvent.Type.MouseButtonPress, QPointF(210, 140))
        timer.start()
        QTimer.singleShot(int(seconds * 1000), QApplication.quit)

    start_training(desk)
    QTimer.singleShot(int(WARM_UP_S * 1000) + 500, begin)
    QApplication.exec()
    timer.stop()
    desk.close()
    values = np.array(latencies[5:])
    return {
        "pen_ms_p50": float(np.percentile(values, 50)),
        "pen_ms_p95": float(np.percentile(values, 95)),
        "movements": len(values),
    }


def frame_cost() -> dict[str, Any]:
    """Median milliseconds of one frame at two lengths of the history, in turn."""
    from PySide6.QtWidgets import QApplication

    from guiapp.history import LossHistory

    desk = make_desk()
    plot = desk.window.page("train").view.loss_plot
    rng = np.random.default_rng(0)
    histories = {}
    for length in (1_000, 1_000_000):
        history = LossHistory()
        history.append(2.3 * np.exp(-4 * np.arange(length) / length) + 0.1 * rng.random(length))
        histories[length] = history
    costs: dict[int, list[float]] = {length: [] for length in histories}
    for _ in range(60):
        for length, history in histories.items():
            plot.set_expected_iterations(length)
            plot.refresh(history)
            QApplication.processEvents()
            start = time.perf_counter()
            for _ in range(5):
                history.append([0.3 + 0.1 * rng.random() for _ in range(50)])
                plot.refresh(history)
                plot.area.view.viewport().repaint()
            costs[length].append((time.perf_counter() - start) / 5 * 1000.0)
    desk.close()
    small, large = (costs[length] for length in histories)
    return {
        "frame_ms_1e3": median(small),
        "frame_ms_1e6": median(large),
        "frame_cost_ratio": median(b / a for a, b in zip(small, large, strict=True)),
    }


def in_a_process(*arguments: str) -> dict[str, Any]:
    """The JSON that one part of this script prints when run alone."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def run_inside(rounds: int, seconds: float) -> dict[str, Any]:
    """Each live view of the Inside page in turn with the bare loop, which stands before them."""
    ratios: dict[str, list[float]] = {view: [] for view in INSIDE_VIEWS}
    looks: dict[str, list[float]] = {view: [] for view in INSIDE_VIEWS}
    for _ in range(rounds):
        for view in INSIDE_VIEWS:
            bare = in_a_process("--part", "bare", "--seconds", str(seconds))
            found = in_a_process("--part", f"inside-{view}", "--seconds", str(seconds))
            ratios[view].append(found["steps_per_second"] / bare["steps_per_second"])
            looks[view].append(found["looks_per_second"])
    result: dict[str, Any] = {}
    for view in INSIDE_VIEWS:
        result[f"inside_{view}_over_bare"] = round(median(ratios[view]), 3)
        result[f"inside_{view}_looks_per_s"] = round(median(looks[view]), 2)
    return {**result, "rounds": rounds}


def run_all(rounds: int, seconds: float) -> dict[str, Any]:
    bare, window, pen, idle = [], [], [], []
    for _ in range(rounds):
        bare.append(in_a_process("--part", "bare", "--seconds", str(seconds)))
        window.append(in_a_process("--part", "window", "--seconds", str(seconds)))
        pen.append(in_a_process("--part", "pen", "--seconds", str(seconds)))
        idle.append(in_a_process("--part", "pen-idle", "--seconds", str(seconds)))
    ratios = [
        w["steps_per_second"] / b["steps_per_second"] for w, b in zip(window, bare, strict=True)
    ]

    def middle(runs: list[dict[str, Any]], key: str) -> float:
        return round(median(run[key] for run in runs), 2)

    return {
        "steps_per_second_bare": middle(bare, "steps_per_second"),
        "steps_per_second_window": middle(window, "steps_per_second"),
        "window_over_bare": round(median(ratios), 3),
        **{key: middle(window, key) for key in window[0] if key != "steps_per_second"},
        "pen_ms_p50": middle(pen, "pen_ms_p50"),
        "pen_ms_p95": middle(pen, "pen_ms_p95"),
        "pen_idle_ms_p95": middle(idle, "pen_ms_p95"),
        **{key: round(value, 3) for key, value in in_a_process("--part", "frame").items()},
        **run_inside(rounds, seconds),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=6.0, help="of each part of each round")
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "bare": lambda: bare_loop(seconds),
        "window": lambda: window_run(seconds),
        "pen": lambda: pen_run(seconds, training=True),
        "pen-idle": lambda: pen_run(seconds, training=False),
        "frame": frame_cost,
        **{
            f"inside-{view}": partial(lambda view: inside_run(seconds, view), view)
            for view in INSIDE_VIEWS
        },
    }
    parser.add_argument("--part", choices=tuple(parts))
    parser.add_argument("--only", choices=("inside",), help="leave the other measurements out")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    seconds = arguments.seconds
    if arguments.part:
        print(json.dumps(parts[arguments.part]()))
        return
    measure = run_inside if arguments.only == "inside" else run_all
    result = measure(arguments.rounds, seconds)
    if arguments.json:
        print(json.dumps(result))
        return
    for key, value in result.items():
        print(f"{key:26s} {value}")


if __name__ == "__main__":
    main()
