"""Preparation with stages left out: what each combination means, and that none loses ink."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.digits import (
    InkBox,
    Preparation,
    center_by_mass,
    center_of_mass,
    crop_to_ink,
    find_ink,
    normalize,
    prepare,
    scale_to_box,
)

QUICK = settings(deadline=None, max_examples=80)
EVERY = [Preparation(*switches) for switches in product((True, False), repeat=3)]
FULL, NONE = EVERY[0], EVERY[-1]
PREPARATIONS = st.sampled_from(EVERY)
PAPERS = hnp.arrays(
    np.float32,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=60),
    elements=st.sampled_from([0.0, 0.0, 0.0, 0.25, 0.5, 1.0]),
).filter(lambda paper: paper.any())
SQUARES = (
    st.integers(1, 12)
    .flatmap(
        lambda side: hnp.arrays(np.float32, (side, side), elements=st.sampled_from([0.0, 0.5, 1.0]))
    )
    .filter(lambda drawing: drawing.any())
)


def on_paper(drawing: np.ndarray, top: int, left: int, side: int = 280) -> np.ndarray:
    paper = np.zeros((side, side), np.float32)
    paper[top : top + drawing.shape[0], left : left + drawing.shape[1]] = drawing
    return paper


@QUICK
@given(paper=PAPERS)
def test_with_all_stages_it_is_normalize(paper: np.ndarray) -> None:
    image = prepare(paper, Preparation()).image
    assert image.tobytes() == normalize(paper).tobytes()
    assert image.tobytes() == center_by_mass(scale_to_box(crop_to_ink(paper))).tobytes()


@QUICK
@given(paper=PAPERS, preparation=PREPARATIONS)
def test_every_combination_makes_an_image_of_the_same_ink(
    paper: np.ndarray, preparation: Preparation
) -> None:
    before = paper.copy()
    paper.flags.writeable = False
    stages = prepare(paper, preparation)
    np.testing.assert_array_equal(paper, before)
    assert stages.image.shape == (28, 28)
    assert stages.image.dtype == stages.box.dtype == np.float32
    assert 0.0 <= stages.image.min() <= stages.image.max() <= 1.0
    assert stages.preparation == preparation
    assert not stages.is_empty
    # nothing of what was scaled is lost, and scaling keeps the ink unless a side became a pixel
    assert stages.image.sum() == pytest.approx(stages.box.sum(), rel=1e-5)
    if min(stages.cropped.shape) * stages.factor >= 1.0:
        expected = stages.cropped.sum() * stages.factor**2
        assert stages.image.sum() == pytest.approx(expected, rel=1e-3)


@QUICK
@given(paper=PAPERS, preparation=PREPARATIONS)
def test_the_numbers_are_those_of_the_pictures(paper: np.ndarray, preparation: Preparation) -> None:
    stages = prepare(paper, preparation)
    ink = stages.ink_box
    inside = paper[ink.top : ink.bottom, ink.left : ink.right]
    assert inside.sum() == pytest.approx(paper.sum())
    np.testing.assert_array_equal(stages.cropped, inside if preparation.crop else paper)
    assert np.shares_memory(stages.raw, paper)
    longer = max(stages.cropped.shape if preparation.scale else paper.shape)
    assert stages.factor == pytest.approx((20 if preparation.scale else 28) / longer)
    assert max(stages.box.shape) <= (20 if preparation.scale else 28)


@QUICK
@given(paper=PAPERS, preparation=PREPARATIONS)
def test_the_shift_is_what_centering_changes(paper: np.ndarray, preparation: Preparation) -> None:
    stages = prepare(paper, preparation)
    unmoved = prepare(paper, Preparation(preparation.crop, preparation.scale, center=False))
    assert unmoved.shift == (0, 0)
    np.testing.assert_array_equal(np.roll(unmoved.image, stages.shift, axis=(0, 1)), stages.image)


@QUICK
@given(paper=PAPERS, crop=st.booleans(), scale=st.booleans())
def test_with_centering_the_center_of_mass_comes_as_near_as_the_edges_allow(
    paper: np.ndarray, crop: bool, scale: bool
) -> None:
    image = prepare(paper, Preparation(crop, scale, center=True)).image
    mass, ink = center_of_mass(image), find_ink(image, 0.0)
    assert mass is not None
    for place, start, end in zip(mass, ink[:2], ink[2:], strict=True):
        if place > 14.502:
            assert start <= 1  # a cropped box may begin with part of a pixel that is nearly blank
        if place < 13.498:
            assert end >= 27


@QUICK
@given(
    drawing=SQUARES,
    places=st.tuples(*[st.integers(0, 260)] * 4),
    scale=st.booleans(),
    center=st.booleans(),
)
def test_once_cropped_the_place_does_not_matter(
    drawing: np.ndarray, places: tuple[int, int, int, int], scale: bool, center: bool
) -> None:
    preparation = Preparation(crop=True, scale=scale, center=center)
    one = prepare(on_paper(drawing, *places[:2]), preparation).image
    other = prepare(on_paper(drawing, *places[2:]), preparation).image
    np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("scale", [False, True])
def test_centering_alone_moves_a_digit_home_by_whole_pixels(scale: bool) -> None:
    step = 14 if scale else 10  # of the paper, for one pixel
    drawing = np.zeros((42, 42), np.float32)
    drawing[:, 10:20] = drawing[30:] = 1.0
    preparation = Preparation(crop=False, scale=scale, center=True)
    one = prepare(on_paper(drawing, 2 * step, 3 * step), preparation)
    other = prepare(on_paper(drawing, 15 * step, 9 * step), preparation)
    np.testing.assert_allclose(one.image, other.image, atol=1e-6)
    assert np.subtract(one.shift, other.shift).tolist() == [13, 6]


@given(paper=hnp.arrays(np.float32, (280, 280), elements=st.sampled_from([0.0, 0.5, 1.0])))
@settings(deadline=None, max_examples=20)
def test_with_no_stage_the_paper_is_only_shrunk(paper: np.ndarray) -> None:
    blocks = paper.reshape(28, 10, 28, 10).mean(axis=(1, 3))
    stages = prepare(paper, NONE)
    np.testing.assert_allclose(stages.image, blocks, atol=1e-6)
    assert stages.factor == (0.0 if stages.is_empty else 0.1)


def test_scaling_without_cropping_puts_the_whole_paper_into_the_box() -> None:
    paper = np.ones((280, 140), np.float32)
    paper[0, 0] = 0.5
    stages = prepare(paper, Preparation(crop=False, scale=True, center=False))
    assert stages.box.shape == (20, 10)
    assert find_ink(stages.image, 0.0) == InkBox(4, 9, 24, 19)


def test_cropping_without_scaling_shrinks_as_the_paper_does() -> None:
    stages = prepare(on_paper(np.ones((100, 60)), 7, 170), Preparation(True, False, False))
    assert stages.ink_box == InkBox(7, 170, 107, 230)
    assert stages.factor == 0.1
    assert find_ink(stages.image, 0.0) == InkBox(9, 11, 19, 17)


@pytest.mark.parametrize("preparation", EVERY, ids=str)
@pytest.mark.parametrize("ink", [0.0, 1e-4])
def test_no_ink_is_an_empty_image_and_dust_is_no_ink(preparation: Preparation, ink: float) -> None:
    stages = prepare(np.full((280, 280), ink), preparation)
    assert stages.is_empty
    assert stages.ink_box == InkBox(0, 0, 0, 0)
    assert stages.cropped.size == stages.box.size == 0
    assert stages.image.shape == (28, 28)
    assert not stages.image.any()
    assert center_of_mass(stages.image) is None


def test_the_center_of_mass_is_counted_from_the_middle_of_the_first_pixel() -> None:
    image = np.zeros((28, 28), np.float32)
    image[0, 0] = image[0, 4] = 0.5
    assert center_of_mass(image) == (0.0, 2.0)


def test_preparations_compare_by_their_switches() -> None:
    assert len(set(EVERY)) == 8
    assert [one.is_full for one in EVERY] == [True] + [False] * 7
    assert Preparation() == FULL
