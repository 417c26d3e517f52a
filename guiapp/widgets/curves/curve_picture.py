"""A curve plot as a file: PNG for slides, SVG for print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem

from guiapp.theme import Theme
from guiapp.widgets.curves.curve_area import CurveArea

PNG_SCALE = 2  # crisp on a projector


def write_picture(area: CurveArea, theme: Theme, path: Path) -> bool:
    """Write the plot as it looks, without the crosshair; False if the file cannot be written.

    The ending decides: ``.svg`` is drawn in vectors, no ending means PNG.
    """
    if path.suffix.lower() == ".svg":
        try:
            path.write_bytes(_svg(area, theme))
        except OSError:
            return False
        return True
    return paint_image(area, theme).save(str(path if path.suffix else path.with_suffix(".png")))


def paint_image(area: CurveArea, theme: Theme) -> QImage:
    """The plot at twice its size on the screen."""
    size = area.view.size()
    image = QImage(size * PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PNG_SCALE)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    _render(area, painter)
    painter.end()
    return image


def _svg(area: CurveArea, theme: Theme) -> bytes:
    """The plot in vectors."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the first that can clip
    generator.setOutputDevice(buffer)
    generator.setResolution(area.view.logicalDpiX())  # or the recorded axes would be scaled
    generator.setSize(area.view.size())
    generator.setViewBox(QRectF(area.view.rect()))
    painter = QPainter(generator)
    painter.fillRect(QRectF(area.view.rect()), theme.color("surface"))
    _render(area, painter)
    painter.end()
    return bytes(buffer.data().data())


def _render(area: CurveArea, painter: QPainter) -> None:
    with _without_caches(area):
        area.view.render(painter, QRectF(area.view.rect()), area.view.rect())


@contextmanager
def _without_caches(area: CurveArea) -> Iterator[None]:
    """Items kept as pixels of the screen would be written as such."""
    items = (area.backdrop, area.x_axis, area.y_axis)
    area.crosshair.setVisible(False)
    for item in items:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    try:
        yield
    finally:
        for item in items:
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        area.crosshair.setVisible(True)
