from __future__ import annotations

from pathlib import Path

import pytest

from engine.export import names as names_module
from engine.export.errors import ExportError
from engine.export.names import free_places, plain_names
from engine.runs.records import RunInfo
from tests.engine.export.small_runs import small_run

INFO = small_run(iterations=1).info


def called(*names: str) -> list[RunInfo]:
    return [INFO.replace(name=name, id=f"{index:x}" * 16) for index, name in enumerate(names)]


def test_names_are_plain_and_different() -> None:
    found = plain_names(
        called("../../etc", "CON/a:b", "plain", "Plain", "", "...", "\u00e9", "e\u0301")
    )
    assert len({name.casefold() for name in found}) == 8
    assert not any(set(name) & set("/\\:") or name.startswith(".") for name in found)
    assert all(found)
    assert found[2:4] == ["plain 22222222", "Plain 33333333"]


def test_names_that_become_the_same_are_told_apart() -> None:
    assert len(set(plain_names(called("a b", "a:b", "a/b", "a_b", "a-b-2")))) == 5
    # identities that begin alike, and a name that looks like a name with an identity
    infos = called("a/b", "a:b", "a_b 00000000")
    infos = [info.replace(id=f"{index:016x}") for index, info in enumerate(infos)]
    assert len(set(plain_names(infos))) == 3


def test_names_are_short_enough_for_any_disk() -> None:
    """255 bytes; each of these characters takes four."""
    for infos in (called("\U00020bb7" * 120), called(*["\U00020bb7" * 120] * 2)):
        assert all(100 < len(name.encode()) <= 220 for name in plain_names(infos))


@pytest.mark.parametrize("name", ["nul", "CON", "Com1.x", "aux "])
def test_no_name_is_that_of_a_device(name: str) -> None:
    assert plain_names(called(name))[0].startswith("run ")
    assert plain_names(called("console")) == ["console"]


def test_places_are_free(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine")
    (tmp_path / "b (2)").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "nowhere")
    assert free_places(tmp_path, ["a", "c", "c"], "csv") == (
        tmp_path / "a (2).csv",
        tmp_path / "c.csv",
        tmp_path / "c (2).csv",
    )
    assert free_places(tmp_path, ["a", "b"], "") == (tmp_path / "a", tmp_path / "b (3)")


def test_a_folder_full_of_such_names_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names_module, "MOST", 2)
    for name in ("a.csv", "a (2).csv"):
        (tmp_path / name).write_text("mine")
    with pytest.raises(ExportError, match=r"too many files called a\.csv"):
        free_places(tmp_path, ["a"], "csv")
