"""Drawings and networks for the panes, small enough to be quick."""

from __future__ import annotations

import numpy as np

from engine.network import Network, mlp
from engine.splits import Dataset, Split
from guiapp.pages.draw.pane import Sight

RASTER = np.zeros((280, 280), np.float32)


def drawing(column: int = 12) -> np.ndarray:
    """A stroke from top to bottom."""
    image = np.zeros((28, 28), np.float32)
    image[4:24, column : column + 3] = 1.0
    return image


def network(sizes: tuple[int, ...] = (784, 12, 8, 10), seed: int = 0) -> Network:
    return mlp(sizes, "relu", "he", rng=np.random.default_rng(seed))


def sight(network: Network | None, image: np.ndarray | None = None) -> Sight:
    """Of an image, or of a stroke."""
    shown = drawing() if image is None else image
    answer = None if network is None else network.probabilities(shown.reshape(-1))
    return Sight(RASTER, shown, network, answer)


def nothing(network: Network | None) -> Sight:
    return Sight(RASTER, None, network, None)


def few_images() -> Dataset:
    """Forty images, of which the first five are strokes like the drawing's."""
    rng = np.random.default_rng(7)
    images = rng.integers(0, 256, (40, 784)).astype(np.uint8)
    for index in range(5):
        images[index] = np.rint(drawing(12 + index // 3).reshape(-1) * 255)
        images[index, index] = 40 * index  # each a little farther off
    labels = np.arange(40) % 10
    return Dataset("few", Split(images, labels, 255.0), Split(images, labels, 255.0), 10, (28, 28))
