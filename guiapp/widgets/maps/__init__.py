"""Surfaces seen from above and in space, with arrows and tracks on them."""
