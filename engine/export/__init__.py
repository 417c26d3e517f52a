"""A run carried into other tools: figures, networks, scripts and bundles, one file each."""
