"""The sentences about mistakes in formulas, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine import expression_errors as errors
from engine.expression_errors import ExpressionError


class ExpressionTexts(QObject):
    """One translation per sentence of ``engine.expression_errors``."""

    def sentence(self, error: ExpressionError) -> str:
        """What is wrong, with its column, ready to be shown."""
        return self.sentences()[error.sentence].format(**error.values)

    def sentences(self) -> dict[str, str]:
        """English sentence -> translated sentence, both with their placeholders."""
        return {**self._of_parts(), **self._of_order()}

    def _of_parts(self) -> dict[str, str]:
        """About what is in the formula: its size, characters, numbers, names and functions."""
        return {
            errors.EMPTY: self.tr("Type a formula, for example {example}."),
            errors.TOO_LONG: self.tr(
                "A formula can have {limit} characters; this one has {value}."
            ),
            errors.TOO_DEEP: self.tr(
                "Column {column}: at most {limit} parentheses, powers or signs can be nested."
            ),
            errors.TOO_LARGE: self.tr(
                "Column {column}: a formula can have {limit} numbers, names and operations."
            ),
            errors.NUMBER_TOO_LARGE: self.tr(
                "Column {column}: {value} is too large; numbers end at about 1.8e308."
            ),
            errors.BAD_CHARACTER: self.tr(
                "Column {column}: a formula cannot have the character {character}."
            ),
            errors.UNKNOWN_NAME: self.tr(
                "Column {column}: {name} is not known here. Did you mean {nearest}?"
            ),
            errors.UNKNOWN_WORD: self.tr(
                "Column {column}: {name} is not known here. The variables are {choices}."
            ),
            errors.NEEDS_PARENTHESES: self.tr(
                "Column {column}: {name} needs parentheses, as in {example}."
            ),
            errors.ONE_ARGUMENT: self.tr(
                "Column {column}: {name} takes one number, as in {example}."
            ),
            errors.TWO_ARGUMENTS: self.tr(
                "Column {column}: {name} takes two numbers, as in {example}."
            ),
        }

    def _of_order(self) -> dict[str, str]:
        """About what stands where: operators, parentheses and signs."""
        return {
            errors.EQUALS: self.tr(
                "Column {column}: type only what stands on the right of the equals sign."
            ),
            errors.COMMA: self.tr(
                "Column {column}: a comma belongs into min and max only; type decimals as in 0.5."
            ),
            errors.UNFINISHED: self.tr(
                "Column {column}: a number, a name or a parenthesis is missing at the end."
            ),
            errors.MISSING_OPERAND: self.tr(
                "Column {column}: a number or a name is missing before {found}."
            ),
            errors.MISSING_OPERATOR: self.tr(
                "Column {column}: an operator, such as *, is missing before {found}."
            ),
            errors.UNCLOSED: self.tr("Column {column}: this {found} is never closed."),
            errors.UNOPENED: self.tr("Column {column}: this {found} was never opened."),
            errors.UNEXPECTED: self.tr("Column {column}: {found} cannot stand here."),
        }
