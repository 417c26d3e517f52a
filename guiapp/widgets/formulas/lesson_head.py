"""The first line of a page: its subject, where one reads about it, and the code behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from guiapp.theme import Theme
from guiapp.widgets.enlarged_label import EnlargedLabel
from guiapp.widgets.formulas.source_window import SourceButton

ENLARGEMENT = 1.3  # of the heading over the text of the window


class LessonHead(QWidget):
    """A heading, a muted line that names book and article, and a button for the source.

    Attributes
    ----------
    source : the button; the page gives it its functions
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._article = "", ""
        self._title = EnlargedLabel(ENLARGEMENT, self, QFont.Weight.Bold)
        self._title.setObjectName("lesson_title")
        self._place = QLabel(self)
        self._place.setObjectName("lesson_place")
        self._place.setProperty("role", "muted")
        for label in (self._title, self._place):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source = SourceButton(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._title)
        layout.addWidget(self._place)
        layout.addStretch(1)
        layout.addWidget(self.source)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_texts(self, title: str, book: str, article: str) -> None:
        """``title`` and ``article`` are translated already; ``book`` is a section as "4.2"."""
        self._title.setText(title)
        self._book, self._article = book, article
        self.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self.source.apply_theme(theme)

    def retranslate(self) -> None:
        if not self._book:
            self._place.clear()
        elif self._article:
            text = self.tr("Book {book} · Article: {article}")
            self._place.setText(text.format(book=self._book, article=self._article))
        else:
            self._place.setText(self.tr("Book {book}").format(book=self._book))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._title.enlarge()
        super().changeEvent(event)
