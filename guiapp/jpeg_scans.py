"""Whether a JPEG can be decoded row by row, or only with all of its coefficients in memory."""

from __future__ import annotations

from typing import BinaryIO

MOST_SEGMENTS = 4096
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
PROGRESSIVE_FRAMES = (0xC2, 0xC6, 0xCA, 0xCE)
FRAMES = (0xC0, 0xC1, 0xC3, 0xC5, 0xC7, 0xC9, 0xCB, 0xCD, 0xCF, *PROGRESSIVE_FRAMES)
BARE_MARKERS = (0x01, 0xD8, *range(0xD0, 0xD8))  # no length follows


def is_in_one_scan(stream: BinaryIO) -> bool:
    """Whether the first scan of a JPEG file holds all of the picture.

    Only segment headers are read. False also for what is no JPEG.

    Parameters
    ----------
    stream : open for reading, at the beginning of the file; left anywhere
    """
    components = 0
    for _ in range(MOST_SEGMENTS):
        marker = _next_marker(stream)
        if marker is None or marker == END_OF_IMAGE or marker in PROGRESSIVE_FRAMES:
            return False
        if marker in BARE_MARKERS:
            continue
        length = int.from_bytes(stream.read(2), "big")
        if length < 2:
            return False
        if marker == START_OF_SCAN:
            return 0 < components == int.from_bytes(stream.read(1), "big")
        if marker in FRAMES:
            header = stream.read(6)  # precision, height, width, number of components
            components = header[5] if len(header) == 6 else 0
            length -= len(header)
        stream.seek(length - 2, 1)
    return False


def _next_marker(stream: BinaryIO) -> int | None:
    """The second byte of a marker that stands here; None if there is none."""
    if stream.read(1) != b"\xff":
        return None
    byte = stream.read(1)
    while byte == b"\xff":  # may be filled up
        byte = stream.read(1)
    return byte[0] if byte else None
