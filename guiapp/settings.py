"""The one place that touches QSettings: what the window remembers from one day to the next.

A damaged or foreign value is never an error: it counts as absent.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

LANGUAGES = ("system", "en", "ja")
THEMES = ("system", "light", "dark")
MIN_SCALE, MAX_SCALE = 0.8, 2.0


class Settings:
    """Typed access to the few settings there are; ``store`` is injected."""

    def __init__(self, store: QSettings) -> None:
        self._store = store
        self._for_now: dict[str, str] = {}

    def override(self, key: str, value: str) -> None:
        """Let "language" or "theme" be ``value`` until it is set, without remembering it."""
        self._for_now[key] = value

    def _choose(self, key: str, value: str) -> None:
        self._for_now.pop(key, None)
        self._store.setValue(key, value)

    def _choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self._for_now.get(key, self._store.value(key, choices[0]))
        return value if isinstance(value, str) and value in choices else choices[0]

    @property
    def language(self) -> str:
        """ "system", "en" or "ja"."""
        return self._choice("language", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._choose("language", value)

    @property
    def theme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._choose("theme", value)

    @property
    def text_scale(self) -> float:
        """Size of all text relative to the system's; 0.8 to 2."""
        try:
            value = float(str(self._store.value("text_scale", 1.0)))
        except ValueError:
            return 1.0
        return value if MIN_SCALE <= value <= MAX_SCALE else 1.0

    @text_scale.setter
    def text_scale(self, value: float) -> None:
        self._store.setValue("text_scale", min(MAX_SCALE, max(MIN_SCALE, value)))

    @property
    def geometry(self) -> QByteArray | None:
        """The main window's saved geometry, for QWidget.restoreGeometry."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)
