"""Weight decay: large weights cost something (Deep Learning from Scratch, 6.4.2)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Params = Mapping[str, NDArray[np.floating]]


class WeightDecay:
    """The term 0.5 * strength * (sum of the squares of all weights) of a loss.

    Biases are free of it.

    Parameters
    ----------
    params : the live parameters of a network, "W1", "b1", ...
    strength : the book's lambda, >= 0
    """

    def __init__(self, params: Params, strength: float) -> None:
        if not strength >= 0:
            raise ValueError(f"The strength of weight decay is {strength}, expected at least 0.")
        self._weights = {key: array for key, array in params.items() if key.startswith("W")}
        self._strength = strength
        self._scratch = {key: np.empty_like(array) for key, array in self._weights.items()}

    def penalty(self) -> float:
        """0.5 * strength * sum(W**2), to be added to the loss."""
        return 0.5 * self._strength * sum(float(np.vdot(W, W)) for W in self._weights.values())

    def add_gradient(self, grads: Params) -> None:
        """Its gradient strength * W, added in place to those of the loss."""
        for key, W in self._weights.items():
            scratch = np.multiply(W, self._strength, out=self._scratch[key])
            np.add(grads[key], scratch, out=grads[key])
