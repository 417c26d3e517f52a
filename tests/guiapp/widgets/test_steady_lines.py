"""Room for a number of lines, whatever is said."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.steady_lines import SteadyLines


def test_room_is_kept_and_grows_with_the_text_size(qtbot: QtBot) -> None:
    lines = SteadyLines("words", 3)
    qtbot.addWidget(lines)
    assert lines.minimumHeight() == room_for_lines(lines.font(), 3)
    before = lines.minimumHeight()
    lines.say("a short one")
    assert lines.text() == "a short one"
    assert lines.minimumHeight() == before
    font = lines.font()
    font.setPointSizeF(2.0 * font.pointSizeF())
    lines.setFont(font)
    assert lines.minimumHeight() > 1.5 * before
