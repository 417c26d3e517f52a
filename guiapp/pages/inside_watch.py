"""Keeps a page up with the training, at a rate that leaves the training its speed."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.records import ParamSnapshot
from guiapp.background import Background
from guiapp.pages.inside_jobs import Finding, InsideJobs
from guiapp.session import Session

LOOK_EVERY_MS = 330  # three looks a second at the layers: 15 ms each while training runs
# Of a core, however long a look takes. The answers to 10,000 images take 45 ms: one a second.
# With twice as many the training lost 12 % of its speed instead of 6.
SHARE_OF_TIME = 0.05


class InsideWatch(QObject):
    """Looks at the newest snapshot while its page is visible, and rests in between.

    Nothing touches the trainer: what is looked at are copies that the session takes anyway.

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
        return self._background.is_busy() or self._timer.isActive()

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
        self._next = 0.0
        self.run_changed.emit()
        self._look()

    @Slot(object)
    def _on_snapshot(self, snapshot: ParamSnapshot) -> None:
        run = self._session.run
        if run is None or snapshot.config is not run.config:
            return  # of the run before; its own will follow
        self._snapshot = snapshot
        self._look()

    # -- looking ------------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        """Look at the newest snapshot, now or as soon as it is time."""
        snapshot, jobs = self._snapshot, self._jobs
        if snapshot is None or jobs is None or not self._page.isVisible() or self.is_busy():
            return
        known = self.finding()
        wanted = self._topic is not None and (known is None or known.snapshot is not snapshot)
        if not wanted and snapshot is self._shown:
            return
        wait = self._next - time.monotonic()
        if wait > 0:
            self._timer.start(int(1000 * wait) + 1)
            return
        self._begun = time.monotonic()
        self._next = self._begun + self._look_every_s
        self._shown = snapshot
        self.snapshot_ready.emit(snapshot)
        if wanted and self._topic is not None:
            self._background.run(jobs.make(self._topic, snapshot))

    @Slot(object)
    def _take(self, finding: Finding) -> None:
        self._findings[finding.topic] = finding
        took = time.monotonic() - self._begun
        self._next = max(self._next, self._begun + took / SHARE_OF_TIME)
        self.found.emit(finding)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Rest while the page is hidden, and catch up when it is shown again."""
        if watched is self._page:
            if event.type() == QEvent.Type.Show:
                self._timer.start(0)
            elif event.type() == QEvent.Type.Hide:
                self._timer.stop()
        return super().eventFilter(watched, event)
