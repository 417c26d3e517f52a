"""Heights, contours and cuts of a surface: NumPy behind the pictures, and their thread."""
