"""What the main window may ask of a page, whichever it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from guiapp.theme import Theme


class Page(QWidget):
    """One entry of the navigation rail.

    A subclass sets ``KEY`` (a stable English word: file names, settings) and implements the
    methods below. The main window calls ``apply_theme`` once before the page is first shown
    and again at each switch; a page is told about a language switch by Qt's own LanguageChange
    event, which this class turns into ``retranslate``.
    """

    KEY = "page"

    def begin(self) -> None:
        """Do what should wait until the window has been painted; by default nothing."""

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
