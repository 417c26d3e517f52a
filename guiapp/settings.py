"""The one place that touches QSettings: what the window remembers from one day to the next.

A damaged or foreign value is never an error: it counts as absent. Everything is kept as plain
text, see ``guiapp.settings_file``.
"""

from __future__ import annotations

import json
import os.path
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from engine.config import TrainConfig
from engine.datasets import TOY_SETS
from guiapp.page_keys import PAGES
from guiapp.settings_file import make_safe

LANGUAGES = ("system", "en", "ja")
THEMES = ("system", "light", "dark")
MIN_SCALE, MAX_SCALE = 0.8, 2.0
AUTOSAVE_S = 60
MAX_AUTOSAVE_S = 3600
MAX_TEXT = 8192  # characters of a value; a configuration takes about 500

# what reading a foreign configuration can meet; a number of 4,000 digits overflows
_BROKEN = (ValueError, TypeError, OverflowError, RecursionError)


def open_store(path: Path | None = None) -> QSettings:
    """The settings of the user, in a file that was looked at before; see ``make_safe``."""
    if path is None:
        folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.GenericConfigLocation
        )
        path = Path(folder) / "Nablascope" / "Nablascope.conf"
    return QSettings(str(make_safe(path)), QSettings.Format.IniFormat)


class Settings:
    """Typed access to the few settings there are; ``store`` is injected."""

    def __init__(self, store: QSettings) -> None:
        self._store = store
        self._for_now: dict[str, str] = {}

    def override(self, key: str, value: str) -> None:
        """Let "language", "theme" or "last_page" be ``value`` until it is set, without
        remembering it."""
        self._for_now[key] = value

    def save(self) -> None:
        """Write now what otherwise is written soon."""
        self._store.sync()

    def _choose(self, key: str, value: str) -> None:
        self._for_now.pop(key, None)
        self._store.setValue(key, value)

    def _text(self, key: str) -> str:
        """A text of bearable length; "" for anything else."""
        value = self._for_now.get(key, self._store.value(key))
        return value if isinstance(value, str) and len(value) <= MAX_TEXT else ""

    def _number(self, key: str, low: float, high: float, default: float) -> float:
        try:
            value = float(str(self._store.value(key, default))[:MAX_TEXT])
        except ValueError:
            return default
        return value if low <= value <= high else default  # NaN is neither

    def _choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self._text(key)
        return value if value in choices else choices[0]

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
        return self._number("text_scale", MIN_SCALE, MAX_SCALE, 1.0)

    @text_scale.setter
    def text_scale(self, value: float) -> None:
        self._store.setValue("text_scale", str(min(MAX_SCALE, max(MIN_SCALE, value))))

    @property
    def geometry(self) -> QByteArray | None:
        """The main window's saved geometry, for QWidget.restoreGeometry."""
        value = QByteArray.fromHex(self._text("window").encode("ascii", "replace"))
        return None if value.isEmpty() else value

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window", bytes(value.toHex().data()).decode())

    @property
    def keep_finished(self) -> bool:
        """Whether runs that reach their end are kept by themselves."""
        return self._text("keep_finished") != "false"

    @keep_finished.setter
    def keep_finished(self, value: bool) -> None:
        self._store.setValue("keep_finished", "true" if value else "false")

    @property
    def autosave_s(self) -> int:
        """Seconds from one autosave to the next; 0 is never. Changed in the file only."""
        return int(self._number("autosave_s", 0, MAX_AUTOSAVE_S, AUTOSAVE_S))

    @property
    def last_page(self) -> str | None:
        """The page that was seen last, one of PAGES."""
        value = self._text("last_page")
        return value if value in PAGES else None

    @last_page.setter
    def last_page(self, value: str) -> None:
        self._choose("last_page", value)

    @property
    def last_config(self) -> TrainConfig | None:
        """What was trained last; None also when its data are no longer there."""
        try:
            values = json.loads(self._text("last_config") or "null")
            config = TrainConfig.from_dict(values)
        except _BROKEN:
            return None
        is_built_in = config.dataset in ("mnist", *TOY_SETS)
        return config if is_built_in or os.path.isdir(config.dataset) else None

    @last_config.setter
    def last_config(self, value: TrainConfig) -> None:
        # "@" means something at the beginning of a value, so no value has any
        text = json.dumps(value.to_dict()).replace("@", "\\u0040")
        self._store.setValue("last_config", text if len(text) <= MAX_TEXT else "")
