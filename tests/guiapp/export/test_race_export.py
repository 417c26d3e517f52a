"""Files of a race: every digit in the table, pictures and drawings that others can open."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyqtgraph as pg
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QGraphicsItem, QLabel, QVBoxLayout, QWidget

from engine.race import Entry, Race
from engine.surfaces import SURFACES
from guiapp.export.race_export import COLUMNS, ExportError, save_csv, save_png, save_svg, to_csv
from guiapp.export.widget_pictures import picture_of, svg_of
from guiapp.widgets.race.racer_look import looks_for

RED, BLUE = "#d40000", "#0000d4"


def table(race: Race, step: int) -> list[dict[str, str]]:
    labels = [look.label for look in looks_for(race.entries)]
    return list(csv.DictReader(io.StringIO(to_csv(race, labels, step))))


# -- the table ---------------------------------------------------------------------------------


def test_every_step_of_every_racer_has_a_row_with_all_digits() -> None:
    race = Race(SURFACES["valley"], [Entry("momentum", 0.1), Entry("adam", 0.3)], (-7.0, 2.0))
    race.run_to(30)
    rows = table(race, 12)
    assert len(rows) == 2 * 13
    assert tuple(rows[0])[: len(COLUMNS)] == COLUMNS
    assert {row["racer"] for row in rows} == {"Momentum", "Adam"}
    for lane, part in zip(race.lanes, (rows[:13], rows[13:]), strict=True):
        assert [int(row["step"]) for row in part] == list(range(13))
        assert {row["optimizer"] for row in part} == {lane.entry.optimizer}
        assert {float(row["learning_rate"]) for row in part} == {lane.entry.learning_rate}
        read = np.array([[float(row[name]) for name in ("x", "y")] for row in part])
        np.testing.assert_array_equal(read, lane.points[:13])  # bit for bit
        np.testing.assert_array_equal([float(row["f"]) for row in part], lane.values[:13])
        slopes = [[float(row["gradient_x"]), float(row["gradient_y"])] for row in part]
        np.testing.assert_array_equal(slopes, lane.gradients[:13])
        for row, (x, y) in zip(part, lane.points, strict=False):
            assert float(row["distance"]) == math.hypot(x, y)  # the minimum is the origin


def test_the_inner_state_stands_beside_those_who_have_one() -> None:
    race = Race(SURFACES["valley"], [Entry("sgd", 0.1), Entry("adam", 0.3)])
    race.run_to(3)
    rows = table(race, 3)
    assert rows[3]["v_x"] == rows[3]["h_x"] == rows[3]["m_y"] == ""
    np.testing.assert_array_equal(
        [float(rows[7][name]) for name in ("v_x", "v_y", "m_x", "m_y")],
        np.concatenate((race.lanes[1].states["v"][3], race.lanes[1].states["m"][3])),
    )


def test_noise_is_in_the_felt_gradient_only() -> None:
    race = Race(SURFACES["bowl"], [Entry("sgd", 0.1)], noise=0.5, seed=3)
    race.run_to(5)
    row = table(race, 5)[2]
    lane = race.lanes[0]
    assert float(row["gradient_x"]) == lane.gradients[2, 0]
    assert float(row["felt_gradient_x"]) == lane.felt[2, 0]
    assert row["gradient_x"] != row["felt_gradient_x"]


def test_a_racer_that_diverged_ends_with_the_row_that_is_not_finite() -> None:
    race = Race(SURFACES["bowl"], [Entry("sgd", 10.0), Entry("sgd", 0.1)])
    race.run_to(400)
    ended = race.lanes[0].diverged_at
    assert ended is not None
    rows = table(race, 400)
    assert len(rows) == ended + 1 + 401
    assert not math.isfinite(float(rows[ended]["f"]))
    assert all(math.isfinite(float(row["f"])) for row in rows[:ended])


def test_where_no_minimum_is_known_the_distance_is_empty() -> None:
    race = Race(SURFACES["saddle"], [Entry("sgd", 0.1)])
    assert table(race, 0)[0]["distance"] == ""


def test_a_label_with_a_comma_stays_one_field() -> None:
    race = Race(SURFACES["bowl"], [Entry("sgd", 0.1)])
    rows = list(csv.reader(io.StringIO(to_csv(race, ['a, "b"'], 0))))
    assert rows[1][1] == 'a, "b"'


# -- files -------------------------------------------------------------------------------------


def test_a_table_replaces_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "race.csv"
    path.write_text("old", encoding="utf-8")
    save_csv(path, "racer\nAdam · β\n")
    assert path.read_text(encoding="utf-8") == "racer\nAdam · β\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["missing/race.csv", "file/race.csv", "folder"])
def test_a_place_that_cannot_be_written_is_named_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError) as caught:
        save_csv(tmp_path / name, "x")
    assert str(tmp_path / name) in str(caught.value)
    assert "Choose another folder or name" in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


# -- pictures ----------------------------------------------------------------------------------


@pytest.fixture
def sheet(qtbot) -> QWidget:
    """A plot with a hairline, dots, a label that is clipped to itself, and a legend below."""
    widget = QWidget()
    qtbot.addWidget(widget)
    plot = pg.PlotWidget()
    plot.setBackground("#ffffff")
    plot.getViewBox().setRange(xRange=(0, 0.1), yRange=(0, 0.1), padding=0)
    text = pg.TextItem("low", color="#000000")
    text.setPos(0.01, 0.02)
    plot.addItem(text)
    curve = pg.PlotCurveItem([0, 0.1], [0.05, 0.05], pen=pg.mkPen(RED, width=3))
    curve.setZValue(5)
    curve.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
    plot.addItem(curve)
    dots = pg.ScatterPlotItem([0.05], [0.08], size=16, brush=BLUE, pen=None)
    plot.addItem(dots)
    legend = QLabel(f'<b style="color:{BLUE}">&#9632;</b> legend')
    legend.setTextFormat(Qt.TextFormat.RichText)
    layout = QVBoxLayout(widget)
    layout.addWidget(plot)
    layout.addWidget(legend)
    widget.resize(320, 260)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.curve, widget.legend, widget.plot = curve, legend, plot
    return widget


def pixels_of(image: QImage) -> np.ndarray:
    """(height, width, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


def share(pixels: np.ndarray, color: str) -> float:
    """The share of pixels of (about) this color."""
    wanted = np.array([int(color[k : k + 2], 16) for k in (1, 3, 5)])
    return float((np.abs(pixels[..., :3].astype(int) - wanted).max(axis=-1) < 40).mean())


def test_a_png_has_twice_the_pixels(sheet, tmp_path: Path) -> None:
    save_png(tmp_path / "race.png", sheet)
    with Image.open(tmp_path / "race.png") as image:
        assert image.format == "PNG"
        assert image.size == (640, 520)
        pixels = np.asarray(image.convert("RGB"))
    assert 0.005 < share(pixels, RED) < 0.03  # a line 6 pixels high, most of 640 wide
    assert share(pixels, BLUE) > 0.002


def test_afterwards_the_plot_is_as_it_was(sheet) -> None:
    count = len(sheet.plot.scene().items())
    svg_of(sheet)
    picture_of(sheet)
    assert sheet.curve.cacheMode() == QGraphicsItem.CacheMode.DeviceCoordinateCache
    assert len(sheet.plot.scene().items()) == count


def test_an_svg_is_a_drawing_in_which_the_hairline_keeps_its_width(sheet, tmp_path: Path) -> None:
    save_svg(tmp_path / "race.svg", sheet)
    text = (tmp_path / "race.svg").read_text(encoding="utf-8")
    assert "vector-effect" not in text
    assert "<image" not in text
    root = ElementTree.fromstring(text)
    assert root.get("viewBox") == "0 0 320 260"
    texts = [element for element in root.iter() if element.tag.endswith("}text")]
    words = {"".join(text.itertext()).strip() for text in texts}
    assert {"low", "legend"} <= words
    identifiers = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(identifiers) == len(set(identifiers))


def test_qt_reads_the_svg_as_it_was_on_the_screen(sheet) -> None:
    renderer = QSvgRenderer(svg_of(sheet))
    assert renderer.isValid()
    image = QImage(320, 260, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    pixels = pixels_of(image)
    assert 0.004 < share(pixels, RED) < 0.03


def test_an_independent_reader_draws_the_svg_like_the_screen(sheet, tmp_path: Path) -> None:
    resvg = pytest.importorskip("resvg_py", reason="resvg-py comes with the extra 'test'")
    path = tmp_path / "race.svg"
    save_svg(path, sheet)
    family = QFontInfo(sheet.font()).family()
    drawn = resvg.svg_to_bytes(svg_path=str(path), dpi=96.0, zoom=2.0, sans_serif_family=family)
    pixels = np.asarray(Image.open(io.BytesIO(bytes(drawn))).convert("RGB"))
    expected = pixels_of(picture_of(sheet))
    if sheet.logicalDpiX() == 96:
        assert pixels.shape == expected.shape
    for color in (RED, BLUE):
        assert share(pixels, color) == pytest.approx(share(expected, color), rel=0.25)
    # the legend, a child at an offset, is not cut off
    bottom = pixels[-int(0.1 * len(pixels)) :]
    assert share(bottom, BLUE) > 0.0005


def test_a_picture_made_elsewhere_is_wrapped_in_an_svg(qtbot) -> None:
    class Space(QWidget):
        def grab_image(self, width: int, height: int) -> QImage:
            image = QImage(width, height, QImage.Format.Format_RGB32)
            image.fill(RED)
            return image

    widget = Space()
    qtbot.addWidget(widget)
    widget.resize(50, 40)
    assert picture_of(widget).size().toTuple() == (100, 80)
    data = svg_of(widget)
    assert data.count(b"<image") == 1
    assert QSvgRenderer(data).isValid()
