"""The preparation of a drawing laid open: its stages, their switches, and what they are worth."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.digits import Preparation, Stages, prepare
from engine.network import Network
from engine.off_center import OffCenterTest
from guiapp.pages.draw.off_center_meter import FULL, NONE, OffCenterMeter
from guiapp.pages.draw.pane import DrawPane, Sight
from guiapp.pages.draw.pipeline_words import PipelineWords, Probabilities
from guiapp.theme import Theme
from guiapp.widgets.digits.read_samples import ReadSamples
from guiapp.widgets.digits.share_bars import ShareBars
from guiapp.widgets.digits.stage_strip import StageStrip
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.line_room import room_for_lines

SENTENCE_SIZE = 1.1  # of the text around


class PipelinePane(DrawPane):
    """Above the stages of the present drawing, below the accuracy on digits drawn off-center.

    Signals
    -------
    preparation_changed(object) : another ``Preparation`` was chosen; the page prepares its
        picture with it
    """

    preparation_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, test: OffCenterTest | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self._progress = 0.0
        self._judged: tuple[Network | None, bool] = (None, False)
        self._words = PipelineWords(self)
        self._meter = OffCenterMeter(self, test)
        self.lead = QLabel(self)
        self.lead.setProperty("role", "muted")
        self.strip = StageStrip(self)
        self.sentence = EnlargedLabel(SENTENCE_SIZE, self, QFont.Weight.DemiBold)
        self.bars = ShareBars(self)
        self.samples = ReadSamples(self)
        self._lay_out()
        self._reserve()
        self.strip.switched.connect(self._switch)
        self._meter.measured.connect(self._show_tallies)
        self._meter.progressed.connect(self._show_progress)
        self._meter.failed.connect(self.sentence.setText)
        self.retranslate()

    def _lay_out(self) -> None:
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        figures = QHBoxLayout()
        figures.setSpacing(24)
        figures.addWidget(self.bars, 1, Qt.AlignmentFlag.AlignVCenter)
        figures.addWidget(self.samples, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.lead)
        column.addWidget(self.strip, 1)
        column.addWidget(self.sentence)
        column.addLayout(figures)

    # -- what the page may do -----------------------------------------------------------------

    @property
    def preparation(self) -> Preparation:
        """The stages that are switched on."""
        return self.strip.preparation

    def set_preparation(self, preparation: Preparation) -> None:
        """Set the switches; ``preparation_changed`` follows if that changed any."""
        self.strip.set_preparation(preparation)

    def show_sight(self, sight: Sight) -> None:
        self._sight = sight
        before, network = self._judged, self._network()
        self._show_drawing(sight)
        if network is not None:
            self._meter.ask(network, self.preparation)
        if before != self._judged:  # here or gone: in between, the figures tell of new ones
            self._show_tallies()

    def apply_theme(self, theme: Theme) -> None:
        for widget in (self.strip, self.bars, self.samples):
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        # four networks without augmentation: 94.6 to 97.6 % with all stages, 24.4 to 30.6 without;
        # one that was trained on shifted and resized digits loses far less (99.0 and 80.4 %)
        self.lead.setText(
            self.tr(
                "A network that only saw MNIST, which was prepared like this, reads about 97 % with"
                " it, 30 % without."
            )
        )
        for name, switch in self.strip.switches.items():
            label, tip = self._words.switch(name)
            switch.setText(label)
            switch.setToolTip(tip)
            switch.setAccessibleDescription(tip)
        self.strip.set_titles(self.tr("Your drawing"), self.tr("28 × 28 pixels"))
        self.strip.thumbs[0].set_hint(self.tr("Draw a digit on the left: its stages appear here."))
        self.bars.setAccessibleName(self.tr("Right answers to digits drawn off-center"))
        self.bars.setToolTip(
            self.tr(
                "500 images of the test data, each laid somewhere on a canvas of 280 × 280, 110 to"
                " 240 pixels large, then prepared and read like a drawing. A network trained with"
                " augmentation, on shifted and resized digits too, forgives more."
            )
        )
        if self._sight is not None:
            self._show_drawing(self._sight)
        self._show_tallies()

    # -- inside -------------------------------------------------------------------------------

    @Slot(object)
    def _switch(self, preparation: Preparation) -> None:
        self.preparation_changed.emit(preparation)
        if self._sight is not None:
            self.show_sight(self._sight)
        self._show_tallies()

    def _show_drawing(self, sight: Sight) -> None:
        stages = prepare(sight.raster, self.preparation)
        self.strip.show_stages(stages)
        answer = best = None
        if not stages.is_empty:
            answer = self._answer(stages)
            if not self.preparation.is_full:
                best = self._answer(prepare(sight.raster, FULL))
        self.strip.set_captions(self._words.captions(stages, answer, best))

    def _answer(self, stages: Stages) -> Probabilities | None:
        network = self._network()
        return None if network is None else network.probabilities(stages.image.reshape(-1))

    def _network(self) -> Network | None:
        """Who answers, unless its weights are no longer finite; looked at once a network."""
        network = None if self._sight is None else self._sight.network
        if network is not self._judged[0]:
            finite = network is not None and all(
                bool(np.isfinite(array).all()) for array in network.params.values()
            )
            self._judged = network, finite
        return network if self._judged[1] else None

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self._progress = share
        if self.preparation not in self._meter.tallies:
            self._show_tallies()

    @Slot()
    def _show_tallies(self) -> None:
        """The figures that are known, and a sentence on what they mean or what is awaited."""
        tallies = self._meter.tallies if self._network() is not None else {}
        chosen, full, none = (tallies.get(one) for one in (self.preparation, FULL, NONE))
        rows = (
            (self.tr("The stages switched on above"), chosen),
            (self.tr("All stages"), full),
            (self.tr("None, only shrunk to 28 × 28"), none),
        )
        self.bars.set_rows(
            [(name, None if tally is None else tally.accuracy) for name, tally in rows]
        )
        self.samples.set_tally(chosen)
        if self._network() is None:
            self.sentence.setText(self._silence())
        elif chosen is None or full is None or none is None:
            self.sentence.setText(
                self.tr("Drawing and reading 500 test digits: {share} % done.").format(
                    share=f"{100.0 * self._progress:.0f}"
                )
            )
        else:
            count = len(chosen.labels)
            self.sentence.setText(self._words.consequence(count, chosen, full, none))

    def _silence(self) -> str:
        if self._sight is not None and self._sight.network is not None:
            return self.tr(
                "The weights of this network are no longer finite. Press Ctrl+1, then R: the same"
                " weights again."
            )
        return self.tr(
            "No network answers yet. Press Ctrl+1, then Space, to train one; its accuracy appears"
            " here."
        )

    def _reserve(self) -> None:
        self.sentence.setFixedHeight(room_for_lines(self.sentence.font(), 1))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.sentence.enlarge()
            self._reserve()
        super().changeEvent(event)
