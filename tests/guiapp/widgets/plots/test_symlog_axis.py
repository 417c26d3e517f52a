"""The scale of the scatter: odd, rising, invertible; and points that would hide each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.widgets.plots.symlog_axis import DECADES, Symlog, SymlogAxis, pixels

sizes = st.floats(1e-12, 1e6)


@given(largest=sizes, share=st.floats(-1, 1))
def test_the_scale_is_odd_and_has_an_inverse(largest, share):
    scale, value = Symlog(largest), share * largest
    there = float(scale.of(value))
    assert scale.of(-value) == -there
    assert scale.back(there) == pytest.approx(value, rel=1e-9, abs=1e-9 * scale.unit)
    assert abs(there) <= scale.reach


@given(largest=sizes, pair=st.tuples(st.floats(-1, 1), st.floats(-1, 1)))
def test_the_scale_rises(largest, pair):
    low, high = sorted(pair)
    scale = Symlog(largest)
    assert scale.of(low * largest) <= scale.of(high * largest)


@pytest.mark.parametrize("useless", [0.0, float("inf"), float("nan")])
def test_nothing_to_show_is_shown_too(useless):
    assert Symlog(useless).reach == pytest.approx(np.log10(1 + 10**DECADES))


def test_ticks_are_named_by_their_powers(qapp):
    axis = SymlogAxis("bottom")
    scale = Symlog(0.03)
    axis.set_scale(scale)
    ((_, ticks),) = axis.tickValues(-scale.reach, scale.reach, 10_000)
    names = axis.tickStrings(ticks, 1.0, 1.0)
    assert names[len(names) // 2] == "0"
    assert names[-1] == "10⁻¹"
    assert names[0] == "−10⁻¹"
    assert len(names) == len(set(names)) == 2 * (DECADES - 1) + 1
    ((_, few),) = axis.tickValues(-scale.reach, scale.reach, 200)
    assert 3 <= len(few) < len(ticks)


@given(
    st.lists(
        st.tuples(st.floats(-5, 5), st.one_of(st.just(float("nan")), st.floats(-5, 5))),
        max_size=60,
    )
)
def test_one_point_of_each_square_is_kept(points):
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    kept = pixels(x, y, step=0.5)

    def squares(indices):
        return {(round(x[k] / 0.5), round(y[k] / 0.5)) for k in indices}

    finite = [k for k in range(len(x)) if np.isfinite(y[k])]
    assert squares(kept) == squares(finite)
    assert len(squares(kept)) == len(kept)


def test_a_diagonal_of_many_points_is_a_few():
    x = np.random.default_rng(0).normal(size=79_510)
    assert len(pixels(x, x, step=0.02)) < 500
