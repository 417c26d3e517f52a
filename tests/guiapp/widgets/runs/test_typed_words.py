"""Names and notes as they come from a keyboard or a clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.runs.header_values import text_of
from engine.runs.records import MAX_NAME, MAX_NOTE
from guiapp.widgets.runs.typed_words import typed_name, typed_note


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  a   run ", "a run"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("\u202aC:\\runs\u202c", "C:\\runs"),
        ("a\x00b\x1b", "ab"),
        ("学習率 0.1", "学習率 0.1"),
        ("x" * 500, "x" * MAX_NAME),
        ("\x00 ", ""),
    ],
)
def test_names(text: str, name: str) -> None:
    assert typed_name(text) == name


def test_a_note_keeps_its_lines() -> None:
    assert typed_note("\u202aone\n\ttwo\x07 ") == "one\n\ttwo "


@given(st.text(max_size=MAX_NOTE + 10))
def test_a_run_file_takes_whatever_was_typed(text: str) -> None:
    assert text_of("name", typed_name(text), MAX_NAME) == typed_name(typed_name(text))
    text_of("note", typed_note(text), MAX_NOTE, lines=True)
