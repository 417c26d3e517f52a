"""The Inside page: every layer of the network in training."""
