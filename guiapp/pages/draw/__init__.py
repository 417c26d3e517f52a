"""The Draw page: a digit, and the network's answer."""
