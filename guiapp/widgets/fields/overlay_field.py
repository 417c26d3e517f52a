"""A number field that appears over a painted figure, for as long as somebody types into it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from guiapp.widgets.fields.number_field import NumberField


class OverlayField(NumberField):
    """Enter takes the number, so does leaving the field; Esc takes nothing.

    Signals
    -------
    entered(float) : a new number was typed
    """

    entered = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0.0, parent)
        self._host = parent
        self._is_open = False
        self.hide()
        self.value_changed.connect(self._pass_on)
        self.editingFinished.connect(self._finish)

    def open_over(self, cell: QRectF, value: float, span: tuple[float, float]) -> None:
        """Appear over ``cell`` of the parent, with ``value`` to be typed over."""
        self._is_open = False
        self.set_range(*span)
        self.set_value(value)
        size, room = self.sizeHint(), self._host.size()
        left = min(max(cell.center().x() - size.width() / 2, 0.0), room.width() - size.width())
        top = min(cell.center().y() - size.height() / 2, room.height() - size.height())
        self.setGeometry(round(left), round(top), size.width(), size.height())
        self._is_open = True
        self.show()
        self.setFocus()
        self.selectAll()

    def close_up(self) -> None:
        """Disappear, and give the keys back to the parent."""
        self._is_open = False
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._host.setFocus()

    @Slot(float)
    def _pass_on(self, value: float) -> None:
        if self._is_open:
            self.entered.emit(value)

    @Slot()
    def _finish(self) -> None:
        if self.error() and self.hasFocus():  # Enter on a mistake: say what is wrong, and stay
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.error(), self)
        elif self._is_open:
            self.close_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()  # it is not Enter on the bars below
