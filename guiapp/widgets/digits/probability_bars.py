"""The answer as one bar per class, painted by hand because it changes with every pen move."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import tabular

MARKER_PX = 10.0
GAP_PX = 8.0
LEAST_ROW_PX = 22
ROW_PX = 24


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
        self.apply_theme(LIGHT)
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
        self._text_color, self._quiet_color = theme.color("text"), theme.color("muted")
        self._track_color, self._empty_color = theme.color("grid"), theme.color("grid", 0.6)
        self._winner_color, self._bar_color = theme.color("accent"), theme.color("muted", 0.75)
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
        self._laid_out: dict[tuple[str, bool], QStaticText] = {}  # at most 1001 figures, twice
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

    # -- picture ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        start = MARKER_PX + GAP_PX + self._name_px + 1.5 * GAP_PX
        bar = QRectF(start, 0.0, self.width() - start - self._figure_px - 2 * GAP_PX, 0.0)
        bar.setHeight(min(24.0, round(0.6 * self._row_px)))
        winner = self.winner
        with QPainter(self) as painter:
            if self._probabilities is None:
                self._paint_empty(painter, bar)
            else:
                painter.setPen(self._text_color)
                painter.setFont(self._plain)
                for row in range(len(self._names)):
                    if row != winner:
                        self._paint_row(painter, row, bar, self._bar_color)
            if winner is not None:
                painter.setFont(self._bold)
                self._paint_row(painter, winner, bar, self._winner_color)
                self._paint_marker(painter, MARKER_PX, (winner + 0.5) * self._row_px)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._winner_color, 1))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_row(self, painter: QPainter, row: int, bar: QRectF, color: QColor) -> None:
        """Name, bar and figure of one class, in the painter's pen and font."""
        assert self._probabilities is not None
        self._paint_name(painter, row, bar)
        painter.fillRect(bar, self._track_color)
        length = bar.width() * min(1.0, float(self._probabilities[row]))
        painter.fillRect(QRectF(bar.left(), bar.top(), length, bar.height()), color)
        self._paint_text(painter, row, self.width() - GAP_PX / 2, self._texts[row])

    def _paint_name(self, painter: QPainter, row: int, bar: QRectF) -> None:
        """The class's name; also moves ``bar`` to its row."""
        bar.moveTop(round((row + 0.5) * self._row_px - bar.height() / 2))
        self._paint_text(painter, row, bar.left() - 1.5 * GAP_PX, self._names[row])

    def _paint_text(self, painter: QPainter, row: int, right: float, text: str) -> None:
        """A text of one line against its right end, laid out once: a third of drawText's time."""
        key = text, painter.font().bold()
        laid_out = self._laid_out.get(key)
        if laid_out is None:
            laid_out = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.prepare(QTransform(), painter.font())
            self._laid_out[key] = laid_out
        size = laid_out.size()
        middle = (row + 0.5) * self._row_px
        painter.drawStaticText(QPointF(right - size.width(), middle - size.height() / 2), laid_out)

    def _paint_marker(self, painter: QPainter, right: float, middle: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._winner_color)
        tip, half = QPointF(right, middle), MARKER_PX / 2
        corners = (tip, tip - QPointF(MARKER_PX, half), tip - QPointF(MARKER_PX, -half))
        painter.drawPolygon(QPolygonF(corners))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_empty(self, painter: QPainter, bar: QRectF) -> None:
        """Quiet names and tracks, but none where the sentence stands."""
        painter.setFont(self.font())
        painter.setPen(self._text_color)
        wrapped = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        room = QRectF(bar.left(), 0, self.width() - bar.left(), self.height())
        sentence = painter.boundingRect(room, wrapped, self._empty_text)
        painter.drawText(sentence, wrapped, self._empty_text)
        sentence.adjust(0, -GAP_PX / 2, 0, GAP_PX / 2)
        painter.setFont(self._plain)
        painter.setPen(self._quiet_color)
        for row in range(len(self._names)):
            self._paint_name(painter, row, bar)
            if not (self._empty_text and bar.intersects(sentence)):
                painter.fillRect(bar, self._empty_color)
