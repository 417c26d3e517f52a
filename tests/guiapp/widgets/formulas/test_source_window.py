"""The source behind a page: exactly what is in the module, and where."""

import functools
import inspect

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from engine.gradients import numerical_diff
from engine.losses import cross_entropy_error, mean_squared_error
from engine.optimizers import Adam
from guiapp.theme import DARK, LIGHT, style_sheet
from guiapp.widgets.formulas.source_window import SourceButton, SourceWindow, read_source


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.button = SourceButton(page)
    QVBoxLayout(page).addWidget(page.button)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with qtbot.waitActive(page):
        page.show()
    return page


def window_of(page: QWidget) -> SourceWindow:
    (window,) = page.findChildren(SourceWindow)
    return window


def text_of(page: QWidget) -> str:
    return window_of(page).findChild(QPlainTextEdit, "source_text").toPlainText()


def test_the_window_is_made_by_the_first_click(page, qtbot):
    page.button.set_functions(mean_squared_error)
    assert not page.findChildren(SourceWindow)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window_of(page).isVisible)
    assert not window_of(page).isModal()


@pytest.mark.parametrize("thing", [mean_squared_error, Adam, Adam.update, numerical_diff])
def test_shows_exactly_the_source_with_file_and_line_above(page, thing):
    page.button.set_functions(thing)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    heading, _, source = text_of(page).partition("\n\n")
    assert source == inspect.getsource(thing)
    module = thing.__module__.replace(".", "/")
    assert heading == f"{module}.py:{inspect.getsourcelines(thing)[1]}"


def test_shows_several_below_each_other_and_copies_their_source(page):
    page.button.set_functions(mean_squared_error, cross_entropy_error)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    sources = [inspect.getsource(f) for f in (mean_squared_error, cross_entropy_error)]
    text = text_of(page)
    assert text.index(sources[0]) < text.index(sources[1])
    copy = window_of(page).findChild(QPushButton, "copy_source")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "\n\n".join(sources)


def test_the_source_is_read_each_time(page, monkeypatch):
    page.button.set_functions(mean_squared_error)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    changed = ["def mean_squared_error():\n", "    return 0  # edited meanwhile\n"]
    monkeypatch.setattr(inspect, "getsourcelines", lambda _: (changed, 7))
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert text_of(page) == f"engine/losses.py:7\n\n{''.join(changed)}"


def test_ctrl_u_opens_it_and_escape_closes_it(page, qtbot):
    page.button.set_functions(mean_squared_error)
    QTest.keyClick(page, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(SourceWindow)))  # a button goes down and up
    window = window_of(page)
    qtbot.waitUntil(window.isVisible)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_shortcut_survives_a_change_of_language(page):
    QApplication.sendEvent(page.button, QEvent(QEvent.Type.LanguageChange))
    assert page.button.shortcut().toString() == "Ctrl+U"
    assert "Ctrl+U" in page.button.toolTip()


def test_all_buttons_of_a_window_share_one_source_window(page):
    other = SourceButton(page)
    page.layout().addWidget(other)
    page.button.set_functions(mean_squared_error)
    other.set_functions(cross_entropy_error)
    for button in (page.button, other):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "def cross_entropy_error" in text_of(page)
    assert "def mean_squared_error" not in text_of(page)


def test_an_open_window_follows_the_functions_of_the_button_that_opened_it(page):
    other = SourceButton(page)
    page.layout().addWidget(other)
    page.button.set_functions(mean_squared_error)
    other.set_functions(Adam)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    page.button.set_functions(cross_entropy_error)
    assert "def cross_entropy_error" in text_of(page)
    other.set_functions(numerical_diff)
    assert "def cross_entropy_error" in text_of(page)


def test_without_functions_there_is_nothing_to_press(page):
    assert not page.button.isEnabled()
    page.button.set_functions(Adam)
    assert page.button.isEnabled()
    page.button.set_functions()
    assert not page.button.isEnabled()


@pytest.mark.parametrize("compiled", [len, functools.partial(mean_squared_error, 1)])
def test_says_so_when_there_is_no_source(page, compiled):
    page.button.set_functions(compiled)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert "cannot be read here" in text_of(page)


def test_a_file_outside_the_project_is_named_without_its_folder():
    assert read_source(inspect.getsource).place.startswith("inspect.py:")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_is_colored_by_the_theme(page, theme):
    page.button.set_functions(mean_squared_error)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    page.button.apply_theme(theme)
    document = window_of(page).findChild(QPlainTextEdit, "source_text").document()
    colors = {}
    block = document.begin()
    while block.isValid():
        for part in block.begin():
            fragment = part.fragment() if hasattr(part, "fragment") else part.first
            colors[fragment.text().strip()] = fragment.charFormat().foreground().color().name()
        block = block.next()
    assert colors["def"] == colors["return"] == theme.accent
    assert colors["mean_squared_error"] == theme.text
    assert colors["0.5"] == theme.test
    assert colors["engine/losses.py:" + str(inspect.getsourcelines(mean_squared_error)[1])] == (
        theme.muted
    )


def test_the_text_can_be_selected_but_not_changed(page):
    page.button.set_functions(mean_squared_error)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    view = window_of(page).findChild(QPlainTextEdit, "source_text")
    before = view.toPlainText()
    QTest.keyClicks(view, "x")
    assert view.toPlainText() == before
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == before


def test_the_text_grows_with_the_text_size_of_the_application(page, qapp):
    page.button.set_functions(mean_squared_error)
    font, sheet = qapp.font(), style_sheet(DARK)
    qapp.setStyleSheet(sheet)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    view = window_of(page).findChild(QPlainTextEdit, "source_text")
    heights = []
    for scale in (1.0, 1.5, 1.0):
        scaled = QFont(font)
        scaled.setPointSizeF(font.pointSizeF() * scale)
        qapp.setFont(scaled)
        qapp.setStyleSheet(sheet)
        heights.append(view.blockBoundingRect(view.document().begin()).height())
    qapp.setStyleSheet("")
    assert heights[0] == heights[2]
    assert heights[1] > 1.3 * heights[0]


def test_every_text_is_set_anew_when_the_language_changes(page):
    page.button.set_functions(mean_squared_error)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    window = window_of(page)
    copy = window.findChild(QPushButton, "copy_source")
    window.setWindowTitle("")
    copy.setText("")
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert window.windowTitle()
    assert copy.text()
    assert copy.toolTip()
