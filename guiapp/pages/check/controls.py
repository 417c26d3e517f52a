"""The column of settings of the Check page, with its counters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.check.records import CheckSettings, GradientCheck
from guiapp.pages.check.jobs import SAMPLE
from guiapp.pages.check.quiz import CheckQuiz
from guiapp.theme import Theme
from guiapp.widgets.fields.field_message import FieldMessage
from guiapp.widgets.fields.log_slider import LogSlider
from guiapp.widgets.fields.number_field import IntegerField
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import plain_figure, tabular
from guiapp.widgets.rough_figure import rough_figure

WIDTH_PX = 300
LARGEST_BATCH = 1000
FIRST_BATCH = 100
FIRST_H = 1e-4
PER_MILLE = 1000


class CheckControls(QWidget):
    """Signals
    -------
    settings_changed() : another question is asked, by user or program
    check_pressed(), cancel_pressed()

    Attributes
    ----------
    quiz : CheckQuiz
    check : the button
    """

    settings_changed = Signal()
    check_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._cost: GradientCheck | None = None
        self._network = QLabel(self)
        self._network.setObjectName("network")
        self._network.setWordWrap(True)
        self._network.setMinimumHeight(room_for_lines(self.font(), 2))
        self._network.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._make_settings()
        self.check = QPushButton(self)
        self.check.setObjectName("check")
        self.check.setProperty("primary", True)
        self._cancel = QPushButton(self)
        self._cancel.setObjectName("cancel")
        self._cancel.setEnabled(False)
        for button in (self.check, self._cancel):
            KeepKeys(button, BUTTON_KEYS)
        self.check.clicked.connect(self.check_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, PER_MILLE)
        self._progress.setFixedHeight(8)
        self._make_counters()
        self.quiz = CheckQuiz(self)
        self._lay_out()
        self.retranslate()

    def settings(self) -> CheckSettings:
        """What is asked."""
        return CheckSettings(
            h=self._h.value(),
            scheme="central" if self._scheme.current() == "central" else "forward",
            dtype=self._dtype.current(),
            sample=SAMPLE if self._extent.current() == "sample" else None,
        )

    def batch_size(self) -> int:
        return self._batch.value()

    def set_h(self, h: float) -> None:
        """Go to an h; announces it."""
        self._h.set_value(h)

    def set_network(self, text: str) -> None:
        """Say which network is checked."""
        self._network.setText(text)

    def show_busy(self, busy: bool, share: float = 0.0) -> None:
        """Whether something is under way, and how much of it is done; below 0: nobody knows."""
        self._cancel.setEnabled(busy)
        self._progress.setRange(0, 0 if busy and share < 0 else PER_MILLE)
        self._progress.setValue(round(max(share, 0.0) * PER_MILLE) if busy else 0)

    def show_costs(self, check: GradientCheck | None) -> None:
        """The counters of a check; None empties them."""
        self._cost = check
        dash = "\N{EM DASH}"
        for name in ("numerical", "backprop"):
            cost = None if check is None else getattr(check, name)
            passes, seconds = self._counters[name]
            passes.setText(dash if cost is None else f"{cost.passes:,}")
            seconds.setText(dash if cost is None else rough_figure(cost.seconds, 2))
        if check is None:
            self._ratio.setText(self.tr("Ratio: not measured yet"))
        else:
            text = self.tr("Differences take {ratio} times as long.")
            self._ratio.setText(text.format(ratio=f"{float(f'{check.ratio:.2g}'):,.0f}"))

    def apply_theme(self, theme: Theme) -> None:
        for tabs in (self._scheme, self._dtype, self._extent):
            tabs.apply_theme(theme)
        self._message.apply_theme(theme)
        self.quiz.apply_theme(theme)

    # -- parts --------------------------------------------------------------------------------

    def _make_settings(self) -> None:
        self._batch_label = QLabel(self)
        self._batch = IntegerField(FIRST_BATCH, self, minimum=1, maximum=LARGEST_BATCH)
        self._batch.setObjectName("batch_size")
        self._message = FieldMessage(self, lines=1)
        self._message.watch(self._batch)
        self._h_label = QLabel(self)
        self._h_label.setFont(tabular(self._h_label.font()))
        self._h = LogSlider(self, -13.0, -1.0)
        self._h.setObjectName("h")
        self._h.set_value(FIRST_H)
        self._scheme = TabButtons(("central", "forward"), self)
        self._dtype = TabButtons(("float64", "float32"), self)
        self._extent = TabButtons(("all", "sample"), self)
        self._batch.value_changed.connect(self.settings_changed)
        self._h.value_changed.connect(self._on_h)
        for tabs in (self._scheme, self._dtype, self._extent):
            tabs.chosen.connect(self.settings_changed)

    def _make_counters(self) -> None:
        self._counters = {name: (QLabel(self), QLabel(self)) for name in ("numerical", "backprop")}
        self._counter_names = {name: QLabel(self) for name in self._counters}
        self._counter_heads = (QLabel(self), QLabel(self))
        self._ratio = QLabel(self)
        self._ratio.setObjectName("ratio")
        for name, labels in self._counters.items():
            for label, kind in zip(labels, ("passes", "seconds"), strict=True):
                label.setObjectName(f"{name}_{kind}")
                label.setFont(tabular(label.font()))
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for head in self._counter_heads:
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            head.setProperty("role", "muted")

    def _lay_out(self) -> None:
        batch = QHBoxLayout()
        batch.addWidget(self._batch_label, 1)
        batch.addWidget(self._batch)
        counters = QGridLayout()
        counters.setHorizontalSpacing(12)
        counters.setVerticalSpacing(4)
        counters.setColumnStretch(0, 1)
        for column, head in enumerate(self._counter_heads, start=1):
            counters.addWidget(head, 0, column)
        for row, name in enumerate(self._counters, start=1):
            counters.addWidget(self._counter_names[name], row, 0)
            for column, label in enumerate(self._counters[name], start=1):
                counters.addWidget(label, row, column)
        counters.addWidget(self._ratio, 3, 0, 1, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.check, 1)
        buttons.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._network)
        layout.addLayout(batch)
        layout.addWidget(self._message)
        layout.addWidget(self._h_label)
        layout.addWidget(self._h)
        for tabs in (self._scheme, self._dtype, self._extent):
            layout.addWidget(tabs, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        layout.addWidget(self._progress)
        layout.addLayout(counters)
        layout.addSpacing(8)
        layout.addWidget(self.quiz)
        layout.addStretch(1)

    @Slot()
    def _on_h(self) -> None:
        self._name_h()
        self.settings_changed.emit()

    def _name_h(self) -> None:
        text = self.tr("Step of the differences: h = {h}")
        self._h_label.setText(text.format(h=plain_figure(self._h.value())))

    def retranslate(self) -> None:
        self._batch_label.setText(self.tr("Images or points in the batch"))
        self._batch.setAccessibleName(self.tr("Batch size"))
        self._batch.setToolTip(
            self.tr("Both gradients are those of the mean loss of so many training samples.")
        )
        self._name_h()
        self._h.setAccessibleName(self.tr("Step h"))
        self._h.setToolTip(
            self.tr(
                "How far each weight is moved to see what the loss does. Too far, and the loss "
                "bends in between; too little, and the digits run out."
            )
        )
        self._name_choices()
        self.check.setText(self.tr("Check"))
        self.check.setAccessibleName(self.tr("Check"))
        self.check.setToolTip(
            self.tr("Compute both gradients of the network as it is now, and compare them (Space)")
        )
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Give up what is being computed (Esc)"))
        self._progress.setAccessibleName(self.tr("Progress"))
        self._counter_heads[0].setText(self.tr("passes"))
        self._counter_heads[1].setText(self.tr("seconds"))
        self._counter_names["numerical"].setText(self.tr("differences"))
        self._counter_names["backprop"].setText(self.tr("backpropagation"))
        tip = self.tr(
            "Two losses of the whole batch for each parameter is what the definition asks for. "
            "The check computes the same differences, but leaves out what a parameter cannot "
            "change; the seconds are those it really took."
        )
        self._counter_names["numerical"].setToolTip(tip)
        self._counters["numerical"][0].setToolTip(tip)
        self.show_costs(self._cost)

    def _name_choices(self) -> None:
        self._scheme.set_texts(
            {
                "central": (
                    self.tr("central"),
                    self.tr("Ask at w + h and w - h: the error falls with the square of h."),
                ),
                "forward": (
                    self.tr("forward"),
                    self.tr("Ask at w + h and w: half the work, and the error falls only with h."),
                ),
            }
        )
        self._dtype.set_texts(
            {
                "float64": (self.tr("float64"), self.tr("Count with 16 digits.")),
                "float32": (
                    self.tr("float32"),
                    self.tr("Count with 7 digits, as in training: too few for differences."),
                ),
            }
        )
        self._extent.set_texts(
            {
                "all": (
                    self.tr("all parameters"),
                    self.tr("Every weight and bias, a whole unit at a time."),
                ),
                "sample": (
                    self.tr("a sample"),
                    self.tr("100 of each array, one at a time, as the definition says."),
                ),
            }
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._network.setMinimumHeight(room_for_lines(self.font(), 2))
        super().changeEvent(event)
