"""What can be wrong with a formula: the sentences, and the error that carries one of them."""

from __future__ import annotations

# The sentences of ExpressionError. They are whole and named, so that a window can show each of
# them in the reader's language below the field.
EMPTY = "Type a formula, for example {example}."
TOO_LONG = "A formula can have {limit} characters; this one has {value}."
TOO_DEEP = "Column {column}: at most {limit} parentheses, powers or signs can be nested."
TOO_LARGE = "Column {column}: a formula can have {limit} numbers, names and operations."
NUMBER_TOO_LARGE = "Column {column}: {value} is too large; numbers end at about 1.8e308."
BAD_CHARACTER = "Column {column}: a formula cannot have the character {character}."
EQUALS = "Column {column}: type only what stands on the right of the equals sign."
COMMA = "Column {column}: a comma belongs into min and max only; type decimals as in 0.5."
UNKNOWN_NAME = "Column {column}: {name} is not known here. Did you mean {nearest}?"
UNKNOWN_WORD = "Column {column}: {name} is not known here. The variables are {choices}."
NEEDS_PARENTHESES = "Column {column}: {name} needs parentheses, as in {example}."
ONE_ARGUMENT = "Column {column}: {name} takes one number, as in {example}."
TWO_ARGUMENTS = "Column {column}: {name} takes two numbers, as in {example}."
UNFINISHED = "Column {column}: a number, a name or a parenthesis is missing at the end."
MISSING_OPERAND = "Column {column}: a number or a name is missing before {found}."
MISSING_OPERATOR = "Column {column}: an operator, such as *, is missing before {found}."
UNCLOSED = "Column {column}: this {found} is never closed."
UNOPENED = "Column {column}: this {found} was never opened."
UNEXPECTED = "Column {column}: {found} cannot stand here."
SENTENCES = (
    EMPTY,
    TOO_LONG,
    TOO_DEEP,
    TOO_LARGE,
    NUMBER_TOO_LARGE,
    BAD_CHARACTER,
    EQUALS,
    COMMA,
    UNKNOWN_NAME,
    UNKNOWN_WORD,
    NEEDS_PARENTHESES,
    ONE_ARGUMENT,
    TWO_ARGUMENTS,
    UNFINISHED,
    MISSING_OPERAND,
    MISSING_OPERATOR,
    UNCLOSED,
    UNOPENED,
    UNEXPECTED,
)

LONGEST_QUOTE = 16  # characters of what was typed that a sentence repeats


class ExpressionError(ValueError):
    """A formula that cannot be read.

    Attributes
    ----------
    sentence : one of SENTENCES, untranslated and unformatted
    column : where in the text as it was typed, from 1; one beyond its end if something is missing
    values : what to put into the sentence's placeholders
    """

    def __init__(self, sentence: str, column: int, **values: object) -> None:
        self.sentence = sentence
        self.column = column
        self.values = {"column": column, **values}
        super().__init__(sentence.format(**self.values))

    def __reduce__(self) -> tuple[object, ...]:
        # the arguments that Exception itself would pass on are not those of this class
        values = {key: value for key, value in self.values.items() if key != "column"}
        return _rebuilt, (self.sentence, self.column, values)


def _rebuilt(sentence: str, column: int, values: dict[str, object]) -> ExpressionError:
    return ExpressionError(sentence, column, **values)


def quoted(text: str) -> str:
    """The beginning of what was typed, so that no sentence grows with it."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def visible(character: str) -> str:
    """A character as a sentence can show it: those that look like others with their number."""
    if character.isascii() and character.isprintable():
        return character
    number = f"U+{ord(character):04X}"
    return f"{character} ({number})" if character.isprintable() else number
