"""The book's purchases as a subject of the Beats page: the same beats with numbers of one's own."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.beats.graphs import GRAPHS, MulLayer, Node, buy
from guiapp.pages.beats.timeline import BACKWARD, FORWARD, Moment, Timeline
from guiapp.pages.beats.view import Focus, GraphTexts, Picture, Reading
from guiapp.pages.beats.words import BeatWords
from guiapp.widgets.formulas.latex_numbers import latex_number
from guiapp.widgets.network.layer_graph import Box, Edge
from guiapp.widgets.numerals import plain_figure

# (column, row) of inputs and nodes as in the figures of 5.4
PLACES: dict[str, dict[str, tuple[float, float]]] = {
    "apple": {
        "apple": (0, 0),
        "apple_count": (0, 1),
        "tax": (0, 2),
        "apple_price": (1, 0.5),
        "total": (2, 1),
        "end": (3, 1),
    },
    "apple_orange": {
        "apple_count": (0, 0),
        "apple": (0, 1),
        "orange": (0, 2),
        "orange_count": (0, 3),
        "tax": (0, 4),
        "apple_price": (1, 0.5),
        "orange_price": (1, 2.5),
        "all_price": (2, 1.5),
        "total": (3, 2.5),
        "end": (4, 2.5),
    },
}


class FruitSubject(QObject):
    """Texts and numbers of one purchase.

    Attributes
    ----------
    name : which of ``GRAPHS``
    inputs : prices, counts and the factor of the tax by name
    """

    def __init__(self, parent: QObject, words: BeatWords) -> None:
        super().__init__(parent)
        self._words = words
        self.name = "apple"
        self.inputs = {
            key: float(value) for graph in GRAPHS.values() for key, value in graph.defaults.items()
        }

    def names(self) -> dict[str, str]:
        """What inputs and results are called."""
        return {
            "apple": self.tr("price of an apple"),
            "apple_count": self.tr("number of apples"),
            "orange": self.tr("price of an orange"),
            "orange_count": self.tr("number of oranges"),
            "tax": self.tr("consumption tax"),
            "apple_price": self.tr("apples"),
            "orange_price": self.tr("oranges"),
            "all_price": self.tr("together"),
            "total": self.tr("total"),
        }

    def purchase_inputs(self) -> dict[str, float]:
        """The inputs of the graph that is shown."""
        return {key: self.inputs[key] for key in GRAPHS[self.name].defaults}

    def timeline(self) -> Timeline:
        """Forward through the nodes and back."""
        keys = [node.output for node in GRAPHS[self.name].nodes]
        moments = [Moment(FORWARD, key) for key in keys]
        return Timeline([*moments, *(Moment(BACKWARD, key) for key in reversed(keys))])

    def graph(self, timeline: Timeline, position: int) -> GraphTexts:
        """Nodes as in the book, values above the arrows and gradients below them."""
        graph = GRAPHS[self.name]
        bought = buy(graph, self.purchase_inputs())
        names, places = self.names(), PLACES[self.name]
        done = timeline.boxes_done((FORWARD,), position)

        def edge(name: str, target: str) -> Edge:
            known = name in graph.defaults or name in done
            value = plain_figure(bought.values[name]) if known else ""
            return Edge(name, target, (value,), (plain_figure(bought.gradients[name]),))

        boxes = [Box(key, names[key], (), *places[key], is_layer=False) for key in graph.defaults]
        edges: list[Edge] = []
        for node in graph.nodes:
            boxes.append(Box(node.output, node.layer.SIGN, (), *places[node.output]))
            edges += [edge(name, node.output) for name in node.inputs]
        boxes.append(Box("end", names["total"], (), *places["end"], is_layer=False))
        edges.append(edge(graph.total, "end"))
        return GraphTexts(tuple(boxes), tuple(edges))

    def sentence(self, timeline: Timeline, position: int) -> str:
        """What just happened."""
        if position == 0:
            return self._words.fruit_before()
        moment = timeline.moments[position - 1]
        return self._words.fruit_moment(self._node(moment.box), moment.beat)

    def picture(self, focus: Focus, timeline: Timeline) -> Picture:
        """Formula and source of the node in focus."""
        node = self._node(focus.box)
        product, back = node.layer is MulLayer, focus.phase == BACKWARD
        if back:
            general = (
                r"\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z} \; y \qquad "
                r"\frac{\partial L}{\partial y} = \frac{\partial L}{\partial z} \; x"
                if product
                else r"\frac{\partial L}{\partial x} = \frac{\partial L}{\partial y} = "
                r"\frac{\partial L}{\partial z}"
            )
        else:
            general = r"z = x \times y" if product else "z = x + y"
        known = timeline.has_happened(focus.phase, node.output, focus.position)
        numbers = self._numbers(node, back) if known else ""
        functions = (node.layer.forward, node.layer.backward)
        return Picture((), general, functions, Reading(numbers))

    # -- inside -------------------------------------------------------------------------------

    def _node(self, output: str) -> Node:
        return next(node for node in GRAPHS[self.name].nodes if node.output == output)

    def _numbers(self, node: Node, back: bool) -> str:
        bought = buy(GRAPHS[self.name], self.purchase_inputs())
        x, y = (latex_number(bought.values[name], 8) for name in node.inputs)
        if not back:
            sign = r"\times" if node.layer is MulLayer else "+"
            total = latex_number(bought.values[node.output], 8)
            return rf"{x} {sign} {_bracketed(y)} = {total}"
        dx, dy = (latex_number(bought.gradients[name], 8) for name in node.inputs)
        dz = latex_number(bought.gradients[node.output], 8)
        left, right = r"\frac{\partial L}{\partial x}", r"\frac{\partial L}{\partial y}"
        if node.layer is not MulLayer:
            return rf"{left} = {right} = {dz}"
        return (
            rf"{left} = {dz} \times {_bracketed(y)} = {dx} \qquad "
            rf"{right} = {dz} \times {_bracketed(x)} = {dy}"
        )


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("-") else number
