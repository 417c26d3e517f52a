"""Pictures come onto the canvas from files, the clipboard and by dropping, and leave it."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, ImageFilter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.digits import normalize
from engine.photos.grading import DUST
from engine.photos.numbers import find_digits
from guiapp.pages.draw.picture_actions import COLUMN_PX, PictureActions, picture_of_ink
from guiapp.pictures import Trouble
from guiapp.widgets.digits.digit_canvas import DigitCanvas
from guiapp.widgets.digits.network_input import NetworkInputView
from tests.guiapp.test_pictures import png_that_claims, seven


class Desk(QWidget):
    """A page with a canvas and the actions; what they say is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas = DigitCanvas()
        self.input_view = NetworkInputView()
        self.actions_row = PictureActions(self.canvas)
        self.actions_row.accept_drops_on(self)
        column = QVBoxLayout(self)
        for widget in (self.canvas, self.actions_row, self.input_view):
            column.addWidget(widget)
        self.notes: list[str] = []
        self.actions_row.noted.connect(self.notes.append)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    widget = Desk()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    QGuiApplication.clipboard().clear()
    return widget


def arrived(qtbot: QtBot, desk: Desk, start: object, *arguments: object) -> np.ndarray:
    with qtbot.waitSignal(desk.actions_row.picture_arrived) as signal:
        start(*arguments)  # type: ignore[operator]
    pixels = signal.args[0]
    assert pixels.shape == (280, 280)
    assert pixels.dtype == np.float32
    desk.canvas.raster.set_picture(pixels)  # it is what the canvas takes
    return pixels


def refused(qtbot: QtBot, desk: Desk, start: object, *arguments: object) -> str:
    with qtbot.waitSignal(desk.actions_row.refused) as signal:
        start(*arguments)  # type: ignore[operator]
    return str(signal.args[0])


def expected() -> np.ndarray:
    return normalize((np.asarray(seven().convert("L")) == 0).astype(np.float32))


def close(pixels: np.ndarray) -> bool:
    return bool(np.abs(normalize(pixels) - expected()).mean() < 0.01)


def png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def file(folder: Path, content: bytes, name: str = "seven.png") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def photograph() -> Image.Image:
    """The 7 on gray paper, out of focus, lit from the right, with grain."""
    paper = (
        seven((220, 220, 215), (60, 60, 90)).resize((1200, 960)).filter(ImageFilter.GaussianBlur(2))
    )
    light = np.linspace(0.45, 1.0, 1200)[:, np.newaxis]
    grain = np.random.default_rng(0).normal(0.0, 5.0, (960, 1200, 1))
    return Image.fromarray((np.asarray(paper) * light + grain).clip(0, 255).astype(np.uint8))


# -- in ---------------------------------------------------------------------------------------


def test_a_file_is_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = file(tmp_path, png(seven()))
    assert close(arrived(qtbot, desk, desk.actions_row.open_file, path))


def test_a_photograph_in_uneven_light_is_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    photograph().save(path, quality=80)
    assert close(arrived(qtbot, desk, desk.actions_row.open_file, path))


def test_white_chalk_is_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = file(tmp_path, png(seven((30, 40, 30), (230, 230, 220))))
    assert close(arrived(qtbot, desk, desk.actions_row.open_file, path))


def test_a_number_of_three_digits_is_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    row = Image.new("RGB", (600, 160), "white")
    for place in range(3):
        row.paste(seven(), (200 * place, 0))
    pixels = arrived(qtbot, desk, desk.actions_row.open_file, file(tmp_path, png(row)))
    assert len(find_digits(pixels)) == 3


def test_the_dialog_names_the_file(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(tmp_path, png(seven()))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    assert close(arrived(qtbot, desk, QTest.keyClick, desk, Qt.Key.Key_O, CTRL))


CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("kind", ["image", "bytes", "file"])
def test_the_clipboard_is_pasted(desk: Desk, qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    mime, content = QMimeData(), png(seven())
    if kind == "image":
        mime.setImageData(QImage.fromData(content))
    elif kind == "bytes":
        mime.setData("image/png", content)
    else:
        mime.setUrls([QUrl.fromLocalFile(str(file(tmp_path, content)))])
    QGuiApplication.clipboard().setMimeData(mime)
    assert close(arrived(qtbot, desk, QTest.keyClick, desk, Qt.Key.Key_V, CTRL))


def test_a_large_picture_on_the_clipboard_is_made_smaller(desk: Desk, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png(seven().resize((2001, 1601)))))
    assert close(arrived(qtbot, desk, desk.actions_row.take, mime))


def test_a_dropped_file_is_read_and_the_page_says_so(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file(tmp_path, png(seven()))))])
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, NO_KEYS
    enter = QDragEnterEvent(QPoint(50, 50), actions, mime, left, none)
    QApplication.sendEvent(desk, enter)
    assert enter.isAccepted()
    cover = desk.findChild(QWidget, "drop_cover")
    assert cover is not None
    assert cover.isVisible()
    drop = QDropEvent(QPointF(50, 50), actions, mime, left, none)
    assert close(arrived(qtbot, desk, QApplication.sendEvent, desk, drop))
    assert not cover.isVisible()


NO_KEYS = Qt.KeyboardModifier.NoModifier


def test_a_drag_that_leaves_or_holds_no_picture_changes_nothing(desk: Desk) -> None:
    mime = QMimeData()
    mime.setText("seven")
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, left, NO_KEYS)
    QApplication.sendEvent(desk, enter)
    cover = desk.findChild(QWidget, "drop_cover")
    assert cover is not None
    assert not cover.isVisible()
    mime.setUrls([QUrl.fromLocalFile("/nowhere/seven.png")])
    QApplication.sendEvent(
        desk, QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, left, NO_KEYS)
    )
    assert cover.isVisible()
    QApplication.sendEvent(desk, QDragLeaveEvent())
    assert not cover.isVisible()


def test_an_animation_gives_its_first_picture_and_says_so(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "seven.gif"
    seven().save(path, save_all=True, append_images=[Image.new("RGB", (200, 160), "white")])
    assert close(arrived(qtbot, desk, desk.actions_row.open_file, path))
    assert desk.notes == ["seven.gif holds several pictures; this is the first one."]


# -- refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (png(Image.new("L", (90, 90), 200)), "There is nothing on it.png that stands out"),
        (png_that_claims(0, 7), "it.png has no pixels."),
        (png_that_claims(20_000, 20_000), "it.png has more than 20 megapixels"),
        (png(seven())[:-300], "it.png cannot be read: the picture is damaged or cut off."),
        (b"no picture", "it.png is not a PNG, JPEG, GIF or BMP picture."),
    ],
    ids=["empty", "no-pixels", "20000x20000", "truncated", "no-image"],
)
def test_what_is_no_picture_of_a_digit_gets_a_sentence(
    desk: Desk, qtbot: QtBot, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = file(tmp_path, content, "it.png")
    said = refused(qtbot, desk, desk.actions_row.open_file, path)
    assert said.startswith(sentence)
    assert said.endswith(".")
    assert desk.canvas.raster.is_empty


def test_a_clipboard_without_a_picture_gets_a_sentence(desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("seven")
    assert "no picture" in refused(qtbot, desk, desk.actions_row.paste)


def test_every_trouble_has_a_sentence(desk: Desk) -> None:
    words = desk.actions_row._words
    assert all(words._template(trouble).startswith(("{name}", "There")) for trouble in Trouble)


# -- out --------------------------------------------------------------------------------------


def draw(desk: Desk) -> np.ndarray:
    desk.canvas.raster.draw([[(60, 60, 20), (200, 60, 20), (120, 230, 20)]])
    desk.canvas.drawing_changed.emit()
    return desk.canvas.raster.pixels.copy()


def test_a_saved_drawing_comes_back_in_its_place(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pixels = draw(desk)
    path = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QTest.keyClick(desk, Qt.Key.Key_S, CTRL)
    assert desk.notes == ["The drawing is saved as mine.png."]
    with Image.open(tmp_path / "mine.png") as saved:
        assert saved.size == (280, 280)
        gray = np.asarray(saved.convert("L"))
    np.testing.assert_allclose(1.0 - gray / 255.0, pixels, atol=0.003)
    again = arrived(qtbot, desk, desk.actions_row.open_file, tmp_path / "mine.png")
    assert np.abs(again - pixels).max() < DUST + 0.01  # all but the faintest edge


def test_a_file_that_cannot_be_written_gets_a_sentence(desk: Desk, qtbot: QtBot) -> None:
    draw(desk)
    said = refused(qtbot, desk, desk.actions_row.save_file, "/nowhere/at/all.png")
    assert "cannot be written" in said


def test_a_clipboard_that_cannot_be_asked_gets_the_same_sentence(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = SimpleNamespace(mimeData=lambda: None)
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: nobody)
    assert "no picture" in refused(qtbot, desk, desk.actions_row.paste)


def test_a_copied_drawing_can_be_pasted(desk: Desk, qtbot: QtBot) -> None:
    pixels = draw(desk)
    QTest.keyClick(desk, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().image().size() == picture_of_ink(pixels).size()
    again = arrived(qtbot, desk, desk.actions_row.paste)
    assert np.abs(again - pixels).max() < DUST + 0.01  # all but the faintest edge


def test_an_empty_drawing_cannot_be_saved_or_copied(desk: Desk) -> None:
    enabled = [button.isEnabled() for button in desk.actions_row.buttons]
    assert enabled == [True, True, False, False]
    draw(desk)
    assert all(button.isEnabled() for button in desk.actions_row.buttons)


def test_ctrl_c_belongs_to_what_has_the_focus_and_something_to_copy(
    desk: Desk, qtbot: QtBot
) -> None:
    draw(desk)
    desk.activateWindow()
    desk.input_view.setFocus()
    qtbot.waitUntil(lambda: not desk.actions_row.copy_action.isEnabled())
    desk.canvas.setFocus()
    qtbot.waitUntil(desk.actions_row.copy_action.isEnabled)


def test_the_buttons_fit_into_the_column(desk: Desk) -> None:
    assert desk.actions_row.minimumSizeHint().width() <= COLUMN_PX
    for button in desk.actions_row.buttons:
        button.setText("貼り付けます")
    desk.actions_row._lay_out()
    assert desk.actions_row.minimumSizeHint().width() <= COLUMN_PX


def test_the_copy_button_copies_the_drawing_wherever_the_focus_is(desk: Desk, qtbot: QtBot) -> None:
    draw(desk)
    desk.activateWindow()
    desk.input_view.setFocus()
    qtbot.waitUntil(lambda: not desk.actions_row.copy_action.isEnabled())
    desk.actions_row.buttons[3].click()
    assert not QGuiApplication.clipboard().image().isNull()


def test_ctrl_c_copies_the_words_that_are_selected(desk: Desk, qtbot: QtBot) -> None:
    words = QLabel("twelve words", desk)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.show()
    draw(desk)
    desk.activateWindow()
    words.setFocus()
    qtbot.waitUntil(words.hasFocus)
    words.setSelection(0, 6)
    QTest.keyClick(words, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "twelve"
    words.setSelection(0, 0)
    QTest.keyClick(words, Qt.Key.Key_C, CTRL)
    assert not QGuiApplication.clipboard().image().isNull()
