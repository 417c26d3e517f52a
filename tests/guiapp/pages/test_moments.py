"""Gone back to a moment of the run, every page shows that moment."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from pytestqt.qtbot import QtBot

from engine.config import PRESETS
from engine.network import Network, from_snapshot
from engine.trainer import Trainer, load_dataset
from guiapp.app import Desk
from guiapp.messages import FULL_SPEED
from guiapp.pages.beats.page import BeatsPage
from guiapp.pages.check.page import CheckPage
from guiapp.pages.draw.answerers import TRAINING
from guiapp.pages.draw.page import DrawPage
from guiapp.pages.inside.page import InsidePage
from guiapp.session import Session

CONFIG = PRESETS["article"].replace(iterations=120, evaluate_every=0)
MOMENT = 30


@pytest.fixture
def trained(desk: Desk, qtbot: QtBot) -> Desk:
    """The article's network after 120 iterations."""
    session = desk.session
    with qtbot.waitSignal(session.settled, timeout=20_000):
        session.prepare(CONFIG)
    session.set_speed(FULL_SPEED)
    with qtbot.waitSignal(session.settled, timeout=20_000):
        session.start()
    return desk


def go_to(session: Session, qtbot: QtBot, iteration: int) -> None:
    with qtbot.waitSignals([session.moved, session.settled]):
        session.go_to(iteration)


def network_then() -> Network:
    """The network at the moment, from its definition: the same seed, so many updates."""
    trainer = Trainer(CONFIG, load_dataset(CONFIG))
    for _ in range(MOMENT):
        trainer.update()
    return trainer.network


@pytest.mark.parametrize("was_open", [True, False])
def test_the_pages_show_the_moment(trained: Desk, qtbot: QtBot, was_open: bool) -> None:
    """Whether they had been looking at the end of the run before or are opened only now."""
    window, session = trained.window, trained.session
    keys = ("inside", "beats", "draw")
    if was_open:
        for key in keys:
            window.show_page(key)
        inside = window.page("inside")
        assert isinstance(inside, InsidePage)
        window.show_page("inside")
        qtbot.waitUntil(lambda: inside.watch.finding() is not None, timeout=20_000)
        window.show_page("beats")
        _wait_for_beats(trained, qtbot, 120)
    go_to(session, qtbot, MOMENT)
    then = network_then()

    window.show_page("train")
    assert session.latest_snapshot is not None
    assert_array_equal(session.latest_snapshot.params["W1"], then.params["W1"])

    window.show_page("inside")
    inside = window.page("inside")
    assert isinstance(inside, InsidePage)
    qtbot.waitUntil(lambda: _seen(inside) == MOMENT, timeout=20_000)

    window.show_page("beats")
    _wait_for_beats(trained, qtbot, MOMENT)

    window.show_page("draw")
    draw = window.page("draw")
    assert isinstance(draw, DrawPage)
    draw.answerers.choose(TRAINING)
    snapshot = draw.answerers.snapshot(TRAINING)
    assert snapshot is not None
    assert snapshot.iteration == MOMENT
    image = load_dataset(CONFIG).test.x[:1]
    assert_array_equal(from_snapshot(snapshot).probabilities(image), then.probabilities(image))

    window.show_page("check")
    check = window.page("check")
    assert isinstance(check, CheckPage)
    assert check.source().iteration == MOMENT
    go_to(session, qtbot, 0)
    assert check.source().iteration == 0
    assert not np.array_equal(session.latest_snapshot.params["W1"], then.params["W1"]), (
        "and on to another"
    )


def _seen(page: InsidePage) -> int:
    finding = page.watch.finding()
    return -1 if finding is None else finding.snapshot.iteration


def _wait_for_beats(desk: Desk, qtbot: QtBot, iteration: int) -> None:
    page = desk.window.page("beats")
    assert isinstance(page, BeatsPage)

    def iteration_shown() -> int:
        beats = page.feed().beats
        return -1 if beats is None else beats.step.snapshot.iteration

    qtbot.waitUntil(lambda: iteration_shown() == iteration, timeout=20_000)
