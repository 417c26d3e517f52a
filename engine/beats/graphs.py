"""Computational graphs of two kinds of node: the book's way into backpropagation.

A graph holds its nodes in an order in which each finds its inputs ready; forward goes through it
from the first to the last, backward from the last to the first, and each node needs to know
nothing but its own derivative. Source: Deep Learning from Scratch, 5.1 to 5.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["GRAPHS", "AddLayer", "FruitGraph", "MulLayer", "Node", "Purchase", "buy"]


class MulLayer:
    """A product of two numbers (5.4.1)."""

    SIGN = "×"

    def __init__(self) -> None:
        self.x = self.y = 0.0

    def forward(self, x: float, y: float) -> float:
        """x times y; both are kept for the way back."""
        self.x, self.y = x, y
        return x * y

    def backward(self, dout: float) -> tuple[float, float]:
        """dout times the other input: the factors change places."""
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy


class AddLayer:
    """A sum of two numbers (5.4.2)."""

    SIGN = "+"

    def forward(self, x: float, y: float) -> float:
        """x plus y."""
        return x + y

    def backward(self, dout: float) -> tuple[float, float]:
        """dout for both: a sum passes on what it gets."""
        return dout, dout


Layer = MulLayer | AddLayer


@dataclass(frozen=True)
class Node:
    """One node: ``output = layer(inputs[0], inputs[1])``, all by name."""

    output: str
    layer: type[MulLayer] | type[AddLayer]
    inputs: tuple[str, str]


@dataclass(frozen=True)
class FruitGraph:
    """A purchase as a graph.

    Attributes
    ----------
    name : a stable word
    defaults : the book's numbers by input name
    nodes : in the order of the forward pass; the last one gives the total
    """

    name: str
    defaults: Mapping[str, float]
    nodes: tuple[Node, ...]

    @property
    def total(self) -> str:
        """The name of the last node's output."""
        return self.nodes[-1].output


@dataclass(frozen=True)
class Purchase:
    """A graph run forward and backward once.

    Attributes
    ----------
    graph : the graph
    values : by name, of inputs and nodes
    gradients : by name, d total / d value; 1 for the total itself
    """

    graph: FruitGraph
    values: Mapping[str, float]
    gradients: Mapping[str, float]


def buy(graph: FruitGraph, inputs: Mapping[str, float]) -> Purchase:
    """Run the graph forward and backward.

    Raises
    ------
    ValueError
        When ``inputs`` are not exactly those of the graph.
    """
    if inputs.keys() != graph.defaults.keys():
        expected, found = ", ".join(graph.defaults), ", ".join(inputs) or "none"
        raise ValueError(f"The graph {graph.name} takes the inputs {expected}, not {found}.")
    layers = [node.layer() for node in graph.nodes]
    values = {name: inputs[name] for name in graph.defaults}
    for node, layer in zip(graph.nodes, layers, strict=True):
        left, right = node.inputs
        values[node.output] = layer.forward(values[left], values[right])
    gradients = {graph.total: 1.0}
    for node, layer in zip(reversed(graph.nodes), reversed(layers), strict=True):
        left, right = node.inputs
        gradients[left], gradients[right] = layer.backward(gradients[node.output])
    return Purchase(graph, values, gradients)


_APPLES = Node("apple_price", MulLayer, ("apple", "apple_count"))

GRAPHS: dict[str, FruitGraph] = {
    "apple": FruitGraph(  # buy_apple.py of 5.4.1
        "apple",
        {"apple": 100, "apple_count": 2, "tax": 1.1},
        (_APPLES, Node("total", MulLayer, ("apple_price", "tax"))),
    ),
    "apple_orange": FruitGraph(  # buy_apple_orange.py of 5.4.2
        "apple_orange",
        {"apple": 100, "apple_count": 2, "orange": 150, "orange_count": 3, "tax": 1.1},
        (
            _APPLES,
            Node("orange_price", MulLayer, ("orange", "orange_count")),
            Node("all_price", AddLayer, ("apple_price", "orange_price")),
            Node("total", MulLayer, ("all_price", "tax")),
        ),
    ),
}
