"""How large a run is on the disk."""

from __future__ import annotations

from engine.optimizers import OPTIMIZERS
from guiapp.session import Session


def size_of(session: Session) -> int:
    """About so many bytes the run of the session takes; 0 without one."""
    run = session.run
    if run is None:
        return 0
    copies = 1 + len(OPTIMIZERS[run.config.optimizer].SLOTS)
    states = 2 if session.lineage else 1
    params = run.parameter_count * (4 if run.config.dtype == "float32" else 8)
    return params * copies * states + 8 * session.recorded_end
