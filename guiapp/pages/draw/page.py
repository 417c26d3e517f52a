"""Draw a digit and watch the network's answer change under the pen.

After a minute here one understands that the network does not see the drawing but 784 numbers made
of it, that its answer is ten probabilities, and what in the drawing they rest on.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from engine.datasets import load_mnist
from engine.digits import Preparation, center_by_mass, crop_to_ink, prepare, scale_to_box
from guiapp.pages.draw.answerer_choice import AnswererChoice
from guiapp.pages.draw.answerers import Answerers
from guiapp.pages.draw.neuron_pane import NeuronPane
from guiapp.pages.draw.number_pane import NumberPane
from guiapp.pages.draw.pane import DrawPane, Sight
from guiapp.pages.draw.picture_actions import PictureActions
from guiapp.pages.draw.pipeline_pane import PipelinePane
from guiapp.pages.draw.teach_pane import TeachPane
from guiapp.pages.draw.why_pane import WhyPane
from guiapp.pages.page import Page
from guiapp.raster import Raster
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.throttle import Throttle
from guiapp.widgets.digits.answer_view import AnswerView
from guiapp.widgets.digits.digit_canvas import SIDE_PX, DigitCanvas
from guiapp.widgets.digits.network_input import CELLS, NetworkInputView
from guiapp.widgets.digits.pen_controls import PenControls
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.keyboard import bind_keys
from guiapp.widgets.line_room import room_for_lines

RECOGNIZE_EVERY_MS = 8.0  # one takes under 1 ms, and hardly a screen shows more of them
MARGIN_PX = 24
INPUT_SIDE_PX = 8 * CELLS
PANES = ("pipeline", "why", "neurons", "teach", "number")
LEAST_REST_PX = 440  # of the page beside the canvas, in height and for the controls below it


class DrawPage(Page):
    """Binds the canvas to who answers, and both to the panes that explain the answer.

    Signals
    -------
    answered(object) : new probabilities, (10,) float64, stand in the bars
    """

    KEY = "draw"
    answered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: NDArray[np.float32] | None = None
        self._preparation = Preparation()
        self.answerers = Answerers(session, self)
        self.head = LessonHead(self)
        self.canvas = DigitCanvas()
        self.pen = PenControls(self.canvas)
        self.pictures = PictureActions(self.canvas)
        self.choice = AnswererChoice(self.answerers)
        self.news = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.input_view = NetworkInputView()
        self.answer = AnswerView()
        self.tabs = TabButtons(PANES, self)
        load = cache(load_mnist)  # 55 MB, and half a second: once for all panes
        self._pipeline, self._teach = PipelinePane(), TeachPane(load=load)
        self.panes: dict[str, DrawPane] = {
            "pipeline": self._pipeline,
            "why": WhyPane(load=load),
            "neurons": NeuronPane(load=load),
            "teach": self._teach,
            "number": NumberPane(),
        }
        self._column = QWidget(self)
        self._stack = QStackedWidget(self)
        for pane in self.panes.values():
            self._stack.addWidget(pane)
        self._lay_out()
        self._throttle = Throttle(self._recognize, RECOGNIZE_EVERY_MS, _now_ms, self._call_later)
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout(self._column)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        for widget in (self.canvas, self.pen, self.pictures, self.news, self.choice):
            left.addWidget(widget)
        self.news.setFixedHeight(room_for_lines(self.news.font(), 2))
        left.addStretch(1)
        self.input_view.set_side(INPUT_SIDE_PX)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self.input_view, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.answer, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addLayout(top)
        right.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self._stack, 1)
        columns = QHBoxLayout()
        columns.setSpacing(MARGIN_PX)
        columns.addWidget(self._column)
        columns.addLayout(right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN_PX, 16, 16, 16)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addLayout(columns, 1)

    def _connect(self) -> None:
        self.canvas.drawing_changed.connect(self._on_drawing)
        self.canvas.stroke_finished.connect(self._throttle.flush)
        self.input_view.pixel_pointed.connect(self._show_pixel)
        self.pictures.picture_arrived.connect(self.canvas.set_picture)
        self.pictures.picture_arrived.connect(self._forget_news)
        self.pictures.noted.connect(self._tell)
        self.pictures.refused.connect(self._refuse)
        self.pictures.accept_drops_on(self)
        self.answerers.changed.connect(self._on_answerer)
        self.tabs.chosen.connect(self._on_tab)
        self._pipeline.preparation_changed.connect(self._on_preparation)
        self._teach.tuned.connect(self.answerers.take_tuned)
        self._teach.untuned.connect(self.answerers.drop_tuned)
        keys = {str(k): self.tabs.button(name).click for k, name in enumerate(PANES, start=1)}
        bind_keys(self, keys)

    # -- what the window asks -----------------------------------------------------------------

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Z", self.tr("Undo the last stroke")),
            ("Ctrl+Shift+Z", self.tr("Redo the stroke")),
            ("C", self.tr("Clear the drawing")),
            ("[  ]", self.tr("Thinner or wider pen")),
            ("← ↑ ↓ →", self.tr("Move the pen, with the focus on the canvas (Shift: finer)")),
            ("Enter", self.tr("Lower or lift the pen, with the focus on the canvas")),
            ("Ctrl+O / Ctrl+V", self.tr("Open a picture, or paste one")),
            ("Ctrl+S / Ctrl+C", self.tr("Save the drawing as PNG, or copy it")),
            ("1 ... 5", self.tr("The panes below the answer")),
            ("Ctrl+U", self.tr("Read the source")),
            *self.panes[self.tabs.current()].shortcuts_help(),
        ]

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.head, self.canvas, self.input_view, self.answer, self.tabs):
            part.apply_theme(theme)
        for pane in self.panes.values():
            pane.apply_theme(theme)

    def retranslate(self) -> None:
        self.head.set_texts(self.tr("Draw a digit"), "3.6", self.tr("MNIST"))
        self.head.source.set_functions(prepare, crop_to_ink, scale_to_box, center_by_mass)
        self.tabs.set_texts(
            {
                "pipeline": (
                    self.tr("What the network sees"),
                    self.tr("How the drawing becomes 28 × 28 numbers, stage by stage."),
                ),
                "why": (
                    self.tr("Why this answer"),
                    self.tr("Which pixels speak for it, and what it resembles."),
                ),
                "neurons": (
                    self.tr("Neurons"),
                    self.tr("The hidden units while you draw; switch some of them off."),
                ),
                "teach": (
                    self.tr("Teach it my hand"),
                    self.tr("Collect my digits and train on with them."),
                ),
                "number": (
                    self.tr("Read a number"),
                    self.tr("Several digits side by side."),
                ),
            }
        )
        self.input_view.set_empty_text(self.tr("Its 28 × 28 picture of your drawing appears here"))
        self._forget_news()  # it was said in the former language
        self._answer()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """In a large window the canvas grows, by whole pixels of the 28 x 28."""
        super().resizeEvent(event)
        room = min(self.height() - LEAST_REST_PX, self.width() // 3)
        side = max(SIDE_PX, min(2 * SIDE_PX, room // CELLS * CELLS))
        self.canvas.set_side(side)
        self._column.setFixedWidth(side)

    # -- from the pen to the answer -----------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._recognize(self.canvas.raster)

    @Slot()
    def _on_drawing(self) -> None:
        self._throttle.submit(self.canvas.raster)

    @Slot(object)
    def _on_preparation(self, preparation: Preparation) -> None:
        self._preparation = preparation
        self._recognize(self.canvas.raster)

    @Slot()
    def _on_answerer(self) -> None:
        """New weights answer at once, but only where somebody sees it."""
        if self.isVisible():
            self._answer()

    @Slot(str)
    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self.panes[key])
        self._answer()

    def _call_later(self, delay_ms: int, function: Callable[[], None]) -> None:
        QTimer.singleShot(delay_ms, self, function)  # forgotten when the page is deleted first

    def _recognize(self, raster: Raster) -> None:
        """What the network sees of the drawing, and its answer."""
        empty = raster.is_empty
        self._image = None if empty else prepare(raster.pixels, self._preparation).image
        self.input_view.set_image(self._image)
        self._answer()

    def _answer(self) -> None:
        network, probabilities = self.answerers.network(), None
        if network is None:
            self.answer.set_silence(self.tr("Train a network first: press Ctrl+1, then Space."))
        elif self._image is None:
            self.answer.set_silence(
                self.tr("Draw a digit: ten probabilities appear here while the pen moves.")
            )
        else:
            probabilities = network.probabilities(self._image.reshape(-1))
            if not np.isfinite(probabilities).all():
                network = probabilities = None
                self.answer.set_silence(
                    self.tr(
                        "The weights of this network are no longer finite numbers, so it has no"
                        " answer. Press Ctrl+1, then R: the same weights again."
                    )
                )
        if probabilities is not None:
            self.answer.set_answer(probabilities)
        self._teach.set_base(self.answerers.snapshot())
        sight = Sight(self.canvas.raster.pixels, self._image, network, probabilities)
        self.panes[self.tabs.current()].show_sight(sight)
        if probabilities is not None:
            self.answered.emit(self.answer.bars.probabilities)

    @Slot()
    def _forget_news(self) -> None:
        self._tell("")

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._say(sentence, "muted")

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._say(sentence, "error")

    def _say(self, sentence: str, role: str) -> None:
        """A line about a picture that came, went or was refused."""
        self.news.setProperty("role", role)
        self.news.style().polish(self.news)  # the style sheet goes by the role
        self.news.setText(sentence)
        self.news.setToolTip(sentence)  # file names may be long

    @Slot(object)
    def _show_pixel(self, pixel: tuple[int, int, float] | None) -> None:
        """The value of a pixel beside the pointer."""
        if pixel is None:
            QToolTip.hideText()
            return
        row, column, value = pixel
        text = self.tr("Row {row}, column {column}: {value}")
        QToolTip.showText(
            QCursor.pos() + QPoint(12, 12),
            text.format(row=row, column=column, value=f"{value:.3f}"),
            self.input_view,
        )


def _now_ms() -> float:
    return time.monotonic() * 1000.0
