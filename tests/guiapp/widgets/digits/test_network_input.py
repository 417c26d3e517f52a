"""The network's picture: its pixels, its marks, and how one reads a value."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import digits
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.digits.network_input import BOX, CELLS, CENTER, NetworkInputView


@pytest.fixture
def view(qtbot: QtBot) -> NetworkInputView:
    widget = NetworkInputView()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def point(view: NetworkInputView, place: QPoint) -> None:
    """Move the mouse there, from elsewhere: a move to where it already is makes no event."""
    QTest.mouseMove(view, QPoint(1, 1))
    QTest.mouseMove(view, place)


def ramp_picture() -> np.ndarray:
    return np.linspace(0, 1, CELLS * CELLS, dtype=np.float32).reshape(CELLS, CELLS)


def cell_color(image: QImage, row: int, column: int) -> str:
    """The middle of a pixel that is shown 10 x 10."""
    return image.pixelColor(column * 10 + 4, row * 10 + 4).name()


def test_its_measures_are_the_engine_s():
    assert (digits.SIDE_PX, digits.BOX_PX, digits.CENTER_PX) == (CELLS, BOX, CENTER)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_each_pixel_is_a_square_of_its_gray(view: NetworkInputView, theme):
    picture = np.zeros((CELLS, CELLS), np.float32)
    picture[2, 3] = picture[25, 3] = picture[2, 22] = 1.0  # away from the marks
    picture[2, 20] = 0.5
    view.apply_theme(theme)
    view.set_image(picture)
    image = view.grab().toImage()
    assert cell_color(image, 2, 3) == theme.text
    assert cell_color(image, 2, 22) == theme.text
    assert cell_color(image, 5, 8) == theme.surface
    mixed = image.pixelColor(204, 24).red()
    ends = sorted((theme.color("surface").red(), theme.color("text").red()))
    assert mixed == pytest.approx(sum(ends) / 2, abs=1.5)
    # nearest neighbor: the same gray all over the square, its grid lines apart
    assert {image.pixelColor(x, y).name() for x in range(31, 40) for y in range(21, 30)} == {
        theme.text
    }


def test_the_marks_lie_around_the_ink_and_on_its_center_of_mass(view: NetworkInputView):
    picture = np.zeros((CELLS, CELLS), np.float32)
    picture[6:26, 10:14] = 1.0
    view.set_image(picture)
    image = view.grab().toImage()
    # the box is as tall as the ink, rows 6 to 25, and 20 wide around columns 10 to 13
    left = image.copy(QRect(18, 100, 6, 60))
    colors = {left.pixelColor(x, y).name() for x in range(6) for y in range(60)}
    assert len(colors) > 3  # dashes on paper
    # the ring stands at row 16, column 12: its arms are orange
    assert image.pixelColor(120 - 11, 160).name() == LIGHT.gradient
    assert image.pixelColor(120, 160 + 11).name() == LIGHT.gradient


def test_pointing_tells_row_column_and_value(view: NetworkInputView, qtbot: QtBot):
    picture = ramp_picture()
    view.set_image(picture)
    pointed: list[object] = []
    view.pixel_pointed.connect(pointed.append)
    point(view, QPoint(215, 37))
    assert pointed[-1] == (3, 21, pytest.approx(float(picture[3, 21])))
    assert view.pointed() == pointed[-1]
    with qtbot.waitSignal(view.pixel_pointed) as gone:
        QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert gone.args == [None]


def test_a_new_picture_tells_the_new_value_of_the_pointed_pixel(
    view: NetworkInputView, qtbot: QtBot
):
    view.set_image(ramp_picture())
    point(view, QPoint(215, 37))
    with qtbot.waitSignal(view.pixel_pointed) as pointed:
        view.set_image(np.full((CELLS, CELLS), 0.25, np.float32))
    assert pointed.args == [(3, 21, 0.25)]
    with qtbot.waitSignal(view.pixel_pointed) as pointed:
        view.set_image(None)
    assert pointed.args == [None]


def test_the_arrow_keys_point_too(view: NetworkInputView):
    view.set_image(ramp_picture())
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.pointed()[:2] == (CENTER, CENTER)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.pointed()[:2] == (CENTER + 1, CENTER - 1)
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.pointed()[:2] == (CENTER + 1, CELLS - 1)


def test_the_numbers_can_be_copied(view: NetworkInputView):
    picture = ramp_picture()
    view.set_image(picture)
    view.copy_values()
    lines = QGuiApplication.clipboard().text().splitlines()
    copied = np.array([line.split("\t") for line in lines], float)
    np.testing.assert_allclose(copied, picture, atol=5e-5)
    view.copy_picture()
    assert QGuiApplication.clipboard().image().width() == 280
    assert [action.text() for action in view.actions()] == [
        "Copy as a picture",
        "Copy the 784 numbers",
    ]


def test_a_picture_of_another_shape_is_refused(view: NetworkInputView):
    with pytest.raises(ValueError, match="28 x 28"):
        view.set_image(np.zeros((20, 20)))


def test_an_inkless_picture_has_its_center_in_the_middle(view: NetworkInputView):
    view.set_image(np.zeros((CELLS, CELLS), np.float32))
    assert not view.grab().isNull()


def test_the_empty_state_says_what_will_appear(view: NetworkInputView):
    blank = view.grab().toImage()
    view.set_empty_text("It appears here")
    assert view.grab().toImage() != blank
    assert not any(action.isEnabled() for action in view.actions())


def test_the_picture_is_the_caller_s_no_longer(view: NetworkInputView):
    picture = ramp_picture()
    view.set_image(picture)
    point(view, QPoint(275, 275))
    picture[:] = 0
    assert view.pointed() == (27, 27, 1.0)
