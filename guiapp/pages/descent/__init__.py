"""The Descend page: optimizers race down a surface."""
