"""Runs of the window put safely on the disk: kept ones, and those that a crash would lose."""
