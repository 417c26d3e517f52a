"""Thumbnails of a mini-batch, chosen with mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.batch_pictures import MOST, BatchPictures

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pictures(qtbot):
    widget = BatchPictures()
    qtbot.addWidget(widget)
    widget.resize(300, 400)
    labels = np.arange(100) % 10
    images = np.zeros((100, 28, 28), np.uint8)
    widget.set_batch(images, labels, np.where(np.arange(100) == 3, 0, labels))
    with qtbot.waitActive(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("sample", [0, 42, 99])
def test_a_click_chooses_a_sample(pictures, qtbot, sample):
    with qtbot.waitSignal(pictures.chosen) as found:
        QTest.mouseClick(pictures, LEFT, pos=pictures.middle_of(sample).toPoint())
    assert found.args == [sample]


def test_all_samples_are_inside(pictures):
    assert all(pictures.rect().contains(pictures.middle_of(n).toPoint()) for n in range(100))
    assert pictures.sample_at(QPointF(299.9, 399.9)) is None


def test_keys_walk_over_the_samples(pictures, qtbot):
    pictures.setFocus()
    pictures.set_current(50)
    for key, sample in (
        (Qt.Key.Key_Left, 49),
        (Qt.Key.Key_Right, 51),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 99),
    ):
        with qtbot.waitSignal(pictures.chosen) as found:
            QTest.keyClick(pictures, key)
        assert found.args == [sample]
    with qtbot.waitSignal(pictures.chosen) as found:
        QTest.keyClick(pictures, Qt.Key.Key_Down)
    below = pictures.middle_of(found.args[0])
    assert below.x() == pictures.middle_of(50).x()
    assert below.y() > pictures.middle_of(50).y()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_points_without_a_picture_show_their_class(pictures, theme):
    pictures.apply_theme(theme)
    before = pictures.grab().toImage()
    pictures.set_batch(None, np.arange(20) % 3, np.arange(20) % 3)
    assert pictures.grab().toImage() != before
    assert pictures.count == 20


def test_more_than_can_be_told_apart_are_left_out(pictures):
    labels = np.zeros(10_000, np.int64)
    pictures.set_batch(None, labels, labels)
    assert pictures.count == MOST
    pictures.set_batch(None, labels[:0], labels[:0])
    assert pictures.sample_at(QPointF(5, 5)) is None
    assert not pictures.grab().isNull()
