"""The race in space: a sentence where there is no OpenGL, and true pictures where there is.

The second half needs a display with OpenGL and is skipped elsewhere; under Xvfb it runs with
``QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1366x768x24 +extension GLX" pytest -m display``.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QSurface, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from engine.expressions import parse
from engine.race import Entry, Race
from engine.surfaces import SURFACES, surface_from_expression
from guiapp.opengl import probe as opengl_probe
from guiapp.opengl.canvas import NoOpenGLError
from guiapp.opengl.probe import Obstacle
from guiapp.relief.camera import Camera
from guiapp.relief.draping import stand
from guiapp.relief.landform import landform
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.maps import surface_3d
from guiapp.widgets.maps.scene_marks import Overlay
from guiapp.widgets.maps.scene_view import SceneView
from guiapp.widgets.maps.scene_ways import lay_ways
from guiapp.widgets.maps.surface_3d import Surface3D
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.race.racer_look import looks_for

SIX = (
    Entry("sgd", 0.95),
    Entry("momentum", 0.1),
    Entry("nesterov", 0.05),
    Entry("adagrad", 1.5),
    Entry("rmsprop", 0.1),
    Entry("adam", 0.3),
)
VALLEY = SURFACES["valley"]


def race_on(surface, entries=SIX, steps: int = 40) -> Race:
    race = Race(surface, entries)
    race.run_to(steps)
    return race


def filled(widget: Surface3D, race: Race, step: int = 40) -> Surface3D:
    """The widget with a race on it."""
    widget.set_surface(race.surface)
    widget.set_racers(looks_for(race.entries))
    widget.set_start(*race.start)
    widget.set_focus(0)
    widget.show_race(race, step)
    return widget


def shown(widget: Surface3D, qtbot) -> Surface3D:
    widget.resize(640, 520)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


def colors(image: QImage) -> dict[str, int]:
    """How often each color occurs."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    values, counts = np.unique(pixels[:, : image.width()] & 0xFFFFFF, return_counts=True)
    return {f"#{value:06x}": int(count) for value, count in zip(values, counts, strict=True)}


# -- anywhere ----------------------------------------------------------------------------------


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without OpenGL."""
    monkeypatch.setattr(surface_3d, "find_obstacle", lambda: Obstacle.CONTEXT)


@pytest.mark.usefixtures("blind")
def test_without_opengl_a_sentence_stands_there_and_everything_can_be_called(qtbot) -> None:
    widget = Surface3D()
    qtbot.addWidget(widget)
    widget.apply_theme(DARK)
    shown(filled(widget, race_on(VALLEY)), qtbot)
    assert Surface3D.why_not() == "There is no OpenGL here, so the map shows the same race."
    sentence = widget.findChild(QLabel, "no_opengl")
    assert sentence.isVisible()
    assert sentence.text() == Surface3D.why_not()
    assert not widget.findChild(SceneView).isVisible()
    widget.show_race(race_on(VALLEY), 3)
    widget.reset_view()
    widget.retranslate()
    image = widget.grab_image(300, 200)
    assert image.size() == QSize(300, 200)
    assert len(colors(image)) > 5, "the picture says so, too"


def test_on_a_platform_without_contexts_the_probe_only_says_so(qapp) -> None:
    if qapp.platformName() != "offscreen":
        pytest.skip("this platform may have OpenGL")
    assert opengl_probe.search() is Obstacle.CONTEXT


class _Usable:
    """Stands for a canvas on a machine with a context."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("error", [ImportError("OpenGL"), OSError("libGL.so.1"), AttributeError()])
def test_a_missing_library_is_told_from_a_missing_context(monkeypatch, error) -> None:
    def refuse(_: str) -> None:
        raise error

    monkeypatch.setattr(opengl_probe, "Canvas", _Usable)
    monkeypatch.setattr(opengl_probe, "_tell_pyopengl", lambda: None)
    monkeypatch.setattr(opengl_probe.importlib, "import_module", refuse)
    assert opengl_probe.search() is Obstacle.LIBRARY
    monkeypatch.setattr(surface_3d, "find_obstacle", opengl_probe.search)
    assert "PyOpenGL" in str(Surface3D.why_not())


@pytest.mark.parametrize("outcome", [False, RuntimeError("GLError 1282"), NoOpenGLError("lost")])
def test_a_driver_that_draws_wrongly_is_no_crash(monkeypatch, outcome) -> None:
    class Stage:
        @staticmethod
        def draws_rightly(_: QSize) -> bool:
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

    monkeypatch.setattr(opengl_probe, "Canvas", _Usable)
    monkeypatch.setattr(opengl_probe, "_tell_pyopengl", lambda: None)
    monkeypatch.setattr(opengl_probe.importlib, "import_module", lambda _: Stage)
    assert opengl_probe.search() is Obstacle.DRAWING


def test_a_hidden_view_samples_and_draws_nothing(qtbot, monkeypatch) -> None:
    def never(_: object) -> None:
        raise AssertionError("drawn for nobody")

    monkeypatch.setattr("guiapp.widgets.maps.scene_view.landform", never)
    monkeypatch.setattr(surface_3d, "find_obstacle", never)
    widget = Surface3D()
    qtbot.addWidget(widget)
    filled(widget, race_on(SURFACES["rosenbrock"]), 10)
    widget.apply_theme(LIGHT)
    widget.retranslate()


def test_heads_stand_where_the_racers_are_and_at_the_edge_when_they_left() -> None:
    bowl = SURFACES["bowl"]
    race = race_on(bowl, (Entry("sgd", 0.1), Entry("sgd", 10.0)), 3)
    land = landform(bowl)
    ways = lay_ways(land, race, 3, looks_for(race.entries), 0, LIGHT)
    away, near = ways.heads  # the one in focus is painted last
    np.testing.assert_allclose(near.place, stand(land, race.lanes[0].points[3:4])[0])
    assert np.abs(away.place[:2]).max() == pytest.approx(1.0)
    assert near.size > away.size
    assert near.fill != away.fill
    assert len(ways.lines) == len(ways.colors)
    assert len(ways.focus) == len(ways.focus_colors)


def test_a_race_that_is_not_finite_any_more_is_laid_all_the_same() -> None:
    race = race_on(SURFACES["saddle"], (Entry("sgd", 1e8), Entry("momentum", 10.0)), 400)
    assert race.lanes[0].diverged_at is not None
    ways = lay_ways(landform(SURFACES["saddle"]), race, 400, looks_for(race.entries), 1, LIGHT)
    for array in (ways.lines, ways.focus, ways.dots, *(head.place for head in ways.heads)):
        assert np.isfinite(array).all()


def test_what_is_behind_a_hill_is_known() -> None:
    hill = dataclasses.replace(
        SURFACES["bowl"], function=lambda x, y: np.exp(-4 * (x * x + y * y)), minima=()
    )
    land = landform(hill)
    camera = Camera()
    camera.turn(0, -30)
    toward = camera.eye()[:2] / np.linalg.norm(camera.eye()[:2])
    behind, before = -0.25 * toward, 0.25 * toward
    places = np.array([(*behind, 0.01), (*before, 0.01)])
    hidden = Overlay(land, camera, (400.0, 400.0)).hidden(places)
    assert hidden.tolist() == [True, False]


# -- with a display ----------------------------------------------------------------------------


@pytest.fixture
def view(qtbot) -> Surface3D:
    """The valley with six racers, seen; skipped where there is no OpenGL."""
    reason = Surface3D.why_not()
    if reason is not None:
        pytest.skip(f"{reason} ({opengl_probe.find_obstacle()})")
    widget = Surface3D()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    return shown(filled(widget, race_on(VALLEY)), qtbot)


def scene(widget: Surface3D) -> SceneView:
    found = widget.findChild(SceneView)
    assert isinstance(found, SceneView)
    return found


@pytest.mark.display
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_ground_and_all_racers_are_seen_in_either_dress(view, theme) -> None:
    view.apply_theme(theme)
    found = colors(scene(view).grab().toImage())
    assert found[theme.surface] > 20_000
    shades = [QColor(name).lightness() for name, count in found.items() if count > 20]
    assert len(shades) > 50, "the ground has shades"
    for entry, look in zip(SIX, looks_for(SIX), strict=True):
        count = found.get(look.color(theme).name(), 0)
        assert count > 5, f"{entry.optimizer} is not to be seen"


@pytest.mark.display
def test_nothing_of_it_makes_the_window_an_opengl_window(view) -> None:
    assert view.windowHandle().surfaceType() == QSurface.SurfaceType.RasterSurface


@pytest.mark.display
@pytest.mark.parametrize("name", SURFACES)
def test_every_surface_has_its_picture(view, name) -> None:
    race = race_on(SURFACES[name], (Entry("adam", 0.1),), 20)
    filled(view, race, 20)
    found = colors(view.grab_image(300, 240))
    assert found[LIGHT.surface] < 0.9 * 300 * 240
    assert len(found) > 100


@pytest.mark.display
def test_dragging_turns_and_the_wheel_zooms_and_the_menu_undoes_it(view, monkeypatch) -> None:
    inner, camera = scene(view), scene(view).camera
    first = (camera.azimuth, camera.elevation, camera.zoom)
    before = inner.grab().toImage()
    QTest.mousePress(inner, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    QTest.mouseMove(inner, QPoint(340, 210))
    QTest.mouseRelease(inner, Qt.MouseButton.LeftButton, pos=QPoint(340, 210))
    assert camera.azimuth == pytest.approx(first[0] - 16)  # 40 px of 0.4 degrees
    assert camera.elevation == pytest.approx(first[1] + 4)
    QTest.mouseMove(inner, QPoint(100, 100))
    assert camera.azimuth == pytest.approx(first[0] - 16), "the button is up again"
    assert inner.grab().toImage() != before

    at = QPointF(300, 200)
    wheel = QWheelEvent(
        at, inner.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(inner, wheel)
    assert camera.zoom == pytest.approx(1.12**2)

    menu, opened = view.findChild(PlotMenu), []
    monkeypatch.setattr(menu, "popup", opened.append)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(5, 5), inner.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(inner, event)
    assert opened
    menu.actions()[0].trigger()
    assert (camera.azimuth, camera.elevation, camera.zoom) == first


@pytest.mark.display
def test_arrow_keys_turn_once_the_view_has_the_focus(view) -> None:
    inner, camera = scene(view), scene(view).camera
    azimuth, elevation = camera.azimuth, camera.elevation
    inner.setFocus(Qt.FocusReason.TabFocusReason)
    for key, expected in (
        (Qt.Key.Key_Right, (azimuth + 5, elevation)),
        (Qt.Key.Key_Left, (azimuth, elevation)),
        (Qt.Key.Key_Up, (azimuth, elevation + 5)),
        (Qt.Key.Key_Down, (azimuth, elevation)),
    ):
        QTest.keyClick(inner, key)
        assert (camera.azimuth, camera.elevation) == pytest.approx(expected)
    QTest.keyClick(inner, Qt.Key.Key_Plus)
    assert camera.zoom > 1
    QTest.keyClick(inner, Qt.Key.Key_Home)
    assert camera.zoom == 1


@pytest.mark.display
def test_a_step_back_gives_the_same_picture(view) -> None:
    race = race_on(VALLEY)
    view.show_race(race, 12)
    first = view.grab_image(320, 240)
    view.show_race(race, 40)
    assert view.grab_image(320, 240) != first
    view.show_race(race, 12)
    assert view.grab_image(320, 240) == first


@pytest.mark.display
def test_the_racer_in_focus_stands_out(view) -> None:
    color = LIGHT.optimizers["adam"]
    before = colors(view.grab_image(640, 480)).get(color, 0)
    view.set_focus(5)
    assert colors(view.grab_image(640, 480))[color] > 1.3 * before


@pytest.mark.display
@pytest.mark.parametrize("formula", ["log(x) + y", "1 / (x*x + y*y)", "sqrt(-1 - x*x)", "0 * x"])
def test_a_typed_formula_with_holes_is_drawn(view, formula) -> None:
    surface = surface_from_expression(parse(formula))
    filled(view, Race(surface, SIX, (2.0, 1.0)), 0)
    assert view.grab_image(300, 240).size() == QSize(300, 240)
    assert not view.findChild(QLabel, "no_opengl").isVisible()


@pytest.mark.display
def test_the_caption_says_how_heights_are_scaled(view) -> None:
    caption = view.findChild(QLabel, "caption_3d")
    assert "Height: f." in caption.text()
    view.set_surface(SURFACES["rosenbrock"])
    assert "log(1 + f / 1." in caption.text()
    view.set_surface(SURFACES["beale"])
    assert "log(1 + (f − 0.0" in caption.text()


@pytest.mark.display
def test_a_context_that_is_lost_ends_in_the_sentence(view, monkeypatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("GLError 1285")

    monkeypatch.setattr(scene(view)._stage, "draw", fail)
    scene(view).repaint()
    assert view.findChild(QLabel, "no_opengl").isVisible()
    assert not view.grab_image(200, 100).isNull()


@pytest.mark.display
def test_texts_are_set_anew_when_the_language_changes(view) -> None:
    scene(view).setToolTip("")
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert "turn" in scene(view).toolTip()
    assert scene(view).accessibleName()
