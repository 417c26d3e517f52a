"""Figures as they are typeset."""

import math

import pytest

from guiapp.widgets.numerals import (
    figure,
    plain_figure,
    precise_figure,
    short_figure,
    vector,
    with_subscripts,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (-3.0, "−3.0000"),
        (0.00123456, "0.0012"),
        (9999.5, "9999.5000"),
        (6.1111e-10, "6.1111e−10"),
        (-2.58984e13, "−2.5898e13"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_readings(value, text):
    assert figure(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.00"),
        (-3.0, "−3.00"),
        (4.1, "4.10"),
        (0.0461169, "0.0461"),
        (-0.983, "−0.983"),
        (123.0, "123"),
        (-1083.0, "−1083"),
        (36100.0, "36100"),
        (3.61e6, "3.6e6"),
        (1e-9, "1.0e−9"),
        (math.nan, "NaN"),
    ],
)
def test_figures_in_formulas(value, text):
    assert short_figure(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "0.1"), (10.0, "10"), (1e-10, "1e−10"), (1 - 0.99, "0.01")]
)
def test_figures_as_typed(value, text):
    assert plain_figure(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.387175, "−0.387175"),
        (-0.0942026, "−0.0942026"),
        (-7.0, "−7.00000"),
        (9.031e-17, "9.03100e−17"),
        (123456.7, "123457"),
        (-2.58984e13, "−2.58984e13"),
        (0.0, "0.00000"),
        (math.inf, "∞"),
    ],
)
def test_figures_as_in_printed_tables(value, text):
    assert precise_figure(value) == text


def test_vectors_and_subscripts():
    assert vector((-3.0, 4.0), short_figure) == "(−3.00, 4.00)"
    assert with_subscripts("x0² + x1²") == "x₀² + x₁²"
