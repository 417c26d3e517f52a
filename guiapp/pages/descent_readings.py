"""The figures of the current step: point, f, gradient and step length, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guiapp.pages.descent_walk import Walk
from guiapp.widgets.numerals import figure, tabular, vector


class DescentReadings(QWidget):
    """A table of names and figures, the figures right-aligned in digits of one width."""

    NAMES = ("point", "value", "gradient", "gradient_length", "step_length")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(1, 1)
        self._labels: dict[str, QLabel] = {}
        self._figures: dict[str, QLabel] = {}
        for row, name in enumerate(self.NAMES):
            label, reading = QLabel(self), QLabel(self)
            label.setProperty("role", "muted")
            reading.setObjectName(f"reading_{name}")
            reading.setFont(tabular(reading.font()))
            reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            reading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label, row, 0)
            layout.addWidget(reading, row, 1)
            self._labels[name], self._figures[name] = label, reading
        self.retranslate()

    def show_walk(self, walk: Walk) -> None:
        """Read the current step of ``walk``."""
        for name, text in (
            ("point", vector(walk.point)),
            ("value", figure(walk.value)),
            ("gradient", vector(walk.gradient)),
            ("gradient_length", figure(walk.gradient_length())),
            ("step_length", figure(walk.step_length())),
        ):
            self._figures[name].setText(text)

    def retranslate(self) -> None:
        texts = {
            "point": (self.tr("Point x"), self.tr("Where the point is now.")),
            "value": (self.tr("f(x)"), self.tr("The height there: what the descent lowers.")),
            "gradient": (
                self.tr("Gradient ∇f"),
                self.tr("How fast f rises along each axis; it points uphill."),
            ),
            "gradient_length": (
                self.tr("Length of ∇f"),
                self.tr("How steep the slope is; near zero at a minimum."),
            ),
            "step_length": (
                self.tr("Next step"),
                self.tr("How far the next step goes. Plain descent: learning rate times |∇f|."),
            ),
        }
        for name, (word, tip) in texts.items():
            self._labels[name].setText(word)
            self._labels[name].setToolTip(tip)
            self._figures[name].setToolTip(tip)
            self._figures[name].setAccessibleName(word)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
