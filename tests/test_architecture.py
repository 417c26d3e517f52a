"""The house rules that a newcomer could break without noticing."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import engine

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*ROOT.glob("engine/**/*.py"), *ROOT.glob("guiapp/**/*.py"), ROOT / "main.py"])
DOORS = ("PySide6", "shiboken6", "qtpy", "pyqtgraph", "guiapp")


def test_the_engine_loads_no_door_into_qt() -> None:
    """Importing every engine module in a fresh interpreter leaves Qt unloaded."""
    modules = [module.name for module in pkgutil.walk_packages(engine.__path__, "engine.")]
    assert "engine.trainer" in modules
    code = (
        "import importlib, sys\n"
        f"[importlib.import_module(name) for name in {modules!r}]\n"
        f"print([name for name in {DOORS!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_imports_keep_their_directions() -> None:
    """The contracts of pyproject.toml, where import-linter is installed (extra ``check``)."""
    pytest.importorskip("importlinter", reason="import-linter comes with the extra 'check'")
    linter = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", linter, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_main_only_hands_over() -> None:
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    imports = [n for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom)]
    assert {ast.unparse(node) for node in imports} == {
        "import os",
        "from guiapp.cli import commands",
    }


def _calls(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_breaks_the_rules_of_the_house(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    calls = _calls(tree)
    assert text.count("\n") <= 300, "a file longer than 300 lines wants to be two"
    assert not calls & {"eval", "exec", "pickle.load", "pickle.loads", "np.random.seed"}
    if path.is_relative_to(ROOT / "engine"):
        assert not calls & {"print", "time.sleep", "sleep"}
    assert ast.get_docstring(tree) or not text.strip(), "a file says what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno
            docstring = len((ast.get_docstring(node) or "").splitlines())
            assert length - docstring <= 60, f"{node.name} is {length} lines long"
        if isinstance(node, ast.ExceptHandler):
            silent = all(isinstance(statement, ast.Pass) for statement in node.body)
            assert not silent, "an exception is handled, not swallowed"
