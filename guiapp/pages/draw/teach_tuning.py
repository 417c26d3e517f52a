"""Fine-tuning from the network that answers: start, live curves, before and after, undo."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.datasets import load_mnist
from engine.fine_tuning import FineTuning, Tuned, TuningCourse, fine_tune, snapshot_of
from engine.network import Network
from engine.records import ParamSnapshot
from engine.splits import Dataset, Split
from guiapp.background import Background
from guiapp.pages.draw.teach_words import TuningWords
from guiapp.theme import Theme
from guiapp.widgets.digits.before_after import BeforeAfter
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.plots.tuning_plots import TuningAccuracyPlot, TuningLossPlot

LEAST_PLOT_PX = 120
# share of my digits in a mini-batch; None leaves it to the engine, which then forgets least
MIXES: dict[str, float | None] = {"gentle": None, "half": 0.5, "only": 1.0}


class Tuning(QWidget):
    """The right half of the pane.

    Signals
    -------
    tuned(object) : the ParamSnapshot that is to answer from now on
    untuned() : the network from before all fine-tuning is to answer again
    settled() : a fine-tuning ended, however it did
    """

    tuned = Signal(object)
    untuned = Signal()
    settled = Signal()

    def __init__(
        self, load: Callable[[], Dataset] = load_mnist, parent: QWidget | None = None
    ) -> None:
        """``load`` brings MNIST; it is called in the thread of each fine-tuning."""
        super().__init__(parent)
        self._load = load
        self._own: Split | None = None
        self._network: Network | None = None
        self._base: ParamSnapshot | None = None
        self._results: list[Tuned] = []  # the last one answers; each is undone for itself
        self._words = TuningWords(self)
        self._background = Background(self)
        self._mix_label, self.status = QLabel(self), QLabel(self)
        self.mix = TabButtons(MIXES, self)
        self.start, self.cancel, self.undo = (QPushButton(self) for _ in range(3))
        self.loss, self.accuracy = TuningLossPlot(self), TuningAccuracyPlot(self)
        self.table = BeforeAfter(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.start.setProperty("primary", True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for name, button in (("start", self.start), ("cancel", self.cancel), ("undo", self.undo)):
            button.setObjectName(f"tuning_{name}")
            KeepKeys(button, BUTTON_KEYS)
            buttons.addWidget(button)
        buttons.addStretch(1)
        mix = QHBoxLayout()
        mix.setSpacing(8)
        mix.addWidget(self._mix_label)
        mix.addWidget(self.mix)
        mix.addStretch(1)
        plots = QHBoxLayout()
        plots.setSpacing(16)
        for plot in (self.loss, self.accuracy):
            plot.setMinimumHeight(LEAST_PLOT_PX)
            plots.addWidget(plot, 1)
        self.status.setObjectName("tuning_status")
        self.status.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(self.table)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(buttons)
        layout.addLayout(mix)
        layout.addLayout(plots, 1)
        layout.addLayout(below)
        layout.addWidget(self.status)
        self._reserve()

    def _connect(self) -> None:
        self.start.clicked.connect(self.begin)
        self.cancel.clicked.connect(self._background.cancel)
        self.undo.clicked.connect(self.take_back)
        self._background.advanced.connect(self._advance)
        self._background.finished.connect(self._finish)
        self._background.failed.connect(self._fail)
        self._background.cancelled.connect(self._end_early)
        # the focus is mostly on the canvas, which is beside the pane and not in it
        self._keys = {
            key: QShortcut(QKeySequence(key), self, autoRepeat=False)
            for key in ("T", "Shift+T", "Esc")
        }
        self._keys["T"].activated.connect(self.start.click)
        self._keys["Shift+T"].activated.connect(self.undo.click)
        self._keys["Esc"].activated.connect(self.cancel.click)

    # -- what the pane says -------------------------------------------------------------------

    def set_digits(self, own: Split | None) -> None:
        """My digits, or None where there are none."""
        self._own = own
        self._rest()

    def set_network(self, network: Network | None, base: ParamSnapshot | None) -> None:
        """Who answers, and its snapshot where it is known."""
        if network is not self._network:
            had_none = (self._network is None) != (network is None)
            self._network = network
            if had_none:
                self._rest()
        self._base = base

    def is_busy(self) -> bool:
        return self._background.is_busy()

    # -- what the user does -------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Fine-tune the network that answers."""
        if self._network is None or self._own is None or self._background.is_busy():
            return
        base = self._base_of(self._network)
        settings = FineTuning(share=MIXES[self.mix.current()])
        self._background.run(_lesson(self._load, base, self._own, settings))
        self._show_course(None)
        self.status.setText(self._words.running(0, settings.iterations))
        self._enable()

    @Slot()
    def take_back(self) -> None:
        """Undo the last fine-tuning."""
        if not self._results or self._background.is_busy():
            return
        self._results.pop()
        if self._results:
            self.tuned.emit(self._results[-1].snapshot)
        else:
            self.untuned.emit()
        self._show_result()
        self.status.setText(self._words.undone())
        self._enable()

    # -- inside -------------------------------------------------------------------------------

    def _base_of(self, network: Network) -> ParamSnapshot:
        """A network that was built from a snapshot shares its arrays."""
        base = self._base
        if base is not None and base.params["W1"] is network.params["W1"]:
            return base
        return snapshot_of(network)

    @Slot(object)
    def _advance(self, course: TuningCourse) -> None:
        self._show_course(course)
        self.status.setText(self._words.running(len(course.losses), course.planned))

    @Slot(object)
    def _finish(self, tuned: Tuned) -> None:
        self._results.append(tuned)
        self._show_result()
        self.tuned.emit(tuned.snapshot)
        self._enable()
        self.settled.emit()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._show_result()
        self.status.setText(sentence)
        self._enable()
        self.settled.emit()

    @Slot()
    def _end_early(self) -> None:
        self._show_result()
        self.status.setText(self._words.cancelled())
        self._enable()
        self.settled.emit()

    def _show_result(self) -> None:
        """What the last fine-tuning that was not undone has brought."""
        if self._results:
            self._show_course(self._results[-1].course)
            self.status.setText(self._words.outcome(self._results[-1]))
        else:
            self._show_course(None)

    def _show_course(self, course: TuningCourse | None) -> None:
        self.loss.show_course(course)
        self.accuracy.show_course(course)
        if course is None or not len(course.measured_at):
            self.table.clear()
            return
        several = len(course.measured_at) > 1
        for row, shares in (("own", course.own_accuracy), ("test", course.test_accuracy)):
            self.table.set_row(row, float(shares[0]), float(shares[-1]) if several else None)

    def _rest(self) -> None:
        """Say what can be done, unless there is something to be read."""
        if not self._background.is_busy() and not self._results:
            count = 0 if self._own is None else len(self._own)
            self.status.setText(self._words.hint(count, self._network is not None))
        self._enable()

    def _enable(self) -> None:
        busy = self._background.is_busy()
        self.start.setEnabled(not busy and self._own is not None and self._network is not None)
        self.cancel.setEnabled(busy)
        self._keys["Esc"].setEnabled(busy)  # a key that others may want
        self.undo.setEnabled(not busy and bool(self._results))
        self.mix.setEnabled(not busy)

    def _reserve(self) -> None:
        self.status.setFixedHeight(room_for_lines(self.font(), 2))

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.mix, self.loss, self.accuracy, self.table):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self._mix_label.setText(self.tr("Mini-batches of"))
        self.mix.set_texts(self._words.mixes())
        self.start.setText(self.tr("Fine-tune"))
        self.start.setToolTip(
            self.tr(
                "Train the network that answers a little further, on my digits together with "
                "MNIST's. Shortcut: T"
            )
        )
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop; the network stays as it was. Shortcut: Esc"))
        self.undo.setText(self.tr("Undo the fine-tuning"))
        self.undo.setToolTip(
            self.tr("Let the network answer that answered before. Shortcut: Shift+T")
        )
        for part in (self.loss, self.accuracy, self.table):
            part.retranslate()
        if self._results:
            self.status.setText(self._words.outcome(self._results[-1]))
        self._rest()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)


def _lesson(
    load: Callable[[], Dataset], base: ParamSnapshot, own: Split, settings: FineTuning
) -> Generator[TuningCourse, None, Tuned]:
    """Runs in the thread, and so does the reading of MNIST: 0.3 s."""
    return (yield from fine_tune(base, own, load(), settings))
