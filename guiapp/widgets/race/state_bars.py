"""The inner state of every optimizer as small bars: v, h and m along each axis."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from engine.race import Race
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.surface_names import axis_names
from guiapp.widgets.numerals import plain_figure, short_figure
from guiapp.widgets.plots.plot_axes import axis_font
from guiapp.widgets.race.racer_look import RacerLook
from guiapp.widgets.race.state_figures import SlotFigure, as_table, slot_figures

BAR_PX = 8.0
PAD_PX = 4.0
GAP_PX = 10.0
MARK_PX = 10.0
MOST_SLOTS = 2  # Adam's


class StateBars(QAbstractScrollArea):
    """A row per racer: its slots, each with a bar along x and one along y and the figures.

    Bars of a slot with a direction start in the middle; those of sums of squares at the left.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._looks: tuple[RacerLook, ...] = ()
        self._race: Race | None = None
        self._step = self._reached = self._focus = 0
        self._figures: list[tuple[SlotFigure, ...]] = []
        self._copy = QAction(self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy_figures)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._measure()
        self.retranslate()

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        """How the racers of the next ``show_race`` look, in the order of its lanes."""
        self._looks = tuple(looks)
        self._race, self._figures = None, []
        self._measure()
        self.viewport().update()

    def show_race(self, race: Race, step: int) -> None:
        """Show the states after ``step`` updates."""
        self._reached = step if race is not self._race else max(self._reached, step)
        self._race, self._step = race, step
        lanes = race.lanes[: len(self._looks)]
        self._figures = [slot_figures(lane, step, self._reached) for lane in lanes]
        self._describe()
        self.viewport().update()

    def set_focus(self, index: int) -> None:
        """Mark the racer in focus, and scroll to it."""
        self._focus = index
        top = round(index * self._row_px)
        bar = self.verticalScrollBar()
        lowest = math.ceil((index + 1) * self._row_px) - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), top))
        self._describe()
        self.viewport().update()

    def figures(self) -> str:
        """The exact figures as text: name, slot, x and y by tabs."""
        shown = self._looks[: len(self._figures)]
        return as_table([look.label for look in shown], self._figures)

    def copy_figures(self) -> None:
        """Put ``figures`` on the clipboard."""
        QGuiApplication.clipboard().setText(self.figures())

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.viewport().update()

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy the inner states"))
        self.setAccessibleName(self.tr("Inner state of the optimizers"))
        self.setToolTip(
            self.tr(
                "What every optimizer remembers: a velocity v, sums or means of squared "
                "gradients h (for Adam v), a mean of gradients m."
            )
        )
        self._describe()
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(400, math.ceil(self._row_px * max(len(self._looks), 1)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(240, math.ceil(2 * self._row_px))

    def _measure(self) -> None:
        """Fonts and sizes, which only fonts and racers change."""
        self._small = axis_font()
        self._line_px = QFontMetricsF(self._small).height()
        self._row_px = BAR_PX + self._line_px + 2 * PAD_PX
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(look.label) for look in self._looks), default=0.0)
        self._name_px = MARK_PX + 6 + min(widest * 1.08, 150.0)  # the focus is set in bold
        self._fit_scroll_bar()

    def _fit_scroll_bar(self) -> None:
        bar = self.verticalScrollBar()
        total = math.ceil(self._row_px * len(self._looks))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self._row_px))
        bar.setRange(0, max(0, total - self.viewport().height()))

    def _describe(self) -> None:
        """What a screen reader says: the racer in focus."""
        if self._focus >= len(self._figures):
            self.setAccessibleDescription("")
            return
        parts = [self._looks[self._focus].label]
        for figure in self._figures[self._focus]:
            x, y = (short_figure(value) for value in figure.values)
            parts.append(f"{figure.slot} ({x}, {y})")
        self.setAccessibleDescription(", ".join(parts))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
            painter.translate(0, -self.verticalScrollBar().value())
            for index in range(len(self._figures)):
                self._paint_row(painter, index)
            if not self._figures:
                self._paint_sentence(
                    painter,
                    QRectF(self.viewport().rect()).adjusted(16, 0, -16, 0),
                    self.tr("What every optimizer remembers appears here with the first racer."),
                )

    def _paint_row(self, painter: QPainter, index: int) -> None:
        look, top = self._looks[index], index * self._row_px
        color = look.color(self._theme)
        width = float(self.viewport().width())
        if index == self._focus:
            painter.fillRect(QRectF(0, top, width, self._row_px), self._theme.color("grid", 0.6))
        self._paint_name(painter, index, top, color)
        left = self._name_px + 2 * GAP_PX
        if not self._figures[index]:
            room = QRectF(left, top, width - left, self._row_px)
            self._paint_sentence(painter, room, self.tr("remembers nothing"), left=True)
            return
        for figure, area in zip(self._figures[index], self._slot_areas(index), strict=True):
            self._paint_slot(painter, figure, area, color)

    def _slot_areas(self, index: int) -> list[QRectF]:
        left = self._name_px + 2 * GAP_PX
        width = (self.viewport().width() - left - PAD_PX) / MOST_SLOTS
        top = index * self._row_px
        count = len(self._figures[index])
        return [QRectF(left + k * width, top, width - GAP_PX, self._row_px) for k in range(count)]

    def _paint_name(self, painter: QPainter, index: int, top: float, color: QColor) -> None:
        look = self._looks[index]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(PAD_PX + MARK_PX / 2, top + self._row_px / 2)
        painter.scale(MARK_PX, MARK_PX)
        painter.fillPath(look.symbol_path(), color)
        painter.restore()
        font = self.font()
        font.setBold(index == self._focus)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        left = PAD_PX + MARK_PX + 6
        room = QRectF(left, top, self._name_px + GAP_PX - left + PAD_PX, self._row_px)
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(look.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_slot(
        self, painter: QPainter, figure: SlotFigure, area: QRectF, color: QColor
    ) -> None:
        letter = QFontMetricsF(self._small).horizontalAdvance("m") + PAD_PX
        painter.setFont(self._small)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(
            QRectF(area.left(), area.top(), letter, area.height()),
            Qt.AlignmentFlag.AlignVCenter,
            figure.slot,
        )
        width = (area.width() - letter - PAD_PX) / 2
        names = axis_names("" if self._race is None else self._race.surface.label)
        for k, (name, value) in enumerate(zip(names, figure.values, strict=True)):
            left = area.left() + letter + k * (width + PAD_PX)
            bar = QRectF(left, area.top() + PAD_PX, width, BAR_PX)
            self._paint_bar(painter, bar, value, figure, color)
            painter.setPen(self._theme.color("text"))
            room = QRectF(left, bar.bottom(), width, self._line_px)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._fitting(name, value, width))

    def _fitting(self, name: str, value: float, width: float) -> str:
        """The figure, with the name of its axis where there is room for both."""
        metrics, number = QFontMetricsF(self._small), short_figure(value)
        text = f"{name} {number}"
        if metrics.horizontalAdvance(text) <= width:
            return text
        return metrics.elidedText(number, Qt.TextElideMode.ElideRight, width)

    def _paint_bar(
        self, painter: QPainter, bar: QRectF, value: float, figure: SlotFigure, color: QColor
    ) -> None:
        painter.fillRect(bar, self._theme.color("grid"))
        share = 0.0 if figure.full == 0 or math.isnan(value) else value / figure.full
        share = min(max(share, -1.0), 1.0)
        origin = bar.center().x() if figure.signed else bar.left()
        room = bar.width() / 2 if figure.signed else bar.width()
        filled = QRectF(origin, bar.top(), share * room, bar.height()).normalized()
        painter.fillRect(filled, color)
        painter.setPen(QPen(self._theme.color("muted"), 1.0))
        painter.drawLine(
            QPoint(round(origin), round(bar.top()) - 1), QPoint(round(origin), round(bar.bottom()))
        )

    def _paint_sentence(
        self, painter: QPainter, room: QRectF, text: str, *, left: bool = False
    ) -> None:
        painter.setFont(self.font())
        painter.setPen(self._theme.color("muted"))
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
        wrap = Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | side) | int(wrap), text)

    def _tip(self, at: QPoint) -> str:
        """The exact figures of the slot at a point of the viewport."""
        index = int((at.y() + self.verticalScrollBar().value()) / self._row_px)
        if not 0 <= index < len(self._figures):
            return self.toolTip()
        place = at + QPoint(0, self.verticalScrollBar().value())
        for figure, area in zip(self._figures[index], self._slot_areas(index), strict=True):
            if area.adjusted(0, 0, GAP_PX, 0).contains(place):
                text = self.tr("{racer}, {slot} = ({x}, {y}); a full bar is {full}")
                x, y = (plain_figure(value) for value in figure.values)
                full = plain_figure(figure.full)
                name = self._looks[index].label
                return text.format(racer=name, slot=figure.slot, x=x, y=y, full=full)
        return self.toolTip()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit_scroll_bar()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._measure()
            self.updateGeometry()
            self.viewport().update()
        super().changeEvent(event)
