"""What the panes of the Runs page have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from guiapp.theme import Theme


class Pane(QWidget):
    """One of the panes of the page, of which one is seen at a time."""

    def apply_theme(self, theme: Theme) -> None:
        """Take over the colors."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        raise NotImplementedError

    def shortcuts_help(self) -> list[tuple[str, str]]:
        """(key, translated meaning) pairs of the pane's own keys; by default there are none."""
        return []
