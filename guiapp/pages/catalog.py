"""What each page is called, and how it is made when it is first wanted.

A page and the libraries behind it are imported when somebody goes there: with all of them the
window would come up half as fast again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from guiapp.keeping.keeper import Keeper
from guiapp.page_keys import PAGES
from guiapp.pages.page import Page
from guiapp.session import Session


class Catalog(QObject):
    """Titles and hints in the current language, and the pages themselves."""

    def title(self, key: str) -> str:
        """The word in the navigation rail."""
        return {
            "train": self.tr("Train"),
            "losses": self.tr("Losses"),
            "derivatives": self.tr("Derivative"),
            "gradient": self.tr("Gradient"),
            "descend": self.tr("Descend"),
            "check": self.tr("Check"),
            "beats": self.tr("Beats"),
            "inside": self.tr("Inside"),
            "draw": self.tr("Draw"),
            "runs": self.tr("Runs"),
        }[key]

    def hint(self, key: str) -> str:
        """One sentence for the rail's tooltip: what one understands on this page."""
        return {
            "train": self.tr("Watch a network learn: loss, accuracy, weights and answers, live."),
            "losses": self.tr(
                "Move the ten outputs and see what each loss makes of them, and which way it pulls."
            ),
            "derivatives": self.tr(
                "Let h shrink and see a secant become the tangent, until rounding spoils it."
            ),
            "gradient": self.tr(
                "All slopes of a surface at once, as arrows that point the way downhill."
            ),
            "descend": self.tr(
                "See optimizers race down a surface: where each step goes, and why some fail."
            ),
            "check": self.tr(
                "Backpropagation against the definition of a derivative: the same slopes, sooner."
            ),
            "beats": self.tr(
                "The next training step in four beats, and where each of its numbers comes from."
            ),
            "inside": self.tr(
                "Look into every layer while it trains: outputs, gradients, images, mistakes."
            ),
            "draw": self.tr(
                "Draw a digit: what the network sees of it, and its ten probabilities."
            ),
            "runs": self.tr("Every run you kept: compare them, go back into them, take them away."),
        }[key]

    def make(self, key: str, session: Session, keeper: Keeper) -> Page:
        """A fresh page. ValueError for an unknown key."""
        match key:
            case "train":
                from guiapp.pages.train.page import TrainPage

                return TrainPage(session, keeper)
            case "losses":
                from guiapp.pages.losses.page import LossesPage

                return LossesPage()
            case "derivatives":
                from guiapp.pages.derivatives.page import DerivativesPage

                return DerivativesPage()
            case "gradient":
                from guiapp.pages.gradient.page import GradientPage

                return GradientPage()
            case "descend":
                from guiapp.pages.descent.page import DescentPage

                return DescentPage()
            case "check":
                from guiapp.pages.check.page import CheckPage

                return CheckPage(session)
            case "beats":
                from guiapp.pages.beats.page import BeatsPage

                return BeatsPage(session)
            case "inside":
                from guiapp.pages.inside.page import InsidePage

                return InsidePage(session)
            case "draw":
                from guiapp.pages.draw.page import DrawPage

                return DrawPage(session)
            case "runs":
                from guiapp.pages.runs.page import RunsPage

                return RunsPage(session, keeper)
            case _:
                raise ValueError(f"There is no page {key!r}; pages are {', '.join(PAGES)}.")
