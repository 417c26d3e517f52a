"""The Inside page: what happens in every layer of the network that is training right now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.records import ParamSnapshot
from guiapp.messages import State
from guiapp.pages.inside.confusion import ConfusionView
from guiapp.pages.inside.experiment import ExperimentView
from guiapp.pages.inside.image import ImageView
from guiapp.pages.inside.jobs import Finding
from guiapp.pages.inside.layers import LayersView
from guiapp.pages.inside.names import VIEWS, InsideNames
from guiapp.pages.inside.view import InsideView, Paragraph
from guiapp.pages.inside.watch import LOOK_EVERY_MS, InsideWatch
from guiapp.pages.inside.wrong import WrongView
from guiapp.pages.page import Page
from guiapp.pages.time_machine import TimeMachine
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys, bind_keys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import tabular

SIDE_PX = 300


class InsidePage(Page):
    """After a minute here one understands that training is not only a loss that falls: in every
    layer outputs spread or die, gradients pass or vanish, and single images find their way.
    """

    KEY = "inside"

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        look_every_ms: float = LOOK_EVERY_MS,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session = session
        self._names = InsideNames(self)
        self._make_views()
        self._make_controls()
        self._lay_out()
        self.watch = InsideWatch(session, self, look_every_ms)
        plots = (self.layers.norm_plot, self.layers.ratio_plot)
        self.machine = TimeMachine(session, plots, self)
        self._connect()
        self._make_shortcuts()
        if session.run is not None:
            self._on_run()
        self.retranslate()
        self._show_view()

    def _make_views(self) -> None:
        self._head = LessonHead(self)
        self.tabs = TabButtons(VIEWS)
        self.layers, self.image = LayersView(), ImageView()
        self.confusion, self.wrong = ConfusionView(), WrongView()
        self.experiment = ExperimentView()
        parts = (self.layers, self.image, self.confusion, self.wrong, self.experiment)
        self.views: dict[str, InsideView] = dict(zip(VIEWS, parts, strict=True))
        self._pictures, self._sides = QStackedWidget(), QStackedWidget()
        self._sides.setFixedWidth(SIDE_PX)
        for view in parts:
            self._pictures.addWidget(view)
            self._sides.addWidget(view.side)

    def _make_controls(self) -> None:
        self.start, self.step = QPushButton(), QPushButton()
        self.start.setObjectName("inside_start")
        self.start.setProperty("primary", True)
        self.step.setObjectName("inside_step")
        for button in (self.start, self.step):
            KeepKeys(button, BUTTON_KEYS)
        self._where = QLabel()
        self._where.setObjectName("inside_where")
        self._where.setProperty("role", "muted")
        self._where.setFont(tabular(self._where.font()))
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._trouble = Paragraph("inside_trouble", "error")
        self._trouble.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.start)
        buttons.addWidget(self.step)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self._where)
        column.addWidget(self._trouble)
        column.addSpacing(8)
        column.addWidget(self._sides, 1)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(tabs)
        left.addWidget(self._pictures, 1)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setHorizontalSpacing(24)
        layout.setVerticalSpacing(8)
        layout.addWidget(self._head, 0, 0, 1, 2)
        layout.addLayout(left, 1, 0)
        layout.addLayout(column, 1, 1)
        layout.setColumnStretch(0, 1)
        layout.setRowStretch(1, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_view)
        self.start.clicked.connect(self.toggle)
        self.step.clicked.connect(self.make_step)
        self.watch.run_changed.connect(self._on_run)
        self.watch.snapshot_ready.connect(self._on_snapshot)
        self.watch.found.connect(self._on_finding)
        self.watch.failed.connect(self._on_trouble)
        self._session.state_changed.connect(self._on_state)
        self._session.frame_ready.connect(self._on_frame)
        self.confusion.sample_chosen.connect(self._show_sample)
        self.wrong.sample_chosen.connect(self._show_sample)

    def _make_shortcuts(self) -> None:
        tabs = {str(k): self.tabs.button(name).click for k, name in enumerate(VIEWS, start=1)}
        keys = {"Space": self.toggle, "Right": self.make_step, "Left": self.machine.back}
        bind_keys(self, {**keys, **tabs})

    # -- commands -----------------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Start, pause or resume the training."""
        if self._session.asked_to_run:
            self._session.pause()
        else:
            self._session.start()

    @Slot()
    def make_step(self) -> None:
        """Exactly one iteration; while training runs, pause first."""
        if self._session.asked_to_run:
            self._session.pause()
        self._session.step()

    def view(self) -> InsideView:
        """The one that is shown."""
        return self.views[self.tabs.current()]

    @Slot()
    def _show_view(self) -> None:
        view = self.view()
        self._pictures.setCurrentWidget(view)
        self._sides.setCurrentWidget(view.side)
        self._head.source.set_functions(*view.sources())
        self._trouble.hide()
        self.watch.set_topic(view.TOPIC)

    @Slot(int)
    def _show_sample(self, index: int) -> None:
        """A sample was clicked: see its way through the network."""
        self.image.show_sample(index)
        self.tabs.choose("image")

    # -- from the session ---------------------------------------------------------------------

    @Slot()
    def _on_frame(self) -> None:
        if self.isVisible():
            self.machine.show()

    @Slot()
    def _on_run(self) -> None:
        run = self._session.run
        assert run is not None
        self._trouble.hide()
        for view in self.views.values():
            view.begin(run)
        self._say_where()

    @Slot(object)
    def _on_snapshot(self, snapshot: ParamSnapshot) -> None:
        self.view().show_snapshot(snapshot)
        self._say_where()

    @Slot(object)
    def _on_finding(self, finding: Finding) -> None:
        view = self.view()
        if finding.topic == view.TOPIC:
            view.show_finding(finding)

    @Slot(str)
    def _on_trouble(self, sentence: str) -> None:
        self._trouble.say(sentence)
        self._trouble.show()

    @Slot(object)
    def _on_state(self, state: State) -> None:
        usable = state in (State.PAUSED, State.RUNNING, State.FINISHED)
        self.start.setEnabled(usable)
        self.step.setEnabled(usable and state is not State.RUNNING)
        self._name_start()

    # -- texts --------------------------------------------------------------------------------

    def _say_where(self) -> None:
        snapshot = self.watch.snapshot()
        iteration = 0 if snapshot is None else snapshot.iteration
        self._where.setText(self._names.where(self._session.run, iteration))

    def _name_start(self) -> None:
        words = self._names.start_words()
        word = words[self._session.state is State.RUNNING]
        self.start.setText(word)
        self.start.setAccessibleName(word)
        self.start.setToolTip(self._names.start_help())
        metrics = self.start.fontMetrics()  # nothing moves when the word changes
        self.start.setFixedWidth(max(metrics.horizontalAdvance(w) for w in words.values()) + 56)

    def retranslate(self) -> None:
        title, article = self.tr("Inside the network"), self.tr("Training and test accuracy")
        self._head.set_texts(title, "6.2, 6.2.2, 4.5.3", article)
        self.tabs.set_texts(self._names.tabs())
        word, tip = self._names.step()
        self.step.setText(word)
        self.step.setAccessibleName(word)
        self.step.setToolTip(tip)
        self._on_state(self._session.state)
        # of a fixed size, so that a new figure in it lays nothing out anew
        self._where.setFixedSize(SIDE_PX, room_for_lines(self._where.font(), 1))
        self._say_where()

    def apply_theme(self, theme: Theme) -> None:
        self._head.apply_theme(theme)
        self.tabs.apply_theme(theme)
        for view in self.views.values():
            view.apply_theme(theme)

    def shortcuts_help(self) -> list[tuple[str, str]]:
        keys = self._names.keys()
        for view in self.views.values():
            keys += [pair for pair in view.shortcuts_help() if pair not in keys]
        return keys

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """The button says what the session does now, and the curves show the moment."""
        super().showEvent(event)
        self._on_state(self._session.state)
        self.machine.show()
