"""The menu of a page: it asks for a file and writes what is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget

from guiapp.widgets.export_menu import ExportMenu


def frame(step: int) -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x102030 + 40 * step)
    return image


class Page(QWidget):
    """What a page offers."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel("a picture", self)
        self.label.resize(100, 40)
        self.steps = 4
        self.menu = ExportMenu(
            self,
            picture=lambda: self.label,
            frame=frame,
            csv=lambda: "racer\nAdam\n",
            steps=lambda: self.steps,
            speed=lambda: 10.0,
        )


@pytest.fixture
def page(qtbot) -> Page:
    widget = Page()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def answer(qtbot, path: Path | None) -> None:
    """Type a path into the file dialog when it opens, or cancel it."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, fill)
            return
        if path is None:
            dialog.reject()
            return
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()

    QTimer.singleShot(0, fill)


@pytest.mark.parametrize(
    ("action", "name", "start"),
    [
        ("png", "race.png", b"\x89PNG"),
        ("svg", "race.svg", b"<?xml"),
        ("csv", "race.csv", b"racer"),
        ("csv", "race", b"racer"),
    ],
)
def test_a_file_is_asked_for_and_written(page, qtbot, tmp_path, action, name, start) -> None:
    answer(qtbot, tmp_path / name)
    with qtbot.waitSignal(page.menu.saved) as saved:
        getattr(page.menu, action).trigger()
    path = Path(saved.args[0])
    assert path == (tmp_path / name).with_suffix(f".{action}")
    assert path.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [path]


def test_the_animation_is_written_behind_a_dialog(page, qtbot, tmp_path: Path) -> None:
    answer(qtbot, tmp_path / "race.gif")
    with qtbot.waitSignal(page.menu.saved) as saved:
        page.menu.gif.trigger()
    assert saved.args == [str(tmp_path / "race.gif")]
    with Image.open(tmp_path / "race.gif") as gif:
        assert gif.n_frames == 5
        assert gif.info["duration"] == 100  # 10 steps a second


@pytest.mark.parametrize("action", ["png", "svg", "csv", "gif"])
def test_who_cancels_the_question_gets_no_file(page, qtbot, action: str) -> None:
    answer(qtbot, None)
    with qtbot.assertNotEmitted(page.menu.saved):
        getattr(page.menu, action).trigger()


def test_a_problem_is_said_in_one_sentence(page, qtbot, tmp_path: Path, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *texts: said.append(texts[-1]))
    monkeypatch.setattr(page.menu, "_ask", lambda *_: tmp_path / "missing" / "race.csv")
    with qtbot.assertNotEmitted(page.menu.saved):
        page.menu.csv.trigger()
    assert len(said) == 1
    assert "cannot be written" in said[0]


def test_it_says_what_the_files_will_hold(page, qtbot) -> None:
    page.steps = 0
    page.menu.aboutToShow.emit()
    assert not page.menu.gif.isEnabled()
    assert "run first" in page.menu.gif.toolTip()
    page.steps = 7
    page.menu.aboutToShow.emit()
    assert page.menu.gif.isEnabled()
    assert "0 to 7" in page.menu.gif.toolTip()
    assert "Lines and texts" in page.menu.svg.toolTip()
    page.label.grab_image = lambda width, height: QImage(width, height, QImage.Format.Format_RGB32)
    page.menu.aboutToShow.emit()
    assert "pixels" in page.menu.svg.toolTip()


def test_texts_are_set_anew_when_the_language_changes(page) -> None:
    page.menu.png.setText("")
    QApplication.sendEvent(page.menu, QEvent(QEvent.Type.LanguageChange))
    assert page.menu.png.text()
