"""An animation as GIF, frame by frame, in memory that does not grow with their number.

Pillow compresses the frames. Its own ``save_all`` keeps all
frames until the end, which is 200 MB for 300 of 1000 x 700 pixels; here each is written at once,
and of it only the rectangle that differs from the one before.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.GifImagePlugin import getdata

COLORS = 255  # and one index for "as before"
CLEAR = 255
MOST_CANDIDATES = 60_000  # colors of which the palette is chosen, in about 0.3 s
KEEP = 1  # GIF's word for: the next frame is drawn over this one
_LOOP_FOREVER = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"


def common_palette(frames: Sequence[Image.Image]) -> Image.Image:
    """At most 255 colors for all of some RGB frames, as a palette image; each is one of theirs.

    The commonest first, then always the one that is missed most: far from all taken so far, and
    frequent. So thin lines keep their hues, which Pillow's median cut gives away to the shades
    of the ground (an orange line came out brown), and white paper stays white.
    """
    codes = np.concatenate([_codes(frame) for frame in frames])
    colors, counts = np.unique(codes, return_counts=True)
    if len(colors) > MOST_CANDIDATES:
        often = np.argsort(counts)[-MOST_CANDIDATES:]
        colors, counts = colors[often], counts[often]
    rgb = _channels(colors)
    weights = np.sqrt(counts.astype(np.float32))
    taken = [int(counts.argmax())]
    missed = np.full(len(rgb), np.inf, dtype=np.float32)
    while len(taken) < min(COLORS, len(rgb)):
        away = rgb - rgb[taken[-1]]
        np.minimum(missed, np.einsum("ij,ij->i", away, away), out=missed)
        taken.append(int((weights * missed).argmax()))
    palette = Image.new("P", (1, 1))
    chosen = rgb[taken].astype(np.uint8)
    # a short table would be filled up with black, which would then be taken for a color
    filled = np.concatenate((chosen, np.repeat(chosen[:1], COLORS + 1 - len(chosen), axis=0)))
    palette.putpalette(filled.ravel().tolist())
    return palette


class Nearest:
    """Finds for each color the nearest of a palette, and remembers it.

    Pillow's own search rounds colors to a quarter of their steps first: white became 249.
    """

    def __init__(self, palette: Image.Image) -> None:
        colors = np.array(palette.getpalette("RGB"), dtype=np.float32)
        self._colors = colors.reshape(-1, 3)[:COLORS]
        self._known = np.full(1 << 24, CLEAR, dtype=np.uint8)  # 16 MB

    def indices(self, frame: Image.Image) -> NDArray[np.uint8]:
        """(height, width) numbers of colors, 0..254."""
        codes = _codes(frame)
        found = self._known[codes]
        new = np.unique(codes[found == CLEAR])
        for first in range(0, len(new), 4096):  # 12 MB of distances at a time
            part = new[first : first + 4096]
            away = _channels(part)[:, None] - self._colors
            self._known[part] = np.einsum("ijk,ijk->ij", away, away).argmin(axis=1)
        if len(new):
            found = self._known[codes]
        return found.reshape(frame.height, frame.width)


class GifWriter:
    """Turns frames into the bytes of a GIF that runs forever.

    A frame goes out when the next one differs from it, so that one that stands still is written
    once, for all of its time.
    """

    def __init__(
        self, write: Callable[[bytes], None], palette: Image.Image, size: tuple[int, int]
    ) -> None:
        """Begin; ``write`` takes what is ready, ``palette`` is from ``common_palette``."""
        self._write = write
        self._colors = palette.getpalette("RGB") or []
        self._nearest = Nearest(palette)
        self._size = size
        self._last: NDArray[np.uint8] | None = None
        self._pending: tuple[NDArray[np.uint8], tuple[int, int]] | None = None
        self._centiseconds = 0
        write(_header(size, bytes(self._colors)))

    def add(self, frame: Image.Image, centiseconds: int) -> None:
        """Show an RGB frame for so long; one of another size is scaled."""
        if frame.size != self._size:
            frame = frame.resize(self._size, Image.Resampling.LANCZOS)
        now = self._nearest.indices(frame)
        if self._last is None:
            self._pending = now, (0, 0)
        else:
            changed = now != self._last
            rows, columns = changed.any(axis=1).nonzero()[0], changed.any(axis=0).nonzero()[0]
            if len(rows) == 0:
                self._centiseconds += centiseconds
                return
            self._flush()
            top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
            # what has not changed is clear: long runs compress well
            part = np.where(changed, now, np.uint8(CLEAR))[top:bottom, left:right]
            self._pending = part, (int(left), int(top))
        self._centiseconds = centiseconds
        self._last = now

    def close(self) -> None:
        """Write the last frame and the end."""
        self._flush()
        self._write(b";")

    def _flush(self) -> None:
        if self._pending is None:
            return
        indices, offset = self._pending
        self._pending = None
        image = Image.fromarray(np.ascontiguousarray(indices))
        image.putpalette(self._colors)
        parts = getdata(
            image,
            offset,
            duration=10 * self._centiseconds,
            transparency=CLEAR,
            disposal=KEEP,
            include_color_table=False,
        )
        self._write(b"".join(parts))


def _header(size: tuple[int, int], colors: bytes) -> bytes:
    """Signature, size, global table of 256 colors, and "again from the start, forever"."""
    screen = struct.pack("<HHBBB", *size, 0xF7, 0, 0)  # 0xF7: a table of 256 colors of 8 bits
    return b"GIF89a" + screen + colors.ljust(3 * 256, b"\0") + _LOOP_FOREVER


def _codes(frame: Image.Image) -> NDArray[np.uint32]:
    """The colors of all pixels as 0xRRGGBB."""
    pixels = np.asarray(frame.convert("RGB"), dtype=np.uint32).reshape(-1, 3)
    return pixels @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)


def _channels(codes: NDArray[np.uint32]) -> NDArray[np.float32]:
    """(n,) colors as 0xRRGGBB to (n, 3)."""
    return np.stack((codes >> 16, (codes >> 8) & 255, codes & 255), axis=-1).astype(np.float32)
