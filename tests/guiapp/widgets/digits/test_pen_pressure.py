"""A pen that feels pressure draws wider when pressed; one that feels none draws like a mouse."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guiapp.raster import Raster
from guiapp.widgets.digits.digit_canvas import DigitCanvas
from guiapp.widgets.digits.pen_pressure import width_factor

PRESSURE, POSITION = QInputDevice.Capability.Pressure, QInputDevice.Capability.Position
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WAY = [(40.0, 140.0), (140.0, 130.0), (240.0, 140.0)]


def pen(capability: QInputDevice.Capability) -> QPointingDevice:
    """Qt's events point to it, so the caller keeps it."""
    stylus, tip = QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen
    return QPointingDevice("pen", 1, stylus, tip, capability, 1, 1)


def event(
    device: QPointingDevice, kind: QEvent.Type, place: tuple[float, float], pressure: float
) -> QTabletEvent:
    at = QPointF(*place)
    return QTabletEvent(kind, device, at, at, pressure, 0, 0, 0, 0, 0, PLAIN, LEFT, LEFT)


def draw(canvas: DigitCanvas, device: QPointingDevice, pressures: list[float]) -> None:
    kinds = [QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletMove]
    for kind, place, pressure in zip(kinds, WAY, pressures, strict=True):
        QApplication.sendEvent(canvas, event(device, kind, place, pressure))
    QApplication.sendEvent(canvas, event(device, QEvent.Type.TabletRelease, WAY[-1], 0.0))


@pytest.mark.parametrize(
    ("pressure", "factor"), [(-1.0, 0.5), (0.0, 0.5), (0.25, 0.75), (0.5, 1.0), (1.0, 1.5)]
)
def test_the_width_follows_the_pressure(qapp: QApplication, pressure: float, factor: float):
    device = pen(PRESSURE | POSITION)
    moved = event(device, QEvent.Type.TabletMove, WAY[0], pressure)
    assert width_factor(moved) == pytest.approx(factor)


@pytest.mark.parametrize("constant", [0.0, 1.0])
def test_a_pen_without_that_sense_draws_as_wide_as_a_mouse(qtbot: QtBot, constant: float):
    canvas, device = DigitCanvas(), pen(POSITION)
    qtbot.addWidget(canvas)
    draw(canvas, device, [constant] * 3)
    by_mouse = Raster(280)
    by_mouse.draw([WAY])
    assert canvas.raster.pixels.tobytes() == by_mouse.pixels.tobytes()


def test_a_press_that_grows_widens_the_line_and_undo_takes_it_back(qtbot: QtBot):
    canvas, device = DigitCanvas(), pen(PRESSURE | POSITION)
    qtbot.addWidget(canvas)
    draw(canvas, device, [0.0, 0.5, 1.0])
    widths = [width / canvas.raster.pen_width_px for _, _, width in canvas.raster.strokes[0]]
    assert widths == pytest.approx([0.5, 1.0, 1.5])
    thickness = canvas.raster.pixels[:, 50:230].sum(axis=0)
    assert np.all(np.diff(thickness[::20]) > 0)
    pixels = canvas.raster.pixels.copy()
    canvas.undo()
    assert canvas.raster.is_empty
    canvas.redo()
    np.testing.assert_array_equal(canvas.raster.pixels, pixels)
