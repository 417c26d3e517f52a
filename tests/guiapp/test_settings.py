"""Settings survive a restart, and damage counts as absence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from guiapp.settings import MAX_SCALE, Settings


def opened(path: Path) -> Settings:
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


def test_they_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    first = opened(path)
    first.language, first.theme, first.text_scale = "ja", "dark", 1.25
    first.geometry = QByteArray(b"somewhere")
    first._store.sync()
    again = opened(path)
    assert (again.language, again.theme, again.text_scale) == ("ja", "dark", 1.25)
    assert again.geometry == QByteArray(b"somewhere")


def test_a_choice_for_one_start_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    settings = opened(path)
    settings.language = "en"
    settings.override("language", "ja")
    assert settings.language == "ja"
    settings._store.sync()
    assert opened(path).language == "en"
    settings.language = "en"
    assert settings.language == "en"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[General]\nlanguage=klingon\ntheme=pink\ntext_scale=huge\ngeometry=7\n",
        "[General]\ntext_scale=1e9\n",
        "[General]\ntext_scale=nan\n",
        "\x00\xff not an ini file at all [[[",
    ],
)
def test_damage_counts_as_absence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "s.ini"
    path.write_text(content, encoding="latin-1")
    settings = opened(path)
    assert (settings.language, settings.theme, settings.text_scale) == ("system", "system", 1.0)
    assert settings.geometry is None


def test_the_text_scale_is_kept_within_bounds(tmp_path: Path) -> None:
    settings = opened(tmp_path / "s.ini")
    settings.text_scale = 50.0
    assert settings.text_scale == MAX_SCALE
