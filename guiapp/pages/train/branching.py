"""Going on as another run: the parent is kept, and its curves stay in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from engine.config import TrainConfig
from engine.runs.records import Run
from guiapp.history import LossHistory
from guiapp.keeping.keeper import Keeper
from guiapp.pages.train.view import TrainView
from guiapp.session import Session
from guiapp.widgets.curves.curve_layer import Floats

Curve = tuple[Floats, Floats]  # (n,) iterations and (n,) values


class Branching(QObject):
    """Makes branches, and draws where the present run came from."""

    def __init__(
        self, session: Session, keeper: Keeper | None, view: TrainView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._view = session, keeper, view
        self._parent: tuple[str, Curve, Curve] | None = None  # id, mean losses, test accuracies
        self._waiting: tuple[TrainConfig, Callable[[], object] | None] | None = None
        self._end = 0  # the iteration up to which the parent must be kept
        session.captured.connect(self._on_captured)
        session.run_started.connect(self._forget_order)

    def branch(self, config: TrainConfig, then: Callable[[], object] | None = None) -> None:
        """Go on from this moment with settings that may change on the way, and then do ``then``.

        The parent is kept first, like any run that has come to its end; without that its other
        future would be lost.
        """
        session, keeper = self._session, self._keeper
        if self._waiting is not None:
            return
        session.pause()
        self._waiting, self._end = (config, then), session.recorded_end
        if keeper is not None and keeper.keep_finished and session.recorded_end > 0:
            keeper.keep()
        else:
            self._go()

    @Slot(object)
    def _on_captured(self, run: Run | None) -> None:
        """The keeper has the run, if it is this one as far as it had come; what was made since
        will be the branch's as well."""
        session = self._session
        if self._waiting is None or run is None or run.info.id != session.run_id:
            return
        if run.info.iteration >= self._end:
            self._go()

    def _go(self) -> None:
        assert self._waiting is not None
        (config, then), self._waiting = self._waiting, None
        session = self._session
        at, losses, points = session.iteration, session.losses, session.accuracies
        self._parent = (
            session.run_id,
            _after(at, losses.iterations.astype(float), losses.means),
            _after(at, points.iterations, points.values[1]),
        )
        session.branch(config)
        if then is not None:
            then()

    @Slot()
    def _forget_order(self) -> None:
        self._waiting = None

    def show(self) -> None:
        """Mark where the run was branched, and draw its parent behind it."""
        lineage = self._session.lineage
        plots = self._view.plots
        for ancestor in lineage:
            for plot in plots:
                plot.mark_branch(ancestor.until, self.tr("branched here"))
        parent = self._parent_curves()
        for plot, curve in zip(plots, parent or (None, None), strict=True):
            if curve is None:
                plot.set_ghost(None)
            else:
                plot.set_ghost(*curve, self.tr("parent: {name}").format(name=lineage[-1].name))

    def _parent_curves(self) -> tuple[Curve, Curve] | None:
        lineage = self._session.lineage
        if not lineage:
            return None
        if self._parent is None or self._parent[0] != lineage[-1].id:
            self._parent = self._kept_curves(lineage[-1].id, lineage[-1].until)
        return None if self._parent is None else self._parent[1:]

    def _kept_curves(self, run_id: str, until: int) -> tuple[str, Curve, Curve] | None:
        """Of a parent that was kept; None if it was not, or cannot be read."""
        if self._keeper is None:
            return None
        from engine.runs.run_files import RunFileError, load_history  # only where there is one

        try:
            path = self._keeper.library.path_of(run_id)
            history = None if path is None else load_history(path)
        except (OSError, RunFileError):
            history = None  # the ledger says what is wrong with the file
        if history is None:
            return None
        losses = LossHistory()
        losses.append(history.losses)
        iterations, _, test = history.evaluations.T
        return (
            run_id,
            _after(until, losses.iterations.astype(float), losses.means),
            _after(until, iterations, test),
        )


def _after(at: int, x: Floats, y: Floats) -> Curve:
    """Copies of the points from an iteration on, and of the one before it."""
    start = max(int(x.searchsorted(at, side="right")) - 1, 0)
    return x[start:].copy(), y[start:].copy()
