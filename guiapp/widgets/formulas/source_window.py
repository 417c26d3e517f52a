"""The source of what a page computes: the very functions that run, read where they are written."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFontDatabase, QFontMetrics, QGuiApplication, QTextCursor, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from guiapp import resources
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys

PROJECT = resources.ROOT.parent


@dataclass(frozen=True)
class Source:
    """Where something is written, and how.

    Attributes
    ----------
    name : of the function or class
    place : "engine/losses.py:23", or "" where the source cannot be read
    text : exactly what ``inspect.getsource`` gives, or ""
    """

    name: str
    place: str
    text: str


def read_source(function: Callable[..., Any]) -> Source:
    """Read the source of a function or class from its module."""
    function = inspect.unwrap(function)
    name = getattr(function, "__qualname__", repr(function))
    try:
        lines, first = inspect.getsourcelines(function)
        file = Path(inspect.getsourcefile(function) or "").resolve()
    except (OSError, TypeError):  # compiled, or shipped without its sources
        return Source(name, "", "")
    path = file.relative_to(PROJECT) if file.is_relative_to(PROJECT) else Path(file.name)
    return Source(name, f"{path.as_posix()}:{first}", "".join(lines))


class SourceWindow(QDialog):
    """A window beside the main one, with the sources of some functions one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._sources: tuple[Source, ...] = ()
        self._view = QPlainTextEdit(self)
        self._view.setObjectName("source_text")
        self._view.setReadOnly(True)
        self._view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._view.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self._copy = QPushButton(self)
        self._copy.setObjectName("copy_source")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self.copy_all)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._view, 1)
        layout.addLayout(row)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        metrics = QFontMetrics(font)
        self.resize(metrics.horizontalAdvance("0") * 100 + 64, metrics.lineSpacing() * 32 + 96)
        self.retranslate()

    def show_sources(self, sources: tuple[Source, ...]) -> None:
        """Show these instead of what was shown before."""
        self._sources = sources
        self._write()

    def sources(self) -> tuple[Source, ...]:
        return self._sources

    def apply_theme(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self._write()

    @Slot()
    def copy_all(self) -> None:
        """Put the sources on the clipboard, without the headings."""
        text = "\n\n".join(source.text for source in self._sources if source.text)
        QGuiApplication.clipboard().setText(text)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Source"))
        self._view.setAccessibleName(self.tr("Source"))
        self._copy.setText(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy"))
        self._copy.setToolTip(
            self.tr("Copy these functions to try them out in a Python session of your own.")
        )
        self._write()

    def _write(self) -> None:
        from guiapp.widgets.formulas.source_colors import (
            Ink,  # 0.05 s for pygments, on the first click
        )

        ink = Ink(self._theme)
        self._view.clear()
        cursor = QTextCursor(self._view.document())
        cursor.beginEditBlock()
        for number, source in enumerate(self._sources):
            if number:
                cursor.insertText("\n\n", ink.plain)
            if not source.text:
                text = self.tr("The source of {name} cannot be read here.")
                cursor.insertText(text.format(name=source.name), ink.heading)
                continue
            cursor.insertText(f"{source.place}\n\n", ink.heading)
            for text, style in ink.colored(source.text):
                cursor.insertText(text, style)
        cursor.endEditBlock()
        self._view.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class SourceButton(QPushButton):
    """Opens the one source window of the main window, with the functions of this page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self._theme = LIGHT
        self._functions: tuple[Callable[..., Any], ...] = ()
        self._window: SourceWindow | None = None
        self.clicked.connect(self.open_source)
        KeepKeys(self, BUTTON_KEYS)
        self.setEnabled(False)
        self.retranslate()

    def set_functions(self, *functions: Callable[..., Any]) -> None:
        """Show these functions or classes, also in a window that is already open for them."""
        if functions == self._functions:
            return
        is_shown = self._is_shown()
        self._functions = functions
        self.setEnabled(bool(functions))
        if is_shown:
            self._fill()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._window is not None:
            self._window.apply_theme(theme)

    @Slot()
    def open_source(self) -> None:
        """Read the sources and show their window."""
        if not self._functions:
            return
        self._fill()
        if self._window is not None:
            self._window.setWindowState(
                self._window.windowState() & ~Qt.WindowState.WindowMinimized
            )
            self._window.show()
            # no raise_: as a child it stands above the main window, and being active on top
            self._window.activateWindow()

    def retranslate(self) -> None:
        self.setText(self.tr("Source"))
        self.setShortcut("Ctrl+U")  # after the text, which takes the shortcut away
        self.setAccessibleName(self.tr("Source"))
        self.setToolTip(
            self.tr("Read the code that computes what you see on this page. Shortcut: Ctrl+U")
        )

    def _is_shown(self) -> bool:
        """Whether the window is open, and with the functions of this button."""
        window = self._window
        if window is None or not window.isVisible():
            return False
        return window.sources() == tuple(map(read_source, self._functions))

    def _fill(self) -> None:
        if self._window is None:
            main = self.window()
            self._window = main.findChild(SourceWindow) or SourceWindow(main)
        self._window.apply_theme(self._theme)
        self._window.show_sources(tuple(map(read_source, self._functions)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
