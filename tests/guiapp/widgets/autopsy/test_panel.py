"""The strip, the pictures and the words of an autopsy, on diagnoses of real runs."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from engine.autopsy import sentences as autopsy_sentences
from engine.autopsy.records import Diagnosis, Histogram, Quantity, Statement, Symptom
from engine.config import TrainConfig
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.autopsy.histogram import AutopsyHistogram
from guiapp.widgets.autopsy.panel import AutopsyPanel, in_two_lines
from guiapp.widgets.autopsy.texts import AutopsyTexts
from tests.engine.autopsy.failed_runs import CIRCLES, STUCK, course_of, examined

LEFT = Qt.MouseButton.LeftButton


@cache
def diagnosis_of(config: TrainConfig, symptom: Symptom) -> Diagnosis:
    found = examined(course_of(config, symptom))
    assert found is not None
    return found


@pytest.fixture
def dead() -> Diagnosis:
    return diagnosis_of(CIRCLES.replace(learning_rate=20.0), Symptom.DEAD)


@pytest.fixture
def panel(qtbot: QtBot, dead: Diagnosis) -> AutopsyPanel:
    panel = AutopsyPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 600)
    panel.apply_theme(LIGHT)
    panel.show_diagnosis(dead)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_what_happened_why_and_what_to_do(panel: AutopsyPanel, dead: Diagnosis) -> None:
    assert panel.diagnosis() is dead
    text = panel.text.text()
    assert "ReLU units in layer 1 are dead" in text
    assert "Probably the learning rate 20 is too large" in text
    assert panel.restart.text() == "Restart with learning rate 2"
    panel.show_diagnosis(None)
    assert panel.diagnosis() is None


def test_one_click_restarts_with_the_remedy(panel: AutopsyPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.restart_pressed) as pressed:
        qtbot.mouseClick(panel.restart, LEFT)
    assert pressed.args == [CIRCLES.replace(learning_rate=2.0)]


def test_what_cannot_be_seen_restarts_nothing(panel: AutopsyPanel, qtbot: QtBot) -> None:
    panel.hide()
    with qtbot.assertNotEmitted(panel.restart_pressed):
        panel.take_remedy()


def test_hide_is_asked_for(panel: AutopsyPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.hide_pressed):
        qtbot.mouseClick(panel.hide_button, LEFT)


def test_no_remedy_no_button(panel: AutopsyPanel, dead: Diagnosis) -> None:
    panel.show_diagnosis(dataclasses.replace(dead, remedy=None))
    assert panel.restart.isHidden()
    assert panel.trial.isHidden()
    assert panel.cured.isHidden()
    panel.show_diagnosis(dead)
    assert not panel.restart.isHidden()


def test_every_button_says_what_it_is(panel: AutopsyPanel) -> None:
    for button in (panel.restart, panel.hide_button):
        assert button.toolTip()
        assert button.accessibleName() == button.text() != ""


def test_a_long_remedy_takes_two_lines(panel: AutopsyPanel) -> None:
    metrics = panel.fontMetrics()
    text = "Restart with Xavier weights and learning rate 0.01"
    room = metrics.horizontalAdvance(text)
    assert in_two_lines(text, metrics, room) == text
    assert in_two_lines(text, metrics, room - 1).replace("\n", " ") == text
    assert in_two_lines("あ" * 9, metrics, 20) == "ああああ\nあああああ"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_the_bar_at_the_left_is_a_warning(panel: AutopsyPanel, theme: object) -> None:
    panel.apply_theme(theme)  # type: ignore[arg-type]
    image = panel.grab().toImage()
    assert image.pixelColor(1, 10).name() == theme.warning  # type: ignore[attr-defined]


# -- the words ------------------------------------------------------------------------------------


def test_every_sentence_of_the_engine_has_its_words(qapp: QApplication) -> None:
    texts = AutopsyTexts()
    sentences = texts.sentences()
    assert set(sentences) == set(autopsy_sentences.SENTENCES)
    assert all(english == own for english, own in sentences.items()), "the source is English"


def test_figures_are_written_as_figures(qapp: QApplication) -> None:
    statement = Statement(
        autopsy_sentences.FIRST_WEIGHTS_TOO_SMALL,
        {"layer": 2, "std": 0.0012345, "initializer": "he", "suited": 0.141421},
    )
    text = AutopsyTexts().statement(statement)
    assert "layer 2 is 0.00123; He takes 0.141." in text


@pytest.mark.parametrize(
    ("config", "symptom"),
    [
        (CIRCLES.replace(learning_rate=20.0), Symptom.DEAD),
        (CIRCLES.replace(learning_rate=20.0), Symptom.PLATEAU),
        (CIRCLES.replace(learning_rate=1e37), Symptom.DIVERGED),
        (STUCK, Symptom.PLATEAU),
    ],
)
def test_no_placeholder_is_left(config: TrainConfig, symptom: Symptom, qapp: QApplication) -> None:
    diagnosis, texts = diagnosis_of(config, symptom), AutopsyTexts()
    assert diagnosis.remedy is not None
    statements = [diagnosis.what, diagnosis.why, diagnosis.origin, diagnosis.remedy.sentence]
    written = [texts.statement(statement) for statement in statements if statement]
    written += [texts.trial(diagnosis.remedy), *(texts.trial(r) for r in diagnosis.tried)]
    for text in written:
        assert not re.search(r"[{}]", text), text
        assert "nan" not in text.lower(), text


# -- the pictures ---------------------------------------------------------------------------------


def test_before_after_and_with_the_remedy(panel: AutopsyPanel, dead: Diagnosis) -> None:
    assert dead.remedy is not None
    assert panel.before.histogram() is dead.before
    assert panel.after.histogram() is dead.after
    assert panel.cured.histogram() is dead.remedy.histogram
    assert "goes into the ReLU" in panel.heading.text()
    assert panel.after.title() == "After: iteration 600"
    assert "Tried from the same seed: loss" in panel.trial.text()
    assert panel.origin.isHidden()


def test_a_remedy_that_changes_the_layers_has_no_picture(panel: AutopsyPanel) -> None:
    panel.show_diagnosis(diagnosis_of(STUCK, Symptom.PLATEAU))
    assert panel.cured.isHidden()
    assert "outputs" in panel.heading.text()


def test_a_bin_is_read_under_the_mouse(
    panel: AutopsyPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget, shown = panel.before, []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    middle = QPoint(widget.width() // 2, widget.height() // 2)
    assert widget.bin_at(middle.x()) == 20
    QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
    )
    histogram = widget.histogram()
    assert histogram is not None
    assert shown == [widget.reading(20)]
    assert f"{int(histogram.counts[20]):,} of {histogram.total:,}" in shown[0]
    assert widget.bin_at(-1.0) is None
    assert widget.bin_at(widget.width() + 1.0) is None


def test_the_tallest_bar_reaches_up_and_an_empty_bin_is_empty(qtbot: QtBot) -> None:
    widget = AutopsyHistogram("good")
    qtbot.addWidget(widget)
    widget.resize(402, 120)
    widget.apply_theme(LIGHT)
    counts = [0.125] * 30 + [0.625]  # bins 5 and 25 of 40
    widget.show_histogram(Histogram.of(counts, Quantity.OUTPUTS, 1, 0, (0.0, 1.0)), "title")
    image = widget.grab().toImage()
    box = widget._box()
    row = int(box.bottom()) - 20
    assert image.pixelColor(int(box.left() + 5.5 * 10), row).name() != LIGHT.surface
    assert image.pixelColor(int(box.left() + 10.5 * 10), row).name() == LIGHT.surface
    low = int(box.bottom()) - 2  # one in thirty still shows
    assert image.pixelColor(int(box.left() + 25.5 * 10), low).name() != LIGHT.surface


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_pictures_follow_the_theme(panel: AutopsyPanel, theme: object) -> None:
    panel.apply_theme(theme)  # type: ignore[arg-type]
    box = panel.before._box()
    image = panel.before.grab().toImage()
    corner = image.pixelColor(int(box.right()) - 3, int(box.top()) + 3)
    assert corner.name() == theme.surface  # type: ignore[attr-defined]
