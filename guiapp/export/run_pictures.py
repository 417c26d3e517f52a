"""The curves of one or several runs as a picture, without a window: PNG pixels or SVG lines.

Both come from one drawing. A ``QGuiApplication`` must exist, for its fonts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtSvg import QSvgGenerator

from engine.export.series import Recorded, labels, trailing_mean
from engine.runs.records import COLORS, MEAN_OF
from guiapp.export.picture_axes import Panel, ticks
from guiapp.export.svg_layers import Layer, composed
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.runs.run_looks import RunLook, looks_of

SIZE = QSize(1200, 520)
PNG_SCALE = 2  # crisp on a projector
DOTS_PER_INCH = 96
FONT_PX = 14
MARGIN_PX = 24
FAINT = 0.22  # of the single losses behind their mean
FAINT_OF_SEVERAL = 0.1
PALE_RUNS = 4  # of more runs only the means are drawn: their single losses are one gray cloud
RUN_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DotLine,
)
MARKERS = 30  # accuracies with a mark each, at most; a third where there are many runs
LOWEST_PERCENT = (90.0, 80.0, 60.0, 50.0, 0.0)  # where the axis of accuracies may begin

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Line:
    """How one run looks: its name, colors of loss, training and test accuracy, and its dash."""

    label: str
    loss: QColor
    train: QColor
    test: QColor
    dash: Qt.PenStyle


def png_of(runs: Sequence[Recorded], size: QSize = SIZE, theme: Theme = LIGHT) -> bytes:
    """The curves as PNG, twice as large as ``size``."""
    image = QImage(size * PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PNG_SCALE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, size, runs, theme)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    return bytes(buffer.data().data())


def svg_of(runs: Sequence[Recorded], size: QSize = SIZE, theme: Theme = LIGHT) -> bytes:
    """The curves as SVG 1.1."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(DOTS_PER_INCH)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    draw(painter, size, runs, theme)
    painter.end()
    layers = [Layer(bytes(buffer.data().data()), 0, 0)]
    title = "; ".join(labels([run.info for run in runs])) or "Nablascope"
    return composed(layers, (size.width(), size.height()), DOTS_PER_INCH, title)


def draw(painter: QPainter, size: QSize, runs: Sequence[Recorded], theme: Theme = LIGHT) -> None:
    """Legend on top, the losses on the left, the accuracies on the right."""
    font = QFont(painter.font())
    font.setPixelSize(FONT_PX)
    painter.setFont(font)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.color("surface"))
    lines = _lines(runs, theme)
    inside = QRectF(0, 0, size.width(), size.height()).adjusted(*[MARGIN_PX] * 2, *[-MARGIN_PX] * 2)
    inside.setTop(_draw_legend(painter, inside, lines, theme) + MARGIN_PX / 2)
    left, right = QRectF(inside), QRectF(inside)
    left.setWidth(0.58 * inside.width() - MARGIN_PX / 2)
    right.setLeft(left.right() + MARGIN_PX)
    last = max([1, *(len(run.history.losses) for run in runs)])
    _draw_losses(painter, left, runs, lines, last, theme)
    _draw_accuracies(painter, right, runs, lines, last, theme)


def _lines(runs: Sequence[Recorded], theme: Theme) -> list[_Line]:
    names = labels([run.info for run in runs])
    if len(runs) == 1:  # alone, each curve has the color of what it means
        colors = (theme.color("loss"), theme.color("train"), theme.color("test"))
        return [_Line(names[0], *colors, Qt.PenStyle.SolidLine)]
    infos = [run.info for run in runs]
    looks: Sequence[RunLook] = [RunLook(index) for index in range(len(infos))]
    if len(infos) <= COLORS:  # there is one for each: as in the ledger
        looks = looks_of(infos)
    times = [0] * COLORS
    lines = []
    for name, look in zip(names, looks, strict=True):
        color, number = look.hue(theme), look.color % COLORS
        # runs that share a color have other dashes, and neighbors have other ones too
        dash = RUN_DASHES[(number + times[number]) % len(RUN_DASHES)]
        times[number] += 1
        lines.append(_Line(name, color, color, color, dash))
    return lines


def _draw_legend(painter: QPainter, box: QRectF, lines: Sequence[_Line], theme: Theme) -> float:
    """The names of the runs in as many rows as they need; where the last row ends."""
    metrics = QFontMetricsF(painter.font())
    row = metrics.height() + 4
    x, y = box.left(), box.top()
    for line in lines:
        text = metrics.elidedText(line.label, Qt.TextElideMode.ElideRight, box.width() - 40)
        width = 32 + metrics.horizontalAdvance(text) + 24
        if x > box.left() and x + width > box.right():
            x, y = box.left(), y + row
        if len(lines) > 1:
            painter.setPen(_pen(line.loss, 2, line.dash))
            painter.drawLine(QPointF(x, y + row / 2), QPointF(x + 26, y + row / 2))
        painter.setPen(theme.color("text"))
        at = QPointF(x + (32 if len(lines) > 1 else 0), y + row / 2 + metrics.capHeight() / 2)
        painter.drawText(at, text)
        x += width
    return y + row


def _draw_losses(
    painter: QPainter,
    box: QRectF,
    runs: Sequence[Recorded],
    lines: Sequence[_Line],
    last: int,
    theme: Theme,
) -> None:
    losses = {run.info.config.loss for run in runs}
    if losses == {"cross_entropy"}:
        name = QCoreApplication.translate("RunPictures", "Loss (nats)")
    else:
        name = QCoreApplication.translate("RunPictures", "Loss")
    means = [trailing_mean(run.history.losses) for run in runs]
    top = _loss_top(runs, means)
    panel = Panel(box, (0.0, float(last)), (0.0, top), painter.font())
    _draw_axes(painter, panel, name, theme)
    pale = len(runs) <= PALE_RUNS
    for run, line in zip(runs, lines, strict=True) if pale else ():
        color = QColor(line.loss)
        color.setAlphaF(FAINT if len(runs) == 1 else FAINT_OF_SEVERAL)
        _draw_curve(painter, panel, run.history.losses, _pen(color, 1))
    for values, line in zip(means, lines, strict=True):
        _draw_curve(painter, panel, values, _pen(line.loss, 2, line.dash))
    if pale:
        words = QCoreApplication.translate(
            "RunPictures", "line: mean of the last {count}; pale: each mini-batch"
        )
    else:
        words = QCoreApplication.translate("RunPictures", "mean of the last {count}")
    panel.draw_note(painter, words.format(count=MEAN_OF), theme.color("muted"))


def _loss_top(runs: Sequence[Recorded], means: Sequence[Floats]) -> float:
    """High enough for every mean and nearly every loss; a few outliers do not flatten the rest."""
    values = [1e-3]
    for run, mean in zip(runs, means, strict=True):
        finite = run.history.losses[np.isfinite(run.history.losses)]
        if len(finite):
            values += [float(np.percentile(finite, 99.5)), float(np.nanmax(mean))]
    return ticks(0.0, 1.04 * max(values), 6)[-1]


def _draw_accuracies(
    painter: QPainter,
    box: QRectF,
    runs: Sequence[Recorded],
    lines: Sequence[_Line],
    last: int,
    theme: Theme,
) -> None:
    tables = [run.history.evaluations for run in runs]
    lowest = min([1.0, *(float(table[:, 1:].min()) for table in tables if len(table))])
    low = next(percent for percent in LOWEST_PERCENT if percent <= 100.0 * lowest)
    panel = Panel(box, (0.0, float(last)), (low, 100.0), painter.font())
    _draw_axes(painter, panel, QCoreApplication.translate("RunPictures", "Accuracy (%)"), theme)
    for table, line in zip(tables, lines, strict=True):
        iterations = table[:, 0]
        for column, color, is_test in ((1, line.train, False), (2, line.test, True)):
            points = panel.points(iterations, 100.0 * table[:, column])
            painter.setPen(_pen(color, 1.5, line.dash))
            painter.drawPolyline(QPolygonF(points))
            marks = MARKERS if len(runs) <= PALE_RUNS else MARKERS // 3
            _draw_marks(painter, points, color, is_test, theme, marks)
    training = QCoreApplication.translate("RunPictures", "training")
    test = QCoreApplication.translate("RunPictures", "test")
    colors = (theme.color("muted"), theme.color("muted"))
    if len(lines) == 1:
        colors = (lines[0].train, lines[0].test)
    places = panel.draw_key(painter, (training, test), theme.color("muted"))
    for place, color, is_test in zip(places, colors, (False, True), strict=True):
        _draw_marks(painter, [place], color, is_test, theme, 1)


def _draw_marks(
    painter: QPainter,
    points: Sequence[QPointF],
    color: QColor,
    is_test: bool,
    theme: Theme,
    most: int,
) -> None:
    """Filled squares for the training set, hollow circles for the test set."""
    every = max(1, -(-len(points) // most))
    chosen = [point for index, point in enumerate(reversed(points)) if index % every == 0]
    painter.setPen(_pen(color, 1.5))
    painter.setBrush(theme.color("surface") if is_test else color)
    for point in chosen:
        if is_test:
            painter.drawEllipse(point, 3.5, 3.5)
        else:
            painter.drawRect(QRectF(point.x() - 2.5, point.y() - 2.5, 5, 5))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_axes(painter: QPainter, panel: Panel, name: str, theme: Theme) -> None:
    across = QCoreApplication.translate("RunPictures", "Iteration (updates)")
    panel.draw_frame(painter, across, name, theme)


def _draw_curve(painter: QPainter, panel: Panel, values: Floats, pen: QPen) -> None:
    """Interrupted where a value is not finite; not above the panel, whatever the value."""
    painter.setPen(pen)
    for iterations, part in panel.thinned(values):
        points = panel.points(iterations, part)
        if len(points) == 1:
            painter.setBrush(pen.color())
            painter.drawEllipse(points[0], pen.widthF(), pen.widthF())
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.drawPolyline(QPolygonF(points))


def _pen(color: QColor, width: float, dash: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(color, width, dash)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
