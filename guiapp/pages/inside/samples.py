"""Test samples as they stand in a gallery: picture or point, what it is and was taken for."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from engine.inside.confusion import Answers
from guiapp.messages import RunStarted
from guiapp.pages.inside.figures import percent
from guiapp.pages.inside.points import point_map
from guiapp.widgets.network.image_gallery import Sample


def sample_pixels(run: RunStarted, index: int) -> NDArray[np.uint8]:
    """(rows, columns) uint8 of a test sample, ink is 255; of a point where it lies."""
    shape = run.dataset.image_shape
    if shape is None:
        return point_map(run.dataset.test, index)
    scaled = run.dataset.test.chunk(index, index + 1)[0] * 255.0
    pixels: NDArray[np.uint8] = np.clip(np.rint(scaled), 0, 255).astype(np.uint8)
    return pixels.reshape(shape)


class SampleWords(QObject):
    """Makes samples with their words."""

    def samples(
        self, run: RunStarted, answers: Answers, indices: Iterable[int], *, with_classes: bool
    ) -> list[Sample]:
        """A sample for each index; ``with_classes`` puts the classes into the line below it."""
        return [self._sample(run, answers, int(index), with_classes) for index in indices]

    def _sample(self, run: RunStarted, answers: Answers, index: int, with_classes: bool) -> Sample:
        right, answer = int(answers.labels[index]), int(answers.answers[index])
        sure = percent(float(answers.confidence[index]))
        caption = f"{right} → {answer}  {sure}" if with_classes else sure
        if right == answer:
            text = self.tr(
                "Test sample {index}: a {right}, and the network says so, {sure} sure. Click it "
                "to see its way through the network."
            )
        else:
            text = self.tr(
                "Test sample {index}: a {right}, taken for a {answer}, {sure} sure. Click it to "
                "see its way through the network."
            )
        words = text.format(index=index, right=right, answer=answer, sure=sure)
        return Sample(index, sample_pixels(run, index), caption, words)
