"""How long it will still take."""

import pytest

from guiapp.widgets.studies.time_left import TimeLeft


def test_the_rest_takes_as_long_as_its_part_has_taken():
    now = [100.0]
    left = TimeLeft(lambda: now[0])
    now[0] = 110.0
    assert left.elapsed() == 10.0
    assert left.at(0.25) == pytest.approx(30.0)
    assert left.at(1.0) == 0.0


def test_too_early_nobody_can_say():
    now = [0.0]
    left = TimeLeft(lambda: now[0])
    now[0] = 0.1
    assert left.at(0.5) is None
    now[0] = 10.0
    assert left.at(0.0) is None
