"""Teach it my hand: from a drawing and its label to a tuned network, and back."""

import threading
import time
import zipfile

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.fine_tuning import FineTuning, snapshot_of
from engine.network import from_snapshot, mlp
from engine.records import ParamSnapshot
from engine.splits import Dataset, Split
from guiapp.my_digits import MyDigits
from guiapp.pages.draw import teach_tuning
from guiapp.pages.draw.pane import Sight
from guiapp.pages.draw.teach_pane import TeachPane
from guiapp.theme import DARK, LIGHT

RASTER = np.zeros((280, 280), np.float32)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def picture(seed=0):
    rng = np.random.default_rng(seed)
    image = np.zeros((28, 28), np.float32)
    image[6:22, 6:22] = rng.random((16, 16))
    return image


def small_data():
    rng = np.random.default_rng(1)
    parts = [
        Split(rng.integers(0, 256, (n, 784)).astype(np.uint8), np.arange(n) % 10, 255.0)
        for n in (50, 20)
    ]
    return Dataset("small", *parts, 10, (28, 28))


@pytest.fixture(scope="module")
def network():
    return mlp((784, 12, 10), "relu", "he", rng=np.random.default_rng(0))


@pytest.fixture
def make(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(
        teach_tuning,
        "FineTuning",
        lambda share: FineTuning(iterations=30, batch_size=16, share=share, learning_rate=0.01),
    )

    def build(load=small_data):
        pane = TeachPane(None, MyDigits(tmp_path / "my-digits"), load)
        qtbot.addWidget(pane)
        pane.apply_theme(LIGHT)
        pane.resize(930, 400)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activateWindow()
        return pane

    return build


@pytest.fixture
def pane(make):
    return make()


@pytest.fixture
def show(pane, network):
    def say(image=None, who=network):
        pane.show_sight(Sight(RASTER, image, who, None))

    return say


def labels(pane):
    return [digit.label for digit in pane.collection.strip.digits()]


def tune(pane, qtbot):
    with qtbot.waitSignal(pane.tuned) as caught:
        pane.tuning.start.click()
    return caught.args[0]


# -- collecting ---------------------------------------------------------------------------------


def test_nothing_can_be_added_or_tuned_without_a_drawing(pane, show):
    show()
    assert not pane.collection.buttons.button(3).isEnabled()
    assert not pane.tuning.start.isEnabled()
    pane.collection.add(3)
    assert labels(pane) == []
    assert "Draw a digit" in pane.collection.status.text()


def test_a_button_adds_the_drawing_and_marks_it_if_it_is_wrong(pane, show, network):
    image = picture()
    taken_for = int(network.predict(image.reshape(784)).argmax())
    label = (taken_for + 1) % 10
    show(image)
    pane.collection.buttons.button(label).click()
    (digit,) = pane.collection.strip.digits()
    assert (digit.label, digit.answer) == (label, taken_for)
    assert digit.is_wrong
    assert str(taken_for) in pane.collection.status.text()
    assert len(list(pane.collection._digits.folder.iterdir())) == 1


def test_a_key_adds_it_too(pane, show):
    show(picture())
    QTest.keyClick(pane, Qt.Key.Key_4, SHIFT)
    assert labels(pane) == [4]


def test_the_same_drawing_is_not_added_twice_and_can_be_corrected(pane, show):
    show(picture())
    pane.collection.add(4)
    pane.collection.add(4)
    assert labels(pane) == [4]
    assert "already" in pane.collection.status.text()
    pane.collection.add(9)
    assert labels(pane) == [9]
    show(picture(1))
    pane.collection.add(9)
    assert labels(pane) == [9, 9]


def test_what_was_added_is_there_again_the_next_time(pane, show, make, network):
    show(picture())
    pane.collection.add(7)
    other = make()
    other.show_sight(Sight(RASTER, None, network, None))
    assert labels(other) == [7]
    assert other.tuning.start.isEnabled()


def test_delete_and_undo(pane, show):
    for seed, label in enumerate((1, 2, 3)):
        show(picture(seed))
        pane.collection.add(label)
    assert labels(pane) == [3, 2, 1], "the newest first"
    pane.collection.strip.select(pane.collection.strip.digits()[1].name)
    QTest.keyClick(pane.collection.strip, Qt.Key.Key_Delete)
    assert labels(pane) == [3, 1]
    pane.collection.delete.click()
    pane.collection.delete.click()
    assert labels(pane) == []
    assert not pane.collection.delete.isEnabled()
    assert not pane.tuning.start.isEnabled()
    for expected in ([3], [3, 1], [3, 2, 1]):
        pane.collection.restore.click()
        assert sorted(labels(pane)) == sorted(expected)
    assert labels(pane) == [3, 2, 1]
    assert not pane.collection.restore.isEnabled()


def test_another_network_judges_them_anew(pane, show, qtbot):
    show(picture())
    pane.collection.add(5)
    other = mlp((784, 10), rng=np.random.default_rng(8))
    other.params["b1"][5] = 1e3  # it takes everything for a five
    show(picture(), other)
    qtbot.waitUntil(lambda: pane.collection.strip.digits()[0].answer == 5)
    show(picture(), None)
    qtbot.waitUntil(lambda: pane.collection.strip.digits()[0].answer is None)


def test_files_that_are_no_digits_are_spoken_of(pane, show):
    pane.collection._digits.folder.mkdir()
    (pane.collection._digits.folder / "00001-abcd-is-3.png").write_bytes(b"no picture")
    show()
    assert "1 file" in pane.collection.status.text()
    assert "00001-abcd-is-3.png" in pane.collection.status.toolTip()


def test_a_folder_that_cannot_be_written_gets_a_sentence(qtbot, tmp_path, network):
    (tmp_path / "file").write_text("no folder")
    pane = TeachPane(None, MyDigits(tmp_path / "file" / "my-digits"), small_data)
    qtbot.addWidget(pane)
    pane.show_sight(Sight(RASTER, picture(), network, None))
    pane.collection.add(3)
    assert "Nothing could be written" in pane.collection.status.text()
    assert labels(pane) == []


def test_export_asks_for_a_place(pane, show, tmp_path, monkeypatch):
    show(picture())
    pane.collection.add(3)
    target = tmp_path / "out.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    pane.collection.export.click()
    assert zipfile.is_zipfile(target)
    assert str(target) in pane.collection.status.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    pane.collection.export.click()


# -- fine-tuning --------------------------------------------------------------------------------


def test_the_tuned_network_is_told_and_its_figures_stand_there(pane, show, network, qtbot):
    image = picture()
    label = (int(network.predict(image.reshape(784)).argmax()) + 1) % 10
    show(image)
    pane.collection.add(label)
    pane.tuning.mix.choose("only")
    snapshot = tune(pane, qtbot)
    assert isinstance(snapshot, ParamSnapshot)
    assert snapshot.iteration == 30
    assert from_snapshot(snapshot).predict(image.reshape(784)).argmax() == label
    assert pane.tuning.table.text("own", "before") == "0.0 %"
    assert pane.tuning.table.text("own", "after") == "100.0 %"
    assert pane.tuning.table.text("test", "change") not in ("", "–")
    assert "0 were right, and now 1" in pane.tuning.status.text()
    assert len(pane.tuning.loss.course().losses) == 30
    show(image, from_snapshot(snapshot))
    qtbot.waitUntil(lambda: not pane.collection.strip.digits()[0].is_wrong)


def test_the_iteration_and_the_settings_of_the_base_go_on(pane, show, network, qtbot):
    known = snapshot_of(network)
    base = ParamSnapshot(1234, known.config.replace(batch_size=77), known.params)
    pane.set_base(base)
    show(picture(), from_snapshot(base))
    pane.collection.add(3)
    snapshot = tune(pane, qtbot)
    assert snapshot.iteration == 1264
    assert snapshot.config.batch_size == 77
    pane.set_base(base)  # of another network than the one that answers: not its settings
    show(picture(), network)
    assert tune(pane, qtbot).iteration == 30


def test_each_fine_tuning_is_undone_for_itself(pane, show, qtbot):
    show(picture())
    pane.collection.add(3)
    first = tune(pane, qtbot)
    show(picture(), from_snapshot(first))
    tune(pane, qtbot)
    with qtbot.waitSignal(pane.tuned) as caught:
        pane.tuning.undo.click()
    assert caught.args[0] is first
    with qtbot.waitSignal(pane.untuned):
        QTest.keyClick(pane, Qt.Key.Key_T, SHIFT)
    assert not pane.tuning.undo.isEnabled()
    assert pane.tuning.table.text("own", "after") == "–"
    assert "Undone" in pane.tuning.status.text()


def test_cancelling_leaves_everything_as_it_was(make, network, qtbot):
    go_on = threading.Event()

    def slow():
        assert go_on.wait(20)
        return small_data()

    pane = make(slow)
    pane.show_sight(Sight(RASTER, picture(), network, None))
    pane.collection.add(3)
    with qtbot.assertNotEmitted(pane.tuned):
        QTest.keyClick(pane, Qt.Key.Key_T)
        assert pane.tuning.is_busy()
        assert not pane.tuning.start.isEnabled()
        with qtbot.waitSignal(pane.tuning.settled):
            QTest.keyClick(pane, Qt.Key.Key_Escape)
        go_on.set()
    assert not pane.tuning.is_busy()
    assert pane.tuning.start.isEnabled()
    assert "Cancelled" in pane.tuning.status.text()


def test_what_goes_wrong_is_said_and_it_can_be_tried_again(make, network, qtbot):
    def broken():
        raise ValueError("train-images is not there.")

    pane = make(broken)
    pane.show_sight(Sight(RASTER, picture(), network, None))
    pane.collection.add(3)
    with qtbot.waitSignal(pane.tuning.settled):
        pane.tuning.start.click()
    assert pane.tuning.status.text() == "train-images is not there."
    assert pane.tuning.start.isEnabled()


def test_without_a_network_it_says_what_to_do(pane, show):
    show(picture(), None)
    pane.collection.add(3)
    assert not pane.tuning.start.isEnabled()
    assert "Ctrl+1" in pane.tuning.status.text()


# -- the pane itself ----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1.0, 1.2])
def test_it_fits_into_its_place(pane, show, size):
    font = pane.font()
    font.setPointSizeF(font.pointSizeF() * size)
    pane.setFont(font)
    show(picture())
    pane.collection.add(3)
    QApplication.processEvents()
    least = pane.minimumSizeHint()
    assert least.height() <= 360
    assert least.width() <= 880


def test_a_pen_movement_takes_little(pane, show):
    for seed in range(20):
        show(picture(seed))
        pane.collection.add(seed % 10)
    images = [picture(50 + k) for k in range(50)]
    begin = time.perf_counter()
    for image in images:
        show(image)
    assert (time.perf_counter() - begin) / 50 < 0.003


def test_both_themes_and_a_language_switch(pane, show):
    show(picture())
    pane.collection.add(3)
    before = pane.grab().toImage()
    pane.apply_theme(DARK)
    QApplication.processEvents()
    assert pane.grab().toImage() != before
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert all(key and words for key, words in pane.shortcuts_help())
