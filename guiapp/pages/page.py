"""What the main window may ask of a page, whichever it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from engine.config import TrainConfig
from guiapp.theme import Theme


class Page(QWidget):
    """One entry of the navigation rail.

    A subclass sets ``KEY`` (a stable English word: file names, settings) and implements the
    methods below. The main window calls ``apply_theme`` once before the page is first shown
    and again at each switch; a page is told about a language switch by Qt's own LanguageChange
    event, which this class turns into ``retranslate``.
    """

    KEY = "page"
    # what was trained last time; set before ``begin`` for a page that may begin with it
    initial_config: TrainConfig | None = None

    page_requested = Signal(str)  # the key of another page, on which something is to be seen

    def begin(self) -> None:
        """Do what should wait until the window has been painted; by default nothing."""

    def config_to_remember(self) -> TrainConfig | None:
        """What to begin with next time; by default nothing."""
        return None

    def apply_theme(self, theme: Theme) -> None:
        """Dress everything on the page that does not follow the Qt palette by itself."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text of the page anew, in the current language."""
        raise NotImplementedError

    def shortcuts_help(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs of this page for the F1 list."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
