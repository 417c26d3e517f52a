"""The sentence below a group of fields that says what is wrong with one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guiapp.theme import Theme

if TYPE_CHECKING:
    from guiapp.widgets.fields.number_field import NumberField


class FieldMessage(QLabel):
    """The sentence below a group of fields: what is wrong with the first that has an error."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2) -> None:
        """Keep room for ``lines`` lines, so that nothing moves when a sentence appears."""
        super().__init__(parent)
        self._fields: list[NumberField] = []
        self._lines = lines
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._reserve()

    def watch(self, *fields: NumberField) -> None:
        """Show the errors of these fields too; the earlier ones come first."""
        for field in fields:
            self._fields.append(field)
            field.message.connect(self._refresh)
        self._refresh()

    def apply_theme(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color("bad"))
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)

    @Slot()
    def _refresh(self) -> None:
        for field in self._fields:
            if field.error() and not field.isHidden():
                text = self.tr("{field}: {message}")
                name = field.accessibleName()
                message = field.error()
                self.setText(text.format(field=name, message=message) if name else message)
                return
        self.clear()

    def _reserve(self) -> None:
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing())
