"""How a tablet's pen changes the width of a stroke."""

from __future__ import annotations

from PySide6.QtGui import QInputDevice, QTabletEvent

LIGHTEST, HARDEST = 0.5, 1.5  # half the pressure draws as wide as a mouse


def width_factor(event: QTabletEvent) -> float:
    """Part of the pen's width to draw with: 0.5 to 1.5 by the pressure; 1 where none is felt.

    A pen without that sense reports a constant, 0 or 1, which would make it always thin or thick.
    """
    if not event.device().hasCapability(QInputDevice.Capability.Pressure):
        return 1.0
    pressure = min(1.0, max(0.0, event.pressure()))
    return LIGHTEST + (HARDEST - LIGHTEST) * pressure
