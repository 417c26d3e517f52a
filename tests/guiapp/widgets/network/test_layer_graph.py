"""The graph of layers: places, clicks and keys."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.layer_graph import Box, Edge, LayerGraph, Lights

LEFT = Qt.MouseButton.LeftButton


def chain(layers: int):
    boxes = [Box("x", "x", ("(100, 784)",), 0, is_layer=False)]
    boxes += [Box(f"l{n}", f"Affine {n}", (f"W{n} 100 × 100",), n) for n in range(1, layers + 1)]
    keys = [box.key for box in boxes]
    edges = [Edge(a, b, ("a1", "(100, 100)"), ("∂L/∂a1", "(100, 100)")) for a, b in pairwise(keys)]
    return boxes, edges


@pytest.fixture
def graph(qtbot):
    widget = LayerGraph()
    qtbot.addWidget(widget)
    widget.resize(900, 110)
    widget.set_graph(*chain(3))
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def test_boxes_stand_in_their_order_inside_the_widget(graph):
    middles = [graph.middle_of(box.key).x() for box in graph.boxes()]
    assert middles == sorted(middles)
    assert middles[0] > 0
    assert middles[-1] < graph.width()
    for edge in graph.edges():
        line = graph.line_of(edge)
        assert line.x2() - line.x1() > 30


def test_a_click_chooses_a_layer_but_not_an_input(graph, qtbot):
    with qtbot.waitSignal(graph.box_chosen) as found:
        QTest.mouseClick(graph, LEFT, pos=graph.middle_of("l2").toPoint())
    assert found.args == ["l2"]
    with qtbot.assertNotEmitted(graph.box_chosen):
        QTest.mouseClick(graph, LEFT, pos=graph.middle_of("x").toPoint())


def test_keys_walk_over_the_layers(graph, qtbot):
    graph.setFocus()
    graph.set_lights(Lights(focus="l2"))
    for key, box in (
        (Qt.Key.Key_Left, "l1"),
        (Qt.Key.Key_Right, "l3"),
        (Qt.Key.Key_Home, "l1"),
        (Qt.Key.Key_End, "l3"),
    ):
        with qtbot.waitSignal(graph.box_chosen) as found:
            QTest.keyClick(graph, key)
        assert found.args == [box]


@pytest.mark.parametrize("focus", ["l1", "l7", "l13"])
def test_of_a_long_chain_the_layer_in_focus_is_seen(graph, focus):
    graph.set_graph(*chain(13))
    graph.set_lights(Lights(focus=focus))
    assert 0 < graph.middle_of(focus).x() < graph.width()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_gradients_flow_in_their_own_color(graph, theme):
    graph.apply_theme(theme)

    def has_orange() -> bool:
        image = graph.grab().toImage()
        orange = QColor(theme.gradient)
        line = graph.line_of(graph.edges()[1])
        rows = range(int(line.y1()) - 10, int(line.y1()) + 12)
        return any(image.pixelColor(int(line.center().x()), y) == orange for y in rows)

    graph.set_lights(Lights(forward=frozenset({("l1", "l2")})))
    assert not has_orange()
    graph.set_lights(Lights(backward=frozenset({("l1", "l2")})))
    assert has_orange()


def test_what_flows_can_be_painted(graph):
    graph.set_lights(Lights(focus="l1", pulses=((("l1", "l2"), True, 0.5),)))
    assert not graph.grab().isNull()
    graph.set_graph((), ())
    graph.set_lights(Lights())
    assert not graph.grab().isNull()


def test_a_chain_that_is_a_little_too_wide_is_written_smaller(graph):
    graph.set_graph(*chain(6))
    graph.set_lights(Lights(focus="l3"))
    graph.resize(3000, 110)
    wide = graph._text.pointSizeF()
    needed = max(rect.right() for rect in graph._places.rects.values()) - 40
    for width in range(int(needed), 300, -20):
        graph.resize(width, 110)
        seen = [graph._places.rects[key].left() >= 0 for key in ("x", "l6")]
        if graph._text.pointSizeF() < wide and all(seen) and graph._places.fits:
            break
    else:
        pytest.fail("the text never became smaller")


def test_a_graph_that_goes_on_says_so(graph):
    def ink(x: int) -> set[str]:
        image = graph.grab().toImage()
        column = range(x, x + 10)
        return {image.pixelColor(i, y).name() for i in column for y in range(image.height())}

    graph.set_graph(*chain(13))
    graph.set_lights(Lights(focus="l1"))
    start = ink(0)
    graph.set_lights(Lights(focus="l7"))
    assert LIGHT.text in ink(0) - start
    assert LIGHT.text in ink(graph.width() - 12)
