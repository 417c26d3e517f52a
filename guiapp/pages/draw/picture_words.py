"""What can be wrong with a picture, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guiapp.pictures import PictureError, Trouble


class PictureWords(QObject):
    """The sentences of `guiapp.pictures`, translated."""

    def sentence(self, name: str, error: PictureError) -> str:
        """What is wrong with the picture of that name."""
        return self._template(error.trouble).format(name=name, **error.values)

    def _template(self, trouble: Trouble) -> str:
        templates = {
            Trouble.NO_FILE: self.tr("{name} is not a file."),
            Trouble.NO_PICTURE: self.tr("{name} is not a PNG, JPEG, GIF or BMP picture."),
            Trouble.NO_PIXELS: self.tr("{name} has no pixels."),
            Trouble.TOO_MANY_PIXELS: self.tr(
                "{name} has more than {megapixels} megapixels; make it smaller, or cut the digit"
                " out of it."
            ),
            Trouble.TOO_MANY_BYTES: self.tr(
                "{name} has more than {megabytes} megabytes; save it smaller, as a JPEG."
            ),
            Trouble.UNREADABLE: self.tr("{name} cannot be read ({reason})."),
            Trouble.CUT_OFF: self.tr("{name} cannot be read: the picture is damaged or cut off."),
            Trouble.DAMAGED: self.tr("{name} cannot be read: the picture is damaged."),
            Trouble.NOTHING_ON_IT: self.tr(
                "There is nothing on {name} that stands out from the paper. Take a picture of a"
                " digit, dark on light or light on dark."
            ),
        }
        return templates[trouble]
