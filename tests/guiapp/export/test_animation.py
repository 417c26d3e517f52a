"""An animation written frame by frame: complete or not at all, and read by two other readers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from guiapp.export.animation import LAST_CS, MOST_FRAMES, MOST_SIDE_PX, AnimationExport, plan
from guiapp.export.gif_writer import GifWriter, Nearest, common_palette

BACK, DOT = QColor("#f7fafc"), QColor("#d55e00")


def frame(step: int) -> QImage:
    """A dot that goes to the right, on a slope of shades."""
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(BACK)
    painter = QPainter(image)
    for y in range(40, 80):
        painter.fillRect(QRect(0, y, 120, 1), QColor.fromHsv(210, y, 250 - y))
    painter.fillRect(QRect(QPoint(4 * step, 20), QPoint(4 * step + 3, 23)), DOT)
    painter.end()
    return image


def export(path: Path, last: int = 20, speed: float = 20.0, draw=frame) -> AnimationExport:
    return AnimationExport(str(path), draw, last, speed)


# -- the plan ----------------------------------------------------------------------------------


def test_few_steps_are_all_shown_at_their_speed() -> None:
    shown = plan(10, 20.0)
    assert shown.steps == tuple(range(11))
    assert shown.centiseconds == (*[5] * 10, LAST_CS)


def test_rounding_does_not_add_up() -> None:
    shown = plan(90, 30.0)  # 3.33 hundredths a step
    assert sum(shown.centiseconds[:-1]) == 300
    assert set(shown.centiseconds[:-1]) == {3, 4}


@given(last=st.integers(0, 5000), speed=st.floats(0.1, 5000))
def test_frames_are_few_begin_at_the_start_and_end_at_the_end(last: int, speed: float) -> None:
    shown = plan(last, speed)
    assert len(shown.steps) == len(shown.centiseconds) <= MOST_FRAMES
    assert shown.steps[0] == 0
    assert shown.steps[-1] == last
    assert list(shown.steps) == sorted(set(shown.steps))
    assert min(shown.centiseconds) >= 3


@pytest.mark.parametrize(("last", "speed"), [(-1, 20.0), (5, 0.0), (5, float("nan"))])
def test_nonsense_is_refused(last: int, speed: float) -> None:
    with pytest.raises(ValueError, match="needs steps and a speed"):
        plan(last, speed)


# -- colors ------------------------------------------------------------------------------------


def test_a_rare_hue_and_the_paper_keep_their_colors() -> None:
    pixels = np.full((100, 100, 3), 255, np.uint8)
    pixels[50:] = np.arange(100)[None, :, None] + 100  # a hundred grays
    pixels[:50, :90, 2] = np.arange(90) + 160  # and ninety yellows
    pixels[10:13, 10:13] = (213, 94, 0)
    image = Image.fromarray(pixels)
    palette = common_palette([image])
    colors = {tuple(c) for c in np.reshape(palette.getpalette(), (-1, 3))}
    assert (213, 94, 0) in colors
    assert (255, 255, 255) in colors


def test_each_color_finds_the_nearest() -> None:
    rng = np.random.default_rng(5)
    image = Image.fromarray(rng.integers(0, 256, (40, 40, 3), dtype=np.uint8))
    palette = common_palette([image])
    table = np.reshape(palette.getpalette(), (-1, 3))[:255].astype(int)
    indices = Nearest(palette).indices(image)
    away = ((np.asarray(image, int)[:, :, None] - table) ** 2).sum(axis=-1)
    np.testing.assert_array_equal(
        np.take_along_axis(away, indices[..., None].astype(int), axis=-1)[..., 0],
        away.min(axis=-1),
    )


def test_a_frame_that_stands_still_is_written_once(tmp_path: Path) -> None:
    parts: list[bytes] = []
    still = Image.new("RGB", (10, 10), "white")
    moved = still.copy()
    moved.putpixel((3, 4), (255, 0, 0))
    writer = GifWriter(parts.append, common_palette([still, moved]), (10, 10))
    for image, time in ((still, 5), (still, 7), (moved, 20)):
        writer.add(image, time)
    writer.close()
    (tmp_path / "a.gif").write_bytes(b"".join(parts))
    with Image.open(tmp_path / "a.gif") as gif:
        assert gif.n_frames == 2
        assert gif.info["duration"] == 120
        gif.seek(1)
        assert gif.info["duration"] == 200
        assert gif.convert("RGB").getpixel((3, 4)) == (255, 0, 0)


# -- the export --------------------------------------------------------------------------------


def test_pillow_reads_every_frame_back(qtbot, tmp_path: Path) -> None:
    path, progress = tmp_path / "race.gif", []
    run = export(path)
    run.progressed.connect(lambda done, total: progress.append((done, total)))
    with qtbot.waitSignal(run.finished) as done:
        run.start()
        assert run.is_running
        assert not path.exists(), "nothing is there before it is complete"
    assert done.args == [str(path)]
    assert not run.is_running
    assert progress[0][0] == 0
    assert progress[-1][0] == progress[-1][1] == len(progress) - 1
    assert list(tmp_path.iterdir()) == [path]
    with Image.open(path) as gif:
        assert gif.size == (120, 80)
        assert gif.n_frames == 21
        assert gif.info["loop"] == 0  # forever
        for step in range(21):
            gif.seek(step)
            assert gif.info["duration"] == (50 if step < 20 else 10 * LAST_CS)
            pixels = np.asarray(gif.convert("RGB"))
            assert tuple(pixels[21, 4 * step + 1]) == (213, 94, 0)
            assert tuple(pixels[5, 5]) == (247, 250, 252)
            if step:
                assert tuple(pixels[21, 4 * step - 3]) == (247, 250, 252), "the last dot is gone"


def test_qt_reads_it_too(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "race.gif"
    run = export(path, last=8)
    with qtbot.waitSignal(run.finished):
        run.start()
    reader = QImageReader(str(path))
    assert reader.supportsAnimation()
    assert reader.imageCount() == 9
    assert reader.loopCount() == -1
    for step in range(9):
        image = reader.read()
        assert image.pixelColor(4 * step + 1, 21) == DOT


def test_cancelling_leaves_nothing_and_an_older_file_as_it_was(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "race.gif"
    path.write_bytes(b"older")
    run = export(path, last=200)
    run.progressed.connect(lambda done, _: done == 15 and run.cancel())
    with qtbot.waitSignal(run.cancelled), qtbot.assertNotEmitted(run.finished):
        run.start()
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]
    with qtbot.assertNotEmitted(run.cancelled):
        run.cancel()


def test_cancelled_while_a_frame_is_drawn_it_writes_no_more(qtbot, tmp_path: Path) -> None:
    def draw(step: int) -> QImage:
        if step == 7:
            run.cancel()
        return frame(step)

    run = export(tmp_path / "race.gif", draw=draw)
    with qtbot.waitSignal(run.cancelled):
        run.start()
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_is_thrown_away_leaves_nothing(qtbot, tmp_path: Path) -> None:
    run = export(tmp_path / "race.gif", last=200)
    with qtbot.waitSignal(run.progressed, check_params_cb=lambda done, _: done > 9):
        run.start()
    run.deleteLater()
    qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [])


@pytest.mark.parametrize("name", ["missing/race.gif", "folder"])
def test_a_place_that_cannot_be_written_is_said_at_once(qtbot, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    run = export(tmp_path / name)
    with qtbot.waitSignal(run.failed) as failed:
        run.start()
    assert str(tmp_path / name) in failed.args[0]
    assert "Choose another folder or name" in failed.args[0]
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("fault", [RuntimeError("lost"), QImage()], ids=["error", "no picture"])
def test_a_frame_that_fails_ends_it_in_a_sentence(qtbot, tmp_path: Path, fault) -> None:
    def draw(step: int) -> QImage:
        if step != 7:
            return frame(step)
        if isinstance(fault, Exception):
            raise fault
        return fault

    run = export(tmp_path / "race.gif", draw=draw)
    with qtbot.waitSignal(run.failed) as failed:
        run.start()
    assert "cannot be drawn" in failed.args[0]
    assert list(tmp_path.iterdir()) == []


def test_frames_of_another_size_are_brought_to_that_of_the_first(qtbot, tmp_path: Path) -> None:
    def draw(step: int) -> QImage:
        mode = Qt.AspectRatioMode.IgnoreAspectRatio
        return frame(step) if step < 3 else frame(step).scaled(90, 90, mode)

    run = export(tmp_path / "race.gif", last=5, draw=draw)
    with qtbot.waitSignal(run.finished):
        run.start()
    with Image.open(tmp_path / "race.gif") as gif:
        assert gif.size == (120, 80)
        assert gif.n_frames == 6


def test_large_frames_are_scaled_down(qtbot, tmp_path: Path) -> None:
    run = export(tmp_path / "a.gif", last=1, draw=lambda step: frame(step).scaled(2400, 1600))
    with qtbot.waitSignal(run.finished):
        run.start()
    with Image.open(tmp_path / "a.gif") as gif:
        assert max(gif.size) == MOST_SIDE_PX


def test_no_more_than_one_turn_of_the_event_loop_is_taken_by_a_frame(qtbot, tmp_path: Path) -> None:
    """The window goes on: between two frames other events have their turn."""
    asked: list[int] = []

    def draw(step: int) -> QImage:
        asked.append(step)
        return frame(step)

    run = export(tmp_path / "race.gif", draw=draw)
    run.start()
    assert asked == [], "not even the first is drawn in start()"
    seen = []
    run.progressed.connect(lambda done, _: seen.append((done, len(asked))))
    with qtbot.waitSignal(run.finished):
        pass
    assert all(done == count for done, count in seen)
