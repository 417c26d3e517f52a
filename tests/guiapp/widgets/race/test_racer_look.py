"""How racers are told apart."""

import itertools

import pytest

from engine.optimizers import OPTIMIZERS
from engine.race import Entry
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.race.racer_look import RacerLook, contrast, looks_for
from tests.guiapp.widgets.race.races import BOOK

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def test_a_racer_is_called_by_its_optimizer_as_long_as_that_is_enough():
    assert [look.label for look in looks_for(BOOK)] == [
        OPTIMIZERS[entry.optimizer].NAME for entry in BOOK
    ]
    assert all(look.twin == 0 for look in looks_for(BOOK))


def test_twins_are_called_by_what_tells_them_apart():
    entries = [
        Entry("adam", 0.3),
        Entry("sgd", 0.95),
        Entry("sgd", 0.1),
        Entry("momentum", 0.1),
        Entry("momentum", 0.1, {"momentum": 0.5}),
        Entry("nesterov", 0.1),
        Entry("nesterov", 0.1),
    ]
    looks = looks_for(entries)
    assert [look.label for look in looks] == [
        *("Adam", "SGD 0.95", "SGD 0.1", "Momentum 0.1 · 0.9", "Momentum 0.1 · 0.5"),
        *("Nesterov 0.1 · 0.9 (1)", "Nesterov 0.1 · 0.9 (2)"),
    ]
    assert [look.twin for look in looks] == [0, 0, 1, 0, 1, 0, 1]


@THEMES
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_first_racer_has_the_color_of_its_optimizer(theme, optimizer):
    assert RacerLook(optimizer, "").color(theme).name() == theme.optimizers[optimizer]


@THEMES
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("twin", range(24))
def test_every_shade_stands_out_from_the_ground(theme, optimizer, twin):
    color = RacerLook(optimizer, "", twin).color(theme)
    assert contrast(color, theme.color("surface")) >= 3


@THEMES
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_twenty_twins_have_different_pairs_of_shade_and_dash(theme, optimizer):
    looks = [RacerLook(optimizer, "", twin) for twin in range(20)]
    assert len({(look.color(theme).name(), look.pen_style) for look in looks}) == 20
    for first, second in itertools.pairwise(looks):
        assert first.color(theme) != second.color(theme)


def test_every_optimizer_has_a_symbol_of_its_own():
    looks = [RacerLook(optimizer, "") for optimizer in OPTIMIZERS]
    assert len({look.symbol for look in looks}) == len({look.sign for look in looks}) == 6
    for look in looks:
        box = look.symbol_path().boundingRect()
        assert 0.8 <= max(box.width(), box.height()) <= 1.1
