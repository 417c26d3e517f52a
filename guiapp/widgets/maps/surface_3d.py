"""The race in space: the surface as a landscape that turns with the mouse, the ways laid on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.race import Race
from guiapp.opengl.probe import Obstacle, find_obstacle
from guiapp.relief.terrain import Landscape
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.maps.map_legend import legend_height
from guiapp.widgets.maps.scene_view import SceneView
from guiapp.widgets.numerals import short_figure
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.race.racer_look import RacerLook

BELOW_PLOT_PX = 4
MARGIN_PX = 24
SMALLEST_SCALE = 0.25  # of lines and texts in a picture; smaller ones could not be read


class Surface3D(QWidget):
    """The same calls as the map, the same state; where there is no OpenGL, a sentence says so.

    Nothing of OpenGL is loaded before the widget is first shown. What is set while it is hidden
    costs nothing until then.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._surface: Landscape | None = None
        self._view = SceneView(self)
        self._view.failed.connect(self._give_up)
        self._excuse = QLabel(self)
        self._excuse.setObjectName("no_opengl")
        self._excuse.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._excuse.setWordWrap(True)
        self._excuse.setMargin(MARGIN_PX)
        self._excuse.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._excuse.hide()
        self._caption = QLabel(self)
        self._caption.setObjectName("caption_3d")
        self._caption.setProperty("role", "muted")
        self._caption.setFixedHeight(legend_height(self))
        self._menu = PlotMenu(self, "nablascope-descent-3d")
        self._menu.reset_requested.connect(self.reset_view)
        self._view.menu_requested.connect(self._menu.open_at)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(BELOW_PLOT_PX)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._excuse, 1)
        layout.addWidget(self._caption)
        self._obstacle: Obstacle | None = None
        self._asked = False
        self.retranslate()

    @staticmethod
    def why_not() -> str | None:
        """The sentence that stands in place of the view where it cannot be drawn, or None.

        The first call takes up to 1.5 s, for it loads OpenGL and draws a small picture; ask when
        the view is wanted, not when the window is made.
        """
        obstacle = find_obstacle()
        return None if obstacle is None else _sentence(obstacle)

    def set_surface(self, surface: Landscape) -> None:
        """Take another surface; it is sampled, in 5 to 15 ms, when it is first to be seen."""
        self._surface = surface
        self._view.set_surface(surface)
        self.retranslate()

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        """How the racers look that ``show_race`` will show, in the order of its lanes."""
        self._view.set_racers(looks)

    def show_race(self, race: Race, step: int) -> None:
        """Show the ways of all racers from the start up to ``step``, and where they stand."""
        self._view.show_race(race, step)

    def set_start(self, x: float, y: float) -> None:
        """Mark the start."""
        self._view.set_start(x, y)

    def set_focus(self, index: int) -> None:
        """Draw this racer on top of the others, its line and its head larger."""
        self._view.set_focus(index)

    @Slot()
    def reset_view(self) -> None:
        """Look from where one looked at first."""
        self._view.reset()

    def grab_image(self, width: int, height: int) -> QImage:
        """The scene, without the caption, as a picture of this size; also while it is hidden.

        Lines and texts are as large for the picture as they are for the widget on the screen.
        Where there is no OpenGL, the picture says so.
        """
        self._ask()
        if self._obstacle is None:
            scale = max(width / max(self.width(), 1), SMALLEST_SCALE)
            image = self._view.picture(QSize(width, height), scale)
            if not image.isNull():
                return image
        return self._excuse_picture(width, height)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._view.apply_theme(theme)
        self._excuse.setStyleSheet(f"background: {theme.surface}; color: {theme.text};")

    def retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("The surface in space"))
        self._view.setToolTip(
            self.tr(
                "The same race as on the map: height is f, darker is lower, and a step that goes "
                "uphill is seen as such. Drag to turn, the wheel zooms; after Tab, the arrow keys "
                "turn and + and − zoom. What is behind a hill is drawn as an outline."
            )
        )
        self._excuse.setText("" if self._obstacle is None else _sentence(self._obstacle))
        self._caption.setText(self._caption_text())
        self._menu.retranslate()

    def _caption_text(self) -> str:
        scale = self._view.height_scale()
        if scale is None:
            return self.tr("Height: f. Drag to turn, wheel to zoom.")
        low, unit = scale
        text = self.tr("Height: log(1 + (f − {low}) / {unit}). Drag to turn, wheel to zoom.")
        if low == 0:
            text = self.tr("Height: log(1 + f / {unit}). Drag to turn, wheel to zoom.")
        return text.format(low=short_figure(low), unit=short_figure(unit))

    def _ask(self) -> None:
        """Find out, once, whether the view can be drawn."""
        if self._asked:
            return
        self._asked = True
        obstacle = find_obstacle()
        if obstacle is not None:
            self._show_excuse(obstacle)

    @Slot()
    def _give_up(self) -> None:
        """The view could be drawn once, but no longer: the context is lost, say."""
        self._show_excuse(Obstacle.DRAWING)

    def _show_excuse(self, obstacle: Obstacle) -> None:
        self._obstacle = obstacle
        self._view.hide()
        self._caption.hide()
        self._excuse.show()
        self.retranslate()

    def _excuse_picture(self, width: int, height: int) -> QImage:
        label = QLabel(self._excuse.text())
        label.setAlignment(self._excuse.alignment())
        label.setWordWrap(True)
        label.setMargin(MARGIN_PX)
        label.setStyleSheet(self._excuse.styleSheet())
        label.resize(width, height)
        return label.grab().toImage().scaled(width, height)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        self._ask()
        super().showEvent(event)
        self._view.prepare()
        self._caption.setText(self._caption_text())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._caption.setFixedHeight(legend_height(self))
        super().changeEvent(event)


def _sentence(obstacle: Obstacle) -> str:
    if obstacle is Obstacle.LIBRARY:
        return QCoreApplication.translate(
            "Surface3D",
            "The 3-D view needs the Python package PyOpenGL, so the map shows the same race.",
        )
    return QCoreApplication.translate(
        "Surface3D", "There is no OpenGL here, so the map shows the same race."
    )
