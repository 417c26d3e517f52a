"""A slim bar above a page: a run that a crash would have lost, or a sentence that matters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate, QDateTime, QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys


@dataclass(frozen=True, slots=True)
class Offer:
    """A run that was saved and can be opened again.

    Attributes
    ----------
    name, iteration : of the run; not shown where there is a sentence
    saved_at : seconds since 1970
    sentence : "", or why it cannot be opened
    """

    name: str
    iteration: int
    saved_at: float
    sentence: str = ""


class RecoveryBar(QFrame):
    """Shows one thing at a time; hidden while there is nothing.

    Signals
    -------
    open_pressed(), discard_pressed() : about the run that is offered
    close_pressed() : the sentence was read
    """

    open_pressed = Signal()
    discard_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery_bar")
        self._theme = LIGHT
        self._offered: Offer | None = None
        self._others = 0
        self._problem = ""
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)  # a name may look like anything
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button, self.discard_button = QPushButton(), QPushButton()
        self.close_button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for button, signal in (
            (self.open_button, self.open_pressed),
            (self.discard_button, self.discard_pressed),
            (self.close_button, self.close_pressed),
        ):
            KeepKeys(button, BUTTON_KEYS)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()
        self.retranslate()

    def offered(self) -> Offer | None:
        """The run that is offered."""
        return self._offered

    def offer(self, offer: Offer, others: int = 0) -> None:
        """Offer a run back; ``others`` come after it."""
        self._offered, self._others, self._problem = offer, others, ""
        self.set_usable(True)
        self._appear()

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self._offered, self._others, self._problem = None, 0, sentence
        self._appear()

    def set_usable(self, usable: bool) -> None:
        """Whether the run can be opened or discarded now."""
        self.open_button.setEnabled(usable)
        self.discard_button.setEnabled(usable)

    def apply_theme(self, theme: Theme) -> None:
        """A strip of the surface with a line in the color of a warning."""
        self._theme = theme
        self.setStyleSheet(
            f"#recovery_bar {{ background: {theme.surface}; "
            f"border: none; border-left: 4px solid {theme.warning}; }}"
        )

    def _appear(self) -> None:
        self._write()
        is_sound = self._offered is not None and not self._offered.sentence
        self.open_button.setVisible(is_sound)
        self.discard_button.setVisible(self._offered is not None)
        self.close_button.setVisible(self._offered is None)
        self.show()
        # for who does not see it appear
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _write(self) -> None:
        text = self._problem if self._offered is None else self._offer(self._offered)
        self.text.setText(text)
        self.setAccessibleName(text)

    def _offer(self, offer: Offer) -> str:
        if offer.sentence:
            text = self.tr("The last session ended unexpectedly, and its run is damaged. {reason}")
            said = text.format(reason=offer.sentence)
        else:
            said = self._offer_sound(offer)
        if not self._others:
            return said
        more = self.tr("{offer} (Others that were saved: {count}.)")
        return more.format(offer=said, count=self._others)

    def _offer_sound(self, offer: Offer) -> str:
        moment = QDateTime.fromSecsSinceEpoch(int(offer.saved_at))
        if moment.date() == QDate.currentDate():
            text = self.tr(
                "The last session ended unexpectedly. Run {name} at iteration {iteration} was "
                "saved at {time}."
            )
        else:
            text = self.tr(
                "The last session ended unexpectedly. Run {name} at iteration {iteration} was "
                "saved on {date} at {time}."
            )
        return text.format(
            name=offer.name,
            iteration=f"{offer.iteration:,}",
            date=moment.toString("yyyy-MM-dd"),
            time=moment.toString("HH:mm"),
        )

    def retranslate(self) -> None:
        """Set every text anew."""
        for button, word, tip in (
            (
                self.open_button,
                self.tr("Open it"),
                self.tr(
                    "Put this run in place of the present one, where it was saved: training goes "
                    "on as if nothing had happened."
                ),
            ),
            (
                self.discard_button,
                self.tr("Discard"),
                self.tr("Delete this saved run for good; nothing else changes."),
            ),
            (self.close_button, self.tr("Close"), self.tr("Hide this sentence.")),
        ):
            button.setText(word)
            button.setAccessibleName(word)
            button.setToolTip(tip)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
