"""The note of a run: a few lines of one's own, kept with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from guiapp.theme import Theme
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.runs.typed_words import typed_note

REST_MS = 800  # after the last key


class NoteField(QPlainTextEdit):
    """Signals
    -------
    written(str, str) : identity of the run and its new note, when the typing rests or ends
    """

    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run, self._saved = "", ""
        self.setTabChangesFocus(True)
        self.setEnabled(False)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.flush)
        self.textChanged.connect(self._rest.start)
        self._fit_font()
        self.retranslate()

    def show_note(self, run_id: str, note: str) -> None:
        """Show the note of another run; "" for none, which cannot be written on."""
        if run_id == self._run and note == self._saved:
            return  # it may be under work
        self.flush()
        self._run, self._saved = run_id, note
        if self.toPlainText() != note:
            self.setPlainText(note)
        self._rest.stop()
        self.setEnabled(bool(run_id))
        self.retranslate()

    @Slot()
    def flush(self) -> None:
        """Hand over what has been typed."""
        self._rest.stop()
        note = typed_note(self.toPlainText())
        if self._run and note != self._saved:
            self._saved = note
            self.written.emit(self._run, note)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusOutEvent(event)
        self.flush()

    def apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"""
            QPlainTextEdit {{
                background: {theme.surface}; color: {theme.text};
                border: 1px solid {theme.border}; border-radius: 2px;
            }}
            QPlainTextEdit:focus {{ border: 1px solid {theme.accent}; }}
            """
        )

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Note on the chosen run"))
        self.setToolTip(self.tr("What you want to remember of this run; the filter finds it."))
        self.setPlaceholderText(
            self.tr("A note on this run")
            if self._run
            else self.tr("Choose one run to write a note on it")
        )

    def _fit_font(self) -> None:
        self.setFixedHeight(room_for_lines(self.font(), 2) + 14)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_font()
        super().changeEvent(event)
