"""A surface cut open at a point."""
