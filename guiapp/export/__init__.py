"""What can be taken away: CSV, PNG, SVG, GIF."""
