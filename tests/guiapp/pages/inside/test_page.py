"""The Inside page, used as a person would, on runs that really train."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from engine.datasets import Dataset
from engine.inside.confusion import answer_slices
from engine.inside.image_way import image_way
from engine.network import from_snapshot
from engine.splits import Split
from guiapp.messages import State
from guiapp.pages.inside.names import VIEWS
from guiapp.pages.inside.page import InsidePage
from guiapp.theme import DARK, LIGHT
from tests.guiapp.conftest import QUICK

LEFT = Qt.MouseButton.LeftButton


def shown(session, qtbot, look_every_ms=20.0):
    page = InsidePage(session, look_every_ms=look_every_ms)
    qtbot.addWidget(page)
    page.apply_theme(LIGHT)
    page.resize(1278, 740)
    with qtbot.waitActive(page):
        page.show()
    page.setFocus()
    return page


@pytest.fixture
def page(ready, qtbot):
    """The page on a small run at rest, its first look done."""
    page = shown(ready, qtbot)
    qtbot.waitUntil(lambda: page.layers.inspection() is not None)
    return page


def small_images() -> Dataset:
    """8 x 8 images of three bars, which a small network learns in a second."""
    rng = np.random.default_rng(0)
    labels = np.arange(240) % 3
    images = rng.integers(0, 60, (240, 8, 8)).astype(np.uint8)
    images[np.arange(240), :, 1 + 2 * labels] = 255
    inputs = images.reshape(240, 64)
    return Dataset(
        "bars",
        Split(inputs[:180], labels[:180], 255.0),
        Split(inputs[180:], labels[180:], 255.0),
        3,
        (8, 8),
    )


@pytest.fixture
def image_page(session, qtbot, monkeypatch):
    """The page on a run with images, at rest at iteration 0."""
    monkeypatch.setattr("guiapp.at_work.load_dataset", lambda _config: small_images())
    with qtbot.waitSignal(session.settled):
        session.prepare(
            QUICK.replace(
                toy_seed=7,
                hidden_sizes=(8, 5),
                activation="tanh",
                initializer="xavier",
                iterations=400,
            )
        )
    page = shown(session, qtbot)
    qtbot.waitUntil(lambda: page.layers.inspection() is not None)
    return page


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def click(page, name):
    QTest.mouseClick(page.findChild(QPushButton, name), LEFT)


def text(page, name) -> str:
    return page.findChild(QLabel, name).text()


def train_to_the_end(page, session, qtbot):
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.state is State.FINISHED)
    qtbot.waitUntil(lambda: not page.watch.is_busy())


def layers_of(page):
    """What the page shows of the layers; nothing yet is an empty tuple."""
    inspection = page.layers.inspection()
    return () if inspection is None else inspection.layers


def go_to(page, qtbot, view):
    press(page, getattr(Qt.Key, f"Key_{VIEWS.index(view) + 1}"))
    assert page.tabs.current() == view
    qtbot.waitUntil(lambda: not page.watch.is_busy())


# -- the page ---------------------------------------------------------------------------------


def test_without_a_run_it_says_so_and_can_be_dressed(session, qtbot):
    page = shown(session, qtbot)
    assert "No network is loaded" in text(page, "inside_where")
    assert not page.start.isEnabled()
    for key in VIEWS:
        page.tabs.choose(key)
        page.grab()
    page.apply_theme(DARK)
    page.grab()


def test_a_page_made_late_shows_the_run_that_is_there(page, ready):
    assert page.layers.inspection().iteration == 0
    assert "iteration 0" in text(page, "inside_where")


def test_space_trains_and_the_layers_follow(page, ready, qtbot):
    train_to_the_end(page, ready, qtbot)
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == QUICK.iterations)
    found = page.layers.inspection()
    assert found.layers[0].weights.std == pytest.approx(
        float(ready.latest_snapshot.params["W1"].std()), rel=1e-5
    )
    assert f"iteration {QUICK.iterations}" in text(page, "inside_where")
    assert page.layers.norm_plot.values_as_text().count("\n") >= 2
    assert "moves" in page.layers.table.rows()[0].lines[-1]


def test_space_pauses_what_it_started(page, ready, qtbot):
    ready.set_speed(20.0)
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ready.state is State.RUNNING)
    assert page.start.text() == "Pause"
    assert not page.step.isEnabled()
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ready.state is State.PAUSED)
    assert page.start.text() == "Train"


def test_right_is_one_iteration(page, ready, qtbot):
    press(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == 1)
    click(page, "inside_step")
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == 2)
    assert page.layers.inspection().layers[0].update_ratio > 0


def test_the_ratio_is_that_of_the_step_which_follows(page, ready, qtbot):
    with qtbot.waitSignal(ready.settled):
        ready.step(30)
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == 30)
    foretold = [layer.update_ratio for layer in page.layers.inspection().layers]
    before = ready.latest_snapshot.params
    press(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: ready.latest_snapshot.iteration == 31)
    for k, ratio in enumerate(foretold, start=1):
        W, moved = before[f"W{k}"], ready.latest_snapshot.params[f"W{k}"] - before[f"W{k}"]
        assert ratio == pytest.approx(float(np.linalg.norm(moved) / np.linalg.norm(W)), rel=1e-3)
    assert page.layers.ratio_plot.values_as_text().count("\n") >= 2


def test_views_of_the_same_weights_are_not_computed_again(page, qtbot):
    go_to(page, qtbot, "confusion")
    qtbot.waitUntil(lambda: page.confusion.answers() is not None)
    inspection, answers = page.layers.inspection(), page.confusion.answers()
    for key in ("layers", "confusion"):
        go_to(page, qtbot, key)
    assert page.layers.inspection() is inspection
    assert page.confusion.answers() is answers


def test_nothing_is_computed_while_the_page_is_hidden(page, ready, qtbot):
    page.hide()
    with qtbot.waitSignal(ready.settled):
        ready.step(5)
    assert page.layers.inspection().iteration == 0
    assert not page.watch.is_busy()
    page.show()
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == 5)


def test_looks_keep_their_distance(ready, qtbot):
    page = shown(ready, qtbot, look_every_ms=1000.0)
    qtbot.waitUntil(lambda: page.layers.inspection() is not None)
    with qtbot.waitSignal(ready.settled):
        ready.step()
    assert page.layers.inspection().iteration == 0  # it is not time yet
    assert page.watch.is_busy()
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == 1)


def test_a_new_run_forgets_the_last_one(page, ready, qtbot):
    train_to_the_end(page, ready, qtbot)
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(hidden_sizes=(8, 7), activation="relu", initializer="he"))
    qtbot.waitUntil(lambda: len(layers_of(page)) == 3)
    assert page.layers.inspection().iteration == 0
    assert page.layers.inspection().layers[0].activation == "relu"
    assert page.layers.norm_plot.values_as_text().count("\n") == 2  # a heading and one point


def test_digits_choose_views_and_tabs_do_too(page, qtbot):
    for key in reversed(VIEWS):
        go_to(page, qtbot, key)
        assert page.view().isVisible()
        assert page.view().side.isVisible()
    QTest.mouseClick(page.tabs.button("wrong"), LEFT)
    assert page.view() is page.wrong


def test_every_view_in_both_themes_and_languages(page, qtbot):
    for key in VIEWS:
        go_to(page, qtbot, key)
        for theme in (DARK, LIGHT):
            page.apply_theme(theme)
            assert not page.grab().isNull()
        QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        QApplication.sendEvent(page.view(), QEvent(QEvent.Type.LanguageChange))


def test_larger_text_still_fits(page, qtbot):
    font = QFont(page.font())
    font.setPointSizeF(font.pointSizeF() * 1.2)
    page.setFont(font)
    for key in VIEWS:
        go_to(page, qtbot, key)
        least = page.minimumSizeHint()
        assert least.width() <= 1278
        assert least.height() <= 740


def test_the_keys_are_listed(page):
    keys = dict(page.shortcuts_help())
    assert {"Space", "→", "1 ... 5", "Ctrl+U", ", / ."} <= keys.keys()


# -- layers -----------------------------------------------------------------------------------


def test_the_words_say_what_is_seen(page, ready, qtbot):
    assert "This is the start" in text(page, "layers_seen")
    assert "The next update moves the weights of layer" in text(page, "layers_seen")
    assert "first 450 training points" in text(page, "layers_method")
    train_to_the_end(page, ready, qtbot)
    qtbot.waitUntil(lambda: "Since the start" in text(page, "layers_seen"))


def test_dead_units_are_named(page, ready, qtbot):
    """The sentence of the page for a network whose units were killed."""
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(activation="relu", initializer="he"))
    qtbot.waitUntil(lambda: [la.activation for la in layers_of(page)[:1]] == ["relu"])
    inspection = page.layers.inspection()
    first = dataclasses.replace(inspection.layers[0], idle=0.125)
    sick = dataclasses.replace(inspection, layers=(first, *inspection.layers[1:]))
    words = page.layers._words
    assert words.sentences(sick, images=True)[0] == (
        "12\N{NO-BREAK SPACE}% of layer 1's units are dead: they give 0 for every image."
    )
    assert "every point" in words.sentences(sick, images=False)[0]
    assert "No unit is dead" in words.sentences(inspection, images=True)[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"saturated": 0.4}, "40\N{NO-BREAK SPACE}% of layer 1's outputs are saturated"),
        ({"idle": 0.5}, "50\N{NO-BREAK SPACE}% of layer 1's units are stuck"),
        ({"gradient_norm": 0.0}, "No gradient reaches layer 1"),
        ({"gradient_norm": 1e-4}, "times smaller than that of layer 2"),
        ({"gradient_norm": 1e4}, "times larger than that of layer 2"),
        ({"gradient_norm": float("nan")}, "the run has diverged"),
    ],
)
def test_each_trouble_has_its_sentence(page, changes, words):
    inspection = page.layers.inspection()
    sick = dataclasses.replace(
        inspection,
        layers=(dataclasses.replace(inspection.layers[0], **changes), *inspection.layers[1:]),
    )
    assert words in " ".join(page.layers._words.sentences(sick, images=True))
    assert words not in " ".join(page.layers._words.sentences(inspection, images=True))


def test_a_run_that_diverges_is_told(page, ready, qtbot):
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(activation="relu", learning_rate=1e30))
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ready.state is State.DIVERGED)
    qtbot.waitUntil(lambda: "diverged" in text(page, "layers_seen"))
    notes = [cell.note for row in page.layers.table.rows() for cell in row.cells]
    assert any("are not finite" in note for note in notes)
    for key in VIEWS:
        go_to(page, qtbot, key)
        page.grab()
    assert "no answer any more" in page.image.bars._empty_text
    assert not page.start.isEnabled()


# -- one image --------------------------------------------------------------------------------


def test_a_point_s_way_is_written_out(page, ready, qtbot):
    go_to(page, qtbot, "image")
    assert "Test point 0" in page.image.way.picture().titles[0]
    assert text(page, "unit_words").startswith("Unit 1 of layer 1: ")
    assert text(page, "unit_words").count("×") == 2
    assert not page.image.shown.isVisible()
    assert text(page, "sample_seen").startswith("Test point 0 lies at (")
    assert page.image.weights._mosaic is not None  # the units over the plane


def test_a_layer_that_gives_nothing_is_told(page, ready, qtbot):
    go_to(page, qtbot, "image")
    way = page.image.way.picture().way
    dead = dataclasses.replace(way, outputs=(np.zeros_like(way.outputs[0]), *way.outputs[1:]))
    assert "All units of layer 1 give 0" in page.image._words.answer(dead, 0)


def test_an_image_s_way_is_the_engine_s(image_page, session, qtbot):
    page = image_page
    go_to(page, qtbot, "image")
    test = session.run.dataset.test
    network = from_snapshot(session.latest_snapshot)
    expected = image_way(network, test.x[0])
    shown_way = page.image.way.picture().way
    np.testing.assert_array_equal(shown_way.outputs[1], expected.outputs[1])
    np.testing.assert_allclose(page.image.bars.probabilities, expected.probabilities, rtol=1e-6)
    assert page.image.shown.isVisible()
    assert page.image.way.picture().pixels.shape == (8, 8)


def test_keys_and_field_choose_the_sample(image_page, qtbot):
    page = image_page
    go_to(page, qtbot, "image")
    press(page, Qt.Key.Key_Period)
    press(page, Qt.Key.Key_Period)
    assert page.image.sample() == 2
    press(page, Qt.Key.Key_Comma)
    assert page.image.sample() == 1
    click(page, "next_sample")
    assert page.image.way.picture().titles[0] == "Test image 2"
    click(page, "previous_sample")
    field = page.findChild(QLineEdit, "sample_number")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "59")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.image.way.picture().titles[0] == "Test image 59"
    page.setFocus()
    press(page, Qt.Key.Key_Period)
    assert page.image.sample() == 0  # around the end
    page.tabs.choose("layers")
    press(page, Qt.Key.Key_Period)
    assert page.image.sample() == 0  # the key belongs to its view


def test_a_click_takes_a_unit_in_hand_and_arrows_go_on(image_page, session, qtbot):
    page = image_page
    go_to(page, qtbot, "image")
    way = page.image.way
    QTest.mouseClick(way, LEFT, pos=way.unit_box(2, 3).center().toPoint())
    assert text(page, "unit_words").startswith("Unit 4 of layer 2: ")
    W2 = session.latest_snapshot.params["W2"]
    np.testing.assert_array_equal(page.image.unit_weights.values(), W2[:, 3])
    QTest.keyClick(way, Qt.Key.Key_Right)
    assert text(page, "unit_words").startswith("Unit 5 of layer 2: ")
    QTest.mouseClick(way, LEFT, pos=way.unit_box(1, 6).center().toPoint())
    assert "the 64 products add up to" in text(page, "unit_words")
    total = page.image.products.values().sum() + session.latest_snapshot.params["b1"][6]
    assert total == pytest.approx(float(way.picture().way.sums[0][6]), abs=1e-5)


def test_the_weights_can_be_shown_as_they_are(image_page, session, qtbot):
    page = image_page
    go_to(page, qtbot, "image")
    assert page.image.weights._mosaic is None  # nothing has changed yet
    QTest.keyClick(page.image.shown, Qt.Key.Key_Down)
    assert page.image.weights._mosaic is not None
    QTest.keyClick(page.image.shown, Qt.Key.Key_Up)
    train_to_the_end(page, session, qtbot)
    qtbot.waitUntil(lambda: page.image.weights._mosaic is not None)


def test_a_network_without_hidden_layers_has_a_way_too(page, ready, qtbot):
    go_to(page, qtbot, "image")
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK.replace(hidden_sizes=()))
    qtbot.waitUntil(lambda: page.image.way.picture().way.outputs == ())
    assert text(page, "unit_words").startswith("The output for ")


# -- answers ----------------------------------------------------------------------------------


def answers_of(session):
    dataset = session.run.dataset
    job = answer_slices(from_snapshot(session.latest_snapshot), dataset.test, dataset.num_classes)
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value


def test_the_matrix_is_that_of_the_test_set(page, ready, qtbot):
    go_to(page, qtbot, "confusion")
    qtbot.waitUntil(lambda: page.confusion.answers() is not None)
    expected = answers_of(ready)
    np.testing.assert_array_equal(page.confusion.grid.counts(), expected.confusion)
    assert f"{expected.right} of 150" in text(page, "confusion_seen")
    assert "points, not images" in text(page, "confusion_notes")
    assert page.confusion.cell() == expected.most_confused()[:2]


def test_a_click_on_a_cell_shows_its_samples(image_page, session, qtbot):
    page = image_page
    go_to(page, qtbot, "confusion")
    qtbot.waitUntil(lambda: page.confusion.answers() is not None)
    expected = answers_of(session)
    right, answer = 2, int(expected.answers[np.flatnonzero(expected.labels == 2)[0]])
    grid = page.confusion.grid
    QTest.mouseClick(grid, LEFT, pos=grid.cell_box(right, answer).center().toPoint())
    shown_indices = [sample.index for sample in page.confusion.gallery.samples()]
    assert shown_indices == expected.members(right, answer).tolist()
    assert page.confusion.gallery.samples()[0].pixels.shape == (8, 8)
    assert f"{len(shown_indices)} × 2" in text(page, "cell_words")
    QTest.keyClick(grid, Qt.Key.Key_Up)
    assert page.confusion.cell() == (1, answer)
    # and the choice stays while training goes on
    train_to_the_end(page, session, qtbot)
    assert page.confusion.cell() == (1, answer)


def test_a_click_on_a_sample_shows_its_way(image_page, session, qtbot):
    page = image_page
    go_to(page, qtbot, "wrong")
    qtbot.waitUntil(lambda: page.wrong.gallery.samples() != ())
    expected = answers_of(session).confidently_wrong(40)
    gallery = page.wrong.gallery
    assert [sample.index for sample in gallery.samples()] == expected.tolist()
    QTest.mouseClick(gallery, LEFT, pos=gallery.box(1).center().toPoint())
    assert page.tabs.current() == "image"
    assert page.image.sample() == expected[1]
    assert "Wrong: it is a" in text(page, "sample_seen")


def test_answers_are_shared_between_their_two_views(page, qtbot):
    go_to(page, qtbot, "confusion")
    qtbot.waitUntil(lambda: page.confusion.answers() is not None)
    page.tabs.choose("wrong")
    assert "answered wrongly" in text(page, "wrong_seen")  # at once, without another pass


def test_training_makes_the_mistakes_fewer(image_page, session, qtbot):
    page = image_page
    go_to(page, qtbot, "wrong")
    qtbot.waitUntil(lambda: page.wrong.gallery.samples() != ())
    train_to_the_end(page, session, qtbot)
    qtbot.waitUntil(lambda: "All 60 test samples" in text(page, "wrong_seen"))
    assert page.wrong.gallery.samples() == ()
    assert "All 60 test samples" in page.wrong.gallery._empty_text
    go_to(page, qtbot, "confusion")
    qtbot.waitUntil(lambda: "60 of 60" in text(page, "confusion_seen"))
    assert "Least known" not in text(page, "confusion_seen")  # all classes are known as well


# -- the experiment ---------------------------------------------------------------------------


def test_the_experiment_needs_no_run(session, qtbot):
    page = shown(session, qtbot)
    with qtbot.waitSignal(page.experiment.computed):
        press(page, Qt.Key.Key_5)
    rows = page.experiment.table.rows()
    assert [len(row.cells) for row in rows] == [5, 5, 5, 5]
    assert rows[0].cells[0].note == "0.500 ± 0.459"
    assert "69\N{NO-BREAK SPACE}% are saturated" in rows[0].lines[0]
    assert "say what one could say" in rows[1].lines[0]
    assert rows[2].title == "Xavier: std √(1/n) = 0.1"
    assert "stay spread out" in rows[2].lines[0]


def test_activation_and_seed_of_the_experiment(session, qtbot):
    page = shown(session, qtbot)
    with qtbot.waitSignal(page.experiment.computed):
        press(page, Qt.Key.Key_5)
    QTest.mouseClick(page.experiment.choice.button("relu"), LEFT)
    rows = page.experiment.table.rows()
    assert "Outputs explode" in rows[0].lines[0]
    assert "Outputs die away" in rows[1].lines[0]
    assert "dwindles" in rows[2].lines[0]
    assert "stay spread out" in rows[3].lines[0]
    before = rows[0].cells[0].note
    with qtbot.waitSignal(page.experiment.computed):
        click(page, "experiment_again")
    assert page.experiment.table.rows()[0].cells[0].note != before
    field = page.findChild(QLineEdit, "experiment_seed")
    assert field.text() == "1"
    field.selectAll()
    QTest.keyClicks(field, "0")
    with qtbot.waitSignal(page.experiment.computed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.experiment.table.rows()[0].cells[0].note == before


def test_leaving_while_it_computes_ends_the_thread_and_coming_back_goes_on(session, qtbot):
    page = shown(session, qtbot)
    # without an event between the two, lest the experiment be done by then
    page.tabs.button("experiment").click()
    page.tabs.button("layers").click()
    assert page.experiment.experiments() == ()
    with qtbot.waitSignal(page.experiment.computed):
        press(page, Qt.Key.Key_5)


# -- hovering ---------------------------------------------------------------------------------


def test_figures_under_the_pointer(page, qtbot):
    table = page.layers.table
    box = table.cell_box(0, 0)
    words = table.words_at(box.center() + QPointF(1, 0))
    assert words.endswith("at the start")
    assert "0.5 to 0.525" in words
    beside = QPoint(20, int(box.top()) + 5)
    assert table.words_at(QPointF(beside)).startswith("Layer 1: 8 sigmoid")


def test_units_that_training_has_killed_are_told(session, qtbot):
    """One huge step pushes most ReLU units below zero for good."""
    config = QUICK.replace(
        dataset="spirals",
        hidden_sizes=(30,),
        activation="relu",
        initializer="he",
        learning_rate=60.0,
        iterations=60,
    )
    with qtbot.waitSignal(session.settled):
        session.prepare(config)
    page = shown(session, qtbot)
    train_to_the_end(page, session, qtbot)
    qtbot.waitUntil(lambda: "they give 0 for every point" in text(page, "layers_seen"))
    network = from_snapshot(session.latest_snapshot)
    x = session.run.dataset.train.x
    sums = x @ network.params["W1"] + network.params["b1"]
    dead = float((sums <= 0).all(axis=0).mean())
    assert dead > 0
    assert page.layers.inspection().layers[0].idle == pytest.approx(dead)


def test_a_drag_over_its_curves_goes_back_in_time(page, ready, qtbot):
    """Everything on the page shows that moment, and the curves keep what came after it."""
    train_to_the_end(page, ready, qtbot)
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == 40)
    plot = page.layers.norm_plot
    area, viewport = plot.area, plot.area.view.viewport()

    def pixel(iteration):
        place = QPointF(area.to_x_px(iteration), area.rect.height() / 2)
        return area.view.mapFromScene(area.box.mapToScene(place))

    QTest.mousePress(viewport, LEFT, pos=pixel(38))
    for iteration in (30, 20, 12):
        QTest.mouseMove(viewport, pixel(iteration))
    QTest.mouseRelease(viewport, LEFT, pos=pixel(12))
    qtbot.waitUntil(lambda: ready.iteration == page.machine.moment() < 16)
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == ready.iteration)
    assert plot.moment() == page.layers.ratio_plot.moment() == ready.iteration
    press(page, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: page.layers.inspection().iteration == ready.iteration == plot.moment())
