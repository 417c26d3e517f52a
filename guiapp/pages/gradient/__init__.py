"""The Gradient page: all slopes of a surface as arrows."""
