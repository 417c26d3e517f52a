"""The Check page: backpropagation against the definition of a derivative."""
