"""Contours off the GUI thread: the last wish wins, nothing is computed twice, no thread stays."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget

from engine.surfaces import SURFACES
from guiapp.relief.surveyor import KEPT, Surveyor, extent_for, suits
from guiapp.relief.terrain import SAMPLES, widened

BOWL = SURFACES["bowl"]
VIEW = BOWL.domain


@pytest.fixture
def surveyor(qapp):
    surveyor = Surveyor(rest_ms=20)
    yield surveyor
    surveyor.close()


def counted(surface, **changes):
    """A surface that writes down who evaluates it, and on how many points."""
    calls = []

    def function(x, y):
        calls.append((QThread.currentThread(), x.size))
        return surface.function(x, y)

    return replace(surface, function=function, **changes), calls


def side(terrain):
    return terrain.shades.shape[0]


def test_a_coarse_picture_comes_at_once_and_the_fine_one_by_signal(surveyor, qtbot):
    with qtbot.waitSignal(surveyor.surveyed) as fine:
        first = surveyor.open(BOWL, VIEW)
        assert side(first) < SAMPLES
    (terrain,) = fine.args
    assert side(terrain) == SAMPLES
    assert terrain.extent == first.extent == widened(BOWL.domain)
    np.testing.assert_array_equal(terrain.levels, first.levels)  # so that no line jumps
    assert not surveyor.is_busy()


def test_the_fine_survey_is_not_made_in_the_gui_thread(surveyor, qtbot):
    surface, calls = counted(BOWL)
    with qtbot.waitSignal(surveyor.surveyed):
        surveyor.open(surface, VIEW)
    here = QThread.currentThread()
    assert max(size for thread, size in calls if thread is here) < SAMPLES**2
    assert [size for thread, size in calls if thread is not here] == [SAMPLES**2]


def test_what_crosses_threads_is_read_only(surveyor, qtbot):
    with qtbot.waitSignal(surveyor.surveyed) as fine:
        surveyor.open(BOWL, VIEW)
    (terrain,) = fine.args
    for array in (terrain.shades, terrain.levels, terrain.contours, terrain.field):
        assert not array.flags.writeable


def test_a_view_is_surveyed_when_it_has_rested(surveyor, qtbot):
    with qtbot.waitSignal(surveyor.surveyed):
        surveyor.open(BOWL, VIEW)
    got = []
    surveyor.surveyed.connect(got.append)
    for k in range(1, 20):  # a wheel that turns on
        surveyor.look((0.0, 2.0 / k, 0.0, 2.0 / k))
    qtbot.waitUntil(lambda: not surveyor.is_busy())
    assert len(got) == 1
    assert suits(got[0].extent, (0.0, 2.0 / 19, 0.0, 2.0 / 19))


def test_of_many_wishes_the_last_one_counts(surveyor, qtbot):
    names = ("bowl", "valley", "himmelblau", "beale", "rosenbrock")
    got = []
    surveyor.surveyed.connect(got.append)
    for name in names:
        surveyor.open(SURFACES[name], SURFACES[name].domain)
    qtbot.waitUntil(lambda: not surveyor.is_busy())
    assert [terrain.domain for terrain in got] == [SURFACES["rosenbrock"].domain]


def test_a_surface_seen_before_is_remembered(surveyor, qtbot):
    surface, calls = counted(BOWL)
    with qtbot.waitSignal(surveyor.surveyed) as fine:
        surveyor.open(surface, VIEW)
    calls.clear()
    surveyor.open(SURFACES["valley"], SURFACES["valley"].domain)
    qtbot.waitUntil(lambda: not surveyor.is_busy())
    assert surveyor.open(surface, VIEW) is fine.args[0]
    assert calls == []


def test_surveys_of_one_surface_are_told_apart(surveyor, qtbot):
    """Coming back to the wider of two views compared arrays as a whole, which NumPy refuses."""
    views = (VIEW, (0.0, 0.5, 0.0, 0.5), VIEW)
    with qtbot.waitSignal(surveyor.surveyed):
        surveyor.open(BOWL, views[0])
    with qtbot.waitSignal(surveyor.surveyed):
        surveyor.look(views[1])
    surface, _ = counted(BOWL)
    with qtbot.waitSignal(surveyor.surveyed):
        surveyor.open(surface, VIEW)
    assert side(surveyor.open(BOWL, views[1])) == SAMPLES
    assert side(surveyor.open(BOWL, views[2])) == SAMPLES


def test_only_so_many_are_remembered(surveyor, qtbot):
    surfaces = [counted(BOWL)[0] for _ in range(KEPT + 1)]
    for surface in surfaces:
        with qtbot.waitSignal(surveyor.surveyed):
            surveyor.open(surface, VIEW)
    assert side(surveyor.open(surfaces[-1], VIEW)) == SAMPLES
    assert side(surveyor.open(surfaces[0], VIEW)) < SAMPLES


def test_the_thread_ends_with_the_last_survey(surveyor, qtbot):
    with qtbot.waitSignal(surveyor.surveyed):
        surveyor.open(BOWL, VIEW)
    assert not surveyor._thread.isRunning()


@pytest.mark.parametrize("how", ["close", "hide", "delete"])
def test_no_survey_outlives_its_map(qtbot, how):
    """The fixture in conftest.py fails on a thread that does."""
    widget = QWidget()
    surveyor = Surveyor(widget)
    widget.show()
    surveyor.open(BOWL, VIEW)
    thread = surveyor._thread
    if how == "close":
        surveyor.close()
    elif how == "hide":
        widget.hide()
    if how != "delete":
        assert not thread.isRunning()
    with qtbot.waitSignal(widget.destroyed):
        widget.deleteLater()
    assert not thread.isRunning()


def test_a_hidden_map_asks_for_nothing(qtbot):
    """A text size that changed behind another page started a thread after the window's end."""
    parent = QWidget()
    qtbot.addWidget(parent)
    surveyor = Surveyor(parent, rest_ms=0)
    parent.show()
    with qtbot.waitSignal(surveyor.surveyed):
        surveyor.open(BOWL, VIEW)
    parent.hide()
    surveyor.look((0.0, 0.1, 0.0, 0.1))
    assert not surveyor.is_busy()
    with qtbot.waitSignal(surveyor.surveyed):
        parent.show()


def test_a_map_that_is_shown_again_gets_its_survey_after_all(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    surveyor = Surveyor(widget, rest_ms=1)
    widget.show()
    surveyor.open(BOWL, VIEW)
    widget.hide()
    with qtbot.waitSignal(surveyor.surveyed) as fine:
        widget.show()
    assert side(fine.args[0]) == SAMPLES


def test_an_error_in_a_survey_is_reported_in_the_gui_thread(surveyor, qtbot):
    def fails(x, y):
        if x.size == SAMPLES**2:
            raise RuntimeError("no such ground")
        return BOWL.function(x, y)

    with qtbot.captureExceptions() as errors:
        surveyor.open(replace(BOWL, function=fails), VIEW)
        qtbot.waitUntil(lambda: not surveyor.is_busy())
    assert [str(error[1]) for error in errors] == ["no such ground"]


def test_a_view_of_much_gets_the_whole_domain_and_a_view_of_little_only_itself():
    assert extent_for(VIEW, VIEW) == widened(VIEW)
    wide = extent_for(VIEW, (-10.0, 10.0, -5.0, 5.0))
    assert wide[:2] == (-13.0, 13.0)
    assert wide[2:] == (-8.0, 8.0)
    small = (1.0, 2.0, 1.0, 2.0)
    assert extent_for(VIEW, small) == pytest.approx((0.85, 2.15, 0.85, 2.15))
    for view in (VIEW, small, (-10.0, 10.0, -5.0, 5.0), (-50.0, 50.0, -50.0, 50.0)):
        assert suits(extent_for(VIEW, view), view)
    assert not suits(widened(VIEW), small)
    assert not suits((0.85, 2.15, 0.85, 2.15), (1.0, 3.0, 1.0, 2.0))
