"""What all optimizers share: checked settings, scratch buffers, a state to read and restore."""

from __future__ import annotations

import copy
import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.floating[Any]]
Arrays = dict[str, FloatArray]


class Bounded:
    """A number attribute in [0, below), checked whenever it is set.

    It is kept as a Python float: a NumPy float64 would pull float32 arithmetic up to float64.
    """

    def __init__(self, below: float = math.inf) -> None:
        self._below = below

    def __set_name__(self, owner: type[object], name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type[object] | None = None) -> float:
        value: float = instance.__dict__[self._name]
        return value

    def __set__(self, instance: object, value: float) -> None:
        if not isinstance(value, Real) or isinstance(value, bool) or not 0 <= value < self._below:
            limit = "" if self._below == math.inf else f" and below {self._below:g}"
            raise ValueError(
                f"{self._name} must be a finite number of at least 0{limit}, not {value!r}."
            )
        instance.__dict__[self._name] = float(value)


class Slot:
    """One part of the inner state, an array per parameter; None before the first update."""

    def __set_name__(self, owner: type[object], name: str) -> None:
        self._name = name

    def __get__(self, instance: Optimizer, owner: type[object] | None = None) -> Arrays | None:
        return instance._state.get(self._name)


class Optimizer(ABC):
    """What all optimizers share: checking, scratch buffers, readable and restorable state.

    Attributes
    ----------
    learning_rate : float, finite, >= 0; may be changed between any two updates
    iter : int, the number of updates made
    """

    NAME: ClassVar[str]
    DEFAULT_LEARNING_RATE: ClassVar[float] = 0.01
    SLOTS: ClassVar[tuple[str, ...]] = ()  # the names of the inner state, one array per parameter
    hyperparameters: ClassVar[Mapping[str, float]] = {}  # defaults, learning rate apart

    learning_rate = Bounded()

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = learning_rate
        self.iter = 0
        self._state: dict[str, Arrays] = {}
        self._scratch: Arrays = {}

    def update(self, params: Mapping[str, FloatArray], grads: Mapping[str, FloatArray]) -> None:
        """Move every array of ``params`` one step against its gradient, in place.

        Parameters
        ----------
        params : named float arrays of any shape, the same names and shapes at every update
        grads : named arrays of the same names and shapes; left as they are

        Raises
        ------
        ValueError
            When names or shapes do not match, or differ from those of earlier updates.
        """
        if not self._fits(params, grads):
            self._begin(params, grads)
        self.iter += 1
        for key, scratch in self._scratch.items():
            self._move(key, params[key], grads[key], scratch)

    @abstractmethod
    def _move(self, key: str, param: FloatArray, grad: FloatArray, scratch: FloatArray) -> None:
        """Update one array in place; ``scratch`` is free memory of its shape and dtype."""

    @property
    def state(self) -> dict[str, Arrays]:
        """The inner state by slot and parameter, ``{"v": {"W1": ...}}``: live arrays, to be read.

        Empty before the first update, and for SGD, which remembers nothing.
        """
        return dict(self._state)

    def state_dict(self) -> dict[str, object]:
        """Everything the next update depends on, as a copy: plain numbers, strings and arrays."""
        return {
            "name": self.NAME,
            "learning_rate": self.learning_rate,
            "hyperparameters": {name: getattr(self, name) for name in self.hyperparameters},
            "iter": self.iter,
            "state": _copied(self._state),
        }

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Go back to what ``state_dict`` gave; the next update will be the same to the bit.

        Raises
        ------
        ValueError
            When ``state`` is incomplete, out of range or of another kind of optimizer. The
            optimizer is then as it was.
        """
        self._check_state(state)
        settings = {"learning_rate": state["learning_rate"], **state["hyperparameters"]}
        candidate = copy.copy(self)  # takes the blame for values out of range
        for name, value in settings.items():
            setattr(candidate, name, value)
        candidate.iter = state["iter"]
        candidate._state = _copied(state["state"])
        candidate._scratch = {}  # the next update checks the loaded arrays against its parameters
        self.__dict__.update(candidate.__dict__)

    def _check_state(self, state: Mapping[str, Any]) -> None:
        expected = {"name", "learning_rate", "hyperparameters", "iter", "state"}
        if state.keys() != expected:
            raise ValueError(
                f"An optimizer state must have the entries {names_of(expected)}, "
                f"not {names_of(state)}."
            )
        if state["name"] != self.NAME:
            raise ValueError(f"A state of {state['name']} cannot be loaded into {self.NAME}.")
        if not isinstance(state["iter"], int) or state["iter"] < 0:
            raise ValueError(f"iter must be a whole number of updates, not {state['iter']!r}.")
        slots = self.SLOTS if state["iter"] > 0 else ()  # the first update makes them
        for entry, names in (("hyperparameters", self.hyperparameters), ("state", slots)):
            found = set(state[entry])
            if found != set(names):
                raise ValueError(
                    f"The {entry} of {self.NAME} must be {names_of(names)}, not {names_of(found)}."
                )

    def _fits(self, params: Mapping[str, FloatArray], grads: Mapping[str, FloatArray]) -> bool:
        """Whether this is the layout of the last update; about 1 us for four arrays."""
        scratch = self._scratch
        if params.keys() != scratch.keys() or grads.keys() != scratch.keys():
            return False
        for key, buffer in scratch.items():
            param = params[key]
            if param.shape != buffer.shape or param.dtype != buffer.dtype:
                return False
            if np.shape(grads[key]) != buffer.shape:
                return False
        return True

    def _begin(self, params: Mapping[str, FloatArray], grads: Mapping[str, FloatArray]) -> None:
        """Check a layout that has not been seen yet, and make state and scratch for it."""
        _check_arrays(params, grads)
        for slot in self.SLOTS:
            held = self._state.get(slot)
            if held is None:
                self._state[slot] = {key: np.zeros_like(param) for key, param in params.items()}
            elif _layout(held) != _layout(params):
                raise ValueError(
                    f"This {self.NAME} remembers {_layout(held)}, but was given "
                    f"{_layout(params)}; other parameters need an optimizer of their own."
                )
        self._scratch = {key: np.empty_like(param) for key, param in params.items()}

    def __repr__(self) -> str:
        names = ("learning_rate", *self.hyperparameters)
        return f"{self.NAME}({', '.join(f'{name}={getattr(self, name):g}' for name in names)})"


def _check_arrays(params: Mapping[str, FloatArray], grads: Mapping[str, FloatArray]) -> None:
    """Refuse, with the reason, what cannot be updated in place."""
    if params.keys() != grads.keys():
        raise ValueError(
            f"Parameters and gradients must have the same names, but these are in one only: "
            f"{names_of(params.keys() ^ grads.keys())}."
        )
    for key, param in params.items():
        grad = grads[key]
        if not isinstance(param, np.ndarray) or param.dtype.kind != "f":
            raise ValueError(f"Parameter {key} must be a float array, to be updated in place.")
        if not param.flags.writeable:
            raise ValueError(f"Parameter {key} is read-only and cannot be updated in place.")
        if not isinstance(grad, np.ndarray | np.generic) or grad.dtype.kind not in "iuf":
            raise ValueError(f"The gradient of {key} must be an array of real numbers.")
        if grad.shape != param.shape:
            raise ValueError(
                f"The gradient of {key} has the shape {grad.shape}; "
                f"its parameter has {param.shape}."
            )


def _layout(arrays: Mapping[str, FloatArray]) -> dict[str, str]:
    """What must stay the same between updates, in a form that reads well in a message."""
    return {key: f"{array.dtype} {array.shape}" for key, array in arrays.items()}


def _copied(state: Mapping[str, Mapping[str, FloatArray]]) -> dict[str, Arrays]:
    return {slot: {k: np.array(a) for k, a in arrays.items()} for slot, arrays in state.items()}


def names_of(names: Iterable[str]) -> str:
    """Names as they stand in a message: sorted, or "none"."""
    return ", ".join(sorted(names)) or "none"
