"""What stands where on the Train page: plots first, one column of settings, one row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guiapp.pages.train.figures import FIGURES
from guiapp.pages.train.run_name import RunName
from guiapp.theme import Theme
from guiapp.widgets.autopsy.panel import AutopsyPanel
from guiapp.widgets.curves.curve_plot import AccuracyPlot, LossPlot
from guiapp.widgets.curves.curve_run import RunCurvePlot
from guiapp.widgets.fields.config_form import ConfigForm
from guiapp.widgets.figure_row import FigureRow
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.network.learned_view import LearnedView
from guiapp.widgets.training_controls import TrainingControls

FORM_WIDTH_PX = 288
PROGRESS_HEIGHT_PX = 6


class TrainView:
    """Makes the widgets of the page and lays them out; what they do is the page's business."""

    def __init__(self, page: QWidget) -> None:
        self.controls = TrainingControls()
        self.form = ConfigForm()
        self.figures = FigureRow(FIGURES)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(PROGRESS_HEIGHT_PX)
        self.notice = QLabel()
        self.notice.setObjectName("notice")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)  # a name may look like anything
        self.notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.loss_plot = LossPlot()
        self.accuracy_plot = AccuracyPlot()
        self.accuracy_plot.link_x(self.loss_plot)
        self.learned = LearnedView()
        self.plots: tuple[RunCurvePlot, RunCurvePlot] = (self.loss_plot, self.accuracy_plot)
        self.name = RunName()
        self.autopsy = AutopsyPanel()
        # a diagnosis takes the place of what was learned: the curves stay as they are
        self._beside = QStackedWidget()
        self._beside.addWidget(self.learned)
        self._beside.addWidget(self.autopsy)
        self._lay_out(page)
        self.reserve_notice()

    def _lay_out(self, page: QWidget) -> None:
        pictures = QGridLayout()
        pictures.setSpacing(8)
        pictures.addWidget(self.loss_plot, 0, 0)
        pictures.addWidget(self.accuracy_plot, 1, 0)
        pictures.addWidget(self._beside, 0, 1, 2, 1)
        pictures.setRowStretch(0, 3)
        pictures.setRowStretch(1, 2)
        pictures.setColumnStretch(0, 5)
        pictures.setColumnStretch(1, 3)

        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.controls)
        left.addWidget(self.figures)
        left.addWidget(self.progress)
        left.addWidget(self.notice)
        left.addLayout(pictures, 1)

        settings = QWidget()
        settings.setFixedWidth(FORM_WIDTH_PX)
        column = QVBoxLayout(settings)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self.name)

        body = QHBoxLayout(page)
        body.setContentsMargins(8, 16, 16, 16)
        body.setSpacing(16)
        body.addLayout(left, 1)
        body.addWidget(settings)

    def reserve_notice(self) -> None:
        """Two lines for the news at all times, so that a long sentence moves no plot."""
        self.notice.setFixedHeight(room_for_lines(self.notice.font(), 2))

    def say(self, text: str, role: str) -> None:
        """The line of news, "muted" or "error"."""
        self.notice.setText(text)
        if self.notice.property("role") != role:
            self.notice.setProperty("role", role)
            self.notice.style().unpolish(self.notice)
            self.notice.style().polish(self.notice)

    def show_progress(self, iteration: int, end: int, is_on_the_way: bool) -> None:
        """How far the run is; on the way to another moment, only that something goes on."""
        self.progress.setRange(0, 0 if is_on_the_way else max(1, end))
        self.progress.setValue(iteration)

    def show_autopsy(self, on: bool) -> None:
        """The diagnosis, or what was learned."""
        self._beside.setCurrentWidget(self.autopsy if on else self.learned)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the theme on to what does not follow the palette by itself."""
        for widget in (self.form, *self.plots, self.learned, self.autopsy):
            widget.apply_theme(theme)
