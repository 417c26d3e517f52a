"""Is there an OpenGL to draw the 3-D view with? Asked once; the answer is never a crash."""

from __future__ import annotations

import ctypes
import importlib
import logging
import os
import sys
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QSize

from guiapp.opengl.canvas import Canvas, NoOpenGLError

TEST_SIZE = QSize(16, 16)

_log = logging.getLogger(__name__)
_answers: dict[int, Obstacle | None] = {}


class Obstacle(Enum):
    """Why there is no 3-D view here."""

    LIBRARY = auto()  # PyOpenGL is not installed, or finds no library of the system
    CONTEXT = auto()  # the platform gives no OpenGL context, or one that is too old
    DRAWING = auto()  # there is a context, but what it draws is wrong


def find_obstacle() -> Obstacle | None:
    """What keeps the 3-D view from being drawn, or None; takes up to 1.5 s the first time.

    The answer holds for the life of the application. A small picture is drawn and looked at,
    because a context alone does not say that PyOpenGL and Qt speak of the same one.
    """
    key = id(QCoreApplication.instance())
    if key not in _answers:
        _answers.clear()
        _answers[key] = search()
    return _answers[key]


def search() -> Obstacle | None:
    """The same, looked for anew."""
    try:
        with Canvas(TEST_SIZE, samples=0):
            _tell_pyopengl()
    except NoOpenGLError:
        return Obstacle.CONTEXT
    try:
        stage = importlib.import_module("guiapp.opengl.stage")
    except (ImportError, OSError, AttributeError) as error:
        # ImportError: not installed; the others: PyOpenGL without a library of the system
        _log.info("no 3-D view: %r", error)
        return Obstacle.LIBRARY
    try:
        drawn = bool(stage.draws_rightly(TEST_SIZE))
    except Exception as error:  # whatever a driver or PyOpenGL comes up with, the map remains
        _log.info("no 3-D view: %r", error)
        drawn = False
    return None if drawn else Obstacle.DRAWING


def _tell_pyopengl() -> None:
    """Say to PyOpenGL by which system library Qt has made the current context.

    By itself it goes by the variables of the desktop: in an X11 window on a Wayland desktop it
    would ask EGL for a context that GLX has made, and fail in the middle of a picture. It reads
    the variable when it is first imported.
    """
    if not sys.platform.startswith("linux") or "OpenGL" in sys.modules:
        return
    for platform, library, function in (
        ("glx", "libGL.so.1", "glXGetCurrentContext"),
        ("egl", "libEGL.so.1", "eglGetCurrentContext"),
    ):
        try:
            current = getattr(ctypes.CDLL(library), function)
        except (OSError, AttributeError):
            continue  # not on this machine, so Qt has not used it
        current.restype = ctypes.c_void_p
        if current():
            os.environ.setdefault("PYOPENGL_PLATFORM", platform)
            return
