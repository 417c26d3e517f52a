"""A widget as a picture: pixels at twice its size, or an SVG drawing of lines and texts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Protocol, runtime_checkable

from pyqtgraph import PlotCurveItem, ScatterPlotItem
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPen, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsTextItem,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from guiapp.export.svg_layers import Layer, composed

PICTURE_SCALE = 2  # of a PNG, and of what is no drawing in an SVG: crisp on a projector
ALONE = QWidget.RenderFlag(0)  # a widget without its children


@runtime_checkable
class Grabbable(Protocol):
    """A widget whose picture is made elsewhere than by painting it, such as the 3-D view."""

    def grab_image(self, width: int, height: int) -> QImage:
        """Its picture in this size."""
        ...


def encoded(image: QImage) -> bytes:
    """A picture as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def picture_of(widget: QWidget, scale: float = PICTURE_SCALE) -> QImage:
    """The widget as a picture, ``scale`` times as large as on the screen."""
    width, height = math.ceil(widget.width() * scale), math.ceil(widget.height() * scale)
    if isinstance(widget, Grabbable):
        return widget.grab_image(width, height)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(widget.palette().color(widget.backgroundRole()))
    painter = QPainter(image)
    with _as_drawing(widget, pen_scale=scale):
        QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    image.setDevicePixelRatio(1.0)
    return image


def svg_of(widget: QWidget) -> bytes:
    """The widget as SVG 1.1: lines and texts; of a 3-D view the picture, at twice its size."""
    title = widget.accessibleName() or "Nablascope"
    size = (widget.width(), widget.height())
    if isinstance(widget, Grabbable):
        layers = [Layer(_framed(widget, picture_of(widget)), 0, 0)]
    else:
        with _as_drawing(widget):
            # Each widget by itself: Qt's SVG engine forgets where on the page a child is when
            # it writes what the child clips, and its texts were cut off.
            layers = [_layer(part, widget) for part in _visible_parts(widget)]
    return composed(layers, size, widget.logicalDpiX(), title)


def _visible_parts(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all that is seen in it, from the back to the front."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden():
            yield from _visible_parts(child)


def _layer(part: QWidget, whole: QWidget) -> Layer:
    generator, buffer = _generator(part)
    painter = QPainter(generator)
    if part is whole:
        painter.fillRect(QRectF(part.rect()), part.palette().color(part.backgroundRole()))
    QWidget.render(part, painter, QPoint(), QRegion(), ALONE)  # a graphics view has its own
    painter.end()
    corner = part.mapTo(whole, QPoint())
    return Layer(bytes(buffer.data().data()), corner.x(), corner.y())


def _framed(widget: QWidget, image: QImage) -> bytes:
    """A picture as the only thing in an SVG."""
    generator, buffer = _generator(widget)
    painter = QPainter(generator)
    painter.drawImage(QRectF(widget.rect()), image)
    painter.end()
    return bytes(buffer.data().data())


def _generator(widget: QWidget) -> tuple[QSvgGenerator, QBuffer]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the first that can clip
    generator.setOutputDevice(buffer)
    generator.setResolution(widget.logicalDpiX())
    generator.setSize(widget.size())
    generator.setViewBox(QRectF(widget.rect()))
    return generator, buffer


@contextmanager
def _as_drawing(widget: QWidget, pen_scale: float = 1.0) -> Iterator[None]:
    """Let plots paint shapes, where on the screen they copy pixels that they painted before.

    ``pen_scale`` is for pens whose width the painter does not scale.
    """
    views = widget.findChildren(QGraphicsView)
    if isinstance(widget, QGraphicsView):
        views.append(widget)
    items = [item for view in views if (scene := view.scene()) for item in scene.items()]
    with ExitStack() as afterwards:
        for view in views:
            afterwards.callback(view.setCacheMode, view.cacheMode())
            view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        for item in items:
            if item.cacheMode() != QGraphicsItem.CacheMode.NoCache:
                afterwards.callback(item.setCacheMode, item.cacheMode())
                item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
            if isinstance(item, ScatterPlotItem):
                afterwards.callback(item.setExportMode, False)
                item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
            elif isinstance(item, PlotCurveItem) and item.opts["pen"] is not None:
                pen = item.opts["pen"]
                afterwards.callback(item.setPen, pen)
                item.setPen(_widened(pen, pen_scale))
            elif isinstance(item, QGraphicsTextItem):
                mender = _ClipMender(item)
                afterwards.callback(mender.scene().removeItem, mender)
        yield


def _widened(pen: QPen, scale: float) -> QPen:
    wider = QPen(pen)
    if pen.isCosmetic():
        wider.setWidthF(max(pen.widthF(), 1.0) * scale)
    return wider


class _ClipMender(QGraphicsItem):
    """Stands after a text and tells the painter its clip once more.

    A text is clipped to its own rectangle, and Qt's SVG engine is not told when that ends: all
    that was painted later was cut off there.
    """

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self.parentItem().boundingRect()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if painter.hasClipping():
            painter.setClipPath(painter.clipPath())
