"""Why a network answers as it does: its gradient at one image, neighbors, dreams, ablation."""
