"""What the published runs came to, drawn into the curves of a run that has their settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from guiapp.messages import State
from guiapp.pages.train.view import TrainView
from guiapp.session import Session
from guiapp.widgets.curves.curve_scenery import Band

if TYPE_CHECKING:
    from engine.search.published import Published, Verdict

DECIMALS = 4


class Expectations(QObject):
    """Expected bands in both plots, and in the end whether the run is inside."""

    def __init__(self, session: Session, view: TrainView, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._plots = view.plots
        self._published: Published | None = None
        self._judged: tuple[tuple[str, int, int], str] | None = None
        for plot, other in (self._plots, self._plots[::-1]):
            plot.bands_shown.connect(other.show_bands)

    @Slot()
    def show(self) -> None:
        """The bands of the present run; a branch has other settings on its way, and so none."""
        from engine.search.published import expected  # once the window is there

        self._judged = None  # in words of another run, or of another language
        run = self._session.run
        branched = bool(self._session.lineage)
        self._published = None if run is None or branched else expected(run.config)
        bands = () if self._published is None else self._published.bands
        label = self._label()
        for plot, quantities in zip(self._plots, (("loss",), ("train", "test")), strict=True):
            plot.set_bands(
                [
                    # the published figures are far apart, and the curves between them are curved
                    Band(band.quantity, band.iterations, band.low, band.high, joined=False)
                    for band in bands
                    if band.quantity in quantities
                ],
                label,
            )

    def _label(self) -> str:
        """For the legend: which published run, and how many of it."""
        if self._published is None:
            return ""
        name = self._published.name
        if name == "article":
            return self.tr("expected (article, 5 seeds)")
        if name.startswith("chapter"):
            return self.tr("expected (book, 5 seeds)")
        return self.tr("expected (book, 3 seeds)")

    def verdict(self) -> str:
        """A sentence about a run that has come to its end; "" for any other."""
        session = self._session
        if self._published is None or session.state is not State.FINISHED:
            return ""
        key = session.run_id, session.recorded_end, len(session.accuracies)
        if self._judged is None or self._judged[0] != key:
            self._judged = key, self._judge(self._published)
        return self._judged[1]

    def _judge(self, published: Published) -> str:
        from engine.search.published import verdict

        found = verdict(published, self._session.record.history())
        if not found:
            return ""
        # the test accuracy says most; the last one of it most of all
        return self._say(max(found, key=lambda v: (v.quantity == "test", v.iteration)))

    def _say(self, verdict: Verdict) -> str:
        if verdict.quantity == "loss":
            inside = self.tr(
                "The loss at iteration {iteration} is {value}, inside the expected {low}–{high}."
            )
            outside = self.tr(
                "The loss at iteration {iteration} is {value}, outside the expected {low}–{high}."
            )
        else:
            inside = self.tr("Test accuracy {value} is inside the expected band {low}–{high}.")
            outside = self.tr("Test accuracy {value} is outside the expected band {low}–{high}.")
        low, value, high = (
            f"{number:.{DECIMALS}f}" for number in (verdict.low, verdict.value, verdict.high)
        )
        text = inside if verdict.inside else outside
        return text.format(iteration=f"{verdict.iteration:,}", value=value, low=low, high=high)
