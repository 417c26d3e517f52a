"""The Descend page while a long race is being computed: what is seen, chosen, changed, saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engine.race import Race
from guiapp.pages.descent import runner as descent_runner
from guiapp.pages.descent.page import DescentPage
from guiapp.pages.descent.view import RULE
from guiapp.theme import LIGHT
from guiapp.widgets.race.standings import Standings
from tests.guiapp.pages.descent.hands import LEFT, choose, click, enter, map_pixel, press, text


@pytest.fixture
def page(qtbot):
    widget = DescentPage()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(1278, 740)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    qtbot.waitUntil(widget.view.map.is_surveyed)
    return widget


def standings_of(race, step, page):
    """The table of another race of the same racers."""
    other = Standings()
    other.set_racers(page.view.controls.field.shown_looks())
    other.show_race(race, step)
    return other.table()


@pytest.fixture
def long_race(page, monkeypatch):
    """A race of 5000 steps, in portions so small that the first is far from all."""
    monkeypatch.setattr(descent_runner, "PORTION", 800)
    enter(page, "steps", "5000")
    return page


def test_a_long_race_is_shown_as_far_as_it_has_been_computed(long_race, qtbot):
    page = long_race
    page.go_to(5000)
    assert 0 < page.shown_step() < page.race().steps < 5000
    assert text(page, "position") == "step 5000 of 5000"  # what was chosen stays chosen
    assert not page.findChild(QPushButton, "step").isEnabled()
    qtbot.waitUntil(lambda: page.shown_step() == 5000)
    assert page.race().steps == 5000
    page.back()
    assert page.shown_step() == 4999


def test_every_frame_of_a_drag_shows_equally_many_steps_and_the_rest_follows(
    long_race, qtbot, monkeypatch
):
    page = long_race
    monkeypatch.setattr(descent_runner, "REST_MS", 60_000)  # nobody is so slow
    page.go_to(5000)
    viewport, at = map_pixel(page, -5, 6)
    QTest.mousePress(viewport, LEFT, pos=at)
    seen = set()
    for x, y in ((-4, 7), (0, 8), (5, 5)):
        QTest.mouseMove(viewport, map_pixel(page, x, y)[1])
        assert page.race().start == pytest.approx((x, y), abs=0.06)
        seen.add(page.shown_step())
    assert len(seen) == 1
    assert 0 < min(seen) < 5000
    assert text(page, "position") == "step 5000 of 5000"
    monkeypatch.setattr(descent_runner, "REST_MS", 0)
    QTest.mouseMove(viewport, map_pixel(page, 4, 4)[1])
    qtbot.waitUntil(lambda: page.shown_step() == 5000)  # while the button is down
    QTest.mouseRelease(viewport, LEFT, pos=at)
    expected = Race(page.race().surface, page.race().entries, page.race().start)
    expected.run_to(5000)
    for found, other in zip(page.race().lanes, expected.lanes, strict=True):
        assert (found.points == other.points).all()
    assert page.view.standings.table() == standings_of(expected, 5000, page)


def test_settings_may_change_while_a_race_is_computed(long_race, qtbot, monkeypatch):
    page = long_race
    monkeypatch.setattr(descent_runner, "REST_MS", 60_000)
    page.go_to(5000)
    enter(page, "learning_rate", "0.2")
    assert 0 < page.shown_step() < 5000
    monkeypatch.setattr(descent_runner, "REST_MS", 0)
    click(page, "duplicate_racer")  # the table has just been filled, and is nevertheless
    assert len(page.view.standings.table().splitlines()) == 1 + len(page.race().lanes) == 6
    page.view.pane_tabs.choose(RULE)
    qtbot.waitUntil(lambda: page.shown_step() == 5000)
    assert page.race().entries[0].learning_rate == 0.2
    press(page, Qt.Key.Key_R)
    assert (page.shown_step(), page.race().steps) == (0, 1)


def test_space_while_the_last_step_is_computed_plays_from_the_start(long_race):
    page = long_race
    page.go_to(5000)
    press(page, Qt.Key.Key_Space)
    assert page.is_playing()
    assert page.shown_step() == 1


def test_steps_are_counted_from_the_chosen_one(long_race, qtbot):
    page = long_race
    page.go_to(5000)
    press(page, Qt.Key.Key_Left)
    assert text(page, "position") == "step 4999 of 5000"
    qtbot.waitUntil(lambda: page.shown_step() == 4999)


def test_what_is_saved_of_a_race_that_is_computed_is_what_is_seen(long_race):
    page = long_race
    page.go_to(5000)
    step = page.shown_step()
    export = page.findChild(QPushButton, "export")
    assert export._last_step() == step
    rows = export._csv().splitlines()
    assert len([row for row in rows[1:] if row]) == (step + 1) * len(page.race().lanes)
    assert not export._frame(step // 2).isNull()


def test_a_long_race_in_which_nobody_is_left_ends_there(long_race, qtbot):
    page = long_race
    choose(page, "preset", "diverges")
    enter(page, "steps", "5000")  # a rate of 10 overflows after some 240 steps
    page.go_to(5000)
    qtbot.waitUntil(lambda: page.race().lanes[0].diverged_at is not None)
    assert page.shown_step() == page.race().lanes[0].diverged_at
    assert text(page, "position") == f"step {page.shown_step()} of 5000"
