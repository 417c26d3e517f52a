"""The loss of a network as a function of one of its parameters: its values, slopes and errors.

Everything here asks for whole losses, as the definition of the derivative does; for all parameters
at once see ``engine.full_gradient``.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from engine.full_gradient import Scheme
from engine.gradients import checked_step
from engine.layers import Array, SoftmaxWithLoss
from engine.losses import EPSILON
from engine.network import Network

FloatArray = NDArray[np.float64]
Place = tuple[str, tuple[int, ...]]  # a parameter: the name of its array, and the index in it

PRECISIONS = ("float64", "float32")


class Probe:
    """A network and a batch, at whose loss one looks while one parameter moves.

    Attributes
    ----------
    network : an own copy in the dtype of the probe
    passes : losses that were computed so far
    """

    def __init__(
        self, network: Network, x: ArrayLike, t: ArrayLike, dtype: DTypeLike = np.float64
    ) -> None:
        """``x`` (N, D) and ``t`` as for ``network.loss``; ``dtype`` float64 or float32."""
        self.network = network.astype(dtype)
        self._x = self.network._rows(x)
        self._t = self.network._targets(t, len(self._x))
        self.passes = 0
        self._here: float | None = None  # the loss with nothing moved, once it was asked for

    def __len__(self) -> int:
        """Samples in the batch."""
        return len(self._x)

    def value(self, place: Place) -> float:
        """What the parameter is."""
        name, index = place
        return float(self.network.params[name][index])

    def loss(self, place: Place, offset: float = 0.0) -> float:
        """The loss with one parameter off by ``offset``, in the arithmetic of the dtype."""
        name, index = place
        array = self.network.params[name]
        before = array[index]
        self.passes += 1
        with np.errstate(over="ignore", invalid="ignore"):
            array[index] = before + array.dtype.type(offset)
            try:
                return self.network.loss_layer.forward(self.network._forward(self._x), self._t)
            finally:
                array[index] = before

    def slope(self, place: Place, h: float, scheme: Scheme = "central") -> float:
        """The difference quotient in one parameter; two losses.

        Forward differences ask for the loss at w only once: it is the same for every parameter.
        """
        above = self.loss(place, h)
        if scheme == "central":
            return (above - self.loss(place, -h)) / (2 * h)
        if self._here is None:
            self._here = self.loss(place)
        return (above - self._here) / h

    def backprop(self) -> dict[str, NDArray[np.floating[Any]]]:
        """The gradient by backpropagation, copies keyed like ``network.params``."""
        with np.errstate(over="ignore", invalid="ignore"):
            _, grads = self.network.loss_and_gradients(self._x, self._t)
        return {key: grad.copy() for key, grad in grads.items()}

    def exact_backprop(self) -> dict[str, NDArray[np.floating[Any]]]:
        """The same with the 1e-7 of the logarithm in it, which the book's (y - t) / N leaves out.

        Each row of (y - t) / N times y / (y + 1e-7), with y the probability of the right answer.
        The difference shows where the network is sure of a wrong answer: 4 percent in some
        weights of a trained one.
        """
        network, loss_layer = self.network, self.network.loss_layer
        gradients = self.backprop()  # leaves the outputs of this batch in the loss layer
        # in a subclass, as of a planted mistake, the rows mean something else
        if type(loss_layer) is not SoftmaxWithLoss:
            return gradients
        right, targets = loss_layer.y, self._t
        if targets.ndim == 1:
            right = right[np.arange(len(right)), targets]
        else:
            right = (right * targets).sum(axis=1)
        with np.errstate(over="ignore", invalid="ignore"):
            dout: Array | None = loss_layer.backward() * (right / (right + EPSILON))[:, None]
            for position in range(len(network.layers) - 1, -1, -1):
                assert dout is not None
                dout = network.layers[position].backward(dout, need_dx=position > 0)
        with_params = (layer for layer in network.layers if layer.params)
        for number, layer in enumerate(with_params, start=1):
            for key, grad in layer.grads.items():
                gradients[f"{key}{number}"] = grad.copy()
        return gradients


# -- the loss against one weight ----------------------------------------------------------------


@dataclass(frozen=True)
class WeightCurve:
    """The loss while one parameter moves, with the slopes that two methods find there.

    Attributes
    ----------
    name, index : the parameter
    weight : its value
    offsets, losses : (P,) read-only; how far it is moved, and the loss there
    loss : at offset 0
    numerical, backprop : slopes
    h, scheme : between which points the numerical slope was taken
    """

    name: str
    index: tuple[int, ...]
    weight: float
    offsets: FloatArray
    losses: FloatArray
    loss: float
    numerical: float
    backprop: float
    h: float
    scheme: Scheme


def weight_curve(
    probe: Probe,
    place: Place,
    h: float,
    reach: float,
    scheme: Scheme = "central",
    points: int = 121,
) -> Generator[float, None, WeightCurve]:
    """Compute a WeightCurve over offsets within ``reach``; returns it, yields the share done.

    Parameters
    ----------
    h : finite, > 0, for the numerical slope
    reach : finite, > 0, on both sides
    points : odd, so that the middle one is the parameter as it is
    """
    h, reach = checked_step(h), checked_step(reach)
    offsets = np.linspace(-reach, reach, points)
    losses = np.empty(points)
    for k, offset in enumerate(offsets):
        losses[k] = probe.loss(place, float(offset))
        yield (k + 1) / (points + 2)
    name, index = place
    loss = probe.loss(place)
    yield (points + 1) / (points + 2)
    numerical = probe.slope(place, h, scheme)
    yield 1.0
    for array in (offsets, losses):
        array.flags.writeable = False
    return WeightCurve(
        name=name,
        index=index,
        weight=probe.value(place),
        offsets=offsets,
        losses=losses,
        loss=loss,
        numerical=numerical,
        backprop=float(probe.backprop()[name][index]),
        h=h,
        scheme=scheme,
    )


# -- the error against h ------------------------------------------------------------------------


@dataclass(frozen=True)
class StepErrors:
    """Errors of the numerical gradient of some parameters at several h, as far as computed.

    Attributes
    ----------
    steps : (S,) every h that will be asked, falling
    median, worst : precision -> (S,) relative errors, nan where there is none yet; read-only
    done : of the S
    """

    steps: FloatArray
    median: dict[str, FloatArray]
    worst: dict[str, FloatArray]
    done: int


def step_errors(
    network: Network,
    x: ArrayLike,
    t: ArrayLike,
    places: Sequence[Place],
    steps: ArrayLike,
    scheme: Scheme = "central",
) -> Iterator[StepErrors]:
    """How wrong difference quotients are at each h, in float64 and in float32.

    Measured against backpropagation in float64 (the exact one, else no error would fall below
    what the 1e-7 in the logarithm makes), relative to the largest of its slopes at ``places``.
    With a mistake in it no h brings the error down. Yields what is known after each slope, the
    same object until another h is done.
    """
    if not places:
        raise ValueError("step_errors needs at least one parameter to look at.")
    probes = {name: Probe(network, x, t, name) for name in PRECISIONS}
    grads = probes["float64"].exact_backprop()
    truth = np.array([float(grads[name][index]) for name, index in places])
    largest = float(np.abs(truth).max()) or 1.0
    hs = np.array(sorted((checked_step(float(h)) for h in np.asarray(steps)), reverse=True))
    hs.flags.writeable = False
    median = {name: np.full(len(hs), np.nan) for name in PRECISIONS}
    worst = {name: np.full(len(hs), np.nan) for name in PRECISIONS}
    known = StepErrors(hs, _frozen(median), _frozen(worst), 0)
    for k, h in enumerate(hs):
        for name, probe in probes.items():
            slopes = np.empty(len(places))
            for p, place in enumerate(places):
                slopes[p] = probe.slope(place, float(h), scheme)
                yield known
            with np.errstate(over="ignore", invalid="ignore"):
                error = np.abs(slopes - truth) / largest
            median[name][k], worst[name][k] = np.median(error), error.max()
        known = StepErrors(hs, _frozen(median), _frozen(worst), k + 1)
    yield known


def _frozen(curves: dict[str, FloatArray]) -> dict[str, FloatArray]:
    copies = {name: curve.copy() for name, curve in curves.items()}
    for curve in copies.values():
        curve.flags.writeable = False
    return copies
