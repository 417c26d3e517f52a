"""Formats of archives, what is raised for a file that is none, and how its words are quoted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# controls, halves of characters, and those that turn the direction of what follows
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class ArchiveError(ValueError):
    """A file that cannot be written or read; the message is one sentence.

    Attributes
    ----------
    problem : the message without the path and the full stop
    """

    def __init__(self, path: str | Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}.")
        self._path = path
        self.problem = problem

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._path, self.problem)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is told apart: archives of one format, and how large they may be.

    Attributes
    ----------
    noun : what such a file holds, as in "this is not a {noun} file"
    error : what is raised
    format, version : as the header has them
    max_bytes : of the file, and of all members unpacked
    max_members, max_header_bytes : the header's text takes four bytes a character
    """

    noun: str
    error: Callable[[str | Path, str], ArchiveError]
    format: str
    version: int
    max_bytes: int
    max_members: int
    max_header_bytes: int

    @property
    def mebibytes(self) -> str:
        """The limit in words."""
        return f"{self.max_bytes // 2**20} MiB"


def visible(text: object, longest: int = 200) -> str:
    """Foreign text as a sentence can show it: short, on one line, without what is not seen."""
    return _UNSEEN.sub("?", str(text)[:longest])


def is_visible(text: str, lines: bool = False) -> bool:
    """Whether a text has only characters that show; line breaks and tabs where it has lines."""
    return not _UNSEEN.search(re.sub(r"[\n\t]", "", text) if lines else text)
