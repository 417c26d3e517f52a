"""The stages of a drawing: what each picture shows, the switches, and the room they take."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.digits import Preparation, prepare
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.digits.stage_strip import StageStrip

SIDE = 140  # five screen pixels to each of the 28


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def strip(window: QWidget, qtbot: QtBot) -> StageStrip:
    widget = StageStrip(window)
    widget.set_titles("Your drawing", "28 x 28")
    for name, switch in widget.switches.items():
        switch.setText(name)
    widget.resize(930, 240)
    with qtbot.waitExposed(window):
        window.show()
    return widget


def block(top: int, left: int, height: int, width: int) -> np.ndarray:
    paper = np.zeros((280, 280), np.float32)
    paper[top : top + height, left : left + width] = 1.0
    return paper


def pictures(strip: StageStrip) -> list[QImage]:
    return [thumb.grab().toImage() for thumb in strip.thumbs]


def dark_box(image: QImage, ink: str = LIGHT.text) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of the pixels in the color of full ink."""
    rows, columns = zip(
        *(
            (y, x)
            for y in range(image.height())
            for x in range(image.width())
            if image.pixelColor(x, y).name() == ink
        ),
        strict=True,
    )
    return min(rows), min(columns), max(rows) + 1, max(columns) + 1


def show(strip: StageStrip, paper: np.ndarray) -> list[QImage]:
    strip.show_stages(prepare(paper, strip.preparation))
    return pictures(strip)


def near(one: tuple[int, ...], other: tuple[int, ...], slack: int = 3) -> bool:
    """Frames and marks cover the outermost pixels."""
    return all(abs(a - b) <= slack for a, b in zip(one, other, strict=True))


def test_each_picture_shows_its_stage_in_the_same_measure(strip: StageStrip) -> None:
    # 120 x 60 px on the paper is 60 x 30 on a thumbnail; scaled it is 20 x 10 pixels, so 100 x 50
    raw, cropped, box, centered, given = show(strip, block(20, 30, 120, 60))
    assert raw.width() == SIDE
    assert near(dark_box(raw), (10, 15, 70, 45))
    assert near(dark_box(cropped), (40, 55, 100, 85))
    assert near(dark_box(box), (20, 45, 120, 95))
    # the center of mass at pixel 14, that is half a pixel to the right and below the middle
    for image in (centered, given):
        top, left, bottom, right = dark_box(image)
        assert (bottom - top, right - left) == pytest.approx((100, 50), abs=3)
        assert near((top, left), (20, 45), slack=6)


def test_without_stages_the_paper_is_shrunk_where_it_is(strip: StageStrip) -> None:
    strip.set_preparation(Preparation(False, False, False))
    images = show(strip, block(20, 30, 120, 60))
    assert near(dark_box(images[-1]), (10, 15, 70, 45))
    # what is skipped is pale: no full ink in it
    for image in images[1:4]:
        colors = {image.pixelColor(x, y).name() for x in range(SIDE) for y in range(SIDE)}
        assert LIGHT.text not in colors


def test_a_theme_changes_paper_and_ink(strip: StageStrip) -> None:
    strip.show_stages(prepare(block(20, 30, 120, 60), Preparation()))
    strip.apply_theme(DARK)
    for image in pictures(strip):
        dark_box(image, DARK.text)  # raises when there is none
    assert strip.thumbs[0].grab().toImage().pixelColor(100, 100).name() == DARK.surface


def test_on_a_dense_screen_the_drawing_is_as_sharp(strip: StageStrip, monkeypatch) -> None:
    for thumb in strip.thumbs:
        monkeypatch.setattr(thumb, "devicePixelRatioF", lambda: 2.0)
    strip.show_stages(prepare(block(20, 30, 120, 60), Preparation()))
    picture = strip.thumbs[0].picture()  # type: ignore[attr-defined]
    assert picture.width() == 2 * SIDE
    assert picture.pixelColor(2 * 30, 2 * 40).name() == LIGHT.text


def test_empty_paper_is_blank_with_a_hint(strip: StageStrip) -> None:
    strip.thumbs[0].set_hint("draw")
    images = show(strip, np.zeros((280, 280), np.float32))
    assert all(thumb.stages is None for thumb in strip.thumbs)
    inside = {images[1].pixelColor(x, y).name() for x in range(2, 138) for y in range(2, 138)}
    assert inside == {LIGHT.surface}
    hint = {images[0].pixelColor(x, y).name() for x in range(2, 138) for y in range(2, 138)}
    assert len(hint) > 1


@pytest.mark.parametrize("name", ["crop", "scale", "center"])
def test_a_switch_tells_of_another_preparation(strip: StageStrip, qtbot: QtBot, name: str) -> None:
    expected = Preparation(**{name: False})
    with qtbot.waitSignal(strip.switched) as change:
        QTest.mouseClick(strip.switches[name], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert change.args == [expected]
    assert strip.preparation == expected
    with qtbot.waitSignal(strip.switched) as change:
        QTest.keyClick(strip.switches[name], Qt.Key.Key_Space)
    assert change.args == [Preparation()]


def test_the_program_sets_all_switches_with_one_signal(strip: StageStrip) -> None:
    heard: list[object] = []
    strip.switched.connect(heard.append)
    wanted = Preparation(crop=False, scale=True, center=False)
    strip.set_preparation(wanted)
    strip.set_preparation(wanted)
    assert heard == [wanted]
    states = {name: switch.isChecked() for name, switch in strip.switches.items()}
    assert states == {"crop": False, "scale": True, "center": False}


def test_captions_change_without_moving_anything(strip: StageStrip) -> None:
    places = [widget.geometry() for widget in (*strip.captions, *strip.thumbs)]
    strip.set_captions(["one\ntwo\nthree"] * 5)
    QApplication.processEvents()
    assert [widget.geometry() for widget in (*strip.captions, *strip.thumbs)] == places
    for caption in strip.captions:
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        assert caption.textInteractionFlags() & selectable


@pytest.mark.parametrize(
    ("size", "side"), [((930, 240), 140), ((1400, 400), 224), ((840, 190), 98)]
)
def test_the_pictures_take_whole_pixels_of_the_room(
    strip: StageStrip, size: tuple[int, int], side: int
) -> None:
    strip.resize(*size)
    strip.show_stages(prepare(block(20, 30, 120, 60), Preparation()))
    assert {thumb.height() for thumb in strip.thumbs} == {side}
    assert strip.thumbs[-1].geometry().right() < strip.width()
    assert strip.thumbs[0].grab().toImage().width() == side
