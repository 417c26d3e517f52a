"""Plots of one study each, and the parts that they share."""
