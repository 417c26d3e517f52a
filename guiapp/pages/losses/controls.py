"""The column of settings of the Losses page, and below it the rows of the mini-batch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from guiapp.pages.losses.sheet import BOOK_LABEL, MOST_ROWS, OUTPUTS, Sheet
from guiapp.theme import Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, SLIDER_KEYS, KeepKeys
from guiapp.widgets.numerals import figure, plain_figure, tabular
from guiapp.widgets.outputs.batch_rows import BatchRow, BatchRows

WIDTH_PX = 300
PRESETS = ("agrees", "says_7", "know_nothing", "rule_out")


class LossControls(QWidget):
    """What the bars are, presets, the 1e-7, and the mini-batch.

    Signals
    -------
    scores_chosen(bool) : the bars are to be scores, or probabilities
    preset_chosen(str) : one of ``PRESETS``
    guard_chosen(bool) : whether 1e-7 is added inside the logarithm
    count_chosen(int) : rows of the mini-batch, 1..8
    row_chosen(int) : a row is taken in hand
    """

    scores_chosen = Signal(bool)
    preset_chosen = Signal(str)
    guard_chosen = Signal(bool)
    count_chosen = Signal(int)
    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._make_controls()
        self._lay_out()
        self._connect()
        self.retranslate()

    def scores(self) -> QRadioButton:
        """For the key that switches between scores and probabilities."""
        return self._probabilities if self._scores.isChecked() else self._scores

    def guard(self) -> QCheckBox:
        """For the key that adds or leaves out the 1e-7."""
        return self._guard

    def preset(self, name: str) -> QPushButton:
        """For the keys of the presets."""
        return self._presets[name]

    def show_sheet(self, sheet: Sheet, key: str, measure: str) -> None:
        """Show the state of the page; ``measure`` is the name of the measure in focus."""
        for button, on in (
            (self._scores, sheet.scores),
            (self._probabilities, not sheet.scores),
            (self._guard, sheet.guarded),
        ):
            button.setChecked(on)
        self._count.setValue(sheet.count)
        self._count_label.setText(f"N = {sheet.count}")
        losses = sheet.measures_of_rows(key)
        form = plain_figure if key == "accuracy" else figure  # a row is right or wrong, 1 or 0
        rows = [
            BatchRow(y, int(label), float(loss), form(float(loss)))
            for y, label, loss in zip(sheet.rows(), sheet.labels, losses, strict=False)
        ]
        self._rows.set_rows(rows, sheet.row)
        mean = sheet.mean(key)
        self._mean_name.setText(self.tr("{measure}, mean").format(measure=measure))
        self._mean.setText(figure(mean))
        self._mean.setToolTip(repr(mean))

    def apply_theme(self, theme: Theme) -> None:
        self._rows.apply_theme(theme)

    def retranslate(self) -> None:
        self._bars_heading.setText(self.tr("The bars are"))
        self._batch_heading.setText(self.tr("Mini-batch"))
        for widget, text, tip in self._texts():
            widget.setText(text)
            widget.setToolTip(tip)
        self._count.setAccessibleName(self.tr("Rows of the mini-batch"))
        self._count.setToolTip(
            self.tr(
                "How many answers make up the mini-batch. Its loss is the mean over the rows, so "
                "each row's gradient counts one part in that many."
            )
        )

    def _texts(self) -> tuple[tuple[QCheckBox | QRadioButton | QPushButton, str, str], ...]:
        return (
            (
                self._probabilities,
                self.tr("probabilities"),
                self.tr(
                    "The outputs themselves: they stay between 0 and 1 and add up to 1, so a bar "
                    "that grows takes from the others in proportion. Shortcut: S"
                ),
            ),
            (
                self._scores,
                self.tr("free scores, then softmax"),
                self.tr(
                    "What comes before softmax, as in a network: the gradient is then with "
                    "respect to the scores. Shortcut: S"
                ),
            ),
            (
                self._presets["agrees"],
                self.tr("Book: sure of 2"),
                self.tr(
                    "The book's first answer: the right one is {label} and gets 0.6. Shortcut: B"
                ).format(label=BOOK_LABEL),
            ),
            (
                self._presets["says_7"],
                self.tr("Book: says 7"),
                self.tr(
                    "The book's second answer: the same 0.6 for 7, though {label} is right. "
                    "Shortcut: Shift+B"
                ).format(label=BOOK_LABEL),
            ),
            (
                self._presets["know_nothing"],
                self.tr("Know nothing: {each} each").format(each=plain_figure(1 / OUTPUTS)),
                self.tr("The same for all, as of a network that has learned nothing. Shortcut: K"),
            ),
            (
                self._presets["rule_out"],
                self.tr("Give the right answer 0"),
                self.tr(
                    "The probability 0 for the right answer, the worst that can be: see what the "
                    "1e-7 does. Shortcut: Z"
                ),
            ),
            (
                self._guard,
                self.tr("Add 1e-7 inside the logarithm"),
                self.tr(
                    "Keeps the cross entropy, and with it the training, finite where the right "
                    "answer gets 0. Shortcut: E"
                ),
            ),
        )

    def _make_controls(self) -> None:
        self._bars_heading, self._batch_heading = QLabel(self), QLabel(self)
        for heading in (self._bars_heading, self._batch_heading):
            heading.setProperty("role", "heading")
        self._probabilities, self._scores = QRadioButton(self), QRadioButton(self)
        self._probabilities.setObjectName("probabilities")
        self._scores.setObjectName("scores")
        self._group = QButtonGroup(self)
        self._group.addButton(self._probabilities)
        self._group.addButton(self._scores)
        self._presets = {name: QPushButton(self) for name in PRESETS}
        for name, button in self._presets.items():
            button.setObjectName(name)
        self._guard = QCheckBox(self)
        self._guard.setObjectName("guard")
        for control in (self._probabilities, self._scores, self._guard, *self._presets.values()):
            KeepKeys(control, BUTTON_KEYS)
        self._count = QSlider(Qt.Orientation.Horizontal, self)
        self._count.setObjectName("count")
        self._count.setRange(1, MOST_ROWS)
        self._count.setPageStep(1)
        self._count.setTickPosition(QSlider.TickPosition.TicksBelow)
        KeepKeys(self._count, SLIDER_KEYS)
        self._count_label = QLabel(self)
        self._rows = BatchRows(self)
        self._rows.setObjectName("rows")
        self._mean_name, self._mean = QLabel(self), QLabel(self)
        self._mean.setObjectName("mean")
        for label in (self._mean_name, self._mean, self._count_label):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._mean.setFont(tabular(self._mean.font()))
        self._mean.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._mean_name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        presets = QGridLayout()
        presets.setSpacing(8)
        presets.addWidget(self._presets["agrees"], 0, 0)
        presets.addWidget(self._presets["says_7"], 0, 1)
        presets.addWidget(self._presets["know_nothing"], 1, 0, 1, 2)
        presets.addWidget(self._presets["rule_out"], 2, 0, 1, 2)
        batch = QGridLayout()
        batch.setHorizontalSpacing(8)
        batch.setVerticalSpacing(8)
        batch.addWidget(self._batch_heading, 0, 0)
        batch.addWidget(self._count, 0, 1)
        batch.addWidget(self._count_label, 0, 2)
        batch.addWidget(self._mean_name, 1, 0, 1, 2)
        batch.addWidget(self._mean, 1, 2)
        batch.addWidget(self._rows, 2, 0, 1, 3)
        batch.setColumnStretch(1, 1)
        batch.setColumnMinimumWidth(2, 64)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._bars_heading)
        layout.addWidget(self._probabilities)
        layout.addWidget(self._scores)
        layout.addLayout(presets)
        layout.addWidget(self._guard)
        layout.addSpacing(8)
        layout.addLayout(batch, 1)

    def _connect(self) -> None:
        self._scores.clicked.connect(self._choose_scores)
        self._probabilities.clicked.connect(self._choose_scores)
        self._guard.toggled.connect(self.guard_chosen)
        self._count.valueChanged.connect(self.count_chosen)
        self._rows.row_chosen.connect(self.row_chosen)
        self._rows.more_wanted.connect(self._add_row)
        for button in self._presets.values():
            button.clicked.connect(self._choose_preset)

    @Slot()
    def _choose_scores(self) -> None:
        self.scores_chosen.emit(self._scores.isChecked())

    @Slot()
    def _add_row(self) -> None:
        self._count.setValue(self._count.value() + 1)

    @Slot()
    def _choose_preset(self) -> None:
        self.preset_chosen.emit(self.sender().objectName())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
