"""Colors of the window: one color, one meaning, on every page, in a light and a dark dress.

The hues are the Okabe-Ito palette, which stays distinguishable under the common color-vision
deficiencies; for the dark theme the dim ones are lifted so that every line keeps a contrast of
at least 3:1 against its background (tests/guiapp/test_theme.py computes it). No color carries
a meaning alone: curves also differ in dash, marker or label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from guiapp import resources


@dataclass(frozen=True)
class Theme:
    """Named colors as ``#rrggbb`` strings; a widget asks for a meaning, never for a hue."""

    name: str
    dark: bool
    window: str  # behind everything
    surface: str  # plots, canvases, cards
    raised: str  # buttons and fields
    border: str
    grid: str
    text: str
    muted: str  # secondary text; still at least 4.5:1
    accent: str  # the one primary action, focus rings, selections
    on_accent: str
    train: str
    test: str
    loss: str
    gradient: str
    good: str
    bad: str
    warning: str
    positive: str  # signed weights: above zero
    negative: str  # signed weights: below zero
    optimizers: Mapping[str, str]
    classes: tuple[str, ...]  # points and regions of the toy sets

    def color(self, meaning: str, alpha: float = 1.0) -> QColor:
        """The color of a meaning as a QColor; ``alpha`` runs from 0 (clear) to 1 (opaque)."""
        color = QColor(getattr(self, meaning))
        color.setAlphaF(alpha)
        return color


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    border="#c9cdd4",
    grid="#e3e6ea",
    text="#1b1e23",
    muted="#5a616c",
    accent="#0060a8",
    on_accent="#ffffff",
    train="#0072b2",
    test="#d55e00",
    loss="#008a65",
    gradient="#c77700",
    good="#00795a",
    bad="#b3261e",
    warning="#8a5a00",
    positive="#0072b2",
    negative="#d55e00",
    optimizers=MappingProxyType(
        {
            "sgd": "#1b1e23",
            "momentum": "#0072b2",
            "nesterov": "#2b93c9",
            "adagrad": "#008a65",
            "rmsprop": "#b0548a",
            "adam": "#d55e00",
        }
    ),
    classes=("#0072b2", "#d55e00", "#008a65", "#b0548a", "#a07800"),
)

DARK = Theme(
    name="dark",
    dark=True,
    window="#16181c",
    surface="#1e2126",
    raised="#2a2e35",
    border="#464c56",
    grid="#31363e",
    text="#eceff3",
    muted="#a7afbb",
    accent="#56b4e9",
    on_accent="#10222f",
    train="#56b4e9",
    test="#f08a4b",
    loss="#2fc79a",
    gradient="#f0ab2e",
    good="#2fc79a",
    bad="#ff8a80",
    warning="#f0c05a",
    positive="#56b4e9",
    negative="#f08a4b",
    optimizers=MappingProxyType(
        {
            "sgd": "#eceff3",
            "momentum": "#3f9fe0",
            "nesterov": "#8fd0f5",
            "adagrad": "#2fc79a",
            "rmsprop": "#e08abf",
            "adam": "#f08a4b",
        }
    ),
    classes=("#56b4e9", "#f08a4b", "#2fc79a", "#e08abf", "#e6c84a"),
)


def palette(theme: Theme) -> QPalette:
    """The Qt palette that dresses standard controls like the theme."""
    roles = QPalette.ColorRole
    result = QPalette()
    for role, meaning in (
        (roles.Window, "window"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "window"),
        (roles.Button, "raised"),
        (roles.ToolTipBase, "raised"),
        (roles.WindowText, "text"),
        (roles.Text, "text"),
        (roles.ButtonText, "text"),
        (roles.ToolTipText, "text"),
        (roles.PlaceholderText, "muted"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Accent, "accent"),
        (roles.Link, "accent"),
        (roles.Mid, "border"),
        (roles.Midlight, "grid"),
        (roles.Dark, "border"),
    ):
        result.setColor(role, theme.color(meaning))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.color("muted", 0.7))
    return result


def style_sheet(theme: Theme) -> str:
    """What the palette cannot say: the primary button, the rail, fields with a mistake."""
    return f"""
        QToolTip {{
            color: {theme.text}; background: {theme.raised}; border: 1px solid {theme.border};
            padding: 4px;
        }}
        QPushButton[primary="true"] {{
            color: {theme.on_accent}; background: {theme.accent}; border: none;
            border-radius: 4px; padding: 8px 16px; font-weight: 600;
        }}
        QPushButton[primary="true"]:focus {{ border: 2px solid {theme.text}; padding: 6px 14px; }}
        QPushButton[primary="true"]:pressed {{ background: {theme.train}; }}
        QPushButton[primary="true"]:disabled {{
            background: {theme.border}; color: {theme.muted};
        }}
        QLineEdit {{
            background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 2px;
            padding: 1px 2px;
        }}
        QLineEdit:focus {{ border: 1px solid {theme.accent}; }}
        QCheckBox::indicator {{
            width: 14px; height: 14px; border: 1px solid {theme.muted}; border-radius: 2px;
            background: {theme.surface};
        }}
        QCheckBox::indicator:checked {{
            background: {theme.accent}; border: 1px solid {theme.accent};
            image: url("{resources.icon("check_" + theme.name).as_posix()}");
        }}
        QRadioButton::indicator {{
            width: 14px; height: 14px; border: 1px solid {theme.muted}; border-radius: 8px;
            background: {theme.surface};
        }}
        QRadioButton::indicator:checked {{
            width: 8px; height: 8px; border: 4px solid {theme.accent};
        }}
        QCheckBox:focus, QRadioButton:focus {{ color: {theme.accent}; }}
        QLineEdit[invalid="true"] {{ border: 2px solid {theme.bad}; border-radius: 2px; }}
        QLabel[role="muted"] {{ color: {theme.muted}; }}
        QLabel[role="error"] {{ color: {theme.bad}; }}
        QLabel[role="heading"] {{ font-weight: 600; }}
        QToolButton[rail="true"] {{
            border: none; border-radius: 6px; padding: 5px 2px; color: {theme.muted};
        }}
        QToolButton[rail="true"]:hover {{ background: {theme.grid}; color: {theme.text}; }}
        QToolButton[rail="true"]:checked {{
            background: {theme.surface}; color: {theme.accent}; font-weight: 600;
        }}
        QToolButton::menu-indicator {{ image: none; }}
        QToolButton[rail="true"]:focus {{ border: 1px solid {theme.accent}; }}
    """
