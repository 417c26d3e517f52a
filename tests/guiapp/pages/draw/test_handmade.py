"""The model that comes with the program reads digits that were drawn by hand for this test."""

from __future__ import annotations

import pytest

from engine.model_files import load_model
from engine.network import Network, from_snapshot
from guiapp.raster import PEN_WIDTH_PX
from tests.bench.stroke_replay import Place, drawn, placed
from tests.bench.strokes import DEFAULT_MODEL
from tests.guiapp.pages.draw.handmade import HANDMADE, Handmade

PLACES = [
    Place(110.0, 0.0, 1.0),  # small, in the lower left corner
    Place(170.0, 0.9, 0.2),
    Place(240.0, 0.5, 0.5),  # as large as the canvas allows
]
each = pytest.mark.parametrize("sample", HANDMADE, ids=lambda s: f"{s.digit}-{s.manner}")


@pytest.fixture(scope="module")
def network() -> Network:
    return from_snapshot(load_model(DEFAULT_MODEL))


def answer(network: Network, strokes: list[list[tuple[float, float]]]) -> int:
    return int(network.predict(drawn(strokes).reshape(-1)).argmax())


def test_there_are_two_of_each_digit() -> None:
    assert sorted(sample.digit for sample in HANDMADE) == sorted(2 * list(range(10)))
    for sample in HANDMADE:
        reach = PEN_WIDTH_PX / 2
        for x, y in (point for stroke in sample.strokes for point in stroke):
            assert reach <= min(x, y)
            assert max(x, y) <= 280 - reach


@each
def test_it_is_read_as_it_was_drawn(network: Network, sample: Handmade) -> None:
    assert answer(network, sample.strokes) == sample.digit


@each
@pytest.mark.parametrize("place", PLACES, ids=["small", "middling", "large"])
def test_it_is_read_at_any_size_and_place(network: Network, sample: Handmade, place: Place) -> None:
    assert answer(network, placed(sample.strokes, place, PEN_WIDTH_PX)) == sample.digit
