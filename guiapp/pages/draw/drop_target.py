"""A page onto which pictures can be dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from guiapp.pages.draw.picture_sources import has_picture


class DropTarget(QObject):
    """Lets a page take files and pictures, and covers it with a sentence while one hangs over it.

    Signals
    -------
    dropped(QMimeData) : valid only during the signal
    """

    dropped = Signal(QMimeData)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.cover = QLabel(page, alignment=Qt.AlignmentFlag.AlignCenter)
        self.cover.setObjectName("drop_cover")
        self.cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.cover.setAutoFillBackground(True)
        self.cover.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def set_text(self, text: str) -> None:
        """The sentence on the cover, translated."""
        self.cover.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take drags of pictures; all others go their way."""
        # not self._page: Python may have emptied this object while Qt takes the page down
        if watched is not self.parent():
            return super().eventFilter(watched, event)
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            if not has_picture(event.mimeData()):
                return False
            self._show_cover()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.cover.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.cover.hide()
            if has_picture(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.dropped.emit(event.mimeData())
                return True
        return super().eventFilter(watched, event)

    def _show_cover(self) -> None:
        if self.cover.isHidden():
            font = self._page.font()
            font.setPointSizeF(1.5 * font.pointSizeF())
            self.cover.setFont(font)
            self.cover.setGeometry(self._page.rect())
            self.cover.raise_()
            self.cover.show()
