"""Kept runs in a table, their curves over each other, and what makes them differ."""
