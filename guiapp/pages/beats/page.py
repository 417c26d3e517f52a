"""The Beats page: the next training step, taken apart into forward, loss, backward, update."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from engine.beats.graphs import GRAPHS
from guiapp.pages.beats.course import FIRST_SPEED, BeatCourse
from guiapp.pages.beats.feed import BeatsFeed
from guiapp.pages.beats.fruit import FruitSubject
from guiapp.pages.beats.keys import BeatKeys, Key
from guiapp.pages.beats.look import Look
from guiapp.pages.beats.network import NetworkSubject
from guiapp.pages.beats.parts import FRUIT, NETWORK, BeatParts
from guiapp.pages.beats.status import BeatStatus
from guiapp.pages.beats.timeline import BEATS, lights_at
from guiapp.pages.beats.view import Place
from guiapp.pages.beats.words import BeatWords
from guiapp.pages.page import Page
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.network.layer_graph import Edge

NETWORK_KEYS = ("B", ",", ".", "Return", "T")  # Enter belongs to a field that is typed in
FRUIT_KEYS = ("F", "K")


class BeatsPage(Page):
    """After a minute here one understands that a training step is four beats, that each number
    in it is a short sum or product of others, and that the gradient goes back through the very
    boxes that the samples came through.
    """

    KEY = "beats"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session = session
        self._words = BeatWords(self)
        self._status = BeatStatus(self)
        self._network = NetworkSubject(self, self._words)
        self._fruit = FruitSubject(self, self._words)
        self._subject: NetworkSubject | FruitSubject = self._network
        self._shown: object = None  # what the picture was made of last
        self._is_stale = True
        self._edges: tuple[Edge, ...] = ()
        self._missing = "none"
        self._parts = BeatParts(self)
        self._course = BeatCourse(self)
        self._look = Look(self._course)
        self._feed = BeatsFeed(session, self)
        self._connect()
        self._keys = BeatKeys(self, self._key_list())
        self._keys.set_enabled(FRUIT_KEYS, False)
        self._parts.speed.set_speed(FIRST_SPEED)
        self.retranslate()

    # -- what the window asks -----------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        self._parts.apply_theme(theme)

    def retranslate(self) -> None:
        self._parts.retranslate(self._fruit.names())
        self._show_all()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return self._keys.help()

    def course(self) -> BeatCourse:
        """Where in the step the page stands."""
        return self._course

    def feed(self) -> BeatsFeed:
        """Where the step comes from."""
        return self._feed

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._course.set_visible(True)
        self._feed.ask_if_needed()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        self._course.set_visible(False)
        super().hideEvent(event)

    # -- inside -------------------------------------------------------------------------------

    def _connect(self) -> None:
        course, bar = self._course, self._parts.bar
        bar.next_pressed.connect(course.next_beat)
        bar.back_pressed.connect(course.back)
        bar.reset_pressed.connect(course.reset)
        bar.play_pressed.connect(course.toggle_play)
        bar.beat_chosen.connect(course.go_to_beat)
        self._parts.speed.speed_changed.connect(course.set_speed)
        course.moved.connect(self._move)
        self._parts.mode.chosen.connect(self._choose_mode)
        self._parts.stage.box_chosen.connect(self._choose_box)
        self._parts.stage.pointed.connect(self._point)
        self._parts.stage.picked.connect(self._pick)
        self._parts.controls.image_chosen.connect(self._choose_image)
        self._parts.controls.make_pressed.connect(self._feed.make_step)
        self._parts.controls.fresh_pressed.connect(self._feed.ask)
        self._parts.fruit_controls.graph_chosen.connect(self._choose_graph)
        self._parts.fruit_controls.input_changed.connect(self._set_input)
        self._parts.fruit_controls.book_pressed.connect(self._book_numbers)
        self._feed.arrived.connect(self._take_step)
        self._feed.missing.connect(self._lose_step)
        self._session.state_changed.connect(self._say_status)

    def _key_list(self) -> list[Key]:
        course, controls, fruit = self._course, self._parts.controls, self._parts.fruit_controls
        keys: list[Key] = [
            ("Space", course.next_beat),
            ("Right", course.next_beat),
            ("Left", course.back),
            ("Shift+Right", course.next_moment),
            ("Shift+Left", course.back_moment),
            ("P", course.toggle_play),
            ("R", course.reset),
            ("[", partial(self._walk_boxes, -1)),
            ("]", partial(self._walk_boxes, 1)),
            ("B", controls.switch_which),
            (",", partial(self._walk_samples, -1)),
            (".", partial(self._walk_samples, 1)),
            ("Return", controls.button("make").click),
            ("T", controls.button("fresh").click),
            ("N", self._parts.mode.button(NETWORK).click),
            ("A", self._parts.mode.button(FRUIT).click),
            ("F", fruit.switch_graph),
            ("K", fruit.book().click),
        ]
        return keys + [(str(n), partial(course.go_to_beat_number, n)) for n in range(1, 5)]

    # -- from the subjects --------------------------------------------------------------------

    @Slot()
    def _take_step(self) -> None:
        """Another step: stand before it, and look at the same sample as before."""
        beats = self._feed.beats
        assert beats is not None
        self._network.beats = beats
        image = self._network.image
        self._network.image = None if image is None else min(image, beats.batch_size - 1)
        self._parts.controls.show_step(beats)
        self._begin_anew()

    @Slot(str)
    def _lose_step(self, reason: str) -> None:
        self._missing = reason
        self._network.beats = None
        self._parts.controls.show_step(None)
        self._begin_anew()

    @Slot(str)
    def _choose_mode(self, mode: str) -> None:
        self._subject = self._network if mode == NETWORK else self._fruit
        self._parts.show_mode(mode)
        self._keys.set_enabled(NETWORK_KEYS, mode == NETWORK)
        self._keys.set_enabled(FRUIT_KEYS, mode == FRUIT)
        self._begin_anew()

    @Slot(str)
    def _choose_graph(self, name: str) -> None:
        if name != self._fruit.name:
            self._fruit.name = name
            self._begin_anew()

    @Slot(str, float)
    def _set_input(self, name: str, value: float) -> None:
        self._fruit.inputs[name] = value
        self._show_all()

    @Slot()
    def _book_numbers(self) -> None:
        if self._subject is self._fruit:
            self._fruit.inputs.update(GRAPHS["apple_orange"].defaults)
            self._show_all()

    # -- where one looks ----------------------------------------------------------------------

    @Slot(str)
    def _choose_box(self, box: str) -> None:
        self._look.box = box
        self._look.forget_cell()
        self._move()

    def _walk_boxes(self, step: int) -> None:
        if self._has_step():
            self._choose_box(self._look.beside(step))

    @Slot(object)
    def _choose_image(self, image: int | None) -> None:
        if image != self._network.image:
            self._network.image = image
            self._look.pointed = None
            self._show_all()

    def _walk_samples(self, step: int) -> None:
        if self._network.beats is not None:
            self._choose_image(self._network.beside(step))

    @Slot(object)
    def _point(self, place: Place | None) -> None:
        if place != self._look.pointed:
            self._look.pointed = place
            self._show_cell()

    @Slot(object)
    def _pick(self, place: Place) -> None:
        self._look.picked, self._look.pointed = place, None
        if place[0] == "L" and self._network.image is not None:
            self._choose_image(place[1][0])  # the loss of a sample leads to the sample
        self._show_cell()

    # -- showing ------------------------------------------------------------------------------

    def _has_step(self) -> bool:
        return self._subject is self._fruit or self._network.beats is not None

    def _begin_anew(self) -> None:
        """Before another step or purchase; what is not seen may change behind a purchase."""
        timeline = self._subject.timeline()
        self._is_stale = True
        if timeline.moments != self._course.timeline.moments or self._subject is self._network:
            self._look.forget()
            self._course.set_timeline(timeline)  # which moves, and so shows the picture
        self._show_around()

    @Slot()
    def _show_all(self) -> None:
        """Everything anew: another sample, price or language."""
        self._is_stale = True
        self._show_around()
        self._move()

    def _show_around(self) -> None:
        self._parts.bar.set_beats(self._words.beats(self._course.timeline.beats or BEATS))
        self._parts.fruit_controls.show_purchase(
            self._fruit.name, self._fruit.inputs, self._words.fruit_meaning(self._fruit)
        )
        if self._network.beats is not None:
            self._parts.controls.show_image(self._network.image)
        self._say_status()

    @Slot()
    def _say_status(self) -> None:
        text = self._status.text(self._session, self._feed, self._missing)
        self._parts.controls.show_status(
            text, may_make=self._feed.is_next(), may_refresh=self._feed.may_ask()
        )

    @Slot()
    def _move(self) -> None:
        """The position: at every frame while something flows, so only what changed is done."""
        course = self._course
        if not self._has_step() or not course.timeline.moments:
            self._parts.stage.show_nothing(self._status.missing(self._missing, self._feed.size))
            self._parts.bar.show_state((), "", playing=False, may_go_on=False)
            self._parts.head.source.set_functions()
            return
        if course.is_moving or course.playing:
            self._look.box = None
        box, position = self._look.focus_box(), course.position
        stamp = (box, position, course.way > 0, course.playing)
        if stamp != self._shown:
            self._look.forget_cell()
        if stamp != self._shown or self._is_stale:
            self._shown, self._is_stale = stamp, False
            self._show_position()
        self._parts.stage.show_lights(
            lights_at(course.timeline, self._edges, position, course.way, box)
        )

    def _show_position(self) -> None:
        course = self._course
        texts = self._subject.graph(course.timeline, course.position)
        self._edges = texts.edges
        self._parts.stage.show_graph(texts)
        reached = course.position + (course.way > 0)
        self._parts.stage.show_words(self._subject.sentence(course.timeline, reached))
        focus = self._look.focus()
        picture = self._subject.picture(focus, course.timeline)
        self._parts.stage.show_picture(picture)
        self._parts.head.source.set_functions(*picture.functions)
        self._parts.show_course(course)

    def _show_cell(self) -> None:
        """Only the cell that is pointed at: at every move of the mouse."""
        if self._subject is self._network and self._network.beats is not None:
            focus = self._look.focus()
            self._parts.stage.show_reading(self._network.reading(focus, self._course.timeline))
