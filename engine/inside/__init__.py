"""What is going on in the layers of a network."""
