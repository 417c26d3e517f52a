"""Units that are off are crossed out."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from engine.inside.image_way import image_way
from engine.network import mlp
from guiapp.theme import LIGHT
from guiapp.widgets.network.image_way_view import WayPicture
from guiapp.widgets.network.units_view import UnitsView


def test_crosses_stand_where_the_units_are(qtbot: QtBot) -> None:
    network = mlp((16, 9, 4, 2), "relu", "he", rng=np.random.default_rng(0))
    view = UnitsView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.apply_theme(LIGHT)
    view.set_off({(1, 4)})  # before there is a picture
    view.grab()
    pixels = np.zeros((4, 4), np.uint8)
    view.set_picture(WayPicture(image_way(network, np.ones(16)), pixels, ("a", "b", "c"), "relu"))
    whole = view.grab().toImage()
    assert whole.pixelColor(view.unit_box(1, 4).center().toPoint()) == LIGHT.color("bad")
    view.set_off({(2, 1), (1, 99), (7, 0)})  # of units that there are not nothing is seen
    other = view.grab().toImage()
    assert other.pixelColor(view.unit_box(2, 1).center().toPoint()) == LIGHT.color("bad")
    assert other.pixelColor(view.unit_box(1, 4).center().toPoint()) != LIGHT.color("bad")
    view.set_off(())
    assert view.off() == frozenset()
