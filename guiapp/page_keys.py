"""The stable English words for the pages, in the order of the rail; also for the command line."""

PAGES = (
    "train",
    "losses",
    "derivatives",
    "gradient",
    "descend",
    "check",
    "beats",
    "inside",
    "draw",
    "runs",
)
_LETTERS = {"runs": "L"}  # the digits are used up; L as in ledger


def page_shortcut(key: str) -> str:
    """The keys that lead to a page, "Ctrl+9" or "Ctrl+L"."""
    return f"Ctrl+{_LETTERS.get(key, PAGES.index(key) + 1)}"
