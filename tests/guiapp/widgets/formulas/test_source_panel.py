"""The source beside what it computes is the source that runs."""

from __future__ import annotations

import inspect
import textwrap

import pytest
from PySide6.QtWidgets import QLabel

from engine.activations import relu
from engine.layers import Affine
from guiapp.theme import DARK
from guiapp.widgets.formulas.source_panel import SourcePanel


@pytest.fixture
def panel(qtbot):
    widget = SourcePanel()
    qtbot.addWidget(widget)
    return widget


def test_a_method_is_shown_without_its_indentation(panel):
    panel.set_functions(Affine.forward)
    expected = textwrap.dedent(inspect.getsource(Affine.forward))
    assert panel.text() == expected.rstrip("\n") + "\n"
    place = panel.findChild(QLabel, "source_place").text()
    assert place == f"engine/layers.py:{inspect.getsourcelines(Affine.forward)[1]}"


def test_several_stand_one_below_the_other_in_any_theme(panel):
    panel.set_functions(Affine.backward, relu)
    panel.apply_theme(DARK)
    assert panel.text().index("def backward") < panel.text().index("def relu")
    assert panel.findChild(QLabel, "source_place").text().count("engine/") == 2


def test_nothing(panel):
    panel.set_functions(relu)
    panel.set_functions()
    assert panel.text() == ""
