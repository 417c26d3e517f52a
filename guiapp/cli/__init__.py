"""The command line, and training in a terminal."""
