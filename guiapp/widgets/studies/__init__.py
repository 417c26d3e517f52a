"""Parts for many runs at once: bands over seeds, races of optimizers, searches."""
