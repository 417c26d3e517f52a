"""My digits: kept, found again, removed, exported; and a folder that somebody else has filled."""

import io
import os
import struct
import tracemalloc
import zipfile
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image

import guiapp.my_digits as module
from guiapp.my_digits import (
    FOREIGN,
    NOT_A_DIGIT,
    TOO_LARGE,
    TOO_MANY,
    MyDigits,
    MyDigitsError,
    default_folder,
)

ROOM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def picture(ink=1.0):
    image = np.zeros((28, 28), np.float32)
    image[4:24, 12:16] = ink
    return image


@pytest.fixture
def mine(tmp_path):
    return MyDigits(tmp_path / "my-digits")


def again(mine):
    """The same folder as another session finds it."""
    other = MyDigits(mine.folder)
    other.load()
    return other


def png(pixels) -> bytes:
    content = io.BytesIO()
    Image.fromarray(pixels).save(content, "PNG")
    return content.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width, height, depth=8, color=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))


def test_a_digit_is_found_again_as_it_was(mine):
    mine.add(picture(0.5), 7)
    assert not list(mine.folder.glob(".*")), "nothing half-written stays"
    (digit,) = again(mine).digits
    assert digit.label == 7
    assert np.array_equal(digit.pixels, np.rint(picture(0.5) * 255))
    assert not digit.pixels.flags.writeable


@ROOM
@given(
    image=hnp.arrays(np.float32, (28, 28), elements=st.floats(0, 1, width=32)),
    label=st.integers(0, 9),
)
def test_any_image_comes_back_within_half_a_gray_level(tmp_path, image, label):
    image[0, 0] = 1.0
    mine = MyDigits(tmp_path / "any")
    name = mine.add(image, label).name
    found = next(digit for digit in again(mine).digits if digit.name == name)
    assert found.label == label
    assert np.abs(found.pixels / 255.0 - image).max() <= 0.5 / 255 + 1e-6
    mine.remove(mine.digits[0])


def test_the_order_is_that_of_adding(mine):
    for label in (3, 1, 2, 1):
        mine.add(picture(), label)
    inputs, labels = again(mine).arrays()
    assert labels.tolist() == [3, 1, 2, 1]
    assert labels.dtype == np.int64
    assert inputs.shape == (4, 784)
    assert inputs.dtype == np.uint8


def test_no_digits_are_empty_arrays_of_the_right_shape(mine):
    mine.load()
    assert mine.digits == ()
    assert mine.arrays()[0].shape == (0, 784)
    assert not mine.folder.exists(), "looking makes no folder"


def test_a_removed_digit_comes_back_in_its_place(mine):
    for label in (5, 6, 7):
        mine.add(picture(), label)
    gone = mine.digits[1]
    mine.remove(gone)
    assert [digit.label for digit in again(mine).digits] == [5, 7]
    mine.restore(gone)
    assert [digit.label for digit in mine.digits] == [5, 6, 7]
    assert [digit.label for digit in again(mine).digits] == [5, 6, 7]


def test_a_digit_whose_file_is_gone_can_be_removed(mine):
    digit = mine.add(picture(), 1)
    (mine.folder / digit.name).unlink()
    mine.remove(digit)
    assert mine.digits == ()
    with pytest.raises(MyDigitsError, match="none of the digits"):
        mine.remove(digit)


@pytest.mark.parametrize(
    ("image", "label", "sentence"),
    [
        (np.zeros((28, 28)), 1, "no ink"),
        (np.full((28, 28), np.nan), 1, "no ink"),
        (np.full((28, 28), 1.5), 1, "within 0 and 1"),
        (np.ones((20, 20)), 1, "expected 28"),
        (np.ones((28, 28)), 10, "label is 10"),
    ],
)
def test_what_is_no_digit_is_refused(mine, image, label, sentence):
    with pytest.raises(MyDigitsError, match=sentence):
        mine.add(image, label)
    assert not mine.folder.exists()


# -- a folder that somebody else has filled -----------------------------------------------------


def hostile() -> dict[str, tuple[bytes, str]]:
    good = png(np.full((28, 28), 9, np.uint8))
    bomb = zlib.compress(bytes(4 * 2**20), 9)
    start = good[:8]
    return {
        "notes.txt": (b"hello", FOREIGN),
        "00001-abcd-is-x.png": (good, FOREIGN),
        "٠٠٠٠١-abcd-is-3.png": (good, FOREIGN),
        "00002-abcd-is-3.png": (b"", NOT_A_DIGIT),
        "00003-abcd-is-3.png": (b"GIF89a" + good, NOT_A_DIGIT),
        "00004-abcd-is-3.png": (good[: len(good) // 2], NOT_A_DIGIT),
        "00005-abcd-is-3.png": (good + bytes(2**20), TOO_LARGE),
        "00006-abcd-is-3.png": (png(np.ones((28, 29), np.uint8)), NOT_A_DIGIT),
        "00007-abcd-is-3.png": (png(np.ones((28, 28, 3), np.uint8)), NOT_A_DIGIT),
        "00008-abcd-is-3.png": (start + header(60_000, 60_000), NOT_A_DIGIT),
        "00009-abcd-is-3.png": (
            start + header(28, 28) + header(60_000, 60_000) + chunk(b"IDAT", bomb),
            NOT_A_DIGIT,
        ),
        "00010-abcd-is-3.png": (png(np.zeros((28, 28), np.uint8)), NOT_A_DIGIT),
        "00011-abcd-is-3.png": (
            start
            + header(28, 28)
            + chunk(b"zTXt", b"a\0\0" + bomb)
            + chunk(b"IDAT", zlib.compress(bytes(29 * 28)))
            + chunk(b"IEND", b""),
            NOT_A_DIGIT,
        ),
        "00012-abcd-is-3.png": (start + header(28, 28) + chunk(b"IEND", b""), NOT_A_DIGIT),
    }


def test_hostile_files_are_left_out_and_named(mine):
    mine.add(picture(), 4)
    files = hostile()
    for name, (content, _) in files.items():
        (mine.folder / name).write_bytes(content)
    (mine.folder / ".hidden.part").write_bytes(b"half")
    found = MyDigits(mine.folder)
    tracemalloc.start()
    found.load()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [digit.label for digit in found.digits] == [4]
    assert {one.name: one.reason for one in found.skipped} == {
        name: reason for name, (_, reason) in files.items()
    }
    assert peak < 20 * 2**20
    assert str(found.skipped[0]).endswith(".")


def test_what_a_reader_wonders_about_is_not_written_to_the_terminal(mine):
    good = png(np.full((28, 28), 9, np.uint8))
    mine.folder.mkdir()
    odd = good[:33] + chunk(b"acTL", bytes(8)) + good[33:]  # an animation of no pictures
    (mine.folder / "00001-abcd-is-3.png").write_bytes(odd)
    mine.load()  # a warning would be an error here
    assert [digit.label for digit in mine.digits] == [3]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_link_a_folder_and_a_pipe_are_not_followed(mine, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(png(np.full((28, 28), 9, np.uint8)))
    mine.folder.mkdir()
    (mine.folder / "00001-abcd-is-1.png").symlink_to(secret)
    (mine.folder / "00002-abcd-is-1.png").mkdir()
    os.mkfifo(mine.folder / "00003-abcd-is-1.png")
    mine.load()
    assert mine.digits == ()
    assert [one.reason for one in mine.skipped] == [TOO_LARGE] * 3


@ROOM
@given(noise=st.binary(max_size=300), cut=st.integers(0, 400))
def test_no_bytes_bring_loading_down(tmp_path, noise, cut):
    mine = MyDigits(tmp_path / "noise")
    mine.folder.mkdir(exist_ok=True)
    good = png(np.full((28, 28), 9, np.uint8))
    (mine.folder / "00001-abcd-is-1.png").write_bytes(good[:cut] + noise)
    mine.load()
    assert len(mine.digits) + len(mine.skipped) == 1


def test_there_is_an_end_to_how_many_are_kept(mine, monkeypatch):
    monkeypatch.setattr(module, "MOST_DIGITS", 3)
    for label in range(3):
        mine.add(picture(), label)
    with pytest.raises(MyDigitsError, match="3 digits already"):
        mine.add(picture(), 3)
    monkeypatch.setattr(module, "MOST_DIGITS", 2)
    mine.load()
    assert len(mine.digits) == 2
    assert [one.reason for one in mine.skipped] == [TOO_MANY]


def test_a_place_that_cannot_be_written_gets_a_sentence(tmp_path):
    (tmp_path / "file").write_text("no folder")
    mine = MyDigits(tmp_path / "file" / "my-digits")
    mine.load()
    assert mine.digits == ()
    with pytest.raises(MyDigitsError, match=r"Nothing could be written to .*\."):
        mine.add(picture(), 1)
    assert mine.digits == ()


# -- export -------------------------------------------------------------------------------------


def test_the_archive_holds_pictures_and_labels(mine, tmp_path):
    mine.add(picture(), 4)
    mine.add(picture(0.5), 8)
    mine.export(tmp_path / "out.ZIP")
    with zipfile.ZipFile(tmp_path / "out.ZIP") as archive:
        assert archive.testzip() is None
        rows = archive.read("my-digits/labels.csv").decode().splitlines()
        assert rows[0] == "file,label"
        for row, digit in zip(rows[1:], mine.digits, strict=True):
            name, label = row.split(",")
            assert int(label) == digit.label
            with Image.open(io.BytesIO(archive.read(f"my-digits/{name}"))) as image:
                assert np.array_equal(np.array(image), digit.pixels)


def test_an_exported_folder_is_one_that_can_be_loaded(mine, tmp_path):
    mine.add(picture(), 4)
    target = tmp_path / "copy"
    mine.export(target)
    copy = MyDigits(target)
    copy.load()
    assert [digit.label for digit in copy.digits] == [4]
    with pytest.raises(MyDigitsError, match="is not empty"):
        mine.export(target)


def test_an_exported_folder_does_not_wait_for_the_disk_at_each_file(mine, tmp_path, monkeypatch):
    for label in range(3):
        mine.add(picture(), label)
    waits = []
    monkeypatch.setattr("guiapp.my_digits.os.fsync", waits.append)
    mine.export(tmp_path / "out")
    assert waits == []
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_nothing_to_export_is_said(mine, tmp_path):
    with pytest.raises(MyDigitsError, match="no digits to export"):
        mine.export(tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


def test_the_usual_folder_is_the_users_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder().name == "my-digits"
    assert "Nablascope" in str(default_folder())
