"""Why a run failed: the evidence, the first bad step, and what would have helped."""
