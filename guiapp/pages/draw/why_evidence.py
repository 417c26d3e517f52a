"""Which pixels speak for and against the answer: the gradient of the scores on the input."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from engine.layers import ActivationLayer
from engine.network import Network
from engine.why.input_gradient import Evidence, evidence
from guiapp.pages.draw.pane import Sight
from guiapp.theme import Theme
from guiapp.widgets.digits.evidence_picture import EvidencePicture
from guiapp.widgets.network.picture_pair import PicturePair
from guiapp.widgets.numerals import MINUS, short_figure
from guiapp.widgets.steady_lines import SteadyLines

SHAPE = (28, 28)
WORDS_MS = 250  # figures are read at 4 Hz; each change of text lays the page out anew
THE_ANSWER = -1


class EvidencePart(QWidget):
    """Two pictures that follow the pen, and the sum of what they show in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self._evidence: Evidence | None = None
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.question = QComboBox(self)
        self.question.setObjectName("evidence_for")
        self.question.addItem("", THE_ANSWER)
        for digit in range(10):
            self.question.addItem("", digit)
        self.products, self.gradient = EvidencePicture(self), EvidencePicture(self)
        self.products.setObjectName("evidence_products")
        self.gradient.setObjectName("evidence_gradient")
        self.pair = PicturePair(self.products, self.gradient, self)
        self.words = SteadyLines("evidence_words", 5, self)
        self._words_timer = QTimer(self)
        self._words_timer.setSingleShot(True)
        self._words_timer.setInterval(WORDS_MS)
        self._words_timer.timeout.connect(self._say)
        self._lay_out()
        self.question.currentIndexChanged.connect(self._ask)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.question)
        layout.addWidget(self.pair, 100)
        layout.addWidget(self.words)
        layout.addStretch(1)

    def show_sight(self, sight: Sight) -> None:
        """Pictures at once (about a millisecond), words soon after."""
        self._sight = sight
        self._show()
        if not self._words_timer.isActive():
            self._words_timer.start()

    def evidence(self) -> Evidence | None:
        """What is shown; None without a drawing or an answer."""
        return self._evidence

    @Slot()
    def _ask(self) -> None:
        self._show()
        self._say()

    def _show(self) -> None:
        found, sight = None, self._sight
        if sight is not None and sight.image is not None and sight.network is not None:
            label = self.question.currentData()
            if label == THE_ANSWER and sight.probabilities is not None:
                label = int(np.argmax(sight.probabilities))
            if label != THE_ANSWER:
                found = evidence(sight.network, sight.image.reshape(-1), label)
        if found is None or not np.isfinite(found.margin):
            self._evidence = None
            self.products.set_picture(None)
            self.gradient.set_picture(None)
            return
        assert sight is not None
        self._evidence = found
        self.products.set_picture(sight.image, found.contributions.reshape(SHAPE))
        self.gradient.set_picture(sight.image, found.gradient.reshape(SHAPE))

    @Slot()
    def _say(self) -> None:
        found = self._evidence
        if found is None:
            self.words.say(self.tr("There is no answer that pixels could speak for."))
            return
        assert self._sight is not None
        assert self._sight.network is not None
        speaks_for = found.contributions[found.contributions > 0].sum(dtype=np.float64)
        against = found.contributions[found.contributions < 0].sum(dtype=np.float64)
        text = self.tr(
            "{label} rather than {rival}: the two scores differ by {margin}. Blue ink speaks for "
            "{label} and adds {added}; orange ink speaks for {rival} and adds {taken}. {rest}"
        )
        self.words.say(
            text.format(
                label=found.label,
                rival=found.rival,
                margin=_signed(found.margin),
                added=_signed(float(speaks_for)),
                taken=_signed(float(against)),
                rest=self._rest(self._sight.network, found.rest),
            )
        )

    def _rest(self, network: Network, rest: float) -> str:
        """Where the part of the difference comes from that no pixel brings."""
        if _activations(network) <= {"relu"}:
            text = self.tr("The remaining {rest} comes from the biases.")
        else:
            text = self.tr("The remaining {rest} comes from the biases and the bent activations.")
        return text.format(rest=_signed(rest))

    def apply_theme(self, theme: Theme) -> None:
        self.products.apply_theme(theme)
        self.gradient.apply_theme(theme)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Which pixels speak for it?"))
        self.question.setItemText(0, self.tr("For the answer"))
        for digit in range(10):
            self.question.setItemText(digit + 1, self.tr("For a {digit}").format(digit=digit))
        self.question.setAccessibleName(self.tr("Digit whose evidence is shown"))
        self.question.setToolTip(
            self.tr(
                "Whose score is traced back to the pixels; it is compared with the highest score "
                "of the other digits"
            )
        )
        self.pair.set_captions(self.tr("Gradient × ink"), self.tr("Gradient"))
        self.products.setToolTip(
            self.tr("What the ink that is there does: blue speaks for the digit, orange against")
        )
        self.gradient.setToolTip(
            self.tr(
                "What more ink would do, also where there is none: on blue it would speak for the "
                "digit, on orange against"
            )
        )
        for picture, caption in zip(
            (self.products, self.gradient), self.pair.captions(), strict=True
        ):
            picture.setAccessibleName(caption)
        self.products.set_pixel_text(
            self.tr("Row {row}, column {column}: the ink of {ink} adds {value} to the difference")
        )
        self.gradient.set_pixel_text(
            self.tr("Row {row}, column {column}: gradient {value}, ink {ink}")
        )
        self._say()


def _activations(network: Network) -> set[str]:
    return {la.activation.name for la in network.layers if isinstance(la, ActivationLayer)}


def _signed(value: float) -> str:
    """A figure with its sign, also above zero."""
    text = short_figure(value)
    return text if text.startswith(MINUS) else f"+{text}"
