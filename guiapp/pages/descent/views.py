"""Map or landscape: which of the two is seen, and both kept in the same state."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from engine.race import Race
from engine.surfaces import Surface
from guiapp.pages.descent.view import MAP, SPACE, DescentView
from guiapp.widgets.maps.surface_3d import Surface3D
from guiapp.widgets.maps.surface_plot import SurfacePlot


class ViewSwitch(QObject):
    """Passes everything on to both; what the hidden one is told costs nothing.

    Signals
    -------
    refused(str) : the landscape cannot be drawn here, for this translated reason
    """

    refused = Signal(str)

    def __init__(self, view: DescentView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        view.views.chosen.connect(self._show)

    def pictures(self) -> tuple[SurfacePlot, Surface3D]:
        return self._view.map, self._view.space

    def set_surface(self, surface: Surface) -> None:
        for picture in self.pictures():
            picture.set_surface(surface)

    def set_start(self, x: float, y: float) -> None:
        for picture in self.pictures():
            picture.set_start(x, y)

    def show_race(self, race: Race, step: int) -> None:
        for picture in self.pictures():
            picture.show_race(race, step)

    @Slot()
    def show_map(self) -> None:
        self._view.views.choose(MAP)

    @Slot()
    def show_space(self) -> None:
        self._view.views.choose(SPACE)

    @Slot(str)
    def _show(self, key: str) -> None:
        if key == SPACE:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            reason = Surface3D.why_not()  # up to 1 s, the first time
            QGuiApplication.restoreOverrideCursor()
            if reason is not None:
                self._view.views.choose(MAP)
                self.refused.emit(reason)
                return
        self._view.pictures.setCurrentWidget(self.pictures()[key == SPACE])
