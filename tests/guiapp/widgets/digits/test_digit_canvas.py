"""Every way of drawing reaches the raster, and what it changed reaches the screen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QHelpEvent,
    QInputDevice,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.digits.digit_canvas import SIDE_PX, DigitCanvas

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(qtbot: QtBot) -> DigitCanvas:
    widget = DigitCanvas()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def press(canvas: DigitCanvas, *places: tuple[int, int]) -> None:
    """Put the pen down at the first place and move it through the others."""
    QTest.mousePress(canvas, LEFT, PLAIN, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(canvas, QPoint(*place))


def release(canvas: DigitCanvas, place: tuple[int, int]) -> None:
    QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(*place))


def draw(canvas: DigitCanvas, *places: tuple[int, int]) -> None:
    press(canvas, *places)
    release(canvas, places[-1])


def color_at(canvas: DigitCanvas, x: int, y: int) -> QColor:
    return canvas.grab().toImage().pixelColor(x, y)


def test_it_is_280_pixels_and_can_have_the_focus(canvas: DigitCanvas):
    assert (canvas.width(), canvas.height()) == (SIDE_PX, SIDE_PX) == (280, 280)
    assert canvas.raster.pixels.shape == (280, 280)
    assert canvas.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert canvas.accessibleName() == "Drawing canvas"


def test_the_mouse_draws_whole_segments_while_it_moves(canvas: DigitCanvas, qtbot: QtBot):
    changes: list[float] = []
    canvas.drawing_changed.connect(lambda: changes.append(float(canvas.raster.pixels.sum())))
    press(canvas, (60, 60), (220, 200))
    assert len(changes) == 2
    assert changes[1] > changes[0] > 0
    for share in np.linspace(0, 1, 40):
        x, y = 60 + 160 * share, 60 + 140 * share
        assert canvas.raster.pixels[int(y), int(x)] == 1.0
    with qtbot.waitSignal(canvas.stroke_finished):
        release(canvas, (220, 200))
    assert len(canvas.raster.strokes) == 1


def test_a_click_is_a_dot(canvas: DigitCanvas):
    draw(canvas, (140, 140))
    assert canvas.raster.pixels[140, 140] == 1.0
    assert len(canvas.raster.strokes) == 1


def test_other_buttons_and_moves_without_a_button_draw_nothing(canvas: DigitCanvas):
    QTest.mousePress(canvas, Qt.MouseButton.RightButton, PLAIN, QPoint(50, 50))
    QTest.mouseMove(canvas, QPoint(90, 90))
    QTest.mouseRelease(canvas, Qt.MouseButton.RightButton, PLAIN, QPoint(90, 90))
    assert canvas.raster.is_empty


def test_a_stroke_may_leave_the_canvas(canvas: DigitCanvas):
    draw(canvas, (200, 100), (400, 100), (400, 180), (200, 180))
    assert canvas.raster.pixels[100, 279] == 1.0
    assert canvas.raster.pixels[180, 279] == 1.0
    assert canvas.raster.pixels[140, 279] == 0.0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_ink_and_paper_have_the_theme_s_colors(canvas: DigitCanvas, theme):
    draw(canvas, (60, 140), (220, 140))
    canvas.apply_theme(theme)
    assert color_at(canvas, 140, 140).name() == theme.text
    assert color_at(canvas, 140, 40).name() == theme.surface


def test_only_the_changed_part_is_painted(canvas: DigitCanvas, monkeypatch: pytest.MonkeyPatch):
    draw(canvas, (30, 30), (60, 30))
    QApplication.processEvents()
    updated: list[int] = []
    update = canvas.update
    monkeypatch.setattr(
        canvas, "update", lambda *rect: updated.append(rect[0].width() if rect else 280)
    )
    press(canvas, (200, 200), (210, 200))
    assert updated
    assert max(updated) < 60
    monkeypatch.setattr(canvas, "update", update)
    release(canvas, (210, 200))


def test_undo_redo_and_clear(canvas: DigitCanvas):
    draw(canvas, (60, 60), (60, 200))
    one = canvas.raster.pixels.copy()
    draw(canvas, (120, 60), (120, 200))
    two = canvas.raster.pixels.copy()
    canvas.undo()
    np.testing.assert_array_equal(canvas.raster.pixels, one)
    assert color_at(canvas, 120, 100).name() == LIGHT.surface
    canvas.redo()
    np.testing.assert_array_equal(canvas.raster.pixels, two)
    assert color_at(canvas, 120, 100).name() == LIGHT.text
    canvas.clear()
    assert canvas.raster.is_empty
    canvas.undo()
    np.testing.assert_array_equal(canvas.raster.pixels, two)


def test_the_hint_stands_on_empty_paper_only(canvas: DigitCanvas):
    def middle_is_blank() -> bool:
        image = canvas.grab().copy(40, 100, 200, 80).toImage()
        colors = {image.pixel(x, y) for x in range(200) for y in range(80)}
        return len(colors) == 1

    assert not middle_is_blank()
    draw(canvas, (20, 20), (40, 20))
    assert middle_is_blank()
    canvas.clear()
    assert not middle_is_blank()


def test_a_finger_draws_and_a_second_finger_does_not(canvas: DigitCanvas, qtbot: QtBot):
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(canvas, device, False)
    touch.press(0, QPoint(60, 60), canvas)
    touch.commit()
    touch.move(0, QPoint(60, 200), canvas).press(1, QPoint(200, 60), canvas)
    touch.commit()
    touch.move(0, QPoint(100, 200), canvas).move(1, QPoint(200, 200), canvas)
    touch.commit()
    with qtbot.waitSignal(canvas.stroke_finished):
        touch.release(0, QPoint(100, 200), canvas).stationary(1)
        touch.commit()
    touch.release(1, QPoint(200, 200), canvas)
    touch.commit()
    assert canvas.raster.pixels[130, 60] == 1.0
    assert canvas.raster.pixels[200, 80] == 1.0
    assert canvas.raster.pixels[:, 180:].max() == 0.0
    assert len(canvas.raster.strokes) == 1


def test_a_canceled_touch_leaves_no_ink(canvas: DigitCanvas):
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(canvas, device, False)
    touch.press(0, QPoint(60, 60), canvas)
    touch.commit()
    assert not canvas.raster.is_empty
    point = QEventPoint(0, QEventPoint.State.Updated, QPointF(70, 70), QPointF(70, 70))
    cancel = QTouchEvent(QEvent.Type.TouchCancel, device, PLAIN, [point])
    QApplication.sendEvent(canvas, cancel)
    assert canvas.raster.is_empty
    assert not canvas.raster.can_undo
    touch.release(0, QPoint(70, 70), canvas)
    touch.commit()
    assert canvas.raster.is_empty


def stylus(tip: QPointingDevice.PointerType) -> QPointingDevice:
    """A pen that feels pressure; Qt's events point to it, so the caller keeps it."""
    capability = QInputDevice.Capability.Pressure
    return QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, tip, capability, 1, 1)


def tablet(
    device: QPointingDevice, kind: QEvent.Type, place: tuple[float, float], pressure: float
) -> QTabletEvent:
    at = QPointF(*place)
    return QTabletEvent(kind, device, at, at, pressure, 0, 0, 0, 0, 0, PLAIN, LEFT, LEFT)


def test_a_pen_pressed_harder_draws_wider(canvas: DigitCanvas):
    kinds, device = QEvent.Type, stylus(QPointingDevice.PointerType.Pen)
    for kind, place, pressure in (
        (kinds.TabletPress, (40, 140), 0.0),
        (kinds.TabletMove, (240, 140), 1.0),
        (kinds.TabletRelease, (240, 140), 0.0),
    ):
        event = tablet(device, kind, place, pressure)
        QApplication.sendEvent(canvas, event)
        assert event.isAccepted()  # or Qt would send a mouse event as well
    pen = canvas.raster.pen_width_px
    assert canvas.raster.strokes == [[[40, 140, 0.5 * pen], [240, 140, 1.5 * pen]]]


def test_a_hovering_pen_and_an_eraser_draw_nothing(canvas: DigitCanvas):
    pen, eraser = (
        stylus(QPointingDevice.PointerType.Pen),
        stylus(QPointingDevice.PointerType.Eraser),
    )
    QApplication.sendEvent(canvas, tablet(pen, QEvent.Type.TabletMove, (40, 140), 0.0))
    QApplication.sendEvent(canvas, tablet(eraser, QEvent.Type.TabletPress, (40, 140), 1.0))
    assert canvas.raster.is_empty


def test_the_keyboard_draws(canvas: DigitCanvas, qtbot: QtBot):
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(canvas.stroke_finished):
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    places = [(x, y) for x, y, _ in canvas.raster.strokes[0]]
    assert places[0] == (140, 132)
    assert places[-2:] == [(140, 172), (142, 172)]
    for _ in range(100):
        QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Enter)
    assert canvas.raster.strokes[1][0][:2] == [0, 172]  # stays on the paper
    canvas.clearFocus()
    assert not canvas.raster.drawing


def test_other_keys_pass_through(canvas: DigitCanvas):
    heard: list[int] = []

    class Listener(DigitCanvas):
        def keyPressEvent(self, event):  # noqa: N802 (Qt's name)
            super().keyPressEvent(event)
            if not event.isAccepted():
                heard.append(event.key())

    listener = Listener()
    QTest.keyClick(listener, Qt.Key.Key_X)
    assert heard == [Qt.Key.Key_X]


def test_hiding_the_canvas_lifts_the_pen(canvas: DigitCanvas):
    press(canvas, (60, 60), (90, 90))
    canvas.hide()
    assert not canvas.raster.drawing


def test_the_cursor_is_as_large_as_the_pen(canvas: DigitCanvas):
    canvas.set_pen_width(12)
    small = canvas.cursor().pixmap().width()
    canvas.set_pen_width(36)
    assert canvas.cursor().pixmap().width() - small == 24 * canvas.devicePixelRatioF()
    draw(canvas, (60, 140), (220, 140))
    assert canvas.raster.pixels[:, 140].sum() == pytest.approx(36, abs=0.1)


def test_enlarged_it_draws_under_the_pen_all_the_same(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    canvas = DigitCanvas(window)
    window.resize(500, 500)
    with qtbot.waitExposed(window):
        window.show()
    canvas.set_side(420)
    canvas.resize(420, 420)
    draw(canvas, (90, 210), (330, 210))
    assert canvas.raster.pixels[140, 60:220].min() == 1.0  # 1.5 screen pixels to one
    assert color_at(canvas, 210, 210).name() == LIGHT.text
    assert color_at(canvas, 210, 60).name() == LIGHT.surface


def test_the_tool_tip_stays_away_from_a_drawing(canvas: DigitCanvas):
    help_event = QHelpEvent(QEvent.Type.ToolTip, QPoint(50, 50), QPoint(50, 50))
    draw(canvas, (60, 140), (220, 140))
    assert canvas.event(help_event)
    assert canvas.toolTip()
