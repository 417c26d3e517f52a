"""The strip that says why a run failed, and starts it again with the remedy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from engine.autopsy_records import Diagnosis
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.autopsy_texts import AutopsyTexts
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys

BAR_PX = 4


class AutopsyPanel(QWidget):
    """Hidden until there is a diagnosis.

    Signals
    -------
    pictures_wanted(bool) : "Show" was pressed, or pressed again
    restart_pressed(TrainConfig) : start with the remedy, from the same seed
    dismissed() : the reader has seen it
    """

    pictures_wanted = Signal(bool)
    restart_pressed = Signal(object)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._diagnosis: Diagnosis | None = None
        self._texts = AutopsyTexts(self)
        self.text = QLabel()
        self.text.setObjectName("diagnosis")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_button, self.restart = self._button("show_autopsy"), self._button("remedy")
        self.close_button = self._button("dismiss")
        self.show_button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR_PX + 8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for button in (self.show_button, self.restart, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_button.toggled.connect(self._on_show)
        self.restart.clicked.connect(self.take_remedy)
        self.close_button.clicked.connect(self.dismiss)
        self.setVisible(False)
        self.retranslate()

    def diagnosis(self) -> Diagnosis | None:
        """The one that is shown, or None."""
        return self._diagnosis

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Appear with these sentences."""
        self._diagnosis = diagnosis
        self.retranslate()
        self.setVisible(True)

    def clear(self) -> None:
        """Vanish, pictures included."""
        self._diagnosis = None
        self.show_button.setChecked(False)
        self.setVisible(False)

    @Slot()
    def toggle_pictures(self) -> None:
        """As by the button."""
        if self._diagnosis is not None:
            self.show_button.toggle()

    @Slot()
    def take_remedy(self) -> None:
        """As by the button."""
        if self._diagnosis is not None and self._diagnosis.remedy is not None:
            self.restart_pressed.emit(self._diagnosis.remedy.config)

    @Slot()
    def dismiss(self) -> None:
        """As by the button."""
        if self._diagnosis is not None:
            self.clear()
            self.dismissed.emit()

    @Slot(bool)
    def _on_show(self, on: bool) -> None:
        self._name_show()
        self.pictures_wanted.emit(on)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        KeepKeys(button, BUTTON_KEYS)
        return button

    # -- looks --------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Color of the bar at the left."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """The sentences, and the words of the buttons."""
        self._name_show()
        self.close_button.setText(self.tr("Dismiss"))
        self._help(self.close_button, self.tr("Take this line away; the run stays as it is (Esc)"))
        tip = self.tr("Start the run again from the same seed with this one change (Ctrl+R)")
        self._help(self.restart, tip)
        diagnosis = self._diagnosis
        if diagnosis is None:
            return
        self.text.setText(
            self.tr("{what} {why}").format(
                what=self._texts.statement(diagnosis.what),
                why=self._texts.statement(diagnosis.why),
            )
        )
        self.restart.setVisible(diagnosis.remedy is not None)
        if diagnosis.remedy is not None:
            self.restart.setText(self._texts.statement(diagnosis.remedy.sentence))
            self.restart.setAccessibleName(self.restart.text())

    def _name_show(self) -> None:
        on = self.show_button.isChecked()
        self.show_button.setText(self.tr("Hide") if on else self.tr("Show"))
        self._help(
            self.show_button,
            self.tr("The layer before and after, and what came of trying the remedy (A)"),
        )

    @staticmethod
    def _help(button: QPushButton, tip: str) -> None:
        button.setToolTip(tip)
        button.setAccessibleName(button.text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("surface"))
            bar = QRect(0, 0, BAR_PX, self.height())
            painter.fillRect(bar, self._theme.color("warning"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
