"""The Gradient page: all slopes of a surface at once, as arrows that point the way downhill."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.fields import GradientField
from guiapp.pages.gradient.controls import GradientControls
from guiapp.pages.gradient.lens import (
    ANALYTIC,
    BOTH,
    COLORS,
    DIFFERENCE,
    KINDS,
    NUMERICAL,
    Lens,
    Point,
    sources,
)
from guiapp.pages.gradient.names import GradientNames
from guiapp.pages.gradient.point import PointChoice
from guiapp.pages.gradient.readings import GradientReadings
from guiapp.pages.gradient.typeset import TypesetFormulas
from guiapp.pages.gradient.words import GradientWords
from guiapp.pages.page import Page
from guiapp.theme import Theme
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.keyboard import bind_keys, key_name
from guiapp.widgets.maps.field_legend import FieldLegend
from guiapp.widgets.maps.gradient_field import GradientFieldPlot
from guiapp.widgets.maps.surface_names import axis_names

FIRST_POINT = (0.0, 2.0)  # of the book's three the one that lies in its field


class GradientPage(Page):
    """After a minute here one understands that the gradient is a vector at every point, that
    against it f falls fastest, and that this is not always the way to the lowest place.
    """

    KEY = "gradient"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._pinned: Point = FIRST_POINT
        self._hovered: Point | None = None
        self._names = GradientNames(self)
        self._head = LessonHead(self)
        self._kind = TabButtons(KINDS, self)
        self._plot = GradientFieldPlot(self)
        self._legend = FieldLegend(self)
        self._point = PointChoice(self)
        self._which = QLabel(self)
        self._which.setObjectName("which")
        self._readings = GradientReadings(self)
        self._words = GradientWords(self)
        self._formulas = TypesetFormulas(self)
        self._controls = GradientControls(self)
        self._lens = self._new_lens()
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.retranslate()
        self._show_surface()

    def apply_theme(self, theme: Theme) -> None:
        for part in (
            *(self._head, self._kind, self._plot, self._legend),
            *(self._point, self._words, self._formulas, self._controls),
        ):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self._head.set_texts(self.tr("The gradient"), "4.4", self.tr("Gradient"))
        self._kind.set_texts(self._names.kinds())
        self._name_focus()

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Arrow keys"), self.tr("Move the held point to the next arrow")),
            (key_name("B"), self.tr("Show the book's field")),
            (
                key_name("V"),
                self.tr("Show the numerical gradient, the analytic one, both, their difference"),
            ),
            (key_name("L"), self.tr("True, compressed or equal lengths")),
            (key_name("]"), self.tr("More arrows")),
            (key_name("["), self.tr("Fewer arrows")),
            (key_name("C"), self.tr("Contour lines on or off")),
            (key_name("G"), self.tr("Shading of the ground on or off")),
            ("Ctrl+U", self.tr("Source of the functions that run here")),
        ]

    def lens(self) -> Lens:
        """The settings and the field that is shown."""
        return self._lens

    def point(self) -> Point:
        """The point that is held."""
        return self._pinned

    @Slot(float, float)
    def hold(self, x: float, y: float) -> None:
        """Hold a point, on or off the grid; the area grows when it lies outside."""
        self._pinned = (x, y)
        self._hovered = None
        self._plot.clear_hover()
        if not self._lens.covers(self._pinned):
            x_min, x_max, y_min, y_max = self._controls.whole().domain
            self._controls.set_area((min(x_min, x), max(x_max, x), min(y_min, y), max(y_max, y)))
        self._show_focus()

    # -- parts --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self._formulas.function)
        side.addWidget(self._formulas.definition)
        side.addWidget(self._which)
        side.addWidget(self._point)
        side.addWidget(self._readings)
        side.addSpacing(8)
        side.addWidget(self._words, 1)
        figures = QGridLayout()
        figures.setHorizontalSpacing(24)
        figures.setVerticalSpacing(4)
        figures.addWidget(self._kind, 0, 0, Qt.AlignmentFlag.AlignLeft)
        figures.addWidget(self._plot, 1, 0)
        figures.addWidget(self._legend, 2, 0)
        figures.addLayout(side, 0, 1, 3, 1)
        for row, view in enumerate(self._formulas.quotients):
            figures.addWidget(view, 3 + row, 0, 1, 2)
        figures.setRowStretch(1, 1)
        figures.setColumnStretch(0, 1)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addLayout(figures, 1)
        below.addWidget(self._controls)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addLayout(below, 1)

    def _connect(self) -> None:
        self._controls.surface_changed.connect(self._show_surface)
        self._controls.field_changed.connect(self._refresh)
        self._controls.contours_toggled.connect(self._plot.set_contours)
        self._controls.ground_toggled.connect(self._plot.set_ground)
        self._controls.entered.connect(self.setFocus)
        self._point.entered.connect(self.setFocus)
        self._point.point_chosen.connect(self.hold)
        self._kind.chosen.connect(self._refresh)
        self._plot.point_chosen.connect(self._hold_nearest)
        self._plot.point_hovered.connect(self._look_at)
        self._plot.pointer_left.connect(self._look_away)

    def _add_shortcuts(self) -> None:
        bind_keys(
            self,
            {
                "B": self._controls.show_book,
                "V": self._next_kind,
                "L": self._controls.next_scaling,
                "]": self._controls.more,
                "[": self._controls.fewer,
                "C": self._controls.contours_box().click,
                "G": self._controls.ground_box().click,
            },
        )

    def _new_lens(self) -> Lens:
        controls = self._controls
        return Lens(
            controls.surface(),
            controls.count(),
            controls.step(),
            self._kind.current(),
            controls.scaling(),
            controls.arrow_size(),
        )

    # -- showing ------------------------------------------------------------------------------

    @Slot()
    def _show_surface(self) -> None:
        """Another surface or area: the held point comes along if it lies outside."""
        self._lens = self._new_lens()
        surface = self._lens.surface
        self._plot.set_surface(surface, self._lens.mesh)
        names = axis_names(surface.label)
        self._readings.set_axes(names)
        self._point.set_axes(names)
        self._head.source.set_functions(*sources(surface))
        if not self._lens.covers(self._pinned):
            self._pinned = self._on_grid(*self._pinned)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Show the field with the present settings."""
        self._lens = lens = self._new_lens()
        self._hovered = None
        self._plot.clear_hover()
        self._plot.set_mesh(lens.mesh)
        self._plot.show_arrows(lens.field.points, lens.sets(), lens.lost())
        kinds = (ANALYTIC, NUMERICAL) if lens.kind == BOTH else (lens.kind,)
        colored = tuple((kind, COLORS[kind]) for kind in kinds)
        if lens.kind == DIFFERENCE:
            self._legend.explain(colored, *lens.difference_scale)
        else:
            self._legend.explain(colored, lens.scale)
        self._words.show_lens(lens)
        self._show_focus()

    def _show_focus(self) -> None:
        """Mark the held point and the one under the pointer, and read the latter, or the former."""
        pinned = self._lens.at(self._pinned)
        self._plot.show_focus(self._pinned, self._lens.vector(pinned), hovered=False)
        self._point.show_point(self._pinned)
        reading = pinned
        if self._hovered is not None:
            reading = self._lens.at(self._hovered)
            self._plot.show_focus(self._hovered, self._lens.vector(reading), hovered=True)
        self._read(reading)

    def _read(self, reading: GradientField) -> None:
        self._readings.show_reading(reading)
        self._formulas.show_point(self._lens.surface, reading)
        self._name_focus()

    def _name_focus(self) -> None:
        self._which.setText(
            self.tr("At the held point")
            if self._hovered is None
            else self.tr("At the arrow under the pointer; click to hold it")
        )
        self._which.setProperty("role", "heading")

    @Slot(float, float)
    def _hold_nearest(self, x: float, y: float) -> None:
        self.hold(*self._on_grid(x, y))

    @Slot(float, float)
    def _look_at(self, x: float, y: float) -> None:
        point = self._on_grid(x, y)
        if point != self._hovered:
            self._hovered = point
            self._show_focus()

    @Slot()
    def _look_away(self) -> None:
        if self._hovered is not None:
            self._hovered = None
            self._plot.clear_hover()
            self._show_focus()

    def _on_grid(self, x: float, y: float) -> Point:
        field = self._lens.field
        nearest_x, nearest_y = field.points[field.nearest(x, y)].tolist()
        return nearest_x, nearest_y

    @Slot()
    def _next_kind(self) -> None:
        self._kind.choose(KINDS[(KINDS.index(self._kind.current()) + 1) % len(KINDS)])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._formulas.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrow keys that no control has wanted move the held point."""
        ways: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        way = ways.get(event.key())  # no Qt.Key(): input methods send keys that have no name
        if way is None:
            super().keyPressEvent(event)
            return
        self.hold(*self._lens.neighbor(self._pinned, *way))
