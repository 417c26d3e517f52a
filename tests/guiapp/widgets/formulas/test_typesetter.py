"""Formulas as pictures: the same as ziamath's own, only sooner; mistakes get a sentence."""

import pytest

from guiapp.widgets.formulas.typesetter import FormulaError, Mrow, parse, typeset

mnode = pytest.importorskip("ziamath.nodes.mnode")  # after the module that loads it

QUOTIENT = (
    r"\frac{f(5+10^{-4}) - f(5-10^{-4})}{2\cdot 10^{-4}} = "
    r"\frac{0.750019999 - 0.7499800}{0.0002} = 0.1999999999990898"
)
FORMULAS = (
    QUOTIENT,
    r"E = -\sum_{k=1}^{K} t_k \log y_k = -\log 0.6",
    r"\nabla f = \left(\frac{\partial f}{\partial x_0}, \frac{\partial f}{\partial x_1}\right)",
    r"\sqrt{\frac{x^2}{20} + y^2}",
    r"\hat{m}_t = \frac{m_t}{1 - \beta_1^t}",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"\left|\frac{\left[\frac{a}{b}\right]}{c}\right| \overline{x + y} \underbrace{a + b}_{n}",
)


@pytest.fixture
def _plain_rows(monkeypatch):
    """ziamath's own rows, which measure everything twice."""
    monkeypatch.setitem(mnode._node_classes, "mrow", Mrow)


@pytest.mark.parametrize("latex", FORMULAS)
@pytest.mark.usefixtures("_plain_rows")
def test_the_short_way_gives_the_same_picture(latex, monkeypatch):
    slow = typeset.__wrapped__(latex)
    monkeypatch.undo()
    assert typeset.__wrapped__(latex) == slow


def test_each_part_is_laid_out_once(monkeypatch):
    """Counted, not timed: without the short cut it is 2^depth times as many."""
    made = []
    make = mnode.Mnode.__init__

    def count(node, *arguments, **more):
        made.append(node)
        make(node, *arguments, **more)

    monkeypatch.setattr(mnode.Mnode, "__init__", count)
    typeset.__wrapped__(QUOTIENT)
    assert len(made) <= parse(QUOTIENT).count("</")


def test_is_measured_in_multiples_of_the_font_size():
    row, fraction = typeset("x = 3"), typeset(r"x = \frac{a}{b}")
    assert 0.5 < row.height < 1 < fraction.height < 2.8
    assert 0 < row.axis < row.height
    assert typeset(r"\sum_{k=1}^{K} t_k").height < 2.8


def test_a_formula_may_have_colors_of_its_own():
    svg = typeset(r"a + \textcolor{#c77700}{b}").colored("#123456").decode()
    assert {"#c77700", "#123456"} <= set(svg.split('"'))
    assert "black" not in svg


def test_a_sign_after_an_operator_stands_close_to_its_number():
    assert typeset("x = -3").width == pytest.approx(typeset("x = {-3}").width, abs=1e-3)
    assert typeset(r"(a,\; -3)").width == pytest.approx(typeset(r"(a,\; {-3})").width, abs=1e-3)
    for difference, number in (("x - 3", "x {-3}"), ("|x| - 3", "|x| {-3}"), ("x!-3", "x!{-3}")):
        assert typeset(difference).width > typeset(number).width + 0.2


def test_a_function_stands_apart_from_its_argument_but_not_from_a_parenthesis():
    gap = typeset(r"\log 2").width - typeset("2").width
    assert gap - typeset(r"\log").width > -0.05
    assert typeset(r"\log_2 8").width > typeset(r"\log_{28}").width
    assert "mspace" not in parse(r"\log(2)")


def test_a_sum_does_not_grow_with_what_stands_behind_it():
    tall = r"\frac{\frac{a}{b}}{\frac{c}{d}}"
    alone, before = typeset(r"\sum x"), typeset(rf"\sum {tall}")
    assert before.height == pytest.approx(typeset(tall).height)
    assert alone.height < before.height


@pytest.mark.parametrize(
    "latex", ["", r"\frac{a}", r"\frac{a", "x^", "a_{", r"\left( x", "x^2^3", r"\foo", "<&>"]
)
def test_what_is_no_formula_is_named_in_a_sentence(latex):
    with pytest.raises(FormulaError, match=r"^The formula '.*' cannot be typeset: .+\.$"):
        parse(latex)
    with pytest.raises(FormulaError):
        typeset(latex)
