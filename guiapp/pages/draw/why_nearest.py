"""The training images that are nearest to the drawing."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.splits import Dataset, Split
from engine.why.nearest import NearestSearch, Neighbors
from guiapp.background import Background
from guiapp.pages.draw.pane import Sight
from guiapp.theme import Theme
from guiapp.widgets.network.image_gallery import ImageGallery, Sample
from guiapp.widgets.settling import Settling
from guiapp.widgets.steady_lines import SteadyLines

COUNT = 5


@dataclass(frozen=True, eq=False)
class Found:
    """The neighbors and their pictures, (n, 28, 28) uint8."""

    neighbors: Neighbors
    pixels: NDArray[np.uint8]


class NearestJobs:
    """Looks through the training images, which the first job loads and the others keep."""

    def __init__(self, load: Callable[[], Dataset]) -> None:
        self._load = load
        self._kept: tuple[Split, NearestSearch] | None = None

    def find(self, image: NDArray[np.float32]) -> Generator[int, None, Found]:
        """A search for the neighbors of an image (28, 28)."""
        if self._kept is None:
            split = self._load().train
            self._kept = split, NearestSearch(split)
            yield 0
        split, search = self._kept
        neighbors = yield from search.search(image.reshape(-1), COUNT)
        pixels = np.asarray(split.inputs[neighbors.indices], np.uint8)
        return Found(neighbors, pixels.reshape(-1, *image.shape))


class NearestPart(QWidget):
    """Five pictures with their labels and distances, sought when the pen rests."""

    def __init__(self, load: Callable[[], Dataset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = NearestJobs(load)
        self._wanted: NDArray[np.float32] | None = None
        self._sought: NDArray[np.float32] | None = None  # the one that the last job was about
        self._found_for: NDArray[np.float32] | None = None  # the one that was dealt with
        self._is_waiting = False  # for the pen to rest
        self._found: Found | None = None
        self._problem = ""
        self.background = Background(self)
        self.background.finished.connect(self._take)
        self.background.failed.connect(self._fail)
        self._settling = Settling(self)
        self._settling.due.connect(self._search)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.gallery = ImageGallery(self)
        self.gallery.setObjectName("nearest")
        self.words = SteadyLines("nearest_words", 3, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.words)
        layout.addWidget(self.gallery, 1)
        self.retranslate()

    def show_sight(self, sight: Sight) -> None:
        """Look for neighbors if the drawing is another one, or if they were not found yet."""
        image = sight.image
        if image is None:
            return
        if self._wanted is None or not np.array_equal(image, self._wanted):
            self._wanted = image.copy()
        elif self._is_waiting or self._found_for is self._wanted or self.background.is_busy():
            return
        self._wait()

    def _wait(self) -> None:
        self._is_waiting = True
        self._settling.touch()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """What was given up or not begun since nobody saw it."""
        super().showEvent(event)
        if self._wanted is not None and self._found_for is not self._wanted:
            self._wait()

    def found(self) -> Found | None:
        """What is shown."""
        return self._found

    @Slot()
    def _search(self) -> None:
        self._is_waiting = False
        if self._wanted is not None and self.isVisible():
            self._sought = self._wanted
            self.background.run(self._jobs.find(self._wanted))

    @Slot(object)
    def _take(self, found: Found) -> None:
        self._found, self._problem, self._found_for = found, "", self._sought
        self._show()

    @Slot(str)
    def _fail(self, problem: str) -> None:
        self._found, self._problem, self._found_for = None, problem, self._sought
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            waiting = self.tr("The nearest of 60,000 training images appear here in a moment.")
            self.gallery.set_samples(())
            self.gallery.set_empty_text(self._problem or waiting)
            self.words.say("")
            return
        neighbors = found.neighbors
        self.gallery.set_samples([self._sample(found, place) for place in range(COUNT)])
        labels, counts = np.unique(neighbors.labels, return_counts=True)
        most = int(counts.argmax())
        if counts[most] == COUNT:
            text = self.tr(
                "All {all} are labeled {label}. The distance is Euclidean, over all 784 pixels; "
                "the network itself never looks images up like that."
            )
        else:
            text = self.tr(
                "{count} of {all} are labeled {label}. The distance is Euclidean, over all 784 "
                "pixels; the network itself never looks images up like that."
            )
        self.words.say(text.format(count=counts[most], all=COUNT, label=labels[most]))

    def _sample(self, found: Found, place: int) -> Sample:
        neighbors = found.neighbors
        index, label = int(neighbors.indices[place]), int(neighbors.labels[place])
        distance = f"{neighbors.distances[place]:.2f}"
        words = self.tr("Training image {index}: a {label}, {distance} from your drawing")
        return Sample(
            index,
            found.pixels[place],
            self.tr("{label} at {distance}").format(label=label, distance=distance),
            words.format(index=index, label=label, distance=distance),
        )

    def apply_theme(self, theme: Theme) -> None:
        self.gallery.apply_theme(theme)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Which training images are nearest?"))
        self.gallery.setAccessibleName(self.tr("The nearest training images"))
        self._show()
