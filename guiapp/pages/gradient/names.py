"""The words of the Gradient page's settings."""

from __future__ import annotations

from PySide6.QtCore import QObject


class GradientNames(QObject):
    """Looks words up in the current language, each time it is asked."""

    def controls(self) -> dict[str, tuple[str, str]]:
        """(name, help) of each setting by its key."""
        return {
            "book": (
                self.tr("The book's field"),
                self.tr(
                    "324 arrows of x₀² + x₁², from −2 to 2.25 in steps of 0.25, as the book "
                    "draws them. Shortcut: B"
                ),
            ),
            "step": (
                self.tr("Step"),
                self.tr(
                    "How far to both sides f is asked for the numerical gradient. Too large and "
                    "the surface curves in between; too small and rounding takes over."
                ),
            ),
            "count": (
                self.tr("Arrows"),
                self.tr("How many points have their gradient drawn. Shortcuts: [ and ]"),
            ),
            "lengths": (
                self.tr("Lengths"),
                self.tr(
                    "True lengths show which slopes are steep; compressed and equal ones show "
                    "directions where slopes differ by factors of a thousand. Shortcut: L"
                ),
            ),
            "size": (
                self.tr("Size"),
                self.tr("All arrows longer or shorter; their lengths keep their ratios."),
            ),
            "contours": (
                self.tr("Contour lines"),
                self.tr(
                    "Lines along which f stays the same. Gradients are perpendicular to them. "
                    "Shortcut: C"
                ),
            ),
            "ground": (
                self.tr("Height as shade"),
                self.tr("The darker the ground, the lower f. Shortcut: G"),
            ),
        }

    def scaling(self, key: str) -> str:
        """The name of a way to scale arrows."""
        return {
            "true": self.tr("True: slope times a factor"),
            "compressed": self.tr("Compressed"),
            "equal": self.tr("All equal"),
        }[key]

    def kinds(self) -> dict[str, tuple[str, str]]:
        """(name, help) of what can be shown."""
        return {
            "numerical": (
                self.tr("Numerical"),
                self.tr("−∇f by central differences, as the book computes it. Next: V"),
            ),
            "analytic": (
                self.tr("Analytic"),
                self.tr("−∇f by the derived formula. Next: V"),
            ),
            "both": (
                self.tr("Both"),
                self.tr("The numerical arrows on top of the analytic ones. Next: V"),
            ),
            "difference": (
                self.tr("Difference"),
                self.tr("Numerical minus analytic gradient, magnified until it is seen. Next: V"),
            ),
        }

    def hold(self) -> str:
        return self.tr(
            "The point whose numbers are shown. A click on the map sets it too, and the arrow "
            "keys move it from arrow to arrow."
        )

    def book_point(self) -> str:
        return self.tr("Hold a point whose gradient the book computes.")
