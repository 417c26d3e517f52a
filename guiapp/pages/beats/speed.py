"""How fast a step goes when it goes by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from guiapp.widgets.fields.speed_slider import SpeedSlider

STOPS = (0.25, 0.5, 1.0, 2.0, 4.0)  # layers per second


class LayerSpeed(SpeedSlider):
    """The speed slider, in layers instead of steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, stops=STOPS, full=False)

    def retranslate(self) -> None:
        super().retranslate()
        self._label.setText(self.tr("Layers per second, by itself"))
        self._slider.setAccessibleName(self.tr("Layers per second"))
        self._slider.setToolTip(
            self.tr(
                "How long each layer is looked at while the step goes by itself (P). Nothing is"
                " learned from it."
            )
        )
