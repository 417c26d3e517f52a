"""The answer as one bar per class, painted by hand because it changes with every pen move."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import tabular

MARKER_PX = 10.0
GAP_PX = 8.0
LEAST_ROW_PX = 22
ROW_PX = 30


def percent(probability: float) -> str:
    """A probability as it stands on the page: ``98.3 %``, the space unbreakable."""
    return f"{100.0 * probability:.1f}\N{NO-BREAK SPACE}%"


class ProbabilityBars(QWidget):
    """Name, bar and percentage of each class; the winner in bold, with a marker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple("0123456789")
        self._probabilities: NDArray[np.float64] | None = None
        self._texts: list[str] = []
        self._empty_text = ""
        self._theme = LIGHT
        self._copy = QAction(self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.setEnabled(False)
        self._copy.triggered.connect(self.copy_figures)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._measure()
        self.retranslate()

    # -- what the page may do -----------------------------------------------------------------

    @property
    def probabilities(self) -> NDArray[np.float64] | None:
        """(K,) float64, what is shown; None in the empty state."""
        return None if self._probabilities is None else self._probabilities.copy()

    @property
    def winner(self) -> int | None:
        """Index of the most probable class."""
        return None if self._probabilities is None else int(self._probabilities.argmax())

    @property
    def empty_text(self) -> str:
        """The sentence of the empty state."""
        return self._empty_text

    def set_probabilities(self, probabilities: ArrayLike | None) -> None:
        """Show (K,) probabilities in [0, 1], one a class; None greys the bars."""
        if probabilities is None:
            self._probabilities, self._texts = None, []
        else:
            values = np.array(probabilities, np.float64)
            if values.shape != (len(self._names),):
                raise ValueError(f"{len(self._names)} probabilities expected, got {values.shape}")
            if not (values.min() >= 0.0 and values.max() <= 1.0 + 1e-6):  # also refuses NaN
                raise ValueError(f"probabilities lie between 0 and 1, got {values}")
            self._probabilities = values
            self._texts = [percent(value) for value in values]
        self._copy.setEnabled(self._probabilities is not None)
        self._describe()
        self.update()

    def set_empty_text(self, text: str) -> None:
        """The sentence shown instead of figures while there are none."""
        self._empty_text = text
        self._describe()
        self.update()

    def set_class_names(self, names: Sequence[str]) -> None:
        """What the classes are called; as many names as there will be probabilities."""
        if not names:
            raise ValueError("at least one class name is expected")
        if len(names) != len(self._names):
            self._probabilities, self._texts = None, []
        self._names = tuple(names)
        self._measure()
        self._describe()
        self.updateGeometry()
        self.update()

    def figures(self) -> str:
        """The exact figures as text: one line a class, its name and probability, by a tab."""
        if self._probabilities is None:
            return ""
        pairs = zip(self._names, self._probabilities, strict=True)
        return "\n".join(f"{name}\t{value:.6f}" for name, value in pairs)

    def copy_figures(self) -> None:
        """Put ``figures`` on the clipboard."""
        QGuiApplication.clipboard().setText(self.figures())

    def apply_theme(self, theme: Theme) -> None:
        """Bars and words in the colors of the theme."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self._copy.setText(self.tr("Copy the probabilities"))
        self.setAccessibleName(self.tr("Probabilities"))
        self._describe()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(420, ROW_PX * len(self._names))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        width = MARKER_PX + self._name_px + self._figure_px + 4 * GAP_PX + 80
        row = max(float(LEAST_ROW_PX), QFontMetricsF(self._plain).height())
        return QSize(round(width), round(row * len(self._names)))

    # -- inside -------------------------------------------------------------------------------

    def _measure(self) -> None:
        """Fonts and column widths, which only fonts and names change."""
        self._plain = tabular(self.font())
        self._bold = QFont(self._plain)
        self._bold.setWeight(QFont.Weight.Bold)
        metrics = QFontMetricsF(self._bold)
        self._name_px = max(metrics.horizontalAdvance(name) for name in self._names)
        self._figure_px = metrics.horizontalAdvance(percent(1.0))

    def _describe(self) -> None:
        """What a screen reader says: the answer and the runners-up, not ten figures."""
        if self._probabilities is None:
            text = self._empty_text
        else:
            order = np.argsort(-self._probabilities, kind="stable")[:3]
            text = ", ".join(f"{self._names[k]}: {self._texts[k]}" for k in order)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FontChange:
            self._measure()
            self.updateGeometry()
        elif kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos().y()), self)
            return True
        return super().event(event)

    def _tip(self, y: int) -> str:
        if self._probabilities is None:
            return self.tr("The last layer's softmax turns ten scores into these probabilities.")
        row = min(len(self._names) - 1, max(0, int(y / self._row_px)))
        return self.tr("Probability of {name}: {value}").format(
            name=self._names[row], value=f"{self._probabilities[row]:.6f}"
        )

    @property
    def _row_px(self) -> float:
        return self.height() / len(self._names)

    # -- picture: 0.2 ms for ten bars ---------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        start = MARKER_PX + GAP_PX + self._name_px + 1.5 * GAP_PX
        bar = QRectF(start, 0.0, self.width() - start - self._figure_px - 2 * GAP_PX, 0.0)
        bar.setHeight(min(24.0, round(0.6 * self._row_px)))
        with QPainter(self) as painter:
            sentence = self._paint_empty_text(painter, start)
            for row in range(len(self._names)):
                bar.moveTop(round((row + 0.5) * self._row_px - bar.height() / 2))
                self._paint_row(painter, row, bar, clear=bar.intersects(sentence))
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.color("accent"), 1))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_row(self, painter: QPainter, row: int, bar: QRectF, *, clear: bool) -> None:
        theme, top, height = self._theme, row * self._row_px, self._row_px
        wins = row == self.winner
        known = self._probabilities is not None
        painter.setFont(self._bold if wins else self._plain)
        painter.setPen(theme.color("text" if known else "muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        name_left = bar.left() - 1.5 * GAP_PX - self._name_px
        name = QRectF(name_left, top, self._name_px, height)
        painter.drawText(name, int(middle | Qt.AlignmentFlag.AlignRight), self._names[row])
        if not clear:
            painter.fillRect(bar, theme.color("grid", 1.0 if known else 0.6))
        if self._probabilities is None:
            return
        filled = QRectF(bar)
        filled.setWidth(bar.width() * min(1.0, float(self._probabilities[row])))
        painter.fillRect(filled, theme.color("accent") if wins else theme.color("muted", 0.75))
        figure = QRectF(bar.right() + GAP_PX, top, self._figure_px + GAP_PX, height)
        painter.drawText(figure, int(middle | Qt.AlignmentFlag.AlignRight), self._texts[row])
        if wins:
            self._paint_marker(painter, name_left - GAP_PX, top + height / 2)

    def _paint_marker(self, painter: QPainter, right: float, middle: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        half = MARKER_PX / 2
        tip = QPointF(right, middle)
        corners = (tip, tip - QPointF(MARKER_PX, half), tip - QPointF(MARKER_PX, -half))
        painter.drawPolygon(QPolygonF(corners))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_empty_text(self, painter: QPainter, left: float) -> QRectF:
        """The sentence of the empty state; returns its place, which the bars leave free."""
        if self._probabilities is not None or not self._empty_text:
            return QRectF()
        painter.setFont(self.font())
        painter.setPen(self._theme.color("text"))
        wrapped = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        room = QRectF(left, 0, self.width() - left, self.height())
        place = painter.boundingRect(room, wrapped, self._empty_text)
        painter.drawText(place, wrapped, self._empty_text)
        return place.adjusted(0, -GAP_PX / 2, 0, GAP_PX / 2)
