"""Reusable parts of pages: they know Qt and pyqtgraph, not the training session."""
