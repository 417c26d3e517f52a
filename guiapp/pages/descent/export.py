"""What of a race can be taken along: pictures, figures, an animation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QWidget

from engine.race import Race
from guiapp.export.race_export import to_csv
from guiapp.export.widget_pictures import picture_of
from guiapp.messages import FULL_SPEED
from guiapp.pages.descent.view import DescentView
from guiapp.widgets.export_menu import ExportMenu
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.maps.surface_3d import Surface3D
from guiapp.widgets.maps.surface_plot import SurfacePlot
from guiapp.widgets.race.racer_look import RacerLook

FASTEST = 60.0  # steps per second of an animation made at full speed


class ExportButton(QPushButton):
    """The button beside the transport, with the menu behind it.

    Parameters
    ----------
    view : whose picture is taken
    shown : gives the race that is shown, the names of its lanes and the step
    """

    def __init__(
        self,
        view: DescentView,
        shown: Callable[[], tuple[Race, tuple[RacerLook, ...], int]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self._view, self._shown = view, shown
        self.setMinimumHeight(32)
        KeepKeys(self, BUTTON_KEYS)
        self._menu = ExportMenu(
            parent, self._picture, self._frame, self._csv, self._last_step, self._speed
        )
        self.setMenu(self._menu)
        self.retranslate()

    @Slot()
    def open(self) -> None:
        """Open the menu: to be bound to a key."""
        self.showMenu()

    def retranslate(self) -> None:
        self.setText(self.tr("Save"))
        self.setAccessibleName(self.tr("Save"))
        self.setToolTip(
            self.tr(
                "Save the picture, the figures of all steps so far, or the race as an animation. "
                "Shortcut: Ctrl+S"
            )
        )

    def _picture(self) -> SurfacePlot | Surface3D:
        view = self._view
        return view.map if view.pictures.currentWidget() is view.map else view.space

    def _frame(self, step: int) -> QImage:
        """The picture as it was at a step; what is seen comes back at once."""
        race, _, now = self._shown()
        picture = self._picture()
        picture.show_race(race, step)
        image = picture_of(picture, scale=1)
        picture.show_race(race, now)
        return image

    def _csv(self) -> str:
        race, looks, step = self._shown()
        return to_csv(race, [look.label for look in looks], step)

    def _last_step(self) -> int:
        return self._shown()[2]

    def _speed(self) -> float:
        speed = self._view.controls.speed.speed()
        return FASTEST if speed == FULL_SPEED else speed

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
