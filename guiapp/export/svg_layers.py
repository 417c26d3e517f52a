"""Puts SVG drawings written by Qt together to one that every reader draws alike.

A plot has pens whose width does not grow with its scale. Qt writes them as ``vector-effect``,
which browsers know but resvg and Cairo do not: there a hairline on a map of 10 units became as
wide as the map. Here the shapes are moved to where they stand in pixels, so that no stroke is
scaled any more. Qt also opens a group at each change of pen, mostly for nothing; those go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PAIR = re.compile(rf"({_NUMBER.pattern})\s*,\s*({_NUMBER.pattern})")
_MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Layer:
    """A drawing, and where on the page its upper left corner is, in pixels."""

    data: bytes
    x: int
    y: int


def composed(
    layers: Sequence[Layer], size: tuple[int, int], dots_per_inch: float, title: str
) -> bytes:
    """One SVG 1.1 file of ``size`` pixels with the layers over each other, in their order."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    width, height = size
    page = ElementTree.Element(
        f"{{{_SVG}}}svg",
        {
            "version": "1.1",
            "width": f"{width * _MM_PER_INCH / dots_per_inch:.3f}mm",
            "height": f"{height * _MM_PER_INCH / dots_per_inch:.3f}mm",
            "viewBox": f"0 0 {width} {height}",
        },
    )
    ElementTree.SubElement(page, f"{{{_SVG}}}title").text = title
    for number, layer in enumerate(layers):
        drawing = ElementTree.fromstring(layer.data)  # our own, so nothing hostile is in it
        _name_apart(drawing, f"layer{number}_")
        _tidy(drawing, np.eye(3))
        place = ElementTree.SubElement(page, f"{{{_SVG}}}g")
        place.set("transform", f"translate({layer.x},{layer.y})")
        for part in drawing:
            if part.tag not in (f"{{{_SVG}}}title", f"{{{_SVG}}}desc"):
                place.append(part)
    return bytes(ElementTree.tostring(page, encoding="utf-8", xml_declaration=True))


def _name_apart(drawing: ElementTree.Element, prefix: str) -> None:
    """Two layers have clip paths and gradients of the same names."""
    for element in drawing.iter():
        if "id" in element.attrib:
            element.set("id", prefix + element.attrib["id"])
        for key, value in element.attrib.items():
            if value.startswith("url(#"):
                element.set(key, f"url(#{prefix}{value[5:]}")


def _tidy(element: ElementTree.Element, outer: FloatArray) -> None:
    matrix = outer @ _matrix(element.get("transform"))
    family = element.get("font-family")
    if family and "sans-serif" not in family:  # for a reader that lacks the font
        element.set("font-family", f"{family}, sans-serif")
    if element.attrib.pop("vector-effect", None) == "non-scaling-stroke":
        _move(element, matrix)
    for child in list(element):
        _tidy(child, matrix)
        if child.tag == f"{{{_SVG}}}g" and len(child) == 0:
            element.remove(child)


def _move(element: ElementTree.Element, matrix: FloatArray) -> None:
    """Give a shape the coordinates that it has on the page."""
    name = "points" if "points" in element.attrib else "d"
    coordinates = element.get(name)
    if not coordinates or abs(float(np.linalg.det(matrix))) < 1e-12:
        return
    undo = np.linalg.inv(matrix)
    values = ",".join(f"{undo[row, column]:.9g}" for column in range(3) for row in range(2))
    element.set(name, _moved(coordinates, matrix))
    element.set("transform", f"matrix({values})")


def _moved(coordinates: str, matrix: FloatArray) -> str:
    """Every pair of numbers of a path (Qt writes absolute ones only) by the matrix."""
    pairs = np.array(_PAIR.findall(coordinates), dtype=np.float64)
    if len(pairs) == 0:
        return coordinates
    placed = iter((pairs @ matrix[:2, :2].T + matrix[:2, 2]).round(3).tolist())
    return _PAIR.sub(lambda _: "{:.7g},{:.7g}".format(*next(placed)), coordinates)


def _matrix(transform: str | None) -> FloatArray:
    """``matrix(a,b,c,d,e,f)``, the only form that Qt writes; else the identity."""
    if not transform or not transform.startswith("matrix"):
        return np.eye(3)
    a, b, c, d, e, f = (float(number) for number in _NUMBER.findall(transform))
    return np.array([(a, c, e), (b, d, f), (0.0, 0.0, 1.0)])
