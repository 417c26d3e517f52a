from __future__ import annotations

import io
import os
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine.digits import normalize
from engine.photos.ink import find_ink as ink_of
from guiapp.pictures import MAX_PIXELS, WORK_SIDE_PX, PictureError, read_ink

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def seven(paper: tuple[int, int, int] = WHITE, pen: tuple[int, int, int] = BLACK) -> Image.Image:
    """A 7 of thick straight strokes, off center, on 200 x 160 pixels."""
    image = Image.new("RGB", (200, 160), paper)
    draw = ImageDraw.Draw(image)
    draw.line([(90, 30), (150, 30), (110, 120)], fill=pen, width=12, joint="curve")
    return image


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)
    return path


@pytest.fixture
def reference(tmp_path: Path) -> NDArray[np.float32]:
    """What the network sees of the 7 in black on white."""
    return normalize(read_ink(saved(seven(), tmp_path / "reference.png")))


# -- the same digit, however it is kept -------------------------------------------------------


def test_paper_is_zero_and_ink_is_one(tmp_path: Path) -> None:
    ink = read_ink(saved(seven(), tmp_path / "seven.png"))
    assert ink.shape == (160, 200)
    assert ink.dtype == np.float32
    expected = np.asarray(seven().convert("L")) == 0
    np.testing.assert_array_equal(ink, expected.astype(np.float32))


@pytest.mark.parametrize(
    ("paper", "pen"),
    [
        (BLACK, WHITE),
        ((200, 200, 200), (40, 40, 40)),
        ((60, 60, 60), (200, 200, 200)),
        ((240, 235, 215), (20, 40, 160)),
        ((255, 255, 255), (170, 170, 170)),
    ],
    ids=["light-on-dark", "gray-paper", "blackboard", "blue-ink", "pencil"],
)
def test_paper_and_pen_make_no_difference(
    paper: tuple[int, int, int],
    pen: tuple[int, int, int],
    reference: NDArray[np.float32],
    tmp_path: Path,
) -> None:
    ink = read_ink(saved(seven(paper, pen), tmp_path / "seven.png"))
    np.testing.assert_allclose(normalize(ink), reference, atol=0.02)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(
    mode: str, reference: NDArray[np.float32], tmp_path: Path
) -> None:
    if mode == "I;16":
        image = Image.fromarray(np.asarray(seven().convert("L")).astype(np.uint16) * 257)
    else:
        image = seven().convert(mode)
    path = saved(image, tmp_path / "seven.png")
    np.testing.assert_allclose(normalize(read_ink(path)), reference, atol=0.02)


@pytest.mark.parametrize("suffix", ["jpg", "gif", "bmp"])
def test_other_formats_are_read(
    suffix: str, reference: NDArray[np.float32], tmp_path: Path
) -> None:
    path = saved(seven(), tmp_path / f"seven.{suffix}")
    np.testing.assert_allclose(normalize(read_ink(path)), reference, atol=0.1)


@pytest.mark.parametrize("pen", [BLACK, WHITE], ids=["black", "white"])
def test_a_drawing_on_nothing_is_read(
    pen: tuple[int, int, int], reference: NDArray[np.float32], tmp_path: Path
) -> None:
    opacity = seven().convert("L").point(lambda value: 255 - value)
    drawing = Image.new("RGB", opacity.size, pen)
    drawing.putalpha(opacity)
    path = saved(drawing, tmp_path / "seven.png")
    np.testing.assert_allclose(normalize(read_ink(path)), reference, atol=0.02)


def test_a_photograph_is_turned_as_the_camera_says(
    reference: NDArray[np.float32], tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees clockwise
    lying = seven().transpose(Image.Transpose.ROTATE_90)
    path = saved(lying, tmp_path / "seven.jpg", exif=exif)
    np.testing.assert_allclose(normalize(read_ink(path)), reference, atol=0.1)


def test_the_first_picture_of_an_animation_is_read(
    reference: NDArray[np.float32], tmp_path: Path
) -> None:
    empty = Image.new("RGB", (200, 160), WHITE)
    for name in ("seven.gif", "seven.png"):
        path = saved(seven(), tmp_path / name, save_all=True, append_images=[empty, empty])
        np.testing.assert_allclose(normalize(read_ink(path)), reference, atol=0.02)


def test_a_large_picture_is_made_smaller(reference: NDArray[np.float32], tmp_path: Path) -> None:
    path = saved(seven().resize((1600, 1280)), tmp_path / "seven.png")
    ink = read_ink(path)
    assert max(ink.shape) == WORK_SIDE_PX
    np.testing.assert_allclose(normalize(ink), reference, atol=0.1)


def test_uneven_light_and_grain_are_no_ink(reference: NDArray[np.float32], tmp_path: Path) -> None:
    shade = np.linspace(0.0, 40.0, 200)  # the right side lies in the shadow
    grain = np.random.default_rng(0).normal(0.0, 4.0, (160, 200))
    gray = np.asarray(seven((230, 230, 230), (50, 50, 50)).convert("L")) - shade + grain
    path = saved(Image.fromarray(gray.clip(0, 255).astype(np.uint8)), tmp_path / "photo.png")
    seen = normalize(read_ink(path))
    # A mean difference of 0.01 is that of neighboring pen widths; misread paper gives 0.2.
    assert np.abs(seen - reference).mean() < 0.01


@given(
    paper=st.floats(0.0, 1.0),
    pen=st.floats(0.0, 1.0),
    thickness=st.integers(1, 6),
    at=st.tuples(st.integers(1, 20), st.integers(1, 20)),
)
def test_a_bar_is_found_in_any_two_shades(
    paper: float, pen: float, thickness: int, at: tuple[int, int]
) -> None:
    luminance = np.full((30, 40), paper)
    top, left = at
    luminance[top : top + thickness, left : left + 10] = pen
    ink = ink_of(luminance)
    if abs(paper - pen) < 0.07:
        assert ink is None
    elif abs(paper - pen) > 0.09:
        assert ink is not None
        np.testing.assert_array_equal(ink, np.where(luminance == pen, 1.0, 0.0))


@given(seed=st.integers(0, 2**32 - 1))
def test_a_negative_has_the_same_ink(seed: int) -> None:
    luminance = np.random.default_rng(seed).uniform(0.0, 0.4, (12, 9))
    luminance[0], luminance[-1], luminance[:, 0], luminance[:, -1] = (0.9,) * 4
    ink, negative = ink_of(luminance), ink_of(1.0 - luminance)
    assert ink is not None
    assert negative is not None
    np.testing.assert_allclose(ink, negative, atol=1e-6)


# -- what is no picture -----------------------------------------------------------------------


def sentence(path: Path) -> str:
    with pytest.raises(PictureError) as caught:
        read_ink(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_picture_with_nothing_on_it_says_so(shade: int, tmp_path: Path) -> None:
    path = saved(Image.new("L", (28, 28), shade), tmp_path / "empty.png")
    assert "nothing on this picture" in sentence(path)


def test_a_transparent_picture_says_so_too(tmp_path: Path) -> None:
    path = saved(Image.new("RGBA", (28, 28), (0, 0, 0, 0)), tmp_path / "empty.png")
    assert "nothing on this picture" in sentence(path)


def test_one_pixel_is_nothing(tmp_path: Path) -> None:
    assert "nothing" in sentence(saved(Image.new("L", (1, 1), 0), tmp_path / "dot.png"))


def test_a_missing_file_a_folder_and_a_text_are_named(tmp_path: Path) -> None:
    text = tmp_path / "seven.png"
    text.write_text("no picture")
    empty = tmp_path / "empty.png"
    empty.touch()
    assert "No such file" in sentence(tmp_path / "missing.png")
    assert "not a file" in sentence(tmp_path)
    assert "not a PNG, JPEG, GIF or BMP picture" in sentence(text)
    assert "not a PNG, JPEG, GIF or BMP picture" in sentence(empty)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert "not a file" in sentence(tmp_path / "pipe.png")


def test_formats_that_run_programs_are_not_read(tmp_path: Path) -> None:
    assert "not a PNG" in sentence(saved(seven(), tmp_path / "seven.eps"))


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG file of one pixel whose header speaks of others."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        sum_ = zlib.crc32(kind + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + kind + content + sum_

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + b"\x08\x00\x00\x00\x00")
        + chunk(b"IDAT", zlib.compress(b"\x00\x00"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [4473, 10_000, 20_000, 2**31 - 1])
def test_too_large_a_picture_is_refused_before_it_is_decoded(side: int, tmp_path: Path) -> None:
    assert 4472**2 < MAX_PIXELS < 4473**2
    path = tmp_path / "large.png"
    path.write_bytes(png_that_claims(side, side))
    assert "more than 20 megapixels" in sentence(path)


def test_a_picture_without_pixels_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.png"
    path.write_bytes(png_that_claims(0, 5))
    sentence(path)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    contents = {}
    for kind in ("PNG", "JPEG", "GIF", "BMP"):
        stream = io.BytesIO()
        seven().save(stream, kind)
        contents[kind] = stream.getvalue()
    return contents


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP"])
def test_a_picture_cut_off_is_refused(kind: str, files: dict[str, bytes], tmp_path: Path) -> None:
    content = files[kind]
    path = tmp_path / "cut"
    path.write_bytes(content[: len(content) // 2])
    assert "cannot be read" in sentence(path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP"])
@given(data=st.data())
def test_damage_ends_in_a_picture_or_a_sentence(
    kind: str,
    files: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    content = bytearray(files[kind])
    for _ in range(data.draw(st.integers(1, 5))):
        # most of the meaning is at the beginning
        place = data.draw(st.integers(0, 60) | st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(content)
    try:
        ink = read_ink(path)
    except PictureError:
        sentence(path)
    else:
        assert ink.ndim == 2
        assert 0.0 <= ink.min() <= ink.max() <= 1.0
