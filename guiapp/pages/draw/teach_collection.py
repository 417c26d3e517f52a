"""My digits: say what a drawing is, look at all of them, delete some, export them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.network import Network
from engine.splits import Split
from guiapp.my_digits import MyDigit, MyDigits, MyDigitsError
from guiapp.pages.draw.pane import Sight
from guiapp.pages.draw.teach_words import CollectionWords
from guiapp.theme import Theme
from guiapp.widgets.digits.digit_strip import DigitStrip, StripDigit
from guiapp.widgets.digits.label_buttons import LabelButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines

JUDGE_EVERY_MS = 250  # 500 digits take 8 ms, and while a network trains it changes at each frame


class Collection(QWidget):
    """The left half of the pane.

    Signals
    -------
    changed() : a digit was added or removed
    """

    changed = Signal()

    def __init__(self, digits: MyDigits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = digits
        self._is_loaded = False
        self._sight: Sight | None = None
        self._judged_by: Network | None = None
        self._answers: dict[str, int] = {}  # what the network takes each digit for
        self._last: MyDigit | None = None  # what the present drawing was added as
        self._removed: list[MyDigit] = []
        self._words = CollectionWords(self)
        self.buttons, self.strip = LabelButtons(self), DigitStrip(self)
        self.status = QLabel(self)
        self.status.setObjectName("teach_status")
        self.status.setWordWrap(True)
        self.delete, self.restore, self.export = (QPushButton(self) for _ in range(3))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JUDGE_EVERY_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(8)
        names = ("delete", "restore", "export")
        for name, button in zip(names, (self.delete, self.restore, self.export), strict=True):
            button.setObjectName(f"teach_{name}")
            KeepKeys(button, BUTTON_KEYS)
            actions.addWidget(button)
        actions.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.buttons)
        layout.addWidget(self.status)
        layout.addWidget(self.strip, 1)
        layout.addLayout(actions)
        self._reserve()

    def _connect(self) -> None:
        self.buttons.labeled.connect(self.add)
        self.strip.itemSelectionChanged.connect(self._enable)
        self.strip.removal_requested.connect(self.remove)
        self.strip.undo_requested.connect(self.bring_back)
        self.delete.clicked.connect(self._remove_selected)
        self.restore.clicked.connect(self.bring_back)
        self.export.clicked.connect(self._ask_where_to)
        self._timer.timeout.connect(self._judge)

    # -- what the pane may ask ----------------------------------------------------------------

    def split(self) -> Split | None:
        """All of my digits as a data set; None where there are none."""
        if not self._digits.digits:
            return None
        inputs, labels = self._digits.arrays()
        return Split(inputs, labels, 255.0)

    def show_sight(self, sight: Sight) -> None:
        """The drawing that a label would be for, and the network that is asked about mine."""
        before = self._sight
        self._sight = sight
        if not self._is_loaded:
            self._load()
        if before is None or before.image is not sight.image:
            self._enable()
            if self._last is not None and not _is_same(self._last.pixels, sight.image):
                self._last = None
                self._say(self._words.hint(sight.image is not None))
            elif before is None or (before.image is None) != (sight.image is None):
                self._say(self._words.hint(sight.image is not None))
        if sight.network is not self._judged_by and not self._timer.isActive():
            # at once after a pause, and then only so often
            self._judge()
            self._timer.start()

    # -- what the user does -------------------------------------------------------------------

    @Slot(int)
    def add(self, label: int) -> None:
        """The present drawing is a ``label``; another one than before corrects that."""
        image = None if self._sight is None else self._sight.image
        if image is None:
            self._say(self._words.hint(False))
            return
        last = self._last if self._last in self._digits.digits else None
        if last is not None and last.label == label:
            self._say(self._words.there_already(label))
            return
        try:
            digit = self._digits.add(image, label)
            if last is not None:
                self._digits.remove(last)
        except MyDigitsError as error:
            self._say(self._words.problem(error), is_bad=True)
            return
        self._last = digit
        self._changed()
        self.strip.select(digit.name)
        answer = self._answers.get(digit.name)
        self._say(self._words.added(label, answer, corrected=last is not None))

    @Slot(str)
    def remove(self, name: str) -> None:
        """Delete a digit; ``bring_back`` undoes it."""
        shown = [digit.name for digit in self.strip.digits()]
        digit = next((one for one in self._digits.digits if one.name == name), None)
        if digit is None:
            return
        try:
            self._digits.remove(digit)
        except MyDigitsError as error:
            self._say(self._words.problem(error), is_bad=True)
            return
        self._removed.append(digit)
        self._changed()
        left = [digit.name for digit in self.strip.digits()]
        if left:  # the next one is selected, so that Delete can be pressed again
            self.strip.select(left[min(shown.index(name), len(left) - 1)])
        self._say(self._words.removed(digit.label))

    @Slot()
    def bring_back(self) -> None:
        """Undo the last deletion."""
        if not self._removed:
            return
        try:
            self._digits.restore(self._removed[-1])
        except MyDigitsError as error:
            self._say(self._words.problem(error), is_bad=True)
            return
        digit = self._removed.pop()
        self._changed()
        self.strip.select(digit.name)
        self._say(self._words.brought_back(digit.label))

    def export_to(self, path: Path) -> None:
        """Write all of them into a zip archive or a new folder."""
        try:
            self._digits.export(path)
        except MyDigitsError as error:
            self._say(self._words.problem(error), is_bad=True)
        else:
            self._say(self._words.exported(len(self._digits.digits), path))

    @Slot()
    def _remove_selected(self) -> None:
        selected = self.strip.selected()
        if selected is not None:
            self.remove(selected)

    @Slot()
    def _ask_where_to(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export my digits"), "my-digits.zip", self._words.kinds_of_export()
        )
        if path:
            self.export_to(Path(path))

    # -- inside -------------------------------------------------------------------------------

    def _load(self) -> None:
        self._is_loaded = True
        self._digits.load()
        self._changed()

    def _changed(self) -> None:
        self._judged_by = None
        self._judge()
        self._enable()
        self.changed.emit()

    @Slot()
    def _judge(self) -> None:
        """Ask the network about all of them: 0.6 ms for 50 digits with 256 and 128 units."""
        network = None if self._sight is None else self._sight.network
        if network is not self._judged_by or network is None:
            self._judged_by, split = network, self.split()
            self._answers = {}
            if network is not None and split is not None:
                answers = network.predict(split.x).argmax(axis=1).tolist()
                names = (digit.name for digit in self._digits.digits)
                self._answers = dict(zip(names, answers, strict=True))
            self._show()

    def _show(self) -> None:
        """The newest first: what was just added is in view."""
        self.strip.set_digits(
            [
                StripDigit(digit.name, digit.pixels, digit.label, self._answers.get(digit.name))
                for digit in reversed(self._digits.digits)
            ]
        )

    @Slot()
    def _enable(self) -> None:
        self.buttons.set_ready(self._sight is not None and self._sight.image is not None)
        self.delete.setEnabled(self.strip.selected() is not None)
        self.restore.setEnabled(bool(self._removed))
        self.export.setEnabled(bool(self._digits.digits))

    def _say(self, sentence: str, is_bad: bool = False) -> None:
        skipped = self._digits.skipped
        if skipped and not is_bad:
            sentence = self._words.with_skipped(sentence, len(skipped))
        self.status.setToolTip("\n".join(self._words.skipped(one) for one in skipped[:20]))
        self.status.setProperty("role", "error" if is_bad else "")
        self.status.style().polish(self.status)
        self.status.setText(sentence)

    def _reserve(self) -> None:
        self.status.setFixedHeight(room_for_lines(self.font(), 2) + 2)

    def apply_theme(self, theme: Theme) -> None:
        self.strip.apply_theme(theme)
        self.buttons.apply_theme(theme)

    def retranslate(self) -> None:
        for button, (word, tip) in zip(
            (self.delete, self.restore, self.export), self._words.actions(), strict=True
        ):
            button.setText(word)
            button.setToolTip(tip)
        self.strip.setAccessibleName(self.tr("My digits"))
        self.strip.set_empty_text(self._words.no_digits())
        self.strip.retranslate()
        self.buttons.retranslate()
        self._say(self._words.hint(self._sight is not None and self._sight.image is not None))
        self._enable()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)


def _is_same(pixels: NDArray[np.uint8], image: NDArray[np.float32] | None) -> bool:
    return image is not None and np.array_equal(pixels, np.rint(image * 255))
