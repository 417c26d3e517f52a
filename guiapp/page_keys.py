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
)


def page_shortcut(key: str) -> str:
    """The keys that lead to a page, "Ctrl+9"."""
    return f"Ctrl+{PAGES.index(key) + 1}"
