"""The one place of the window that resolves files under ``resources/``."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "resources"


def translation(language: str) -> Path:
    """The compiled translation of a language code such as "ja"."""
    return ROOT / "translations" / f"nablascope_{language}.qm"


def icon(name: str) -> Path:
    """An SVG icon by its name."""
    return ROOT / "icons" / f"{name}.svg"


def model(name: str) -> Path:
    """A trained network by its name."""
    return ROOT / "models" / f"{name}.npz"
