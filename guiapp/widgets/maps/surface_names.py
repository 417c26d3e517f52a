"""Surfaces by name, and what each of them teaches."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from guiapp.widgets.numerals import with_subscripts

_INDEXED = re.compile("[xX\N{FULLWIDTH LATIN SMALL LETTER X}][_\N{FULLWIDTH LOW LINE}]?[01₀₁０１]")


def axis_names(formula: str) -> tuple[str, str]:
    """x₀ and x₁, or x and y, as the formula of a surface has them; "" is the book's bowl."""
    first, second = _variables(formula)
    return with_subscripts(first), with_subscripts(second)


def latex_names(formula: str) -> tuple[str, str]:
    """The same to be typeset: ``x_0`` and ``x_1``, or ``x`` and ``y``."""
    first, second = _variables(formula)
    return first.replace("x0", "x_0"), second.replace("x1", "x_1")


def _variables(formula: str) -> tuple[str, str]:
    """A formula may be typed as x0, x_0 or x₀, and with the signs of a Japanese keyboard."""
    return ("x0", "x1") if not formula or _INDEXED.search(formula) else ("x", "y")


class SurfaceNames(QObject):
    """Looks words up in the current language, each time it is asked."""

    def name(self, key: str) -> str:
        """The name of a surface; its key where it has no other."""
        return {
            "bowl": self.tr("Bowl"),
            "valley": self.tr("Long valley"),
            "rosenbrock": self.tr("Rosenbrock's banana"),
            "himmelblau": self.tr("Himmelblau's four minima"),
            "beale": self.tr("Beale's plain"),
            "saddle": self.tr("Saddle"),
            "rastrigin": self.tr("Rastrigin's dents"),
            "plateau": self.tr("Hole in a plateau"),
            "three_hump_camel": self.tr("Three-hump camel"),
            "ackley": self.tr("Ackley's funnel"),
            "ravine": self.tr("Ravine, adjustable"),
            "expression": self.tr("Your own f(x, y)"),
        }.get(key, key)

    def idea(self, key: str) -> str:
        """What is to be seen there, in a sentence; "" where there is none."""
        return {
            "bowl": self.tr("Round: the gradient points straight away from the minimum."),
            "valley": self.tr(
                "20 times more curved across than along: the gradient hardly points at the minimum."
            ),
            "rosenbrock": self.tr(
                "A curved valley: its floor is soon found, its end only after many steps."
            ),
            "himmelblau": self.tr("Four minima equally deep: the start decides which is found."),
            "beale": self.tr("A plain between steep corners: the gradient is huge or tiny."),
            "saddle": self.tr(
                "Up along x, down along y: no slope in the middle, and yet no minimum."
            ),
            "rastrigin": self.tr("A bowl full of dents: most descents end in one of them."),
            "plateau": self.tr("Level ground with a hole: far out there is no slope to follow."),
            "three_hump_camel": self.tr("Three dents; only the middle one is the deepest."),
            "ackley": self.tr("A funnel with ripples: short steps are caught by the first."),
        }.get(key, "")
