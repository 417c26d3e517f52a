"""The Runs page: every kept run, many seeds, races and searches."""
