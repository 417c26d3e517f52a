"""The menu of those who can answer, and a sentence about the one who does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from guiapp.pages.draw.answerers import BUILT_IN, KINDS, TRAINING, Answerers
from guiapp.widgets.digits.probability_bars import percent
from guiapp.widgets.line_room import room_for_lines


class AnswererChoice(QWidget):
    """Follows ``Answerers`` and commands it."""

    def __init__(self, answerers: Answerers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answerers = answerers
        self.heading = QLabel(self)
        self.menu = QComboBox(self)
        self.menu.setObjectName("answerer")
        self.heading.setBuddy(self.menu)
        for kind in KINDS:
            self.menu.addItem("", kind)
        self.about = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.about.setProperty("role", "muted")
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.heading, self.menu, self.about):
            column.addWidget(widget)
        self.menu.activated.connect(self._choose)
        answerers.changed.connect(self.refresh)
        self._reserve()
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Who answers"))
        words = (
            self.tr("The built-in network"),
            self.tr("The network in training"),
            self.tr("The network taught my hand"),
        )
        for index, word in enumerate(words):
            self.menu.setItemText(index, word)
        self.menu.setToolTip(self.tr("Compare what different networks say of the same drawing."))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show who answers, and who could."""
        answerers, model = self._answerers, self.menu.model()
        assert isinstance(model, QStandardItemModel)
        for index, kind in enumerate(KINDS):
            there = kind == BUILT_IN or answerers.snapshot(kind) is not None
            model.item(index).setEnabled(there)
        with QSignalBlocker(self.menu):
            self.menu.setCurrentIndex(KINDS.index(answerers.current))
        self.about.setText(self._sentence())

    @Slot()
    def _choose(self) -> None:
        self._answerers.choose(self.menu.currentData())
        self.refresh()

    def _sentence(self) -> str:
        snapshot = self._answerers.snapshot()
        if snapshot is None:
            return self._answerers.problem
        sizes = " → ".join(str(size) for size in (784, *snapshot.config.hidden_sizes, 10))
        iteration = f"{snapshot.iteration:,}"
        if self._answerers.current == BUILT_IN:
            accuracy = self._answerers.built_in_accuracy or 0.0
            return self.tr(
                "{sizes}, trained on MNIST, turned and bent; right on {percent} of its test images."
            ).format(sizes=sizes, percent=percent(accuracy))
        if self._answerers.current == TRAINING:
            return self.tr("{sizes}, as of iteration {iteration}.").format(
                sizes=sizes, iteration=iteration
            )
        return self.tr("{sizes}, fine-tuned on MNIST and my digits.").format(sizes=sizes)

    def _reserve(self) -> None:
        # room for two lines, so that nothing moves whatever is said
        self.about.setFixedHeight(room_for_lines(self.about.font(), 2))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)
