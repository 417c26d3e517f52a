"""What was typed or pasted, as a run file takes it: a name or a note that it refused would keep
the whole run from being saved."""

from __future__ import annotations

from engine.archive_kinds import is_visible
from engine.runs.records import MAX_NAME, MAX_NOTE


def typed_name(text: str) -> str:
    """On one line, without what is not seen, as long as a name may be; "" for nothing."""
    seen = "".join(" " if c.isspace() else c for c in text if c.isspace() or is_visible(c))
    return " ".join(seen.split())[:MAX_NAME].rstrip()


def typed_note(text: str) -> str:
    """The same with its line breaks; paths that are copied often begin with U+202A."""
    return "".join(c for c in text if is_visible(c, lines=True))[:MAX_NOTE]
