"""Several optimizers side by side: their list, standings, states and playback."""
