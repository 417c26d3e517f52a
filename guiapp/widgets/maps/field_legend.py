"""The line below a field of arrows: what they are, and how their lengths are to be read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.arrow_scale import ArrowScale
from guiapp.widgets.maps.map_legend import legend_height
from guiapp.widgets.numerals import plain_figure, short_figure, tabular

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class FieldLegend(QWidget):
    """Names of the arrows in their colors at the left, their scale in words at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._kinds: tuple[tuple[str, str], ...] = ()
        self._scale = ArrowScale("true", 1.0, (1.0, 1.0))
        self._times: float | None = None
        self._signs, self._lengths = QLabel(self), QLabel(self)
        self._signs.setObjectName("signs")
        self._lengths.setObjectName("lengths")
        self._lengths.setFont(tabular(self._lengths.font()))
        self._lengths.setProperty("role", "muted")
        self._lengths.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lengths.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._signs)
        layout.addWidget(self._lengths, 1)
        self.setFixedHeight(legend_height(self))

    def explain(
        self,
        kinds: tuple[tuple[str, str], ...],
        scale: ArrowScale,
        times: float | None = None,
    ) -> None:
        """Explain arrows.

        Parameters
        ----------
        kinds : (what, the color's name in the theme) of each set: "numerical", "analytic" or
            "difference"
        scale : how lengths are drawn
        times : how many times larger than gradients, for a difference
        """
        self._kinds, self._scale, self._times = kinds, scale, times
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.retranslate()

    def retranslate(self) -> None:
        words = {
            "numerical": self.tr("numerical"),
            "analytic": self.tr("analytic"),
            "difference": self.tr("numerical − analytic"),
        }
        signs = "&nbsp;&nbsp; ".join(
            f'<span style="color:{getattr(self._theme, meaning)}">\N{BLACK RIGHTWARDS ARROW}'
            f"</span>&nbsp;{words[kind]}"
            for kind, meaning in self._kinds
        )
        gradients = self._times is None
        self._signs.setText(self.tr("−∇f: {signs}").format(signs=signs) if gradients else signs)
        text, explanation = self._say_scale()
        self._lengths.setText(text)
        self._lengths.setToolTip(explanation)

    def _say_scale(self) -> tuple[str, str]:
        """How lengths are to be read: in a few words, and in a sentence."""
        scale = self._scale
        if scale.scaling == "equal":
            return (
                self.tr("all equal; stronger color is steeper"),
                self.tr(
                    "All arrows are equally long. Where the slope is steep they have more color."
                ),
            )
        if scale.scaling == "compressed":
            low, high = scale.between
            ratio = short_figure(high / low if low > 0 else 1.0)
            return (
                self.tr("compressed: {ratio} : 1 in truth").format(ratio=ratio),
                self.tr(
                    "Equal ratios of slopes are equal steps of length. The longest twentieth of "
                    "the arrows stands for vectors {ratio} times as long as the shortest."
                ).format(ratio=ratio),
            )
        if self._times is not None:
            times = round_number(self._times)
            return (
                self.tr("magnified {times} times").format(times=times),
                self.tr(
                    "These arrows are drawn {times} times as long as arrows of the gradient "
                    "would be."
                ).format(times=times),
            )
        factor = plain_figure(scale.factor)
        return (
            self.tr("a slope of 1 is {factor} long").format(factor=factor),
            self.tr(
                "True lengths: an arrow is {factor} times as long as its gradient, in units of "
                "the axes."
            ).format(factor=factor),
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(legend_height(self))
        super().changeEvent(event)


def round_number(value: float) -> str:
    """One significant digit, as ``500`` or ``2 · 10¹¹``."""
    mantissa, exponent = f"{value:.0e}".split("e")
    power = int(exponent)
    if -3 <= power <= 4:
        return plain_figure(value)
    raised = f"10{str(power).translate(RAISED)}"
    return raised if mantissa == "1" else f"{mantissa} \N{MIDDLE DOT} {raised}"
