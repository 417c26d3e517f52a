"""The decision regions: what is colored, and that a diverged network colors nothing."""

import numpy as np
from PySide6.QtGui import QColor

from guiapp.theme import LIGHT
from guiapp.widgets.maps.decision_map import DecisionMap


def regions(probabilities):
    """(side, side, 3) colors of a map that was given these answers everywhere."""
    shown = DecisionMap()
    shown.apply_theme(LIGHT)
    points = np.array([[-1.0, -1.0], [1.0, 1.0]], np.float32)
    labels = np.array([0, 1])
    shown.set_points((points, labels), (points, labels))
    count = len(shown.grid())
    shown.set_probabilities(np.tile(np.float32(probabilities), (count, 1)))
    return shown._image.image


def test_a_sure_answer_has_the_color_of_its_class_and_no_opinion_has_none(qapp):
    surface = QColor(LIGHT.surface).getRgb()[:3]
    assert (regions([0.5, 0.5]) == surface).all()
    assert (regions([1.0, 0.0]) != surface).any()


def test_a_network_that_diverged_colors_nothing(qapp):
    assert (regions([np.nan, np.nan]) == QColor(LIGHT.surface).getRgb()[:3]).all()
