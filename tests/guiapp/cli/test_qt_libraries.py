from __future__ import annotations

from pathlib import Path

import pytest

from guiapp.cli import qt_libraries
from guiapp.cli.qt_libraries import PACKAGES, library_obstacle, loading_obstacle


@pytest.fixture
def no_dnf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries.shutil, "which", lambda _name: None)


@pytest.mark.usefixtures("no_dnf")
@pytest.mark.parametrize(
    "message",
    [
        "libEGL.so.1: cannot open shared object file: No such file or directory",
        "/usr/lib/x86_64-linux-gnu/libEGL.so.1: file too short",
        "Error loading shared library libEGL.so.1: No such file or directory (needed by x.so)",
    ],
    ids=["glibc", "glibc-empty", "musl"],
)
def test_a_missing_library_is_named_with_its_package(message: str) -> None:
    obstacle = library_obstacle(message)
    assert obstacle.what == "the system library libEGL.so.1 is missing"
    assert obstacle.remedy == "install it with `apt install libegl1` (Debian, Ubuntu)"


def hide(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    """Let the loader find everything but these; a plugin lacks the first of them."""

    def loader(name: str) -> str | None:
        if name in missing or name.startswith("/"):
            return f"{missing[0]}: cannot open shared object file: No such file or directory"
        return None

    monkeypatch.setattr(qt_libraries, "_loader_message", loader)


@pytest.mark.usefixtures("no_dnf")
def test_all_missing_libraries_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch, "libxcb-cursor.so.0", "libGL.so.1")
    obstacle = loading_obstacle(Path("/platforms/libqxcb.so"))
    assert obstacle is not None
    assert obstacle.what == "the system libraries libGL.so.1 and libxcb-cursor.so.0 are missing"
    assert obstacle.remedy.startswith("install them with `apt install libgl1 libxcb-cursor0`")


@pytest.mark.usefixtures("no_dnf")
def test_the_packages_of_very_many_libraries_are_all_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = sorted(name for name in PACKAGES if name.startswith("libxcb"))
    hide(monkeypatch, *names)
    obstacle = loading_obstacle(Path("/platforms/libqxcb.so"))
    assert obstacle is not None
    assert f"{names[0]}, {names[1]} and {len(names) - 2} more are missing" in obstacle.what
    assert all(PACKAGES[name] in obstacle.remedy for name in names)


@pytest.mark.usefixtures("no_dnf")
@pytest.mark.parametrize(
    ("plugin", "named"),
    [
        ("libqxcb.so", {"libegl1", "libxcb-xkb1"}),
        ("libqwayland-egl.so", {"libegl1", "libwayland-client0"}),
        ("libqoffscreen.so", {"libegl1"}),
    ],
)
def test_libraries_of_other_platforms_are_not_asked_for(
    plugin: str, named: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(monkeypatch, "libEGL.so.1", "libxcb-xkb.so.1", "libwayland-client.so.0")
    obstacle = loading_obstacle(Path("/platforms", plugin))
    assert obstacle is not None
    assert {package for package in PACKAGES.values() if package in obstacle.remedy} == named


@pytest.mark.usefixtures("no_dnf")
def test_a_library_of_unknown_package_is_named_all_the_same() -> None:
    obstacle = library_obstacle("libodd.so.7: cannot open shared object file: No such file")
    assert "libodd.so.7" in obstacle.what
    assert "apt" not in obstacle.remedy


def test_a_system_of_rpm_packages_is_told_its_own_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        qt_libraries.shutil, "which", lambda name: "/usr/bin/dnf" if name == "dnf" else None
    )
    obstacle = library_obstacle("libEGL.so.1: cannot open shared object file")
    assert "`dnf install 'libEGL.so.1()(64bit)'`" in obstacle.remedy


def test_another_complaint_of_the_loader_is_quoted() -> None:
    message = "/lib/libc.so.6: version `GLIBC_2.99' not found (required by libQt6Core.so.6)"
    assert message in library_obstacle(message).what


def test_a_file_that_is_no_library_is_an_obstacle(tmp_path: Path) -> None:
    file = tmp_path / "libqxcb.so"
    file.write_bytes(b"no library")
    obstacle = loading_obstacle(file)
    assert obstacle is not None
    assert "libqxcb.so" in obstacle.what


def test_a_library_that_loads_is_none() -> None:
    ctypes_file = __import__("_ctypes").__file__
    assert ctypes_file is not None
    assert loading_obstacle(Path(ctypes_file)) is None
