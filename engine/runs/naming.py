"""What a run is called until somebody gives it a name."""

from __future__ import annotations

from engine.config import TrainConfig
from engine.optimizers import OPTIMIZERS


def default_name(config: TrainConfig, input_size: int, num_classes: int) -> str:
    """Its network, its optimizer and its seed: "784-100-10 sigmoid, SGD 0.1, seed 0"."""
    network = "-".join(map(str, (input_size, *config.hidden_sizes, num_classes)))
    optimizer = f"{OPTIMIZERS[config.optimizer].NAME} {config.learning_rate:g}"
    return f"{network} {config.activation}, {optimizer}, seed {config.seed}"
