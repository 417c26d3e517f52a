"""Curves over iterations that grow while one looks on."""
