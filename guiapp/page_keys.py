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
