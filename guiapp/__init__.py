"""The Qt application: it owns the thread, the clock and the pixels."""
