"""What both subjects of the Beats page are shown on: graph, arrays, formulas, terms, source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from guiapp.pages.beats.view import GraphTexts, Picture, Place, Reading
from guiapp.theme import Theme
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.formulas.source_panel import SourcePanel
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.network.array_row import ArrayRow
from guiapp.widgets.network.layer_graph import LayerGraph, Lights
from guiapp.widgets.network.terms_view import TermsView

LARGE = 1.2  # the sentence, and the text of a graph that has the room of the arrays
ROOMY_LINES = 56  # of height, from which on a row of layers has large text too
GRAPH_LINES = 6.4  # of text: a box with two lines, and labels above and below the arrows


class BeatStage(QWidget):
    """Signals
    -------
    box_chosen(str) : a layer was clicked or reached by key
    pointed(object) : a ``Place`` under the mouse, or None
    picked(object) : a ``Place`` that was clicked or reached by key
    """

    box_chosen = Signal(str)
    pointed = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph = LayerGraph(self)
        self._words = QLabel(self)
        self._words.setObjectName("beat_words")
        self._words.setWordWrap(True)
        self._arrays = ArrayRow(self)
        self._general, self._numbers = FormulaView(self), FormulaView(self)
        self._general.setObjectName("general_formula")
        self._numbers.setObjectName("numbers_formula")
        self._terms = TermsView(self)
        self._source = SourcePanel(self)
        self._graph.box_chosen.connect(self.box_chosen)
        self._arrays.pointed.connect(self._point)
        self._arrays.chosen.connect(self._pick)
        self._large = False
        self._lay_out()
        self._reserve()

    def show_graph(self, texts: GraphTexts) -> None:
        if (texts.boxes, texts.edges) != (self._graph.boxes(), self._graph.edges()):
            self._graph.set_graph(texts.boxes, texts.edges)

    def show_lights(self, lights: Lights) -> None:
        self._graph.set_lights(lights)

    def show_words(self, text: str) -> None:
        self._words.setText(text)

    def show_picture(self, picture: Picture) -> None:
        """The layer in focus: arrays, formulas, source."""
        self._arrays.set_panels(picture.panels)
        self._general.set_latex(picture.general)
        self._source.set_functions(*picture.functions)
        self.show_reading(picture.reading)

    def show_reading(self, reading: Reading) -> None:
        """Only what depends on the cell that is looked at."""
        self._numbers.set_latex(reading.numbers)
        found = reading.found
        if found is None:
            self._terms.clear()
            self._arrays.set_marks({}, None)
            return
        self._terms.show_explanation(found, reading.note)
        marks: dict[str, list[tuple[int, ...]]] = {}
        for term in found.terms:
            for factor in term.factors:
                if factor.cell is not None and factor.cell.array != found.cell.array:
                    marks.setdefault(factor.cell.array, []).append(factor.cell.index)
        self._arrays.set_marks(marks, (found.cell.array, found.cell.index))

    def show_nothing(self, text: str) -> None:
        """There is no step; say what brings one."""
        self._graph.set_graph((), ())
        self._graph.set_lights(Lights())
        self._words.setText("")
        self._arrays.set_note(text)
        self._general.set_latex("")
        self._numbers.set_latex("")
        self._terms.clear(hinting=False)
        self._source.set_functions()

    def set_large_graph(self, large: bool) -> None:
        """Give the graph the room of the arrays, for a subject that has none."""
        self._large = large
        self._arrays.setVisible(not large)
        self._terms.setVisible(not large)
        self._reserve()

    def apply_theme(self, theme: Theme) -> None:
        for widget in (
            self._graph,
            self._arrays,
            self._general,
            self._numbers,
            self._terms,
            self._source,
        ):
            widget.apply_theme(theme)

    # -- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        bottom.setSpacing(24)
        bottom.addWidget(self._terms, 5)
        bottom.addWidget(self._source, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._graph)
        layout.addWidget(self._words)
        layout.addWidget(self._arrays, 5)
        layout.addWidget(self._general)
        layout.addWidget(self._numbers)
        layout.addLayout(bottom, 4)

    def _reserve(self) -> None:
        """A strip for a row of layers; all that is left for a purchase."""
        line = self.fontMetrics().lineSpacing()
        is_roomy = self.height() > ROOMY_LINES * line
        height = int(GRAPH_LINES * line * (LARGE if is_roomy else 1.0))
        self._graph.setMinimumHeight(2 * height if self._large else height)
        self._graph.setMaximumHeight(16_777_215 if self._large else height)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretchFactor(self._graph, 8 if self._large else 0)
        words = QFont(self.font())
        words.setPointSizeF(words.pointSizeF() * LARGE)
        font = words if self._large or is_roomy else QFont(self.font())
        if font != self._graph.font():
            self._graph.setFont(font)
        if words != self._words.font():
            self._words.setFont(words)
        self._words.setFixedHeight(room_for_lines(words, 2))

    @Slot(str, object)
    def _point(self, array: str, index: tuple[int, ...] | None) -> None:
        place: Place | None = None if index is None else (array, index)
        self.pointed.emit(place)

    @Slot(str, object)
    def _pick(self, array: str, index: tuple[int, ...]) -> None:
        self.picked.emit((array, index))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._reserve()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
