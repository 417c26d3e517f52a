"""LaTeX formulas as SVG pictures.

Importing this module imports ziamath (0.25 s: it reads a font), so it is imported when the first
formula is set.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

with warnings.catch_warnings():
    # ziamath 0.13 finds its font by a call that Python 3.11 and 3.12 announce the end of
    warnings.simplefilter("ignore", DeprecationWarning)
    from ziamath.config import config
    from ziamath.nodes.mrow import Mrow
    from ziamath.operators import operators
    from ziamath.tex import tex2mml
    from ziamath.zmath import Math

config.svg2 = False  # QtSvg knows no <symbol>: with SVG 2 it shows nothing

EM_PX = 24.0  # the size at which formulas are typeset; the picture is scaled to the size wanted
INK = "black"  # what ziamath paints with where a formula names no color

PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}

_STRETCHY = {sign for (sign, _), traits in operators.items() if traits.get("stretchy") == "true"}
_SIGNS = "+\N{MINUS SIGN}\N{PLUS-MINUS SIGN}"
_CLOSING = ")]}|\N{DOUBLE VERTICAL LINE}!"
_LARGE = "\N{N-ARY SUMMATION}\N{N-ARY PRODUCT}"
_TIGHT = "\N{PARTIAL DIFFERENTIAL}\N{NABLA}"


class FormulaError(ValueError):
    """A text that is no LaTeX formula."""


@dataclass(frozen=True)
class FormulaPicture:
    """A typeset formula.

    Attributes
    ----------
    svg : SVG 1.1, painted in ``INK`` except where the formula names a color
    width, height : in multiples of the font size (em)
    axis : distance from the upper edge down to the middle of a minus sign, in em
    """

    svg: str
    width: float
    height: float
    axis: float

    def colored(self, color: str) -> bytes:
        """The SVG in UTF-8 with ``color`` such as ``#1b1e23`` for ink."""
        return self.svg.replace(f'"{INK}"', f'"{color}"').encode()


@lru_cache(maxsize=128)
def typeset(latex: str) -> FormulaPicture:
    """Typeset a display formula, written without the dollars; the last ones are kept.

    Raises
    ------
    FormulaError
        When ``latex`` is no formula, or holds a command that is not known.
    """
    root = ElementTree.fromstring(parse(latex))
    _refine(root)
    try:
        formula = Math(root, size=EM_PX)
        picture = formula.svgxml()
    except Exception as error:  # from AssertionError to KeyError
        raise _no_formula(latex, error) from error
    _, top, width, height = map(float, picture.attrib["viewBox"].split())
    axis = formula.font.math.consts.axisHeight / formula.font.info.layout.unitsperem
    svg = ElementTree.tostring(picture, encoding="unicode")
    return FormulaPicture(svg, width / EM_PX, height / EM_PX, -top / EM_PX - axis)


@lru_cache(maxsize=128)
def parse(latex: str) -> str:
    """The formula as MathML: 1 ms, where typesetting takes up to 10.

    Raises
    ------
    FormulaError
        When ``latex`` is no formula, or holds a command that is not known.
    """
    try:
        mathml = tex2mml(latex)
        if "\\" in mathml:
            raise ValueError("it holds an unknown command")
        for part in ElementTree.XML(mathml).iter():
            if len(part) != PARTS.get(_name(part), len(part)):
                raise ValueError("a fraction or an index lacks one of its parts")
    except Exception as error:  # latex2mathml has a dozen kinds, ElementTree one more
        raise _no_formula(latex, error) from error
    return mathml


def _no_formula(latex: str, error: Exception) -> FormulaError:
    reason = str(error) or type(error).__name__
    return FormulaError(f"The formula {latex!r} cannot be typeset: {reason}.")


def _refine(root: Element) -> None:
    """Set as TeX does what latex2mathml and ziamath leave a little rough."""
    for row in list(root.iter()):
        before: Element | None = None
        for element in list(row):
            text = _text(element)
            if text and text in _TIGHT:  # ∂f without a space
                element.attrib.update(lspace="0em", rspace="0em")
            elif text and text in _LARGE:  # a sum does not grow with the fraction behind it
                element.set("stretchy", "false")
            elif _name(element) == "mo" and text in _SIGNS and _leaves_open(before):
                element.set("form", "prefix")  # = -3 without a space after the minus
            elif _name(row) == "mrow" and _is_function_name(before) and _name(element) != "mo":
                row.insert(list(row).index(element), Element("mspace", width="0.1em"))  # log y
            if _name(element) != "mspace":
                before = element


def _leaves_open(before: Element | None) -> bool:
    """Whether a sign after this element belongs to what follows: ``= -3`` but not ``a - 3``."""
    return before is not None and _name(before) == "mo" and _text(before) not in _CLOSING


def _name(element: Element) -> str:
    """The tag without its namespace."""
    return element.tag.rpartition("}")[2]


def _text(element: Element) -> str:
    return (element.text or "").strip()


def _is_function_name(element: Element | None) -> bool:
    """Whether this is ``log``, with or without a base."""
    if element is not None and _name(element) in ("msub", "msup"):
        element = element[0]
    return element is not None and _name(element) == "mi" and len(_text(element)) > 1


class _Row(Mrow, tag="mrow"):
    """A row that measures its children for stretchable signs only if there are any.

    ziamath lays out every row twice, first to learn how high ``\\left(`` must become, and so a
    part inside n rows 2^n times. Of 46 ms for a difference quotient with all its figures this
    leaves 10 ms, and the picture is the same to the byte.
    """

    def _get_height_nostretch(self, line: list[Element], **kwargs: Any) -> tuple[float, float]:
        if any(_may_stretch(element) for child in line for element in child.iter()):
            low, high = super()._get_height_nostretch(line, **kwargs)
            return low, high
        return 0.0, 0.0  # read by nobody


def _may_stretch(element: Element) -> bool:
    if "stretchy" in element.attrib:
        return element.attrib["stretchy"] != "false"
    return _text(element) in _STRETCHY
