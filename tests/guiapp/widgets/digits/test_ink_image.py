"""The image on the screen is the raster in the theme's colors, as sharp at any scale."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from guiapp.raster import Raster
from guiapp.widgets.digits.ink_image import InkImage, color_ramp, levels


def seen(ink: InkImage) -> np.ndarray:
    """Ink by pixel of the screen, from white paper and black ink."""
    image = ink.image
    size = image.width()
    gray = [[image.pixelColor(x, y).red() for x in range(size)] for y in range(size)]
    return 1.0 - np.array(gray) / 255.0


def test_the_ramp_runs_from_paper_to_ink():
    ramp = color_ramp(QColor("#102030"), QColor("#f0e0d0"))
    assert ramp.shape == (256,)
    assert ramp[0] == 0xFF102030
    assert ramp[255] == 0xFFF0E0D0
    np.testing.assert_array_equal(levels(np.array([0, 0.5, 1], np.float32)), [0, 128, 255])


def test_at_full_size_the_image_is_the_raster():
    raster, ink = Raster(40, 6), InkImage(40)
    box = raster.draw([[(8, 10), (30, 33)]])
    ink.renew(raster.pixels)
    np.testing.assert_allclose(seen(ink), raster.pixels, atol=1 / 255)
    assert box is not None


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0, 3.0])
def test_renewing_boxes_gives_the_image_of_renewing_all(ratio: float):
    raster = Raster(40, 6)
    by_boxes, at_once = InkImage(40), InkImage(40)
    assert by_boxes.fit(40, ratio)
    assert at_once.fit(40, ratio)
    assert not at_once.fit(40, ratio)
    by_boxes.renew(raster.pixels)
    raster.begin_stroke(5, 5)
    for place in ((39, 12), (20, 39.5), (0, 20)):
        by_boxes.renew(raster.pixels, raster.stroke_to(*place))
    at_once.renew(raster.pixels)
    assert at_once.image.width() == round(40 * ratio)
    # all but the dot where the stroke began was renewed in boxes
    np.testing.assert_array_equal(seen(by_boxes)[20:], seen(at_once)[20:])
    assert seen(at_once).max() == pytest.approx(1.0)


def test_the_outline_is_as_sharp_on_a_screen_of_twice_the_density():
    raster = Raster(40, 16)
    raster.draw([[(-10, 20), (50, 20)]])
    widths = {}
    for ratio in (1, 2):
        ink = InkImage(40)
        ink.fit(40, ratio)
        ink.renew(raster.pixels)
        column = seen(ink)[:, 20 * ratio]
        widths[ratio] = int(((column > 0.02) & (column < 0.98)).sum())
        assert column.sum() == pytest.approx(16 * ratio, abs=0.5)
    assert widths[2] <= widths[1] + 2  # a plain enlargement has twice as many
