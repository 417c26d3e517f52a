from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from guiapp.cli import qt_probe
from guiapp.cli.qt_libraries import Obstacle
from guiapp.cli.qt_probe import Problem, find_problem, problem_of_import

ROOT = Path(__file__).resolve().parents[3]
EGL = next(Path("/usr/lib").glob("*/libEGL.so.1"), None) if sys.platform == "linux" else None

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for X11 and Wayland")


@pytest.fixture
def libraries(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """All libraries load, whatever this machine has; the plugins that were asked for."""
    asked: list[Path] = []

    def load(plugin: Path) -> None:
        asked.append(plugin)

    monkeypatch.setattr(qt_probe, "loading_obstacle", load)
    return asked


def sentence(**variables: str) -> str:
    problem = find_problem(variables)
    assert problem is not None
    return problem.sentence


def assert_is_one_sentence(text: str) -> None:
    assert text.endswith(".")
    assert "\n" not in text
    assert ". " not in text.replace("`xvfb-run -a python main.py`", "")


def test_no_display_is_told_how_to_get_one(libraries: list[Path]) -> None:
    text = sentence()
    assert text == (
        "No window can be opened: there is no display; "
        "run `xvfb-run -a python main.py` (Debian package xvfb) or log in to a desktop."
    )
    assert [plugin.name for plugin in libraries] == ["libqxcb.so"]
    assert_is_one_sentence(text)


def test_a_display_that_does_not_answer_is_named(libraries: list[Path]) -> None:
    text = sentence(DISPLAY=":4711")
    assert "the display ':4711' that DISPLAY names does not answer" in text
    assert_is_one_sentence(text)


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("name", ["wayland-4711", "/nonexistent/wayland-0", "x" * 300])
def test_a_wayland_display_that_does_not_answer_is_named(name: str, tmp_path: Path) -> None:
    text = sentence(WAYLAND_DISPLAY=name, XDG_RUNTIME_DIR=str(tmp_path))
    assert f"the Wayland display {name!r} does not answer" in text
    assert "xvfb-run" in text


@pytest.fixture
def compositor() -> Iterator[Path]:
    """A socket that answers like a Wayland compositor as far as anyone can tell."""
    # not tmp_path: the name of a socket has at most 107 bytes
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/wayland-7")
        server.listen()
        yield Path(folder)


@pytest.mark.usefixtures("libraries")
def test_a_wayland_display_that_answers_is_enough(compositor: Path) -> None:
    folder = str(compositor)
    assert find_problem({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": folder}) is None
    assert find_problem({"WAYLAND_DISPLAY": f"{folder}/wayland-7"}) is None


@pytest.mark.usefixtures("libraries")
def test_one_answering_display_of_two_is_enough(compositor: Path) -> None:
    wayland = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(compositor)}
    assert find_problem(wayland | {"DISPLAY": ":4711"}) is None


@pytest.fixture
def x_server() -> Iterator[str]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "640x480x24"]
    with (
        os.fdopen(reader) as numbers,
        subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server,
    ):
        os.close(writer)
        number = numbers.readline().strip()  # empty when the server ended instead
        try:
            if not number:
                pytest.skip("Xvfb does not start here")
            yield f":{number}"
        finally:
            server.terminate()


@pytest.mark.usefixtures("libraries")
def test_a_display_that_answers_is_no_problem(x_server: str) -> None:
    assert find_problem({"DISPLAY": x_server}) is None
    assert find_problem({"DISPLAY": x_server, "WAYLAND_DISPLAY": "wayland-4711"}) is None


@pytest.mark.usefixtures("libraries")
def test_asking_does_not_make_the_server_reset(x_server: str) -> None:
    # Xvfb resets when its last client leaves and answers nobody meanwhile: Qt comes right after
    answers = [find_problem({"DISPLAY": x_server}) for _ in range(50)]
    assert answers == [None] * 50


@pytest.mark.parametrize("platform", ["offscreen", "offscreen:size=80x60", "OffScreen", "minimal"])
def test_a_chosen_platform_needs_no_display(platform: str, libraries: list[Path]) -> None:
    assert find_problem({"QT_QPA_PLATFORM": platform}) is None
    assert libraries[0].name == f"libq{platform.partition(':')[0].lower()}.so"


@pytest.mark.usefixtures("libraries")
def test_a_list_of_platforms_is_tried_to_its_end() -> None:
    assert find_problem({"QT_QPA_PLATFORM": "xcb;offscreen"}) is None


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("platform", ["nonsense", "*", "../x", ";"])
def test_an_unknown_platform_is_named(platform: str) -> None:
    text = sentence(QT_QPA_PLATFORM=platform)
    assert "no platform named" in text
    assert "unset the environment variable QT_QPA_PLATFORM" in text


def test_missing_libraries_and_display_share_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    missing = Obstacle("the library is missing", "install it with `apt install libegl1`")
    monkeypatch.setattr(qt_probe, "loading_obstacle", lambda _plugin: missing)
    text = sentence()
    assert text.startswith("No window can be opened: the library is missing, and there is no")
    assert "install it with `apt install libegl1`, and run `xvfb-run" in text
    assert_is_one_sentence(text)


@pytest.mark.parametrize("package", ["PySide6", "pyqtgraph"])
def test_a_missing_package_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    find = qt_probe.importlib.util.find_spec
    monkeypatch.setattr(
        qt_probe.importlib.util, "find_spec", lambda name: None if name == package else find(name)
    )
    text = sentence(QT_QPA_PLATFORM="offscreen")
    assert f"the Python package {package} is not installed" in text
    assert "pip install" in text


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_display(system: str) -> None:
    assert find_problem({}, system) is None


def test_a_failed_import_of_qt_is_a_problem_and_no_other_is() -> None:
    message = "libEGL.so.1: cannot open shared object file: No such file or directory"
    problem = problem_of_import(ImportError(message))
    assert isinstance(problem, Problem)
    assert "libEGL.so.1" in problem.sentence
    assert problem_of_import(ImportError("no module", name="PySide6.QtGui")) is not None
    assert problem_of_import(ImportError("no name", name="guiapp.app")) is None


def test_qt_is_not_imported_to_find_out() -> None:
    code = (
        "import sys; from guiapp.cli.qt_probe import find_problem; find_problem({}); "
        "print([name for name in sys.modules if name.startswith(('PySide6', 'numpy'))])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


@pytest.mark.skipif(EGL is None or shutil.which("unshare") is None, reason="needs namespaces")
def test_a_library_that_is_really_missing() -> None:
    assert EGL is not None
    code = (
        "from guiapp.cli.qt_probe import find_problem; "
        "print(find_problem({'QT_QPA_PLATFORM': 'offscreen'}).sentence)"
    )
    hide = f"mount --bind /dev/null {EGL.resolve()}"
    unshare = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    if subprocess.run([*unshare, hide], capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not permitted here")
    result = subprocess.run(
        [*unshare, f'{hide} && exec "$0" -c "$1"', sys.executable, code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "libEGL.so.1" in result.stdout
    assert "libegl1" in result.stdout or "dnf" in result.stdout
