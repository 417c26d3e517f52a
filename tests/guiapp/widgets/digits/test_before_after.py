"""The table of what was learned and forgotten."""

import pytest

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.digits.before_after import DASH, BeforeAfter
from guiapp.widgets.numerals import MINUS


@pytest.fixture
def table(qtbot):
    widget = BeforeAfter()
    qtbot.addWidget(widget)
    return widget


def row(table, name):
    return [table.text(name, column) for column in ("before", "after", "change")]


def test_nothing_is_known_at_first(table):
    assert row(table, "own") == row(table, "test") == [DASH] * 3


def test_gain_and_loss_are_signed_points(table):
    table.set_row("own", 0.5, 0.875)
    table.set_row("test", 0.9925, 0.9608)
    assert row(table, "own") == ["50.0 %", "87.5 %", "+37.5"]
    assert row(table, "test") == ["99.25 %", "96.08 %", f"{MINUS}3.17"]
    for theme in (LIGHT, DARK):
        table.apply_theme(theme)
        assert theme.good in table.findChild(object, "own_change").styleSheet()
        assert theme.bad in table.findChild(object, "test_change").styleSheet()


def test_one_test_image_is_seen_and_none_is_none(table):
    table.set_row("test", 0.9925, 0.9924)
    assert table.text("test", "change") == f"{MINUS}0.01"
    table.set_row("test", 0.9925, 0.9925)
    assert table.text("test", "change") == "±0"


def test_while_it_runs_only_the_past_is_known(table):
    table.set_row("own", 0.5, None)
    assert row(table, "own") == ["50.0 %", DASH, DASH]
    table.clear()
    assert row(table, "own") == [DASH] * 3
