"""What waits until a hand rests."""

import pytest

from guiapp.widgets.settling import Settling


@pytest.fixture
def heard(qtbot):
    settling, heard = Settling(), []
    settling.due.connect(lambda: heard.append(1))
    return settling, heard


def test_a_single_change_is_shown_at_once_and_only_once(heard, qtbot):
    settling, times = heard
    settling.touch()
    assert len(times) == 1
    qtbot.waitUntil(lambda: not settling._timer.isActive())
    assert len(times) == 1


def test_during_a_drag_it_waits_for_the_end(heard, qtbot):
    settling, times = heard
    for _ in range(50):
        settling.touch()
    assert len(times) == 1
    with qtbot.waitSignal(settling.due):
        pass
    assert len(times) == 2
    qtbot.waitUntil(lambda: not settling._timer.isActive())
    settling.touch()
    assert len(times) == 3
