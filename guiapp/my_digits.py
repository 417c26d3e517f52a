"""Digits of one's own hand, in the user's data folder: one small PNG each, labeled by its name.

The folder is everybody's: what lies in it is read warily. The name says the label, the first bytes
say that it is 28 x 28 in gray, and only then is it decoded; anything else is left out and named.
Files are written beside their place and take their name when they are whole.
"""

from __future__ import annotations

import io
import os
import re
import secrets
import stat
import struct
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from platformdirs import user_data_dir

SIDE_PX = 28
MOST_DIGITS = 500  # asking the network about all of them then takes under 10 ms
MOST_ENTRIES = 5000  # of the folder that are looked at
MOST_BYTES = 16 * 2**10  # ours have some 300
MOST_NUMBER = 99_999

FOREIGN, TOO_LARGE, NOT_A_DIGIT, UNREADABLE, TOO_MANY = (
    "its name is not like 00012-3f9a-is-7.png",
    "it is not an ordinary file of at most 16 KiB",
    "it is not a gray PNG of 28 × 28 pixels, or it is damaged",
    "it cannot be read",
    "there are already 500 digits",
)
REASONS = (FOREIGN, TOO_LARGE, NOT_A_DIGIT, UNREADABLE, TOO_MANY)

_NAME = re.compile(r"([0-9]{5})-([0-9a-f]{4})-is-([0-9])\.png", re.ASCII)
# signature, length and type of the first chunk, width, height, bit depth, color type (gray)
_START = struct.pack(">8sI4sIIBB", b"\x89PNG\r\n\x1a\n", 13, b"IHDR", SIDE_PX, SIDE_PX, 8, 0)
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error)  # what Pillow raises


class MyDigitsError(ValueError):
    """A digit that cannot be kept, removed or exported; the message is one sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class MyDigit:
    """One digit: the name of its file, its label 0 to 9, its (28, 28) uint8 pixels, ink 255."""

    name: str
    label: int
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out; ``reason`` is one of REASONS."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name} is left out: {self.reason}."


def default_folder() -> Path:
    """Where the digits are kept unless another folder is given."""
    return Path(user_data_dir("Nablascope")) / "my-digits"


class MyDigits:
    """The digits of one folder, oldest first; nothing is read before ``load``.

    Attributes
    ----------
    digits : those that are there
    skipped : the files that were left out by the last ``load``
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self.digits: tuple[MyDigit, ...] = ()
        self.skipped: tuple[Skipped, ...] = ()

    @property
    def folder(self) -> Path:
        """Where the files are."""
        if self._folder is None:
            self._folder = default_folder()
        return self._folder

    def load(self) -> None:
        """Read the folder; a missing one has no digits. No file in it is an error."""
        digits: list[MyDigit] = []
        skipped: list[Skipped] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of odd metadata, which are not used
            for name in sorted(_names(self.folder)):
                found = _read(self.folder, name)
                if isinstance(found, MyDigit) and len(digits) == MOST_DIGITS:
                    found = Skipped(name, TOO_MANY)
                if isinstance(found, MyDigit):
                    digits.append(found)
                else:
                    skipped.append(found)
        self.digits, self.skipped = tuple(digits), tuple(skipped)

    def arrays(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Pixels (N, 784) uint8 and labels (N,) int64, for a ``Split`` with the divisor 255."""
        pixels = [digit.pixels.reshape(-1) for digit in self.digits]
        inputs = np.array(pixels, np.uint8).reshape(len(pixels), SIDE_PX**2)
        return inputs, np.array([digit.label for digit in self.digits], np.int64)

    def add(self, image: NDArray[np.floating], label: int) -> MyDigit:
        """Keep a digit as the network sees it: (28, 28) float in [0, 1], ink 1.

        Raises
        ------
        MyDigitsError : when the image has no ink or another shape, the label is not 0 to 9, there
            are 500 digits already, or the file cannot be written
        """
        pixels = _pixels(image)
        if not 0 <= label <= 9:
            raise MyDigitsError(f"The label is {label}, expected 0 to 9.")
        numbers = [int(name[:5]) for name in _names(self.folder) if _NAME.fullmatch(name)]
        number = max(numbers, default=0) + 1
        if number > MOST_NUMBER:
            raise MyDigitsError(f"{self.folder} has no number left for another digit.")
        # the random part keeps two windows from taking the same name
        digit = MyDigit(f"{number:05d}-{secrets.token_hex(2)}-is-{label}.png", label, pixels)
        self.restore(digit)
        return digit

    def restore(self, digit: MyDigit) -> None:
        """Keep a digit that was removed, in the place that it had.

        Raises
        ------
        MyDigitsError : as for ``add``
        """
        if len(self.digits) >= MOST_DIGITS:
            raise MyDigitsError(f"There are {MOST_DIGITS} digits already; remove some first.")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(self.folder / digit.name, _png(digit))
        except OSError as error:
            raise _cannot("written to", self.folder, error) from error
        self.digits = tuple(sorted((*self.digits, digit), key=lambda one: one.name))

    def remove(self, digit: MyDigit) -> None:
        """Delete its file; one that is gone already is no error.

        Raises
        ------
        MyDigitsError : when the file cannot be deleted, or the digit is none of these
        """
        if digit not in self.digits:
            raise MyDigitsError(f"{digit.name} is none of the digits.")
        try:
            (self.folder / digit.name).unlink(missing_ok=True)
        except OSError as error:
            raise _cannot("deleted from", self.folder, error) from error
        self.digits = tuple(one for one in self.digits if one is not digit)

    def export(self, path: Path) -> None:
        """Write all digits and labels.csv: to a zip archive if the name ends so, else to a folder.

        Raises
        ------
        MyDigitsError : when there are none, the folder has something in it, or it is not writable
        """
        if not self.digits:
            raise MyDigitsError("There are no digits to export yet.")
        try:
            if path.suffix.lower() == ".zip":
                _write(path, self._archive())
                return
            path.mkdir(parents=True, exist_ok=True)
            if any(path.iterdir()):
                raise MyDigitsError(f"{path} is not empty; choose a new folder or a .zip.")
            # copies: 500 times waiting for the disk would keep the window for seconds
            for name, content in self._files():
                with (path / name).open("xb") as file:
                    file.write(content)
        except OSError as error:
            raise _cannot("written to", path, error) from error

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for digit in self.digits:
            yield digit.name, _png(digit)
        rows = "".join(f"{digit.name},{digit.label}\n" for digit in self.digits)
        yield "labels.csv", f"file,label\n{rows}".encode()

    def _archive(self) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:  # PNGs do not become any smaller
            for name, data in self._files():
                archive.writestr(f"my-digits/{name}", data)
        return content.getvalue()


def _pixels(image: NDArray[np.floating]) -> NDArray[np.uint8]:
    if image.shape != (SIDE_PX, SIDE_PX):
        raise MyDigitsError(f"The image is {image.shape}, expected {SIDE_PX} × {SIDE_PX}.")
    if not (image.min() >= 0 and 0 < image.max() <= 1):  # written so that NaN fails too
        raise MyDigitsError("The image has no ink, or ink that is not within 0 and 1.")
    pixels: NDArray[np.uint8] = np.rint(image * 255).astype(np.uint8)
    pixels.flags.writeable = False
    return pixels


def _names(folder: Path) -> list[str]:
    """The files of a folder but hidden ones; those beyond the limit are not looked at."""
    names = []
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(MOST_ENTRIES), entries, strict=False):
                if not entry.name.startswith("."):
                    names.append(entry.name)
    except OSError:
        return []  # no folder yet, or none that may be read: writing to it will say why
    return names


def _read(folder: Path, name: str) -> MyDigit | Skipped:
    match = _NAME.fullmatch(name)
    if match is None:
        return Skipped(name, FOREIGN)
    try:
        # a link, a pipe or a device would be followed or waited for
        status = os.lstat(folder / name)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return Skipped(name, TOO_LARGE)
        with (folder / name).open("rb") as file:
            content = file.read(MOST_BYTES)
    except OSError:
        return Skipped(name, UNREADABLE)
    # a second header would be believed in place of the first
    if not content.startswith(_START) or content.count(b"IHDR") != 1:
        return Skipped(name, NOT_A_DIGIT)
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            if picture.mode != "L" or picture.size != (SIDE_PX, SIDE_PX):
                return Skipped(name, NOT_A_DIGIT)
            pixels = np.array(picture, np.uint8)
    except _BROKEN:
        return Skipped(name, NOT_A_DIGIT)
    if not pixels.any():
        return Skipped(name, NOT_A_DIGIT)
    pixels.flags.writeable = False
    return MyDigit(name, int(match[3]), pixels)


def _png(digit: MyDigit) -> bytes:
    content = io.BytesIO()
    Image.fromarray(digit.pixels).save(content, "PNG")
    return content.getvalue()


def _write(target: Path, content: bytes) -> None:
    """Write beside the target, wait for the disk, and only then take its name."""
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _cannot(done: str, place: Path, error: OSError) -> MyDigitsError:
    return MyDigitsError(f"Nothing could be {done} {place} ({error.strerror}).")
