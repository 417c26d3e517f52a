"""Shares as they are read: never nothing or all when it is not."""

import pytest

from guiapp.pages.inside.figures import exact_percent, percent, times


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0 %"),
        (1.0, "100 %"),
        (0.125, "12 %"),
        (0.0994, "9.9 %"),
        (0.042, "4.2 %"),
        (0.00031, "0.031 %"),
        (3e-7, "3.0e−5 %"),
        (0.9954, "99.5 %"),
        (138.52, "13,852 %"),
        (0.99999, "99.9 %"),
        (float("nan"), "–"),
    ],
)
def test_percent(share, words):
    assert percent(share) == words.replace(" ", "\N{NO-BREAK SPACE}")


def test_accuracies_have_two_decimals():
    assert exact_percent(0.9122) == "91.22\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("ratio", "words"), [(3.14, "3.1"), (40.2, "40"), (1234.0, "1,200"), (float("inf"), "inf")]
)
def test_times(ratio, words):
    assert times(ratio) == words
