"""The Beats page, used as a person would: with keys, mouse and typed numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QSlider

from engine.beats.graphs import GRAPHS, AddLayer, buy
from engine.beats.step import take_apart
from engine.layers import Affine, SoftmaxWithLoss
from engine.optimizers import SGD
from engine.trainer import Trainer, load_dataset
from guiapp.pages.beats.course import BeatCourse
from guiapp.pages.beats.page import BeatsPage
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.formulas.source_panel import SourcePanel
from guiapp.widgets.network.array_row import ArrayRow
from guiapp.widgets.network.batch_pictures import BatchPictures
from guiapp.widgets.network.layer_graph import LayerGraph
from guiapp.widgets.network.terms_view import TermsView
from tests.guiapp.conftest import QUICK

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(ready, qtbot):
    widget = BeatsPage(ready)
    widget.course()._moment_ms = 5.0
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(1278, 740)
    with qtbot.waitSignal(widget.feed().arrived), qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    return widget


def press(page, key, modifier=NONE):
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def press_and_wait(page, qtbot, key, modifier=NONE):
    """A key that sets the course in motion, and the end of that motion."""
    with qtbot.waitSignal(page.course().arrived):
        press(page, key, modifier)


def click(page, name):
    button = page.findChild(QPushButton, name)
    QTest.mouseClick(button, LEFT, pos=QPoint(10, button.height() // 2))


def graph(page) -> LayerGraph:
    return page.findChild(LayerGraph)


def arrays(page) -> ArrayRow:
    return page.findChild(ArrayRow)


def formula(page, name) -> str:
    return page.findChild(FormulaView, name).latex()


def functions(page):
    return page.findChild(SourcePanel).functions()


def keys_of(page):
    return [panel.key for panel in arrays(page).panels()]


# -- the beats --------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_four_presses_are_four_beats(page, qtbot, key):
    ends = []
    for _ in range(4):
        press_and_wait(page, qtbot, key)
        ends.append(page.course().position)
    assert ends == [3, 4, 8, 10]  # two Affine layers, one activation, the loss
    assert not page.findChild(QPushButton, "next").isEnabled()


def test_left_takes_back_beat_by_beat(page, qtbot):
    page.course().go_to(10)
    seen = []
    for _ in range(5):
        press(page, Qt.Key.Key_Left)
        seen.append(page.course().position)
    assert seen == [8, 4, 3, 0, 0]


def test_shift_goes_layer_by_layer(page, qtbot):
    press_and_wait(page, qtbot, Qt.Key.Key_Right, SHIFT)
    press_and_wait(page, qtbot, Qt.Key.Key_Right, SHIFT)
    assert page.course().position == 2
    press(page, Qt.Key.Key_Left, SHIFT)
    assert page.course().position == 1


def test_a_second_press_completes_the_beat_under_way_and_starts_the_next(page, qtbot):
    page.course()._moment_ms = 10_000.0
    press(page, Qt.Key.Key_Space)
    assert page.course().is_moving
    press(page, Qt.Key.Key_Space)
    assert page.course().position == 3
    press(page, Qt.Key.Key_Left)
    assert not page.course().is_moving


def test_something_flows_while_a_beat_is_under_way(page, qtbot):
    page.course()._moment_ms = 300.0
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(graph(page).lights().pulses))
    (edge, back, _way), *_ = graph(page).lights().pulses
    assert (edge, back) == (("input", "affine1"), False)


def test_it_plays_by_itself_to_the_end_and_can_be_stopped(page, qtbot):
    slider = page.findChild(QSlider, "speed")
    for _ in range(5):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    page.course().set_speed(200.0)
    page.setFocus()
    press_and_wait(page, qtbot, Qt.Key.Key_P)
    assert page.course().position == 10
    page.course().set_speed(0.01)
    press(page, Qt.Key.Key_P)
    assert page.course().playing
    assert page.course().position == 0
    press(page, Qt.Key.Key_P)
    assert not page.course().playing


def test_it_waits_while_nobody_sees_it(page, qtbot):
    page.course()._moment_ms = 10_000.0
    press(page, Qt.Key.Key_Space)
    page.hide()
    assert not page.course()._timer.isActive()
    page.show()
    assert page.course()._timer.isActive()


def test_numbers_and_clicks_lead_to_a_beat(page, qtbot):
    press_and_wait(page, qtbot, Qt.Key.Key_3)
    assert page.course().position == 8
    click(page, "beat_loss")
    assert page.course().position == 4
    press(page, Qt.Key.Key_R)
    assert page.course().position == 0


def test_buttons_do_what_the_keys_do(page, qtbot):
    with qtbot.waitSignal(page.course().arrived):
        click(page, "next")
    assert page.course().position == 3
    click(page, "back")
    assert page.course().position == 0
    page.course().go_to(8)
    click(page, "reset")
    assert page.course().position == 0


# -- what is shown ----------------------------------------------------------------------------


def test_the_layers_stand_in_a_row_with_their_shapes(page):
    titles = [box.title for box in graph(page).boxes()]
    assert titles == ["x", "Affine 1", "Sigmoid 1", "Affine 2", "SoftmaxWithLoss", "L"]
    lines = {box.key: box.lines for box in graph(page).boxes()}
    assert lines["affine1"] == ("W1 2 × 8", "b1 8")
    assert lines["input"] == ("(20, 2)",)
    edges = {(e.source, e.target): (e.forward, e.backward) for e in graph(page).edges()}
    assert edges["affine1", "activation1"] == (("a1", "(20, 8)"), ("∂L/∂a1", "(20, 8)"))


def test_arrays_are_those_of_the_trainers_own_next_step(page, qtbot):
    trainer = Trainer(QUICK, load_dataset(QUICK))
    expected = take_apart(trainer.next_step())
    page.course().go_to(10)  # the update of the second Affine layer
    assert keys_of(page) == ["W2", "W2_change", "W2_after", "b2", "b2_change", "b2_after"]
    result = trainer.step()
    assert page.feed().beats.loss == result.loss == expected.loss
    for panel in arrays(page).panels():
        if panel.key.endswith("_after"):
            own = trainer.network.params[panel.key.removesuffix("_after")]
            np.testing.assert_array_equal(panel.grid.values, own)


def test_what_is_not_computed_yet_is_not_shown(page, qtbot):
    known = {panel.key: panel.grid.is_known for panel in arrays(page).panels()}
    assert known == {"x": True, "W1": True, "b1": True, "a1": False}
    assert page.findChild(TermsView).explanation() is None
    page.course().go_to(1)
    assert all(panel.grid.is_known for panel in arrays(page).panels())
    assert page.findChild(TermsView).explanation().cell.array == "a1"


@pytest.mark.parametrize(
    ("position", "keys", "function"),
    [
        (1, ["x", "W1", "b1", "a1"], Affine.forward),
        (2, ["a1", "z1"], None),
        (4, ["a2", "y", "t", "L"], SoftmaxWithLoss.forward),
        (5, ["y", "t", "da2"], SoftmaxWithLoss.backward),
        (6, ["z1", "da2", "dW2", "db2", "W2", "dz1"], Affine.backward),
        (7, ["z1", "dz1", "s1", "da1"], None),
        (8, ["x", "da1", "dW1", "db1"], Affine.backward),
        (9, ["W1", "W1_change", "W1_after", "b1", "b1_change", "b1_after"], SGD._move),
    ],
)
def test_each_moment_shows_its_arrays_formula_and_source(page, position, keys, function):
    page.course().go_to(position)
    assert keys_of(page) == keys
    assert formula(page, "general_formula")
    assert formula(page, "numbers_formula")
    assert function is None or functions(page)[0] is function
    assert page.findChild(QPlainTextEdit, "source_beside").toPlainText().strip()
    assert page.findChild(QLabel, "beat_words").text()


def test_signs_that_do_not_hold_for_means_are_not_shown(page):
    page.course().go_to(6)
    assert [panel.sign for panel in arrays(page).panels()] == ["", "·", "Σ", "", "", "→"]
    press(page, Qt.Key.Key_B)
    assert [panel.sign for panel in arrays(page).panels()] == ["", "", "Σ", "", "", "→"]
    page.course().go_to(1)  # but the mean of x W + b is (mean of x) W + b
    assert [panel.sign for panel in arrays(page).panels()] == ["", "·", "+", "="]


def test_the_loss_appears_with_its_beat(page):
    def result():
        return next(box for box in graph(page).boxes() if box.key == "result").lines[0]

    assert result() == "?"
    page.course().go_to(4)  # the arrow back into L bears a 1: L is the mean, also for one sample
    beats, words = page.feed().beats, page.findChild(QLabel, "beat_words")
    assert result() == f"{beats.loss:.4f}"
    assert f"{beats.losses[0]:.4f}" in words.text()
    assert f"{beats.loss:.4f}" in words.text()
    press(page, Qt.Key.Key_B)
    assert result() == f"{beats.loss:.4f}"
    assert f"{beats.loss:.4f}" in words.text()


def test_the_box_at_work_bears_the_color_of_its_beat(page):
    colors = []
    for position in (0, 1, 4, 8, 9):
        page.course().go_to(position)
        colors.append(graph(page).lights().meaning)
    assert colors == ["accent", "accent", "loss", "gradient", "accent"]


# -- looking ----------------------------------------------------------------------------------


def test_a_click_on_a_box_shows_what_it_did_last(page, qtbot):
    page.course().go_to(8)
    QTest.mouseClick(graph(page), LEFT, pos=graph(page).middle_of("loss").toPoint())
    assert graph(page).lights().focus == "loss"
    assert functions(page)[0] is SoftmaxWithLoss.backward
    press(page, Qt.Key.Key_BracketLeft)
    assert graph(page).lights().focus == "affine2"
    press_and_wait(page, qtbot, Qt.Key.Key_Right)  # the course takes the focus along
    assert graph(page).lights().focus == "affine2"
    press(page, Qt.Key.Key_Left)
    assert graph(page).lights().focus == "affine1"


def test_pointing_at_a_cell_tells_where_it_comes_from(page, qtbot):
    page.course().go_to(1)
    view, terms = arrays(page).view("a1"), page.findChild(TermsView)
    first = terms.explanation().cell.index
    largest = np.abs(page.feed().beats.arrays["a1"][0]).argmax()
    assert first == (largest,)  # where one looks first
    other = (5,) if first != (5,) else (4,)
    QTest.mouseMove(view, view.middle_of(other).toPoint())
    found = terms.explanation()
    assert (found.cell.array, found.cell.index, found.cell.image) == ("a1", other, 0)
    assert found.count == 3  # two inputs and the bias
    assert terms.heading().startswith(f"a1[0, {other[0]}] = ")
    assert formula(page, "numbers_formula").startswith(f"a_{{1}}[0, {other[0]}] = ")
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert terms.explanation().cell.index == first


def test_a_click_keeps_the_cell_also_for_the_next_sample(page):
    page.course().go_to(1)
    view = arrays(page).view("a1")
    QTest.mouseClick(view, LEFT, pos=view.middle_of((6,)).toPoint())
    press(page, Qt.Key.Key_Period)
    cell = page.findChild(TermsView).explanation().cell
    assert (cell.index, cell.image) == ((6,), 1)


def test_a_sample_is_chosen_by_mouse_or_key_or_the_whole_batch(page):
    pictures = page.findChild(BatchPictures, "batch_pictures")
    page.course().go_to(1)
    QTest.mouseClick(pictures, LEFT, pos=pictures.middle_of(7).toPoint())
    beats = page.feed().beats
    panel = next(panel for panel in arrays(page).panels() if panel.key == "a1")
    np.testing.assert_array_equal(panel.grid.values, beats.arrays["a1"][7])
    press(page, Qt.Key.Key_Comma)
    assert page.findChild(TermsView).explanation().cell.image == 6
    click(page, "batch")
    panel = next(panel for panel in arrays(page).panels() if panel.key == "a1")
    np.testing.assert_allclose(panel.grid.values, beats.arrays["a1"].mean(axis=0), rtol=1e-5)
    assert "answered rightly" in page.findChild(QLabel, "sample").text()
    press(page, Qt.Key.Key_B)
    assert page.findChild(TermsView).explanation().cell.image == 6


def test_the_loss_of_a_sample_leads_to_the_sample(page):
    page.course().go_to(4)
    view = arrays(page).view("L")
    QTest.mouseClick(view, LEFT, pos=view.middle_of((11,)).toPoint())
    assert page.findChild(QLabel, "sample").text().startswith("Sample 11:")
    found = page.findChild(TermsView).explanation()
    assert (found.cell.array, found.kind) == ("L", "log")


# -- the training -----------------------------------------------------------------------------


def test_enter_makes_the_step_and_the_next_one_comes(page, ready, qtbot):
    status = page.findChild(QLabel, "step_status")
    assert "step 1," in status.text()
    before = page.feed().beats
    with qtbot.waitSignals([page.feed().arrived, ready.settled]):
        press(page, Qt.Key.Key_Return)
    assert page.feed().beats.iteration == 2
    for name, array in ready.latest_snapshot.params.items():
        np.testing.assert_array_equal(before.arrays[f"{name}_after"], array)
    count = sum(array.size for array in ready.latest_snapshot.params.values())
    assert f"all {count} parameters" in status.text()
    assert page.course().position == 0


def test_looking_does_not_change_the_run(page, ready, qtbot):
    trainer = Trainer(QUICK, load_dataset(QUICK))
    for _ in range(3):
        with qtbot.waitSignals([page.feed().arrived, ready.settled]):
            press(page, Qt.Key.Key_Return)
        trainer.step()
    for name, array in ready.latest_snapshot.params.items():
        np.testing.assert_array_equal(array, trainer.network.params[name])


def test_coming_back_keeps_the_place_in_a_step_that_is_still_the_next(page, ready, qtbot):
    page.course().go_to(4)
    page.hide()
    with qtbot.waitSignal(ready.looked_ahead):
        page.show()
    assert page.course().position == 4


def test_another_learning_rate_makes_it_another_step(page, ready, qtbot):
    page.course().go_to(4)
    page.hide()
    ready.set_learning_rate(0.25)
    with qtbot.waitSignal(page.feed().arrived):
        page.show()
    assert page.feed().beats.optimizer.learning_rate == 0.25
    with qtbot.waitSignals([page.feed().arrived, ready.settled]):
        page.feed().make_step()
    assert page.feed().agreed


def test_another_run_brings_another_step(page, ready, qtbot):
    with qtbot.waitSignals([page.feed().arrived, ready.settled]):
        ready.prepare(QUICK.replace(activation="relu", hidden_sizes=(5, 4)))
    titles = [box.title for box in graph(page).boxes()]
    assert titles[1:-1] == [
        "Affine 1",
        "ReLU 1",
        "Affine 2",
        "ReLU 2",
        "Affine 3",
        "SoftmaxWithLoss",
    ]
    assert page.feed().agreed is None


def test_a_run_that_diverged_says_what_to_do(page, ready, qtbot):
    config = QUICK.replace(activation="relu", learning_rate=1e38)
    with qtbot.waitSignals([page.feed().arrived, ready.settled]):
        ready.prepare(config)
    with qtbot.waitSignals([page.feed().missing, ready.settled]):
        ready.start()
    assert "diverged" in page.findChild(QLabel, "step_status").text()
    assert not page.findChild(QPushButton, "make_step").isEnabled()
    assert not graph(page).boxes()
    press(page, Qt.Key.Key_Space)  # nothing to do, and nothing breaks


def test_a_step_too_large_to_keep_is_explained(page, qtbot, monkeypatch):
    monkeypatch.setattr("guiapp.pages.beats.feed.LARGEST_BYTES", 1000)
    with qtbot.waitSignal(page.feed().missing):
        press(page, Qt.Key.Key_T)
    assert "smaller mini-batch" in page.findChild(QLabel, "step_status").text()


def test_without_a_run_it_says_what_brings_one(session, qtbot):
    widget = BeatsPage(session)
    qtbot.addWidget(widget)
    widget.apply_theme(DARK)
    with qtbot.waitSignal(session.looked_ahead):
        widget.show()
    assert "Ctrl+1" in widget.findChild(QLabel, "step_status").text()
    assert not widget.grab().isNull()


# -- apples and oranges -----------------------------------------------------------------------


@pytest.fixture
def fruit(page):
    press(page, Qt.Key.Key_A)
    return page


def texts(page, backward):
    return {
        edge.source: (edge.backward if backward else edge.forward)[0]
        for edge in graph(page).edges()
    }


def test_two_apples_as_in_the_book(fruit, qtbot):
    press_and_wait(fruit, qtbot, Qt.Key.Key_Space)
    press_and_wait(fruit, qtbot, Qt.Key.Key_Space)
    assert fruit.course().position == fruit.course().timeline.end == 4
    assert texts(fruit, backward=False) == {
        "apple": "100", "apple_count": "2", "tax": "1.1", "apple_price": "200", "total": "220"
    }  # fmt: skip
    assert texts(fruit, backward=True) == {
        "apple": "2.2", "apple_count": "110", "tax": "200", "apple_price": "1.1", "total": "1"
    }  # fmt: skip


def test_apples_and_oranges_as_in_the_book(fruit, qtbot):
    press(fruit, Qt.Key.Key_F)
    fruit.course().go_to(8)
    back = texts(fruit, backward=True)
    assert texts(fruit, backward=False)["total"] == "715"
    expected = {
        "apple": "2.2", "apple_count": "110", "orange": "3.3", "orange_count": "165", "tax": "650"
    }  # fmt: skip
    assert {name: back[name] for name in expected} == expected
    assert len(graph(fruit).lights().backward) == len(graph(fruit).edges())


def test_a_typed_price_goes_through_the_graph(fruit):
    fruit.course().go_to(4)
    field = fruit.findChild(NumberField, "apple")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "250")
    QTest.keyClick(field, Qt.Key.Key_Return)
    inputs = {**GRAPHS["apple"].defaults, "apple": 250}
    bought = buy(GRAPHS["apple"], inputs)
    assert bought.values["total"] == pytest.approx(550)
    assert texts(fruit, backward=False)["total"] == "550"
    assert texts(fruit, backward=True)["apple_count"] == "275"
    assert fruit.course().position == 4  # one stays where one was
    fruit.setFocus()
    press(fruit, Qt.Key.Key_K)
    assert field.value() == 100
    assert texts(fruit, backward=False)["total"] == "220"


def test_a_typed_mistake_is_explained_and_changes_nothing(fruit):
    field = fruit.findChild(NumberField, "tax")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1e9")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "not greater" in fruit.findChild(QLabel, "fruit_message").text()
    fruit.course().go_to(4)
    assert texts(fruit, backward=False)["total"] == "220"


def test_a_sum_passes_the_gradient_on(fruit):
    press(fruit, Qt.Key.Key_F)
    fruit.course().go_to(6)
    QTest.mouseClick(graph(fruit), LEFT, pos=graph(fruit).middle_of("all_price").toPoint())
    assert functions(fruit) == (AddLayer.forward, AddLayer.backward)
    assert formula(fruit, "numbers_formula").endswith("= 1.1")


def test_back_to_the_network_and_its_keys(fruit, ready, qtbot):
    press(fruit, Qt.Key.Key_Return)  # means nothing among apples
    assert ready.iteration == 0
    press(fruit, Qt.Key.Key_N)
    assert keys_of(fruit)[0] == "x"
    assert fruit.course().position == 0


# -- dress ------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_can_be_painted_in_every_moment_and_theme(page, theme):
    page.apply_theme(theme)
    for position in range(page.course().timeline.end + 1):
        page.course().go_to(position)
        assert not page.grab().isNull()


def test_it_fits_a_small_screen(page):
    assert page.minimumSizeHint().width() <= 1278
    assert page.minimumSizeHint().height() <= 740


def test_every_control_explains_itself(page):
    for button in page.findChildren(QPushButton):
        assert button.toolTip(), button.objectName()
        assert button.accessibleName(), button.objectName()


def test_the_keys_are_listed(page):
    keys = [key for key, _ in page.shortcuts_help()]
    assert "Space / →" in keys
    assert all(meaning for _, meaning in page.shortcuts_help())


def test_a_course_without_moments_stands_still(qtbot, page):
    course = BeatCourse(page)
    with qtbot.waitSignal(course.arrived):
        course.next_beat()
    assert course.position == 0
