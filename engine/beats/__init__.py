"""One training step and the book's graphs, taken apart into every number."""
