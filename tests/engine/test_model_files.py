from __future__ import annotations

import io
import json
import os
import stat
import sys
import zipfile
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine import model_files
from engine.config import PRESETS, TrainConfig
from engine.model_files import (
    MAX_BYTES,
    ModelFileError,
    check_target,
    load_figures,
    load_model,
    save_model,
)
from engine.network import from_snapshot, mlp
from engine.records import ParamSnapshot

CONFIG = TrainConfig(hidden_sizes=(4,), activation="relu", optimizer="momentum", seed=7)


def snapshot(config: TrainConfig = CONFIG, inputs: int = 3, classes: int = 2) -> ParamSnapshot:
    network = mlp(
        (inputs, *config.hidden_sizes, classes),
        config.activation,
        rng=np.random.default_rng(config.seed),
        dtype=config.dtype,
    )
    return ParamSnapshot(12, config, MappingProxyType(network.params))


def header(**changes: Any) -> str:
    values = {
        "format": "nablascope-model",
        "version": 1,
        "iteration": 12,
        "config": CONFIG.to_dict(),
    }
    return json.dumps(values | changes)


def npy(array: NDArray[Any]) -> bytes:
    content = io.BytesIO()
    np.lib.format.write_array(content, array, allow_pickle=True)
    return content.getvalue()


def members(**changes: bytes | None) -> dict[str, bytes]:
    """The members of a sound file, with some replaced, added or (None) left out."""
    sound = {"header": npy(np.array(header()))}
    sound |= {name: npy(array) for name, array in snapshot().params.items()}
    return {name: content for name, content in (sound | changes).items() if content is not None}


def write(path: Path, contents: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(f"{name}.npy", content)
    return path


def error_of(path: Path) -> str:
    with pytest.raises(ModelFileError) as caught:
        load_model(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


# -- what is written is read ------------------------------------------------------------------


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("hidden_sizes", [(), (4,), (5, 4, 3)])
def test_a_saved_network_is_read_back_to_the_bit(
    dtype: str, hidden_sizes: tuple[int, ...], tmp_path: Path
) -> None:
    saved = snapshot(CONFIG.replace(dtype=dtype, hidden_sizes=hidden_sizes))
    save_model(tmp_path / "model", saved)
    loaded = load_model(tmp_path / "model")
    assert loaded.config == saved.config
    assert loaded.iteration == 12
    assert loaded.params.keys() == saved.params.keys()
    for name, array in saved.params.items():
        assert loaded.params[name].dtype == np.dtype(dtype)
        np.testing.assert_array_equal(loaded.params[name], array)
    x = np.linspace(-1.0, 1.0, 6).reshape(2, 3)
    np.testing.assert_array_equal(from_snapshot(loaded).predict(x), from_snapshot(saved).predict(x))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_fits_into_a_file(preset: str, tmp_path: Path) -> None:
    saved = snapshot(PRESETS[preset], inputs=784, classes=10)
    save_model(tmp_path / "model.npz", saved)
    assert load_model(tmp_path / "model.npz").config == PRESETS[preset]


def test_loaded_parameters_are_read_only(tmp_path: Path) -> None:
    save_model(tmp_path / "model.npz", snapshot())
    loaded = load_model(tmp_path / "model.npz")
    with pytest.raises(ValueError, match="read-only"):
        loaded.params["W1"][0, 0] = 1.0


def test_numpy_reads_the_file_without_pickle(tmp_path: Path) -> None:
    save_model(tmp_path / "model.npz", snapshot())
    with np.load(tmp_path / "model.npz", allow_pickle=False) as archive:
        assert set(archive.files) == {"header", "W1", "b1", "W2", "b2"}
        assert json.loads(str(archive["header"]))["config"]["optimizer"] == "momentum"


def test_the_same_snapshot_gives_the_same_bytes(tmp_path: Path) -> None:
    save_model(tmp_path / "a", snapshot())
    save_model(tmp_path / "b", snapshot())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_arrays_of_another_memory_order_are_saved_alike(tmp_path: Path) -> None:
    plain = snapshot()
    turned = {name: np.asfortranarray(array) for name, array in plain.params.items()}
    save_model(tmp_path / "a", plain)
    save_model(tmp_path / "b", ParamSnapshot(12, CONFIG, turned))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


# -- writing ----------------------------------------------------------------------------------


def test_an_interrupted_save_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "model.npz"
    save_model(target, snapshot())
    before = target.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(model_files.os, "fsync", full)
    with pytest.raises(ModelFileError, match="No space left on device"):
        save_model(target, snapshot(CONFIG.replace(seed=8)))
    assert target.read_bytes() == before
    assert os.listdir(tmp_path) == ["model.npz"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.npz"
    link.symlink_to(tmp_path / "real.npz")
    save_model(link, snapshot())
    assert link.is_symlink()
    assert load_model(tmp_path / "real.npz").iteration == 12


def test_others_may_read_the_file_as_they_may_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    save_model(tmp_path / "model", snapshot())
    usual, model = (stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "model"))
    assert model == usual


def test_places_where_nothing_can_be_saved_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="there is no folder"):
        check_target(tmp_path / "missing" / "model.npz", snapshot().params)
    with pytest.raises(ModelFileError, match="not an ordinary file"):
        save_model(tmp_path, snapshot())
    if sys.platform != "win32":
        with pytest.raises(ModelFileError, match="not an ordinary file"):
            save_model("/dev/null", snapshot())


def test_a_network_too_large_for_a_file_is_refused_before_it_is_trained(tmp_path: Path) -> None:
    huge = {"W1": np.broadcast_to(np.float32(0.0), (4096, 4097))}
    with pytest.raises(ModelFileError, match="64 MiB of parameters"):
        check_target(tmp_path / "model.npz", huge)


def test_a_network_that_is_not_finite_is_not_saved(tmp_path: Path) -> None:
    broken = snapshot()
    broken.params["W2"][0, 0] = np.inf
    with pytest.raises(ModelFileError, match="W2 holds values that are not finite"):
        save_model(tmp_path / "model.npz", broken)
    assert os.listdir(tmp_path) == []


# -- reading what others may have written -----------------------------------------------------


def test_the_members_that_the_tests_below_spoil_are_sound(tmp_path: Path) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        assert load_model(write(tmp_path / "m.npz", members(), method)).iteration == 12


@pytest.mark.parametrize(
    ("name", "spoiled", "reason"),
    [
        ("W1", None, "missing or too many"),
        ("W3", npy(np.zeros((2, 2), np.float32)), "missing or too many"),
        ("odd", npy(np.zeros(2, np.float32)), "missing or too many"),
        ("header", None, "no 'header'"),
        ("W1", npy(np.zeros((3, 5), np.float32)), r"W1 is \(3, 5\) float32, but \(3, 4\)"),
        ("W1", npy(np.zeros((3, 4))), "W1 is .* float64, but .* float32"),
        ("W1", npy(np.zeros(12, np.float32)), "W1 is"),
        ("b2", npy(np.zeros((1, 2), np.float32)), "b2 is"),
        ("b1", npy(np.array(["x"] * 4)), "b1 holds text"),
        ("b1", npy(np.zeros(4, np.int64)), "b1 is not an array of"),
        ("b1", npy(np.array([None] * 4, dtype=object)), "b1 is not an array of"),
        ("b1", npy(np.full(4, np.nan, np.float32)), "b1 holds values that are not finite"),
        ("b1", b"not an array", "b1 is not an array of"),
        ("b1", b"", "b1 is not an array of"),
        ("b1", npy(np.zeros(4, np.float32))[:-1], "b1 has another size"),
        ("b1", npy(np.zeros(4, np.float32)) + b"x", "b1 has another size"),
        ("b1", npy(np.zeros((0, 4), np.float32)), "b1 has another size"),
        ("header", npy(np.zeros(4, np.float32)), "'header' cannot be read"),
        ("header", npy(np.array("{")), "'header' cannot be read"),
        ("header", npy(np.array("[" * 60_000)), "'header' cannot be read"),
        ("header", npy(np.array("[]")), "'header' cannot be read"),
        ("header", npy(np.array("ab"))[:-8] + b"\xff" * 8, "'header' cannot be read"),
        ("header", npy(np.array(header(note="x" * 70_000))), "'header' cannot be read"),
        ("header", npy(np.array(header(config=float("nan")))), "'header' cannot be read"),
    ],
)
def test_a_spoiled_member_is_refused(
    name: str, spoiled: bytes | None, reason: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "m.npz", members(**{name: spoiled}))
    with pytest.raises(ModelFileError, match=reason):
        load_model(path)
    error_of(path)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": "another"}, "its format is another 1"),
        ({"version": 2}, "its format is nablascope-model 2, but this program reads"),
        ({"iteration": -1}, "its iteration is not"),
        ({"iteration": True}, "its iteration is not"),
        ({"iteration": 1.5}, "its iteration is not"),
        ({"config": []}, "its configuration is not valid"),
        ({"config": {"self": 1}}, "its configuration is not valid"),
        ({"config": {"colour": "red"}}, "its configuration is not valid .*colour"),
        ({"config": {"learning_rate": 10**400}}, "its configuration is not valid"),
        ({"config": {"hidden_sizes": [[4]]}}, "its configuration is not valid"),
        ({"config": {"activation": ["relu"]}}, "its configuration is not valid"),
    ],
)
def test_a_header_that_says_something_else_is_refused(
    changes: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "m.npz", members(header=npy(np.array(header(**changes)))))
    with pytest.raises(ModelFileError, match=reason):
        load_model(path)


def test_a_header_that_claims_a_huge_array_allocates_nothing(tmp_path: Path) -> None:
    honest, lie = b"(2, 2), }" + b" " * 12, b"(9999999, 9999999), }"
    claim = npy(np.zeros((2, 2), np.float32)).replace(honest, lie)
    assert lie in claim
    path = write(tmp_path / "m.npz", members(W1=claim))
    with pytest.raises(ModelFileError, match="W1 has another size than it says"):
        load_model(path)


def test_a_pickle_is_never_opened(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return os.mkdir, (str(tmp_path / "sprung"),)

    trap = npy(np.array([Trap()], dtype=object))
    error_of(write(tmp_path / "m.npz", members(b1=trap)))
    error_of(write(tmp_path / "m.npz", members(header=trap)))
    assert not (tmp_path / "sprung").exists()


def test_an_archive_that_swells_is_refused_before_it_does(tmp_path: Path) -> None:
    bomb = {"W1": npy(np.zeros((4096, 4500), np.float32))}  # 70 MiB in 70 kB
    path = write(tmp_path / "m.npz", members(**bomb), zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 2**20
    with pytest.raises(ModelFileError, match="larger than 64 MiB"):
        load_model(path)


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "m.npz", members(), zipfile.ZIP_DEFLATED)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("W1.npy").file_size.to_bytes(4, "little")
    entry = content.rindex(b"W1.npy") - 46  # in the directory at the end
    assert content[entry + 24 : entry + 28] == size
    content[entry + 24 : entry + 28] = (16).to_bytes(4, "little")
    path.write_bytes(content)
    error_of(path)


def test_an_archive_of_countless_members_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "m.npz", {f"x{number}": b"" for number in range(3000)})
    assert "more than the" in error_of(path)


def test_a_member_that_comes_twice_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "m.npz", members())
    with (
        zipfile.ZipFile(path, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("b1.npy", npy(np.zeros(4, np.float32)))
    assert "twice" in error_of(path)


def test_other_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no model at all, but longer than the end of an archive")
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # takes no room on the disk
    empty = tmp_path / "empty"
    empty.touch()
    assert "not a model file" in error_of(text)
    assert "not a model file" in error_of(empty)
    assert "larger than 64 MiB" in error_of(large)
    assert "No such file" in error_of(tmp_path / "missing")
    assert "not an ordinary file" in error_of(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in error_of(tmp_path / "pipe")


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("models") / "m.npz", members(), zipfile.ZIP_DEFLATED)


@given(data=st.data())
def test_damage_of_any_kind_ends_in_a_sentence(sound_file: Path, data: st.DataObject) -> None:
    content = bytearray(sound_file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    damaged = sound_file.with_name("damaged.npz")
    damaged.write_bytes(content[:cut])
    try:
        loaded = load_model(damaged)
    except ModelFileError:
        error_of(damaged)
    else:  # the damage fell on bytes without meaning
        np.testing.assert_array_equal(loaded.params["W1"], snapshot().params["W1"])


def test_figures_are_kept_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    save_model(path, snapshot(), {"test_accuracy": 0.875})
    assert load_figures(path) == {"test_accuracy": 0.875}
    save_model(path, snapshot())
    assert load_figures(path) == {}
