"""Settings survive a restart, and damage counts as absence."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from engine.config import TrainConfig
from guiapp import settings_file
from guiapp.app import Desk
from guiapp.page_keys import PAGES
from guiapp.settings import MAX_SCALE, MAX_TEXT, Settings, open_store
from guiapp.settings_file import MAX_BYTES, cleaned, make_safe
from tests.guiapp.conftest import QUICK

CONFIG = QUICK.replace(seed=7, optimizer="adam", optimizer_params={"beta1": 0.5})


def opened(path: Path) -> Settings:
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


def holds_defaults(settings: Settings) -> bool:
    plain = settings.language, settings.theme, settings.text_scale
    chosen = settings.keep_finished, settings.autosave_s
    absent = settings.geometry, settings.last_config, settings.last_page
    return (plain, chosen, absent) == (("system", "system", 1.0), (True, 60), (None,) * 3)


def with_config(values: object) -> str:
    """The text of a file whose last configuration is this."""
    text = values if isinstance(values, str) else json.dumps(values)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'[General]\nlast_config="{escaped}"\n'


def changed(**values: object) -> dict[str, object]:
    return CONFIG.to_dict() | values


def test_they_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    first = opened(path)
    first.language, first.theme, first.text_scale = "ja", "dark", 1.25
    first.geometry = QByteArray(b"some\x00where@\xff")
    first.keep_finished, first.last_page, first.last_config = False, "runs", CONFIG
    first.save()
    again = opened(path)
    assert (again.language, again.theme, again.text_scale) == ("ja", "dark", 1.25)
    assert again.geometry == QByteArray(b"some\x00where@\xff")
    assert (again.keep_finished, again.last_page, again.last_config) == (False, "runs", CONFIG)
    content = path.read_bytes()
    assert cleaned(content) == content, "what the window writes is what it will believe"


def test_a_choice_for_one_start_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    settings = opened(path)
    settings.language = "en"
    settings.override("language", "ja")
    settings.override("last_page", "draw")
    assert (settings.language, settings.last_page) == ("ja", "draw")
    settings.save()
    assert opened(path).language == "en"
    assert opened(path).last_page is None
    settings.language = "en"
    assert settings.language == "en"


@pytest.mark.parametrize(
    "dataset", ["C:\\0data\\x40\n", '/home/me@work/数字 "1", 2;%41', "@Variant(", "@@"]
)
def test_any_name_of_a_folder_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dataset: str
) -> None:
    monkeypatch.setattr("os.path.isdir", lambda path: path == dataset)
    path = tmp_path / "s.ini"
    first = opened(path)
    first.last_config = CONFIG.replace(dataset=dataset)
    first.save()
    assert cleaned(path.read_bytes()) == path.read_bytes()
    again = Settings(open_store(path)).last_config
    assert again is not None
    assert again.dataset == dataset


def test_an_overlong_name_is_not_remembered(tmp_path: Path) -> None:
    settings = opened(tmp_path / "s.ini")
    settings.last_config = CONFIG
    settings.last_config = CONFIG.replace(dataset="x" * MAX_TEXT)
    assert settings.last_config is None


DAMAGED = {
    "empty": "",
    "foreign": "[General]\nlanguage=klingon\ntheme=pink\ntext_scale=huge\nwindow=zz\n",
    "large_number": "[General]\ntext_scale=1e9\nautosave_s=1e300\n",
    "nan": "[General]\ntext_scale=nan\nautosave_s=nan\n",
    "negative": "[General]\ntext_scale=-1\nautosave_s=-1\n",
    "rubbish": "\x00\xff not an ini file at all [[[",
    "list": "[General]\nlanguage=en, ja\ntext_scale=1, 2\nlast_page=a, b\nkeep_finished=1, 2\n",
    "cut_off": '[General]\nlast_config="{\\"dataset\\": \\"circl',
    "other_section": "[Other]\nlanguage=ja\ntheme=dark\n",
    "page": "[General]\nlast_page=nowhere\n",
    "long": f"[General]\nlast_page={'x' * 100_000}\nlanguage={'y' * 100_000}\n",
    "not_json": with_config("no json"),
    "a_list": with_config([1, 2]),
    "a_number": with_config(5),
    "deep": with_config("[" * 4000),
    "unknown_field": with_config(changed(virus=1)),
    "unknown_choice": with_config(changed(optimizer="magic")),
    "wrong_type": with_config(changed(hidden_sizes="100")),
    "too_many_units": with_config(changed(hidden_sizes=[10**9])),
    "not_finite": with_config(changed(learning_rate=float("nan"))),
    "infinite": with_config(changed(toy_noise=float("inf"))),
    "huge_number": with_config(
        json.dumps(changed(learning_rate=0)).replace("0,", "9" * 4000 + ",")
    ),
    "huge_integer": with_config(changed(learning_rate=10**400)),
    "no_folder": with_config(changed(dataset="/nowhere/at/all")),
    "device": with_config(changed(dataset="/dev/zero")),
    "nul": with_config(changed(dataset="\x00")),
    "surrogate": with_config(changed(dataset="\ud800")),
    "empty_dataset": with_config(changed(dataset=" ")),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize("is_looked_at", [False, True])
def test_damage_counts_as_absence(tmp_path: Path, content: str, is_looked_at: bool) -> None:
    path = tmp_path / "s.ini"
    path.write_bytes(content.encode("latin-1"))
    settings = Settings(open_store(path)) if is_looked_at else opened(path)
    assert holds_defaults(settings)
    settings.language, settings.last_config = "ja", CONFIG
    settings.save()
    again = Settings(open_store(path))
    assert (again.language, again.last_config) == ("ja", CONFIG), "and is written over"


def test_a_pipe_in_place_of_data_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    settings = opened(tmp_path / "s.ini")
    settings.last_config = CONFIG.replace(dataset=str(tmp_path / "pipe"))
    assert settings.last_config is None
    settings.last_config = CONFIG.replace(dataset=str(tmp_path))
    assert settings.last_config is not None, "a folder of the user's own is"


def test_the_text_scale_is_kept_within_bounds(tmp_path: Path) -> None:
    settings = opened(tmp_path / "s.ini")
    settings.text_scale = 50.0
    assert settings.text_scale == MAX_SCALE


# -- the file ---------------------------------------------------------------------------------


class Planted:
    """What a foreign file would have Python do."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self._path),)


def test_a_planted_object_is_never_unpickled(tmp_path: Path) -> None:
    path, victim = tmp_path / "s.ini", tmp_path / "victim"
    store = QSettings(str(path), QSettings.Format.IniFormat)
    store.setValue("geometry", Planted(victim))
    store.sync()
    content = path.read_bytes()
    assert b"@Variant(" in content
    unguarded = tmp_path / "unguarded.ini"  # of a name that Qt does not remember
    unguarded.write_bytes(content)
    opened(unguarded)._store.value("geometry")
    assert victim.exists(), "this is what an unguarded reader does"
    victim.rmdir()
    variants = [
        content,
        content.replace(b"@", b"\\x40"),
        content.replace(b"@", b"\\x0040"),
        content.replace(b"@", b"\\100"),
        content.replace(b"=@", b"=a, @"),
        content.replace(b"=@", b'="@').replace(b".)", b'.)"'),
        content.replace(b"=@", b"=\\\n@"),
        content.replace(b"[General]", b"[General]\r\n; x\r\n[%47eneral]"),
        content.replace(b"geometry", b"language"),
    ]
    for number, variant in enumerate(variants):
        path = tmp_path / f"{number}.ini"
        path.write_bytes(variant)
        store = open_store(path)
        for key in store.allKeys():
            store.value(key)
        assert holds_defaults(Settings(store))
        assert not victim.exists(), variant


def test_only_the_bad_lines_are_lost(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    good = b"[General]\nlanguage=ja\ntheme=dark\n"
    path.write_bytes(good + b"geometry=@ByteArray(\\x1\\xd9)\n\xff\x00\nfuture_setting=1\n")
    settings = Settings(open_store(path))
    assert (settings.language, settings.theme) == ("ja", "dark")
    assert path.read_bytes() == good + b"future_setting=1\n"
    assert list(tmp_path.iterdir()) == [path]


def test_50_megabytes_are_put_aside_at_once(tmp_path: Path) -> None:
    path = tmp_path / "s.conf"
    path.write_bytes(b"[General]\nlanguage=ja\n" + os.urandom(2**20) * 50)
    start = time.monotonic()
    settings = Settings(open_store(path))
    assert holds_defaults(settings)
    assert time.monotonic() - start < 1.0
    assert not path.exists()
    assert (tmp_path / "s.conf.damaged").stat().st_size > 50 * 2**20
    settings.language = "ja"
    settings.save()
    assert opened(path).language == "ja"
    assert make_safe(path) == path


def test_the_largest_file_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "s.conf"
    path.write_bytes(b"x" * MAX_BYTES)
    start = time.monotonic()
    assert holds_defaults(Settings(open_store(path)))
    path.write_bytes(b"a=" + b"\\" * (MAX_BYTES - 3) + b"\x00")
    assert holds_defaults(Settings(open_store(path)))
    assert time.monotonic() - start < 2.0


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "in_it").write_text("kept")


def _no_rights(path: Path) -> None:
    path.write_text("[General]\nlanguage=ja\n")
    path.chmod(0)


def _long_name(path: Path) -> None:
    path.write_text("[General]\n")
    (path.parent / (path.name + ".damaged")).mkdir()
    path.unlink()
    path.mkdir()


IN_ITS_PLACE: dict[str, Callable[[Path], object]] = {
    "folder": _folder,
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link_in_a_circle": lambda path: path.symlink_to(path),
    "link_to_nothing": lambda path: path.symlink_to(path.parent / "nothing"),
    "unreadable": _no_rights,
    "folder_twice": _long_name,
}


@pytest.mark.parametrize("put", IN_ITS_PLACE.values(), ids=IN_ITS_PLACE)
def test_what_is_no_file_is_put_aside(tmp_path: Path, put: Callable[[Path], object]) -> None:
    path = tmp_path / "s.conf"
    put(path)
    settings = Settings(open_store(path))
    settings.theme = "dark"
    settings.save()
    assert Settings(open_store(path)).theme == "dark"


def test_a_link_to_the_settings_stays_a_link(tmp_path: Path) -> None:
    real, path = tmp_path / "real.conf", tmp_path / "s.conf"
    real.write_bytes(b"[General]\nlanguage=ja\nrubbish\n")
    path.symlink_to(real)
    assert Settings(open_store(path)).language == "ja"
    assert path.is_symlink()
    assert b"rubbish" not in real.read_bytes()


def test_where_nothing_can_be_changed_the_window_starts_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "s.conf"
    path.write_bytes(b"\xff\x00\n")
    monkeypatch.setattr(settings_file, "_rewrite", refuse)
    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    store = open_store(path)
    assert Path(store.fileName()) != path
    assert holds_defaults(Settings(store))
    assert path.read_bytes() == b"\xff\x00\n"


def test_a_missing_folder_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there" / "s.conf"
    settings = Settings(open_store(path))
    assert holds_defaults(settings)
    settings.theme = "dark"
    settings.save()
    assert opened(path).theme == "dark"


def test_the_user_s_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    expected = tmp_path / "Nablascope" / "Nablascope.conf"
    assert Path(open_store().fileName()) == expected


# -- the window -------------------------------------------------------------------------------


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path], Desk]]:
    """Windows that are opened with the settings of a file, as the program does."""
    desks: list[Desk] = []

    def make(path: Path) -> Desk:
        settings = Settings(open_store(path))
        settings.override("language", "en")
        desk = Desk(qapp, settings)
        desks.append(desk)
        desk.window.show()
        with qtbot.waitSignal(desk.session.settled, timeout=20_000):
            desk.begin()
        return desk

    yield make
    for desk in reversed(desks):  # each leaves the text as it found it
        desk.settings.text_scale = 1.0
        desk.appearance.apply()
        assert desk.close()
        desk.window.deleteLater()
    qapp.setStyleSheet("")


def test_the_window_comes_back_as_it_was(
    tmp_path: Path, begin: Callable[[Path], Desk], qtbot: QtBot
) -> None:
    path = tmp_path / "s.conf"
    desk = begin(path)
    with qtbot.waitSignal(desk.session.settled):
        desk.session.prepare(CONFIG)
    desk.window._theme_actions["dark"].trigger()
    desk.window._larger.trigger()
    desk.window.show_page("losses")
    assert desk.close()
    geometry = desk.settings.geometry
    again = begin(path)
    assert again.window.current_page.KEY == "losses"
    assert again.appearance.theme.dark
    assert again.settings.text_scale == pytest.approx(1.1)
    assert geometry is not None
    assert again.settings.geometry == geometry
    assert again.session.config == CONFIG
    assert again.session.run is not None


WINDOWS = {
    **DAMAGED,
    "hostile_window": f"[General]\nwindow={'ff' * 2000}\nlast_page=runs\n",
    "large": with_config(TrainConfig(dataset="xor", hidden_sizes=(1024,) * 6).to_dict()),
}


@pytest.mark.parametrize(
    "name", ["rubbish", "cut_off", "device", "hostile_window", "large", "deep", "list"]
)
def test_damaged_settings_keep_no_window_from_opening(
    tmp_path: Path, begin: Callable[[Path], Desk], name: str
) -> None:
    path = tmp_path / "s.conf"
    path.write_bytes(WINDOWS[name].encode("latin-1"))
    desk = begin(path)
    assert desk.window.isVisible()
    assert desk.session.run is not None, "there is something to train"
    assert desk.window.current_page.KEY in PAGES


def test_a_folder_that_is_no_data_leaves_a_window_that_says_so(
    tmp_path: Path, begin: Callable[[Path], Desk], qtbot: QtBot
) -> None:
    path, data = tmp_path / "s.conf", tmp_path / "data"
    data.mkdir()
    os.mkfifo(data / "train-images-idx3-ubyte")
    path.write_text(with_config(changed(dataset=str(data))))
    desk = begin(path)
    assert desk.window.isVisible()
    with qtbot.waitSignal(desk.session.settled):
        desk.session.prepare(QUICK)
    assert desk.session.config == QUICK


def test_no_geometry_is_too_strange(qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    sound = bytes(window.saveGeometry().data())
    chance = random.Random(0)
    for _ in range(300):
        content = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(4, len(content))] = chance.choice((0, 0x7F, 0x80, 0xFF))
        window.restoreGeometry(QByteArray(bytes(content[: chance.randint(0, len(content))])))
        window.restoreGeometry(QByteArray(bytes(content)))
        window.show()
        assert window.width() < 100_000
