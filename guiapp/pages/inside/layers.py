"""The layers: histograms of now against the start, and two figures of each over time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.inside.inspection import Inspection, Inspector
from engine.inside.saturation import idle_units, saturated_share
from engine.inside.update_ratio import update_ratios
from guiapp.history import PointHistory
from guiapp.messages import RunStarted
from guiapp.pages.inside.jobs import LAYERS, Finding
from guiapp.pages.inside.layer_words import LayerWords
from guiapp.pages.inside.view import InsideView, Paragraph, fill_side
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.network.histogram_table import HistogramTable
from guiapp.widgets.plots.layer_curves import MOST_LAYERS, LayerCurves
from guiapp.widgets.plots.line_legend import NO_LINE, LegendEntry, LineLegend

NOT_A_NUMBER = float("nan")


class LayersView(InsideView):
    """Shows inspections."""

    TOPIC = LAYERS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inspection: Inspection | None = None
        self._norms, self._ratios = PointHistory(MOST_LAYERS), PointHistory(MOST_LAYERS)
        self._theme = LIGHT
        self._words = LayerWords(self)
        self.table = HistogramTable(self)
        self.table.setObjectName("layers")
        self._legend = LineLegend(self)
        self.norm_plot = LayerCurves("gradient", "nablascope-gradient-lengths", self)
        self.ratio_plot = LayerCurves("text", "nablascope-weight-movement", self)
        self.ratio_plot.link_x(self.norm_plot)
        self.seen = Paragraph("layers_seen")
        self.method = Paragraph("layers_method", "muted")
        fill_side(self.side, self.seen, 8, self.method)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        curves = QHBoxLayout()
        curves.setSpacing(16)
        curves.addWidget(self.norm_plot, 1)
        curves.addWidget(self.ratio_plot, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 11)
        layout.addWidget(self._legend)
        layout.addLayout(curves, 5)

    # -- what the page may do -----------------------------------------------------------------

    def begin(self, run: RunStarted) -> None:
        super().begin(run)
        self._inspection = None
        self._norms.clear()
        self._ratios.clear()
        for plot in (self.norm_plot, self.ratio_plot):
            plot.set_layers(len(run.config.hidden_sizes) + 1)
            plot.set_expected_iterations(run.config.iterations)
            plot.follow()
        self._show_curves()
        self._show_table()

    def show_finding(self, finding: Finding) -> None:
        assert isinstance(finding.result, Inspection)
        self._inspection = finding.result
        self._record(finding.result)
        self._show_curves()
        self._show_table()

    def inspection(self) -> Inspection | None:
        """What is shown."""
        return self._inspection

    def sources(self) -> tuple[Callable[..., object], ...]:
        return Inspector, idle_units, saturated_share, update_ratios

    # -- inside -------------------------------------------------------------------------------

    def _record(self, inspection: Inspection) -> None:
        """Add a point to the curves; the same iteration shown again adds none."""
        last = self._norms.iterations[-1] if len(self._norms) else -1
        if inspection.iteration <= last:
            return
        missing = [NOT_A_NUMBER] * (MOST_LAYERS - len(inspection.layers))
        norms = [layer.gradient_norm for layer in inspection.layers]
        self._norms.append(inspection.iteration, *norms, *missing)
        ratios = [layer.update_ratio for layer in inspection.layers]
        known = [NOT_A_NUMBER if ratio is None else ratio for ratio in ratios]
        self._ratios.append(inspection.iteration, *known, *missing)

    def _show_curves(self) -> None:
        self.norm_plot.refresh(self._norms)
        self.ratio_plot.refresh(self._ratios)

    def _show_table(self) -> None:
        inspection, images = self._inspection, self.shows_images()
        self.method.say(self._words.method(inspection, images))
        if inspection is None:
            self.table.set_table((), ())
            self.seen.say()
            return
        self.table.set_table(self._words.headings(), self._words.rows(inspection))
        self.seen.keep_saying(*self._words.sentences(inspection, images))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self.table, self._legend, self.norm_plot, self.ratio_plot):
            widget.apply_theme(theme)
        self._explain()

    def _explain(self) -> None:
        now, start = self._theme.color("accent"), self._theme.color("text")
        outline = self.tr("outline: at the start of the run, in the same bins")
        self._legend.set_entries(
            (
                LegendEntry(self.tr("filled: now"), now, NO_LINE, "disc"),
                LegendEntry(outline, start),
            )
        )

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Histograms of every layer"))
        self.table.set_empty_text(
            self.tr("The numbers in every layer appear here as histograms. Press Space to train.")
        )
        self.norm_plot.set_words(
            self.tr("length of the gradient"),
            self.tr(
                "Euclidean length of each layer's gradient on the probe. Far apart lines mean "
                "that some layers learn and others hardly do."
            ),
        )
        self.ratio_plot.set_words(
            self.tr("update ÷ weights"),
            self.tr(
                "The length of the next update of each layer's weights over the length of the "
                "weights. About 0.001 is usual: far above it training gets rough, far below it "
                "hardly anything is learned."
            ),
        )
        self.norm_plot.set_empty_text(self.tr("The gradient's length in each layer appears here."))
        self.ratio_plot.set_empty_text(
            self.tr("How far each update moves the weights appears here. Press Space to train.")
        )
        self._explain()
        self.seen.hurry()
        self._show_table()
