"""The first line of a page."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from engine.losses import mean_squared_error
from guiapp.theme import DARK, style_sheet
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.formulas.source_window import SourceWindow


@pytest.fixture
def head(qtbot):
    head = LessonHead()
    qtbot.addWidget(head)
    head.resize(800, 40)
    with qtbot.waitExposed(head):
        head.show()
    return head


def label(head: LessonHead, name: str) -> QLabel:
    return head.findChild(QLabel, name)


def test_names_the_subject_the_book_and_the_article(head):
    head.set_texts("How wrong is it?", "4.2", "Loss functions")
    assert label(head, "lesson_title").text() == "How wrong is it?"
    assert label(head, "lesson_place").text() == "Book 4.2 · Article: Loss functions"


def test_names_the_book_alone_where_there_is_no_article(head):
    head.set_texts("How wrong is it?", "4.2", "")
    assert label(head, "lesson_place").text() == "Book 4.2"
    head.set_texts("How wrong is it?", "", "")
    assert not label(head, "lesson_place").text()


def test_the_heading_is_bold_and_larger_also_after_a_change_of_font(head):
    for size in (9.0, 14.0):
        font = QFont(head.font())
        font.setPointSizeF(size)
        head.setFont(font)
        title = label(head, "lesson_title").font()
        assert title.bold()
        assert title.pointSizeF() == pytest.approx(1.3 * size, abs=0.1)
        assert label(head, "lesson_place").font().pointSizeF() == pytest.approx(size)


def test_the_heading_follows_the_text_size_of_an_application_with_a_style_sheet(head, qapp):
    """As Ctrl++ changes it: first the font, then the style sheet once more."""
    font, sheet = qapp.font(), style_sheet(DARK)
    qapp.setStyleSheet(sheet)
    for scale in (1.2, 0.9, 1.0):
        scaled = QFont(font)
        scaled.setPointSizeF(font.pointSizeF() * scale)
        qapp.setFont(scaled)
        qapp.setStyleSheet(sheet)
        size = label(head, "lesson_title").font().pointSizeF()
        assert size == pytest.approx(1.3 * scale * font.pointSizeF(), abs=0.1)
    qapp.setStyleSheet("")


def test_everything_stands_in_one_line_the_source_at_the_right(head):
    head.set_texts("How wrong is it?", "4.2", "Loss functions")
    QApplication.sendPostedEvents()
    parts = [label(head, "lesson_title"), label(head, "lesson_place"), head.source]
    lefts = [part.x() for part in parts]
    assert lefts == sorted(lefts)
    assert head.source.geometry().right() == head.rect().right()
    for part in parts[:2]:
        assert part.width() >= part.sizeHint().width()


def test_the_source_button_works_and_is_dressed(head, qtbot):
    head.source.set_functions(mean_squared_error)
    head.apply_theme(DARK)
    QTest.mouseClick(head.source, Qt.MouseButton.LeftButton)
    window = head.findChild(SourceWindow)
    qtbot.waitUntil(window.isVisible)
    text = window.findChild(QPlainTextEdit, "source_text")
    assert text.document().begin().charFormat() is not None
    assert "def mean_squared_error" in text.toPlainText()


def test_is_set_anew_when_the_language_changes(head):
    head.set_texts("How wrong is it?", "4.2", "Loss functions")
    label(head, "lesson_place").clear()
    QApplication.sendEvent(head, QEvent(QEvent.Type.LanguageChange))
    assert label(head, "lesson_place").text() == "Book 4.2 · Article: Loss functions"
