"""Break it: a hidden mistake is planted, and the learner names it from the picture."""

from __future__ import annotations

import random
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from engine.check.mistakes import MISTAKES
from guiapp.pages.check.words import MistakeWords
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.line_room import room_for_lines

LETTERS = "ABCD"
LINES = 5


class CheckQuiz(QWidget):
    """A button with a menu of four letters, and four answers.

    Which letter hides which mistake is drawn anew with each page.

    Signals
    -------
    mistake_chosen(str) : a key of MISTAKES is to be planted, or "" to mend the network
    solved(str) : the mistake was named
    """

    mistake_chosen = Signal(str)
    solved = Signal(str)

    def __init__(self, parent: QWidget | None = None, rng: random.Random | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._words = MistakeWords(self)
        keys = list(MISTAKES)
        (rng or random.Random()).shuffle(keys)
        self._hidden = dict(zip(LETTERS, keys, strict=True))
        self._letter = ""
        self._guess = ""
        self._found: set[str] = set()
        self._break = QPushButton(self)
        self._break.setObjectName("break_it")
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._letters: dict[str, QAction] = {}
        for letter in LETTERS:
            action = self._menu.addAction("")
            action.setObjectName(f"mistake_{letter}")
            action.setCheckable(True)
            action.triggered.connect(partial(self.choose, letter))
            self._letters[letter] = action
        self._menu.addSeparator()
        self._mend = self._menu.addAction("")
        self._mend.setObjectName("mend")
        self._mend.triggered.connect(partial(self.choose, ""))
        self._break.clicked.connect(self.open_menu)
        self._question = QLabel(self)
        self._question.setObjectName("quiz")
        self._question.setWordWrap(True)
        self._question.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._question.setMinimumHeight(room_for_lines(self.font(), LINES))
        self._answers: dict[str, QPushButton] = {}
        for key in MISTAKES:
            button = QPushButton(self)
            button.setObjectName(f"answer_{key}")
            button.clicked.connect(partial(self.answer, key))
            self._answers[key] = button
        for control in (self._break, *self._answers.values()):
            KeepKeys(control, BUTTON_KEYS)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        answers = QGridLayout()
        answers.setSpacing(8)
        for k, button in enumerate(self._answers.values()):
            answers.addWidget(button, k // 2, k % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._break)
        layout.addLayout(answers)
        layout.addWidget(self._question)

    def mistake(self) -> str:
        """The key of the mistake that is planted, or ""."""
        return self._hidden.get(self._letter, "")

    def is_solved(self) -> bool:
        """Whether the planted mistake was named, so that its source may be shown."""
        return self._letter in self._found

    @Slot()
    def open_menu(self) -> None:
        """Show the letters below the button."""
        self._menu.popup(self._break.mapToGlobal(QPoint(0, self._break.height())))

    def choose(self, letter: str, _checked: bool = False) -> None:
        """Plant the mistake of a letter; "" mends the network."""
        self._letter = letter
        self._guess = ""
        self.retranslate()
        self.mistake_chosen.emit(self.mistake())

    def answer(self, key: str, _checked: bool = False) -> None:
        """Name the mistake."""
        if not self._letter:
            return
        self._guess = key
        right = key == self.mistake()
        if right:
            self._found.add(self._letter)
        self.retranslate()
        if right:
            self.solved.emit(key)

    def allow(self, hidden_sizes: tuple[int, ...]) -> None:
        """Without hidden layers there is no derivative to forget; and where each matrix has a
        side of 1, which takes hidden layers of a single unit, nothing is changed by transposing.
        """
        sizes = (2, *hidden_sizes, 2)  # inputs and classes are 2 or more
        without = set() if hidden_sizes else {"activation"}
        if not any(min(pair) > 1 for pair in pairwise(sizes)):
            without.add("transposed")
        for letter, action in self._letters.items():
            action.setEnabled(self._hidden[letter] not in without)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._color()

    def retranslate(self) -> None:
        words = self._words
        if self._letter:
            text = self.tr("Broken: mistake {letter} (B)")
            self._break.setText(text.format(letter=self._letter))
        else:
            self._break.setText(self.tr("Break it... (B)"))
        self._break.setAccessibleName(self._break.text())
        self._break.setToolTip(
            self.tr(
                "Plant one of four classic mistakes of backpropagation in a copy of the network; "
                "training is not touched. The check shows what it does (B)"
            )
        )
        for letter, action in self._letters.items():
            action.setChecked(letter == self._letter)
            text = self.tr("Mistake {letter}")
            if letter in self._found:
                text = self.tr("Mistake {letter}: {name}")
            action.setText(text.format(letter=letter, name=words.name(self._hidden[letter])))
        self._mend.setText(self.tr("The sound network"))
        for key, button in self._answers.items():
            button.setText(words.name(key))
            button.setAccessibleName(words.name(key))
            button.setToolTip(words.tip(key))
            button.setEnabled(bool(self._letter))
        self._question.setText(self._sentence())
        self._color()

    def _sentence(self) -> str:
        if not self._letter:
            return self.tr("A check proves itself on a mistake: break the network, and find out.")
        if not self._guess:
            return self.tr("Which mistake is it? Look at which arrays leave the diagonal, and how.")
        picture = self._words.picture(self._guess)
        if self._guess == self.mistake():
            text = self.tr("Found. {picture} The code is under Source.")
        else:
            text = self.tr("Not this one. {picture} Look again.")
        return text.format(picture=picture)

    def _color(self) -> None:
        right = self._guess != "" and self._guess == self.mistake()
        tone = "good" if right else ("bad" if self._guess else "muted")
        self._question.setStyleSheet(f"color: {getattr(self._theme, tone)}")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._question.setMinimumHeight(room_for_lines(self.font(), LINES))
        super().changeEvent(event)
