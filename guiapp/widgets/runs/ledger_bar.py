"""The line above the ledger: a filter, and what one can do with the chosen runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from engine.runs.records import COLORS
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.runs.run_looks import RunLook, chip

BUTTONS = ("keep", "open", "rename", "color", "export", "remove")


class LedgerBar(QWidget):
    """Signals
    -------
    color_chosen(int) : 0 .. COLORS - 1

    Attributes
    ----------
    filter : the field; ``buttons`` : by the words of ``BUTTONS``
    """

    color_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self.buttons = {key: QPushButton(self) for key in BUTTONS}
        self.colors = QMenu(self)
        self._actions: list[QAction] = []
        for color in range(COLORS):
            action = self.colors.addAction("")
            action.triggered.connect(lambda _=False, c=color: self.color_chosen.emit(c))
            self._actions.append(action)
        self.buttons["color"].setMenu(self.colors)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.filter, 1)
        for key, button in self.buttons.items():
            button.setObjectName(key)
            KeepKeys(button, BUTTON_KEYS)
            row.addWidget(button)
        self.apply_theme(LIGHT)
        self.set_chosen(0)
        self.retranslate()

    def set_chosen(self, count: int) -> None:
        """So many runs are chosen."""
        for key in ("color", "export", "remove"):
            self.buttons[key].setEnabled(count > 0)
        for key in ("open", "rename"):
            self.buttons[key].setEnabled(count == 1)

    def apply_theme(self, theme: Theme) -> None:
        for color, action in enumerate(self._actions):
            action.setIcon(chip(RunLook(color), theme))

    def retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter: words of name, note or settings"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setToolTip(
            self.tr(
                "Show only runs that have all these words, for example: adam 0.001. "
                "Ctrl+F comes here."
            )
        )
        texts = {
            "keep": (
                self.tr("Keep this run"),
                self.tr("Keep the run in training as it is now, to be opened again (Ctrl+S)."),
            ),
            "open": (
                self.tr("Open"),
                self.tr("Go on with the chosen run, exactly where it stood (Enter)."),
            ),
            "rename": (self.tr("Rename"), self.tr("Give the chosen run another name (F2).")),
            "color": (self.tr("Color"), self.tr("The color and shape of the chosen runs.")),
            "export": (self.tr("Export"), self.tr("Carry the chosen runs into other tools.")),
            "remove": (
                self.tr("Delete"),
                self.tr("Take the chosen runs out of the ledger (Del); Ctrl+Z brings them back."),
            ),
        }
        for key, (word, tip) in texts.items():
            self.buttons[key].setText(word)
            self.buttons[key].setToolTip(tip)
            self.buttons[key].setAccessibleName(word)
        for color, (action, word) in enumerate(zip(self._actions, self._colors(), strict=True)):
            action.setText(f"&{color + 1}  {word}")

    def _colors(self) -> tuple[str, ...]:
        return (
            self.tr("Blue, disc"),
            self.tr("Vermillion, square"),
            self.tr("Green, triangle"),
            self.tr("Purple, diamond"),
            self.tr("Yellow, star"),
            self.tr("Violet, plus"),
            self.tr("Red, cross"),
            self.tr("Gray, hexagon"),
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
