"""The sentence of the Losses page: what there is to see at this moment, in words and numbers."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.pages.losses.sheet import OUTPUTS, Path, Sheet
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import figure, plain_figure, short_figure

_LINES = 3  # two in English; room for larger text and longer languages
_SIZE = 1.1  # of the window's text: this is what the page has to say
_CLOSE = 1e-9


class LossWords(QWidget):
    """A label of fixed height, so that nothing beside it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._meaning = "text"
        self._shown: tuple[Sheet, str, Path] | None = None
        self._label = EnlargedLabel(_SIZE, self)
        self._label.setObjectName("sentence")
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        self._set_font()

    def show_sheet(self, sheet: Sheet, key: str, path: Path) -> None:
        """Speak about the row in hand, with the eyes on one measure."""
        self._shown = sheet, key, path
        text, meaning = self._say(sheet, key, path)
        self._label.setText(text)
        if meaning != self._meaning:
            self._meaning = meaning
            self._color()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._color()

    def retranslate(self) -> None:
        if self._shown is not None:
            self.show_sheet(*self._shown)

    def _say(self, sheet: Sheet, key: str, path: Path) -> tuple[str, str]:
        y = sheet.probabilities()
        if key == "accuracy":
            return self._say_accuracy(sheet, path), "text"
        if float(y[sheet.right]) == 0 and key == "cross_entropy":
            return self._say_zero(sheet), "text" if sheet.guarded else "bad"
        if np.allclose(y, 1 / OUTPUTS, atol=_CLOSE) and key == "cross_entropy":
            text = self.tr(
                "Knowing nothing means {each} for each of the {count} answers, and costs "
                "log {count} = {loss}. A fresh network begins near this loss: a first loss far "
                "from it is a sign of a mistake."
            )
            loss = f"{math.log(OUTPUTS):.6f}"
            return text.format(each=plain_figure(1 / OUTPUTS), count=OUTPUTS, loss=loss), "text"
        if sheet.scores:
            return self._say_through_softmax(sheet, key), "text"
        if key == "cross_entropy":
            return self._say_cross_entropy(sheet), "text"
        return self._say_squares(sheet), "text"

    def _say_accuracy(self, sheet: Sheet, path: Path) -> str:
        p = float(sheet.probabilities()[sheet.right])
        values = {
            "p": figure(p, 3),
            "threshold": figure(path.threshold, 3),
            "now": plain_figure(sheet.measure("accuracy")),
            "step": plain_figure(round(1 / sheet.count, 4)),
            "count": sheet.count,
            "mean": plain_figure(round(sheet.mean("accuracy"), 4)),
        }
        if sheet.count > 1:
            text = self.tr(
                "Accuracy cannot be descended: over {count} rows it is {mean} and moves only in "
                "steps of 1/{count} = {step}. Between the steps its gradient is 0, and 0 says "
                "nothing about which way to go. This row switches at p = {threshold}; p is {p}."
            )
        elif p > path.threshold:
            text = self.tr(
                "Accuracy cannot be descended: at p = {p} it is {now} and stays so down to "
                "p = {threshold}, where it falls to 0 at once. Its gradient is 0 wherever there "
                "is one, and 0 says nothing about which way to go."
            )
        else:
            text = self.tr(
                "Accuracy cannot be descended: at p = {p} it is {now} and stays so up to "
                "p = {threshold}, where it jumps to 1. Its gradient is 0 wherever there is one, "
                "and 0 says nothing about which way to go."
            )
        return text.format(**values)

    def _say_zero(self, sheet: Sheet) -> str:
        loss = figure(sheet.measure("cross_entropy"), 3)
        if sheet.guarded:
            text = self.tr(
                "The right answer was given no chance, and log 0 is minus infinity. The 1e-7 "
                "inside the logarithm keeps the loss finite: −log 0.0000001 = {loss}. Switch it "
                "off to see infinity."
            )
            return text.format(loss=loss)
        return self.tr(
            "Infinity: the right answer was given no chance, log 0 is minus infinity, and so the "
            "loss is infinite. One such row makes the mean of any batch infinite, its gradient "
            "too, and no step follows from that. This is what the 1e-7 is for."
        )

    def _say_through_softmax(self, sheet: Sheet, key: str) -> str:
        right = sheet.right
        p = float(sheet.probabilities()[right])
        pushes = {
            name: abs(float(sheet.gradient(name)[right]))
            for name in ("cross_entropy", "mean_squared_error")
        }
        values = {
            "p": figure(p, 3),
            "right": right,
            "cross": short_figure(pushes["cross_entropy"]),
            "squared": short_figure(pushes["mean_squared_error"]),
        }
        if key == "cross_entropy":
            text = self.tr(
                "Through softmax the gradient of cross entropy is simply y − t: for {right} it is "
                "{p} − 1. The surer the network is of something wrong, the nearer the push comes "
                "to 1; squared error would push with {squared} here."
            )
        elif p < 0.1:
            text = self.tr(
                "Through softmax, squared error hardly pushes where the network is surely wrong: "
                "{squared} for the score of {right}. Cross entropy pushes with {cross}, and that "
                "is why one takes it for classification."
            )
        else:
            text = self.tr(
                "Through softmax, squared error pushes the score of {right} with {squared}, cross "
                "entropy with {cross}. Pull that score far down: squared error grows weak where "
                "it is needed most."
            )
        return text.format(**values)

    def _say_cross_entropy(self, sheet: Sheet) -> str:
        p = float(sheet.probabilities()[sheet.right])
        text = self.tr(
            "Only the bar of the right answer counts: {right} was given {p}, and raising it by "
            "0.001 lowers the loss by about {fall}. The smaller it is, the harder it is pushed."
        )
        slope = -float(sheet.gradient("cross_entropy")[sheet.right])
        return text.format(right=sheet.right, p=figure(p, 3), fall=short_figure(slope / 1000))

    def _say_squares(self, sheet: Sheet) -> str:
        gradient = sheet.gradient("mean_squared_error")
        hardest = int(np.abs(gradient).argmax())
        if gradient[hardest] == 0:
            return self.tr(
                "The answer is exactly the right one: every distance is 0, and nothing pushes."
            )
        text = self.tr(
            "Every bar is pulled by its distance from where it should be: {right} towards 1, the "
            "others towards 0. The hardest pull, {pull}, is on {hardest}; no pull can be more "
            "than 1, however wrong the answer is."
        )
        pull = short_figure(abs(float(gradient[hardest])))
        return text.format(right=sheet.right, pull=pull, hardest=hardest)

    def _color(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self._meaning))
        self._label.setPalette(palette)

    def _set_font(self) -> None:
        self._label.enlarge()
        self._label.setFixedHeight(room_for_lines(self._label.font(), _LINES))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_font()
        super().changeEvent(event)
