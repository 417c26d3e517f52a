"""What the run in training is called: shown, and changed by typing over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from engine.runs.records import MAX_NAME
from guiapp.widgets.runs.typed_words import typed_name


class RunName(QWidget):
    """A small name above the name itself.

    Signals
    -------
    renamed(str) : by the user; never empty
    left() : with Return or Esc
    """

    renamed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.title = QLabel(self)
        self.title.setProperty("role", "muted")
        self.field = QLineEdit(self)
        self.field.setObjectName("run_name")
        self.field.setMaxLength(MAX_NAME)
        self.field.setEnabled(False)
        self.field.installEventFilter(self)
        self.title.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.field)
        self.field.editingFinished.connect(self._take)
        self.field.returnPressed.connect(self.left)
        self.retranslate()

    def show_name(self, name: str) -> None:
        """The name as it is; what is being typed is left alone."""
        if name == self._name:
            return
        self._name = name
        self.field.setEnabled(bool(name))
        if not self.field.isModified() or not self.field.hasFocus():
            self._restore()

    @Slot()
    def finish(self) -> None:
        """Take what has been typed up to now, as Return does."""
        if self.field.isModified():
            self._take()

    @Slot()
    def _take(self) -> None:
        name = typed_name(self.field.text())
        if name and name != self._name:
            self._name = name
            self.renamed.emit(name)
        self._restore()

    def _restore(self) -> None:
        self.field.setText(self._name)
        self.field.setCursorPosition(0)  # the beginning of a long name says most
        self.field.setToolTip(self._tip())

    def _tip(self) -> str:
        tip = self.tr("What this run is called when it is kept. Type another name over it.")
        return f"{self._name}\n{tip}" if self._name else tip

    def retranslate(self) -> None:
        """Words and tooltips."""
        self.title.setText(self.tr("Name of this run"))
        self.field.setAccessibleName(self.tr("Name of this run"))
        self.field.setToolTip(self._tip())

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # noqa: N802 (Qt's name)
        """Esc takes back what was typed."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_escape and event.type() == QEvent.Type.KeyPress:
            self._restore()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        self.finish()  # the window may be closing
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
