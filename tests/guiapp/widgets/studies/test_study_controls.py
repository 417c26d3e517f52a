"""Starting, watching and giving up a study."""

import pytest

from guiapp.theme import LIGHT
from guiapp.widgets.studies.study_controls import StudyControls
from guiapp.widgets.studies.time_left import TimeLeft


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture
def controls(qtbot, now):
    controls = StudyControls(clock=lambda: TimeLeft(lambda: now[0]))
    qtbot.addWidget(controls)
    controls.apply_theme(LIGHT)
    controls.show()
    return controls


def test_by_default_the_work_is_done_in_the_window(controls):
    assert controls.workers() is None
    assert controls._workers.isHidden()
    controls.where.choose("processes")
    assert controls._workers.isVisible()
    controls._workers.set_value(3)
    assert controls.workers() == 3


def test_the_buttons_ask_and_decide_nothing(controls, qtbot):
    with qtbot.waitSignal(controls.start_pressed):
        controls.start.click()
    controls.begin()
    assert not controls.start.isEnabled()
    with qtbot.waitSignal(controls.cancel_pressed):
        controls.cancel.click()
    controls.end()
    assert controls.start.isEnabled()
    assert not controls.cancel.isEnabled()
    assert controls.progress_text() == ""


def test_it_says_how_far_it_is_and_how_long_it_will_take(controls, now):
    controls.begin()
    assert controls.progress_text() != ""
    controls.show_progress(0, 100, 0.0)
    assert controls.progress_text() == "0 of 100"
    now[0] = 10.0
    controls.show_progress(20, 100, 0.2)
    assert controls.progress_text() == "20 of 100, about 40 s left"
    now[0] = 20.0
    controls.show_progress(21, 100, 0.1)
    assert controls.progress_text() == "21 of 100, about 3 min 0 s left"


def test_figures_do_not_change_faster_than_one_can_read(controls, now):
    controls.begin()
    now[0] = 1.0
    controls.show_progress(1, 10, 0.1)
    now[0] = 1.1
    controls.show_progress(2, 10, 0.2)
    assert controls.progress_text().startswith("1 of 10")
    now[0] = 1.3
    controls.show_progress(3, 10, 0.3)
    assert controls.progress_text().startswith("3 of 10")


def test_a_late_report_of_a_study_that_was_given_up_is_not_shown(controls):
    controls.begin()
    controls.end()
    controls.show_progress(3, 10, 0.3)
    assert controls.progress_text() == ""
