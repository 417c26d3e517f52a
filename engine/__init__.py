"""The engine: networks, losses, optimizers, surfaces and data in NumPy; it knows of no screen."""
