"""What each view of the page about the inside of the network has in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.records import ParamSnapshot
from guiapp.messages import RunStarted
from guiapp.pages.inside.jobs import Finding
from guiapp.theme import Theme

READING_MS = 1000


class InsideView(QWidget):
    """The picture; ``side`` is what stands in the column beside it.

    A view is told of a run, then of its snapshots, and of the findings of its ``TOPIC``.
    """

    TOPIC: str | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = QWidget()
        self.run: RunStarted | None = None

    def begin(self, run: RunStarted) -> None:
        """Another run: nothing of the last one is to be seen any more."""
        self.run = run

    def show_snapshot(self, snapshot: ParamSnapshot) -> None:
        """The newest weights; only what takes less than a frame."""

    def show_finding(self, finding: Finding) -> None:
        """What was computed of a snapshot."""

    def sources(self) -> tuple[Callable[..., object], ...]:
        """The engine's functions behind the view."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        raise NotImplementedError

    def retranslate(self) -> None:
        raise NotImplementedError

    def shortcuts_help(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs of the view's own keys."""
        return []

    def shows_images(self) -> bool:
        """Whether the data of the run are images; points are shown in other ways."""
        return self.run is not None and self.run.dataset.image_shape is not None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Paragraph(QLabel):
    """Sentences: wrapped, selectable, as high as they need.

    While training runs they change once a second: nobody reads faster, and each change lays the
    whole page out anew, which costs 6 ms.
    """

    def __init__(self, name: str, role: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if role:
            self.setProperty("role", role)
        self._pending = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(READING_MS)
        self._rest.timeout.connect(self._say_pending)

    def say(self, *sentences: str) -> None:
        """Show these sentences now, because something was chosen or begun."""
        self._pending = "\n\n".join(sentences)
        self._say_pending()

    def keep_saying(self, *sentences: str) -> None:
        """Show these sentences when the last ones could be read; of several the last."""
        self._pending = "\n\n".join(sentences)
        if not self._rest.isActive():
            self._say_pending()

    def hurry(self) -> None:
        """Somebody has chosen something: what comes next is shown at once."""
        self._rest.stop()

    @Slot()
    def _say_pending(self) -> None:
        if self.text() == self._pending:
            return
        self.setText(self._pending)
        if self._pending:
            self._rest.start()


def fill_side(side: QWidget, *parts: QWidget | int) -> None:
    """Widgets one below the other; a number is a gap in pixels, and what is left is below."""
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, int):
            column.addSpacing(part)
        else:
            column.addWidget(part)
    column.addStretch(1)
