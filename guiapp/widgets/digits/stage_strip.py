"""The preparation of a drawing from left to right: a picture, a switch and a caption a stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSizePolicy, QWidget

from engine.digits import SIDE_PX, Preparation, Stages
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.stage_thumbs import (
    LEAST_PX,
    PREFERRED_PX,
    BoxThumb,
    CropThumb,
    InputThumb,
    MassThumb,
    PaperThumb,
    StageThumb,
)
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines
from guiapp.widgets.numerals import tabular

SWITCHES = ("crop", "scale", "center")
CAPTION_LINES = 3
ARROW_PX = 32
GAP_PX = 4
MOST_PX = 8 * SIDE_PX


class StageArrow(QWidget):
    """An arrow from one stage to the next; dashed where it leads into one that is skipped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._is_skipped = False
        self.setMinimumWidth(ARROW_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_skipped(self, skipped: bool) -> None:
        if skipped != self._is_skipped:
            self._is_skipped = skipped
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        middle, y = self.width() / 2, self.height() / 2
        start, tip = QPointF(middle - 12, y), QPointF(middle + 12, y)
        color = self._theme.color("border" if self._is_skipped else "muted")
        dash = Qt.PenStyle.DotLine if self._is_skipped else Qt.PenStyle.SolidLine
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color, 2, dash))
            painter.drawLine(start, tip - QPointF(7, 0))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawPolygon(QPolygonF([tip, tip + QPointF(-8, -5), tip + QPointF(-8, 5)]))


class StageStrip(QWidget):
    """Five pictures; three of them are of stages that can be switched off.

    Signals
    -------
    switched(object) : another ``Preparation`` was chosen, by user or program
    """

    switched = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: Stages | None = None
        paper = PaperThumb(self)
        self.thumbs: tuple[StageThumb, ...] = (
            paper,
            CropThumb(paper, self),
            BoxThumb(self),
            MassThumb(self),
            InputThumb(self),
        )
        self.switches = {name: QCheckBox(self) for name in SWITCHES}
        self._titles = QLabel(self), QLabel(self)
        self.captions = tuple(QLabel(self) for _ in self.thumbs)
        self._arrows = tuple(StageArrow(self) for _ in self.thumbs[1:])
        self._preparation = Preparation()
        for name, switch in self.switches.items():
            switch.setObjectName(f"stage_{name}")
            switch.setChecked(True)
            KeepKeys(switch, BUTTON_KEYS)
            switch.toggled.connect(self._switch)
        for caption in self.captions:
            caption.setWordWrap(True)
            caption.setContentsMargins(0, 0, GAP_PX, 0)
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            # its room is fixed, whatever it says: no new layout at each movement of the pen
            caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._reserve()

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(GAP_PX)
        start, end = self._titles
        heads = (start, *self.switches.values(), end)
        top = Qt.AlignmentFlag.AlignTop
        for number, (head, thumb) in enumerate(zip(heads, self.thumbs, strict=True)):
            grid.addWidget(head, 0, 2 * number)
            grid.addWidget(thumb, 1, 2 * number, top)
            grid.addWidget(self.captions[number], 2, 2 * number, 1, 2, top)
        for number, arrow in enumerate(self._arrows):
            grid.addWidget(arrow, 1, 2 * number + 1)
            grid.setColumnStretch(2 * number + 1, 1)
        grid.setRowStretch(3, 1)

    # -- what the pane may do -----------------------------------------------------------------

    @property
    def preparation(self) -> Preparation:
        """The stages that are switched on."""
        return self._preparation

    def set_preparation(self, preparation: Preparation) -> None:
        """Set the three switches; one signal, if that changed any."""
        if preparation == self._preparation:
            return
        for name, switch in self.switches.items():
            switch.blockSignals(True)
            switch.setChecked(getattr(preparation, name))
            switch.blockSignals(False)
        self._switch()

    def show_stages(self, stages: Stages | None) -> None:
        """Show a drawing at each stage; None, or one without ink, is blank paper."""
        self._stages = None if stages is None or stages.is_empty else stages
        chosen = self._preparation
        skips = (False, not chosen.crop, not chosen.scale, not chosen.center, False)
        for thumb, skipped in zip(self.thumbs, skips, strict=True):
            thumb.set_stages(self._stages, skipped)
        for arrow, skipped in zip(self._arrows, skips[1:], strict=True):
            arrow.set_skipped(skipped)

    def set_captions(self, captions: Sequence[str]) -> None:
        """The numbers of the moment below each picture, at most three lines."""
        for label, caption in zip(self.captions, captions, strict=True):
            if label.text() != caption:
                label.setText(caption)

    def set_titles(self, start: str, end: str) -> None:
        """What stands over the first and the last picture."""
        for label, title in zip(self._titles, (start, end), strict=True):
            label.setText(title)
        self.updateGeometry()

    def apply_theme(self, theme: Theme) -> None:
        """Pictures and arrows; the words follow the palette by themselves."""
        for thumb in self.thumbs:
            thumb.apply_theme(theme)
        for arrow in self._arrows:
            arrow.apply_theme(theme)

    # -- inside -------------------------------------------------------------------------------

    @Slot()
    def _switch(self) -> None:
        chosen = Preparation(**{name: box.isChecked() for name, box in self.switches.items()})
        if chosen != self._preparation:
            self._preparation = chosen
            self.switched.emit(chosen)

    def _reserve(self) -> None:
        height = room_for_lines(self.captions[0].font(), CAPTION_LINES)
        for caption in self.captions:
            caption.setFont(tabular(self.font()))
            caption.setFixedHeight(height)
        self.updateGeometry()

    def _least(self, side: int) -> QSize:
        heads = [head.sizeHint() for head in (*self._titles, *self.switches.values())]
        columns = sum(max(side, head.width()) for head in heads)
        height = max(head.height() for head in heads)
        height += side + self.captions[0].minimumHeight() + 2 * GAP_PX
        return QSize(columns + 4 * ARROW_PX, height)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return self._least(PREFERRED_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Smaller than the layout would have it: the pictures can shrink."""
        return self._least(LEAST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The pictures take the room there is, by whole pixels of the 28 x 28."""
        super().resizeEvent(event)
        others = self._least(0).height()
        room = min((self.width() - 4 * ARROW_PX) // 5, self.height() - others, MOST_PX)
        side = max(LEAST_PX, room // SIDE_PX * SIDE_PX)
        for thumb in self.thumbs:
            thumb.setFixedSize(side, side)
        column = max(side, (self.width() - 4 * ARROW_PX) // 5 - 4)
        for number in range(len(self.thumbs)):
            self._grid.setColumnMinimumWidth(2 * number, column)
        self._grid.activate()  # now, not one frame later

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
        return super().event(event)
