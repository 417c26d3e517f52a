"""What is seen of the chosen runs: curves over each other, and beside them what differs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from engine.runs.records import RunInfo
from guiapp.theme import Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.runs.facts import Facts, FactsMaker, differences
from guiapp.widgets.runs.facts_table import FactsTable
from guiapp.widgets.runs.note_field import NoteField
from guiapp.widgets.runs.overlay_frame import DrawnRun
from guiapp.widgets.runs.overlay_plots import AccuracyOverlay, LossOverlay
from guiapp.widgets.runs.run_looks import RunLook


class ComparisonView(QWidget):
    """Attributes
    ----------
    loss, accuracy : the plots, on one iteration axis
    facts : the table
    note : the note of a single run
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._infos: tuple[RunInfo, ...] = ()
        self._looks: tuple[RunLook, ...] = ()
        self._has_runs, self._total = False, 0
        self._maker = FactsMaker(self)
        self.loss, self.accuracy = LossOverlay(self), AccuracyOverlay(self)
        self.accuracy.link_x(self.loss)
        self.log = QCheckBox(self)
        KeepKeys(self.log, BUTTON_KEYS)
        self.title = QLabel(self, wordWrap=True)
        self.title.setProperty("role", "heading")
        self.title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.facts, self.note = FactsTable(self), NoteField(self)
        self._lay_out()
        self.log.toggled.connect(self.loss.set_log)
        self.loss.log_changed.connect(self.log.setChecked)
        self.loss.pointed.connect(self.accuracy.overlay.set_strong)
        self.accuracy.pointed.connect(self.loss.overlay.set_strong)
        self.retranslate()

    def _lay_out(self) -> None:
        plots = QWidget(self)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.loss, 1)
        pair.addWidget(self.accuracy, 1)
        left = QVBoxLayout(plots)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addLayout(pair, 1)
        left.addWidget(self.log, 0, Qt.AlignmentFlag.AlignLeft)
        side = QWidget(self)
        right = QVBoxLayout(side)
        right.setContentsMargins(8, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.facts, 1)
        right.addWidget(self.note)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(plots)
        split.addWidget(side)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        split.setSizes([720, 480])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def set_has_runs(self, has_runs: bool) -> None:
        """Whether there is any run to choose."""
        if has_runs != self._has_runs:
            self._has_runs = has_runs
            self.retranslate()

    def show_infos(self, infos: Sequence[RunInfo], looks: Sequence[RunLook], total: int) -> None:
        """Other runs are chosen; ``total`` of them, of which the first are shown."""
        self._infos, self._looks, self._total = tuple(infos), tuple(looks), total
        one = infos[0] if total == 1 else None
        self.note.show_note("" if one is None else one.id, "" if one is None else one.note)
        self._show_facts()

    def show_curves(self, runs: Sequence[DrawnRun]) -> None:
        """Draw what has been read of them."""
        self.loss.show_runs(runs)
        self.accuracy.show_runs(runs)

    def _show_facts(self) -> None:
        infos = self._infos
        self.facts.setVisible(bool(infos))
        if not infos:
            self.facts.show_facts(Facts())
            self.title.setText(
                self.tr("Choose a run to see its settings, or several to see what differs.")
            )
        elif len(infos) == 1:
            self.facts.show_facts(self._maker.single(infos[0]))
            self.title.setText(self.tr("Settings"))
        else:
            self.facts.show_facts(self._maker.comparison(infos, self._looks))
            self.title.setText(self._comparison_title())

    def _comparison_title(self) -> str:
        if self._total > len(self._infos):
            text = self.tr("The first {count} of {total} chosen runs are compared.")
            return text.format(count=len(self._infos), total=self._total)
        differing = differences([info.config for info in self._infos])
        if not differing:
            text = self.tr("{count} runs with the same settings")
            return text.format(count=len(self._infos))
        text = self.tr("{count} runs: what came of them, and the settings that differ")
        return text.format(count=len(self._infos))

    @Slot()
    def toggle_log(self) -> None:
        self.log.toggle()

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.loss, self.accuracy, self.facts, self.note):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self._maker.retranslate()
        self.log.setText(self.tr("Logarithmic loss axis"))
        self.log.setToolTip(
            self.tr("Shows small losses as clearly as large ones: late progress is seen (L).")
        )
        choose = self.tr(
            "Choose runs in the table (Ctrl or Shift for several): their losses are drawn over "
            "each other here."
        )
        keep = self.tr("The losses of the runs that you keep appear here.")
        self.loss.set_empty_text(choose if self._has_runs else keep)
        self.accuracy.set_empty_text(
            self.tr("And here, how much of the test data each of them gets right.")
        )
        self._show_facts()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
