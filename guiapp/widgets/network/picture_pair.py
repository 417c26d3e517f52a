"""Two square pictures side by side, each under its caption."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

GAP_PX = 8
UNDER_CAPTION_PX = 2


class PicturePair(QWidget):
    """As large as the width allows; height beyond that is left to others."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = left, right
        self._captions = QLabel(self), QLabel(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(UNDER_CAPTION_PX)
        for column, (caption, picture) in enumerate(
            zip(self._captions, self._pictures, strict=True)
        ):
            caption.setProperty("role", "muted")
            caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(caption, 0, column)
            grid.addWidget(picture, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_captions(self, left: str, right: str) -> None:
        """Translated words over the pictures."""
        for caption, text in zip(self._captions, (left, right), strict=True):
            if caption.text() != text:
                caption.setText(text)

    def captions(self) -> tuple[str, str]:
        """What stands over the pictures."""
        return self._captions[0].text(), self._captions[1].text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        side = (event.size().width() - GAP_PX) // 2
        line = self._captions[0].sizeHint().height() + UNDER_CAPTION_PX
        self.setMaximumHeight(max(self.minimumSizeHint().height(), line + side))
