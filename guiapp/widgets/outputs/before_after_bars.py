"""Ten pairs of bars: what the network answers, and what it answers after a change."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.probability_bars import percent
from guiapp.widgets.numerals import tabular

Array = NDArray[np.float64]


class BeforeAfterBars(QWidget):
    """Of each class a hollow bar (before) and a filled one (after), the name below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Array | None = None
        self._after: Array | None = None
        self._theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_probabilities(self, before: ArrayLike | None, after: ArrayLike | None) -> None:
        """Two times (K,) in [0, 1]; without ``after`` nothing has been changed, without
        ``before`` nothing is shown.
        """
        self._before = None if before is None else np.array(before, np.float64)
        self._after = None if after is None else np.array(after, np.float64)
        self.update()

    def before(self) -> Array | None:
        """(K,) of the hollow bars."""
        return self._before

    def after(self) -> Array | None:
        """(K,) of the filled bars; None while nothing is changed."""
        return self._after

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """The words for screen readers."""
        self.setAccessibleName(self.tr("The answer with all units (outline) and without (filled)"))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(240, 110)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(180, 64)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if self._before is None:
            return
        after = self._before if self._after is None else self._after
        line = self.fontMetrics().height() + 2.0
        ground, slot = self.height() - line, self.width() / len(after)
        width = max(3.0, round(0.32 * slot))
        unit = max(1.0, ground - 2.0)
        winner = int(after.argmax())
        theme = self._theme
        with QPainter(self) as painter:
            painter.setFont(tabular(self.font()))
            painter.fillRect(QRectF(0, ground, self.width(), 1), theme.color("border"))
            for index, (old, new) in enumerate(zip(self._before, after, strict=True)):
                middle = round((index + 0.5) * slot)
                filled = theme.color("accent") if index == winner else theme.color("muted", 0.6)
                height = float(new) * unit
                painter.fillRect(QRectF(middle, ground - height, width, height), filled)
                painter.setPen(QPen(theme.color("muted"), 1))
                height = max(0.0, float(old) * unit - 0.5)
                painter.drawRect(QRectF(middle - width, ground - height, width - 1.5, height))
                painter.setPen(theme.color("accent" if index == winner else "text"))
                name = QRectF(middle - slot / 2, ground + 1, slot, line)
                painter.drawText(name, Qt.AlignmentFlag.AlignCenter, str(index))

    def words_at(self, at: QPointF) -> str:
        """The figures of the class at a point."""
        if self._before is None:
            return ""
        index = min(int(at.x() / self.width() * len(self._before)), len(self._before) - 1)
        before = percent(float(self._before[index]))
        if self._after is None:
            return self.tr("{digit}: {before}").format(digit=index, before=before)
        text = self.tr("{digit}: {before} with all units, {after} without those that are off")
        after = percent(float(self._after[index]))
        return text.format(digit=index, before=before, after=after)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)
