"""What is to be seen in the layers of a network, put into words."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from engine.inside.histograms import Histogram
from engine.inside.inspection import Inspection, LayerState
from guiapp.pages.inside.figures import percent, times
from guiapp.widgets.network.histogram_paint import DECADES, Cell
from guiapp.widgets.network.histogram_table import Row
from guiapp.widgets.numerals import short_figure

MANY_SATURATED = 0.2
HARDLY_DIFFER = {"sigmoid": 0.02, "tanh": 0.04, "relu": 1e-3}  # std of outputs over the probe
MOST_OF_A_KIND = 3  # sentences; six layers of them would be read by nobody
VANISHED = 30.0  # times smaller than the last layer's
NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "softmax": "softmax"}


class LayerWords(QObject):
    """Reads an ``Inspection``; says things in the language of the window."""

    def headings(self) -> tuple[str, str, str]:
        """Of the columns of histograms."""
        return (
            self.tr("Outputs"),
            self.tr("Weights"),
            self.tr("Sizes of the gradient"),
        )

    def rows(self, inspection: Inspection) -> list[Row]:
        """A row of the table for each layer."""
        pairs = zip(inspection.layers, inspection.start, strict=True)
        return [self._row(now, start) for now, start in pairs]

    def _row(self, now: LayerState, start: LayerState) -> Row:
        cells = (
            Cell(now.outputs.histogram, start.outputs.histogram, "accent", note=self._outputs(now)),
            Cell(
                now.weights.histogram,
                start.weights.histogram,
                "signed",
                note=self.tr("std {std}").format(std=short_figure(now.weights.std)),
            ),
            Cell(now.gradients, start.gradients, "gradient", DECADES, self._gradients(now)),
        )
        text = self.tr("Layer {number}: {count} {activation}")
        title = text.format(number=now.number, count=now.units, activation=NAMES[now.activation])
        return Row(title, tuple(self._lines(now)), cells)

    def _lines(self, now: LayerState) -> list[str]:
        """What stands below the name of a layer."""
        lines = []
        if now.activation == "relu" and now.idle is not None:
            lines.append(self.tr("dead: {share}").format(share=percent(now.idle)))
        elif now.saturated is not None:
            lines.append(self.tr("saturated: {share}").format(share=percent(now.saturated)))
        norm = short_figure(now.gradient_norm)
        lines.append(self.tr("gradient: length {norm}").format(norm=norm))
        if now.update_ratio is not None:
            lines.append(self.tr("moves {share} a step").format(share=percent(now.update_ratio)))
        return lines

    def _outputs(self, now: LayerState) -> str:
        counted = now.outputs.histogram
        if counted.not_finite:
            return self._not_finite(counted)
        mean = short_figure(now.outputs.mean)
        if counted.zeros:
            text = self.tr("{share} are 0, mean {mean}")
            return text.format(share=percent(counted.zeros / counted.total), mean=mean)
        text = self.tr("mean {mean}, std {std}")
        return text.format(mean=mean, std=short_figure(now.outputs.std))

    def _not_finite(self, counted: Histogram) -> str:
        share = percent(counted.not_finite / counted.total)
        return self.tr("{share} are not finite").format(share=share)

    def _gradients(self, now: LayerState) -> str:
        if now.gradients.not_finite:
            return self._not_finite(now.gradients)
        zeros = now.gradients.zeros / max(1, now.gradients.total)
        return self.tr("{share} are 0").format(share=percent(zeros)) if zeros else ""

    # -- sentences ----------------------------------------------------------------------------

    def sentences(self, inspection: Inspection, images: bool) -> list[str]:
        """What is seen, the gravest first; never empty."""
        broken = _first_broken(inspection)
        if broken is not None:
            text = self.tr(
                "Layer {number} holds numbers that are not finite: the run has diverged. "
                "Reset it and take a smaller learning rate."
            )
            return [text.format(number=broken)]
        hidden = [layer for layer in inspection.layers if layer.idle is not None]
        found: list[str] = []
        for layer in sorted(hidden, key=lambda layer: -(layer.idle or 0.0))[:MOST_OF_A_KIND]:
            found += self._about_idle(layer, images)
        about = [sentence for layer in hidden for sentence in self._about_outputs(layer)]
        found += about[:MOST_OF_A_KIND]
        found += self._about_gradients(inspection)
        if not found and hidden:
            found.append(self._all_well(hidden[0].activation))
        return found + self._about_movement(inspection) + self._about_weights(inspection)

    def _about_idle(self, layer: LayerState, images: bool) -> list[str]:
        if not layer.idle:
            return []
        if layer.activation == "relu" and images:
            text = self.tr(
                "{share} of layer {number}'s units are dead: they give 0 for every image."
            )
        elif layer.activation == "relu":
            text = self.tr(
                "{share} of layer {number}'s units are dead: they give 0 for every point."
            )
        else:
            text = self.tr(
                "{share} of layer {number}'s units are stuck near an end, whatever comes in: "
                "hardly any gradient passes through them."
            )
        return [text.format(share=percent(layer.idle), number=layer.number)]

    def _about_outputs(self, layer: LayerState) -> list[str]:
        share = layer.saturated or 0.0
        if share >= MANY_SATURATED:
            text = self.tr(
                "{share} of layer {number}'s outputs are saturated: so near an end that the "
                "slope there is under a fifth of its largest."
            )
            return [text.format(share=percent(share), number=layer.number)]
        if layer.outputs.std < HARDLY_DIFFER[layer.activation] and layer.idle != 1.0:
            text = self.tr(
                "Layer {number}'s outputs hardly differ (std {std}): its units all say nearly "
                "the same."
            )
            return [text.format(number=layer.number, std=short_figure(layer.outputs.std))]
        return []

    def _about_gradients(self, inspection: Inspection) -> list[str]:
        first, last = inspection.layers[0], inspection.layers[-1]
        if first is last or last.gradient_norm == 0.0:
            return []
        if first.gradient_norm == 0.0:
            return [self.tr("No gradient reaches layer 1: its weights cannot learn.")]
        if first.gradient_norm * VANISHED < last.gradient_norm:
            text = self.tr(
                "Layer 1's gradient is {times} times smaller than that of layer {last}: it "
                "vanishes on its way back."
            )
            ratio = last.gradient_norm / first.gradient_norm
        elif first.gradient_norm > VANISHED * last.gradient_norm:
            text = self.tr(
                "Layer 1's gradient is {times} times larger than that of layer {last}: it grows "
                "on its way back."
            )
            ratio = first.gradient_norm / last.gradient_norm
        else:
            return []
        return [text.format(times=times(ratio), last=last.number)]

    def _all_well(self, activation: str) -> str:
        if activation == "relu":
            return self.tr("No unit is dead, and the gradient reaches every layer.")
        return self.tr("Few outputs are saturated, and the gradient reaches every layer.")

    def _about_movement(self, inspection: Inspection) -> list[str]:
        moved = [layer for layer in inspection.layers if layer.update_ratio is not None]
        if not moved:
            return []
        most = max(moved, key=lambda layer: layer.update_ratio or 0.0)
        text = self.tr(
            "The next update moves the weights of layer {number} most: by {share} of their length."
        )
        return [text.format(number=most.number, share=percent(most.update_ratio or 0.0))]

    def _about_weights(self, inspection: Inspection) -> list[str]:
        if inspection.iteration == 0:
            return [self.tr("This is the start. Press Space to train, and see what changes.")]
        text = self.tr(
            "Since the start, the spread (std) of layer {number}'s weights went from {before} "
            "to {now}."
        )
        pairs = zip(inspection.layers, inspection.start, strict=True)
        now, start = max(pairs, key=lambda pair: _growth(*pair))
        before, after = short_figure(start.weights.std), short_figure(now.weights.std)
        return [text.format(number=now.number, before=before, now=after)]

    def method(self, inspection: Inspection | None, images: bool) -> str:
        """What all this was measured on, and how."""
        if inspection is None:
            return ""
        if images:
            text = self.tr(
                "Measured on the first {count} training images, always the same. The gradient "
                "is that of their mean loss, by backpropagation. How far weights move a step is "
                "the length of the update that comes next, with its own mini-batch, over the "
                "length of the weights. The curves grow while this view is open."
            )
        else:
            text = self.tr(
                "Measured on the first {count} training points, always the same. The gradient "
                "is that of their mean loss, by backpropagation. How far weights move a step is "
                "the length of the update that comes next, with its own mini-batch, over the "
                "length of the weights. The curves grow while this view is open."
            )
        return text.format(count=f"{inspection.rows:,}")


def _first_broken(inspection: Inspection) -> int | None:
    """The layer where numbers stop being finite on the way forward, else on the way back."""
    for layer in inspection.layers:
        if not math.isfinite(layer.outputs.mean + layer.weights.std):
            return layer.number
    for layer in reversed(inspection.layers):
        if not math.isfinite(layer.gradient_norm):
            return layer.number
    return None


def _growth(now: LayerState, start: LayerState) -> float:
    """How much the spread of the weights has changed, as a factor >= 1."""
    before, after = max(start.weights.std, 1e-12), max(now.weights.std, 1e-12)
    return max(after / before, before / after)
