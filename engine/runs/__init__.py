"""Runs as objects: kept in files, gone back into, branched, listed."""
