"""Which step is shown and how it stands to the training, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.beats.step import LARGEST_BYTES
from guiapp.messages import State
from guiapp.pages.beats.feed import BeatsFeed
from guiapp.session import Session


class BeatStatus(QObject):
    """Sentences in the current language."""

    def text(self, session: Session, feed: BeatsFeed, missing: str) -> str:
        """What stands at the top of the column."""
        beats = feed.beats
        if beats is None:
            return self.missing(missing, feed.size)
        iteration = f"{beats.iteration:,}"
        if feed.is_next():
            if feed.agreed is not None:
                return self.tr(
                    "Step {before} was made: all {count} parameters of the training are those"
                    " shown here, to the last bit. This is step {iteration}."
                ).format(
                    before=f"{beats.iteration - 1:,}",
                    count=f"{feed.agreed:,}",
                    iteration=iteration,
                )
            return self.tr(
                "This is step {iteration}, the one that the training makes next, with its very"
                " mini-batch of {count} samples."
            ).format(iteration=iteration, count=beats.batch_size)
        if session.state is State.RUNNING:
            return self.tr(
                "This is step {iteration} of the training, which runs on meanwhile. Press T for"
                " its present step."
            ).format(iteration=iteration)
        return self.tr("This is step {iteration} of the training.").format(iteration=iteration)

    def missing(self, reason: str, size: int) -> str:
        """Why there is nothing to see, and what brings it."""
        if reason == "diverged":
            return self.tr(
                "The run diverged: its loss is no longer a number, so there is no next step."
                " Press Ctrl+1, then R, to start it anew."
            )
        if reason == "large":
            return self.tr(
                "This step has {size} MiB of numbers, more than the {most} MiB that can be shown."
                " Choose a smaller mini-batch on the Train page (Ctrl+1)."
            ).format(size=f"{size // 2**20:,}", most=LARGEST_BYTES // 2**20)
        return self.tr(
            "The next training step appears here as soon as there is a network: press Ctrl+1."
        )
