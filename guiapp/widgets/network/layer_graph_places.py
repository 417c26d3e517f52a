"""Where the boxes of a computational graph stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFontMetrics

if TYPE_CHECKING:
    from guiapp.widgets.network.layer_graph import Box, Edge

PADDING_PX = 9.0
LEAST_EDGE_PX = 34.0
TALL_NODE = 0.8  # of the distance between two rows
MOST_STRETCH = 2.5  # beyond that arrows are only long


class Places:
    """Rectangles by box. Where there are too many columns, those near the focus are seen."""

    def __init__(
        self,
        boxes: Sequence[Box],
        edges: Sequence[Edge],
        width: int,
        height: int,
        metrics: QFontMetrics,
        focus: str,
    ) -> None:
        self.rects: dict[str, QRectF] = {}
        self.fits = True
        if not boxes:
            return
        columns = sorted({box.column for box in boxes})
        widths = {c: max(self._width(b, metrics) for b in boxes if b.column == c) for c in columns}
        gaps = self._gaps(boxes, edges, columns, metrics)
        needed = sum(widths.values()) + sum(gaps)
        self.fits = needed <= width
        spare = max(0.0, width - 2.0 - needed) / max(1, len(gaps))
        gaps = [gap + min(spare, MOST_STRETCH * gap) for gap in gaps]
        needed = sum(widths.values()) + sum(gaps)
        rows = max(box.row for box in boxes) + 1
        pitch = height / rows
        x, lefts = max(1.0, (width - needed) / 2), {}
        for column, gap in zip(columns, [*gaps, 0.0], strict=True):
            lefts[column] = x
            x += widths[column] + gap
        for box in boxes:
            tall = metrics.lineSpacing() * (1 + len(box.lines)) + 2 * PADDING_PX
            if rows > 1 and box.is_layer:  # arrows from above and below arrive well apart
                tall = max(tall, TALL_NODE * pitch)
            tall = min(tall, pitch - 8)
            middle = (box.row + 0.5) * pitch
            own = self._width(box, metrics)
            left = lefts[box.column] + (widths[box.column] - own) / 2
            self.rects[box.key] = QRectF(left, middle - tall / 2, own, tall)
        self._show(focus, width, needed)

    def line_of(self, edge: Edge) -> QLineF:
        start, end = self.rects[edge.source], self.rects[edge.target]
        # several arrows into one box arrive apart, each from its own side
        shift = 0.0
        if abs(start.center().y() - end.center().y()) > 1:
            shift = 0.34 * end.height() * (1 if start.center().y() > end.center().y() else -1)
        return QLineF(
            start.right() + 3, start.center().y(), end.left() - 3, end.center().y() + shift
        )

    def _show(self, focus: str, width: int, needed: float) -> None:
        """Move a graph that is too wide so that the focus is in the middle."""
        if needed <= width or focus not in self.rects:
            return
        offset = self.rects[focus].center().x() - width / 2
        offset = min(max(offset, 0.0), needed - width + 2)
        for rect in self.rects.values():
            rect.translate(-offset, 0)

    def _gaps(
        self,
        boxes: Sequence[Box],
        edges: Sequence[Edge],
        columns: list[float],
        metrics: QFontMetrics,
    ) -> list[float]:
        """Room between the columns: that of the texts along the arrows that cross it."""
        place = {box.key: columns.index(box.column) for box in boxes}
        gaps = [LEAST_EDGE_PX] * (len(columns) - 1)
        for edge in edges:
            # the text stands in the middle of an arrow, however many columns it passes
            first, last = place[edge.source], place[edge.target]
            for gap in range(first, last):
                share = (self._label(edge, metrics) + 12.0) / (last - first)
                gaps[gap] = max(gaps[gap], share)
        return gaps

    def _width(self, box: Box, metrics: QFontMetrics) -> float:
        bold = metrics.horizontalAdvance(box.title) * 1.12
        text = max([bold, *(metrics.horizontalAdvance(line) for line in box.lines)])
        return text + 2 * PADDING_PX

    def _label(self, edge: Edge, metrics: QFontMetrics) -> float:
        return float(
            max((metrics.horizontalAdvance(t) for t in (*edge.forward, *edge.backward)), default=0)
        )
