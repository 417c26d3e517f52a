"""The widgets of the Beats page and their places."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from guiapp.pages.beats.controls import BeatControls
from guiapp.pages.beats.course import BeatCourse
from guiapp.pages.beats.fruit_controls import FruitControls
from guiapp.pages.beats.speed import LayerSpeed
from guiapp.pages.beats.stage import BeatStage
from guiapp.theme import Theme
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.network.beat_bar import BeatBar

NETWORK, FRUIT = "network", "fruit"


class BeatParts(QObject):
    """Attributes
    ----------
    head, mode, bar, stage, speed : what both subjects share
    controls, fruit_controls : the column of a network, and that of a purchase
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.head = LessonHead(page)
        self.mode = TabButtons((NETWORK, FRUIT), page)
        self.bar = BeatBar(page)
        self.stage = BeatStage(page)
        self.controls = BeatControls(page)
        self.fruit_controls = FruitControls(page)
        self.speed = LayerSpeed(page)
        self._columns = QStackedWidget(page)
        self._lay_out(page)

    def show_mode(self, mode: str) -> None:
        """The column of a subject, and the room for its graph."""
        self._columns.setCurrentIndex(0 if mode == NETWORK else 1)
        self.stage.set_large_graph(mode == FRUIT)

    def show_course(self, course: BeatCourse) -> None:
        """Which beats are behind or under way, and whether there is another one."""
        reached = course.position + (course.way > 0)
        beats = [moment.beat for moment in course.timeline.moments[:reached]]
        self.bar.show_state(
            tuple(dict.fromkeys(beats)),
            beats[-1] if beats else "",
            playing=course.playing,
            may_go_on=course.position < course.timeline.end,
        )

    def apply_theme(self, theme: Theme) -> None:
        self.head.apply_theme(theme)
        self.mode.apply_theme(theme)
        self.bar.apply_theme(theme)
        self.stage.apply_theme(theme)
        self.controls.apply_theme(theme)
        self.fruit_controls.apply_theme(theme)

    def retranslate(self, fruit_names: Mapping[str, str]) -> None:
        """The words of the parts that have none of their own."""
        self.head.set_texts(self.tr("Four beats"), "5.1–5.6", self.tr("Backpropagation"))
        self.mode.set_texts(
            {
                NETWORK: (
                    self.tr("Network"),
                    self.tr("The next step of the network in training. Shortcut: N"),
                ),
                FRUIT: (
                    self.tr("Apples and oranges"),
                    self.tr("The same with the book's purchases: few numbers. Shortcut: A"),
                ),
            }
        )
        self.fruit_controls.set_names(fruit_names)

    def _lay_out(self, page: QWidget) -> None:
        self._columns.addWidget(self.controls)
        self._columns.addWidget(self.fruit_controls)
        self._columns.setFixedWidth(self.controls.width())
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.bar)
        left.addWidget(self.stage, 1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.mode)
        right.addWidget(self._columns, 1)
        right.addWidget(self.speed)
        layout = QGridLayout(page)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setHorizontalSpacing(24)
        layout.setVerticalSpacing(8)
        layout.addWidget(self.head, 0, 0, 1, 2)
        layout.addLayout(left, 1, 0)
        layout.addLayout(right, 1, 1)
        layout.setColumnStretch(0, 1)
        layout.setRowStretch(1, 1)
