"""Contrast of both themes, and colors that stay apart under color-vision deficiencies."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from guiapp.theme import DARK, LIGHT, Theme

THEMES = (LIGHT, DARK)

# Viénot, Brettel and Mollon (1999), "Digital video colourmaps for checking the legibility of
# displays by dichromats": linear RGB -> what a protanope and a deuteranope see.
DICHROMATS = {
    "protanopia": np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    "deuteranopia": np.array(
        [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]
    ),
}


def linear(color: str) -> np.ndarray:
    """Linear RGB of an sRGB color (IEC 61966-2-1)."""
    c = QColor(color)
    srgb = np.array([c.redF(), c.greenF(), c.blueF()])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    high, low = sorted((linear(one) @ weights, linear(other) @ weights), reverse=True)
    return float((high + 0.05) / (low + 0.05))


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_text_can_be_read(theme: Theme, ground: str) -> None:
    background = getattr(theme, ground)
    assert contrast(theme.text, background) >= 7
    for meaning in ("muted", "bad", "good", "warning"):
        assert contrast(getattr(theme, meaning), background) >= 4.5, meaning
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_lines_can_be_seen(theme: Theme) -> None:
    lines = [theme.train, theme.test, theme.loss, theme.gradient]
    for color in (*lines, *theme.optimizers.values(), *theme.classes):
        assert contrast(color, theme.surface) >= 3, color


@pytest.mark.parametrize("deficiency", DICHROMATS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_what_stands_together_stays_apart(theme: Theme, deficiency: str) -> None:
    seen = DICHROMATS[deficiency]
    for one, other in (*combinations((theme.train, theme.test), 2), (theme.loss, theme.gradient)):
        distance = np.abs(seen @ linear(one) - seen @ linear(other)).max()
        assert distance > 0.08, (one, other)
