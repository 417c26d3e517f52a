"""What a check found: the scatter, a table of the arrays, the worst offenders, the verdict."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from engine.check.probe import Place
from engine.check.records import ArrayCheck, GradientCheck, Offender
from engine.check.verdicts import Verdict
from guiapp.pages.check.words import TONES, CheckWords
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.network.check_table import Cell, CheckTable
from guiapp.widgets.numerals import short_figure
from guiapp.widgets.plots.gradient_scatter import GradientScatter, parameter_name
from guiapp.widgets.rough_figure import rough_figure

LINES = 4
ARRAYS = 5  # rows of the table of arrays; more are scrolled to


class CheckResults(QWidget):
    """Signals
    -------
    parameter_chosen(str, object) : array name and index; its curve is wanted
    """

    parameter_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._check: GradientCheck | None = None
        self._broken = False
        self._sentence = ""
        self._words = CheckWords(self)
        self.scatter = GradientScatter(self)
        self.arrays = CheckTable(5, True, self)
        self.arrays.setObjectName("arrays")
        self.offenders = CheckTable(5, True, self)
        self.offenders.setObjectName("offenders")
        self._offenders_head = QLabel(self)
        self._offenders_head.setProperty("role", "muted")
        self._verdict = QLabel(self)
        self._verdict.setObjectName("verdict")
        self._verdict.setWordWrap(True)
        self._verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        ignored = QSizePolicy.Policy.Ignored
        self.arrays.setSizePolicy(ignored, QSizePolicy.Policy.Fixed)
        self.arrays.keep_room_for(ARRAYS)
        self.offenders.setSizePolicy(ignored, ignored)
        self._reserve()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.scatter, 0, 0, 4, 1)
        layout.addWidget(self._verdict, 0, 1)
        layout.addWidget(self.arrays, 1, 1)
        layout.addWidget(self._offenders_head, 2, 1)
        layout.addWidget(self.offenders, 3, 1)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(3, 1)
        self.scatter.parameter_chosen.connect(self._choose_point)
        self.arrays.row_chosen.connect(self._focus_array)
        self.offenders.row_chosen.connect(self._choose_offender)
        self.retranslate()

    def show_check(self, check: GradientCheck, broken: bool) -> None:
        """Show what was found; ``broken``: a mistake is planted and wants to be named."""
        self._check, self._broken, self._sentence = check, broken, ""
        self.scatter.show_arrays(tuple(check.arrays.values()))
        self.offenders.clear_choice()
        self._fill()
        self._focus_array(self.arrays.chosen())

    def say(self, sentence: str) -> None:
        """Show a message in the place of the verdict; "" gives it back."""
        self._sentence = sentence
        self._say_verdict()

    def mark(self, place: Place) -> None:
        """Show which parameter's curve is open."""
        self.scatter.mark(*place)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.scatter.apply_theme(theme)
        for table in (self.arrays, self.offenders):
            table.apply_theme(theme)
        self._say_verdict()

    def retranslate(self) -> None:
        error = self.tr("The difference of both slopes, relative to the larger one.")
        self.arrays.setAccessibleName(self.tr("Parameter arrays"))
        self.arrays.set_headings(
            (
                (self.tr("array"), self.tr("Choose a row to see its points alone.")),
                (
                    self.tr("shape"),
                    self.tr("Rows and columns; in the first row, all parameters."),
                ),
                (self.tr("median"), error),
                (self.tr("worst"), error),
                (self.tr("verdict"), self.tr("What the differences mean.")),
            )
        )
        self.offenders.setAccessibleName(self.tr("Largest relative errors"))
        self._offenders_head.setText(self.tr("Largest relative errors: choose one to open it"))
        self.offenders.set_headings(
            (
                (self.tr("parameter"), self.tr("Array and index.")),
                (self.tr("differences"), self.tr("The slope by the difference quotient.")),
                (self.tr("backprop"), self.tr("The slope by backpropagation.")),
                (self.tr("error"), error),
                (self.tr("kink"), self.tr("Whether a step of h may cross the kink of a ReLU.")),
            )
        )
        self._fill()

    def _fill(self) -> None:
        check = self._check
        if check is not None:
            arrays = check.arrays.values()
            self.arrays.set_rows([self._all_row(check), *map(self._array_row, arrays)])
            self.offenders.set_rows([self._offender_row(one) for one in check.offenders])
        self._say_verdict()

    def _all_row(self, check: GradientCheck) -> tuple[Cell, ...]:
        text = f"{check.parameters:,}"
        return (Cell(self.tr("all")), Cell(text), Cell(""), Cell(""), self._judged(check.verdict))

    def _array_row(self, array: ArrayCheck) -> tuple[Cell, ...]:
        shape = " \N{MULTIPLICATION SIGN} ".join(map(str, array.shape))
        return (
            Cell(array.name),
            Cell(shape),
            Cell(rough_figure(array.median, 2), repr(array.median)),
            Cell(rough_figure(array.worst, 2), repr(array.worst)),
            self._judged(array.verdict, array.touched),
        )

    def _judged(self, verdict: Verdict, touched: int = 0) -> Cell:
        meaning = self._words.long(verdict)
        if touched:
            meaning = f"{meaning}\n{self._words.touched(touched)}"
        return Cell(self._words.short(verdict), tone=TONES[verdict], tip=meaning)

    def _offender_row(self, one: Offender) -> tuple[Cell, ...]:
        return (
            Cell(parameter_name(one.name, one.index)),
            Cell(short_figure(one.numerical), repr(one.numerical)),
            Cell(short_figure(one.backprop), repr(one.backprop)),
            Cell(rough_figure(one.error, 2), repr(one.error)),
            Cell(self.tr("kink"), "", "warning") if one.near_kink else Cell(""),
        )

    def _say_verdict(self) -> None:
        check, tone = self._check, "muted"
        if self._sentence:
            text, tone = self._sentence, "bad"
        elif check is None:
            text = self.tr(
                "A gradient check asks the definition of the derivative, weight by weight, "
                "whether backpropagation is right. Press Space."
            )
        else:
            text, tone = self._words.verdict(check, self._broken), TONES[check.verdict]
        self._verdict.setText(text)
        self._verdict.setStyleSheet(f"color: {getattr(self._theme, tone)}")

    @Slot(str, object)
    def _choose_point(self, name: str, index: tuple[int, ...]) -> None:
        self.offenders.clear_choice()
        self.parameter_chosen.emit(name, index)

    @Slot(int)
    def _focus_array(self, row: int) -> None:
        names = list(self._check.arrays) if self._check is not None else []
        self.scatter.set_focus(names[row - 1] if 0 < row <= len(names) else "")

    @Slot(int)
    def _choose_offender(self, row: int) -> None:
        if self._check is not None and row < len(self._check.offenders):
            self.parameter_chosen.emit(*self._check.offenders[row].place)

    def _reserve(self) -> None:
        self._verdict.setFixedHeight(room_for_lines(self.font(), LINES))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
