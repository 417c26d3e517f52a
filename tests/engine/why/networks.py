"""Small networks with weights and biases that matter, of each activation."""

from __future__ import annotations

import numpy as np

from engine.network import Network, mlp


def small_network(activation: str, sizes: tuple[int, ...] = (6, 5, 4, 3), seed: int = 3) -> Network:
    """In float64, so that differences can be taken; with biases that are not 0."""
    rng = np.random.default_rng(seed)
    network = mlp(sizes, activation, "xavier", rng=rng, dtype=np.float64)
    for key, array in network.params.items():
        if key.startswith("b"):
            array[...] = rng.normal(0.0, 0.3, array.shape)
    return network
