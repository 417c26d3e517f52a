"""One OpenGL context for the application, and pictures that are drawn in it.

The 3-D view is drawn into a picture, not by an OpenGL widget: such a widget would make Qt compose
the whole window with OpenGL, on every page, which a software renderer pays for with each curve.
There is one context for all views also because pyqtgraph keeps its compiled shaders per process,
and shaders live in their context.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage, QOffscreenSurface, QOpenGLContext
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat

_NAME = "nablascope_3d"
OLDEST = (2, 1)  # the version that pyqtgraph's shaders are written for


class NoOpenGLError(RuntimeError):
    """There is no context to draw in."""


def context_of_application() -> QOpenGLContext | None:
    """The application's context for pictures, made when first asked for."""
    application = QCoreApplication.instance()
    if application is None:
        return None
    found = application.findChild(QOpenGLContext, _NAME)
    if isinstance(found, QOpenGLContext):
        return found
    context = QOpenGLContext(application)
    if not context.create() or context.isOpenGLES() or context.format().version() < OLDEST:
        context.setParent(None)
        return None
    context.setObjectName(_NAME)
    return context


def _surface(context: QOpenGLContext) -> QOffscreenSurface:
    """Something to make the context current on; nothing is ever drawn on it."""
    found = context.findChild(QOffscreenSurface, _NAME)
    if isinstance(found, QOffscreenSurface):
        return found
    surface = QOffscreenSurface()
    surface.setParent(context)
    surface.setObjectName(_NAME)
    surface.setFormat(context.format())
    surface.create()
    return surface


class Canvas:
    """A picture in the memory of the graphics card; drawn on within a ``with`` block.

    Attributes
    ----------
    size : in pixels
    """

    def __init__(self, size: QSize, samples: int) -> None:
        """Nothing is claimed before the first ``with``. ``samples`` a pixel smooth the edges."""
        self.size = QSize(size)
        self._samples = samples
        self._buffer: QOpenGLFramebufferObject | None = None

    def __enter__(self) -> Canvas:
        """Make the context current and draw here. NoOpenGLError when that cannot be."""
        context = context_of_application()
        if context is None or not context.makeCurrent(_surface(context)):
            raise NoOpenGLError("OpenGL gives no context to draw in.")
        if self._buffer is None:
            kind = QOpenGLFramebufferObjectFormat()
            kind.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
            kind.setSamples(self._samples)
            self._buffer = QOpenGLFramebufferObject(self.size, kind)
        if not self._buffer.bind():
            context.doneCurrent()
            raise NoOpenGLError(f"OpenGL has no picture of {self.size} pixels.")
        context.functions().glViewport(0, 0, self.size.width(), self.size.height())
        return self

    def image(self) -> QImage:
        """What has been drawn; within the ``with`` block."""
        if self._buffer is None:
            raise NoOpenGLError("Nothing has been drawn yet.")
        image = self._buffer.toImage()
        if image.format() == QImage.Format.Format_ARGB32_Premultiplied:
            # it is opaque, so the bytes may stay as they are; converting them takes 1.4 ms
            image.reinterpretAsFormat(QImage.Format.Format_RGB32)
            return image
        return image.convertToFormat(QImage.Format.Format_RGB32)

    def __exit__(self, *_: object) -> None:
        if self._buffer is not None:
            self._buffer.release()
        context = QOpenGLContext.currentContext()
        if context is not None:
            context.doneCurrent()
