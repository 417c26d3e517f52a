"""Hidden units put into words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject

from engine.network import Network
from engine.why.ablation import SplitAccuracy, Unit
from guiapp.widgets.digits.probability_bars import percent
from guiapp.widgets.numerals import MINUS

SPACE = "\N{NO-BREAK SPACE}"


class NeuronWords(QObject):
    """Sentences in the language of the window."""

    def titles(self, network: Network, sizes: Sequence[int]) -> tuple[str, ...]:
        """Over the picture, and over each hidden layer."""
        layer = self.tr("Layer {number}: {count} units")
        names = (layer.format(number=k, count=size) for k, size in enumerate(sizes, start=1))
        return self.tr("The picture"), *names

    def unit(self, unit: Unit, activation: str) -> str:
        """Over the figures of a unit."""
        text = self.tr("Unit {unit} of layer {layer} ({activation})")
        return text.format(unit=unit.number + 1, layer=unit.layer, activation=activation)

    def places(self, unit: Unit) -> str:
        """What the cells of a unit's pictures are."""
        if unit.layer == 1:
            return self.tr("Each cell belongs to the pixel in its place.")
        text = self.tr("Each cell belongs to the unit of layer {layer} in its place.")
        return text.format(layer=unit.layer - 1)

    def answer(self, before: np.ndarray, after: np.ndarray, off: int) -> str:
        """The answer with all units and without some."""
        old, new = int(before.argmax()), int(after.argmax())
        sure = percent(float(before[old]))
        if not off:
            text = self.tr("All units are on: {digit} with {probability}.")
            return text.format(digit=old, probability=sure)
        if old == new:
            text = self.tr("{count} off: still {digit}, now with {after} instead of {before}.")
        else:
            text = self.tr("{count} off: {other} with {after} instead of {digit} with {before}.")
        return text.format(
            count=off, digit=old, other=new, before=sure, after=percent(float(after[new]))
        )

    def accuracy(self, before: SplitAccuracy | None, after: SplitAccuracy | None, off: int) -> str:
        """The share of right answers on the test images with all units and without some."""
        if before is None:
            return self.tr("Test accuracy: measured when the network stands still.")
        if not off:
            text = self.tr("Test accuracy with all units: {before}.")
            return text.format(before=_share(before))
        if after is None:
            text = self.tr("Test accuracy: {before} with all units; without is being measured.")
            return text.format(before=_share(before))
        lost = before.right - after.right
        text = self.tr("Test accuracy: {before} → {after}, {change} of {all} images. {worst}")
        return text.format(
            before=_share(before),
            after=_share(after),
            change=_signed(-lost),
            all=f"{before.samples:,}",
            worst=self._worst(before, after),
        ).strip()

    def _worst(self, before: SplitAccuracy, after: SplitAccuracy) -> str:
        """Which digit suffers most, if one does."""
        change = after.by_class - before.by_class
        if not np.isfinite(change).any() or np.nanmin(change) >= -5e-4:
            return ""
        digit = int(np.nanargmin(change))
        text = self.tr("The {digit}s lose most: {points} points.")
        points = f"{100 * float(change[digit]):.1f}".replace("-", MINUS)
        return text.format(digit=digit, points=points)


def _share(accuracy: SplitAccuracy) -> str:
    return f"{100 * accuracy.share:.2f}{SPACE}%"


def _signed(count: int) -> str:
    return f"+{count}" if count > 0 else f"{count}".replace("-", MINUS)
