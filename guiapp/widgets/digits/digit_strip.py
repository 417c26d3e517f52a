"""One's own digits as small pictures in rows, each with its label; the wrong ones are marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.network.image_gallery import paint_pixels
from guiapp.widgets.numerals import tabular

SIDE_PX = 40
_NAME = Qt.ItemDataRole.UserRole
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True, eq=False)
class StripDigit:
    """One of the pictures.

    Attributes
    ----------
    name : tells it apart from the others
    pixels : (28, 28) uint8, ink is 255
    label : what it is, 0 to 9
    answer : what the network takes it for, or None where there is no network
    """

    name: str
    pixels: NDArray[np.uint8]
    label: int
    answer: int | None

    @property
    def is_wrong(self) -> bool:
        return self.answer is not None and self.answer != self.label


class DigitStrip(QListWidget):
    """Signals
    -------
    removal_requested(str) : the name of the selected digit; Delete was pressed
    undo_requested() : Ctrl+Z was pressed here
    """

    removal_requested = Signal(str)
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._digits: tuple[StripDigit, ...] = ()
        self._icons: dict[tuple[str, bool], QIcon] = {}  # painting one takes 0.1 ms
        self._empty_text = ""
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(SIDE_PX, SIDE_PX))
        self.setMinimumHeight(SIDE_PX + 32)
        self._fit()

    def digits(self) -> tuple[StripDigit, ...]:
        """What is shown, in the order that is shown."""
        return self._digits

    def set_digits(self, digits: Sequence[StripDigit]) -> None:
        """Show these in this order; the selection stays with its digit."""
        selected = self.selected()
        names = [digit.name for digit in digits]
        same = names == [digit.name for digit in self._digits]
        self._digits = tuple(digits)
        if not same:
            self.clear()
            for digit in digits:
                item = QListWidgetItem()
                item.setData(_NAME, digit.name)
                self.addItem(item)
                if digit.name == selected:
                    self.setCurrentItem(item)
        self._dress()

    def selected(self) -> str | None:
        """The name of the selected digit."""
        items = self.selectedItems()
        return None if not items else str(items[0].data(_NAME))

    def select(self, name: str) -> None:
        """Select a digit and scroll to it; a name that is not there selects nothing."""
        for row, digit in enumerate(self._digits):
            if digit.name == name:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))

    def set_empty_text(self, text: str) -> None:
        """The sentence that stands here while there are none."""
        self._empty_text = text
        self.viewport().update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._icons.clear()
        self._dress()

    def retranslate(self) -> None:
        self._dress()

    # -- inside -------------------------------------------------------------------------------

    def _dress(self) -> None:
        """Give each item its picture and its words."""
        for row, digit in enumerate(self._digits):
            item = self.item(row)
            item.setIcon(self._icon(digit))
            item.setText(
                self.tr("{label} ✗ {answer}").format(label=digit.label, answer=digit.answer)
                if digit.is_wrong
                else str(digit.label)
            )
            item.setForeground(self._theme.color("bad" if digit.is_wrong else "text"))
            words = self._words(digit)
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)

    def _words(self, digit: StripDigit) -> str:
        if digit.answer is None:
            return self.tr("You say it is a {label}.").format(label=digit.label)
        if digit.is_wrong:
            text = self.tr("You say it is a {label}; the network takes it for a {answer}.")
            return text.format(label=digit.label, answer=digit.answer)
        return self.tr("A {label}, and the network agrees.").format(label=digit.label)

    def _icon(self, digit: StripDigit) -> QIcon:
        key = digit.name, digit.is_wrong
        if key not in self._icons:
            if len(self._icons) > 2 * len(self._digits) + 20:
                self._icons.clear()  # of digits that are gone
            self._icons[key] = self._painted(digit)
        return self._icons[key]

    def _painted(self, digit: StripDigit) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(SIDE_PX, SIDE_PX) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            paint_pixels(painter, QRectF(0, 0, SIDE_PX - 1, SIDE_PX - 1), digit.pixels, self._theme)
            if digit.is_wrong:
                painter.setPen(QPen(self._theme.color("bad"), 2))
                painter.drawRect(QRectF(1, 1, SIDE_PX - 2, SIDE_PX - 2))
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)  # not tinted: the frame marks it
        return icon

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        width = max(SIDE_PX, metrics.horizontalAdvance("8 ✗ 8")) + 10
        self.setGridSize(QSize(width, SIDE_PX + metrics.height() + 12))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        selected = self.selected()
        if event.key() in _DELETE and selected is not None:
            self.removal_requested.emit(selected)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+Z, which elsewhere takes back a stroke."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) or event.key() in _DELETE:
                event.accept()
                return True
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if not self._digits:
            with QPainter(self.viewport()) as painter:
                painter.setFont(tabular(self.font()))
                painter.setPen(self._theme.color("muted"))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                room = self.viewport().rect().adjusted(16, 8, -16, -8)
                painter.drawText(room, flags, self._empty_text)
