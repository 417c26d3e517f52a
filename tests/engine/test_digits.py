"""From a drawing to 28 x 28: properties of the whole, and real digits that come back unchanged."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.datasets import MNIST_FOLDER
from engine.digits import center_by_mass, crop_to_ink, normalize, scale_to_box
from engine.idx import read_images

QUICK = settings(deadline=None, max_examples=80)
DRAWINGS = hnp.arrays(
    np.float32,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=12),
    elements=st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0]),
).filter(lambda drawing: drawing.any())


def on_paper(drawing: np.ndarray, top: int, left: int, side: int = 60) -> np.ndarray:
    paper = np.zeros((side, side), np.float32)
    paper[top : top + drawing.shape[0], left : left + drawing.shape[1]] = drawing
    return paper


def center_of_mass(image: np.ndarray) -> np.ndarray:
    mass = image.astype(np.float64)
    rows, columns = np.indices(image.shape)
    center: np.ndarray = np.array([(rows * mass).sum(), (columns * mass).sum()]) / mass.sum()
    return center


def hook(side: int) -> np.ndarray:
    """A curve like a 2 without its foot, of a size relative to `side`, with soft edges."""
    angle = np.linspace(-np.pi, 0.6 * np.pi, 200)
    x = side * (0.5 + 0.25 * np.cos(angle))
    y = side * (0.35 + 0.2 * np.sin(angle) + 0.05 * (angle + np.pi))
    rows, columns = np.indices((side, side)) + 0.5
    distance = np.full((side, side), np.inf)
    for px, py in zip(x, y, strict=True):
        np.minimum(distance, np.hypot(columns - px, rows - py), out=distance)
    ink: np.ndarray = np.clip(0.035 * side + 0.5 - distance, 0.0, 1.0)
    return ink


@QUICK
@given(drawing=DRAWINGS, place=st.tuples(*[st.integers(0, 48)] * 4))
def test_the_place_of_a_drawing_does_not_matter(
    drawing: np.ndarray, place: tuple[int, int, int, int]
) -> None:
    one = normalize(on_paper(drawing, *place[:2]))
    other = normalize(on_paper(drawing, *place[2:]))
    np.testing.assert_allclose(one, other, atol=1e-6)


@QUICK
@given(drawing=DRAWINGS, factor=st.integers(2, 5))
def test_an_enlarged_drawing_looks_the_same(drawing: np.ndarray, factor: int) -> None:
    enlarged = np.kron(drawing, np.ones((factor, factor), np.float32))
    np.testing.assert_allclose(normalize(enlarged), normalize(drawing), atol=1e-5)


@pytest.mark.parametrize("side", [90, 140, 200, 400])
def test_the_size_of_a_stroke_hardly_matters(side: int) -> None:
    difference = np.abs(normalize(hook(side)) - normalize(hook(280)))
    assert difference.mean() < 0.02
    assert difference.max() < 0.35  # at the soft edges, where a pixel more or less counts


@QUICK
@given(drawing=DRAWINGS, dtype=st.sampled_from([np.float16, np.float32, np.float64]))
def test_the_result_is_an_image_and_the_argument_is_unchanged(drawing: Any, dtype: Any) -> None:
    paper = on_paper(drawing, 7, 9).astype(dtype)
    before = paper.copy()
    paper.flags.writeable = False
    image = normalize(paper)
    np.testing.assert_array_equal(paper, before)
    assert image.shape == (28, 28)
    assert image.dtype == np.float32
    assert image.flags.writeable
    assert image.min() >= 0.0
    assert image.max() <= 1.0
    rows, columns = np.nonzero(image)
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20


def test_full_ink_is_1_and_never_more() -> None:
    for side in range(20, 281):  # many of them sum to 1.0000001 before they are clipped
        image = normalize(np.ones((side, side), np.float32))
        assert image.max() <= 1.0
        np.testing.assert_allclose(image[4:24, 4:24], 1.0, rtol=1e-6)


@QUICK
@given(drawing=DRAWINGS)
def test_no_ink_is_lost_at_the_edge(drawing: np.ndarray) -> None:
    ink = crop_to_ink(drawing)
    area = (20 / max(ink.shape)) ** 2
    assert normalize(drawing).sum() == pytest.approx(ink.sum() * area, rel=1e-4)


@QUICK
@given(drawing=DRAWINGS)
def test_the_center_of_mass_comes_to_the_center(drawing: np.ndarray) -> None:
    box = scale_to_box(crop_to_ink(drawing))
    free = np.array([14.0, 14.0]) - center_of_mass(box)
    assume(free.min() >= 0 and (free <= 28 - np.array(box.shape)).all())
    assert np.abs(center_of_mass(normalize(drawing)) - 14).max() < 0.501


def test_a_lopsided_drawing_stops_at_the_edge() -> None:
    drawing = np.full((20, 20), 0.01)
    drawing[0, 0] = 1.0
    drawing[:, 0] = 1.0  # the mass is at the left, so the rest would hang out at the right
    image = normalize(drawing)
    assert image[:, 8:].sum() == pytest.approx(drawing.sum(), rel=1e-5)
    np.testing.assert_allclose(image[4:24, 8], 1.0)


@pytest.mark.parametrize("shape", [(280, 280), (28, 28), (1, 1), (3, 500)])
def test_empty_paper_stays_empty(shape: tuple[int, int]) -> None:
    for paper in (np.zeros(shape), np.full(shape, 1e-4)):  # and dust of arithmetic is no ink
        image = normalize(paper)
        assert image.shape == (28, 28)
        assert image.dtype == np.float32
        assert not image.any()


@given(row=st.integers(0, 279), column=st.integers(0, 279), ink=st.floats(0.01, 1.0))
def test_one_dot_fills_the_box(row: int, column: int, ink: float) -> None:
    paper = np.zeros((280, 280))
    paper[row, column] = ink
    expected = np.zeros((28, 28))
    expected[4:24, 4:24] = ink
    np.testing.assert_allclose(normalize(paper), expected, rtol=1e-5)


def test_a_straight_line_does_not_fade() -> None:
    paper = np.zeros((280, 280))
    paper[20:260, 100] = 1.0
    expected = np.zeros((28, 28))
    expected[4:24, 14] = 1.0
    np.testing.assert_allclose(normalize(paper), expected, atol=1e-6)
    np.testing.assert_allclose(normalize(paper.T), expected.T, atol=1e-6)


def test_a_fractional_side_is_shared_by_its_edge_pixels() -> None:
    # 40 x 25 scales to 20 x 12.5: 13 columns, of which the two outer ones are covered by 3/4
    box = scale_to_box(np.ones((40, 25)))
    assert box.shape == (20, 13)
    np.testing.assert_allclose(box[:, 1:-1], 1.0, atol=1e-6)
    np.testing.assert_allclose(box[:, [0, -1]], 0.75, atol=1e-6)


@pytest.mark.parametrize("factor", [1, 2, 10])
def test_mnist_digits_come_back(factor: int) -> None:
    block = np.ones((factor, factor))
    for image in read_images(MNIST_FOLDER / "t10k-images-idx3-ubyte.gz")[:300] / 255:
        np.testing.assert_allclose(normalize(np.kron(image, block)), image, atol=1e-5)


def test_the_stages_make_the_whole() -> None:
    raster = hook(280)
    ink = crop_to_ink(raster)
    assert np.shares_memory(ink, raster)
    assert ink[0].any()
    assert ink[-1].any()
    assert ink[:, 0].any()
    assert ink[:, -1].any()
    box = scale_to_box(ink)
    assert max(box.shape) == 20
    np.testing.assert_array_equal(center_by_mass(box), normalize(raster))
    assert crop_to_ink(np.zeros((5, 5))).shape == (0, 0)


def test_black_and_white_drawings_may_be_integers() -> None:
    drawing = np.zeros((9, 9), np.uint8)
    drawing[2:7, 4] = 1
    for dtype in (np.bool_, np.int64):
        np.testing.assert_array_equal(normalize(drawing.astype(dtype)), normalize(drawing * 1.0))


@pytest.mark.parametrize(
    ("raster", "message"),
    [
        (np.zeros(784), r"\(784,\) float64, expected \(H, W\)"),
        (np.zeros((28, 28, 3)), r"\(28, 28, 3\)"),
        (np.zeros((0, 28)), "not empty"),
        (np.array([["ink"]]), "expected .* numbers"),
        (np.ones((2, 2)) * 1j, "complex"),
        (np.full((2, 2), np.nan), "from nan to nan, expected 0 to 1"),
        (np.full((2, 2), 255, np.uint8), "from 255.0 to 255.0, expected 0 to 1"),
        (np.array([[0.5, -0.1]]), "from -0.1 to 0.5"),
        (np.array([[0.5, np.inf]]), "to inf"),
    ],
)
def test_what_is_no_drawing_is_refused(raster: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        normalize(raster)
