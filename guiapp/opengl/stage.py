"""The 3-D scene: ground, frame and ways, seen by a camera, drawn into a picture.

This module imports ``pyqtgraph.opengl`` and with it PyOpenGL, so it is itself imported only when
a 3-D view is first shown, and while ``guiapp.opengl.probe`` looks for what is in the way.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph.opengl as gl
from numpy.typing import NDArray
from OpenGL import GL
from pyqtgraph.opengl.GLViewWidget import GLViewMixin
from pyqtgraph.opengl.shaders import FragmentShader, ShaderProgram, VertexShader
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QImage, QMatrix4x4

from guiapp.opengl.canvas import Canvas
from guiapp.relief.camera import Camera
from guiapp.relief.landform import Landform
from guiapp.relief.levels import Relief

SAMPLES = 4  # a pixel
CASING_PX, LINE_PX, FOCUS_PX, DOT_PX = 4.0, 2.0, 3.0, 4.5

# a vertex brings its shade, the number of its contour line, and its light in place of a color
_VERTEX = """#version 120
    uniform mat4 u_mvp;
    attribute vec4 a_position;
    attribute vec4 a_color;
    varying vec3 v_ground;
    void main() {
        v_ground = a_color.rgb;
        gl_Position = u_mvp * a_position;
    }
"""
# a contour line is drawn where the number of the line is whole, one pixel wide at any angle; it
# fades where lines would stand closer than three pixels
_FRAGMENT = """#version 120
    uniform float ground[11];  // low, high, line: red, green, blue; least light; width of a line
    varying vec3 v_ground;
    void main() {
        vec3 low = vec3(ground[0], ground[1], ground[2]);
        vec3 high = vec3(ground[3], ground[4], ground[5]);
        vec3 line = vec3(ground[6], ground[7], ground[8]);
        vec3 color = mix(low, high, v_ground.r) * mix(ground[9], 1.0, v_ground.b);
        float step_px = max(fwidth(v_ground.g), 1e-6);
        float away_px = abs(fract(v_ground.g - 0.5) - 0.5) / step_px;
        float half_px = 0.5 * ground[10];
        float ink = 1.0 - smoothstep(half_px - 0.5, half_px + 0.5, away_px);
        ink *= clamp(1.5 - 3.0 * step_px * half_px, 0.0, 1.0);
        if (v_ground.g < -0.5) ink = 0.0;
        gl_FragColor = vec4(mix(color, line, ink), 1.0);
    }
"""
# pushed back a little, so that what lies on the ground is not swallowed by it
_GROUND_OPTIONS = {
    GL.GL_DEPTH_TEST: True,
    GL.GL_BLEND: False,
    GL.GL_CULL_FACE: False,
    GL.GL_POLYGON_OFFSET_FILL: True,
    "glPolygonOffset": (1.0, 1.0),
    "glDepthMask": (True,),
    "glDepthFunc": (GL.GL_LEQUAL,),
}
_LINE_OPTIONS = {
    GL.GL_DEPTH_TEST: True,
    GL.GL_BLEND: True,
    GL.GL_CULL_FACE: False,
    "glBlendFuncSeparate": (
        *(GL.GL_SRC_ALPHA, GL.GL_ONE_MINUS_SRC_ALPHA),
        *(GL.GL_ONE, GL.GL_ONE_MINUS_SRC_ALPHA),
    ),
    "glDepthMask": (True,),
}
_CASING_OPTIONS = {**_LINE_OPTIONS, "glDepthMask": (False,)}  # a halo hides no line behind it

Colors = NDArray[np.float32]
NOTHING = np.empty((0, 3), dtype=np.float32)


class Stage(GLViewMixin, QObject):  # type: ignore[misc]
    """pyqtgraph's scene and camera without its widget."""

    def __init__(self, camera: Camera, parent: QObject | None = None) -> None:
        self._size = QSize(1, 1)
        super().__init__(parent)
        self._camera = camera
        self._program = ShaderProgram(
            "nablascope_ground", [VertexShader(_VERTEX), FragmentShader(_FRAGMENT)]
        )
        self._canvases: dict[int, Canvas] = {}  # by the samples of a pixel
        self._look: list[float] = []
        self._ground = gl.GLMeshItem(
            shader=self._program, computeNormals=False, glOptions=_GROUND_OPTIONS
        )
        self._frame = gl.GLLinePlotItem(mode="lines", glOptions=_LINE_OPTIONS)
        self._casing = gl.GLLinePlotItem(mode="lines", glOptions=_CASING_OPTIONS)
        self._ways = gl.GLLinePlotItem(mode="lines", glOptions=_LINE_OPTIONS)
        self._focus = gl.GLLinePlotItem(mode="lines", glOptions=_LINE_OPTIONS)
        self._dots = gl.GLScatterPlotItem(glOptions=_LINE_OPTIONS)
        parts = (self._ground, self._frame, self._casing, self._ways, self._focus, self._dots)
        for item in parts:
            self.addItem(item)

    def set_ground(self, landform: Landform) -> None:
        """Take another landscape."""
        colors = np.stack(
            (landform.shades, landform.rungs, landform.light, np.ones_like(landform.light)),
            axis=-1,
        )
        triangles = landform.triangles()
        self._ground.setVisible(len(triangles) > 0)
        if len(triangles):
            self._ground.setMeshData(
                vertexes=landform.vertices(),
                faces=triangles,
                vertexColors=colors.reshape(-1, 4).astype(np.float32),
            )
        self._frame.setData(pos=_frame(landform.half))

    def set_colors(
        self, low: QColor, high: QColor, line: QColor, frame: QColor, halo: QColor, *, dark: bool
    ) -> None:
        """Dress the ground, its contour lines, the frame under it, and what is behind it all."""
        # light must not wash out the ground of the dark theme, nor blacken that of the light one
        self._look = [*_rgb(low), *_rgb(high), *_rgb(line), 0.62 if dark else 0.78]
        self._frame.setData(color=frame)
        self._casing.setData(color=QColor(halo))
        self.setBackgroundColor(halo)

    def set_ways(
        self, ways: NDArray[Any], colors: Colors, focus: NDArray[Any], focus_colors: Colors
    ) -> None:
        """Pieces of lines (2 s, 3), a color (2 s, 4) for each end; the same for the focus."""
        self._casing.setData(pos=np.concatenate((ways, focus)))
        self._ways.setData(pos=ways, color=colors)
        self._focus.setData(pos=focus, color=focus_colors)

    def set_dots(self, places: NDArray[Any], colors: Colors) -> None:
        """Small dots (n, 3) where the steps ended."""
        self._dots.setData(pos=places, color=colors)

    def draw(self, size: QSize, scale: float, *, smooth: bool = True) -> QImage:
        """The scene as a picture of ``size`` pixels; lines are ``scale`` times as wide.

        Without a GPU a picture that is not ``smooth`` takes half as long.
        """
        samples = SAMPLES if smooth else 0
        canvas = self._canvases.get(samples)
        if canvas is None or canvas.size != size:
            canvas = self._canvases[samples] = Canvas(size, samples)
        self._size = QSize(size)
        self._program["ground"] = [*self._look, scale]
        for item, width in (
            *((self._frame, 1.0), (self._casing, CASING_PX)),
            *((self._ways, LINE_PX), (self._focus, FOCUS_PX)),
        ):
            item.setData(width=width * scale)
        self._dots.setData(size=DOT_PX * scale)
        with canvas:
            GL.glDepthMask(True)  # or the depths of the last picture would not be cleared
            whole = (0, 0, size.width(), size.height())
            self.paint(region=whole, viewport=whole)
            return canvas.image()

    def drawItemTree(self, item: Any = None, useItemNames: bool = False) -> None:  # noqa: N802
        """pyqtgraph's own prints what goes wrong, once a frame; here it is for the caller."""
        for each in self.items:
            if each.visible() and not _is_empty(each):
                each.paint()

    def projectionMatrix(self, region: Any, viewport: Any) -> QMatrix4x4:  # noqa: N802
        return _matrix(self._camera.projection(viewport[2] / viewport[3]))

    def viewMatrix(self) -> QMatrix4x4:  # noqa: N802
        return _matrix(self._camera.view())

    def width(self) -> int:
        return self._size.width()

    def height(self) -> int:
        return self._size.height()

    def devicePixelRatioF(self) -> float:  # noqa: N802
        return 1.0

    def isValid(self) -> bool:  # noqa: N802
        """Items need nothing of a context before they are drawn."""
        return False

    def update(self) -> None:
        """Whoever changes the scene draws it again."""


def draws_rightly(size: QSize) -> bool:
    """Whether a plain of one color comes out in that color."""
    camera = Camera()
    camera.elevation = 90.0
    stage = Stage(camera)
    flat = np.zeros((2, 2))
    plain = Landform(
        domain=(-1.0, 1.0, -1.0, 1.0),
        half=(1.0, 1.0),
        relief=Relief(0.0, 0.0, None, np.empty(0)),
        heights=flat,
        shades=flat,
        rungs=flat - 1.0,
        light=flat + 1.0,
    )
    ink, paper = QColor(200, 40, 20), QColor(0, 0, 0)
    stage.set_ground(plain)
    stage.set_colors(ink, ink, ink, ink, paper, dark=False)
    middle = stage.draw(size, 1.0).pixelColor(size.width() // 2, size.height() // 2)
    off = (middle.red() - ink.red(), middle.green() - ink.green(), middle.blue() - ink.blue())
    return max(map(abs, off)) <= 3


def _matrix(values: NDArray[np.float64]) -> QMatrix4x4:
    return QMatrix4x4(*values.ravel().tolist())


def _is_empty(item: Any) -> bool:
    pos = getattr(item, "pos", None)
    return isinstance(pos, np.ndarray) and len(pos) == 0


def _rgb(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()


def _frame(half: tuple[float, float]) -> NDArray[np.float32]:
    """The edges of the floor under the landscape."""
    x, y = half
    corners = np.array([(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)], dtype=np.float32)
    return np.stack((corners, np.roll(corners, -1, axis=0)), axis=1).reshape(-1, 3)
