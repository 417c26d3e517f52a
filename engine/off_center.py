"""What preparation is worth: test digits drawn somewhere on a canvas, and how many are read.

A test image of MNIST lies where MNIST's makers put it. Enlarged to the size of a hand-drawn digit
and laid somewhere on a canvas, it needs the preparation that a drawing needs.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.datasets import MNIST_FOLDER
from engine.digits import Preparation, find_ink, prepare
from engine.idx import read_images, read_labels
from engine.network import Network

COUNT = 500
SEED = 28
CANVAS_PX = 280
LEAST_DIGIT_PX, MOST_DIGIT_PX = 110, 240  # people's digits on such a canvas
PIXELS = 28 * 28


@dataclass(frozen=True)
class Progress:
    """How many digits of how many have been prepared."""

    done: int
    total: int


@dataclass(frozen=True, eq=False)
class Tally:
    """One network's answers to the digits under one preparation.

    Attributes
    ----------
    pictures : (N, 784) float32 in [0, 1], read-only, what the network was given
    labels, answers : (N,) int64
    """

    pictures: NDArray[np.float32]
    labels: NDArray[np.int64]
    answers: NDArray[np.int64]

    @property
    def right(self) -> int:
        """How many answers are right."""
        return int(np.count_nonzero(self.labels == self.answers))

    @property
    def accuracy(self) -> float:
        """The share of right answers, in [0, 1]."""
        return self.right / len(self.labels)


Tallies = dict[Preparation, Tally]


class OffCenterTest:
    """Digits drawn off-center, and their pictures under each preparation that was asked for.

    The canvases are drawn anew for each preparation, always the same: 500 would take 157 MB,
    and their pictures take 1.6 MB. Drawing and preparing 500 takes 0.4 s, and for a preparation
    that was asked for before only the network has to answer, in about 5 ms.

    Parameters
    ----------
    images : (N, 28, 28) uint8, ink 255; None reads the test images of MNIST when they are needed
        and takes 500 of them
    labels : (N,) int64, given with `images`
    seed : of the places and sizes, and of the choice of images
    """

    def __init__(
        self,
        images: NDArray[np.uint8] | None = None,
        labels: NDArray[np.int64] | None = None,
        seed: int = SEED,
    ) -> None:
        if (images is None) != (labels is None):
            raise ValueError("images and labels are given together or not at all.")
        self._images, self._labels, self._seed = images, labels, seed
        self._pictures: dict[Preparation, NDArray[np.float32]] = {}

    def measure(
        self, network: Network, preparations: Iterable[Preparation]
    ) -> Generator[Progress, None, Tallies]:
        """Let `network` answer under each of some preparations; yields every millisecond or so.

        The network answers in workspaces of its own: nobody else may use it in the meantime.
        """
        wanted = list(dict.fromkeys(preparations))
        missing = [one for one in wanted if one not in self._pictures]
        if missing:
            yield Progress(0, 1)  # reading the images takes 30 ms by itself
            images, _ = self._samples()
            for number, preparation in enumerate(missing):
                start = number * len(images)
                for done in self._prepared(preparation):
                    yield Progress(start + done, len(missing) * len(images))
        _, labels = self._samples()
        tallies: Tallies = {}
        for preparation in wanted:
            pictures = self._pictures[preparation]
            answers = network.predict(pictures).argmax(axis=1).astype(np.int64)
            tallies[preparation] = Tally(pictures, labels, answers)
            yield Progress(1, 1)
        return tallies

    def canvases(self) -> Iterator[NDArray[np.float32]]:
        """The drawings, one after another: (280, 280) float32 in [0, 1], the same each time."""
        rng = np.random.default_rng(self._seed)
        for image in self._samples()[0]:
            yield draw_off_center(image, rng)

    def _prepared(self, preparation: Preparation) -> Iterator[int]:
        """Prepare all digits, and keep their pictures once all are there."""
        pictures = np.empty((len(self._samples()[0]), PIXELS), np.float32)
        for index, canvas in enumerate(self.canvases()):
            pictures[index] = prepare(canvas, preparation).image.reshape(PIXELS)
            yield index + 1
        pictures.flags.writeable = False
        self._pictures[preparation] = pictures

    def _samples(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        if self._images is None or self._labels is None:
            images = read_images(MNIST_FOLDER / "t10k-images-idx3-ubyte.gz")
            labels = read_labels(MNIST_FOLDER / "t10k-labels-idx1-ubyte.gz", num_classes=10)
            chosen = np.random.default_rng(self._seed).choice(len(images), COUNT, replace=False)
            self._images, self._labels = images[chosen], labels[chosen]
        return self._images, self._labels


def draw_off_center(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.float32]:
    """Draw an image's digit somewhere on a canvas, 110 to 240 pixels large.

    Parameters
    ----------
    image : (H, W) uint8, ink 255
    rng : draws the size, then the place, each uniformly; the digit always fits

    Returns
    -------
    (280, 280) float32 in [0, 1]; blank for a blank image
    """
    canvas = np.zeros((CANVAS_PX, CANVAS_PX), np.float32)
    size = rng.uniform(LEAST_DIGIT_PX, MOST_DIGIT_PX)
    place = rng.random(2)
    ink = find_ink(image.astype(np.float32), 0.0)
    if ink.height == 0:
        return canvas
    digit = np.pad(image[ink.top : ink.bottom, ink.left : ink.right], 1) / np.float32(255.0)
    zoom = size / max(ink.height, ink.width)
    down, across = (_smooth_weights(count, zoom) for count in digit.shape)
    drawn = down @ digit @ across.T
    top, left = (place * (CANVAS_PX + 1 - np.array(drawn.shape))).astype(int)
    canvas[top : top + drawn.shape[0], left : left + drawn.shape[1]] = np.clip(drawn, 0.0, 1.0)
    return canvas


def _smooth_weights(count: int, zoom: float) -> NDArray[np.float32]:
    """Weights (n, count) that enlarge `count` pixels linearly; n is at most the canvas.

    The outer pixels are paper, of which half is left out.
    """
    length = min(CANVAS_PX, round((count - 1) * zoom))
    source = (np.arange(length) + 0.5) * ((count - 1) / length)
    distance = np.abs(source[:, np.newaxis] - np.arange(count))
    weights: NDArray[np.float32] = np.maximum(1.0 - distance, 0.0).astype(np.float32)
    return weights
