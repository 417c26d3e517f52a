"""A picture file to ink: what `engine.digits.normalize` takes, whatever the paper and the pen.

Files and bytes of a clipboard go the same way. What a picture would cost is known from its header
and refused there; what is decoded is shrunk before anything else is made of it. No file costs more
than 200 MiB (tests/guiapp/test_picture_memory.py).
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from engine.photos.ink import find_ink
from guiapp.jpeg_scans import is_in_one_scan

MAX_BYTES = 40_000_000  # a file may make its reader hold all of a chunk, three times over
MAX_PIXELS = 20_000_000
# A JPEG in one scan is decoded at a half to an eighth of its size, row by row.
MAX_REDUCED_PIXELS = 80_000_000
WORK_SIDE_PX = 1024  # a digit ends on 20 pixels, so more would only cost time and memory
LEVELS = 256
FORMATS = ("PNG", "JPEG", "GIF", "BMP")  # only readers written with hostile files in mind

Plane = NDArray[np.floating[Any]]


class Trouble(Enum):
    """What is wrong with a picture; the value is a sentence without its beginning and end."""

    NO_FILE = "this is not a file"
    NO_PICTURE = "this is not a PNG, JPEG, GIF or BMP picture"
    NO_PIXELS = "the picture has no pixels"
    TOO_MANY_PIXELS = "the picture has more than {megapixels} megapixels; make it smaller"
    TOO_MANY_BYTES = "the file has more than {megabytes} megabytes; make it smaller"
    UNREADABLE = "cannot be read ({reason})"
    CUT_OFF = "cannot be read (the picture is damaged or cut off)"
    DAMAGED = "cannot be read (the picture is damaged)"
    NOTHING_ON_IT = "there is nothing on this picture; draw a digit in it"


class PictureError(ValueError):
    """A picture that cannot be read or has nothing on it; the message is one sentence.

    Attributes
    ----------
    trouble : Trouble, for those who say it in another language
    values : what stands in the braces of its sentence
    """

    def __init__(self, name: str | Path, trouble: Trouble, **values: object) -> None:
        super().__init__(f"{name}: {trouble.value.format(**values)}.")
        self.trouble = trouble
        self.values = values


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as far as it matters here.

    Attributes
    ----------
    shades : (H, W) float32 in [0, 1], 0 black and 1 white, on white paper where transparent
    opacity : (H, W) float32 in [0, 1], 0 transparent
    is_first_of_many : whether it is the first picture of an animation
    """

    shades: Plane
    opacity: Plane
    is_first_of_many: bool = False

    def ink(self) -> NDArray[np.float32] | None:
        """(H, W) float32, 0 paper and 1 ink; None if there is none. Some 0.2 s."""
        ink = find_ink(self.shades)
        if ink is None and self.opacity.min() < self.opacity.max():
            ink = find_ink(1.0 - self.opacity)  # white on nothing: it is in the transparency
        return ink


def read_ink(path: str | Path) -> NDArray[np.float32]:
    """Read a picture of a digit, dark on light or light on dark.

    Parameters
    ----------
    path : a PNG, JPEG, GIF (its first frame) or BMP file, of at most 20 megapixels or, as a JPEG
        in one scan, 80

    Returns
    -------
    (H, W) float32 in [0, 1], 0 paper and 1 ink; the longer side has at most 1024 pixels

    Raises
    ------
    PictureError
        for a file that is missing, no picture, damaged or too large, and for an empty picture.
    """
    ink = read_picture(path).ink()
    if ink is None:
        raise PictureError(path, Trouble.NOTHING_ON_IT)
    return ink


def read_picture(source: str | Path | bytes, name: str | Path = "") -> Picture:
    """Read a picture file, or the bytes of one, as gray with at most 1024 pixels a side.

    Parameters
    ----------
    source : see `read_ink`
    name : what an error calls the picture; the path if not given

    Raises
    ------
    PictureError : as `read_ink`, but an empty picture is one too
    """
    name = name or (source if not isinstance(source, bytes) else "picture")
    if not isinstance(source, bytes) and Path(source).exists() and not Path(source).is_file():
        raise PictureError(name, Trouble.NO_FILE)
    try:
        size = len(source) if isinstance(source, bytes) else Path(source).stat().st_size
        if size > MAX_BYTES:
            raise PictureError(name, Trouble.TOO_MANY_BYTES, megabytes=MAX_BYTES // 10**6)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # of odd metadata, which are not used
            with _opened(source) as stream:
                if _claims_no_pixels(stream):
                    raise PictureError(name, Trouble.NO_PIXELS)
                stream.seek(0)
                with Image.open(stream, formats=FORMATS) as image:
                    _check_size(image, stream, name)
                    return _planes(image)
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        limit = MAX_PIXELS // 10**6
        raise PictureError(name, Trouble.TOO_MANY_PIXELS, megapixels=limit) from error
    except UnidentifiedImageError as error:
        raise PictureError(name, Trouble.NO_PICTURE) from error
    except OSError as error:
        if error.strerror:
            raise PictureError(name, Trouble.UNREADABLE, reason=error.strerror) from error
        raise PictureError(name, Trouble.CUT_OFF) from error
    except Exception as error:  # decoders meet damage with errors of every kind
        raise PictureError(name, Trouble.DAMAGED) from error


def picture_of_colors(rgba: NDArray[np.uint8]) -> Picture:
    """A picture that is decoded already: red, green, blue, opacity, (H, W, 4) bytes."""
    return Picture(*_on_white(rgba))


def _opened(source: str | Path | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb")


def _check_size(image: Image.Image, stream: BinaryIO, name: str | Path) -> None:
    """Refuse by the header what would cost too much to decode."""
    width, height = image.size
    if width * height == 0:
        raise PictureError(name, Trouble.NO_PIXELS)
    limit = MAX_PIXELS
    if width * height > limit and image.format in ("JPEG", "MPO"):
        place = stream.tell()
        stream.seek(0)
        if is_in_one_scan(stream):
            limit = MAX_REDUCED_PIXELS
        stream.seek(place)
    if width * height > limit:
        raise PictureError(name, Trouble.TOO_MANY_PIXELS, megapixels=limit // 10**6)


def _planes(image: Image.Image) -> Picture:
    """Decode, shrink, and turn as the camera says."""
    many = bool(getattr(image, "is_animated", False))
    side = (WORK_SIDE_PX, WORK_SIDE_PX)
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits a pixel, no transparency
        deep = image.convert("F")
        deep.thumbnail(side)
        luminance = np.asarray(ImageOps.exif_transpose(deep), dtype=np.float32) / 65535.0
        return Picture(np.clip(luminance, 0.0, 1.0), np.ones_like(luminance), many)
    if image.mode == "P":
        return _palette_planes(image, many)
    if image.mode == "1":
        image = image.convert("L")
    image.thumbnail(side)  # of a JPEG, no more is decoded than this needs
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    return Picture(*_on_white(np.asarray(upright)), many)


def _palette_planes(image: Image.Image, many: bool) -> Picture:
    """Colors by number cannot be averaged; all of them as RGBA would cost twice 80 MB."""
    image.load()
    colors = Image.frombytes("P", (LEVELS, 1), bytes(range(LEVELS)))
    colors.putpalette(image.getpalette("RGB") or [])
    if "transparency" in image.info:
        colors.info["transparency"] = image.info["transparency"]
    planes = []
    for table in _on_white(np.asarray(colors.convert("RGBA"))):
        levels = np.rint(table[0] * (LEVELS - 1)).astype(int).tolist()
        plane = image.point(levels, "L")
        plane.thumbnail((WORK_SIDE_PX, WORK_SIDE_PX))
        upright = ImageOps.exif_transpose(plane)
        planes.append(np.asarray(upright, dtype=np.float32) / np.float32(LEVELS - 1))
    return Picture(planes[0], planes[1], many)


def _on_white(rgba: NDArray[np.uint8]) -> tuple[Plane, Plane]:
    """Shades on white paper and opacity, (H, W) each, of colors (H, W, 4)."""
    channels = rgba.astype(np.float32) / np.float32(LEVELS - 1)
    weights = np.array([0.299, 0.587, 0.114], dtype=np.float32)  # ITU-R BT.601
    opacity = channels[:, :, 3]
    shades = (channels[:, :, :3] @ weights) * opacity + (1.0 - opacity)
    return np.clip(shades, 0.0, 1.0), opacity


def _claims_no_pixels(stream: BinaryIO) -> bool:
    """Whether the header of a PNG, GIF or BMP speaks of an empty picture."""
    stream.seek(0)
    head = stream.read(26)
    for signature, place in ((b"\x89PNG", 16), (b"GIF8", 6), (b"BM", 18)):
        if head.startswith(signature):
            half = 4 if signature != b"GIF8" else 2
            size = head[place : place + 2 * half]
            return len(size) == 2 * half and bytes(half) in (size[:half], size[half:])
    return False
