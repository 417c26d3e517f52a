"""What the pane "Teach it my hand" says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from engine.fine_tuning import Tuned
from guiapp.my_digits import (
    FOREIGN,
    NOT_A_DIGIT,
    TOO_LARGE,
    TOO_MANY,
    UNREADABLE,
    MyDigitsError,
    Skipped,
)


class CollectionWords(QObject):
    """Sentences about my digits."""

    def hint(self, has_drawing: bool) -> str:
        if has_drawing:
            return self.tr("Which digit is it? Press its button, or Shift and its key.")
        return self.tr("Draw a digit, then say here which one it is.")

    def no_digits(self) -> str:
        return self.tr(
            "Your own digits will stand here. Draw the ones that the network gets wrong, and some "
            "of each of the others."
        )

    def there_already(self, label: int) -> str:
        text = self.tr("This drawing is among your digits already, as a {label}. Draw another.")
        return text.format(label=label)

    def added(self, label: int, answer: int | None, corrected: bool) -> str:
        if corrected:
            text = self.tr("Corrected: now it is a {label}. Clear (C) and draw the next one.")
        elif answer is None or answer == label:
            text = self.tr("Added as a {label}. Clear (C) and draw the next one.")
        else:
            text = self.tr(
                "Added as a {label}; the network takes it for a {answer}. Clear (C) and draw "
                "another, or fine-tune."
            )
        return text.format(label=label, answer=answer)

    def removed(self, label: int) -> str:
        return self.tr("A {label} was deleted. Undo brings it back.").format(label=label)

    def brought_back(self, label: int) -> str:
        return self.tr("The {label} is back.").format(label=label)

    def exported(self, count: int, path: Path) -> str:
        text = self.tr("%n digit(s) written to {path}, with labels.csv.", "", count)
        return text.format(path=path)

    def problem(self, error: MyDigitsError) -> str:
        return str(error)

    def with_skipped(self, sentence: str, count: int) -> str:
        text = self.tr(
            "{sentence} (%n file(s) in the folder left out; hover to see why.)", "", count
        )
        return text.format(sentence=sentence)

    def skipped(self, skipped: Skipped) -> str:
        """Why a file of the folder is not among the digits."""
        reasons = {
            FOREIGN: self.tr("{name} is left out: its name is not like 00012-3f9a-is-7.png."),
            TOO_LARGE: self.tr("{name} is left out: not an ordinary file of at most 16 KiB."),
            NOT_A_DIGIT: self.tr(
                "{name} is left out: not a gray PNG of 28 × 28 pixels with ink, or damaged."
            ),
            UNREADABLE: self.tr("{name} is left out: it cannot be read."),
            TOO_MANY: self.tr("{name} is left out: there are 500 digits already."),
        }
        return reasons[skipped.reason].format(name=skipped.name)

    def actions(self) -> tuple[tuple[str, str], ...]:
        """(word, help) of the buttons below the digits."""
        return (
            (
                self.tr("Delete"),
                self.tr(
                    "Delete the selected digit: the next fine-tuning does not learn from it. "
                    "Shortcut: Delete, with the focus on my digits"
                ),
            ),
            (
                self.tr("Undo"),
                self.tr(
                    "Bring the deleted digit back. Shortcut: Ctrl+Z, with the focus on my digits"
                ),
            ),
            (
                self.tr("Export..."),
                self.tr("Write all of my digits as pictures, with their labels, for other uses."),
            ),
        )

    def kinds_of_export(self) -> str:
        return self.tr("Zip archive (*.zip);;New folder (*)")


class TuningWords(QObject):
    """Sentences about the fine-tuning."""

    def hint(self, digits: int, has_network: bool) -> str:
        if not has_network:
            return self.tr("No network answers yet: train one first (Ctrl+1, then Space).")
        if digits == 0:
            return self.tr("Add at least one of your digits, then fine-tune.")
        return self.tr(
            "Fine-tune: the network that answers learns %n digit(s) of your hand.", "", digits
        )

    def running(self, done: int, planned: int) -> str:
        if done == 0:
            return self.tr("Measuring the network as it is...")
        return self.tr("Update {done} of {planned}").format(done=done, planned=planned)

    def outcome(self, tuned: Tuned) -> str:
        """What was learned, and what was forgotten."""
        course = tuned.course
        own = [round(share * tuned.own_count) for share in course.own_accuracy[[0, -1]]]
        test = [round(share * tuned.test_count) for share in course.test_accuracy[[0, -1]]]
        learned = self.tr("Of your {count} digits {before} were right, and now {after}.").format(
            count=tuned.own_count, before=own[0], after=own[1]
        )
        return self.tr("{learned} {forgotten}").format(
            learned=learned, forgotten=self._forgotten(test[1] - test[0], tuned.test_count)
        )

    def _forgotten(self, gained: int, count: int) -> str:
        number, whole = f"{abs(gained):,}", f"{count:,}"
        if gained >= 0:
            text = self.tr("Nothing was forgotten: of {whole} test images {number} more are right.")
        elif -gained <= count // 200:
            text = self.tr("Hardly forgotten: of {whole} test images {number} more are wrong.")
        else:
            text = self.tr("It has forgotten: of {whole} test images {number} more are wrong now.")
        return text.format(number=number, whole=whole)

    def undone(self) -> str:
        return self.tr("Undone: the network answers as it did before the fine-tuning.")

    def cancelled(self) -> str:
        return self.tr("Cancelled: the network answers as before.")

    def mixes(self) -> dict[str, tuple[str, str]]:
        """(word, help) by key of what the mini-batches are made of."""
        return {
            "gentle": (
                self.tr("mostly MNIST"),
                self.tr(
                    "At most a quarter of each mini-batch are my digits; MNIST's keep the network "
                    "from forgetting."
                ),
            ),
            "half": (
                self.tr("half and half"),
                self.tr("My digits are learned faster, and more is forgotten."),
            ),
            "only": (
                self.tr("only mine"),
                self.tr("It sees nothing but my digits: watch it forget the others."),
            ),
        }
