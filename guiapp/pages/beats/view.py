"""What the two subjects of the Beats page, a network and a purchase, give it to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.beats.terms import Explanation
from guiapp.widgets.network.array_row import Panel
from guiapp.widgets.network.layer_graph import Box, Edge

Place = tuple[str, tuple[int, ...]]
"""An array and an index in it."""


@dataclass(frozen=True)
class Focus:
    """What is looked at: a box, what it did last, the position, and a cell."""

    box: str
    phase: str
    position: int
    place: Place | None = None


@dataclass(frozen=True, eq=False)
class Reading:
    """What depends on the cell that is looked at.

    Attributes
    ----------
    numbers : LaTeX with the numbers put in, or "" before they are computed
    found : where the cell's value comes from, or None
    note : what is added to the cell's name, translated
    """

    numbers: str
    found: Explanation | None = None
    note: str = ""


@dataclass(frozen=True, eq=False)
class Picture:
    """A focus as it is shown.

    Attributes
    ----------
    panels : the arrays of the box; none for a purchase, whose numbers stand in the graph
    general : LaTeX
    functions : the engine's code behind it
    reading : of the cell that is looked at
    """

    panels: tuple[Panel, ...]
    general: str
    functions: tuple[Callable[..., Any], ...]
    reading: Reading


@dataclass(frozen=True)
class GraphTexts:
    """Boxes and arrows with their texts at a position."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
