"""The Beats page: one training step, taken apart."""
