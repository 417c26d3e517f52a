"""Ten outputs to drag, and mini-batches of them."""
