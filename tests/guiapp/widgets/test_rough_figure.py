"""Numbers as one would say them."""

import math

import pytest

from guiapp.widgets.rough_figure import rough_figure


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (2.06e-5, 1, "2e−5"),
        (0.0167, 1, "0.02"),
        (214.7, 2, "210"),
        (1.126e11, 2, "1.1e11"),
        (9.99e8, 2, "1e9"),
        (-3.14e7, 3, "−3.14e7"),
        (0.0, 2, "0"),
        (1.0, 1, "1"),
        (math.inf, 2, "∞"),
        (math.nan, 2, "NaN"),
    ],
)
def test_a_figure_is_rounded_and_short(value, digits, text):
    assert rough_figure(value, digits) == text
