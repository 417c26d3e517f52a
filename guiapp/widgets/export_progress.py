"""A dialog that shows how far an animation has been written, and cancels it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from guiapp.export.animation import AnimationExport

WIDTH_PX = 400


class ExportProgress(QDialog):
    """Follows one export; it closes itself at the end, and says so when something went wrong.

    Modal to its window: what is being drawn must not be changed meanwhile. Esc cancels, as do
    the button and closing the dialog.
    """

    def __init__(self, export: AnimationExport, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._export = export
        self._name = Path(path).name
        self._frames = (0, 0)
        self._problem = ""
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH_PX)
        self._text = QLabel(self)
        self._text.setObjectName("export_text")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar(self)
        self._button = QPushButton(self)
        self._button.setObjectName("export_cancel")
        self._button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        layout.addLayout(row)
        export.progressed.connect(self._show_progress)
        export.finished.connect(self._finish)
        export.failed.connect(self._explain)
        export.cancelled.connect(self._finish)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Save the animation"))
        self._bar.setAccessibleName(self.tr("Frames written"))
        if self._problem:
            self._text.setText(self._problem)
            self._button.setText(self.tr("Close"))
            self._button.setToolTip(self.tr("Close this message. Shortcut: Esc"))
            return
        done, total = self._frames
        text = self.tr("{name}: frame {done} of {total}")
        self._text.setText(text.format(name=self._name, done=done, total=total))
        self._button.setText(self.tr("Cancel"))
        self._button.setToolTip(self.tr("Stop and leave no file behind. Shortcut: Esc"))

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self._frames = done, total
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        self.retranslate()

    @Slot(str)
    def _explain(self, sentence: str) -> None:
        """Stay open with the reason why there is no file."""
        self._problem = sentence
        self._bar.hide()
        self.retranslate()
        self.show()

    @Slot()
    def _finish(self) -> None:
        super().accept()

    @Slot()
    def reject(self) -> None:
        """Cancel the export if it is still running; Esc and the button come here."""
        if self._export.is_running:
            self._export.cancel()  # its signal closes the dialog
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._export.is_running:
            self._export.cancel()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
