"""From the mouse to the bars, on the real page, with a network whose answers are known.

The network has one layer whose columns are pictures: a bar for 1, a ring for 0, a bar and a
roof for 7. It is sure of whatever resembles one of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTranslator, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from engine import network as network_module
from engine.config import TrainConfig
from engine.digits import Preparation, normalize
from engine.records import ParamSnapshot
from guiapp.pages.draw import answerers as answerers_module
from guiapp.pages.draw.answerers import BUILT_IN, TRAINING, TUNED
from guiapp.pages.draw.page import PANES, DrawPage
from guiapp.raster import Raster
from guiapp.theme import DARK, LIGHT

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ONE = [(140, 50), (140, 230)]
RING = [
    (round(140 + 60 * math.sin(turn)), round(140 - 80 * math.cos(turn)))
    for turn in np.linspace(0, 2 * math.pi, 40)
]
SEVEN = [(80, 60), (200, 60), (130, 230)]


class FakeSession(QObject):
    """What the page uses of the real one."""

    snapshot_ready = Signal(object)

    def __init__(self, snapshot: ParamSnapshot | None = None) -> None:
        super().__init__()
        self.latest_snapshot = snapshot
        self.recorded_end = 0 if snapshot is None else snapshot.iteration
        self.dataset_shape: tuple[int, int] | None = (28, 28)

    def publish(self, snapshot: ParamSnapshot) -> None:
        self.latest_snapshot = snapshot
        self.recorded_end = snapshot.iteration
        self.snapshot_ready.emit(snapshot)


def template_params(sharpness: float = 1.0) -> dict[str, np.ndarray]:
    weights = np.zeros((784, 10), np.float32)
    for digit, stroke in ((1, ONE), (0, RING), (7, SEVEN)):
        raster = Raster()
        raster.draw([stroke])
        picture = normalize(raster.pixels).reshape(-1)
        weights[:, digit] = sharpness * (picture / np.linalg.norm(picture))
    return {"W1": weights, "b1": np.zeros(10, np.float32)}


def snapshot(iteration: int = 640, sharpness: float = 1.0, **params: np.ndarray) -> ParamSnapshot:
    config = TrainConfig(hidden_sizes=())
    return ParamSnapshot(iteration, config, params or template_params(sharpness))


@pytest.fixture
def session(qapp: QApplication) -> FakeSession:
    return FakeSession(snapshot())


@pytest.fixture
def page(session: FakeSession, qtbot: QtBot) -> Iterator[DrawPage]:
    window = QWidget()
    qtbot.addWidget(window)
    page = DrawPage(session, window)
    page.apply_theme(LIGHT)
    page.resize(1260, 700)
    window.resize(1260, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield page
    window.close()


def draw(page: DrawPage, places: list[tuple[int, int]]) -> None:
    """One stroke by the mouse, from press to release."""
    QTest.mousePress(page.canvas, LEFT, PLAIN, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(page.canvas, QPoint(*place))
    QTest.mouseRelease(page.canvas, LEFT, PLAIN, QPoint(*places[-1]))


def about(page: DrawPage) -> str:
    return page.choice.about.text()


def sentence(page: DrawPage) -> str:
    return page.answer.sentence.text().replace("\N{NO-BREAK SPACE}", " ")


# -- a stroke and its answer ----------------------------------------------------------------------


@pytest.mark.parametrize(("digit", "stroke"), [(1, ONE), (0, RING), (7, SEVEN)])
def test_a_stroke_by_the_mouse_is_recognized(page: DrawPage, digit: int, stroke):
    draw(page, stroke)
    probabilities = page.answer.bars.probabilities
    assert probabilities is not None
    assert page.answer.bars.winner == digit
    assert probabilities.sum() == pytest.approx(1.0)
    assert page.answer.digit.text() == str(digit)
    assert sentence(page) == f"{digit}, with {100 * probabilities[digit]:.1f} %"


def test_the_bars_change_while_the_pen_moves(page: DrawPage, qtbot: QtBot):
    QTest.mousePress(page.canvas, LEFT, PLAIN, QPoint(80, 60))
    with qtbot.waitSignal(page.answered):
        QTest.mouseMove(page.canvas, QPoint(200, 60))
    roof = page.answer.bars.probabilities
    with qtbot.waitSignal(page.answered) as answered:
        QTest.mouseMove(page.canvas, QPoint(130, 230))
    assert page.canvas.raster.drawing
    assert page.answer.bars.winner == 7
    np.testing.assert_array_equal(answered.args[0], page.answer.bars.probabilities)
    assert not np.array_equal(roof, answered.args[0])
    QTest.mouseRelease(page.canvas, LEFT, PLAIN, QPoint(130, 230))


def test_the_last_of_many_quick_moves_is_answered(page: DrawPage, qtbot: QtBot):
    QTest.mousePress(page.canvas, LEFT, PLAIN, QPoint(*RING[0]))
    for place in RING[1:]:
        QTest.mouseMove(page.canvas, QPoint(*place))
    expected = network_module.from_snapshot(snapshot()).probabilities(
        normalize(page.canvas.raster.pixels).reshape(784)
    )
    qtbot.waitUntil(
        lambda: np.allclose(page.answer.bars.probabilities, expected, atol=1e-6), timeout=2000
    )
    QTest.mouseRelease(page.canvas, LEFT, PLAIN, QPoint(*RING[-1]))


def test_the_lifted_pen_is_answered_at_once(page: DrawPage):
    draw(page, RING)
    assert page.answer.bars.winner == 0  # with no turn of the event loop in between


def test_the_network_s_picture_is_the_normalized_drawing(
    page: DrawPage, monkeypatch: pytest.MonkeyPatch
):
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _on: told.append(text))
    draw(page, SEVEN)
    picture = normalize(page.canvas.raster.pixels)
    QTest.mouseMove(page.input_view, QPoint(1, 1))
    QTest.mouseMove(page.input_view, QPoint(116, 116))
    row, column, value = page.input_view.pointed()
    assert (row, column) == (14, 14)  # eight screen pixels to one of the 28 x 28
    assert value == pytest.approx(float(picture[row, column]))
    assert told[-1] == f"Row 14, column 14: {picture[14, 14]:.3f}"


def test_a_finger_is_answered_too(page: DrawPage, qtbot: QtBot):
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(page.canvas, device, False)
    touch.press(0, QPoint(*ONE[0]), page.canvas)
    touch.commit()
    touch.move(0, QPoint(*ONE[1]), page.canvas)
    touch.commit()
    touch.release(0, QPoint(*ONE[1]), page.canvas)
    touch.commit()
    assert page.answer.bars.winner == 1


# -- new weights ----------------------------------------------------------------------------------


def test_new_weights_answer_at_once(page: DrawPage, session: FakeSession):
    draw(page, ONE)
    before = page.answer.bars.probabilities
    session.publish(snapshot(650, sharpness=3.0))
    after = page.answer.bars.probabilities
    assert after[1] > before[1]
    assert about(page) == "784 → 10, as of iteration 650."


def test_a_hidden_page_computes_nothing_and_catches_up_when_shown(
    page: DrawPage, session: FakeSession, monkeypatch: pytest.MonkeyPatch
):
    draw(page, ONE)
    built: list[int] = []

    def build(snapshot: ParamSnapshot) -> network_module.Network:
        built.append(snapshot.iteration)
        return network_module.from_snapshot(snapshot)

    monkeypatch.setattr(answerers_module, "from_snapshot", build)
    before = page.answer.bars.probabilities
    page.hide()
    for iteration in (700, 710, 720):
        session.publish(snapshot(iteration, sharpness=3.0))
    assert built == []
    page.show()
    assert built == [720]
    assert page.answer.bars.probabilities[1] > before[1]
    draw(page, SEVEN)
    assert built == [720]  # once per snapshot, however often it answers


def test_the_page_starts_with_the_weights_that_there_are(page: DrawPage):
    assert page.answerers.current == TRAINING
    assert about(page) == "784 → 10, as of iteration 640."


# -- no answer ------------------------------------------------------------------------------------


def test_an_empty_canvas_says_what_will_appear(page: DrawPage):
    assert page.answer.bars.probabilities is None
    assert page.answer.bars.empty_text.startswith("Draw a digit")


def test_without_any_weights_it_says_what_to_do(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("guiapp.resources.ROOT", tmp_path)  # the built-in network is lost
    session = FakeSession()
    page = DrawPage(session)
    qtbot.addWidget(page)
    draw(page, ONE)
    assert page.answer.bars.empty_text == "Train a network first: press Ctrl+1, then Space."
    assert page.answer.bars.probabilities is None
    assert page.answer.digit.text() == "?"
    assert "default.npz" in about(page)
    with qtbot.waitExposed(page):
        page.show()
    session.publish(snapshot())
    assert page.answer.bars.winner == 1


@pytest.mark.parametrize("iteration", [None, 0])
def test_the_built_in_network_answers_until_another_has_learned(
    iteration: int | None, qtbot: QtBot
):
    session = FakeSession(None if iteration is None else snapshot(iteration))
    page = DrawPage(session)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    draw(page, SEVEN)
    assert page.answerers.current == BUILT_IN
    assert page.answer.bars.winner == 7
    assert "trained on MNIST" in about(page)
    session.publish(snapshot(1))
    assert page.answerers.current == TRAINING
    assert about(page) == "784 → 10, as of iteration 1."


def test_a_network_of_something_else_than_handwriting_is_not_asked(
    page: DrawPage, session: FakeSession
):
    draw(page, ONE)
    before = page.answer.bars.probabilities
    session.dataset_shape = None
    session.publish(snapshot(700, W1=np.zeros((2, 3), np.float32), b1=np.zeros(3, np.float32)))
    np.testing.assert_array_equal(page.answer.bars.probabilities, before)
    assert about(page) == "784 → 10, as of iteration 640."


def test_the_menu_offers_those_that_there_are_and_keeps_the_choice(
    page: DrawPage, session: FakeSession
):
    draw(page, ONE)
    menu = page.choice.menu
    model = menu.model()
    assert [model.item(row).isEnabled() for row in range(3)] == [True, True, False]
    menu.setCurrentIndex(0)
    menu.activated.emit(0)
    assert page.answerers.current == BUILT_IN
    session.publish(snapshot(650))
    assert page.answerers.current == BUILT_IN  # new weights do not overrule the user
    before = page.answer.bars.probabilities
    page.answerers.take_tuned(snapshot(900, sharpness=5.0))
    assert page.answerers.current == TUNED
    assert model.item(2).isEnabled()
    assert not np.array_equal(page.answer.bars.probabilities, before)
    page.answerers.drop_tuned()
    assert page.answerers.current == BUILT_IN  # who answered before
    assert not model.item(2).isEnabled()


# -- panes ----------------------------------------------------------------------------------------


def test_after_an_undone_fine_tuning_the_one_answers_that_answered_before(page: DrawPage):
    answerers = page.answerers
    assert answerers.current == TRAINING
    answerers.choose(BUILT_IN)
    answerers.take_tuned(snapshot(900, sharpness=5.0))
    answerers.take_tuned(snapshot(901, sharpness=6.0))  # taught further
    answerers.drop_tuned()
    assert answerers.current == BUILT_IN


def test_every_pane_can_be_reached_and_shown_with_and_without_a_drawing(page: DrawPage):
    for stroke in (None, SEVEN):
        if stroke:
            draw(page, stroke)
        for number, key in enumerate(PANES, start=1):
            QTest.keyClick(page.canvas, getattr(Qt.Key, f"Key_{number}"))
            assert page.tabs.current() == key
            assert page.panes[key].isVisible()
            assert not page.panes[key].grab().isNull()


def test_a_stage_left_out_changes_what_the_network_sees(page: DrawPage):
    draw(page, [(20, 20), (60, 20), (40, 90)])  # a small seven in a corner
    whole = page.answer.bars.probabilities
    page.panes["pipeline"].preparation_changed.emit(Preparation(False, False, False))
    assert not np.array_equal(page.answer.bars.probabilities, whole)
    page.panes["pipeline"].preparation_changed.emit(Preparation())
    np.testing.assert_array_equal(page.answer.bars.probabilities, whole)


def test_weights_that_diverged_have_no_answer(page: DrawPage, session: FakeSession):
    draw(page, ONE)
    with np.errstate(all="ignore"):
        session.publish(
            snapshot(W1=np.full((784, 10), np.nan, np.float32), b1=np.zeros(10, np.float32))
        )
    assert "no longer finite" in page.answer.bars.empty_text
    assert page.answer.bars.probabilities is None


# -- keys and controls ----------------------------------------------------------------------------


def test_undo_redo_and_clear_by_keys(page: DrawPage, qtbot: QtBot):
    draw(page, [(80, 60), (200, 60)])
    draw(page, [(200, 60), (130, 230)])
    seven = page.answer.bars.probabilities

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(page.canvas, key, modifiers)

    press(Qt.Key.Key_Z, CTRL)
    assert len(page.canvas.raster.strokes) == 1
    qtbot.waitUntil(lambda: not np.array_equal(page.answer.bars.probabilities, seven))
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: np.array_equal(page.answer.bars.probabilities, seven))
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Y, CTRL)
    assert len(page.canvas.raster.strokes) == 2
    press(Qt.Key.Key_C)
    assert page.canvas.raster.is_empty
    qtbot.waitUntil(lambda: page.answer.bars.probabilities is None)
    press(Qt.Key.Key_Z, CTRL)
    assert len(page.canvas.raster.strokes) == 2
    press(Qt.Key.Key_Delete)
    assert page.canvas.raster.is_empty


def test_keys_work_wherever_the_focus_is(page: DrawPage):
    draw(page, ONE)
    page.answer.bars.setFocus()
    QTest.keyClick(page.answer.bars, Qt.Key.Key_C)
    assert page.canvas.raster.is_empty


def test_buttons_do_what_they_say_and_only_when_they_can(page: DrawPage):
    undo, redo, clear = (button for button, _ in page.pen._buttons)
    assert not any(button.isEnabled() for button in (undo, redo, clear))
    draw(page, ONE)
    assert undo.isEnabled()
    assert clear.isEnabled()
    assert not redo.isEnabled()
    QTest.mouseClick(undo, LEFT)
    assert page.canvas.raster.is_empty
    assert redo.isEnabled()
    QTest.mouseClick(redo, LEFT)
    assert not page.canvas.raster.is_empty
    QTest.mouseClick(clear, LEFT)
    assert page.canvas.raster.is_empty
    assert undo.isEnabled()  # a clear can be taken back
    for button in (undo, redo, clear):
        assert button.toolTip()
        assert button.accessibleName() == button.text()


def test_the_pen_width_follows_slider_and_keys(page: DrawPage):
    assert page.canvas.raster.pen_width_px == page.pen.slider.value() == 22
    page.pen.slider.setValue(12)
    draw(page, [(60, 140), (220, 140)])
    assert page.canvas.raster.pixels[:, 140].sum() == pytest.approx(12, abs=0.1)
    QTest.keyClick(page.canvas, Qt.Key.Key_BracketRight)
    assert page.canvas.raster.pen_width_px == page.pen.slider.value() == 14
    for _ in range(20):
        QTest.keyClick(page.canvas, Qt.Key.Key_BracketLeft)
    assert page.canvas.raster.pen_width_px == page.pen.slider.minimum() == 8


def test_every_control_explains_itself(page: DrawPage):
    for control in (page.canvas, page.input_view, page.pen.slider):
        assert control.toolTip()
        assert control.accessibleName()
    keys = [key for key, _ in page.shortcuts_help()]
    assert "Ctrl+Z" in keys
    assert all(meaning for _, meaning in page.shortcuts_help())


# -- dress, language, size ------------------------------------------------------------------------


def test_a_theme_reaches_every_part(page: DrawPage):
    draw(page, SEVEN)
    page.apply_theme(DARK)
    for part in (page.canvas, page.input_view):
        assert part.grab().toImage().pixelColor(15, 25).name() == DARK.surface
    colors = {
        page.answer.bars.grab().toImage().pixelColor(60, y).name()
        for y in range(page.answer.bars.height())
    }
    assert DARK.accent in colors


class Marked(QTranslator):
    """Puts every text into angle quotes."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"«{source}»"

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False


def test_every_text_follows_the_language(page: DrawPage, qapp: QApplication):
    draw(page, ONE)
    translator = Marked()
    qapp.installTranslator(translator)
    try:
        QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        assert sentence(page).startswith("«1, with")
        assert about(page).startswith("«")
        assert page.choice.menu.itemText(0).startswith("«")
        assert page.pen.slider.accessibleName().startswith("«")
        assert page.canvas.toolTip().startswith("«")
        assert all(page.tabs.button(key).text().startswith("«") for key in PANES)
    finally:
        qapp.removeTranslator(translator)
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.answer.bars.winner == 1


def test_what_was_said_of_a_picture_goes_with_the_next_one_and_with_the_language(
    page: DrawPage, qapp: QApplication
):
    page.pictures.refused.emit("It is no picture.")
    page.pictures.picture_arrived.emit(np.zeros((280, 280), np.float32))
    assert page.news.text() == page.news.toolTip() == ""
    page.pictures.refused.emit("It is no picture.")
    page.retranslate()
    assert page.news.text() == page.news.toolTip() == ""


@pytest.mark.parametrize("scale", [1.0, 1.2])
def test_it_fits_a_small_screen_at_any_text_size(page: DrawPage, scale: float):
    font = page.font()
    font.setPointSizeF(scale * font.pointSizeF())
    page.setFont(font)
    draw(page, SEVEN)
    least = page.minimumSizeHint()
    assert least.width() <= 1366 - 88  # beside the rail
    assert least.height() <= 768 - 80  # under title bar and task bar


def test_the_canvas_grows_by_whole_pixels_and_shrinks_again(session: FakeSession, qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    page = DrawPage(session)
    layout.addWidget(page)
    window.resize(1260, 700)
    with qtbot.waitExposed(window):
        window.show()
    assert page.canvas.width() == 280
    window.resize(1800, 1000)
    qtbot.waitUntil(lambda: page.canvas.width() > 400)
    assert page.canvas.width() % 28 == 0
    assert page.canvas.width() == page.canvas.height()
    window.resize(1260, 700)
    qtbot.waitUntil(lambda: page.canvas.width() == 280)


def test_a_run_that_has_not_begun_leaves_the_answer_to_the_last_one(
    page: DrawPage, session: FakeSession
):
    draw(page, SEVEN)
    before = page.answer.bars.probabilities
    session.publish(snapshot(iteration=0, W1=np.ones((784, 10), np.float32)))
    np.testing.assert_array_equal(page.answer.bars.probabilities, before)
    assert about(page) == "784 → 10, as of iteration 640."
    session.publish(snapshot(iteration=1, sharpness=0.1))
    assert about(page) == "784 → 10, as of iteration 1."
    assert page.answer.bars.probabilities.max() < before.max()
