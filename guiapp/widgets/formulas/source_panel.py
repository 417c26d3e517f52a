"""The source of one function beside what it computes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.formulas.source_window import Source, read_source


class SourcePanel(QWidget):
    """Shows functions one below the other, without indentation, in the colors of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._functions: tuple[Callable[..., Any], ...] = ()
        self._sources: tuple[Source, ...] = ()
        self._place = QLabel(self)
        self._place.setObjectName("source_place")
        self._place.setProperty("role", "muted")
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._view = QPlainTextEdit(self)
        self._view.setObjectName("source_beside")
        self._view.setReadOnly(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._view.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._view.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        policy = self._view.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._view.setSizePolicy(policy)
        self._view.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._place)
        layout.addWidget(self._view, 1)
        self.retranslate()
        QTimer.singleShot(0, self, self._warm_up)

    def set_functions(self, *functions: Callable[..., Any]) -> None:
        """Show these functions or methods, read from their modules."""
        if functions != self._functions:
            self._functions = functions
            self._sources = tuple(map(read_source, functions))
            self._write()

    def functions(self) -> tuple[Callable[..., Any], ...]:
        return self._functions

    def text(self) -> str:
        """What is shown, without the places."""
        return self._view.toPlainText()

    def apply_theme(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self._write()

    def retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("Source of the layer in focus"))

    @Slot()
    def _warm_up(self) -> None:
        """Load pygments (20 ms) and its patterns (50 ms) before there is anything to show."""
        from guiapp.widgets.formulas.source_colors import Ink

        for _ in Ink(self._theme).colored(""):
            pass

    def _write(self) -> None:
        from guiapp.widgets.formulas.source_colors import Ink  # see _warm_up

        ink = Ink(self._theme)
        self._place.setText(" · ".join(s.place for s in self._sources if s.place))
        self._view.clear()
        self._view.setVisible(bool(self._sources))  # no empty frame, but its room is kept
        cursor = QTextCursor(self._view.document())
        cursor.beginEditBlock()
        for number, source in enumerate(self._sources):
            if number:
                cursor.insertText("\n", ink.plain)
            for text, style in ink.colored(textwrap.dedent(source.text)):
                cursor.insertText(text, style)
        cursor.endEditBlock()
        self._view.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
