"""The formula field: when a formula counts, and how a mistake is shown and forgiven."""

import string

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from engine.expressions import SENTENCES, ExpressionError, parse
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.fields.expression_field import MARK_PX, PAUSE_MS, ExpressionField
from guiapp.widgets.fields.expression_texts import ExpressionTexts

NEVER_MS = 10**6


def shown(qtbot, field):
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    return field


def type_over(field, text, key=None):
    field.edit.selectAll()
    QTest.keyClicks(field.edit, text)
    if key is not None:
        QTest.keyClick(field.edit, key)


@pytest.fixture
def field(qtbot):
    """A field in x and y that does not read by itself."""
    return shown(qtbot, ExpressionField("x^2 + y^2", pause_ms=NEVER_MS))


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_has_a_translation(qapp):
    sentences = ExpressionTexts().sentences()
    assert set(sentences) == set(SENTENCES)
    for english, translated in sentences.items():
        assert translated == english  # the source of the translation is the sentence itself
        assert placeholders(translated) == placeholders(english)


def test_holds_the_first_formula_and_refuses_nonsense_from_the_program(field):
    assert field.expression() == parse("x^2 + y^2")
    assert field.text() == "x^2 + y^2"
    assert field.error() == field.message() == ""
    with pytest.raises(ExpressionError, match="y is not known"):
        ExpressionField("y", ("x",))


def test_takes_what_is_confirmed_with_enter(field, qtbot):
    with qtbot.waitSignal(field.expression_changed) as changed:
        type_over(field, "2xy", Qt.Key.Key_Return)
    assert changed.args == [parse("2xy")]
    assert field.expression() == parse("2xy")
    with qtbot.assertNotEmitted(field.expression_changed):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)


def test_takes_what_stands_there_when_the_focus_leaves(qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    field, other = ExpressionField("x", pause_ms=NEVER_MS), QLineEdit()
    layout.addWidget(field)
    layout.addWidget(other)
    shown(qtbot, page)
    field.setFocus()
    type_over(field, "y")
    with qtbot.waitSignal(field.expression_changed) as changed:
        QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert changed.args == [parse("y")]
    assert other.hasFocus()


def test_takes_what_stands_there_after_a_pause_and_not_before(qtbot):
    assert PAUSE_MS == 400
    field = shown(qtbot, ExpressionField("x", pause_ms=30))
    seen = []
    field.expression_changed.connect(lambda expression: seen.append(expression.text))
    with qtbot.waitSignal(field.expression_changed):
        type_over(field, "x+y")  # x and x+ come and go within the pause
    assert seen == ["x+y"]
    with qtbot.waitSignal(field.edit.textEdited):
        QTest.keyClicks(field.edit, "+")
    assert field.error() == ""
    qtbot.waitUntil(lambda: field.error() != "")
    assert seen == ["x+y"]


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("x + sen(y)", 5, "Column 5: sen is not known here. Did you mean sin?"),
        ("x +", 4, "Column 4: a number, a name or a parenthesis is missing at the end."),
        ("２ｘ＋（ｙ", 4, "Column 4: this ( is never closed."),
        ("\N{GRINNING FACE} + x", 1, "Column 1: "),
    ],
)
def test_a_mistake_is_told_with_its_column_and_the_last_formula_stays(
    field, qtbot, text, column, words
):
    with qtbot.assertNotEmitted(field.expression_changed):
        field.edit.setText(text)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.expression() == parse("x^2 + y^2")
    assert field.text() == text
    assert field.error() == field.message()
    assert field.error().startswith(words)
    assert field.edit.is_invalid()
    assert field.edit.mark() == column
    assert field.edit.accessibleDescription() == field.error()

    type_over(field, "x", Qt.Key.Key_Return)
    assert field.error() == field.message() == ""
    assert not field.edit.is_invalid()
    assert field.expression() == parse("x")


def test_going_back_to_the_last_formula_forgives_without_news(field, qtbot):
    type_over(field, "x +", Qt.Key.Key_Return)
    assert field.error()
    with qtbot.assertNotEmitted(field.expression_changed):
        type_over(field, "x^2 + y^2", Qt.Key.Key_Return)
    assert not field.error()


def test_escape_brings_the_last_formula_back_and_is_otherwise_left_alone(field, qtbot):
    type_over(field, "x +", Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(field.expression_changed):
        QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text() == "x^2 + y^2"
    assert not field.error()
    assert not field.edit.is_invalid()


def test_while_it_is_being_mended_nothing_is_pointed_at(field):
    type_over(field, "x + z", Qt.Key.Key_Return)
    sentence = field.message()
    assert field.edit.mark() == 5
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.edit.mark() is None
    assert field.message() == sentence
    QTest.keyClicks(field.edit, "z")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.mark() == 5


def test_spaces_can_be_typed(field):
    type_over(field, "x y", Qt.Key.Key_Return)
    assert field.expression() == parse("x y")


def test_set_text_reads_at_once_and_announces_only_news(field, qtbot):
    with qtbot.waitSignal(field.expression_changed):
        field.set_text("x")
    with qtbot.assertNotEmitted(field.expression_changed):
        field.set_text("x")
        field.set_text("x +")
    assert field.error()
    assert field.expression() == parse("x")


def test_a_note_stands_where_errors_stand_until_the_formula_changes(field):
    field.note("not finite for x < 0")
    assert field.message() == "not finite for x < 0"
    assert field.error() == ""
    assert not field.edit.is_invalid()
    type_over(field, "x +", Qt.Key.Key_Return)
    assert field.message() == field.error() != ""
    field.set_text("x^2 + y^2")
    assert field.message() == "not finite for x < 0"
    field.set_text("x")
    assert field.message() == ""


def test_a_note_may_be_set_while_the_news_is_spread(field):
    field.expression_changed.connect(lambda _: field.note("flat"))
    field.set_text("3")
    assert field.message() == "flat"


def test_nothing_moves_when_a_sentence_appears(field):
    height, place = field.height(), field.edit.geometry()
    type_over(field, "x + * y" * 20, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert (field.height(), field.edit.geometry()) == (height, place)
    assert field.sizeHint().height() == height


def test_the_room_for_sentences_grows_with_the_font(field):
    label = field.findChild(QLabel)
    before = label.height()
    font = field.font()
    font.setPointSizeF(font.pointSizeF() * 1.2)
    field.setFont(font)
    QApplication.processEvents()
    assert label.height() > before


@pytest.mark.parametrize("width", [300, 360])
def test_each_sentence_fits_into_the_room(field, width):
    """At 300 px, the width of a page's control column."""
    field.resize(width, field.height())
    QApplication.processEvents()
    label = field.findChild(QLabel)
    for text in ("x" * 600, "(" * 80, "x+" * 230, "x+" * 20 + "1e999999999999999999", "ａ½", "x=2",
                 "0,5", "sygmoid(x)", "abcdefghijklmnop", "sigmoid x", "min(x)", "x+", "x+*y",
                 "x 123456789012345", "(x", "x)", "."):  # fmt: skip
        field.set_text(text)
        assert field.error()
        assert label.heightForWidth(width) <= label.height(), field.error()


def test_the_mark_stands_below_its_character_wherever_the_text_is_scrolled(field):
    field.resize(200, field.height())
    for text in ("x + sen(y)", "\N{GRINNING FACE}\N{GRINNING FACE}x", "x + " * 20 + "z + x"):
        field.set_text(text)
        edit = field.edit
        before = len(text[: edit.mark() - 1].encode("utf-16-le")) // 2
        for cursor in (before, len(text)):
            edit.setCursorPosition(cursor)
            edit.grab()  # Qt scrolls when it paints
            if cursor == before:
                there = edit.cursorRect().center().x()
                width = edit.fontMetrics().horizontalAdvance(text[edit.mark() - 1])
                assert edit.mark_x() == pytest.approx(there + width / 2, abs=2)
            assert 0 < edit.mark_x() < edit.width()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_frame_mark_and_sentence_have_the_color_of_what_is_bad(field, theme):
    field.apply_theme(theme)
    before = field.edit.grab().toImage()
    type_over(field, "x + z", Qt.Key.Key_Return)
    after = field.edit.grab().toImage()
    middle = QPoint(1, after.height() // 2)
    mark = QPoint(round(field.edit.mark_x()), after.height() - MARK_PX + 1)
    for point in (middle, mark):
        assert after.pixelColor(point).name() == theme.bad
        assert before.pixelColor(point).name() != theme.bad
    label = field.findChild(QLabel)
    assert label.palette().color(label.foregroundRole()).name() == theme.bad
    field.set_text("x")
    field.note("remark")
    assert label.palette().color(label.foregroundRole()).name() == theme.muted


def test_is_named_and_explained(field):
    assert "sigmoid" in field.toolTip()
    assert "x, y" in field.toolTip()
    field.setToolTip("The surface to descend.")
    field.setAccessibleName("Formula")
    assert field.edit.accessibleName() == "Formula"
    type_over(field, "x +", Qt.Key.Key_Return)
    sentence = field.message()
    QApplication.sendEvent(field, QEvent(QEvent.Type.LanguageChange))
    assert field.toolTip() == "The surface to descend."
    assert field.message() == sentence
    assert field.focusProxy() is field.edit
