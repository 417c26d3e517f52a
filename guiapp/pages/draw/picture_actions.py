"""Pictures in and out of the drawing: open, paste, drop, save, copy."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QMimeData, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from engine.photos.placing import place_on_canvas
from guiapp.background import Background
from guiapp.export.race_export import ExportError, save_bytes
from guiapp.export.widget_pictures import encoded
from guiapp.pages.draw.drop_target import DropTarget
from guiapp.pages.draw.picture_sources import Source, source_in
from guiapp.pages.draw.picture_words import PictureWords
from guiapp.pictures import PictureError, Trouble
from guiapp.widgets.digits.digit_canvas import DigitCanvas
from guiapp.widgets.digits.ink_image import levels
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys

COLUMN_PX = 280
BUTTON_MARGIN_PX = 8  # left and right of a button's text
FILE_NAME = "drawing.png"


class PictureActions(QWidget):
    """Four buttons, whose keys work on the whole window while they are to be seen.

    Signals
    -------
    picture_arrived(object) : ink for the canvas, (280, 280) float32 in [0, 1], as
        ``Raster.set_picture`` takes it
    refused(str) : a translated sentence: why there is no picture, or none was written
    noted(str) : a translated sentence about what was done
    """

    picture_arrived = Signal(object)
    refused = Signal(str)
    noted = Signal(str)

    def __init__(self, canvas: DigitCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._folder = ""
        self._source: Source | None = None
        self._target: DropTarget | None = None
        self._words = PictureWords(self)
        self._background = Background(self)
        self._background.finished.connect(self._on_read)
        self._background.failed.connect(self.refused)
        self.open_action = self._action(self.open, "Ctrl+O")
        self.paste_action = self._action(self.paste, "Ctrl+V")
        self.save_action = self._action(self.save, "Ctrl+S")
        self.copy_action = self._action(self._copy_by_key, "Ctrl+C")
        slots = (self.open, self.paste, self.save, self.copy)
        self.buttons = [self._button(slot) for slot in slots]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        canvas.drawing_changed.connect(self._on_drawing)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self._on_drawing()
        self.retranslate()

    def accept_drops_on(self, page: QWidget) -> None:
        """Let pictures and files be dropped anywhere on a page."""
        self._target = DropTarget(page)
        self._target.dropped.connect(self.take)
        self.retranslate()

    @Slot()
    def open(self) -> None:
        """Ask for a file and read it."""
        kinds = ";;".join(
            (self.tr("Pictures (*.png *.jpg *.jpeg *.gif *.bmp)"), self.tr("All files (*)"))
        )
        title = self.tr("Open a picture of a digit")
        path, _ = QFileDialog.getOpenFileName(self, title, self._folder, kinds)
        if path:
            self.open_file(path)

    def open_file(self, path: str | Path) -> None:
        """Read a file; what comes of it is said by a signal."""
        self._folder = str(Path(path).parent)
        self._read(Source(Path(path).name, Path(path)))

    @Slot()
    def paste(self) -> None:
        """Read what is on the clipboard: a picture, or a file that was copied."""
        self.take(QGuiApplication.clipboard().mimeData())

    @Slot(QMimeData)
    def take(self, mime: QMimeData | None) -> None:
        """Read the first picture of what was pasted or dropped."""
        source = source_in(mime)
        if source is not None:
            self._read(source)
        else:
            self.refused.emit(
                self.tr("There is no picture there. Copy a picture or a picture file first.")
            )

    @Slot()
    def save(self) -> None:
        """Ask for a file and write the drawing, black on white, one pixel for each."""
        title, kind = self.tr("Save the drawing"), self.tr("PNG picture (*.png)")
        proposed = str(Path(self._folder) / FILE_NAME)
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, kind)
        if name:
            self.save_file(name)

    def save_file(self, path: str | Path) -> None:
        """Write the drawing; how that went is said by a signal."""
        path = Path(path)
        path = path if path.suffix else path.with_suffix(".png")
        self._folder = str(path.parent)
        try:
            save_bytes(path, encoded(picture_of_ink(self._canvas.raster.pixels)))
        except ExportError as error:
            self.refused.emit(str(error))
        else:
            self.noted.emit(self.tr("The drawing is saved as {name}.").format(name=path.name))

    @Slot()
    def copy(self) -> None:
        """Put the drawing on the clipboard, black on white."""
        QGuiApplication.clipboard().setImage(picture_of_ink(self._canvas.raster.pixels))
        self.noted.emit(self.tr("The drawing is on the clipboard."))

    @Slot()
    def _copy_by_key(self) -> None:
        """The words that are selected somewhere, and else the drawing."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            QGuiApplication.clipboard().setText(focused.selectedText())
        else:
            self.copy()

    # -- reading ------------------------------------------------------------------------------

    def _read(self, source: Source) -> None:
        self._source = source
        self._background.run(_reading(source, len(self._canvas.raster.pixels)))

    @Slot(object)
    def _on_read(self, result: object) -> None:
        source = self._source
        if source is None or not isinstance(result, (PictureError, tuple)):
            return
        name = source.name or self.tr("The picture")
        if isinstance(result, PictureError):
            self.refused.emit(self._words.sentence(name, result))
            return
        pixels, is_first_of_many = result
        self.picture_arrived.emit(pixels)
        if is_first_of_many:
            text = self.tr("{name} holds several pictures; this is the first one.")
            self.noted.emit(text.format(name=name))

    # -- buttons ------------------------------------------------------------------------------

    def _action(self, slot: Callable[[], None], key: str) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _button(self, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        # its text decides how wide it is at least; a style would make four of them too wide
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        KeepKeys(button, BUTTON_KEYS)
        button.clicked.connect(slot)  # not the action, which is off where Ctrl+C is another's
        return button

    @Slot()
    def _on_drawing(self) -> None:
        is_drawn = not self._canvas.raster.is_empty
        self.save_action.setEnabled(is_drawn)
        self.buttons[2].setEnabled(is_drawn)
        self.buttons[3].setEnabled(is_drawn)
        self._on_focus(None, QApplication.focusWidget())

    @Slot("QWidget*", "QWidget*")
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Ctrl+C belongs to a widget with the focus that has something of its own to copy."""
        copy = QKeySequence(QKeySequence.StandardKey.Copy)
        others = [] if now is None or now is self else now.actions()
        is_taken = any(copy in action.shortcuts() for action in others)
        self.copy_action.setEnabled(not is_taken and not self._canvas.raster.is_empty)

    def _lay_out(self) -> None:
        """One row where the texts have room in the column, else two."""
        widest = 0
        for button in self.buttons:
            width = button.fontMetrics().horizontalAdvance(button.text()) + 2 * BUTTON_MARGIN_PX
            button.setMinimumWidth(width)
            widest = max(widest, width)
        columns = 4 if 4 * widest + 3 * self._grid.spacing() <= COLUMN_PX else 2
        for index, button in enumerate(self.buttons):
            self._grid.addWidget(button, index // columns, index % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        texts = (
            (
                self.tr("Open..."),
                self.tr(
                    "Put a picture or a photo of a digit on the canvas (Ctrl+O): paper, shadows"
                    " and specks are taken out, and the network answers it like a drawing. It"
                    " learns nothing from it."
                ),
            ),
            (
                self.tr("Paste"),
                self.tr(
                    "Put the picture on the clipboard on the canvas (Ctrl+V); or drop a file onto"
                    " this page. The network answers it like a drawing."
                ),
            ),
            (
                self.tr("Save..."),
                self.tr("Save the drawing as a PNG picture, black on white (Ctrl+S)."),
            ),
            (
                self.tr("Copy"),
                self.tr("Put the drawing on the clipboard as a picture (Ctrl+C)."),
            ),
        )
        for button, action, (text, tip) in zip(self.buttons, self.actions(), texts, strict=True):
            action.setText(text)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
        if self._target is not None:
            self._target.set_text(self.tr("Drop the picture: it comes onto the canvas"))
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._lay_out()
        super().changeEvent(event)


def picture_of_ink(ink: NDArray[np.float32]) -> QImage:
    """Ink (H, W) in [0, 1] as gray levels, black on white."""
    gray = np.ascontiguousarray(255 - levels(ink))
    height, width = gray.shape
    shared = gray.data.cast("B")
    return QImage(shared, width, height, width, QImage.Format.Format_Grayscale8).copy()


def _reading(source: Source, side_px: int) -> Generator[None, None, object]:
    """Read a picture in two steps; the result, or the PictureError, is what is returned."""
    try:
        picture = source.read()
        yield
        ink = picture.ink()
        if ink is None:
            raise PictureError(source.name or "picture", Trouble.NOTHING_ON_IT)
    except PictureError as error:
        return error
    return place_on_canvas(ink, side_px), picture.is_first_of_many
