"""Backpropagation against the definition of the derivative."""
