"""Where the user's runs are; asking makes nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from guiapp.user_folders import autosave_folder, data_folder, runs_folder


def test_no_test_sees_the_user_s_own(user_data: Path) -> None:
    assert runs_folder() == user_data / "runs"
    assert autosave_folder() == user_data / "autosave"
    assert not user_data.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variable")
def test_they_are_in_the_user_s_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "Nablascope"
    assert not data_folder().exists()
