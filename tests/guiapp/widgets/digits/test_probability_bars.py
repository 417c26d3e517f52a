"""Ten bars: their lengths, their figures, the winner's marks, and the sentence without figures."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.digits.answer_view import AnswerView
from guiapp.widgets.digits.probability_bars import ProbabilityBars, percent

MOSTLY_SEVEN = np.array([0, 0.01, 0.05, 0, 0, 0, 0, 0.6, 0.04, 0.3])


@pytest.fixture
def bars(qtbot: QtBot) -> ProbabilityBars:
    widget = ProbabilityBars()
    qtbot.addWidget(widget)
    widget.resize(420, 300)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def length_of(image: QImage, row: int, color: str) -> int:
    """Pixels of a color in the middle of a row."""
    y = row * 30 + 15
    return sum(image.pixelColor(x, y).name() == color for x in range(40, image.width() - 70))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_bars_are_as_long_as_their_probabilities(bars: ProbabilityBars, theme: Theme):
    bars.apply_theme(theme)
    bars.set_probabilities(np.eye(10)[7])
    full = length_of(bars.grab().toImage(), 7, theme.accent)
    assert full > 200
    bars.set_probabilities(MOSTLY_SEVEN)
    image = bars.grab().toImage()
    assert length_of(image, 7, theme.accent) == pytest.approx(0.6 * full, abs=1.5)
    assert length_of(image, 9, theme.grid) == pytest.approx(0.7 * full, abs=1.5)
    assert length_of(image, 0, theme.grid) == pytest.approx(full, abs=1.5)


def test_the_winner_is_marked_and_bold_not_only_colored(bars: ProbabilityBars):
    bars.set_probabilities(np.full(10, 0.1))  # of equals the first
    assert bars.winner == 0
    bars.set_probabilities(MOSTLY_SEVEN)
    assert bars.winner == 7
    image = bars.grab().toImage()
    marked = [
        row
        for row in range(10)
        if any(image.pixelColor(x, row * 30 + 15).name() == LIGHT.accent for x in range(2, 10))
    ]
    assert marked == [7]


def test_without_probabilities_a_sentence_stands_there(bars: ProbabilityBars):
    bars.set_probabilities(MOSTLY_SEVEN)
    bars.set_probabilities(None)
    without = bars.grab().toImage()
    bars.set_empty_text("Train a network first")
    assert bars.grab().toImage() != without
    assert bars.accessibleDescription() == "Train a network first"
    assert bars.probabilities is None
    assert bars.winner is None
    assert bars.figures() == ""
    assert not bars.actions()[0].isEnabled()


def test_a_screen_reader_hears_the_likeliest_first(bars: ProbabilityBars):
    assert bars.accessibleName() == "Probabilities"
    bars.set_probabilities(MOSTLY_SEVEN)
    spoken = bars.accessibleDescription().replace("\N{NO-BREAK SPACE}", " ")
    assert spoken == "7: 60.0 %, 9: 30.0 %, 2: 5.0 %"


def test_the_figures_can_be_copied_by_key_and_menu(bars: ProbabilityBars, qtbot: QtBot):
    bars.set_probabilities(MOSTLY_SEVEN)
    with qtbot.waitActive(bars):
        bars.activateWindow()
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[7] == "7\t0.600000"
    assert len(lines) == 10
    assert bars.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    assert bars.actions()[0].text() == "Copy the probabilities"


def test_hovering_shows_the_exact_probability(
    bars: ProbabilityBars, monkeypatch: pytest.MonkeyPatch
):
    shown: list[str] = []

    class Tips:  # the offscreen platform warns of real ones: it cannot raise a window
        @staticmethod
        def showText(place, text, widget):  # noqa: N802 (Qt's name)
            shown.append(text)

    monkeypatch.setattr("guiapp.widgets.digits.probability_bars.QToolTip", Tips)
    bars.set_probabilities(MOSTLY_SEVEN)
    at = QPoint(100, 9 * 30 + 10)
    QApplication.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, at, bars.mapToGlobal(at)))
    assert shown == ["Probability of 9: 0.300000"]


def test_classes_can_have_other_names_and_another_number(bars: ProbabilityBars):
    bars.set_probabilities(MOSTLY_SEVEN)
    bars.set_class_names(["inner circle", "outer circle"])
    assert bars.probabilities is None
    bars.set_probabilities([0.25, 0.75])
    assert bars.figures() == "inner circle\t0.250000\nouter circle\t0.750000"
    assert not bars.grab().isNull()
    with pytest.raises(ValueError, match="class name"):
        bars.set_class_names([])


@pytest.mark.parametrize(
    "useless", [[0.5, 0.5], [np.nan] * 10, [-0.1] + [0.1] * 9, [1.1] + [0.0] * 9]
)
def test_useless_probabilities_are_refused(bars: ProbabilityBars, useless: list[float]):
    bars.set_probabilities(MOSTLY_SEVEN)
    with pytest.raises(ValueError, match="probabilities"):
        bars.set_probabilities(useless)
    assert bars.winner == 7


def test_the_shown_probabilities_are_a_copy(bars: ProbabilityBars):
    values = MOSTLY_SEVEN.copy()
    bars.set_probabilities(values)
    values[:] = 0
    shown = bars.probabilities
    assert shown is not None
    shown[:] = 0
    np.testing.assert_array_equal(bars.probabilities, MOSTLY_SEVEN)


@pytest.mark.parametrize(
    ("probability", "text"),
    [(0, "0.0 %"), (0.98349, "98.3 %"), (0.99996, "100.0 %"), (1, "100.0 %")],
)
def test_percentages_have_one_decimal(probability: float, text: str):
    assert percent(probability).replace("\N{NO-BREAK SPACE}", " ") == text


def test_a_larger_font_asks_for_more_room(bars: ProbabilityBars):
    before = bars.minimumSizeHint()
    font = bars.font()
    font.setPointSizeF(3 * font.pointSizeF())
    bars.setFont(font)
    assert bars.minimumSizeHint().height() > before.height()
    assert bars.minimumSizeHint().width() > before.width()


# -- the answer around the bars -------------------------------------------------------------------


@pytest.fixture
def answer(qtbot: QtBot) -> Iterator[AnswerView]:
    window = QWidget()
    qtbot.addWidget(window)
    widget = AnswerView(window)
    widget.resize(420, 440)
    with qtbot.waitExposed(window):
        window.show()
    yield widget
    window.close()


def words(answer: AnswerView) -> list[str]:
    labels = (answer.digit, answer.sentence, answer.runner_up, answer.total)
    return [label.text().replace("\N{NO-BREAK SPACE}", " ") for label in labels]


def test_the_answer_in_words(answer: AnswerView):
    answer.set_answer(MOSTLY_SEVEN)
    assert words(answer) == [
        "7",
        "7, with 60.0 %",
        "The next guess is 9, with 30.0 %.",
        "The ten probabilities add up to 1.000.",
    ]


def test_no_answer_but_a_reason(answer: AnswerView):
    answer.set_answer(MOSTLY_SEVEN)
    answer.set_silence("Draw a digit")
    assert words(answer) == ["?", "", "", ""]
    assert answer.bars.empty_text == "Draw a digit"
    assert not answer.digit.isEnabled()


def test_nothing_moves_when_an_answer_comes_or_goes(answer: AnswerView):
    answer.set_silence("Draw a digit")
    QApplication.processEvents()
    silent = answer.bars.geometry()
    answer.set_answer(MOSTLY_SEVEN)
    QApplication.processEvents()
    assert answer.bars.geometry() == silent
