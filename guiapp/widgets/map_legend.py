"""The line below a map: what its signs mean, and f where the pointer is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import short_figure, tabular, vector


class MapLegend(QWidget):
    """Each sign in the color it has on the map, and at the right a reading for the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._optimizer = "sgd"
        self._has_minimum = True
        self._signs = QLabel(self)
        self._reading = QLabel(self)
        self._reading.setObjectName("map_reading")
        self._reading.setFont(tabular(self._reading.font()))
        self._reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._signs)
        layout.addWidget(self._reading, 1)
        self.setFixedHeight(legend_height(self))
        self.retranslate()

    def explain(self, theme: Theme, optimizer: str, *, has_minimum: bool) -> None:
        """Explain the signs of a walk by ``optimizer`` (a key of ``Theme.optimizers``)."""
        self._theme, self._optimizer, self._has_minimum = theme, optimizer, has_minimum
        self.retranslate()

    def show_value(self, x: float, y: float, value: float) -> None:
        """Read f out at a point of the map."""
        text = self.tr("f{point} = {value}")
        point = vector((x, y), lambda part: short_figure(round(part, 2)))
        self._reading.setText(text.format(point=point, value=short_figure(value)))

    def clear_value(self) -> None:
        self._reading.clear()

    def retranslate(self) -> None:
        theme, walk = self._theme, self._theme.optimizers[self._optimizer]
        entries = [
            ("\N{WHITE DIAMOND}", theme.text, self.tr("start")),
            ("\N{BLACK CIRCLE}", walk, self.tr("now")),
            ("\N{WHITE CIRCLE}", walk, self.tr("next")),
            ("\N{RIGHTWARDS ARROW}", theme.gradient, self.tr("−∇f, shortened")),
        ]
        if self._has_minimum:
            entries.append(("\N{BLACK STAR}", theme.good, self.tr("minimum")))
        self._signs.setText(
            "&nbsp;&nbsp; ".join(
                f'<span style="color:{color}">{sign}</span>&nbsp;{word}'
                for sign, color, word in entries
            )
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(legend_height(self))
        super().changeEvent(event)


def legend_height(widget: QWidget) -> int:
    """The height in pixels of a line below a plot, in the font of ``widget``.

    Plots side by side end level when the lines below them are equally high.
    """
    return max(24, widget.fontMetrics().height() + 8)
