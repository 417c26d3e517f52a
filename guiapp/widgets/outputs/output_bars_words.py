"""What the output bars say in words: names of their rows, tooltips, and what a reader reads out."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from guiapp.widgets.outputs.output_bars_layout import Part
from guiapp.widgets.outputs.output_bars_picture import Outputs


class OutputWords(QObject):
    """Makes sentences about outputs in the current language."""

    def names(self, outputs: Outputs) -> tuple[str, str, str, str]:
        """Of the rows: values, gradient, probabilities, labels."""
        symbol = "y" if outputs.probabilities is None else "z"
        return symbol, f"∂{outputs.letter}/∂{symbol}", "y", self.tr("Right")

    def legend(self, outputs: Outputs) -> str:
        """What the arrows mean, or why there are none."""
        if outputs.gradient is None:
            return ""
        if not outputs.gradient.any():
            return self.tr("no arrows: the gradient is 0")
        return self.tr("against the gradient: this way the loss falls")

    def description(self, outputs: Outputs, index: int) -> str:
        """The output that the keys move, and the right answer."""
        text = self.tr("Output {index}: {value}. Right answer: {right}")
        value = f"{outputs.values[index]:.4g}"
        return text.format(index=index, value=value, right=outputs.right)

    def tip(self, outputs: Outputs, found: tuple[Part, int] | None, loss_name: str) -> str:
        """Of what is under the mouse, with all digits."""
        if found is None:
            return self.tr(
                "Drag a bar, double-click its figure to type one, or use the arrow keys."
            )
        part, index = found
        if part is Part.LABEL:
            return self.tr("Make {index} the right answer. Key: {index}").format(index=index)
        value = repr(float(outputs.values[index]))
        if outputs.probabilities is None:
            lines = [self.tr("Output {index}: {value}").format(index=index, value=value)]
        else:
            text = self.tr("Score of {index}: {value}, probability {probability}")
            probability = repr(float(outputs.probabilities[index]))
            lines = [text.format(index=index, value=value, probability=probability)]
        if outputs.gradient is not None:
            lines += self._about_slope(float(outputs.gradient[index]), loss_name)
        return "\n".join(lines)

    def _about_slope(self, slope: float, loss_name: str) -> list[str]:
        text = self.tr("Gradient of {loss}: {gradient}")
        lines = [text.format(loss=loss_name, gradient=repr(slope + 0.0))]
        if slope > 0:
            lines.append(self.tr("To lower the loss, this output should fall."))
        elif slope < 0:
            lines.append(self.tr("To lower the loss, this output should rise."))
        else:
            lines.append(self.tr("Nothing pushes this output."))
        return lines

    def figures(self, outputs: Outputs) -> str:
        """The exact figures as text: a line an output, its parts by tabs, with a heading."""
        value, slope, probability, label = self.names(outputs)
        columns = {label: np.arange(len(outputs.values)), value: outputs.values}
        if outputs.probabilities is not None:
            columns[probability] = outputs.probabilities
        if outputs.gradient is not None:
            columns[slope] = outputs.gradient
        lines = ["\t".join(columns)]
        for row in zip(*columns.values(), strict=True):
            lines.append("\t".join(repr(part.item()) for part in row))
        return "\n".join(lines)
