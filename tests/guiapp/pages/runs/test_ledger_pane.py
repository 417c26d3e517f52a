"""The ledger over a real library and a real keeper."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from engine.export.errors import ExportError
from engine.runs.library import Entry, RunLibrary
from engine.runs.run_files import RunFileError
from guiapp.export import run_pictures
from guiapp.export.run_content import TOGETHER
from guiapp.keeping.keeper import Keeper
from guiapp.pages.runs.ledger_curves import CurveShelf
from guiapp.pages.runs.ledger_files import EACH, Order, places_in
from guiapp.pages.runs.page import RunsPage
from guiapp.session import Session
from guiapp.settings import Settings
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.runs.run_model import NAME
from tests.engine.runs.small_runs import small_run


@pytest.fixture
def library(tmp_path: Path) -> RunLibrary:
    """Three runs: "run 2" is the newest."""
    library = RunLibrary(tmp_path / "runs")
    for number in range(3):
        run = small_run(learning_rate=0.01 * (number + 1))
        info = run.info.replace(
            name=f"run {number}", color=number, created=f"2026-01-0{number + 1}T00:00:00+00:00"
        )
        library.keep(dataclasses.replace(run, info=info))
    return library


@pytest.fixture
def keeper(session: Session, library: RunLibrary, settings: Settings) -> Iterator[Keeper]:
    keeper = Keeper(session, library, settings)
    yield keeper
    keeper.close()


@pytest.fixture
def page(session: Session, keeper: Keeper, qtbot: QtBot) -> Iterator[RunsPage]:
    page = RunsPage(session, keeper)
    qtbot.addWidget(page)
    page.apply_theme(LIGHT)
    page.resize(1260, 720)
    with qtbot.waitSignal(page.ledger.shelf.listed):
        page.show()
    yield page
    page.close()


def names(page: RunsPage) -> list[str]:
    return [entry.info.name for entry in page.ledger.table.entries()]


def choose(page: RunsPage, *rows: int) -> list[Entry]:
    entries = page.ledger.table.entries()
    chosen = [entries[row] for row in rows]
    page.ledger.table.choose([e.info.id for e in chosen], chosen[0].info.id)
    return chosen


def test_it_lists_the_runs_newest_first(page: RunsPage) -> None:
    assert names(page) == ["run 2", "run 1", "run 0"]


def test_chosen_runs_are_drawn_and_compared(page: RunsPage, qtbot: QtBot) -> None:
    choose(page, 0, 2)
    view = page.ledger.view
    qtbot.waitUntil(lambda: len(view.loss.drawn_runs()) == 2)
    assert [run.look.letter for run in view.loss.drawn_runs()] == ["A", "B"]
    heads = [row[0].text for row in view.facts.table.facts.rows]
    assert "Learning rate" in heads
    assert "Seed" not in heads
    assert not view.note.isEnabled()
    page.ledger.table.clearSelection()
    assert not view.loss.drawn_runs()


def test_a_run_is_renamed_noted_and_colored_on_the_disk(
    page: RunsPage, library: RunLibrary, qtbot: QtBot
) -> None:
    (entry,) = choose(page, 1)
    page.ledger.table.setFocus()
    QTest.keyClick(page.ledger.table, Qt.Key.Key_F2)
    editor = page.ledger.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("the good one")
    with (
        qtbot.assertNotEmitted(page.ledger.table.opened),  # Return was for the editor
        qtbot.waitSignal(page.ledger.shelf.changed),
    ):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    page.ledger.view.note.setPlainText("because of its rate")
    page.ledger.view.note.flush()
    page.ledger.bar.colors.actions()[6].trigger()
    qtbot.waitUntil(lambda: not page.ledger.shelf.is_busy())
    (kept,) = [e for e in library.entries() if e.info.id == entry.info.id]
    assert (kept.info.name, kept.info.note) == ("the good one", "because of its rate")
    assert kept.info.color == 6
    assert page.ledger.table.filter.index(1, NAME).data() == "the good one"


def test_deleted_runs_come_back(page: RunsPage, library: RunLibrary, qtbot: QtBot) -> None:
    choose(page, 0, 1)
    page.ledger.table.setFocus()
    with qtbot.waitSignal(page.ledger.shelf.listed):
        QTest.keyClick(page.ledger.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.ledger.shelf.is_busy())
    assert names(page) == ["run 0"]
    assert len(library.entries()) == 1
    assert page.ledger.news.undo.isVisible()
    with qtbot.waitSignal(page.ledger.shelf.listed):
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.ledger.shelf.is_busy())
    assert names(page) == ["run 2", "run 1", "run 0"]
    assert len(page.ledger.table.chosen_entries()) == 2
    assert not page.ledger.news.undo.isVisible()


def settle(page: RunsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.ledger.shelf.is_busy())


def test_what_could_not_be_put_back_can_be_put_back_later(
    page: RunsPage, library: RunLibrary, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_removal: object) -> list[Entry]:
        raise RunFileError("run.npz", "cannot be moved (Disk full)")

    choose(page, 0, 1)
    page.ledger.remove()
    settle(page, qtbot)
    monkeypatch.setattr(library, "restore", refuse)
    page.ledger.shelf.undo()
    settle(page, qtbot)
    assert page.ledger.news.text() == "run.npz: cannot be moved (Disk full)."
    assert page.ledger.news.undo.isVisible()
    monkeypatch.undo()
    page.ledger.news.undo.click()
    settle(page, qtbot)
    assert names(page) == ["run 2", "run 1", "run 0"]
    assert not page.ledger.news.undo.isVisible()


def test_what_could_not_be_deleted_is_told(
    page: RunsPage, library: RunLibrary, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_entries: object) -> list[Entry]:
        raise RunFileError("run.npz", "cannot be moved (Disk full)")

    monkeypatch.setattr(library, "remove", refuse)
    choose(page, 0, 1)
    page.ledger.remove()
    settle(page, qtbot)
    assert page.ledger.news.text() == "run.npz: cannot be moved (Disk full)."
    assert not page.ledger.news.undo.isVisible()


def test_several_runs_are_colored_in_one_go(
    page: RunsPage, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    told: list[int] = []
    keeper.changed.connect(lambda: told.append(1))
    choose(page, 0, 1, 2)
    page.ledger.bar.colors.actions()[6].trigger()
    assert {entry.info.color for entry in page.ledger.table.entries()} == {6}, "at once"
    assert {entry.info.color for entry in library.entries()} != {6}, "the clerk writes them"
    settle(page, qtbot)
    assert {entry.info.color for entry in library.entries()} == {6}
    assert {entry.info.color for entry in page.ledger.table.entries()} == {6}
    assert len(page.ledger.table.chosen_entries()) == 3
    assert told == [1]


def test_what_cannot_be_changed_is_told_and_shown_as_it_is(
    page: RunsPage, library: RunLibrary, qtbot: QtBot
) -> None:
    (entry,) = choose(page, 1)
    page.ledger.shelf.change([entry], name="n" * 10_000)
    settle(page, qtbot)
    assert "name" in page.ledger.news.text()
    assert names(page) == ["run 2", "run 1", "run 0"]


def test_a_run_kept_further_meanwhile_is_not_set_back(
    page: RunsPage, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    (entry,) = choose(page, 0)
    run = library.load(entry)
    further = small_run(40, iterations=40, learning_rate=0.03)
    newer = dataclasses.replace(further, info=further.info.replace(id=run.info.id, name="x"))
    newer = dataclasses.replace(
        newer, info=newer.info.replace(created=run.info.created, name=run.info.name)
    )
    keeper.clerk.do(lambda: library.keep(newer))  # as the keeper does
    page.ledger.shelf.change([entry], color=7)
    settle(page, qtbot)
    assert library.load(entry).info.iteration == 40
    assert page.ledger.table.entries()[0].info.color == 7
    assert page.ledger.table.entries()[0].info.iteration == 40


def test_a_note_that_is_still_typed_is_deleted_with_its_run(
    page: RunsPage, library: RunLibrary, qtbot: QtBot
) -> None:
    choose(page, 1)
    page.ledger.view.note.setPlainText("a last word")
    page.ledger.remove()
    settle(page, qtbot)
    assert "Deleted" in page.ledger.news.text()
    page.ledger.shelf.undo()
    settle(page, qtbot)
    assert [e.info.note for e in library.entries() if e.info.name == "run 1"] == ["a last word"]


def test_a_run_is_opened_and_the_page_asks_for_train(
    page: RunsPage, session: Session, qtbot: QtBot
) -> None:
    (entry,) = choose(page, 1)
    with qtbot.waitSignal(session.run_started), qtbot.waitSignal(page.page_requested) as asked:
        QTest.keyClick(page.ledger.table, Qt.Key.Key_Return)
    assert asked.args == ["train"]
    qtbot.waitUntil(lambda: session.run_id == entry.info.id)
    assert session.iteration == entry.info.iteration
    index = page.ledger.table.filter.index(1, NAME)
    assert index.data(Qt.ItemDataRole.FontRole).bold()


def test_the_run_in_training_is_kept_and_chosen(
    page: RunsPage, session: Session, keeper: Keeper, qtbot: QtBot
) -> None:
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "no run yet" in page.ledger.news.text()
    with qtbot.waitSignal(session.settled):
        session.prepare(small_run().info.config.replace(iterations=10))
    with qtbot.waitSignal(session.settled):
        session.step(5)
    with qtbot.waitSignal(keeper.kept):
        QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    qtbot.waitUntil(lambda: len(page.ledger.table.chosen_entries()) == 1)
    assert page.ledger.table.chosen_entries()[0].info.id == session.run_id
    assert "is kept" in page.ledger.news.text()


def test_a_broken_file_is_told_and_the_others_are_listed(
    session: Session, keeper: Keeper, library: RunLibrary, qtbot: QtBot
) -> None:
    (library.folder / "broken.npz").write_bytes(b"no archive")
    page = RunsPage(session, keeper)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.ledger.shelf.listed):
        page.show()
    assert len(names(page)) == 3
    assert "broken.npz" in page.ledger.news.text()


def test_a_broken_file_is_told_once(page: RunsPage, library: RunLibrary, qtbot: QtBot) -> None:
    (library.folder / "broken.npz").write_bytes(b"no archive")
    page.ledger.shelf.refresh()
    settle(page, qtbot)
    assert "broken.npz" in page.ledger.news.text()
    choose(page, 0)
    page.ledger.remove()
    settle(page, qtbot)
    assert page.ledger.news.text() == "Deleted runs: 1."
    (library.folder / "worse.npz").write_bytes(b"no archive")
    page.ledger.shelf.refresh()
    settle(page, qtbot)
    assert "cannot be read: 2" in page.ledger.news.text()


def test_a_run_kept_by_itself_does_not_change_what_is_chosen(
    page: RunsPage, session: Session, keeper: Keeper, qtbot: QtBot
) -> None:
    chosen = [entry.info.id for entry in choose(page, 0, 2)]
    with qtbot.waitSignal(session.settled):
        session.prepare(small_run().info.config.replace(iterations=10))
    with qtbot.waitSignal(keeper.kept):
        session.start()
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert [entry.info.id for entry in page.ledger.table.chosen_entries()] == chosen


def test_without_runs_it_says_how_one_gets_here(
    session: Session, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    keeper = Keeper(session, RunLibrary(tmp_path / "none"), settings)
    page = RunsPage(session, keeper)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.ledger.shelf.listed):
        page.show()
    assert not page.ledger.table.isVisible()
    assert "keep" in page.ledger.view.loss.area.backdrop.still.message
    keeper.close()


def test_the_filter_and_the_keys_of_the_page(page: RunsPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.ledger.bar.filter.setText("0.03")
    assert names(page) == ["run 2"]
    page.ledger.bar.filter.setText("nothing has this")
    assert not page.ledger.table.isVisible()
    page.ledger.bar.filter.clear()
    assert page.ledger.table.isVisible()
    page.ledger.table.setFocus()
    QTest.keyClick(page.ledger.table, Qt.Key.Key_L)
    assert page.ledger.view.loss.is_log
    assert all(key and meaning for key, meaning in page.shortcuts_help())


def test_the_cache_of_curves_is_bounded(page: RunsPage, library: RunLibrary, qtbot: QtBot) -> None:
    shelf = CurveShelf(library, page, kept=2)
    entries = library.entries()
    shelf.ask(entries)
    qtbot.waitUntil(lambda: not shelf.is_busy())
    assert len(shelf) == 2
    shelf.ask(entries[-2:])
    assert not shelf.is_busy()  # these are here


@pytest.mark.parametrize("kind", [*TOGETHER, *EACH])
def test_every_kind_of_file_is_written(
    page: RunsPage, kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    if kind in ("onnx", "bundle"):
        pytest.importorskip("onnx")
    if kind == "tensorboard":
        pytest.importorskip("tensorboardX")
    entries = choose(page, 0, 1)
    files = places_in(tmp_path, kind, entries)
    assert len(set(files)) == 2
    places = files[: 1 if kind in TOGETHER else 2]
    with qtbot.waitSignal(page.ledger.export.saved):
        page.ledger.export.write(Order(kind, tuple(entries), places))
    for place in places:
        assert place.is_dir() if kind == "tensorboard" else place.stat().st_size > 100
    assert str(places[-1]) in page.ledger.news.text()


def test_what_cannot_be_written_is_told(page: RunsPage, tmp_path: Path, qtbot: QtBot) -> None:
    entries = choose(page, 0)
    with qtbot.waitSignal(page.ledger.export.failed):
        page.ledger.export.write(Order("csv", tuple(entries), (tmp_path / "no" / "x.csv",)))
    assert "there is no folder" in page.ledger.news.text()


def test_a_chosen_folder_loses_nothing(
    page: RunsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "run 2.py").write_text("mine")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    choose(page, 0, 1)
    with qtbot.waitSignal(page.ledger.export.saved):
        page.ledger.export.save("script")
    assert (tmp_path / "run 2.py").read_text() == "mine"
    assert {path.name for path in tmp_path.glob("*.py")} == {
        "run 2.py",
        "run 2 (2).py",
        "run 1.py",
    }
    order = Order("script", tuple(choose(page, 0)), (tmp_path / "run 2.py",))
    with qtbot.waitSignal(page.ledger.export.failed):
        page.ledger.export.write(order)
    assert (tmp_path / "run 2.py").read_text() == "mine"


def test_runs_whose_names_look_alike_become_different_files(
    page: RunsPage, library: RunLibrary, tmp_path: Path
) -> None:
    entries = [
        Entry(entry.path, entry.info.replace(name=name))
        for entry, name in zip(library.entries(), ("a b", "a/b", "a:b"), strict=True)
    ]
    assert len(set(places_in(tmp_path, "npz", entries))) == 3


def test_a_bundle_without_pictures_says_so(
    page: RunsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_runs: object) -> bytes:
        raise ExportError("There is no room.")

    monkeypatch.setattr(run_pictures, "png_of", refuse)
    path = tmp_path / "a.zip"
    with qtbot.waitSignal(page.ledger.export.saved) as saved:
        page.ledger.export.write(Order("bundle", tuple(choose(page, 0)), (path,)))
    assert saved.args == [str(path)]
    assert page.ledger.news.text() == f"{path}: It has no pictures. There is no room."
    assert path.exists()


def test_the_other_panes_are_made_when_they_are_seen(page: RunsPage) -> None:
    assert list(page.panes) == ["ledger"]
    for key in ("seeds", "race", "search"):
        page.tabs.choose(key)
        assert key in page.panes
        assert page.panes[key].isVisible()
        assert not page.ledger.news.isVisible()
    page.apply_theme(DARK)
    page.tabs.choose("ledger")
    assert page.ledger.isVisible()
    with pytest.raises(ValueError, match="no pane"):
        page.pane("other")


def test_the_menu_at_the_mouse_does_what_the_buttons_do(
    page: RunsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(page, 0, 1)
    menu, table = page.ledger.menu, page.ledger.table
    monkeypatch.setattr(menu, "popup", lambda _place: None)
    table.customContextMenuRequested.emit(table.visualRect(table.currentIndex()).center())
    opened, renamed, removed = menu.actions()[:3]
    assert [a.isEnabled() for a in (opened, renamed, removed)] == [False, False, True]
    removed.trigger()
    qtbot.waitUntil(lambda: names(page) == ["run 0"])


def test_it_fits_the_smallest_screen(page: RunsPage) -> None:
    hint = page.minimumSizeHint()
    assert hint.width() <= 1366 - 120
    assert hint.height() <= 700


def test_the_keyboard_is_where_one_looks(page: RunsPage, qtbot: QtBot) -> None:
    """The table once it is listed, and the pane that a key led to: Space there starts a study,
    and does not press the tab."""
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.ledger.table.hasFocus)
    QTest.keyClick(page.ledger.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.tabs.current() == "seeds"
    assert page.pane("seeds").hasFocus()
