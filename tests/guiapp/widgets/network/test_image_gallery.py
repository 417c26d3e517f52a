"""The gallery: where samples stand, and how one is chosen."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.image_gallery import LEAST_SIDE_PX, ImageGallery, Sample

LEFT = Qt.MouseButton.LeftButton


def samples(count):
    ink = np.zeros((8, 8), np.uint8)
    ink[2:6, 2:6] = 255
    return [Sample(10 + k, ink, f"{k} → 3  90 %", f"sample {10 + k}") for k in range(count)]


@pytest.fixture
def gallery(qtbot):
    widget = ImageGallery()
    qtbot.addWidget(widget)
    widget.resize(600, 300)
    widget.set_samples(samples(9))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_all_have_room_within_the_gallery(gallery):
    assert gallery.shown_count() == 9
    boxes = [gallery.box(place) for place in range(9)]
    for box in boxes:
        assert gallery.rect().toRectF().adjusted(-1, -1, 1, 1).contains(box)
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_too_many_are_cut_off_and_not_made_too_small(gallery):
    gallery.set_samples(samples(500))
    assert 0 < gallery.shown_count() < 500
    assert gallery._layout()[2] == LEAST_SIDE_PX
    assert len(gallery.samples()) == 500


def test_a_click_chooses(gallery, qtbot):
    with qtbot.waitSignal(gallery.chosen) as caught:
        QTest.mouseClick(gallery, LEFT, pos=gallery.box(4).center().toPoint())
    assert caught.args == [14]


def test_a_click_beside_them_chooses_nothing(gallery, qtbot):
    gallery.set_samples(samples(1))
    with qtbot.assertNotEmitted(gallery.chosen):
        QTest.mouseClick(gallery, LEFT, pos=gallery.rect().bottomRight())


def test_keys_go_over_them(gallery, qtbot):
    gallery.setFocus()
    columns = gallery._layout()[0]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(gallery, key)
    with qtbot.waitSignal(gallery.chosen) as caught:
        QTest.keyClick(gallery, Qt.Key.Key_Return)
    assert caught.args == [10 + columns - 1]
    QTest.keyClick(gallery, Qt.Key.Key_Up)
    QTest.keyClick(gallery, Qt.Key.Key_Up)  # not beyond the first line
    with qtbot.waitSignal(gallery.chosen) as caught:
        QTest.keyClick(gallery, Qt.Key.Key_Return)
    assert caught.args[0] < 10 + columns


def test_images_are_ink_on_the_paper_of_the_theme(gallery):
    for theme in (LIGHT, DARK):
        gallery.apply_theme(theme)
        box = gallery.box(0)
        side = gallery._layout()[2]
        image = gallery.grab().toImage()
        middle = image.pixelColor(round(box.center().x()), round(box.top() + 2 + side / 2))
        assert middle.lightness() == (255 if theme.dark else 0)


def test_other_samples_are_not_painted_with_old_pictures(gallery):
    gallery.grab()
    blank = [Sample(10 + k, np.zeros((8, 8), np.uint8), "x", "y") for k in range(9)]
    gallery.set_samples(())
    gallery.set_samples(blank)
    box, side = gallery.box(0), gallery._layout()[2]
    middle = gallery.grab().toImage()
    assert (
        middle.pixelColor(round(box.center().x()), round(box.top() + side / 2)).lightness() == 255
    )


def test_the_empty_gallery_and_a_larger_font(gallery):
    gallery.set_empty_text("Nothing is wrong.")
    font = QFont(gallery.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    gallery.setFont(font)
    assert gallery.shown_count() == 9
    gallery.set_samples(())
    assert gallery.shown_count() == 0
    assert not gallery.grab().isNull()
