"""Terms as lines: names, numbers put in, and the sum of those that have no room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from engine.beats.terms import Cell, Explanation, Factor, Term
from guiapp.theme import DARK
from guiapp.widgets.network.term_rows import aligned, cell_name, term_rows
from guiapp.widgets.network.terms_view import TermsView

SUM = Explanation(
    Cell("a1", (4,), 7),
    0.75,
    "sum",
    (
        Term((Factor(0.5, Cell("x", (3,), 7)), Factor(2.0, Cell("W1", (3, 4)))), 1.0),
        Term((Factor(0.5, Cell("x", (9,), 7)), Factor(-1.0, Cell("W1", (9, 4)))), -0.5),
        Term((Factor(0.25, Cell("b1", (4,))),), 0.25),
    ),
    3,
)


def function(kind: str, number: float, value: float) -> Explanation:
    factor = Factor(number, Cell("a1", (4,), 7))
    return Explanation(Cell("z1", (4,), 7), value, kind, (Term((factor,), value),), 1)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (Cell("a1", (4,), 7), "a1[7, 4]"),
        (Cell("a1", (4,)), "a1[:, 4]"),
        (Cell("W1", (3, 4)), "W1[3, 4]"),
        (Cell("dW1", (3, 4)), "dW1[3, 4]"),
        (Cell("db2", (4,)), "db2[4]"),
        (Cell("da2", (4,), 0), "da2[0, 4]"),
        (Cell("L", (9,)), "L[9]"),
        (Cell("W1_after", (3, 4)), "W1′[3, 4]"),
        (Cell("W1_change", (3, 4)), "ΔW1[3, 4]"),
    ],
)
def test_cells_are_named_as_in_python(cell, name):
    assert cell_name(cell) == name


def test_a_sum_names_its_factors_and_puts_the_numbers_in():
    rows = term_rows(SUM)
    assert [row.names for row in rows] == ["x[7, 3] · W1[3, 4]", "x[7, 9] · W1[9, 4]", "b1[4]"]
    assert [row.numbers for row in rows] == ["0.500 · 2.00", "0.500 · (−1.00)", "0.250"]
    assert [row.value for row in rows] == [1.0, -0.5, 0.25]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("sigmoid", "1 / (1 + exp(−(−2.00)))"),
        ("relu", "max(0, −2.00)"),
        ("tanh", "tanh(−2.00)"),
        ("softmax", "exp(−2.00 − max)"),
        ("slope_tanh", "1 − (−2.00)²"),
    ],
)
def test_functions_are_written_out(kind, text):
    assert term_rows(function(kind, -2.0, 0.1))[0].numbers == text


def test_nothing_has_no_sign():
    assert aligned([-0.0, 0.5]) == ["0.0000", "0.5000"]


def test_figures_stand_one_below_the_other():
    assert aligned([0.25063, -0.1]) == ["0.2506", "−0.1000"]
    assert aligned([0.00673, 0.0154]) == ["0.00673", "0.01540"]
    assert aligned([0.0]) == ["0.0000"]
    assert aligned([float("nan"), 1.0]) == ["NaN", "1.000"]


@pytest.fixture
def view(qtbot):
    widget = TermsView()
    qtbot.addWidget(widget)
    widget.resize(420, 180)
    widget.show()
    return widget


def test_heading_and_sentence(view):
    view.show_explanation(SUM, "a note")
    assert view.heading() == "a1[7, 4] = 0.750000"
    assert view.sentence() == "The sum of 3 terms, the largest first:"
    assert view.note() == "a note"


@pytest.mark.parametrize("kind", ["given", "sum", "mean", "softmax", "product", "log", "relu"])
def test_every_kind_has_its_own_words_and_can_be_painted(view, kind):
    view.apply_theme(DARK)
    view.show_explanation(function(kind, 0.5, 0.5))
    assert view.sentence()
    assert not view.grab().isNull()


def test_what_has_no_room_is_summed_up(view):
    terms = tuple(Term((Factor(1.0, Cell("x", (i,), 0)),), 1.0) for i in range(12))
    view.show_explanation(Explanation(Cell("a1", (0,), 0), 785.0, "sum", terms, 785, 773.0))
    names, numbers, rest = view._table()[-1]
    shown = len(view._table()) - 1
    assert (names, numbers, rest) == (f"{785 - shown} others", "", 785.0 - shown)
    assert 0 < shown < 12


def test_terms_are_copied_with_all_digits(view):
    view.show_explanation(SUM)
    view.setFocus()
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "a1[7, 4]\t0.75"
    assert lines[1] == "x[7, 3] · W1[3, 4]\t0.500 · 2.00\t1.0"


def test_nothing_to_explain(view):
    view.clear()
    assert view.heading() == view.sentence() == ""
    assert not view.grab().isNull()


def test_before_anything_is_computed_it_says_what_brings_it(view):
    view.clear(hinting=False)
    empty = view.grab().toImage()
    view.clear()
    assert view.grab().toImage() != empty


def test_long_names_are_shortened_rather_than_values_cut(view):
    factors = Factor(1.0, Cell("dW4", (1023, 1023))), Factor(-0.5, None, "-ηₜ(1 - β₁)/√v" * 3)
    view.show_explanation(
        Explanation(Cell("W4_change", (1023, 1023)), -0.5, "sum", (Term(factors, -0.5),) * 2, 2)
    )
    view.resize(300, 200)
    image = view.grab().toImage()
    background = image.pixelColor(290, 190)
    rows = range(int(2.3 * view._line()), int(4.2 * view._line()))
    inked = [x for x in range(2, 299) if any(image.pixelColor(x, y) != background for y in rows)]
    assert 240 < inked[-1] < 298  # the last digit is seen, and seen whole
