"""Play, pause, one step, one step back, back to the start, and a slider over all steps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, SLIDER_KEYS, KeepKeys
from guiapp.widgets.numerals import tabular
from guiapp.widgets.race.transport_icons import SIDE_PX, transport_icon


class TransportBar(QWidget):
    """The buttons of a player, for something that goes step by step.

    It decides nothing: it reports what was asked for and shows what it is told.

    Signals
    -------
    play_pressed() : play or pause, whichever is possible
    step_pressed(), back_pressed(), reset_pressed()
    step_chosen(int) : the slider was moved by the user (live)
    """

    play_pressed = Signal()
    step_pressed = Signal()
    back_pressed = Signal()
    reset_pressed = Signal()
    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._playing = False
        self._step, self._limit = 0, 0
        self._play = self._button("play", self.play_pressed)
        self._play.setProperty("primary", True)
        self._back = self._button("back", self.back_pressed)
        self._forward = self._button("step", self.step_pressed)
        self._reset = self._button("reset", self.reset_pressed)
        self._scrub = QSlider(Qt.Orientation.Horizontal, self)
        self._scrub.setObjectName("scrub")
        self._scrub.valueChanged.connect(self.step_chosen)
        KeepKeys(self._scrub, SLIDER_KEYS)
        self._position = QLabel(self)
        self._position.setObjectName("position")
        self._position.setFont(tabular(self._position.font()))
        self._position.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._play, self._reset, self._back, self._forward):
            layout.addWidget(widget)
        layout.addWidget(self._scrub, 1)
        layout.addWidget(self._position)
        self.setFocusProxy(self._play)
        self.apply_theme(LIGHT)
        self.retranslate()

    def set_playing(self, playing: bool) -> None:
        """Show Pause while playing, and Play while not."""
        if playing != self._playing:
            self._playing = playing
            self._dress_buttons()
            self._name_play()

    def set_position(self, step: int, limit: int, *, may_advance: bool) -> None:
        """Show ``step`` of ``limit``; ``may_advance`` says whether a further step is possible."""
        self._step, self._limit = step, limit
        with QSignalBlocker(self._scrub):
            self._scrub.setMaximum(limit)
            self._scrub.setValue(step)
        self._back.setEnabled(step > 0)
        self._reset.setEnabled(step > 0)
        self._forward.setEnabled(may_advance)
        self._show_position()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress_buttons()

    def retranslate(self) -> None:
        self._name_play()
        for button, name, tip in (
            (
                self._forward,
                self.tr("One step"),
                self.tr("Make exactly one step. Shortcut: Right"),
            ),
            (
                self._back,
                self.tr("One step back"),
                self.tr("Take back one step. Shortcut: Left"),
            ),
            (
                self._reset,
                self.tr("Back to the start"),
                self.tr("Go back to the start and forget all steps. Shortcut: R"),
            ),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self._scrub.setAccessibleName(self.tr("Step"))
        self._scrub.setToolTip(
            self.tr("Go to any step, forwards or backwards: the same steps follow every time.")
        )
        self._show_position()

    def _button(self, name: str, signal: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setIconSize(QSize(SIDE_PX, SIDE_PX))
        button.clicked.connect(signal)
        button.setMinimumHeight(32)
        if name != "play":
            button.setFixedWidth(40)
        KeepKeys(button, BUTTON_KEYS)
        return button

    def _name_play(self) -> None:
        play, pause = self.tr("Play"), self.tr("Pause")
        self._play.setText(pause if self._playing else play)
        self._play.setAccessibleName(pause if self._playing else play)
        self._play.setToolTip(self.tr("Let step follow step, or stop at this one. Shortcut: Space"))
        metrics = self._play.fontMetrics()
        text = max(metrics.horizontalAdvance(word) for word in (play, pause))
        self._play.setFixedWidth(text + 80)  # one width for both words

    def _show_position(self) -> None:
        text = self.tr("step {step} of {limit}")
        widest = text.format(step=self._limit, limit=self._limit)
        self._position.setMinimumWidth(self._position.fontMetrics().horizontalAdvance(widest))
        self._position.setText(text.format(step=self._step, limit=self._limit))

    def _dress_buttons(self) -> None:
        theme = self._theme
        faint = theme.color("muted", 0.4)
        sign = "pause" if self._playing else "play"
        self._play.setIcon(transport_icon(sign, theme.color("on_accent"), faint))
        for button, sign in ((self._back, "back"), (self._forward, "step"), (self._reset, "start")):
            button.setIcon(transport_icon(sign, theme.color("text"), faint))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        super().changeEvent(event)
