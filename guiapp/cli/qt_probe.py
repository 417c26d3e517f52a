"""Can a window be opened here? Asked before Qt is, because Qt answers by aborting the process.

The order of Qt is followed: the platforms named by ``QT_QPA_PLATFORM``, or Wayland and X11 as far
as the environment names a display of theirs. The first one that works ends the search; only if
none does is there a problem. No QApplication is made and PySide6 is not imported.
"""

from __future__ import annotations

import ctypes
import glob
import importlib.util
import os
import socket
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guiapp.cli.qt_libraries import Obstacle, library_obstacle, loading_obstacle

_GET_A_DISPLAY = "run `xvfb-run -a python main.py` (Debian package xvfb) or log in to a desktop"
_WAYLAND_TIMEOUT_S = 1.0


@dataclass(frozen=True)
class Problem:
    """Why no window can be opened.

    Attributes
    ----------
    sentence : one sentence for the user that ends with what to do.
    """

    sentence: str


def find_problem(
    environment: Mapping[str, str] | None = None, system: str = sys.platform
) -> Problem | None:
    """What keeps Qt from opening a window, or None if nothing does.

    Parameters
    ----------
    environment : variables to look at; those of the process if None.
    system : ``sys.platform``. Windows and macOS bring display and libraries with them.
    """
    variables = os.environ if environment is None else environment
    for package in ("PySide6", "pyqtgraph"):
        if importlib.util.find_spec(package) is None:
            what = f"the Python package {package} is not installed"
            return _problem([Obstacle(what, "run `pip install -e .` in the folder of main.py")])
    if system in ("win32", "cygwin", "darwin"):
        return None
    obstacles: list[Obstacle] = []
    for platform in _platforms(variables):
        in_the_way = _obstacles(platform, variables)
        if not in_the_way:
            return None
        obstacles += in_the_way
    return _problem(obstacles)


def problem_of_import(error: ImportError) -> Problem | None:
    """The problem behind a failed import of Qt; None for any other failed import."""
    if (error.name or "").partition(".")[0] in ("PySide6", "shiboken6") or ".so" in str(error):
        return _problem([library_obstacle(str(error))])
    return None


def _problem(obstacles: Iterable[Obstacle]) -> Problem:
    """All obstacles in one sentence, each clause once."""
    what = ", and ".join(dict.fromkeys(obstacle.what for obstacle in obstacles))
    remedy = ", and ".join(dict.fromkeys(obstacle.remedy for obstacle in obstacles))
    return Problem(f"No window can be opened: {what}; {remedy}.")


def _platforms(variables: Mapping[str, str]) -> list[str]:
    """Names of Qt platform plugins in the order in which Qt will try them."""
    chosen = variables.get("QT_QPA_PLATFORM", "")
    if chosen:
        # "xcb;offscreen" is a list of choices, "offscreen:size=800x600" has arguments
        return [choice.partition(":")[0].lower() for choice in chosen.split(";")]
    has_wayland = "WAYLAND_DISPLAY" in variables or variables.get("XDG_SESSION_TYPE") == "wayland"
    platforms = ["wayland"] if has_wayland else []
    if variables.get("DISPLAY") or not platforms:
        platforms.append("xcb")
    return platforms


def _obstacles(platform: str, variables: Mapping[str, str]) -> list[Obstacle]:
    """What is in the way of one platform: libraries first, then the display."""
    library = _plugin_obstacle(platform, variables)
    if platform == "xcb":
        display = _x11_obstacle(variables.get("DISPLAY", ""))
    elif platform.startswith("wayland"):
        display = _wayland_obstacle(variables)
    else:
        display = None
    return [obstacle for obstacle in (library, display) if obstacle is not None]


def _plugin_obstacle(platform: str, variables: Mapping[str, str]) -> Obstacle | None:
    folder = _plugin_folder()
    if folder is None or "QT_QPA_PLATFORM_PLUGIN_PATH" in variables:
        return None  # Qt is installed in a way of its own: only trying would tell
    stem = "wayland" if platform.startswith("wayland") else glob.escape(platform)
    # Qt 6.8 has libqwayland-egl.so and libqwayland-generic.so, Qt 6.11 has libqwayland.so
    plugins = sorted(folder.glob(f"libq{stem}.so")) or sorted(folder.glob(f"libq{stem}-*.so"))
    if not plugins:
        what = f"Qt has no platform named {platform!r}"
        return Obstacle(what, "unset the environment variable QT_QPA_PLATFORM")
    return loading_obstacle(plugins[0])


def _plugin_folder() -> Path | None:
    package = importlib.util.find_spec("PySide6")
    for location in (package.submodule_search_locations or []) if package else []:
        folder = Path(location, "Qt", "plugins", "platforms")
        if folder.is_dir():
            return folder
    return None


def _x11_obstacle(display: str) -> Obstacle | None:
    if not display:
        return Obstacle("there is no display", _GET_A_DISPLAY)
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None  # the plugin needs this library too, so its absence is reported there
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    if xcb.xcb_connection_has_error(connection) == 0:
        # left open until the process ends: a server whose only client leaves (that of xvfb-run)
        # resets itself, and may then turn away Qt, which is the next to knock
        return None
    xcb.xcb_disconnect(connection)
    return Obstacle(f"the display {display!r} that DISPLAY names does not answer", _GET_A_DISPLAY)


def _wayland_obstacle(variables: Mapping[str, str]) -> Obstacle | None:
    name = variables.get("WAYLAND_DISPLAY") or "wayland-0"
    # a name that is an absolute path replaces the folder
    address = Path(variables.get("XDG_RUNTIME_DIR", ""), name)
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            client.settimeout(_WAYLAND_TIMEOUT_S)
            client.connect(str(address))
    except OSError:
        return Obstacle(f"the Wayland display {name!r} does not answer", _GET_A_DISPLAY)
    return None
