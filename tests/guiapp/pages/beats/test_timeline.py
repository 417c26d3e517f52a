"""The moments of a step in their order, and what has flowed when."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guiapp.pages.beats.timeline import (
    BACKWARD,
    FORWARD,
    LOSS,
    UPDATE,
    Moment,
    Timeline,
    lights_at,
)
from guiapp.widgets.network.layer_graph import Edge

MOMENTS = [
    Moment(FORWARD, "affine1"),
    Moment(FORWARD, "activation1"),
    Moment(LOSS, "loss"),
    Moment(BACKWARD, "loss"),
    Moment(BACKWARD, "activation1"),
    Moment(BACKWARD, "affine1"),
    Moment(UPDATE, "affine1"),
]
STEP = Timeline(MOMENTS)
EDGES = (
    Edge("input", "affine1"),
    Edge("affine1", "activation1", ("a1",), ("da1",)),
    Edge("activation1", "loss", ("z1",), ("dz1",)),
    Edge("loss", "result", (), ("1",)),
)


def test_ends_of_the_beats() -> None:
    assert STEP.beats == (FORWARD, LOSS, BACKWARD, UPDATE)
    assert [STEP.end_of(beat) for beat in STEP.beats] == [2, 3, 6, 7]
    assert [STEP.next_end(k) for k in range(8)] == [2, 2, 3, 6, 6, 6, 7, 7]
    assert [STEP.previous_end(k) for k in range(8)] == [0, 0, 0, 2, 3, 3, 3, 6]
    assert Timeline().next_end(0) == Timeline().end == 0


@given(st.integers(0, 7))
def test_back_undoes_forth(position: int) -> None:
    assert STEP.previous_end(STEP.next_end(position)) <= position <= STEP.next_end(position)


def test_phase_is_what_the_box_did_last() -> None:
    phases = [STEP.phase_of("affine1", k) for k in range(8)]
    assert phases == [FORWARD] * 6 + [BACKWARD, UPDATE]
    assert STEP.phase_of("loss", 0) == LOSS


def test_nothing_has_flowed_before_the_step_but_the_input_is_there() -> None:
    lights = lights_at(STEP, EDGES, 0, 0.0, "affine1")
    assert lights.forward == {("input", "affine1")}
    assert not lights.backward
    assert not lights.pulses


def test_values_flow_out_of_what_has_run_and_gradients_into_it() -> None:
    lights = lights_at(STEP, EDGES, 5, 0.0, "activation1")
    assert len(lights.forward) == 4
    assert lights.backward == {
        ("loss", "result"),
        ("activation1", "loss"),
        ("affine1", "activation1"),
    }
    after = lights_at(STEP, EDGES, 7, 0.0, "affine1")
    assert ("input", "affine1") not in after.backward  # its gradient is not computed
    assert after.updated == {"affine1"}


def test_pulses_run_there_and_back_over_the_same_arrows() -> None:
    there = lights_at(STEP, EDGES, 1, 0.25, "activation1").pulses
    assert there == ((("affine1", "activation1"), False, 0.25),)
    back = lights_at(STEP, EDGES, 5, 0.75, "affine1").pulses
    assert back == ((("affine1", "activation1"), True, 0.75),)
    assert lights_at(STEP, EDGES, 6, 0.5, "affine1").pulses == ()  # an update flows nowhere
