"""What the pane about the preparation says, in numbers of the moment."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from engine.digits import CENTER_PX, Stages, center_of_mass
from engine.off_center import Tally
from guiapp.widgets.digits.probability_bars import percent

DASH = "–"
Probabilities = NDArray[np.floating]


class PipelineWords(QObject):
    """Sentences with figures; each method is asked anew when the language changes."""

    def switch(self, name: str) -> tuple[str, str]:
        """Label and tooltip of a stage that can be switched off."""
        words = {
            "crop": (
                self.tr("Crop to the ink"),
                self.tr(
                    "Cut the paper down to the ink. Switched off, the whole paper goes on: a"
                    " small digit stays small, a digit in a corner stays there."
                ),
            ),
            "scale": (
                self.tr("Scale to 20 px"),
                self.tr(
                    "Bring the longer side to 20 pixels, the size of all the digits that the"
                    " network learned from. Switched off, everything shrinks as the whole paper"
                    " does to become 28 pixels wide."
                ),
            ),
            "center": (
                self.tr("Center by mass"),
                self.tr(
                    "Move the ink until its center of mass lies in the center, as that of all the"
                    " digits that the network learned from. Switched off, the middle of what came"
                    " before lies in the middle."
                ),
            ),
        }
        return words[name]

    def captions(
        self, stages: Stages | None, answer: Probabilities | None, best: Probabilities | None
    ) -> Sequence[str]:
        """Below each of the five pictures; ``best`` is the answer with all stages."""
        if stages is None or stages.is_empty:
            return [DASH] * 5
        return (
            self._paper(stages),
            self._crop(stages),
            self._scale(stages),
            self._center(stages),
            self._answers(answer, best),
        )

    def consequence(self, count: int, chosen: Tally, full: Tally, none: Tally) -> str:
        """What the preparation is worth, measured."""
        if chosen is full:
            return self.tr(
                "{count} test digits drawn off-center: {full} right with all stages; only shrunk"
                " to 28 × 28, {none}."
            ).format(count=count, full=percent(full.accuracy), none=percent(none.accuracy))
        return self.tr(
            "{count} test digits drawn off-center: {chosen} right; with all stages {full}."
        ).format(count=count, chosen=percent(chosen.accuracy), full=percent(full.accuracy))

    def _paper(self, stages: Stages) -> str:
        height, width = stages.raw.shape
        ink = stages.ink_box
        return self.tr("{width} × {height} px;\nink in {ink_width} × {ink_height} px").format(
            width=width, height=height, ink_width=ink.width, ink_height=ink.height
        )

    def _crop(self, stages: Stages) -> str:
        height, width = stages.cropped.shape
        if not stages.preparation.crop:
            return self.tr("skipped: all of the\n{width} × {height} px go on").format(
                width=width, height=height
            )
        return self.tr("{width} × {height} px,\nfrom column {left}, row {top}").format(
            width=width, height=height, left=stages.ink_box.left, top=stages.ink_box.top
        )

    def _scale(self, stages: Stages) -> str:
        height, width = stages.box.shape
        figures = {"factor": f"{stages.factor:.3f}", "width": width, "height": height}
        if not stages.preparation.scale:
            return self.tr("skipped: × {factor}\n{width} × {height} px").format(**figures)
        return self.tr("× {factor}\n{width} × {height} px").format(**figures)

    def _center(self, stages: Stages) -> str:
        if not stages.preparation.center:
            mass = center_of_mass(stages.image) or (CENTER_PX, CENTER_PX)
            off = _way(mass[0] - CENTER_PX, mass[1] - CENTER_PX, "{:.1f}")
            return self.tr("skipped: center of mass\n{way} px off").format(way=off)
        down, right = stages.shift
        if (down, right) == (0, 0):
            return self.tr("center of mass is in place")
        return self.tr("center of mass moved\n{way} px").format(way=_way(down, right, "{:.0f}"))

    def _answers(self, answer: Probabilities | None, best: Probabilities | None) -> str:
        lines = [self.tr("784 numbers")]
        if answer is not None:
            lines.append(self.tr("answer: {answer}").format(answer=_answer(answer)))
        if best is not None:
            lines.append(self.tr("all stages: {answer}").format(answer=_answer(best)))
        return "\n".join(lines)


def _answer(probabilities: Probabilities) -> str:
    winner = int(probabilities.argmax())
    return f"{winner}, {100.0 * float(probabilities[winner]):.0f}\N{NO-BREAK SPACE}%"


def _way(down: float, right: float, form: str) -> str:
    """A displacement with arrows instead of signs: ``→ 2, ↓ 1``; nothing where it is zero."""
    parts = [("→" if right > 0 else "←", abs(right)), ("↓" if down > 0 else "↑", abs(down))]
    texts = [f"{arrow}\N{NO-BREAK SPACE}{form.format(size)}" for arrow, size in parts]
    zero = form.format(0.0)
    shown = [text for text in texts if not text.endswith(f"\N{NO-BREAK SPACE}{zero}")]
    return " ".join(shown or texts)
