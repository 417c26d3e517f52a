"""What a crash would lose is on the disk, and goes to one window only."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from engine.runs.run_files import load_info, load_run
from engine.trainer import Trainer, load_dataset
from guiapp.keeping import autosave as autosave_module
from guiapp.keeping.autosave import Autosave
from guiapp.keeping.leftovers import Leftover
from guiapp.session import Session
from tests.engine.runs.small_runs import assert_same_arrays, change_array
from tests.guiapp.conftest import QUICK
from tests.guiapp.keeping.conftest import LONG, MakeAutosave, prepare, save, train


def crash(autosave: Autosave) -> None:
    """What is left of a window that was killed: its file, and a lock that nobody holds."""
    lock = autosave._lock
    assert isinstance(lock, QLockFile)
    text = Path(lock.fileName()).read_bytes()
    lock.unlock()
    Path(lock.fileName()).write_bytes(text)
    autosave._lock = None
    autosave._is_on = False


@pytest.fixture
def finder(ready: Session, make_autosave: MakeAutosave) -> Autosave:
    """The window that is offered the run."""
    return make_autosave(ready)


@pytest.fixture
def crashed(
    ready: Session, make_autosave: MakeAutosave, finder: Autosave, qtbot: QtBot
) -> Leftover:
    """What is left of a run of Adam at iteration 120."""
    prepare(ready, qtbot, LONG)
    train(ready, qtbot, 120)
    autosave = make_autosave(ready)
    save(autosave, qtbot)
    crash(autosave)
    prepare(ready, qtbot, QUICK)
    (leftover,) = finder.leftover()
    os.utime(leftover.path, (leftover.saved_at - 100, leftover.saved_at - 100))
    return leftover


def names(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.iterdir()) if folder.exists() else []


def test_a_run_is_saved_and_a_clean_end_leaves_nothing(
    ready: Session, make_autosave: MakeAutosave, qtbot: QtBot
) -> None:
    autosave = make_autosave(ready)
    train(ready, qtbot, 30)
    save(autosave, qtbot)
    assert names(autosave.folder) == [".lock", ".npz"]
    run = load_run(autosave.path)
    assert (run.info.id, run.info.iteration) == (ready.run_id, 30)
    train(ready, qtbot, 5)
    save(autosave, qtbot)
    assert load_info(autosave.path).iteration == 35
    autosave.close()
    assert names(autosave.folder) == []
    autosave.close()


def test_nothing_is_written_before_there_is_anything_to_lose(
    ready: Session, make_autosave: MakeAutosave, qtbot: QtBot
) -> None:
    autosave = make_autosave(ready)
    autosave.save()
    assert not autosave.is_busy()
    assert autosave.leftover() == []
    assert not autosave.folder.exists()


def test_what_has_not_come_on_is_not_written_again(
    ready: Session, make_autosave: MakeAutosave, qtbot: QtBot
) -> None:
    autosave = make_autosave(ready)
    train(ready, qtbot, 10)
    save(autosave, qtbot)
    autosave.save()
    assert not autosave.is_busy()
    with qtbot.waitSignal(ready.settled):
        ready.go_to(3)
    autosave.save()
    assert not autosave.is_busy(), "going back loses nothing: the farthest state was saved"
    ready.set_run_name("mine")
    save(autosave, qtbot)
    assert load_info(autosave.path).name == "mine"


def test_it_saves_by_itself_while_training_and_at_rest(
    ready: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    prepare(ready, qtbot, QUICK.replace(iterations=10_000_000))
    autosave = Autosave(ready, tmp_path / "autosave", 0.05)
    with qtbot.waitSignals([autosave.saved, autosave.saved]):
        ready.start()
    with qtbot.waitSignal(ready.settled):
        ready.pause()
    qtbot.waitUntil(lambda: load_info(autosave.path).iteration == ready.iteration)
    autosave.close()


def test_0_seconds_turn_it_off(ready: Session, tmp_path: Path, qtbot: QtBot) -> None:
    autosave = Autosave(ready, tmp_path / "autosave", 0)
    train(ready, qtbot, 10)
    autosave.save()
    assert not autosave.is_busy()
    assert not autosave._regular.isActive()
    assert not autosave._soon.isActive()
    autosave.close()
    assert not autosave.folder.exists()


def test_a_run_that_has_grown_too_large_stays_as_it_was_saved(
    ready: Session,
    make_autosave: MakeAutosave,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    autosave = make_autosave(ready)
    train(ready, qtbot, 10)
    save(autosave, qtbot)
    size = 4 * (2 * 8 + 8 + 8 * 2 + 2) + 8 * 11
    monkeypatch.setattr(autosave_module, "MAX_BYTES", size)
    train(ready, qtbot, 1)
    save(autosave, qtbot)
    train(ready, qtbot, 1)
    autosave.save()
    assert not autosave.is_busy()
    assert load_info(autosave.path).iteration == 11


def test_that_a_run_is_too_large_is_said_once(
    ready: Session,
    make_autosave: MakeAutosave,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    autosave = make_autosave(ready)
    said: list[str] = []
    autosave.failed.connect(said.append)
    monkeypatch.setattr(autosave_module, "size_of", lambda session: 1200 * 2**20 + 1)
    for seed in range(2):
        prepare(ready, qtbot, QUICK.replace(seed=seed))
        for _ in range(2):
            train(ready, qtbot, 1)
            autosave.save()
            assert not autosave.is_busy()
        assert len(said) == seed + 1, "once for each run"
    assert "1,201 MiB" in said[0]
    assert "128 MiB" in said[0]
    assert not autosave.path.exists()


def test_windows_do_not_take_each_other_s_runs(
    ready: Session, make_autosave: MakeAutosave, qtbot: QtBot
) -> None:
    train(ready, qtbot, 10)
    first, second = make_autosave(ready), make_autosave(ready)
    save(first, qtbot)
    save(second, qtbot)
    assert first.path != second.path
    assert first.leftover() == second.leftover() == []
    second.close()
    assert first.path.exists()


def test_after_a_crash_one_window_is_offered_the_run(
    ready: Session, make_autosave: MakeAutosave, finder: Autosave, crashed: Leftover
) -> None:
    assert (crashed.iteration, crashed.sentence) == (120, "")
    assert crashed.name == "2-8-2 sigmoid, Adam 0.01, seed 0"
    assert abs(crashed.saved_at - time.time()) < 60
    other = make_autosave(ready)
    assert other.leftover() == [], "the window that found it first keeps it"
    finder.close()  # and nobody wanted it yet
    (offered,) = other.leftover()
    assert offered.path == crashed.path


def test_a_recovered_run_goes_on_to_the_bit(
    ready: Session, finder: Autosave, crashed: Leftover, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([finder.recovered, ready.settled]):
        finder.recover(crashed)
    assert ready.iteration == 120
    finder.save()
    assert not finder.is_busy(), "it is on the disk already"
    assert crashed.path.exists()
    train(ready, qtbot, 80)
    reference = Trainer(LONG, load_dataset(LONG))
    assert ready.losses.losses.tolist() == [reference.update().loss for _ in range(200)]
    assert ready.latest_snapshot is not None
    assert_same_arrays(ready.latest_snapshot.params, reference.network.params)
    save(finder, qtbot)
    assert not crashed.path.exists(), "this window has saved it further on"
    assert load_info(finder.path).iteration == 200


def test_a_recovered_run_that_is_kept_nowhere_is_offered_again(
    ready: Session, make_autosave: MakeAutosave, finder: Autosave, crashed: Leftover, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([finder.recovered, ready.settled]):
        finder.recover(crashed)
    prepare(ready, qtbot, QUICK)
    train(ready, qtbot, 5)
    save(finder, qtbot)
    assert crashed.path.exists(), "another run in the file of this window replaces nothing"
    finder.close()
    assert names(finder.folder) == [".npz"]
    (offered,) = make_autosave(ready).leftover()
    assert (offered.path, offered.iteration) == (crashed.path, 120)


def test_a_recovered_run_that_is_kept_is_gone_at_the_end(
    ready: Session, finder: Autosave, crashed: Leftover, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([finder.recovered, ready.settled]):
        finder.recover(crashed)
    asked: list[tuple[str, int]] = []

    def holds(run_id: str, iteration: int) -> bool:
        asked.append((run_id, iteration))
        return True

    finder.close(True, holds)
    assert asked == [(ready.run_id, 120)]
    assert names(finder.folder) == []


def test_a_recovered_run_that_went_on_stays_too_until_it_is_kept(
    ready: Session, make_autosave: MakeAutosave, finder: Autosave, crashed: Leftover, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([finder.recovered, ready.settled]):
        finder.recover(crashed)
    train(ready, qtbot, 5)
    save(finder, qtbot)
    finder.close()
    (offered,) = make_autosave(ready).leftover()
    assert (offered.path, offered.iteration) == (finder.path, 125)


def test_a_run_that_could_not_be_kept_stays_as_far_as_it_came(
    ready: Session, make_autosave: MakeAutosave, qtbot: QtBot
) -> None:
    train(ready, qtbot, 10)
    autosave = make_autosave(ready)
    save(autosave, qtbot)
    train(ready, qtbot, 5)
    autosave.close(is_kept=False)
    (offered,) = make_autosave(ready).leftover()
    assert (offered.path, offered.iteration) == (autosave.path, 15)
    autosave.close()
    assert autosave.path.exists()


def test_a_discarded_run_is_gone(ready: Session, finder: Autosave, crashed: Leftover) -> None:
    finder.discard(crashed)
    assert not crashed.path.exists()
    assert not crashed.path.with_suffix(".lock").exists()
    assert finder.leftover() == []
    finder.discard(crashed)  # gone already


def test_a_damaged_file_is_named_and_can_be_discarded(
    ready: Session, finder: Autosave, crashed: Leftover, qtbot: QtBot
) -> None:
    content = crashed.path.read_bytes()
    crashed.path.write_bytes(b"rubbish")
    (damaged,) = finder.leftover()
    assert (damaged.name, damaged.iteration) == ("", 0)
    assert str(crashed.path) in damaged.sentence
    # the header is sound, and what comes after it is not
    crashed.path.write_bytes(content)
    change_array(crashed.path, "losses", np.zeros(3))
    with qtbot.waitSignal(finder.unreadable) as caught:
        finder.recover(crashed)
    assert str(crashed.path) in caught.args[0].sentence
    assert ready.iteration == 0
    assert crashed.path.exists()
    finder.discard(caught.args[0])
    assert not crashed.path.exists()


def test_a_run_without_its_data_stays_on_the_disk(
    ready: Session, finder: Autosave, crashed: Leftover, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(finder.recovered):
        finder.recover(crashed)
    with qtbot.waitSignal(ready.settled):
        ready.prepare(QUICK)
    ready.rejected.emit(ValueError("of another command"))  # no answer to a recovery
    assert crashed.path.exists()


def test_strange_things_in_the_folder_do_no_harm(
    ready: Session, finder: Autosave, crashed: Leftover, qtbot: QtBot
) -> None:
    folder = finder.folder
    (folder / "notes.txt").write_text("mine")
    (folder / f"{'b' * 16}.lock").write_text("1\nnobody\nnowhere\n")
    (folder / f"{'c' * 16}.npz").mkdir()
    os.mkfifo(folder / f"{'d' * 16}.npz")
    (folder / f"{'e' * 16}.npz").symlink_to("/dev/zero")
    old, new = folder / f".{'f' * 16}.part", folder / f".{'0' * 16}.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    found = {leftover.token: leftover for leftover in finder.leftover()}
    c, d, e = (letter * 16 for letter in "cde")
    assert set(found) == {crashed.token, c, d, e}
    assert all(found[token].sentence for token in (c, d, e))
    assert (new.exists(), old.exists()) == (True, False)
    with qtbot.waitSignal(finder.failed) as caught:
        finder.discard(found[c])
    assert "cannot be deleted" in caught.args[0]
    finder.discard(found[d])
    finder.discard(found[e])
    assert Path("/dev/zero").exists()
    assert (folder / "notes.txt").exists()


def test_newest_first(ready: Session, make_autosave: MakeAutosave, qtbot: QtBot) -> None:
    train(ready, qtbot, 10)
    for number in range(3):
        autosave = make_autosave(ready)
        save(autosave, qtbot)
        os.utime(autosave.path, (1000 * number, 1000 * number))
        crash(autosave)
    found = make_autosave(ready).leftover()
    assert [leftover.saved_at for leftover in found] == [2000, 1000, 0]


def test_a_folder_that_cannot_be_written_to_is_said_once(
    ready: Session, make_autosave: MakeAutosave, qtbot: QtBot
) -> None:
    autosave = make_autosave(ready)
    autosave.folder.write_text("a file is in the way")
    said: list[str] = []
    autosave.failed.connect(said.append)
    for _ in range(3):
        train(ready, qtbot, 1)
        autosave.save()
        qtbot.waitUntil(lambda: not autosave.is_busy())
    assert len(said) == 1
    assert str(autosave.folder) in said[0]
    autosave.folder.unlink()
    save(autosave, qtbot)
    assert load_info(autosave.path).iteration == 3
