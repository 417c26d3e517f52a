"""An autopsy in pictures: the layer before, now, and with the remedy; and what was tried."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.autopsy_records import Diagnosis
from guiapp.theme import Theme
from guiapp.widgets.autopsy_histogram import AutopsyHistogram
from guiapp.widgets.autopsy_texts import AutopsyTexts


class AutopsyView(QWidget):
    """Three histograms of one layer under each other, and the trials in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diagnosis: Diagnosis | None = None
        self._texts = AutopsyTexts(self)
        self.heading, self.origin, self.trial = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("role", "heading")
        self.before = AutopsyHistogram("muted")
        self.after = AutopsyHistogram("bad")
        self.cured = AutopsyHistogram("good")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label in (self.heading, self.origin, self.trial):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column.addWidget(self.heading)
        for histogram in (self.before, self.after, self.cured):
            column.addWidget(histogram, 1)
        column.addWidget(self.origin)
        column.addWidget(self.trial)

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Paint what was found."""
        self._diagnosis = diagnosis
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Colors of the bars."""
        for histogram in (self.before, self.after, self.cured):
            histogram.apply_theme(theme)

    def retranslate(self) -> None:
        """Every word of the diagnosis that is shown."""
        diagnosis, texts = self._diagnosis, self._texts
        if diagnosis is None:
            return
        before, after = diagnosis.before, diagnosis.after
        self.heading.setText(texts.quantity(before))
        self.before.show_histogram(before, texts.moment(before), texts.remark(before))
        self.after.show_histogram(after, texts.end(after), texts.remark(after))
        remedy = diagnosis.remedy
        cured = None if remedy is None else remedy.histogram
        self.cured.setVisible(cured is not None)
        if cured is not None:
            self.cured.show_histogram(cured, texts.cured(cured), texts.remark(cured))
        self.origin.setVisible(diagnosis.origin is not None)
        if diagnosis.origin is not None:
            self.origin.setText(texts.statement(diagnosis.origin))
        self.trial.setVisible(remedy is not None)
        if remedy is not None:
            self.trial.setText(texts.trial(remedy))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
