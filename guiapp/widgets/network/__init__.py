"""What is in a network: arrays, graphs, weights, images, counts."""
