"""Where the suite runs: no screen, one BLAS thread, no warning unheard, no thread left behind."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import pytest
from hypothesis import settings

# Two cores shared with others: how long an example takes says nothing about the code.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

QT_PROBLEM = ""
try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError as error:
    # Qt's system libraries are missing: what needs no window is tested all the same
    QT_PROBLEM = f"Qt cannot be loaded here: {error}"
    collect_ignore = ["guiapp"]


def pytest_report_header() -> str:
    """The first lines of the report say what was left out, and why."""
    return f"tests of the window are left out. {QT_PROBLEM}" if QT_PROBLEM else "Qt: offscreen"


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Without Qt the plugin for it cannot start; the other tests need not suffer from that."""
    if QT_PROBLEM:
        pluginmanager.unregister(name="pytest-qt")


@pytest.fixture(autouse=True)
def _no_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log is as good as a failed assertion."""
    yield
    found = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not found, f"logged: {found}"
