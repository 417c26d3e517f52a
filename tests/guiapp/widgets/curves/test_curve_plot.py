"""The two plots of a run as a user meets them: by mouse, by keys, in both themes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guiapp.history import LossHistory, PointHistory
from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.curves.curve_frame import CurvePlot
from guiapp.widgets.curves.curve_plot import AccuracyPlot, LossPlot

RAW, MEAN = 0, 1


def losses_of(count: int, seed: int = 0) -> np.ndarray:
    """A plausible run: from a little above ln 10 down to 0.4, with the noise of mini-batches."""
    k = np.arange(count)
    noise = np.random.default_rng(seed).normal(size=count)
    return (0.4 + 2.0 * np.exp(-k / 150)) * np.exp(0.15 * noise)


def loss_history(count: int) -> LossHistory:
    history = LossHistory()
    history.append(losses_of(count))
    return history


def accuracy_history(iterations: tuple[int, ...] = (0, 100, 200, 300)) -> PointHistory:
    history = PointHistory(2)
    for k in iterations:
        history.append(k, 1 - 0.9 * math.exp(-k / 100), 0.98 - 0.88 * math.exp(-k / 90))
    return history


class Run(QWidget):
    """Both plots, linked, as on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.loss, self.accuracy = LossPlot(), AccuracyPlot()
        self.accuracy.link_x(self.loss)
        layout = QVBoxLayout(self)
        layout.addWidget(self.loss, 3)
        layout.addWidget(self.accuracy, 2)
        for plot in (self.loss, self.accuracy):
            plot.apply_theme(LIGHT)
            plot.set_expected_iterations(1000)
        self.loss.set_know_nothing(10)


@pytest.fixture
def run(qtbot: QtBot) -> Run:
    """The two plots on screen, with nothing in them yet."""
    widget = Run()
    qtbot.addWidget(widget)
    widget.resize(640, 520)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


def pixel(plot: CurvePlot, iteration: float) -> QPoint:
    """Where the viewport shows an iteration, halfway up."""
    area = plot.area
    place = QPointF(area.to_x_px(iteration), area.rect.height() / 2)
    return area.view.mapFromScene(area.box.mapToScene(place))


def hover(plot: CurvePlot, iteration: float) -> None:
    viewport = plot.area.view.viewport()
    QTest.mouseMove(viewport, QPoint(2, 2))
    QTest.mouseMove(viewport, pixel(plot, iteration))


def zoom(plot: CurvePlot, iteration: float = 300) -> None:
    """Turn the wheel over an iteration."""
    viewport = plot.area.view.viewport()
    place = QPointF(pixel(plot, iteration))
    event = QWheelEvent(
        place,
        QPointF(viewport.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def screen_image(widget: QWidget) -> np.ndarray:
    """What is on the screen now, put together from all partial repaints so far."""
    QApplication.processEvents()
    return pixels(widget.screen().grabWindow(widget.winId()).toImage())


def pixels(image: QImage) -> np.ndarray:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def has_color(widget: QWidget, color: QColor) -> bool:
    image = pixels(widget.grab().toImage())
    return bool((image == (color.red(), color.green(), color.blue())).all(axis=2).any())


class TestHover:
    def test_the_readout_gives_the_exact_values_of_the_nearest_iteration(self, run: Run) -> None:
        history = loss_history(1000)
        run.loss.refresh(history)
        hover(run.loss, 512.3)
        words = run.loss.readout()
        nearest = int(words.split()[1])
        assert abs(nearest - 512) <= 1  # a pixel is almost two iterations wide
        loss, mean = history.value_at(nearest), history.smoothed_at(nearest)
        assert words == f"iteration {nearest} · loss {loss:.4f} · mean of 100: {mean:.4f}"

    def test_early_means_say_of_how_many(self, run: Run) -> None:
        run.loss.refresh(loss_history(6))
        hover(run.loss, 3)
        assert "iteration 3 ·" in run.loss.readout()
        assert "mean of 3:" in run.loss.readout()

    def test_beyond_the_newest_iteration_the_newest_is_read(self, run: Run) -> None:
        run.loss.refresh(loss_history(200))
        hover(run.loss, 900)
        assert run.loss.readout().startswith("iteration 200 ·")

    def test_the_readout_goes_when_the_mouse_leaves(self, run: Run) -> None:
        run.loss.refresh(loss_history(200))
        hover(run.loss, 100)
        assert run.loss.readout()
        QApplication.sendEvent(run.loss.area.view.viewport(), QEvent(QEvent.Type.Leave))
        assert run.loss.readout() == ""

    def test_outside_the_axes_nothing_is_read(self, run: Run) -> None:
        run.loss.refresh(loss_history(200))
        hover(run.loss, 100)
        QTest.mouseMove(run.loss.area.view.viewport(), QPoint(5, 100))
        assert run.loss.readout() == ""

    def test_an_empty_plot_has_nothing_to_read(self, run: Run) -> None:
        hover(run.loss, 100)
        hover(run.accuracy, 100)
        assert run.loss.readout() == run.accuracy.readout() == ""

    def test_the_readout_stays_right_while_the_run_goes_on(self, run: Run) -> None:
        history = loss_history(90)
        run.loss.refresh(history)
        hover(run.loss, 60)
        assert run.loss.readout().startswith("iteration 60 ·")
        history.append(losses_of(100))  # the axis jumps from 100 to 1000 under the mouse
        run.loss.refresh(history)
        assert run.loss.readout().startswith("iteration 190 ·")

    def test_the_nearest_evaluation_is_read(self, run: Run) -> None:
        run.loss.refresh(loss_history(400))
        run.accuracy.refresh(accuracy_history())
        hover(run.accuracy, 240)
        assert run.accuracy.readout() == "iteration 200 · training 0.8782 · test 0.8846"

    def test_a_loss_that_was_not_finite_is_read_as_such(self, run: Run) -> None:
        history = LossHistory()
        history.append([2.0, math.nan])
        run.loss.refresh(history)
        hover(run.loss, 2)
        assert run.loss.readout() == "iteration 2 · loss NaN · mean of 2: 2.0000"


class TestFollow:
    def test_the_axes_move_in_steps_only(self, run: Run) -> None:
        history = LossHistory()
        views = []
        for part in np.array_split(losses_of(1000), 50):
            history.append(part)
            run.loss.refresh(history)
            views.append((run.loss.area.x_range, run.loss.area.y_range))
        assert len(set(views)) <= 4
        assert run.loss.area.x_range == pytest.approx((0, 1012))
        assert run.loss.area.y_range[0] == 0
        assert run.loss.area.y_range[1] >= losses_of(1000).max()

    def test_a_zoom_survives_updates(self, run: Run, qtbot: QtBot) -> None:
        history = loss_history(500)
        run.loss.refresh(history)
        with qtbot.waitSignal(run.loss.follow_changed) as signal:
            zoom(run.loss)
        assert signal.args == [False]
        view = (run.loss.area.x_range, run.loss.area.y_range)
        assert view[0][1] - view[0][0] < 900
        history.append(losses_of(600) * 100)
        run.loss.refresh(history)
        assert (run.loss.area.x_range, run.loss.area.y_range) == view

    def test_the_button_is_there_only_after_a_zoom_and_leads_back(
        self, run: Run, qtbot: QtBot
    ) -> None:
        run.loss.refresh(loss_history(500))
        before = (run.loss.area.x_range, run.loss.area.y_range)
        assert not run.loss.follow_button.isVisible()
        zoom(run.loss)
        assert run.loss.follow_button.isVisible()
        with qtbot.waitSignal(run.loss.follow_changed) as signal:
            QTest.mouseClick(run.loss.follow_button, Qt.MouseButton.LeftButton)
        assert signal.args == [True]
        assert not run.loss.follow_button.isVisible()
        assert (run.loss.area.x_range, run.loss.area.y_range) == before

    @pytest.mark.parametrize(
        ("button", "modifier"),
        [
            (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
            (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
        ],
    )
    def test_dragging_leaves_the_run_too(
        self, run: Run, button: Qt.MouseButton, modifier: Qt.KeyboardModifier
    ) -> None:
        run.loss.refresh(loss_history(500))
        run.loss.set_recorded(0, 500)
        viewport, start = run.loss.area.view.viewport(), pixel(run.loss, 500)
        QTest.mousePress(viewport, button, modifier, start)
        for shift in (10, 40, 80):
            QTest.mouseMove(viewport, start - QPoint(shift, 0))
        QTest.mouseRelease(viewport, button, modifier, start - QPoint(80, 0))
        assert not run.loss.is_following
        assert run.loss.area.x_range[0] > 50

    @pytest.mark.parametrize("back", ["key", "double click", "menu"])
    def test_other_ways_back(self, run: Run, back: str) -> None:
        run.loss.refresh(loss_history(500))
        zoom(run.loss)
        assert not run.loss.is_following
        if back == "key":
            QTest.keyClick(run.loss.area.view, Qt.Key.Key_Home)
        elif back == "menu":
            run.loss.menu.actions()[0].trigger()
        else:
            viewport = run.loss.area.view.viewport()
            QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=pixel(run.loss, 300))
            QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=pixel(run.loss, 300))
        assert run.loss.is_following

    def test_the_keyboard_can_zoom(self, run: Run) -> None:
        run.loss.refresh(loss_history(1000))
        QTest.keyClick(run.loss.area.view, Qt.Key.Key_Plus)
        low, high = run.loss.area.x_range
        assert high - low == pytest.approx(0.8 * 1012)
        QTest.keyClick(run.loss.area.view, Qt.Key.Key_Minus)
        assert run.loss.area.x_range == pytest.approx((0, 1012))
        assert not run.loss.is_following

    def test_a_new_run_is_followed_from_its_beginning(self, run: Run) -> None:
        history = loss_history(1000)
        run.loss.refresh(history)
        history.clear()
        run.loss.refresh(history)
        history.append([2.3])
        run.loss.refresh(history)
        assert run.loss.area.x_range == pytest.approx((0, 10.12))
        assert len(run.loss.area.layer.points(RAW)[0]) == 1

    def test_linked_plots_share_their_iterations(self, run: Run) -> None:
        run.loss.refresh(loss_history(500))
        run.accuracy.refresh(accuracy_history())
        assert run.accuracy.area.x_range == run.loss.area.x_range
        zoom(run.accuracy)
        assert run.accuracy.area.x_range == run.loss.area.x_range
        assert not run.loss.is_following
        assert not run.accuracy.is_following
        assert run.loss.follow_button.isVisible()
        assert not run.accuracy.follow_button.isVisible()  # one button for both
        QTest.keyClick(run.accuracy.area.view, Qt.Key.Key_Home)
        assert run.loss.is_following
        assert run.accuracy.area.x_range == run.loss.area.x_range == pytest.approx((0, 1012))
        assert run.accuracy.area.y_range == pytest.approx((0, 1.04))

    def test_linked_plots_stand_exactly_above_each_other(self, run: Run) -> None:
        places = [plot.area.box.mapRectToScene(plot.area.rect) for plot in (run.loss, run.accuracy)]
        assert places[0].left() == places[1].left()
        assert places[0].width() == places[1].width()


class TestLogarithm:
    def test_switching_keeps_following(self, run: Run, qtbot: QtBot) -> None:
        run.loss.refresh(loss_history(1000))
        with qtbot.waitSignal(run.loss.log_changed) as signal:
            run.loss.set_log(True)
        assert signal.args == [True]
        bottom, top = run.loss.area.y_range
        assert 10**bottom <= losses_of(1000).min() < losses_of(1000).max() <= 10**top
        run.loss.set_log(False)
        assert run.loss.area.y_range[0] == 0

    def test_the_menu_and_the_plot_follow_each_other(self, run: Run, qtbot: QtBot) -> None:
        with qtbot.waitSignal(run.loss.log_changed):
            run.loss.menu.log.trigger()
        assert run.loss.is_log
        with qtbot.waitSignal(run.loss.log_changed):
            run.loss.set_log(False)
        assert not run.loss.menu.log.isChecked()

    def test_what_was_zoomed_in_on_stays_in_view(self, run: Run) -> None:
        run.loss.refresh(loss_history(1000))
        zoom(run.loss)
        before = run.loss.area.y_range
        assert before[0] > 0
        run.loss.set_log(True)
        assert run.loss.area.y_range == pytest.approx(tuple(np.log10(before)))
        run.loss.set_log(False)
        assert run.loss.area.y_range == pytest.approx(before)

    def test_a_loss_of_zero_has_a_place_too(self, run: Run) -> None:
        history = LossHistory()
        history.append([1.0, 0.0, 0.5])
        run.loss.set_log(True)
        run.loss.refresh(history)
        x, y = run.loss.area.layer.points(RAW)
        assert len(x) == 3
        assert np.isfinite(y).all()

    def test_the_accuracy_has_no_such_axis(self, run: Run) -> None:
        assert run.loss.menu.log.isVisible()
        assert not run.accuracy.menu.log.isVisible()


class TestMarks:
    def labels(self, plot: CurvePlot) -> list[str]:
        return [rule.label for rule in plot.area.backdrop.still.rules]

    def test_a_change_of_the_learning_rate(self, run: Run) -> None:
        run.loss.refresh(loss_history(1000))
        run.loss.mark_learning_rate(400, 0.1)
        run.loss.mark_learning_rate(400, 0.05)  # moved on within the same iteration
        rules = [r for r in run.loss.area.backdrop.still.rules if r.meaning == "gradient"]
        assert [rule.label for rule in rules] == ["lr 0.05"]
        assert rules[0].at == pytest.approx(run.loss.area.to_x_px(400))
        assert has_color(run.loss, QColor(LIGHT.gradient))
        run.loss.clear_marks()
        assert not has_color(run.loss, QColor(LIGHT.gradient))

    def test_marks_move_with_the_view(self, run: Run) -> None:
        run.loss.refresh(loss_history(1000))
        run.loss.mark_learning_rate(400, 0.05)
        before = run.loss.area.to_x_px(400)
        zoom(run.loss, 400)
        (rule,) = [r for r in run.loss.area.backdrop.still.rules if r.label == "lr 0.05"]
        assert rule.at == pytest.approx(run.loss.area.to_x_px(400))
        assert rule.at == pytest.approx(before, abs=3)  # zoomed about this place

    def test_epochs(self, run: Run) -> None:
        run.loss.set_epoch_length(300)
        run.accuracy.set_epoch_length(300)
        assert [x for x in self.labels(run.loss) if "epoch" in x] == [
            "epoch 1",
            "epoch 2",
            "epoch 3",
        ]
        assert self.labels(run.accuracy) == ["", "", ""]
        run.loss.set_expected_iterations(300_000)
        places = [
            [rule.at for rule in plot.area.backdrop.still.rules if rule.vertical]
            for plot in (run.loss, run.accuracy)
        ]
        assert places[0] == places[1]
        assert 2 <= len([x for x in self.labels(run.loss) if "epoch" in x]) <= 12
        run.loss.set_epoch_length(None)
        assert not [x for x in self.labels(run.loss) if "epoch" in x]
        with pytest.raises(ValueError, match="epoch"):
            run.loss.set_epoch_length(0)

    def test_knowing_nothing(self, run: Run) -> None:
        (rule,) = [r for r in run.loss.area.backdrop.still.rules if not r.vertical]
        assert rule.label == "ln 10: knows nothing"
        assert rule.at == pytest.approx(run.loss.area.to_y_px(math.log(10)))
        assert "nats" in run.loss.area.y_axis.labelText
        run.loss.set_know_nothing(None)
        assert not [r for r in run.loss.area.backdrop.still.rules if not r.vertical]
        assert "nats" not in run.loss.area.y_axis.labelText
        with pytest.raises(ValueError, match="2 classes"):
            run.loss.set_know_nothing(1)

    def test_words_stand_in_an_empty_plot_only(self, run: Run) -> None:
        history = LossHistory()
        run.loss.set_empty_text("Press Space.")
        run.loss.refresh(history)
        assert run.loss.area.backdrop.still.message == "Press Space."
        history.append([2.3])
        run.loss.refresh(history)
        assert run.loss.area.backdrop.still.message == ""

    def test_the_best_test_accuracy_is_ringed(self, run: Run) -> None:
        history = accuracy_history((100, 200))
        history.append(300, 0.99, 0.5)
        run.accuracy.refresh(history)
        x, _ = run.accuracy.area.layer.points(2)
        assert x == pytest.approx([run.accuracy.area.to_x_px(200)])


class TestPainting:
    def test_partial_repaints_add_up_to_the_whole_picture(self, run: Run) -> None:
        """Also while the crosshair is there, and when the axes jump."""
        losses, points = LossHistory(), PointHistory(2)
        source, sizes = losses_of(1500), (1, 3, 17, 50, 60, 2)
        hover(run.loss, 30)
        start = 0
        for k in range(30):
            stop = start + sizes[k % len(sizes)]
            losses.append(source[start:stop])
            run.loss.refresh(losses)
            if k % 4 == 0:
                points.append(stop, min(1.0, k / 30), k / 40)
                run.accuracy.refresh(points)
            start = stop
            seen = screen_image(run)
            if k % 3 == 0:
                np.testing.assert_array_equal(seen, pixels(run.grab().toImage()))

    @pytest.mark.parametrize("count", [1_000, 20_000, 300_000])
    def test_a_curve_never_has_more_points_than_the_screen_can_show(
        self, run: Run, count: int
    ) -> None:
        run.loss.refresh(loss_history(count))
        for index in (RAW, MEAN):
            x, y = run.loss.area.layer.points(index)
            assert len(x) == len(y) <= 2 * run.loss.area.columns

    def test_nothing_is_repainted_when_nothing_is_new(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        losses, points = loss_history(500), accuracy_history()
        run.loss.refresh(losses)
        run.accuracy.refresh(points)
        QApplication.processEvents()
        painted: list[int] = []
        for plot in (run.loss, run.accuracy):
            monkeypatch.setattr(plot.area.layer, "update", lambda *_: painted.append(1))
        run.loss.refresh(losses)
        run.accuracy.refresh(points)
        assert painted == []

    def test_a_diverging_run_is_drawn_to_its_end(self, run: Run) -> None:
        history = LossHistory()
        history.append([2.3, 40.0, 1e25, 1e250, math.inf])
        run.loss.refresh(history)
        run.loss.set_log(True)
        run.grab()
        x, y = run.loss.area.layer.points(RAW)
        assert len(x) == 4
        assert np.isfinite(y).all()

    @pytest.mark.parametrize("theme", [LIGHT, DARK])
    def test_themes(self, run: Run, theme: Theme) -> None:
        run.loss.refresh(loss_history(1000))
        run.accuracy.refresh(accuracy_history())
        for plot in (run.loss, run.accuracy):
            plot.apply_theme(DARK if theme is LIGHT else LIGHT)
            plot.apply_theme(theme)
        assert has_color(run.loss, QColor(theme.surface))
        assert has_color(run.loss, QColor(theme.loss))
        assert has_color(run.accuracy, QColor(theme.train))
        assert has_color(run.accuracy, QColor(theme.test))
        other = DARK if theme is LIGHT else LIGHT
        assert not has_color(run.loss, QColor(other.surface))

    def test_a_larger_font_gets_more_room(self, run: Run, qtbot: QtBot) -> None:
        before = run.loss.area.y_axis.width()
        font = run.loss.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        run.loss.setFont(font)
        qtbot.waitUntil(lambda: run.loss.area.y_axis.width() > before)


class TestTaking:
    def test_values_of_the_visible_range(self, run: Run) -> None:
        history = LossHistory()
        history.append([2.5, 1.5])
        run.loss.refresh(history)
        run.loss.menu.copy_values()
        text = QGuiApplication.clipboard().text()
        assert text == "iteration\tloss\tmean_of_100\n1\t2.5\t2.5\n2\t1.5\t2.0\n"

    def test_only_the_visible_range(self, run: Run) -> None:
        run.loss.refresh(loss_history(1000))
        run.accuracy.refresh(accuracy_history())
        run.loss.area.set_ranges((99.5, 200.5), None)
        lines = run.loss.values_as_text().splitlines()
        assert [line.split("\t")[0] for line in lines[1:]] == [str(k) for k in range(100, 201)]
        lines = run.accuracy.values_as_text().splitlines()
        assert lines[0] == "iteration\ttrain_accuracy\ttest_accuracy"
        assert [line.split("\t")[0] for line in lines[1:]] == ["100", "200"]

    def test_values_of_nothing(self, run: Run) -> None:
        assert run.loss.values_as_text() == "iteration\tloss\tmean_of_100\n"
        assert run.accuracy.values_as_text() == "iteration\ttrain_accuracy\ttest_accuracy\n"

    def test_the_picture_on_the_clipboard(self, run: Run) -> None:
        run.loss.refresh(loss_history(1000))
        run.loss.menu.copy_picture()
        image = QGuiApplication.clipboard().image()
        assert image.width() == 2 * run.loss.area.view.width()

    @pytest.mark.parametrize("ending", ["png", "svg", ""])
    def test_saving(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
    ) -> None:
        run.loss.refresh(loss_history(1000))
        hover(run.loss, 500)
        path = tmp_path / "loss"
        answer = str(path.with_suffix(f".{ending}") if ending else path)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))
        run.loss.menu.save_picture()
        if ending == "svg":
            text = path.with_suffix(".svg").read_text("utf-8")
            assert "<path" in text
            assert "<image" not in text  # no part of it is a bitmap
            assert "knows nothing" in text
            assert "loss 0" not in text  # the crosshair is not part of the picture
        else:
            image = QImage(str(path.with_suffix(".png")))
            assert image.width() == 2 * run.loss.area.view.width()
        assert run.loss.readout()  # and is back on the screen

    @pytest.mark.parametrize("ending", ["png", "svg"])
    def test_a_folder_that_cannot_be_written_to(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
    ) -> None:
        answer = str(tmp_path / "missing" / f"loss.{ending}")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))
        told: list[str] = []
        monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[-1]))
        run.loss.menu.save_picture()
        assert len(told) == 1
        assert answer in told[0]

    def test_a_dialog_that_was_cancelled(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
        run.loss.menu.save_picture()

    @pytest.mark.qt_log_ignore("does not support")  # raise() and grabbing, without a screen
    def test_the_menu_opens_where_the_mouse_is(self, run: Run, qtbot: QtBot) -> None:
        viewport = run.loss.area.view.viewport()
        place = pixel(run.loss, 300)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place)
        )
        QApplication.sendEvent(viewport, event)
        qtbot.waitUntil(run.loss.menu.isVisible)
        run.loss.menu.close()


class Backwards(QTranslator):
    """A language in which every sentence reads from right to left, placeholders aside."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        words = source.split(" ")
        return " ".join(word if "{" in word else word[::-1] for word in words)


@pytest.fixture
def backwards(qapp: QApplication) -> Iterator[Callable[[QWidget], None]]:
    """Switches the language of a widget; English is back after the test."""
    translator = Backwards()

    def switch(widget: QWidget) -> None:
        QCoreApplication.installTranslator(translator)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))

    yield switch
    QCoreApplication.removeTranslator(translator)


def test_a_change_of_language_changes_every_text_and_nothing_else(
    run: Run, backwards: Callable[[QWidget], None]
) -> None:
    run.loss.refresh(loss_history(1000))
    run.accuracy.refresh(accuracy_history())
    run.loss.set_epoch_length(600)
    run.loss.mark_learning_rate(400, 0.05)
    view = run.loss.area.x_range
    backwards(run.loss)
    backwards(run.accuracy)
    hover(run.loss, 500)

    still = run.loss.area.backdrop.still
    assert {rule.label for rule in still.rules} == {"nl 10: swonk gnihton", "hcope 1", "rl 0.05"}
    assert [text for text, _ in still.legend] == ["hcae hctab-inim", "naem fo eht tsal 100"]
    assert run.loss.area.x_axis.labelText == "noitareti"
    assert run.loss.area.y_axis.labelText == "ssol )stan("
    assert run.accuracy.area.y_axis.labelText == "ycarucca 0( ot )1"
    assert run.loss.follow_button.text() == "wolloF"
    assert run.loss.menu.log.text() == "cimhtiragoL sixa"
    assert run.loss.readout().startswith("noitareti ")
    assert run.loss.accessibleName() == "ssoL rep noitareti"
    assert run.loss.area.x_range == view
