from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage

from engine.export.series import Recorded
from engine.runs.records import RunHistory
from guiapp.export.picture_axes import Panel, ticks
from guiapp.export.run_pictures import SIZE, _lines, png_of, svg_of
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.runs.run_looks import hue
from tests.engine.export.small_runs import small_run

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Fonts need one."""


def run_of(losses: object, name: str = "a run", color: int = 0, test: float = 0.8) -> Recorded:
    info = small_run(name, iterations=1).info.replace(color=color)
    values = np.asarray(losses, float)
    evaluations = [(len(values) / 2, 0.7, test - 0.1), (len(values), 0.75, test)]
    return Recorded(info, RunHistory(values, np.array(evaluations), np.empty(0)))


def texts(svg: bytes) -> list[str]:
    return ["".join(e.itertext()).strip() for e in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def colors(svg: bytes) -> set[str]:
    return set(re.findall(r'stroke="(#[0-9a-f]{6})"', svg.decode()))


def test_the_png_has_twice_the_size_and_the_colors_of_what_it_shows() -> None:
    image = QImage.fromData(png_of([run_of(np.linspace(2.4, 0.3, 1000))]))
    assert image.size() == SIZE * 2
    assert image.pixelColor(2, 2) == QColor(LIGHT.surface)
    rows = range(150, 900, 3)
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in rows}
    assert {LIGHT.loss, LIGHT.train, LIGHT.test} <= seen


def test_axes_have_names_units_and_figures() -> None:
    words = texts(svg_of([run_of(np.linspace(2.4, 0.3, 1000))]))
    for word in ("Loss (nats)", "Accuracy (%)", "training", "test", "a run", "1,000", "100", "2.5"):
        assert word in words
    assert words.count("Iteration (updates)") == 2
    squared = run_of([0.5, 0.4])
    info = squared.info.replace(config=squared.info.config.replace(loss="mean_squared_error"))
    words = texts(svg_of([Recorded(info, squared.history)]))
    assert "Loss" in words  # squared errors have no unit


def test_each_run_has_its_name_and_its_own_look() -> None:
    one, two = run_of([2, 1], "one", color=0), run_of([2, 1.5], "two", color=1)
    svg = svg_of([one, two])
    assert {"one", "two"} <= set(texts(svg))
    assert {hue(0, LIGHT).name(), hue(1, LIGHT).name()} <= colors(svg)
    assert "stroke-dasharray" in svg.decode()  # never by color alone
    same = svg_of([one, run_of([2, 1.5], "two", color=0)])
    assert {hue(0, LIGHT).name(), hue(1, LIGHT).name()} <= colors(same)


@pytest.mark.parametrize("colors", [1, 8])
@pytest.mark.parametrize("count", [2, 8, 9, 32])
def test_no_two_runs_look_the_same(count: int, colors: int) -> None:
    lines = _lines([run_of([1], f"run {i}", i % colors) for i in range(count)], LIGHT)
    assert len({(line.loss.name(), line.dash) for line in lines}) == count


def test_twenty_runs_fit() -> None:
    many = [run_of(np.linspace(2, 0.1 * i, 50), f"run number {i}", i % 8) for i in range(20)]
    words = texts(svg_of(many))
    assert {f"run number {i}" for i in range(20)} <= set(words)
    assert not QImage.fromData(png_of(many)).isNull()


@pytest.mark.parametrize(
    "losses",
    [[], [0.5], [np.nan], [np.inf, 0.3, np.nan, 0.2], [1e30, 0.1, 0.2], [0.0, 0.0], [1e-9, 1e-9]],
    ids=str,
)
def test_whatever_the_losses_are(losses: list[float]) -> None:
    run = Recorded(
        small_run(iterations=1).info, RunHistory(np.array(losses), np.empty(0), np.empty(0))
    )
    assert not QImage.fromData(png_of([run])).isNull()
    ElementTree.fromstring(svg_of([run]))
    for points in re.findall(r'points="([^"]+)"', svg_of([run]).decode()):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", points)]
        assert all(np.isfinite(numbers))


def test_names_are_text_and_never_markup() -> None:
    name = '<script>alert("1")</script> & "b"'
    svg = svg_of([run_of([1, 2], name)])
    assert name in texts(svg)
    assert not list(ElementTree.fromstring(svg).iter(f"{SVG}script"))


def test_a_long_name_is_cut_to_the_page() -> None:
    words = texts(svg_of([run_of([1, 2], "long " * 200)]))
    assert any(word.startswith("long long") and word.endswith("\u2026") for word in words)


def test_a_long_run_stays_a_small_drawing() -> None:
    losses = 2 + np.random.default_rng(0).standard_normal(100_000)
    assert len(svg_of([run_of(losses)])) < 300_000


def test_the_dark_theme_and_another_size() -> None:
    image = QImage.fromData(png_of([run_of([2, 1])], QSize(800, 400), DARK))
    assert image.size() == QSize(1600, 800)
    assert image.pixelColor(2, 2) == QColor(DARK.surface)


def test_the_same_run_gives_the_same_picture() -> None:
    run = run_of([2, 1])
    assert png_of([run]) == png_of([run])
    assert svg_of([run]) == svg_of([run])


def test_thinning_keeps_the_peaks() -> None:
    losses = np.ones(100_000)
    losses[34_567], losses[70_000] = 9.0, -3.0
    panel = Panel(QRectF(0, 0, 700, 400), (0.0, 1e5), (0.0, 10.0), QFont())
    ((iterations, part),) = panel.thinned(losses)
    assert len(part) < 4 * panel.plot.width() + 10
    assert part.max() == 9.0
    assert part.min() == -3.0
    assert iterations[part.argmax()] == 34_568
    assert iterations[0] == 1.0 or iterations[0] < 100
    assert (np.diff(iterations) > 0).all()


def test_a_gap_parts_a_curve() -> None:
    panel = Panel(QRectF(0, 0, 700, 400), (0.0, 5.0), (0.0, 10.0), QFont())
    parts = list(panel.thinned(np.array([np.nan, 1.0, 2.0, np.inf, 3.0])))
    assert [(x.tolist(), y.tolist()) for x, y in parts] == [
        ([2.0, 3.0], [1.0, 2.0]),
        ([5.0], [3.0]),
    ]


def test_values_beyond_the_axes_stay_at_the_border() -> None:
    panel = Panel(QRectF(0, 0, 700, 400), (0.0, 2.0), (0.0, 1.0), QFont())
    high, low = panel.points(np.array([1.0, 2.0]), np.array([7.0, -7.0]))
    assert high.y() == pytest.approx(panel.plot.top())
    assert low.y() == pytest.approx(panel.plot.bottom())
    assert low.x() == pytest.approx(panel.plot.right())


def test_ticks_are_round_and_reach_the_end() -> None:
    assert ticks(0.0, 2.4, 6) == pytest.approx([0, 0.5, 1, 1.5, 2, 2.5])
    assert ticks(60.0, 100.0, 5) == pytest.approx([60, 70, 80, 90, 100])
