"""Where a picture comes from: files and pictures that are dropped or pasted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage

from guiapp.pictures import (
    MAX_PIXELS,
    WORK_SIDE_PX,
    Picture,
    PictureError,
    Trouble,
    picture_of_colors,
    read_picture,
)

# as bytes they go through our own reader, which looks before it decodes
ENCODED = ("image/png", "image/jpeg", "image/bmp", "image/gif")


@dataclass(frozen=True, eq=False)
class Source:
    """A picture that is still to be read.

    Attributes
    ----------
    name : of the file, without its folder; "" for what is no file
    content : a file, the bytes of one, or a picture that Qt has decoded already
    """

    name: str
    content: Path | bytes | QImage

    def read(self) -> Picture:
        """Read it; PictureError as `read_picture`."""
        if isinstance(self.content, QImage):
            return _from_image(self.content)
        return read_picture(self.content, self.name or "picture")


def has_picture(mime: QMimeData) -> bool:
    """Whether there is a file or a picture in it; a file may yet turn out to be no picture."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def source_in(mime: QMimeData | None) -> Source | None:
    """The first picture of what was dropped or is on the clipboard."""
    if mime is None:  # from a clipboard that the system does not let us see
        return None
    for url in mime.urls():
        if url.isLocalFile():
            path = Path(url.toLocalFile())
            return Source(path.name, path)
    formats = mime.formats()
    for encoded in ENCODED:
        if encoded in formats:
            return Source("", bytes(mime.data(encoded).data()))
    image = mime.imageData()
    return Source("", image) if isinstance(image, QImage) and not image.isNull() else None


def _from_image(image: QImage) -> Picture:
    """Shrink before anything else; a picture on the clipboard may be a whole screen."""
    if image.width() * image.height() > MAX_PIXELS:
        limit = MAX_PIXELS // 10**6
        raise PictureError("picture", Trouble.TOO_MANY_PIXELS, megapixels=limit)
    if max(image.width(), image.height()) > WORK_SIDE_PX:
        keep = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(WORK_SIDE_PX, WORK_SIDE_PX, keep, smooth)
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return picture_of_colors(rows[:, : 4 * image.width()].reshape(image.height(), -1, 4))
