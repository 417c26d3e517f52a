"""What hostile and large pictures cost, measured as the peak memory of a process of their own."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from guiapp.pictures import MAX_BYTES
from tests.guiapp.test_pictures import png_that_claims, seven

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the peak is read from /proc"
)
LIMIT_MIB = 200
ROOT = Path(__file__).parents[2]
MEASURE = """
import sys
from guiapp.pictures import PictureError, read_picture

def kib(field):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(field))

before = kib("VmRSS")
try:
    picture = read_picture(sys.argv[1], "it")
    ink = picture.ink()
    outcome = "empty" if ink is None else "animated" if picture.is_first_of_many else "ink"
except PictureError as error:
    outcome = str(error)
print((kib("VmHWM") - before) // 1024)
print(outcome)
"""


def cost(path: Path) -> tuple[int, str]:
    """Peak MiB beyond what the program takes anyway, and what came of it."""
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    mib, outcome = run.stdout.splitlines()
    return int(mib), outcome


def large_png(mode: str, side: int = 4470) -> bytes:
    """As many pixels as are taken, with a bar in them, in each mode."""
    image = Image.new("L", (side, side), 255)
    image.paste(0, (1500, 800, 1900, 3600))
    stream = io.BytesIO()
    if mode == "I;16":
        image = Image.fromarray(np.asarray(image).astype(np.uint16) * 257)
    else:
        image = image.convert(mode)
    image.save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def large_jpeg(width: int, height: int, **options: object) -> bytes:
    image = Image.new("L", (width, height), 255)
    image.paste(0, (width // 3, height // 4, width // 2, 3 * height // 4))
    stream = io.BytesIO()
    image.convert("RGB").save(stream, "JPEG", **options)
    return stream.getvalue()


def transparent_palette() -> bytes:
    image = Image.new("P", (4470, 4470), 0)
    image.putpalette([255, 255, 255, 0, 0, 0])
    image.paste(1, (1500, 800, 1900, 3600))
    stream = io.BytesIO()
    image.save(stream, "PNG", transparency=0, compress_level=1)
    return stream.getvalue()


def long_text_chunk() -> bytes:
    """A PNG whose header is followed by one text as long as a file may be."""
    content = b"Comment\x00" + b"x" * (MAX_BYTES - 200)
    chunk = len(content).to_bytes(4, "big") + b"tEXt" + content
    chunk += zlib.crc32(content, zlib.crc32(b"tEXt")).to_bytes(4, "big")
    png = png_that_claims(1, 1)
    return png[:33] + chunk + png[33:]


def animation() -> bytes:
    empty = Image.new("RGB", (200, 160), "white")
    stream = io.BytesIO()
    seven().save(stream, "GIF", save_all=True, append_images=[empty] * 50)
    return stream.getvalue()


def cut_off() -> bytes:
    return large_png("RGB")[:-20_000]


def noise() -> bytes:
    stream = io.BytesIO()
    shades = np.random.default_rng(0).integers(0, 256, (3000, 3000), dtype=np.uint8)
    Image.fromarray(shades).save(stream, "PNG", compress_level=1)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (lambda: png_that_claims(0, 5), ("no pixels",)),
        (lambda: png_that_claims(20_000, 20_000), ("more than 20 megapixels",)),
        (lambda: png_that_claims(4470, 4470), ("damaged or cut off",)),
        (cut_off, ("damaged or cut off",)),
        (lambda: b"no picture" * 1000, ("not a PNG, JPEG, GIF or BMP picture",)),
        (lambda: bytes(MAX_BYTES + 1), ("more than 40 megabytes",)),
        (long_text_chunk, ("damaged", "empty")),
        (animation, ("animated",)),
        (lambda: large_png("RGBA"), ("ink",)),
        (lambda: large_png("LA"), ("ink",)),
        (lambda: large_png("P"), ("ink",)),
        (lambda: large_png("1"), ("ink",)),
        (lambda: large_png("I;16"), ("ink",)),
        (transparent_palette, ("ink",)),
        (noise, ("ink", "empty")),
        (lambda: large_jpeg(10_000, 7_900), ("ink",)),
        (lambda: large_jpeg(4470, 4470, progressive=True, subsampling=0), ("ink",)),
        (lambda: large_jpeg(5_000, 5_000, progressive=True), ("more than 20 megapixels",)),
        (lambda: large_jpeg(10_000, 8_100), ("more than 80 megapixels",)),
    ],
    ids=[
        "no-pixels",
        "20000x20000",
        "only-a-header",
        "truncated",
        "no-image",
        "too-many-bytes",
        "long-text",
        "animated",
        "rgba",
        "gray-alpha",
        "palette",
        "bits",
        "16-bit",
        "palette-alpha",
        "noise",
        "79-megapixel-jpeg",
        "progressive",
        "large-progressive",
        "81-megapixel-jpeg",
    ],
)
def test_no_picture_costs_more_than_200_mib(
    content: Callable[[], bytes], outcome: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "picture"
    path.write_bytes(content())
    mib, found = cost(path)
    assert any(expected in found for expected in outcome), found
    assert mib <= LIMIT_MIB
