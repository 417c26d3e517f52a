"""Recorded strokes reach the network alike by the short way and by a mouse; bad files are refused.

The files are made here, of hand-made digits; no recording is needed.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.config import PRESETS
from engine.digits import normalize
from engine.model_files import save_model
from engine.network import mlp
from engine.records import ParamSnapshot
from guiapp.raster import PEN_WIDTH_PX
from tests.bench import strokes as bench
from tests.bench.stroke_events import MouseHand
from tests.bench.stroke_files import StrokesError, load_strokes
from tests.bench.stroke_replay import CANVAS_PX, SIZES_PX, Place, drawn, placed, places
from tests.guiapp.pages.draw.handmade import HANDMADE, Handmade

GOOD: dict[str, Any] = {
    "label": 1,
    "writer": "a",
    "suspect": False,
    "slashed_zero": False,
    "strokes": [[[0, 0], [10, 500], [0, 1000]]],
}
# a fixture of the widget per test, not per example: each drawing begins with a cleared canvas
SAME_CANVAS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)

coordinates = st.floats(0, 1000)
recorded = st.lists(
    st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=12), min_size=1, max_size=3
)
shares = st.floats(0, 1)
spots = st.builds(Place, st.floats(*SIZES_PX), shares, shares)


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[MouseHand]:
    hand = MouseHand()
    qtbot.addWidget(hand.canvas)
    yield hand
    hand.canvas.close()


@SAME_CANVAS
@given(strokes=recorded, place=spots)
def test_a_mouse_and_the_short_way_give_the_same_image(
    hand: MouseHand, strokes: list[list[tuple[float, float]]], place: Place
) -> None:
    on_canvas = placed(strokes, place, PEN_WIDTH_PX)
    assert hand.drawn(on_canvas).tobytes() == drawn(on_canvas).tobytes()


@pytest.mark.parametrize("sample", HANDMADE, ids=lambda sample: f"{sample.digit}-{sample.manner}")
def test_so_does_a_mouse_of_the_window_system(hand: MouseHand, sample: Handmade) -> None:
    window = hand.canvas.windowHandle()
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for stroke in sample.strokes:
        points = [QPoint(int(x), int(y)) for x, y in stroke]
        QTest.mousePress(window, left, plain, points[0])
        for point in points[1:]:
            QTest.mouseMove(window, point)
        QTest.mouseRelease(window, left, plain, points[-1])
    image = normalize(hand.canvas.raster.pixels)
    assert image.tobytes() == drawn(sample.strokes).tobytes()


@given(strokes=recorded, place=spots)
def test_a_sample_lies_wholly_inside_with_its_size_and_aspect(
    strokes: list[list[tuple[float, float]]], place: Place
) -> None:
    before = np.array([point for stroke in strokes for point in stroke])
    after = np.array([point for stroke in placed(strokes, place, PEN_WIDTH_PX) for point in stroke])
    reach = PEN_WIDTH_PX / 2
    assert after.min() >= reach
    assert after.max() <= CANVAS_PX - reach
    extent = np.ptp(before, axis=0)
    if extent.max() > 0:
        expected = extent / extent.max() * place.size_px
        np.testing.assert_allclose(np.ptp(after, axis=0), expected, atol=1e-6)


def test_places_are_seeded_and_fill_the_range() -> None:
    some = places(500, seed=3)
    assert some == places(500, seed=3)
    assert some[:20] == places(20, seed=3)
    assert some != places(500, seed=4)
    sizes = [place.size_px for place in some]
    assert SIZES_PX[0] <= min(sizes) < 115
    assert 235 < max(sizes) <= SIZES_PX[1]


# -- the report ---------------------------------------------------------------------------------


def write(path: Path, content: object) -> Path:
    path.write_bytes(gzip.compress(json.dumps(content).encode()))
    return path


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A network that takes everything for a 1."""
    config = PRESETS["article"]
    network = mlp((784, *config.hidden_sizes, 10), rng=np.random.default_rng(0))
    params = {name: np.zeros_like(array) for name, array in network.params.items()}
    params[f"b{len(params) // 2}"][1] = 1.0
    save_model(tmp_path / "ones.npz", ParamSnapshot(1, config, params))
    return tmp_path / "ones.npz"


@pytest.mark.parametrize("way", [[], ["--events"]], ids=["short", "events"])
def test_the_figures_are_counted_right(
    tmp_path: Path,
    model: Path,
    way: list[str],
    qapp: object,
    capsys: pytest.CaptureFixture[str],
) -> None:
    samples = [
        GOOD,
        {**GOOD, "label": 7},
        {**GOOD, "writer": "b"},
        {**GOOD, "writer": "b", "label": 1, "suspect": True},
        {**GOOD, "writer": "c", "label": 0, "slashed_zero": True, "strokes": [[[5, 5]]]},
    ]
    file = write(tmp_path / "few.json.gz", samples)
    assert bench.main([str(file), "--model", str(model), "--json", "--seed", "5", *way]) == 0
    found = json.loads(capsys.readouterr().out)
    digits = found.pop("per_digit_core")
    assert digits == {str(digit): {1: 1.0, 7: 0.0}.get(digit) for digit in range(10)}
    assert found == {
        "all": 3 / 5,
        "core": 2 / 3,
        "writer_mean": pytest.approx((1 / 2 + 1 + 0) / 3),
        "samples": 5,
        "model": str(model),
        "seed": 5,
    }


def test_the_report_for_readers_has_every_digit_and_writer(
    tmp_path: Path, model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "few.json.gz", [GOOD, {**GOOD, "label": 7, "writer": "someone"}])
    assert bench.main([str(file), "--model", str(model)]) == 0
    text = capsys.readouterr().out
    for expected in (" 50.00 %  of 2", "someone", "7 taken for 1: 1", "mean of writers"):
        assert expected in text


# -- files that cannot be used ------------------------------------------------------------------


def packed(text: str) -> bytes:
    return gzip.compress(text.encode())


def of_one(**changes: object) -> bytes:
    return packed(json.dumps([{**GOOD, **changes}]))


BAD: list[tuple[str, bytes, str]] = [
    ("no gzip", b"[]", "not a gzip file"),
    ("empty", b"", "ends before its contents"),
    ("cut", of_one()[:60], "ends before its contents"),
    ("flipped", of_one()[:30] + b"\xff" + of_one()[31:], "damaged"),
    ("no JSON", packed("hello"), "no JSON"),
    ("no text", gzip.compress(b"\xff\xfe\x00"), "no JSON"),
    ("deep", packed("[" * 100_000), "no JSON"),
    ("an object", packed("{}"), "holds a dict"),
    ("no samples", packed("[]"), "an empty list"),
    ("a number", packed("[3]"), "sample 0 is a int"),
    ("keys", packed('[{"label": 3}]'), "sample 0 has no 'writer'"),
    ("label", of_one(label=10), "the label '10'"),
    ("true", of_one(label=True), "the label 'True'"),
    ("writer", of_one(writer=7), "the writer '7'"),
    ("suspect", of_one(suspect=0), "'suspect'"),
    ("strokes", of_one(strokes=[]), "has no strokes"),
    ("points", of_one(strokes=[[]]), "a stroke without points"),
    ("three", of_one(strokes=[[[1, 2, 3]]]), r"the point '\[1, 2, 3\]'"),
    ("text", of_one(strokes=[[["1", 2]]]), "the coordinate '1'"),
    ("NaN", of_one(strokes=[[[float("nan"), 2]]]), "NaN"),
    ("infinite", packed(json.dumps([GOOD]).replace("500", "1e999")), "a coordinate beyond"),
    ("huge", of_one(strokes=[[[10**400, 2]]]), "a coordinate beyond"),
    ("digits", packed("[" + "9" * 5000 + "]"), "beyond all bounds"),
]


@pytest.mark.parametrize(
    ("content", "message"), [case[1:] for case in BAD], ids=[c[0] for c in BAD]
)
def test_a_bad_file_gets_one_sentence_and_exit_code_2(
    content: bytes,
    message: str,
    tmp_path: Path,
    model: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "bad.json.gz"
    file.write_bytes(content)
    with pytest.raises(StrokesError, match=message):
        load_strokes(file)
    assert bench.main([str(file), "--model", str(model)]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith(str(file))
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "cannot be read"),
        (lambda path: path.mkdir(), "not an ordinary file"),
    ],
    ids=["missing", "folder"],
)
def test_so_does_what_is_no_file(
    make: Callable[[Path], None], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "x")
    assert bench.main([str(tmp_path / "x")]) == 2
    assert message in capsys.readouterr().err


def test_so_does_a_model_that_reads_no_digits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "one.json.gz", [GOOD])
    assert bench.main([str(file), "--model", str(tmp_path / "none.npz")]) == 2
    assert "none.npz: cannot be read" in capsys.readouterr().err
    config = PRESETS["article"].replace(hidden_sizes=(4,), dataset="circles")
    network = mlp((2, 4, 2), rng=np.random.default_rng(0))
    save_model(tmp_path / "toy.npz", ParamSnapshot(1, config, network.params))
    assert bench.main([str(file), "--model", str(tmp_path / "toy.npz")]) == 2
    assert "2 inputs and 2 classes" in capsys.readouterr().err
