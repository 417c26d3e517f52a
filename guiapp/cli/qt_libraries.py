"""The system libraries that Qt leans on: which are missing, and which package brings them.

The wheel of PySide6 brings Qt itself but not the libraries of the desktop; a server or a fresh
container lacks some of them, and Qt then ends the process. Loading the platform plugin by hand
finds that out first. Nothing is lost by it: Qt loads the same files a moment later.
"""

from __future__ import annotations

import ctypes
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

PACKAGES = MappingProxyType(
    {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11-xcb.so.1": "libx11-xcb1",
        "libX11.so.6": "libx11-6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libgthread-2.0.so.0": "libglib2.0-0",
        "libstdc++.so.6": "libstdc++6",
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxcb.so.1": "libxcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libz.so.1": "zlib1g",
        "libzstd.so.1": "libzstd1",
    }
)
"""Library file -> package of Debian and Ubuntu, for all that Qt's X11 and Wayland plugins need."""

# Libraries that one platform plugin alone needs; all others are needed by Qt itself.
_OF_ONE_PLATFORM = MappingProxyType(
    {
        "libqxcb": ("libxcb-", "libX11-xcb", "libxkbcommon-x11"),
        "libqwayland": ("libwayland-",),
    }
)
_NAMED = 3  # of the missing libraries; on a bare server there are twenty

# How the loaders of glibc and musl say that a file is absent or empty.
_MISSING = re.compile(
    r"(?P<glibc>[\w.+-]+\.so[\w.]*): (?:cannot open shared object file|file too short)"
    r"|Error loading shared library (?P<musl>[\w.+-]+\.so[\w.]*)"
)


@dataclass(frozen=True)
class Obstacle:
    """One thing in the way of a window: two clauses, without capital and full stop."""

    what: str
    remedy: str


def loading_obstacle(plugin: Path) -> Obstacle | None:
    """What keeps a shared library of Qt from being loaded, None if nothing does.

    Parameters
    ----------
    plugin : path of the file, for instance of ``libqxcb.so``; loading it takes about 12 ms,
        which the import of Qt saves again.
    """
    message = _loader_message(str(plugin))
    if message is None:
        return None
    needless = tuple(
        prefix
        for platform, prefixes in _OF_ONE_PLATFORM.items()
        if not plugin.name.startswith(platform)
        for prefix in prefixes
    )
    return library_obstacle(message, [name for name in PACKAGES if not name.startswith(needless)])


def library_obstacle(message: str, also_look_for: Iterable[str] = ()) -> Obstacle:
    """What a loader complained about, with the names of libraries and packages.

    Parameters
    ----------
    message : the complaint; one that is not about a missing library is quoted.
    also_look_for : libraries to try as well. A loader stops at the first missing one, and
        nobody wants to install six packages in six attempts.
    """
    found = _MISSING.search(message)
    if found is None:
        return Obstacle(f"Qt cannot be loaded ({message})", "install PySide6-Essentials anew")
    first = found["glibc"] or found["musl"]
    missing = {first} | {name for name in also_look_for if _loader_message(name) is not None}
    return _missing(sorted(missing))


def _loader_message(name: str) -> str | None:
    try:
        ctypes.CDLL(name)
    except OSError as error:
        return str(error)
    return None


def _missing(names: list[str]) -> Obstacle:
    if len(names) == 1:
        what, it = f"the system library {names[0]} is missing", "it"
    else:
        last = names[-1] if len(names) <= _NAMED else f"{len(names) - _NAMED + 1} more"
        listed = ", ".join(names[: min(len(names), _NAMED) - 1])
        what, it = f"the system libraries {listed} and {last} are missing", "them"
    if shutil.which("dnf") and not shutil.which("apt"):
        # an RPM package answers to the names of the libraries in it
        wanted = " ".join(f"'{name}()(64bit)'" for name in names)
        return Obstacle(what, f"install {it} with `dnf install {wanted}`")
    packages = " ".join(sorted({PACKAGES[name] for name in names if name in PACKAGES}))
    if not packages:
        return Obstacle(what, f"install the package of your system that contains {it}")
    return Obstacle(what, f"install {it} with `apt install {packages}` (Debian, Ubuntu)")
