"""One sample's way as it is painted, and how a unit is taken in hand."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.inside.image_way import image_way
from engine.network import mlp
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.network.image_way_view import ImageWayView, WayPicture
from guiapp.widgets.network.signed_picture import SignedPicture, grid_shape
from guiapp.widgets.numerals import short_figure

LEFT = Qt.MouseButton.LeftButton


def picture(sizes=(16, 10, 7), activation="sigmoid"):
    network = mlp((*sizes, 3), activation, "xavier", rng=np.random.default_rng(0))
    way = image_way(network, np.linspace(0, 1, sizes[0]))
    pixels = np.arange(16, dtype=np.uint8).reshape(4, 4) * 16
    titles = ["sample", *(f"layer {k}" for k in range(1, len(sizes)))]
    return WayPicture(way, pixels, titles, activation)


@pytest.fixture
def view(qtbot):
    widget = ImageWayView()
    qtbot.addWidget(widget)
    widget.resize(600, 240)
    widget.set_picture(picture())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("layers", [1, 2, 6])
def test_all_units_have_room(view, layers):
    view.set_picture(picture((16, *[20] * layers)))
    blocks = [view._block(index) for index in range(layers + 1)]
    for block in blocks:
        assert view.rect().toRectF().contains(block)
    assert not any(a.intersects(b) for a in blocks for b in blocks if a is not b)
    for layer in range(1, layers + 1):
        assert blocks[layer].adjusted(-1, -1, 1, 1).contains(view.unit_box(layer, 19))


def test_a_click_and_arrows_take_units_in_hand(view, qtbot):
    with qtbot.waitSignal(view.unit_chosen) as caught:
        QTest.mouseClick(view, LEFT, pos=view.unit_box(1, 9).center().toPoint())
    assert caught.args == [1, 9]
    keys = {
        Qt.Key.Key_Up: [1, 5],  # ten units stand in rows of four
        Qt.Key.Key_Right: [1, 6],
        Qt.Key.Key_Down: [1, 9],  # there is no unit below, so it is the last one
    }
    for key, expected in keys.items():
        with qtbot.waitSignal(view.unit_chosen) as caught:
            QTest.keyClick(view, key)
        assert caught.args == expected


def test_arrows_go_on_to_the_next_layer_and_back(view, qtbot):
    view.choose(1, 3)
    with qtbot.waitSignal(view.unit_chosen) as caught:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert caught.args == [2, 0]
    with qtbot.waitSignal(view.unit_chosen) as caught:
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert caught.args == [1, 3]


def test_words_under_the_pointer(view):
    way = view.picture().way
    words = view.words_at(view.unit_box(2, 4).center())
    assert words.startswith("Unit 5 of layer 2: ")
    assert short_figure(float(way.sums[1][4])) in words
    assert short_figure(float(way.outputs[1][4])) in words
    assert view.words_at(view._block(0).center()) == ""


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colors_follow_outputs(view, activation, theme):
    view.apply_theme(theme)
    view.set_picture(picture(activation=activation))
    view.choose(2, 0)
    outputs = view.picture().way.outputs[0]
    image = view.grab().toImage()
    ground = np.array(theme.color("surface").getRgb()[:3])
    strengths = []
    for k in (int(np.abs(outputs).argmin()), int(np.abs(outputs).argmax())):
        color = image.pixelColor(view.unit_box(1, k).center().toPoint()).getRgb()[:3]
        strengths.append(np.abs(np.array(color) - ground).sum())
    assert strengths[0] <= strengths[1]


def test_networks_without_hidden_layers(view):
    view.set_picture(picture((16,)))
    assert not view.grab().isNull()
    QTest.keyClick(view, Qt.Key.Key_Left)  # no unit to go to
    view.set_empty_text("A way appears here.")
    view.set_picture(None)
    assert not view.grab().isNull()
    assert view.words_at(view.rect().center().toPointF()) == ""


@pytest.mark.parametrize(
    ("count", "shape"), [(1, (1, 1)), (2, (1, 2)), (10, (3, 4)), (100, (10, 10)), (7, (3, 3))]
)
def test_units_stand_in_a_nearly_square_grid(count, shape):
    assert grid_shape(count) == shape


def test_a_signed_picture_is_blank_where_it_is_zero(qtbot):
    widget = SignedPicture()
    qtbot.addWidget(widget)
    widget.resize(102, 102)
    widget.set_values(np.array([0.0, 2.0, -1.0, 0.5]), (2, 2))
    with qtbot.waitExposed(widget):
        widget.show()
    image = widget.grab().toImage()
    corners = {
        name: image.pixelColor(*at)
        for name, at in {"zero": (25, 25), "plus": (75, 25), "minus": (25, 75)}.items()
    }
    assert corners["zero"] == LIGHT.color("surface")
    assert corners["plus"] == LIGHT.color("positive")
    assert corners["minus"].red() > corners["minus"].blue()
    target = widget._target()
    right = target.center() + (target.topRight() - target.center()) / 2
    assert widget.words_at(right) == "row 1, column 2: 2.00"
    widget.set_values(np.array([np.nan, 1.0]), None)
    widget.apply_theme(DARK)
    assert not widget.grab().isNull()
