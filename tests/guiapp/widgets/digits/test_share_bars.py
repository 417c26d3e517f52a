"""Shares as bars, and samples with their answers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from engine.off_center import Tally
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.digits.read_samples import COLUMNS, PITCH_PX, ReadSamples
from guiapp.widgets.digits.share_bars import ShareBars


@pytest.fixture
def bars(qtbot: QtBot) -> ShareBars:
    widget = ShareBars()
    qtbot.addWidget(widget)
    return widget


def colored(image: QImage, row: int, rows: int, color: str) -> int:
    """Pixels of a color along the middle of a row."""
    y = int((row + 0.45) * image.height() / rows)
    return sum(image.pixelColor(x, y).name() == color for x in range(image.width()))


def test_a_bar_is_as_long_as_its_share(bars: ShareBars) -> None:
    bars.set_rows([("chosen", 0.5), ("all", 1.0), ("none", None)])
    bars.resize(500, bars.sizeHint().height())
    image = bars.grab().toImage()
    bar, rest = colored(image, 0, 3, LIGHT.test), colored(image, 0, 3, LIGHT.grid)
    assert bar == pytest.approx(rest, abs=3)
    assert colored(image, 1, 3, LIGHT.grid) <= 2
    assert colored(image, 2, 3, LIGHT.grid) == pytest.approx(bar + rest, abs=2)
    bars.apply_theme(DARK)
    assert colored(bars.grab().toImage(), 0, 3, DARK.test) == bar


def test_bars_can_be_read_aloud_and_grow_with_their_rows(bars: ShareBars) -> None:
    bars.set_rows([("chosen", 0.412)])
    one = bars.minimumSizeHint().height()
    bars.set_rows([("chosen", 0.412), ("all", None)])
    assert bars.accessibleDescription() == "chosen: 41.2\N{NO-BREAK SPACE}%; all: –"
    assert bars.minimumSizeHint().height() == 2 * one
    assert bars.rows == (("chosen", 0.412), ("all", None))


@pytest.fixture
def tally() -> Tally:
    pictures = np.zeros((30, 784), np.float32)
    pictures[:, 14 * 28 : 15 * 28] = 1.0
    labels = np.arange(30) % 10
    answers = labels.copy()
    answers[3] = 8
    return Tally(pictures, labels, answers)


def test_samples_show_pictures_and_verdicts(qtbot: QtBot, tally: Tally) -> None:
    samples = ReadSamples()
    qtbot.addWidget(samples)
    samples.resize(samples.sizeHint())
    empty = samples.grab().toImage()
    samples.set_tally(tally)
    image = samples.grab().toImage()
    assert image != empty
    assert image.pixelColor(6 + 14, 1 + 14).name() == LIGHT.text

    def colors(column: int) -> set[str]:
        across = range(column * PITCH_PX, (column + 1) * PITCH_PX)
        return {image.pixelColor(x, y).name() for x in across for y in range(31, 44)}

    assert LIGHT.bad in colors(3)
    assert LIGHT.bad not in colors(2)
    samples.set_tally(None)
    assert samples.grab().toImage() == empty


def test_a_sample_tells_its_label_and_its_answer(
    qtbot: QtBot, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: said.append(text))
    samples = ReadSamples()
    qtbot.addWidget(samples)
    samples.set_tally(tally)
    place = QPoint(3 * PITCH_PX + 20, 15)
    QApplication.sendEvent(
        samples, QHelpEvent(QHelpEvent.Type.ToolTip, place, samples.mapToGlobal(place))
    )
    assert said[0].endswith("a 3, read as 8.")
    assert samples.sizeHint().width() == COLUMNS * PITCH_PX
