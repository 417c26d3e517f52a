"""Is there OpenGL, and drawing a 3-D scene into a picture."""
