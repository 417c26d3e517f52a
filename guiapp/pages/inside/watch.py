"""Keeps a page up with the training, at a rate that leaves the training its speed."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.records import NextStep, ParamSnapshot
from guiapp.background import Background
from guiapp.pages.inside.jobs import LAYERS, Finding, InsideJobs
from guiapp.session import Session

LOOK_EVERY_MS = 330  # three looks a second at the layers: 15 ms each while training runs
# Of a core, however long a look takes. The answers to 10,000 images take 45 ms: one a second.
# With twice as many the training lost 12 % of its speed instead of 6.
SHARE_OF_TIME = 0.05


class InsideWatch(QObject):
    """Looks at the newest snapshot while its page is visible, and rests in between.

    Nothing touches the trainer: what is looked at are copies. Those of the session's snapshots
    for most, and for the layers a copy of all that the next step depends on.

    Signals
    -------
    run_changed() : a run has begun
    snapshot_ready(ParamSnapshot) : the newest weights, for what can be shown at once
    found(Finding) : a look has been finished
    failed(str) : a sentence about a look that went wrong
    """

    run_changed = Signal()
    snapshot_ready = Signal(object)
    found = Signal(object)
    failed = Signal(str)

    def __init__(
        self, session: Session, page: QWidget, look_every_ms: float = LOOK_EVERY_MS
    ) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._look_every_s = look_every_ms / 1000.0
        self._jobs: InsideJobs | None = None
        self._topic: str | None = None
        self._snapshot: ParamSnapshot | None = None
        self._shown: ParamSnapshot | None = None  # by ``snapshot_ready``
        self._findings: dict[str, Finding] = {}
        self._asked = False  # for the next step
        self._begun = 0.0
        self._next = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._background = Background(page)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self.failed)
        session.run_started.connect(self._on_run)
        session.snapshot_ready.connect(self._on_snapshot)
        session.moved.connect(self._on_moved)
        session.looked_ahead.connect(self._on_step)
        page.installEventFilter(self)
        if session.run is not None:  # the page is made while a run is there already
            self._on_run()
            if session.latest_snapshot is not None:
                self._on_snapshot(session.latest_snapshot)

    def set_topic(self, topic: str | None) -> None:
        """What is looked for from now on; None is only for the snapshots themselves.

        What is known already is shown at once, and a look at the present weights follows.
        """
        if topic != self._topic:
            self._topic = topic
            self._background.cancel()
        self._timer.stop()
        self._next = 0.0
        known = self.finding()
        if known is not None:
            self.found.emit(known)
        self._shown = None
        self._look()

    def finding(self) -> Finding | None:
        """The last one of the present topic."""
        return None if self._topic is None else self._findings.get(self._topic)

    def snapshot(self) -> ParamSnapshot | None:
        """The newest weights of the run."""
        return self._snapshot

    def is_busy(self) -> bool:
        """Whether a look is under way or due."""
        return self._asked or self._background.is_busy() or self._timer.isActive()

    # -- from the session ---------------------------------------------------------------------

    @Slot()
    def _on_run(self) -> None:
        run = self._session.run
        assert run is not None
        self._background.cancel()
        self._timer.stop()
        self._jobs = InsideJobs(run)
        self._snapshot, self._shown = run.initial, None
        self._findings.clear()
        self._asked, self._next = False, 0.0
        self.run_changed.emit()
        self._look()

    @Slot()
    def _on_moved(self) -> None:
        """The run stands elsewhere: what was seen is of another moment, and weights of an earlier
        one are news."""
        self._background.cancel()
        self._snapshot = self._shown = None

    @Slot(object)
    def _on_snapshot(self, snapshot: ParamSnapshot) -> None:
        run = self._session.run
        if run is None or snapshot.config is not run.config:
            return  # of the run before; its own will follow
        if self._snapshot is not None and snapshot.iteration <= self._snapshot.iteration:
            return  # a step has brought these weights, or later ones, already
        self._snapshot = snapshot
        self._look()

    @Slot(object)
    def _on_step(self, step: NextStep | None) -> None:
        """The answer to ``look_ahead``; there is none from a run that has diverged."""
        run, jobs = self._session.run, self._jobs
        if not self._asked or run is None or jobs is None:
            return
        self._asked = False
        if self._topic != LAYERS or not self._page.isVisible():
            self._look()
            return
        if step is not None and step.snapshot.config is run.config:
            self._snapshot = step.snapshot
        else:
            step = None
        if self._snapshot is not None:
            self._show(self._snapshot)
            self._background.run(jobs.layers(self._snapshot, step))

    # -- looking ------------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        """Look at the newest snapshot, now or as soon as it is time."""
        snapshot, jobs = self._snapshot, self._jobs
        if snapshot is None or jobs is None or not self._page.isVisible() or self.is_busy():
            return
        known = self.finding()
        seen = None if known is None else known.snapshot
        wanted = self._topic is not None and not _same(seen, snapshot)
        if not wanted and _same(self._shown, snapshot):
            return
        wait = self._next - time.monotonic()
        if wait > 0:
            self._timer.start(int(1000 * wait) + 1)
            return
        self._begun = time.monotonic()
        self._next = self._begun + self._look_every_s
        if wanted and self._topic == LAYERS:
            self._asked = True
            self._session.look_ahead()
            return
        self._show(snapshot)
        if wanted:
            self._background.run(jobs.answers(snapshot))

    def _show(self, snapshot: ParamSnapshot) -> None:
        self._shown = snapshot
        self.snapshot_ready.emit(snapshot)

    @Slot(object)
    def _take(self, finding: Finding) -> None:
        self._findings[finding.topic] = finding
        took = time.monotonic() - self._begun
        self._next = max(self._next, self._begun + took / SHARE_OF_TIME)
        self.found.emit(finding)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Rest while the page is hidden, and catch up when it is shown again."""
        # not self._page: Python may have emptied this object while Qt takes the page down
        if watched is self.parent():
            if event.type() == QEvent.Type.Show:
                self._timer.start(0)
            elif event.type() == QEvent.Type.Hide:
                self._timer.stop()
        return super().eventFilter(watched, event)


def _same(one: ParamSnapshot | None, other: ParamSnapshot) -> bool:
    """Whether two snapshots of a run are of the same iteration."""
    return one is not None and one.iteration == other.iteration
