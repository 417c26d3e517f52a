"""The Descend page: a point goes down a surface, step by step, and one sees why it works or not."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from guiapp.messages import FULL_SPEED
from guiapp.pages.descent_controls import DescentControls
from guiapp.pages.descent_readings import DescentReadings
from guiapp.pages.descent_walk import Walk
from guiapp.pages.descent_words import DescentWords
from guiapp.pages.page import Page
from guiapp.theme import Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.map_legend import legend_height
from guiapp.widgets.step_plot import StepPlot
from guiapp.widgets.surface_plot import BELOW_PLOT_PX, SurfacePlot
from guiapp.widgets.transport_bar import TransportBar

FRAME_MS = 16  # no more than 60 frames a second, which is what screens show
FULL_SPEED_FRAMES = 120  # at full speed any descent takes two seconds, so that it is still seen
READING_MS = 180  # figures that change faster than five times a second cannot be read


class DescentPage(Page):
    """After a minute here one understands that each step goes against the gradient, by the
    learning rate times its length, and why a learning rate that is too large or too small fails.
    """

    KEY = "descend"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._playing = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._since_reading = QElapsedTimer()
        self._transport = TransportBar(self)  # made first, so that Tab goes to Play first
        self._map = SurfacePlot(self)
        self._readings = DescentReadings(self)
        self._curve = StepPlot(self)
        self._log = QCheckBox(self)
        self._log.setObjectName("log")
        KeepKeys(self._log, BUTTON_KEYS)
        self._words = DescentWords(self)
        self._controls = DescentControls(self)
        self._lay_out()
        self._walk = self._new_walk()
        self._connect()
        self._add_shortcuts()
        self.retranslate()
        self._show_surface()

    def title(self) -> str:
        return self.tr("Descend")

    def hint(self) -> str:
        return self.tr(
            "See a point go down a surface: each step goes against the gradient, by the learning "
            "rate times its length."
        )

    def apply_theme(self, theme: Theme) -> None:
        for part in (
            *(self._controls, self._map, self._curve),
            *(self._words, self._transport),
        ):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self._log.setText(self.tr("Logarithmic"))
        self._name_log()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            (_key_name(Qt.Key.Key_Space), self.tr("Let the point descend, or pause")),
            (_key_name(Qt.Key.Key_Right), self.tr("Make one step")),
            (_key_name(Qt.Key.Key_Left), self.tr("Take back one step")),
            (_key_name(Qt.Key.Key_R), self.tr("Go back to the start (Home does the same)")),
            (_key_name(Qt.Key.Key_BracketRight), self.tr("Faster")),
            (_key_name(Qt.Key.Key_BracketLeft), self.tr("Slower")),
            (_key_name(Qt.Key.Key_L), self.tr("Show f on a logarithmic or a linear axis")),
        ]

    def walk(self) -> Walk:
        """The descent that is shown."""
        return self._walk

    def is_playing(self) -> bool:
        """Whether step follows step; it waits while the page is hidden."""
        return self._playing

    @Slot()
    def toggle_playing(self) -> None:
        """Play or pause; at the end, play again from the start."""
        if self._playing:
            self._set_playing(False)
            return
        if not self._walk.may_advance():
            self._walk.go_to(0)
        self._set_playing(True)
        self._tick()  # what a key does is seen at once, also at one step a second

    @Slot()
    def step(self) -> None:
        """Stop playing and make exactly one step."""
        self.go_to(self._walk.step + 1)

    @Slot()
    def back(self) -> None:
        """Stop playing and take back one step."""
        self.go_to(self._walk.step - 1)

    @Slot(int)
    def go_to(self, step: int) -> None:
        """Stop playing and look at a step."""
        self._set_playing(False)
        self._walk.go_to(step)
        self._refresh()

    @Slot()
    def reset(self) -> None:
        """Stop playing and go back to the start; the steps made are forgotten."""
        self._set_playing(False)
        self._restart()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(BELOW_PLOT_PX)
        right.addWidget(self._readings)
        right.addSpacing(8)
        right.addWidget(self._curve, 1)
        right.addWidget(self._log)
        self._log.setFixedHeight(legend_height(self))
        figures = QGridLayout()
        figures.setHorizontalSpacing(16)
        figures.setVerticalSpacing(8)
        figures.addWidget(self._map, 0, 0)
        figures.addLayout(right, 0, 1)
        figures.addWidget(self._words, 1, 0, 1, 2)
        figures.addWidget(self._transport, 2, 0, 1, 2)
        figures.setRowStretch(0, 1)
        figures.setColumnStretch(0, 5)
        figures.setColumnStretch(1, 3)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(24)
        layout.addLayout(figures, 1)
        layout.addWidget(self._controls)

    def _connect(self) -> None:
        self._controls.surface_changed.connect(self._show_surface)
        self._controls.settings_changed.connect(self._restart)
        self._controls.speed_changed.connect(self._pace)
        self._controls.entered.connect(self.setFocus)
        self._map.start_chosen.connect(self._choose_start)
        self._curve.step_chosen.connect(self.go_to)
        self._log.toggled.connect(self._curve.set_log)
        self._transport.play_pressed.connect(self.toggle_playing)
        self._transport.step_pressed.connect(self.step)
        self._transport.back_pressed.connect(self.back)
        self._transport.reset_pressed.connect(self.reset)
        self._transport.step_chosen.connect(self.go_to)

    def _add_shortcuts(self) -> None:
        slider = self._controls.speed_slider()
        for key, slot in (
            (Qt.Key.Key_Space, self.toggle_playing),
            (Qt.Key.Key_Right, self.step),
            (Qt.Key.Key_Left, self.back),
            (Qt.Key.Key_R, self.reset),
            (Qt.Key.Key_Home, self.reset),
            (Qt.Key.Key_BracketRight, slider.faster),
            (Qt.Key.Key_BracketLeft, slider.slower),
            (Qt.Key.Key_L, self._log.click),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(key in (Qt.Key.Key_Right, Qt.Key.Key_Left))
            shortcut.activated.connect(slot)

    def _new_walk(self) -> Walk:
        controls = self._controls
        return Walk(
            controls.surface(),
            controls.optimizer(),
            controls.learning_rate(),
            controls.hyperparameters(),
            controls.start(),
            controls.steps(),
        )

    @Slot()
    def _show_surface(self) -> None:
        self._map.set_surface(self._controls.surface())
        self._restart()

    @Slot()
    def _restart(self) -> None:
        """Begin again with the current settings, playing on if it was playing."""
        self._walk = self._new_walk()
        self._map.set_color(self._walk.optimizer)
        self._map.set_start(*self._walk.start)
        self._pace()
        self._refresh()

    @Slot(float, float)
    def _choose_start(self, x: float, y: float) -> None:
        """Take a start from the map, in steps of about half a pixel, which read well."""
        digits = 2 if self._walk.span() > 1 else 4
        self._controls.set_start(round(x, digits), round(y, digits))

    def _set_playing(self, playing: bool) -> None:
        self._playing = playing
        self._transport.set_playing(playing)
        self._pace()

    @Slot()
    def _pace(self) -> None:
        """Let the timer run as fast as the speed says, if it is to run at all."""
        if not self._playing or not self.isVisible():
            self._timer.stop()
            return
        speed = self._controls.speed()
        interval = FRAME_MS if speed == FULL_SPEED else max(FRAME_MS, round(1000 / speed))
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)

    @Slot()
    def _tick(self) -> None:
        full = self._controls.speed() == FULL_SPEED
        stride = math.ceil(self._walk.limit / FULL_SPEED_FRAMES) if full else 1
        self._walk.go_to(self._walk.step + stride)
        if not self._walk.may_advance():
            self._set_playing(False)
        self._refresh()

    def _refresh(self) -> None:
        """Show the current step: pictures always, figures and words as fast as one can read."""
        walk = self._walk
        self._map.set_walk(walk.points(), walk.gradient, walk.upcoming())
        self._curve.set_values(walk.values(), walk.step, walk.limit)
        self._transport.set_position(walk.step, walk.limit, may_advance=walk.may_advance())
        timer = self._since_reading
        if self._playing and timer.isValid() and timer.elapsed() < READING_MS:
            return
        timer.start()
        self._readings.show_walk(walk)
        self._words.show_walk(walk)
        self._name_log()

    def _name_log(self) -> None:
        possible = self._curve.can_be_logarithmic()
        self._log.setEnabled(possible)
        self._log.setToolTip(
            self.tr("Equal factors at equal distances: shows how the end is neared. Shortcut: L")
            if possible
            else self.tr("f is negative somewhere on this descent, and has no logarithm there.")
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._log.setFixedHeight(legend_height(self))
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._pace()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        super().hideEvent(event)
        self._timer.stop()


def _key_name(key: Qt.Key) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
