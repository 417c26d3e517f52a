"""Why a run failed, in words and pictures."""
