"""Two square pictures side by side, each under its caption."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guiapp.widgets.line_room import room_for_lines

GAP_PX = 8
UNDER_CAPTION_PX = 2


class PicturePair(QWidget):
    """As large as the width allows; height beyond that is left to others.

    Placed by hand: a layout would have to be told of its width before it could say its height.
    """

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = left, right
        self._captions = QLabel(self), QLabel(self)
        for caption, picture in zip(self._captions, self._pictures, strict=True):
            caption.setProperty("role", "muted")
            picture.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_captions(self, left: str, right: str) -> None:
        """Translated words over the pictures."""
        for caption, text in zip(self._captions, (left, right), strict=True):
            if caption.text() != text:
                caption.setText(text)

    def captions(self) -> tuple[str, str]:
        """What stands over the pictures."""
        return self._captions[0].text(), self._captions[1].text()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return self._around(*(picture.sizeHint() for picture in self._pictures))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return self._around(*(picture.minimumSizeHint() for picture in self._pictures))

    def _around(self, left: QSize, right: QSize) -> QSize:
        side = max(left.width(), right.width())
        return QSize(2 * side + GAP_PX, self._above_px() + side)

    def _above_px(self) -> int:
        return room_for_lines(self.font(), 1) + UNDER_CAPTION_PX

    def _place(self) -> None:
        above, half = self._above_px(), (self.width() - GAP_PX) // 2
        side = max(0, min(half, self.height() - above))
        for left, caption, picture in zip(
            (0, half + GAP_PX), self._captions, self._pictures, strict=True
        ):
            caption.setGeometry(left, 0, half, above - UNDER_CAPTION_PX)
            picture.setGeometry(left, above, half, side)
        self.setMaximumHeight(max(self.minimumSizeHint().height(), above + half))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place()
