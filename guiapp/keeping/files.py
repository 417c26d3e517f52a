"""Runs read and written in the thread; the file format is imported there, when it is wanted."""

from __future__ import annotations

from pathlib import Path

from engine.runs.records import Run


def save(path: Path, run: Run) -> None:
    """As ``save_run``."""
    from engine.runs.run_files import save_run

    save_run(path, run)


def load(path: Path) -> Run:
    """As ``load_run``."""
    from engine.runs.run_files import load_run

    return load_run(path)
