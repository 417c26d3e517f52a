"""The Check page, used as a person would, on a small network that is in training."""

import random
import re

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QProgressBar, QPushButton

from engine.check.mistakes import MISTAKES
from engine.check.verdicts import Verdict
from engine.config import TrainConfig
from guiapp.messages import State
from guiapp.pages.check.page import CheckPage
from guiapp.pages.check.quiz import LETTERS, CheckQuiz
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.fields.log_slider import LogSlider
from guiapp.widgets.fields.number_field import IntegerField
from guiapp.widgets.formulas.source_window import SourceWindow

LEFT = Qt.MouseButton.LeftButton


def made(session, qtbot, **changes):
    widget = CheckPage(session, **changes)
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(1278, 740)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    QApplication.processEvents()
    return widget


@pytest.fixture
def page(ready, qtbot):
    widget = made(ready, qtbot, rest_ms=1)
    yield widget
    widget.cancel()


def rest(page, qtbot):
    qtbot.waitUntil(lambda: not page.is_busy(), timeout=20_000)


def key(page, qtbot, which, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page, which, modifier)
    rest(page, qtbot)


def checked(page, qtbot):
    key(page, qtbot, Qt.Key.Key_Space)
    return page.outcome()


def click(page, name):
    QTest.mouseClick(page.findChild(QPushButton, name), LEFT)


def text(page, name):
    return page.findChild(QLabel, name).text()


def on_plot(plot, x, y):
    return plot.plot.mapFromScene(plot.plot.getViewBox().mapViewToScene(QPointF(x, y)))


# -- which network ------------------------------------------------------------------------------


def test_before_the_first_check_the_page_says_what_to_press(page):
    assert "Press Space" in text(page, "verdict")
    assert "after 0 iterations" in text(page, "network")
    assert "2 → 8 → 2" in text(page, "network")
    assert page.outcome() is None


def test_space_checks_the_weights_of_this_moment(page, ready, qtbot):
    with qtbot.waitSignal(ready.settled):
        ready.step(13)
    assert "after 13 iterations" in text(page, "network")
    outcome = checked(page, qtbot)
    assert outcome.subject.source.iteration == 13
    for name, array in ready.latest_snapshot.params.items():
        np.testing.assert_array_equal(outcome.subject.network.params[name], array)
    assert outcome.check.batch_size == 100
    assert outcome.check.verdict in (Verdict.AGREES, Verdict.LOG_GUARD)
    assert "agree" in text(page, "verdict")


def test_training_does_not_notice(page, ready, qtbot):
    before = {name: array.copy() for name, array in ready.latest_snapshot.params.items()}
    checked(page, qtbot)
    with qtbot.waitSignal(ready.settled):
        ready.step(1)
    for name, array in page.outcome().subject.source.snapshot.params.items():
        np.testing.assert_array_equal(array, before[name])
    assert ready.iteration == 1


def test_without_a_run_a_fresh_network_of_the_settings_is_checked(session, qtbot):
    page = made(session, qtbot)
    assert "never trained" in text(page, "network")
    click(page, "sample")
    outcome = checked(page, qtbot)
    assert outcome.subject.source.snapshot is None
    assert outcome.subject.source.config == TrainConfig()
    assert "784 → 100 → 10" in text(page, "network")
    # the second time the data are there already
    assert page.source().dataset is outcome.subject.dataset


def test_a_set_that_cannot_be_read_is_said_in_place_of_the_verdict(session, qtbot, monkeypatch):
    page = made(session, qtbot)
    session._config = TrainConfig(dataset="no-such-folder")
    key(page, qtbot, Qt.Key.Key_Space)
    assert "no-such-folder" in text(page, "verdict")
    assert page.outcome() is None


# -- settings -----------------------------------------------------------------------------------


def test_the_settings_reach_the_check(page, qtbot):
    for name in ("forward", "float32", "sample"):
        click(page, name)
    field = page.findChild(IntegerField, "batch_size")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.hasFocus()
    check = checked(page, qtbot).check
    settings = check.settings
    assert (settings.scheme, settings.dtype, settings.sample) == ("forward", "float32", 100)
    assert check.batch_size == 7
    for name in ("central", "float64", "all"):
        click(page, name)
    rest(page, qtbot)
    settings = page.outcome().check.settings
    assert (settings.scheme, settings.dtype, settings.sample) == ("central", "float64", None)


def test_another_h_is_checked_by_itself_once_there_was_a_check(page, qtbot):
    slider = page.findChild(LogSlider, "h").focusProxy()
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    assert not page.is_busy()
    checked(page, qtbot)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    rest(page, qtbot)
    assert page.outcome().check.settings.h == 0.1
    assert page.outcome().check.verdict is Verdict.TOO_COARSE
    QTest.keyClick(slider, Qt.Key.Key_Home)
    rest(page, qtbot)
    assert page.outcome().check.settings.h == 1e-13
    assert page.outcome().check.verdict is Verdict.ROUNDING
    assert "rounding" in text(page, "verdict")


def test_a_batch_of_nothing_is_refused_beside_the_field(page):
    field = page.findChild(IntegerField, "batch_size")
    field.selectAll()
    QTest.keyClicks(field, "0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.error()
    assert page.controls.batch_size() == 100


def test_the_counters_count(page, qtbot):
    check = checked(page, qtbot).check
    count = 2 * 8 + 8 + 8 * 2 + 2
    assert text(page, "numerical_passes") == str(2 * count)
    assert text(page, "backprop_passes") == "1"
    assert float(text(page, "numerical_seconds")) == pytest.approx(check.numerical.seconds, rel=0.1)
    shown = float(re.search(r"[\d,]+", text(page, "ratio")).group().replace(",", ""))
    assert shown == pytest.approx(check.ratio, rel=0.1, abs=0.5)


# -- results ------------------------------------------------------------------------------------


def test_the_tables_say_what_the_check_found(page, qtbot):
    check = checked(page, qtbot).check
    arrays = page.results.arrays
    names = [arrays.item(row, 0).text() for row in range(arrays.rowCount())]
    assert names == ["all", "W1", "b1", "W2", "b2"]
    assert float(arrays.item(1, 3).toolTip()) == check.arrays["W1"].worst
    offenders = page.results.offenders
    assert offenders.rowCount() == len(check.offenders)
    assert float(offenders.item(0, 3).toolTip()) == check.offenders[0].error


def test_the_worst_offender_is_opened_and_a_click_opens_another(page, qtbot):
    check = checked(page, qtbot).check
    curve = page.studies.weight.curve()
    assert (curve.name, curve.index) == check.offenders[0].place
    table = page.results.offenders
    place = table.visualItemRect(table.item(2, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=place)
    rest(page, qtbot)
    curve = page.studies.weight.curve()
    assert (curve.name, curve.index) == check.offenders[2].place
    assert curve.numerical == pytest.approx(check.offenders[2].numerical, rel=1e-5, abs=1e-10)
    assert curve.offsets[-1] == pytest.approx(4e-4)


def test_a_click_on_a_point_opens_its_curve(page, qtbot):
    check = checked(page, qtbot).check
    scatter = page.results.scatter
    x, y = scatter._places(check.arrays["b2"])
    page.results.arrays.selectRow(4)  # b2 alone
    QTest.keyClick(page, Qt.Key.Key_2)
    rest(page, qtbot)
    QTest.mouseClick(scatter.plot.viewport(), LEFT, pos=on_plot(scatter, x[0], y[0]))
    rest(page, qtbot)
    assert page.studies.current() == "weight"
    curve = page.studies.weight.curve()
    assert (curve.name, curve.index) == ("b2", (0,))
    assert page.results.offenders.chosen() == -1


def test_a_row_of_the_table_brings_its_points_to_the_fore(page, qtbot):
    checked(page, qtbot)
    table, scatter = page.results.arrays, page.results.scatter
    for row, name in ((2, "b1"), (0, "")):
        place = table.visualItemRect(table.item(row, 0)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=place)
        assert scatter._focus == name


def test_w_shows_the_weight_from_farther(page, qtbot):
    checked(page, qtbot)
    key(page, qtbot, Qt.Key.Key_W)
    assert page.studies.weight.curve().offsets[-1] == 1.0
    click(page, "near")
    rest(page, qtbot)
    assert page.studies.weight.curve().offsets[-1] == pytest.approx(4e-4)


def test_relu_kinks_are_named_as_the_cause(session, qtbot):
    config = TrainConfig(
        dataset="circles", hidden_sizes=(30, 20), activation="relu", initializer="he", batch_size=20
    )
    with qtbot.waitSignal(session.settled):
        session.prepare(config)
    page = made(session, qtbot, rest_ms=1)
    page.controls.set_h(1e-3)
    check = checked(page, qtbot).check
    assert check.verdict is Verdict.KINKS
    assert "kink" in text(page, "verdict")
    table = page.results.offenders
    marks = [bool(table.item(row, 4).text()) for row in range(table.rowCount())]
    assert marks == [one.near_kink for one in check.offenders]
    assert marks[0]


# -- closer looks -------------------------------------------------------------------------------


def test_2_draws_the_error_against_h_and_a_click_there_chooses_h(page, qtbot):
    checked(page, qtbot)
    key(page, qtbot, Qt.Key.Key_2)
    errors = page.studies.steps.errors()
    assert errors.done == len(errors.steps) == 49
    plot = page.studies.steps
    QTest.mouseClick(plot.plot.viewport(), LEFT, pos=on_plot(plot, -6.0, -5.0))
    rest(page, qtbot)
    h = page.controls.settings().h
    assert np.log10(h) == pytest.approx(-6.0, abs=0.11)
    assert page.outcome().check.settings.h == h
    assert page.studies.steps.errors() is not errors  # those of the new check


def test_t_trains_with_both_gradients(page, ready, qtbot):
    steps = page.findChild(IntegerField, "twin_steps")
    page.studies.choose("twins")
    steps.setFocus()
    steps.selectAll()
    QTest.keyClicks(steps, "4")
    QTest.keyClick(steps, Qt.Key.Key_Return)
    page.setFocus()
    key(page, qtbot, Qt.Key.Key_T)
    course = page.studies.by_steps.course()
    assert course is page.studies.by_seconds.course()
    assert course.steps == 4
    np.testing.assert_allclose(course.numerical_losses, course.backprop_losses, atol=1e-7)
    assert ready.iteration == 0


def test_the_button_trains_too(page, qtbot):
    key(page, qtbot, Qt.Key.Key_3)
    click(page, "train_both")
    rest(page, qtbot)
    assert page.studies.by_steps.course().steps == 10


# -- giving up ----------------------------------------------------------------------------------


def test_esc_gives_up(page, qtbot):
    checked(page, qtbot)
    last = page.outcome()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert page.is_busy()
    assert page.findChild(QPushButton, "cancel").isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.is_busy()
    assert not page.findChild(QPushButton, "cancel").isEnabled()
    assert page.findChild(QProgressBar).maximum() > 0  # it does not go on running to and fro
    assert page.outcome() is last


def test_the_cancel_button_gives_up_the_training(page, qtbot):
    key(page, qtbot, Qt.Key.Key_3)
    page.findChild(IntegerField, "twin_steps").set_value(200)
    QTest.keyClick(page, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: page.studies.by_steps.course() is not None)
    click(page, "cancel")
    assert not page.is_busy()
    assert page.studies.by_steps.course().steps < 200


def test_half_an_error_curve_is_begun_again(page, qtbot):
    checked(page, qtbot)
    page.studies.choose("steps")
    qtbot.waitUntil(lambda: page.studies.steps.errors() is not None)
    key(page, qtbot, Qt.Key.Key_Escape)
    assert page.studies.steps.errors().done < 49
    key(page, qtbot, Qt.Key.Key_1)
    key(page, qtbot, Qt.Key.Key_2)
    assert page.studies.steps.errors().done == 49


def test_a_page_that_is_left_gives_up(page):
    QTest.keyClick(page, Qt.Key.Key_Space)
    page.hide()
    assert not page.is_busy()


# -- break it -----------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("does not support")  # raise() and grabbing, without a screen
def test_b_opens_the_menu_of_four_letters(page, qtbot):
    QTest.keyClick(page, Qt.Key.Key_B)
    (menu,) = [m for m in page.findChildren(QMenu) if m.isVisible()]
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [*(f"Mistake {letter}" for letter in LETTERS), "The sound network"]
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[1]).center())
    rest(page, qtbot)
    assert page.controls.quiz.mistake() in MISTAKES
    assert page.outcome().check.verdict is Verdict.WRONG


@pytest.mark.parametrize("letter", LETTERS)
def test_each_mistake_is_caught_and_named_by_its_button(page, qtbot, letter):
    quiz = page.controls.quiz
    quiz.choose(letter)
    rest(page, qtbot)
    assert page.outcome().check.verdict is Verdict.WRONG
    assert "Which mistake" in text(page, "verdict")
    mistake = quiz.mistake()
    wrong = next(name for name in MISTAKES if name != mistake)
    click(page, f"answer_{wrong}")
    assert text(page, "quiz").startswith("Not this one.")
    assert not quiz.is_solved()
    click(page, f"answer_{mistake}")
    assert text(page, "quiz").startswith("Found.")
    assert quiz.is_solved()
    quiz.choose("")
    rest(page, qtbot)
    assert page.outcome().check.verdict is not Verdict.WRONG
    assert not page.findChild(QPushButton, f"answer_{mistake}").isEnabled()


def test_a_mistake_that_changes_nothing_in_a_batch_of_one_is_said_not_to_show(page, qtbot):
    page.findChild(IntegerField, "batch_size").set_value(1)
    quiz = page.controls.quiz
    quiz.choose(next(letter for letter in LETTERS if quiz._hidden[letter] == "mean"))
    rest(page, qtbot)
    assert "with 1 in the batch it changes nothing" in text(page, "verdict")


@pytest.mark.qt_log_ignore("does not support")  # raise(), without a screen
def test_the_source_of_a_mistake_is_shown_once_it_is_named(page, qtbot):
    quiz = page.controls.quiz
    quiz.choose("A")
    rest(page, qtbot)
    source = page._head.source
    assert MISTAKES[quiz.mistake()].classes[0] not in source._functions
    click(page, f"answer_{quiz.mistake()}")
    QTest.keyClick(page, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.findChild(SourceWindow) is not None)
    assert source._functions == MISTAKES[quiz.mistake()].classes
    page.findChild(SourceWindow).close()


def test_the_letters_are_dealt_anew_and_without_hidden_layers_one_is_missing(qtbot):
    dealt = set()
    for seed in range(20):
        quiz = CheckQuiz(rng=random.Random(seed))
        qtbot.addWidget(quiz)
        dealt.add(tuple(quiz._hidden.values()))
        assert sorted(quiz._hidden.values()) == sorted(MISTAKES)
        for sizes, missing in (((), ["activation"]), ((1,), ["transposed"]), ((1, 2), [])):
            quiz.allow(sizes)
            off = [quiz._hidden[k] for k, one in quiz._letters.items() if not one.isEnabled()]
            assert off == missing
    assert len(dealt) > 5


def test_an_answer_without_a_mistake_says_nothing(qtbot):
    quiz = CheckQuiz()
    qtbot.addWidget(quiz)
    with qtbot.assertNotEmitted(quiz.solved):
        quiz.answer("mean")


def test_a_network_that_has_diverged_is_looked_at_without_harm(session, qtbot):
    config = TrainConfig(
        dataset="circles",
        hidden_sizes=(8,),
        activation="relu",
        learning_rate=1e200,
        batch_size=20,
        dtype="float64",
    )
    with qtbot.waitSignal(session.settled):
        session.prepare(config)
    with qtbot.waitSignal(session.settled):
        session.step(20)
    assert session.state is State.DIVERGED
    page = made(session, qtbot, rest_ms=1)
    assert checked(page, qtbot).check.verdict is Verdict.NOT_FINITE
    assert "diverged" in text(page, "verdict")
    for which in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_W, Qt.Key.Key_T):
        key(page, qtbot, which)
        page.grab()
    assert page.studies.by_steps.course().steps <= 1


# -- the page itself ----------------------------------------------------------------------------


def test_it_checks_while_training_goes_on(page, ready, qtbot):
    ready.start()
    qtbot.waitUntil(lambda: ready.iteration > 0)
    outcome = checked(page, qtbot)
    assert outcome.check.verdict in (Verdict.AGREES, Verdict.LOG_GUARD)
    qtbot.waitUntil(lambda: ready.state is not State.RUNNING)


def test_theme_language_and_help(page, qtbot):
    checked(page, qtbot)
    page.apply_theme(DARK)
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert text(page, "lesson_title") == "Gradient check"
    assert "5.7.3 (4.4.2, 4.5.2)" in text(page, "lesson_place")
    assert len(page.shortcuts_help()) == 7
    assert page.results.arrays.rowCount() == 5
    assert not page.grab().isNull()


def test_every_control_has_a_name_and_says_what_it_does(page):
    for button in page.findChildren(QPushButton):
        assert button.accessibleName(), button.objectName()
        assert button.toolTip(), button.objectName()
    for name in ("batch_size", "twin_steps"):
        field = page.findChild(IntegerField, name)
        assert field.accessibleName()
        assert field.toolTip()


def test_it_fits_a_small_screen(page):
    assert page.minimumSizeHint().width() <= 1278
    assert page.minimumSizeHint().height() <= 740
    assert page.rect().contains(page.controls.geometry())
    inside = page.controls.rect()
    for child in page.controls.findChildren(QPushButton):
        corner = child.mapTo(page.controls, QPoint(child.width(), child.height()))
        assert inside.contains(corner - QPoint(1, 1))
