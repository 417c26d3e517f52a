"""The Check page: does backpropagation give what the definition of the derivative gives?

After a minute here one understands that backpropagation computes nothing but derivatives, that
the definition can check it weight by weight, and why nobody trains with the definition.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.check.gradient_check import check_gradients, run_check
from engine.check.mistakes import MISTAKES
from engine.check.records import CheckProgress
from engine.config import TrainConfig
from engine.gradients import full_numerical_gradient
from engine.network import Network
from guiapp.background import Background
from guiapp.pages.check.controls import CheckControls
from guiapp.pages.check.jobs import Outcome, Source, check_job
from guiapp.pages.check.results import CheckResults
from guiapp.pages.check.student import CheckStudent
from guiapp.pages.check.studies import KEYS, CheckStudies
from guiapp.pages.check.words import CheckWords
from guiapp.pages.page import Page
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.keyboard import bind_keys

UNKNOWN = "\N{HORIZONTAL ELLIPSIS}"  # a size that only the data tell
REST_MS = 300  # settings that have not moved for so long are checked


class CheckPage(Page):
    """Binds the gradient check to the network of the session, of which it only reads snapshots."""

    KEY = "check"

    def __init__(
        self, session: Session, parent: QWidget | None = None, rest_ms: int = REST_MS
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session = session
        self._outcome: Outcome | None = None
        self._words = CheckWords(self)
        self._head = LessonHead(self)
        self.results = CheckResults(self)
        self.studies = CheckStudies(self)
        self.controls = CheckControls(self)
        self._checker = Background(self)
        self._student = CheckStudent(self.studies, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.studies.steps.show_step(self.controls.settings().h)
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        for part in (self._head, self.results, self.studies, self.controls):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        title, article = self.tr("Gradient check"), self.tr("Gradient check")
        self._head.set_texts(title, "5.7.3 (4.4.2, 4.5.2)", article)
        self._name_network()
        self._show_source()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            ("Space", self.tr("Check the gradients of the network as it is now")),
            ("Esc", self.tr("Give up what is being computed")),
            ("B", self.tr("Break the network, or mend it")),
            ("1 / 2 / 3", self.tr("One weight, error against h, training with both")),
            ("W", self.tr("See the weight from nearer or farther")),
            ("T", self.tr("Train with both gradients")),
            ("Ctrl+U", self.tr("Read the source")),
        ]

    def outcome(self) -> Outcome | None:
        """The last check, with what it was made of."""
        return self._outcome

    def is_busy(self) -> bool:
        """Whether anything is computed or about to be."""
        return self._checker.is_busy() or self._student.is_busy() or self._rest.isActive()

    # -- commands -----------------------------------------------------------------------------

    @Slot()
    def check(self) -> None:
        """Compute and compare both gradients of the network as it is now."""
        self._rest.stop()
        controls = self.controls
        self._student.cancel()
        self._checker.run(check_job(self.source(), controls.batch_size(), controls.settings()))
        controls.show_busy(True, -1.0)

    @Slot()
    def cancel(self) -> None:
        """Give up whatever is under way."""
        self._rest.stop()
        self._checker.cancel()
        self._student.cancel()

    @Slot()
    def train_both(self) -> None:
        """Train two copies of the network, one with each gradient."""
        self._rest.stop()
        self._checker.cancel()
        controls = self.controls
        self._student.train(self.source(), controls.batch_size(), controls.settings().h)

    def source(self) -> Source:
        """The latest weights of the run, or what to make fresh ones of."""
        session = self._session
        run, snapshot = session.run, session.latest_snapshot
        mistake = self.controls.quiz.mistake()
        if run is not None:
            ours = snapshot is not None and snapshot.config == run.config
            weights = snapshot if ours else run.initial
            return Source(run.config, run.dataset, weights, session.learning_rate, mistake)
        config = session.config or TrainConfig()
        last = self._outcome.subject if self._outcome is not None else None
        known = last is not None and last.source.config == config
        dataset = last.dataset if last is not None and known else None
        return Source(config, dataset, None, config.learning_rate, mistake)

    # -- what happens -------------------------------------------------------------------------

    @Slot(object)
    def _on_progress(self, progress: CheckProgress | None) -> None:
        if progress is not None:
            self._show_progress(progress.done / max(progress.total, 1))

    @Slot(object)
    def _on_checked(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.results.say("")
        self.results.show_check(outcome.check, bool(outcome.subject.source.mistake))
        self.controls.show_costs(outcome.check)
        self._show_rest()
        self._name_network()
        self._student.take(outcome)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.results.say(sentence)
        self._show_rest()

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self.controls.show_busy(True, share)

    @Slot()
    def _show_rest(self) -> None:
        if not self._checker.is_busy() and not self._student.is_busy():
            self.controls.show_busy(False)

    @Slot()
    def _on_settings(self) -> None:
        """Another question about the same network is answered when it has rested."""
        self.studies.steps.show_step(self.controls.settings().h)
        if self._outcome is not None or self._checker.is_busy():
            self._rest.start()

    @Slot()
    def _on_mistake(self) -> None:
        self._show_source()
        self.check()

    @Slot()
    def _on_snapshot(self) -> None:
        if self.isVisible():
            self._name_network()

    @Slot()
    def _name_network(self) -> None:
        """Say which network the next check takes, and whether this letter can be planted."""
        source = self.source()
        config, run = source.config, self._session.run
        ends: tuple[object, object] = (UNKNOWN, UNKNOWN)
        if run is not None:
            ends = (run.dataset.input_size, run.dataset.num_classes)
        elif self._outcome is not None:
            dataset = self._outcome.subject.dataset
            ends = (dataset.input_size, dataset.num_classes)
        sizes = (ends[0], *config.hidden_sizes, ends[1])
        self.controls.set_network(self._words.network(config, sizes, source.iteration))
        self.controls.quiz.allow(config.hidden_sizes)

    @Slot()
    def _show_source(self) -> None:
        """The code behind the page; that of a mistake once it has been named."""
        quiz = self.controls.quiz
        functions: list[Callable[..., object]] = [check_gradients, run_check]
        functions += [full_numerical_gradient, Network.gradient]
        if quiz.mistake() and quiz.is_solved():
            functions = list(MISTAKES[quiz.mistake()].classes)
        self._head.source.set_functions(*functions)

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.results, 4)
        left.addWidget(self.studies, 3)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setHorizontalSpacing(24)
        layout.setVerticalSpacing(8)
        layout.addWidget(self._head, 0, 0, 1, 2)
        layout.addLayout(left, 1, 0)
        layout.addWidget(self.controls, 1, 1)
        layout.setColumnStretch(0, 1)
        layout.setRowStretch(1, 1)

    def _connect(self) -> None:
        controls, studies = self.controls, self.studies
        controls.check_pressed.connect(self.check)
        controls.cancel_pressed.connect(self.cancel)
        controls.settings_changed.connect(self._on_settings)
        controls.quiz.mistake_chosen.connect(self._on_mistake)
        controls.quiz.solved.connect(self._show_source)
        self.results.parameter_chosen.connect(self._student.open)
        studies.train_pressed.connect(self.train_both)
        studies.steps.h_chosen.connect(controls.set_h)
        self._rest.timeout.connect(self.check)
        self._checker.advanced.connect(self._on_progress)
        self._checker.finished.connect(self._on_checked)
        self._checker.failed.connect(self._on_failed)
        self._checker.cancelled.connect(self._show_rest)
        self._student.progressed.connect(self._show_progress)
        self._student.rested.connect(self._show_rest)
        self._student.failed.connect(self._on_failed)
        self._student.marked.connect(self.results.mark)
        for field in self.findChildren(NumberField):
            field.returnPressed.connect(self.setFocus)  # the keys are the page's again
        self._session.snapshot_ready.connect(self._on_snapshot)
        self._session.run_started.connect(self._name_network)

    def _add_shortcuts(self) -> None:
        bind_keys(
            self,
            {
                "Space": self.check,
                "Esc": self.cancel,
                "B": self.controls.quiz.open_menu,
                "1": self._to_weight,
                "2": self._to_steps,
                "3": self._to_twins,
                "W": self.studies.switch_reach,
                "T": self.train_both,
            },
        )

    @Slot()
    def _to_weight(self) -> None:
        self.studies.choose(KEYS[0])

    @Slot()
    def _to_steps(self) -> None:
        self.studies.choose(KEYS[1])

    @Slot()
    def _to_twins(self) -> None:
        self.studies.choose(KEYS[2])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._name_network()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        self._rest.stop()
        super().hideEvent(event)
