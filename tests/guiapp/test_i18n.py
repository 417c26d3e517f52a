"""Every string of the window has a finished Japanese translation with the same placeholders."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from engine.config import BATCH_TOO_LARGE, SENTENCES, ConfigError
from engine.runs.branching import FIXED_IN_A_BRANCH
from engine.search import search_space
from engine.search.optimizer_race import NOBODY, TWICE
from guiapp import resources
from guiapp.i18n import ENGINE_SENTENCES, Language, explain

ROOT = Path(__file__).resolve().parents[2]
JA = ROOT / "resources" / "translations" / "nablascope_ja.ts"
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def messages(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """(context, source, translation, state) of each message."""
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            state = translation.get("type", "finished")
            yield name, message.findtext("source") or "", translation.text or "", state


def tool(name: str) -> str:
    """A program that comes with PySide6, beside this Python or on the path."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed with this PySide6")
    return found


def test_no_string_is_missing_or_unfinished(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    done = subprocess.run(
        [tool("pyside6-lupdate"), "-extensions", "py", str(ROOT / "guiapp"), "-ts", str(fresh)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    wanted = {(context, source) for context, source, _, _ in messages(fresh)}
    have = {(c, s) for c, s, text, state in messages(JA) if state == "finished" and text}
    obsolete = {(c, s) for c, s, _, state in messages(JA) if state in ("obsolete", "vanished")}
    assert wanted, "the extraction found nothing"
    assert wanted - have == set(), "missing or unfinished"
    assert have - wanted - obsolete == set(), "no longer in the program"
    assert not obsolete, "delete what is dead"


def test_placeholders_survive_translation() -> None:
    for context, source, translation, _ in messages(JA):
        expected = sorted(PLACEHOLDER.findall(source))
        assert sorted(PLACEHOLDER.findall(translation)) == expected, (context, source)


def test_the_compiled_file_is_the_source_s(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), str(JA), "-qm", str(fresh)], capture_output=True, check=True
    )
    ours, theirs = QTranslator(), QTranslator()
    assert ours.load(str(resources.translation("ja")))
    assert theirs.load(str(fresh))
    for context, source, _, _ in messages(JA):
        assert ours.translate(context, source) == theirs.translate(context, source) != ""


def test_the_book_s_terms_are_used() -> None:
    text = "".join(translation for _, _, translation, _ in messages(JA))
    for term in ("損失関数", "勾配", "学習率", "訓練データ", "テストデータ", "重み", "ミニバッチ"):
        assert term in text


def test_the_engine_s_sentences_are_marked() -> None:
    elsewhere = {FIXED_IN_A_BRANCH, NOBODY, TWICE, *search_space.SENTENCES}
    assert set(ENGINE_SENTENCES) == set(SENTENCES) | elsewhere


def test_an_engine_error_is_explained_in_the_language_of_the_window(
    qapp: QCoreApplication,
) -> None:
    error = ConfigError("batch_size", BATCH_TOO_LARGE, high=450, value=5000)
    language = Language(qapp)
    assert explain(error) == "The training data have 450 samples, so a batch cannot have 5000."
    language.switch("ja")
    try:
        assert "450" in explain(error)
        assert "訓練データ" in explain(error)
    finally:
        language.switch("en")
