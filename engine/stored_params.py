"""Whether arrays from a file are the parameters of a network of some configuration."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.archive_kinds import Kind, visible
from engine.config import ConfigError, TrainConfig

Params = Mapping[str, NDArray[np.floating[Any]]]


def config_of(path: str | Path, kind: Kind, values: Any) -> TrainConfig:
    """The configuration that stands in a header.

    Raises
    ------
    ArchiveError : of the kind, when there is no such configuration
    """
    try:
        return TrainConfig.from_dict(values)
    except ConfigError as error:
        reason = visible(error).rstrip(".")
        raise kind.error(path, f"its configuration is not valid ({reason})") from error
    except (TypeError, ArithmeticError, RecursionError) as error:  # 400 digits, no mapping
        raise kind.error(path, "its configuration is not valid") from error


def param_names(config: TrainConfig) -> tuple[str, ...]:
    """The names of a network's parameters: W1, b1, W2, ..."""
    layers = range(1, len(config.hidden_sizes) + 2)
    return tuple(f"{letter}{layer}" for layer in layers for letter in "Wb")


def check_params(
    path: str | Path,
    kind: Kind,
    config: TrainConfig,
    params: Params,
    finite: bool = True,
    prefix: str = "",
) -> None:
    """Refuse parameters that are not those of a network of this configuration.

    ``prefix`` stands before their names in the file.

    Raises
    ------
    ArchiveError : of the kind
    """
    check_names(path, kind, set(params), set(param_names(config)))
    depth = len(config.hidden_sizes) + 1
    inputs = params["W1"].shape[0] if params["W1"].ndim == 2 else 1
    sizes = (inputs, *config.hidden_sizes, params[f"b{depth}"].size)
    for layer, (rows, columns) in enumerate(itertools.pairwise(sizes), start=1):
        for name, shape in ((f"W{layer}", (rows, columns)), (f"b{layer}", (columns,))):
            check_array(path, kind, prefix + name, params[name], shape, config.dtype)
            if finite and not _is_finite(params[name]):
                raise kind.error(path, f"{prefix}{name} holds values that are not finite numbers")


def check_names(path: str | Path, kind: Kind, found: set[str], expected: set[str]) -> None:
    """Refuse arrays that are missing or too many."""
    if found != expected:
        differing = visible(", ".join(sorted(found ^ expected)), 100)
        raise kind.error(path, f"missing or too many for its configuration: {differing}")


def check_array(
    path: str | Path,
    kind: Kind,
    name: str,
    array: NDArray[Any],
    shape: tuple[int, ...],
    dtype: str,
) -> None:
    """Refuse an array of another shape or type, and one that is empty."""
    if array.dtype.kind == "U":
        raise kind.error(path, f"{name} holds text, but {dtype} was expected")
    if not array.size:
        raise kind.error(path, f"{name} has another size than it says")
    if array.shape != shape or array.dtype != dtype:
        found = f"{name} is {array.shape} {array.dtype}"
        raise kind.error(path, f"{found}, but {shape} {dtype} was expected")


def _is_finite(array: NDArray[np.floating[Any]]) -> bool:
    """Whether all values are, without an array of answers; NaN is both least and greatest."""
    with np.errstate(invalid="ignore"):
        return math.isfinite(array.min()) and math.isfinite(array.max())
