"""The beats of a step in a row, with the way forward, back and by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.race.transport_icons import SIDE_PX, transport_icon

BEAT_MEANINGS = {"forward": "accent", "loss": "loss", "backward": "gradient", "update": "accent"}


class BeatBar(QWidget):
    """It decides nothing: it reports what was asked for and shows what it is told.

    Signals
    -------
    next_pressed(), back_pressed(), play_pressed(), reset_pressed()
    beat_chosen(str) : go to the end of this beat
    """

    next_pressed = Signal()
    back_pressed = Signal()
    play_pressed = Signal()
    reset_pressed = Signal()
    beat_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._playing = False
        self._beats: dict[str, QPushButton] = {}
        self._reached: tuple[str, ...] = ()
        self._current = ""
        self._reset = self._button("reset", self.reset_pressed)
        self._back = self._button("back", self.back_pressed)
        self._next = self._button("next", self.next_pressed)
        self._next.setProperty("primary", True)
        self._play = self._button("play", self.play_pressed)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in (self._reset, self._back, self._next, self._play):
            layout.addWidget(button)
        layout.addSpacing(8)
        layout.addLayout(self._row)
        layout.addStretch(1)
        self.retranslate()

    def set_beats(self, names: Mapping[str, tuple[str, str]]) -> None:
        """(name, help) of the beats by key, translated, in their order."""
        if tuple(names) != tuple(self._beats):
            for button in self._beats.values():
                self._row.removeWidget(button)
                button.deleteLater()
            self._beats = {}
            for key in names:
                button = QPushButton(self)
                button.setObjectName(f"beat_{key}")
                button.clicked.connect(self._choose)
                KeepKeys(button, BUTTON_KEYS)
                self._row.addWidget(button)
                self._beats[key] = button
        for key, (name, tip) in names.items():
            self._beats[key].setText(name)
            self._beats[key].setToolTip(tip)
            self._beats[key].setAccessibleName(name)
        self._dress_beats()

    def show_state(
        self, reached: Sequence[str], current: str, *, playing: bool, may_go_on: bool
    ) -> None:
        """Which beats are behind or under way, and whether there is a next one."""
        state = (tuple(reached), current, playing)
        was_playing = self._playing
        is_new = state != (self._reached, self._current, self._playing)
        self._reached, self._current, self._playing = state
        self._next.setEnabled(may_go_on)
        self._back.setEnabled(bool(reached))
        self._reset.setEnabled(bool(reached))
        if playing != was_playing:  # 4 ms of icons
            self._draw_icons()
            self.retranslate()
        if is_new:
            self._dress_beats()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw_icons()
        self._dress_beats()

    def retranslate(self) -> None:
        self._next.setText(self.tr("Next beat"))
        for button, name, tip in (
            (self._reset, self.tr("Start"), self.tr("Back to before the step. Shortcut: R")),
            (
                self._back,
                self.tr("Beat back"),
                self.tr("Take back one beat. Shortcut: Left; one layer: Shift+Left"),
            ),
            (
                self._next,
                self.tr("Next beat"),
                self.tr("Make the next beat. Shortcut: Space or Right; one layer: Shift+Right"),
            ),
            (
                self._play,
                self.tr("Pause") if self._playing else self.tr("Play slowly"),
                self.tr("Let layer follow layer by itself, or stop here. Shortcut: P"),
            ),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)

    # -- inside -------------------------------------------------------------------------------

    def _button(self, name: str, signal: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setIconSize(QSize(SIDE_PX, SIDE_PX))
        button.setMinimumHeight(32)
        if name != "next":
            button.setFixedWidth(40)
        button.clicked.connect(signal)
        KeepKeys(button, BUTTON_KEYS)
        return button

    @Slot()
    def _choose(self) -> None:
        self.beat_chosen.emit(self.sender().objectName().removeprefix("beat_"))

    def _draw_icons(self) -> None:
        theme = self._theme
        faint = theme.color("muted", 0.4)
        for button, sign in (
            (self._reset, "start"),
            (self._back, "back"),
            (self._play, "pause" if self._playing else "play"),
        ):
            button.setIcon(transport_icon(sign, theme.color("text"), faint))
        self._next.setIcon(transport_icon("step", theme.color("on_accent"), faint))

    def _dress_beats(self) -> None:
        for key, button in self._beats.items():
            style = self._beat_style(key)
            if style != button.styleSheet():  # Qt would work it out anew
                button.setStyleSheet(style)

    def _beat_style(self, key: str) -> str:
        """The beat under way is filled with its color, to be seen from the last row of seats."""
        theme, is_current = self._theme, key == self._current
        color = theme.color(BEAT_MEANINGS.get(key, "accent")).name()
        line = color if key in self._reached else theme.border
        text = theme.text if key in self._reached else theme.muted
        if is_current:
            text = theme.on_accent
        hover = "" if is_current else f"QPushButton:hover {{ background: {theme.grid}; }}"
        return (
            f"QPushButton {{ border: 2px solid transparent; border-bottom: 2px solid {line};"
            f" border-radius: 0; padding: 4px 14px; color: {text}; font-weight: 600;"
            f" background: {color if is_current else 'transparent'}; }}{hover}"
            f"QPushButton:focus {{ border: 2px solid {theme.text}; }}"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
