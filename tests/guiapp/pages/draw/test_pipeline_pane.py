"""The pane about the preparation: figures of the moment, switches, and the measured consequence."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.digits import Preparation, prepare
from engine.network import Network, mlp
from engine.off_center import OffCenterTest
from guiapp.pages.draw import off_center_meter
from guiapp.pages.draw.off_center_meter import FULL, NONE, OffCenterMeter
from guiapp.pages.draw.pane import Sight
from guiapp.pages.draw.pipeline_pane import PipelinePane
from guiapp.theme import DARK, LIGHT

PERCENT = "\N{NO-BREAK SPACE}%"


def network(answer: int, off_center: int | None = None) -> Network:
    """It always answers the same, or another class where there is no ink in the middle."""
    net = mlp([784, 10])
    for array in net.params.values():
        array[...] = 0.0
    net.params["b1"][answer] = 1.0
    if off_center is not None:
        net.params["b1"][off_center] = 2.0
        net.params["W1"].reshape(28, 28, 10)[10:18, 10:18, answer] = 1.0
    return net


@pytest.fixture
def digits() -> OffCenterTest:
    """Twelve vertical bars, nine of them labeled 1."""
    images = np.zeros((12, 28, 28), np.uint8)
    images[:, 4:24, 12:16] = 255
    labels = np.array([1] * 9 + [7] * 3, np.int64)
    return OffCenterTest(images, labels)


@pytest.fixture
def pane(qtbot: QtBot, digits: OffCenterTest) -> PipelinePane:
    widget = PipelinePane(None, digits)
    qtbot.addWidget(widget)
    widget.resize(930, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def drawing() -> np.ndarray:
    paper = np.zeros((280, 280), np.float32)
    paper[20:140, 30:90] = 1.0
    return paper


def sight(net: Network | None, paper: np.ndarray | None = None) -> Sight:
    paper = drawing() if paper is None else paper
    return Sight(paper, prepare(paper, Preparation()).image, net, None)


def settle(qtbot: QtBot, pane: PipelinePane) -> None:
    qtbot.waitUntil(lambda: not pane._meter.is_busy())


def captions(pane: PipelinePane) -> list[str]:
    return [label.text() for label in pane.strip.captions]


def test_the_captions_have_the_numbers_of_the_moment(pane: PipelinePane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network(1)))
    assert captions(pane) == [
        "280 × 280 px;\nink in 60 × 120 px",
        "60 × 120 px,\nfrom column 30, row 20",
        "× 0.167\n10 × 20 px",
        # nine and a half pixels of it lie before the center of mass, which goes to pixel 14
        "center of mass is in place",
        f"784 numbers\nanswer: 1, {100 * np.e / (np.e + 9):.0f}{PERCENT}",
    ]
    settle(qtbot, pane)


def test_a_lopsided_drawing_is_moved(pane: PipelinePane, qtbot: QtBot) -> None:
    paper = drawing()
    paper[110:140, 90:200] = 1.0
    pane.show_sight(sight(None, paper))
    stages = prepare(paper, Preparation())
    down, right = stages.shift
    assert down < 0 < right  # the mass lies left of the middle of the box, and low
    expected = f"center of mass moved\n→\N{NO-BREAK SPACE}{right} ↑\N{NO-BREAK SPACE}{-down} px"
    assert captions(pane)[3] == expected


def test_skipped_stages_say_so_and_the_answer_is_compared(pane: PipelinePane, qtbot: QtBot) -> None:
    pane.set_preparation(NONE)
    pane.show_sight(sight(network(1, off_center=4)))
    texts = captions(pane)
    assert texts[1] == "skipped: all of the\n280 × 280 px go on"
    assert texts[2] == "skipped: × 0.100\n28 × 28 px"
    # ink in rows 2 to 13 and columns 3 to 8: 6.5 and 8.5 pixels before pixel 14
    assert texts[3].startswith("skipped: center of mass\n←\N{NO-BREAK SPACE}8.5 ↑")
    lines = texts[4].split("\n")
    assert lines[1].startswith("answer: 4,")
    assert lines[2].startswith("all stages: 1,")
    settle(qtbot, pane)


def test_a_switch_tells_the_page_and_measures_anew(pane: PipelinePane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network(1, off_center=4)))
    settle(qtbot, pane)
    assert pane.sentence.text().startswith(f"12 test digits drawn off-center: 75.0{PERCENT} right")
    with qtbot.waitSignals([pane.preparation_changed, pane._meter.measured]) as _:
        pane.strip.switches["center"].setChecked(False)
    assert pane.preparation == Preparation(center=False)
    assert set(pane._meter.tallies) == {Preparation(center=False), FULL, NONE}
    assert "; with all stages" in pane.sentence.text()
    shares = [share for _, share in pane.bars.rows]
    assert shares[1] == 0.75
    assert shares[2] < 0.75
    settle(qtbot, pane)


def test_while_it_measures_the_other_figures_stay(pane: PipelinePane, qtbot: QtBot) -> None:
    pane.show_sight(sight(network(1)))
    settle(qtbot, pane)
    pane.set_preparation(Preparation(scale=False))
    assert [share for _, share in pane.bars.rows] == [None, 0.75, 0.75]
    assert pane.sentence.text().startswith("Drawing and reading 500 test digits")
    settle(qtbot, pane)
    assert [share for _, share in pane.bars.rows] == [0.75, 0.75, 0.75]


def test_pen_movements_measure_nothing_anew(pane: PipelinePane, qtbot: QtBot) -> None:
    net = network(1)
    pane.show_sight(sight(net))
    settle(qtbot, pane)
    before = pane._meter.tallies
    for _ in range(5):
        pane.show_sight(sight(net))
        assert not pane._meter.is_busy()
    assert pane._meter.tallies is before


def test_without_ink_or_network_it_says_what_to_do(pane: PipelinePane, qtbot: QtBot) -> None:
    pane.show_sight(sight(None, np.zeros((280, 280), np.float32)))
    assert captions(pane) == ["–"] * 5
    assert "Press Ctrl+1, then Space" in pane.sentence.text()
    assert [share for _, share in pane.bars.rows] == [None] * 3
    pane.show_sight(sight(network(1), np.zeros((280, 280), np.float32)))
    settle(qtbot, pane)
    assert pane.sentence.text().startswith("12 test digits")
    pane.show_sight(sight(None))
    assert "Press Ctrl+1, then Space" in pane.sentence.text()


def test_weights_that_are_no_numbers_have_no_answers(pane: PipelinePane) -> None:
    broken = network(1)
    broken.params["W1"][0, 0] = np.nan
    pane.show_sight(sight(broken))
    assert "no longer finite" in pane.sentence.text()
    assert captions(pane)[4] == "784 numbers"
    assert not pane._meter.is_busy()


def test_hidden_it_works_no_more_and_goes_on_when_shown(pane: PipelinePane, qtbot: QtBot) -> None:
    net = network(1)
    pane.show_sight(sight(net))
    pane.hide()
    assert not pane._meter.is_busy()
    pane.show()
    pane.show_sight(sight(net))
    qtbot.waitUntil(lambda: bool(pane._meter.tallies))
    settle(qtbot, pane)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_fits_with_large_text(pane: PipelinePane, theme, qtbot: QtBot) -> None:
    pane.apply_theme(theme)
    font = pane.font()
    font.setPointSizeF(font.pointSizeF() * 1.2)
    pane.setFont(font)
    QApplication.sendPostedEvents()
    least = pane.minimumSizeHint()
    assert least.width() <= 880
    assert least.height() <= 360
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.strip.switches["crop"].toolTip()


class Clock:
    """Networks come at will; the pause between them is cut short."""

    def __init__(self, widget: QWidget, test: OffCenterTest) -> None:
        self.meter = OffCenterMeter(widget, test)
        self.count = 0
        self.meter.measured.connect(self._tick)

    def _tick(self) -> None:
        self.count += 1


@pytest.fixture
def clock(qtbot: QtBot, digits: OffCenterTest) -> Clock:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return Clock(widget, digits)


def wait_for(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=5000)


def test_a_network_in_training_is_measured_now_and_then(clock: Clock, qtbot: QtBot) -> None:
    clock.meter.ask(network(1), FULL)
    wait_for(qtbot, lambda: clock.count == 1)
    for answer in (2, 3, 7):
        clock.meter.ask(network(answer), FULL)
    assert not clock.meter.is_busy()
    clock.meter._rest.start(1)  # the pause is over
    wait_for(qtbot, lambda: clock.count == 2)
    assert clock.meter.tallies[FULL].answers.tolist() == [7] * 12
    wait_for(qtbot, lambda: not clock.meter.is_busy())


def test_another_preparation_does_not_wait(clock: Clock, qtbot: QtBot) -> None:
    net = network(1)
    for preparation in (FULL, Preparation(crop=False), NONE):
        before = clock.count
        clock.meter.ask(net, preparation)
        assert clock.meter.is_busy()
        wait_for(qtbot, lambda before=before: clock.count > before)
        assert preparation in clock.meter.tallies
    wait_for(qtbot, lambda: not clock.meter.is_busy())


def test_a_failure_is_told(qtbot: QtBot, clock: Clock) -> None:
    with qtbot.waitSignal(clock.meter.failed) as failure:
        clock.meter.ask(mlp([5, 10]), FULL)
    assert "784" in failure.args[0]
    assert clock.meter.tallies == {}


def test_a_network_comes_every_few_seconds() -> None:
    assert 1000 <= off_center_meter.NETWORK_EVERY_MS <= 5000
