"""The dialog of an export: it follows, it cancels, it closes itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton

from guiapp.export.animation import AnimationExport
from guiapp.widgets.export_progress import ExportProgress


def frame(step: int) -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x102030 + step)
    return image


@pytest.fixture
def running(qtbot, tmp_path: Path) -> tuple[AnimationExport, ExportProgress]:
    """A long export under way, its dialog open."""
    path = str(tmp_path / "race.gif")
    export = AnimationExport(path, frame, 299)
    dialog = ExportProgress(export, path)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    with qtbot.waitSignal(export.progressed, check_params_cb=lambda done, _: done == 12):
        export.start()
    return export, dialog


def test_it_says_how_far_it_is(running) -> None:
    _, dialog = running
    bar = dialog.findChild(QProgressBar)
    assert bar.maximum() == 306  # 300 frames, and 6 looks at their colors
    assert bar.value() >= 12
    text = dialog.findChild(QLabel, "export_text").text()
    assert text == f"race.gif: frame {bar.value()} of 306"
    assert dialog.isModal()


@pytest.mark.parametrize("way", ["escape", "button", "close"])
def test_it_cancels(running, qtbot, tmp_path: Path, way: str) -> None:
    export, dialog = running
    with qtbot.waitSignal(export.cancelled):
        if way == "escape":
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        elif way == "button":
            button = dialog.findChild(QPushButton, "export_cancel")
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            dialog.close()
    assert not dialog.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_it_closes_at_the_end(running, qtbot, tmp_path: Path) -> None:
    export, dialog = running
    with qtbot.waitSignal(export.finished, timeout=60_000):
        pass
    assert not dialog.isVisible()
    assert [path.name for path in tmp_path.iterdir()] == ["race.gif"]


def test_a_failure_stays_to_be_read(qtbot, tmp_path: Path) -> None:
    path = str(tmp_path / "missing" / "race.gif")
    export = AnimationExport(path, frame, 5)
    dialog = ExportProgress(export, path)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(export.failed) as failed:
        export.start()
    assert dialog.isVisible()
    assert dialog.findChild(QLabel, "export_text").text() == failed.args[0]
    assert not dialog.findChild(QProgressBar).isVisible()
    button = dialog.findChild(QPushButton, "export_cancel")
    assert button.text() == "Close"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_texts_are_set_anew_when_the_language_changes(running) -> None:
    export, dialog = running
    dialog.setWindowTitle("")
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog.windowTitle() == "Save the animation"
    export.cancel()
