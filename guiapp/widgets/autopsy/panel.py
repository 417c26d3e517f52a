"""Why a run failed: in words, in pictures of the layer, and one button that starts it again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.autopsy.records import Diagnosis
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.autopsy.histogram import AutopsyHistogram
from guiapp.widgets.autopsy.texts import AutopsyTexts
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys

BAR_PX = 4
BUTTON_MARGINS_PX = 24


class AutopsyPanel(QWidget):
    """A diagnosis: what happened and why, the remedy and its trial, the layer before and after.

    Signals
    -------
    restart_pressed(TrainConfig) : start with the remedy, from the same seed
    hide_pressed() : the reader has seen it
    """

    restart_pressed = Signal(object)
    hide_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._diagnosis: Diagnosis | None = None
        self._texts = AutopsyTexts(self)
        self.text, self.origin, self.trial, self.heading = (self._label() for _ in range(4))
        self.text.setObjectName("diagnosis")
        self.heading.setProperty("role", "heading")
        self.restart, self.hide_button = self._button("remedy"), self._button("hide_diagnosis")
        # the column keeps its width, however long the remedy: the curves must not move
        self.restart.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.before = AutopsyHistogram("muted")
        self.after = AutopsyHistogram("bad")
        self.cured = AutopsyHistogram("good")
        self._lay_out()
        self.restart.clicked.connect(self.take_remedy)
        self.hide_button.clicked.connect(self.hide_pressed)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(BAR_PX + 8, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.text, self.origin, self.restart, self.trial, self.heading):
            column.addWidget(widget)
        for histogram in (self.before, self.after, self.cured):
            column.addWidget(histogram, 1)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.hide_button)
        column.addLayout(last)

    def diagnosis(self) -> Diagnosis | None:
        """The one that is shown, or None."""
        return self._diagnosis

    def show_diagnosis(self, diagnosis: Diagnosis | None) -> None:
        """Say and paint what was found; None forgets it."""
        self._diagnosis = diagnosis
        self.retranslate()

    @Slot()
    def take_remedy(self) -> None:
        """As by the button, if it can be seen."""
        if self.isVisible() and self._diagnosis is not None and self._diagnosis.remedy is not None:
            self.restart_pressed.emit(self._diagnosis.remedy.config)

    def _label(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return label

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        KeepKeys(button, BUTTON_KEYS)
        return button

    # -- looks --------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Colors of the bar at the left and of the histograms."""
        self._theme = theme
        for histogram in (self.before, self.after, self.cured):
            histogram.apply_theme(theme)
        self.update()

    def retranslate(self) -> None:
        """The sentences, the titles, and the words of the buttons."""
        self.hide_button.setText(self.tr("Hide"))
        self.hide_button.setAccessibleName(self.hide_button.text())
        self.hide_button.setToolTip(
            self.tr("Show again what the network learned (Esc); A brings this back")
        )
        self.restart.setToolTip(
            self.tr("Start the run again from the same seed with this one change (Ctrl+R)")
        )
        diagnosis, texts = self._diagnosis, self._texts
        if diagnosis is None:
            return
        what, why = texts.statement(diagnosis.what), texts.statement(diagnosis.why)
        self.text.setText(self.tr("{what} {why}").format(what=what, why=why))
        self.origin.setVisible(diagnosis.origin is not None)
        if diagnosis.origin is not None:
            self.origin.setText(texts.statement(diagnosis.origin))
        self._name_remedy()
        self._name_pictures(diagnosis)

    def _name_remedy(self) -> None:
        remedy = None if self._diagnosis is None else self._diagnosis.remedy
        self.restart.setVisible(remedy is not None)
        self.trial.setVisible(remedy is not None)
        if remedy is None:
            return
        text = self._texts.statement(remedy.sentence)
        self.restart.setAccessibleName(text)
        room = self.restart.width() - BUTTON_MARGINS_PX
        self.restart.setText(in_two_lines(text, self.restart.fontMetrics(), room))
        self.trial.setText(self._texts.trial(remedy))

    def _name_pictures(self, diagnosis: Diagnosis) -> None:
        texts, before, after = self._texts, diagnosis.before, diagnosis.after
        self.heading.setText(texts.quantity(before))
        self.before.show_histogram(before, texts.moment(before), texts.remark(before))
        self.after.show_histogram(after, texts.end(after), texts.remark(after))
        cured = None if diagnosis.remedy is None else diagnosis.remedy.histogram
        self.cured.setVisible(cured is not None)
        if cured is not None:
            self.cured.show_histogram(cured, texts.cured(cured), texts.remark(cured))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._name_remedy()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            bar = QRect(0, 0, BAR_PX, self.height())
            painter.fillRect(bar, self._theme.color("warning"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def in_two_lines(text: str, metrics: QFontMetrics, room_px: int) -> str:
    """The text, broken near its middle where it is wider than ``room_px``: at a space, if any."""
    if metrics.horizontalAdvance(text) <= room_px:
        return text
    middle = len(text) // 2
    spaces = [index for index, letter in enumerate(text) if letter == " "]
    place = min(spaces, key=lambda index: abs(index - middle), default=middle)
    return f"{text[:place]}\n{text[place:].lstrip()}"
