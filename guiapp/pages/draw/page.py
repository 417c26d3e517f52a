"""Draw a digit and watch the network's answer change under the pen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from engine.digits import normalize
from engine.network import Network, from_snapshot
from engine.records import ParamSnapshot
from guiapp.pages.page import Page
from guiapp.raster import Raster
from guiapp.theme import Theme
from guiapp.throttle import Throttle
from guiapp.widgets.digits.answer_view import AnswerView
from guiapp.widgets.digits.digit_canvas import SIDE_PX, DigitCanvas
from guiapp.widgets.digits.flow_arrow import FLOW_PX, FlowArrow
from guiapp.widgets.digits.input_legend import InputLegend
from guiapp.widgets.digits.network_input import CELLS, NetworkInputView
from guiapp.widgets.digits.pen_controls import PenControls
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.line_room import room_for_lines

if TYPE_CHECKING:
    from guiapp.session import Session

RECOGNIZE_EVERY_MS = 8.0  # one takes under 1 ms, and hardly a screen shows more of them
MARGIN_PX = 32
ANSWER_SHARE = 1.2  # the answer is at least this much wider than a picture that has grown
LEAST_GROWN_PX = 336  # below 12 screen pixels to a pixel of the 28 x 28, growing is not worth it
INPUTS, CLASSES = CELLS * CELLS, 10


class DrawPage(Page):
    """Three pictures in a row: the drawing, what the network sees of it, and its answer.

    Signals
    -------
    answered(object) : new probabilities, (10,) float64, stand in the bars
    """

    KEY = "draw"
    answered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._picture: NDArray[np.float32] | None = None
        self._snapshot: ParamSnapshot | None = None
        self._answers_last = False  # the snapshot is of the run before, as this one has not begun
        self._is_handwriting = False  # whether the snapshot's data set is 28 x 28, ten classes
        self._network: Network | None = None
        self._built_from: ParamSnapshot | None = None
        self.lead = EnlargedLabel(1.2, self)
        self.lead.setWordWrap(True)
        self.canvas = DigitCanvas()
        self.pen = PenControls(self.canvas)
        self.input_view = NetworkInputView()
        self.legend = InputLegend()
        self.answer = AnswerView()
        self.source = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.source.setProperty("role", "muted")
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._headings = [EnlargedLabel(1.3, self, QFont.Weight.DemiBold) for _ in range(3)]
        self._flows = [FlowArrow() for _ in range(2)]
        self._lay_out()
        self._reserve()
        self._throttle = Throttle(self._recognize, RECOGNIZE_EVERY_MS, _now_ms, self._call_later)
        self.canvas.drawing_changed.connect(self._on_drawing)
        self.canvas.stroke_finished.connect(self._throttle.flush)
        self.input_view.pixel_pointed.connect(self.legend.show_pixel)
        session.snapshot_ready.connect(self._on_snapshot)
        if session.latest_snapshot is not None:
            self._on_snapshot(session.latest_snapshot)
        self.retranslate()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        answer = QVBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self.answer, 1)
        answer.addWidget(self.source)
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(16)
        for column, heading in zip((0, 2, 4), self._headings, strict=True):
            grid.addWidget(heading, 0, column)
        grid.addWidget(self.canvas, 1, 0, top)
        grid.addWidget(self.input_view, 1, 2, top)
        grid.addWidget(self.pen, 2, 0, top)
        grid.addWidget(self.legend, 2, 2, top)
        grid.addLayout(answer, 1, 4, 3, 1)
        grid.setRowStretch(3, 1)  # where the answer is taller, the rest stays together
        for column, flow in zip((1, 3), self._flows, strict=True):
            grid.addWidget(flow, 1, column)
        grid.setColumnStretch(4, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN_PX, 24, MARGIN_PX, 24)
        page.addWidget(self.lead)
        page.addStretch(1)
        page.addLayout(grid)
        page.addStretch(2)

    # -- what the window asks -----------------------------------------------------------------

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Z", self.tr("Undo the last stroke")),
            ("Ctrl+Shift+Z", self.tr("Redo the stroke")),
            ("C", self.tr("Clear the drawing")),
            ("[  ]", self.tr("Thinner or wider pen")),
            ("← ↑ ↓ →", self.tr("Move the pen, with the focus on the canvas (Shift: finer)")),
            ("Enter", self.tr("Lower or lift the pen, with the focus on the canvas")),
        ]

    def apply_theme(self, theme: Theme) -> None:
        self.canvas.apply_theme(theme)
        self.input_view.apply_theme(theme)
        self.legend.apply_theme(theme)
        self.answer.apply_theme(theme)

    def retranslate(self) -> None:
        self.lead.setText(
            self.tr(
                "What the network sees is not what you drew but a 28 × 28 picture, centered by its"
                " center of mass; its answer is ten probabilities that add up to one."
            )
        )
        self._headings[0].setText(self.tr("Your drawing"))
        self._headings[1].setText(self.tr("What the network sees"))
        self._headings[2].setText(self.tr("What it answers"))
        self._flows[0].set_text(self.tr("crop, scale, center"))
        self._flows[1].set_text(self.tr("784 numbers in, 10 out"))
        self.input_view.set_empty_text(self.tr("Its 28 × 28 picture of your drawing appears here"))
        self._answer()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)

    def _reserve(self) -> None:
        # room for two lines, so that the bars keep their height whatever is said below them
        self.source.setFixedHeight(room_for_lines(self.source.font(), 2))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """In a large window the two pictures grow, by whole pixels of the 28 x 28."""
        super().resizeEvent(event)
        width = self.width() - 2 * MARGIN_PX - 2 * FLOW_PX
        height = self.height() - (self.minimumSizeHint().height() - SIDE_PX)
        side = int(min(width / (2 + ANSWER_SHARE), height, 2 * SIDE_PX)) // CELLS * CELLS
        side = side if side >= LEAST_GROWN_PX else SIDE_PX
        self.canvas.set_side(side)
        self.input_view.set_side(side)
        self.answer.set_zoom(side / SIDE_PX)

    # -- from the pen to the answer -----------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._recognize(self.canvas.raster)

    @Slot()
    def _on_drawing(self) -> None:
        self._throttle.submit(self.canvas.raster)

    @Slot(object)
    def _on_snapshot(self, snapshot: ParamSnapshot) -> None:
        """New weights answer at once, but only where somebody sees it.

        A run that has not begun has only random weights: the network trained last goes on
        answering until the new one has made a step.
        """
        last = self._snapshot
        self._answers_last = (
            snapshot.iteration == 0
            and last is not None
            and last.iteration > 0
            and self._is_handwriting
        )
        if not self._answers_last:
            self._snapshot = snapshot
            self._is_handwriting = self._session.dataset_shape == (CELLS, CELLS)
        if self.isVisible():
            self._answer()

    def _call_later(self, delay_ms: int, function: Callable[[], None]) -> None:
        QTimer.singleShot(delay_ms, self, function)  # forgotten when the page is deleted first

    def _recognize(self, raster: Raster) -> None:
        """What the network sees of the drawing, and its answer."""
        self._picture = None if raster.is_empty else normalize(raster.pixels)
        self.input_view.set_image(self._picture)
        self._answer()

    def _answer(self) -> None:
        network = self._current_network()
        self.source.setText(self._source_text())
        if network is None or not self._fits(network):
            self.answer.set_silence(self._misfit_text(network))
        elif self._picture is None:
            self.answer.set_silence(
                self.tr("Draw a digit: ten probabilities appear here while the pen moves.")
            )
        else:
            probabilities = network.probabilities(self._picture.reshape(INPUTS))
            if not np.isfinite(probabilities).all():
                self.answer.set_silence(
                    self.tr(
                        "The weights of this network are no longer finite numbers, so it has no"
                        " answer. Press Ctrl+1, then R: the same weights again."
                    )
                )
                return
            self.answer.set_answer(probabilities)
            self.answered.emit(self.answer.bars.probabilities)

    def _current_network(self) -> Network | None:
        """The snapshot's network, built once."""
        if self._built_from is not self._snapshot and self._snapshot is not None:
            self._network = from_snapshot(self._snapshot)
            self._built_from = self._snapshot
        return self._network

    def _fits(self, network: Network) -> bool:
        sizes = (network.input_size, network.output_size)
        return sizes == (INPUTS, CLASSES) and self._is_handwriting

    def _misfit_text(self, network: Network | None) -> str:
        if network is None:
            return self.tr("Train a network first: press Ctrl+1, then Space.")
        return self.tr(
            "The network in training takes {inputs} numbers and tells {classes} classes apart."
            " A drawing has 784 numbers and ten classes: press Ctrl+1, choose MNIST."
        ).format(inputs=network.input_size, classes=network.output_size)

    def _source_text(self) -> str:
        snapshot = self._snapshot
        if snapshot is None:
            return self.tr("No network has weights yet.")
        if snapshot.iteration == 0:
            return self.tr(
                "Answered by the network in training, iteration 0: its weights are random."
                " Press Ctrl+1, then Space, to train it."
            )
        if self._answers_last:
            return self.tr(
                "Answered by the network trained last, iteration {iteration}; the new run has "
                "not begun."
            ).format(iteration=f"{snapshot.iteration:,}")
        return self.tr("Answered by the network in training, iteration {iteration}.").format(
            iteration=f"{snapshot.iteration:,}"
        )


def _now_ms() -> float:
    return time.monotonic() * 1000.0
