"""Surfaces by name, and what each of them teaches."""

from __future__ import annotations

from PySide6.QtCore import QObject


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
