"""Numbers as LaTeX, read back."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.widgets.formulas.latex_numbers import latex_exact, latex_number

finite = st.floats(allow_nan=False, allow_infinity=False)


def read_back(latex: str) -> float:
    """The number that a formula shows."""
    found = re.fullmatch(
        r"(?P<sign>-?)(?P<mantissa>[0-9.]+)??"
        r"(?: \\times )?(?:10\^\{(?P<exponent>-?[0-9]+)\})?",
        latex,
    )
    assert found, latex
    parts = found.groupdict(default="")
    return float(f"{parts['sign']}{parts['mantissa'] or '1'}e{parts['exponent'] or '0'}")


@given(finite)
def test_the_exact_form_reads_back_to_the_same_number(value):
    assert read_back(latex_exact(value)) == value


@given(finite, st.integers(1, 12))
def test_the_rounded_form_is_the_nearest_number_of_so_many_digits(value, digits):
    assert read_back(latex_number(value, digits)) == float(f"{value:.{digits - 1}e}")


@given(finite, st.integers(1, 12))
def test_no_more_digits_than_asked_for_and_no_zeros_at_the_end(value, digits):
    mantissa = latex_number(value, digits).split(" ")[0].removeprefix("-")
    if "10^{" not in mantissa:
        whole, _, decimals = mantissa.partition(".")
        assert len(f"{whole}{decimals}".lstrip("0")) <= digits
        assert not decimals.endswith("0")
        assert "." not in mantissa or decimals


@given(finite)
def test_the_minus_is_kept(value):
    negative = math.copysign(1.0, value) < 0
    assert latex_number(value).startswith("-") == negative
    assert latex_exact(value).startswith("-") == negative


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        (0.51082, "0.51082"),
        (0.5108, "0.5108"),
        (2.0, "2"),
        (0, "0"),
        (-3, "-3"),
        (1.2e-5, r"1.2 \times 10^{-5}"),
        (-1e-5, "-10^{-5}"),
        (1e6, "10^{6}"),
        (99999.9, "10^{5}"),
        (0.0001, "0.0001"),
        (math.inf, r"\infty"),
        (-math.inf, r"-\infty"),
        (math.nan, r"\mathrm{NaN}"),
    ],
)
def test_examples(value, latex):
    assert latex_number(value) == latex


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        (0.1999999999990898, "0.1999999999990898"),
        (2.0, "2"),
        (math.ulp(0.5), r"1.1102230246251565 \times 10^{-16}"),
        (1e16, "10^{16}"),
        (-math.inf, r"-\infty"),
        (math.nan, r"\mathrm{NaN}"),
    ],
)
def test_exact_examples(value, latex):
    assert latex_exact(value) == latex


def test_refuses_no_digits():
    with pytest.raises(ValueError, match="at least 1"):
        latex_number(1.0, digits=0)
