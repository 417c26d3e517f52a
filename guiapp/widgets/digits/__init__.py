"""A drawn digit: paper, what the network sees, its answer."""
