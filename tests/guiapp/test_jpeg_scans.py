"""Which JPEG files come in one scan."""

from __future__ import annotations

import io

import pytest

from guiapp.jpeg_scans import is_in_one_scan
from tests.guiapp.test_pictures import seven


def jpeg(**options: object) -> bytes:
    stream = io.BytesIO()
    seven().save(stream, "JPEG", **options)
    return stream.getvalue()


def test_a_usual_jpeg_is_in_one_scan() -> None:
    assert is_in_one_scan(io.BytesIO(jpeg()))


def test_a_progressive_jpeg_is_not() -> None:
    assert not is_in_one_scan(io.BytesIO(jpeg(progressive=True)))


def test_a_scan_of_one_color_of_three_is_not_all() -> None:
    content = bytearray(jpeg())
    scan = content.index(b"\xff\xda")
    assert content[scan + 4] == 3
    content[scan + 4] = 1
    assert not is_in_one_scan(io.BytesIO(content))


@pytest.mark.parametrize("length", [0, 1, 2, 3, 20, 150])
def test_a_header_cut_off_is_not(length: int) -> None:
    assert not is_in_one_scan(io.BytesIO(jpeg()[:length]))


def test_what_is_no_jpeg_is_not() -> None:
    assert not is_in_one_scan(io.BytesIO(b"\x89PNG" + bytes(100)))
    assert not is_in_one_scan(io.BytesIO(b"\xff\xff" * 5000))
