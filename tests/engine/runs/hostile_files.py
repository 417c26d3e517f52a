"""Run files that somebody spoiled: by name, what was done and the sentence that refuses them.

Each spoils a sound file of ``small_branch`` in place: Adam, 2-4-2, a base at iteration 20, an end
at 30.
"""

from __future__ import annotations

import json
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tests.engine.runs.small_runs import change_array, change_header, members_of, npy, write

Spoil = Callable[[Path], object]
Header = dict[str, Any]


def header(change: Callable[[Header], object]) -> Spoil:
    """Something else in the header."""
    return lambda path: change_header(path, change)


def entries(**changes: Any) -> Spoil:
    """Other entries in the header."""
    return header(lambda values: values.update(changes))


def config(**changes: Any) -> Spoil:
    """Other settings."""
    return header(lambda values: values["config"].update(changes))


def state(part: str, **changes: Any) -> Spoil:
    """Another "sampler", "optimizer" or, for "", other entries of the state."""
    return header(lambda v: (v["state"][part] if part else v["state"]).update(changes))


def generator(**changes: Any) -> Spoil:
    """Another state of the random numbers."""
    return header(lambda v: v["state"]["sampler"]["generator"]["state"].update(changes))


def array(name: str, values: Any) -> Spoil:
    """Another array, or None."""
    return lambda path: change_array(path, name, values)


def member(name: str, content: bytes) -> Spoil:
    """A member's bytes, or one more."""
    return lambda path: write(path, members_of(path) | {name: content})


def text(raw: str) -> Spoil:
    """The header as text that need not be JSON."""
    return member("header.npy", npy(np.array(raw)))


def raw(change: Callable[[bytearray], object]) -> Spoil:
    """The bytes of the file."""

    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        changed = change(content)
        path.write_bytes(changed if isinstance(changed, bytes | bytearray) else content)

    return spoil


def cut(share: float) -> Spoil:
    return raw(lambda content: content[: int(len(content) * share)])


def again(path: Path) -> None:
    """A second b1 behind the first."""
    members = members_of(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in [*members.items(), ("b1", members["b1.npy"])]:
            archive.writestr(name, content)


def bomb(path: Path) -> None:
    """160 MiB of zeros in 160 kB."""
    zeros = npy(np.zeros((2**22, 5)))
    write(path, members_of(path) | {"losses.npy": zeros}, zipfile.ZIP_DEFLATED)


def declare(path: Path, name: str, size: int) -> None:
    """Let the directory at the end say another size of a member."""
    content = bytearray(path.read_bytes())
    entry = content.index(b"PK\x01\x02")
    while not content.startswith(f"{name}PK".encode(), entry + 46):
        entry = content.index(b"PK\x01\x02", entry + 4)
    content[entry + 24 : entry + 28] = struct.pack("<L", size)
    path.write_bytes(content)


def lying_bomb(path: Path) -> None:
    """150 MiB of zeros that say they are 1 KiB."""
    write(path, members_of(path) | {"W1.npy": bytes(150 * 2**20)}, zipfile.ZIP_DEFLATED)
    declare(path, "W1.npy", 1024)


def lying_claim(path: Path) -> None:
    """Some hundred bytes that say they are 100 MiB."""
    declare(path, "losses.npy", 100 * 2**20)


def packed_lying_claim(path: Path) -> None:
    """Some bytes that say they are as much as such bytes may become."""
    write(path, members_of(path) | {"W1.npy": bytes(100 * 2**20)}, zipfile.ZIP_DEFLATED)
    declare(path, "W1.npy", 101 * 2**20)


def many_bombs(path: Path) -> None:
    """80 members of 4 MiB, each allowed by itself."""
    zeros = {f"x{number}.npy": bytes(4 * 2**20) for number in range(60)}
    write(path, members_of(path) | zeros, zipfile.ZIP_DEFLATED)


def largest(path: Path) -> None:
    """As much as is allowed, and wrong at the end."""
    huge = npy(np.zeros((10_400_000, 4), np.float32))
    write(path, members_of(path) | {"W1.npy": huge}, zipfile.ZIP_DEFLATED)


def lzma(path: Path) -> None:
    write(path, members_of(path), zipfile.ZIP_LZMA)


def encrypted(content: bytearray) -> None:
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        place = content.index(start) + (6 if start == b"PK\x03\x04" else 8)
        content[place] |= 1


def two_headers(path: Path) -> None:
    """The header at the start is not the one that the directory names."""
    change_header(path, lambda values: values.update(name="shown"))
    shown = members_of(path)
    shown = {"header.npy": shown["header.npy"], **shown}
    inner = path.with_name("inner")
    change_header(path, lambda values: values.update(name="opened"))
    opened = members_of(path)
    opened = {"header.npy": opened["header.npy"], **opened}
    write(inner, opened)
    alone = write(path, {"header.npy": shown["header.npy"]}).read_bytes()
    alone = alone[: alone.index(b"PK\x01\x02")]
    path.write_bytes(alone + inner.read_bytes())  # offsets are counted from the second start
    inner.unlink()


def claim(path: Path) -> None:
    """An array of 700 TiB in 128 bytes."""
    honest, lie = b"(2, 4), }" + b" " * 14, b"(99999999, 999999), }  "
    content = npy(np.zeros((2, 4), np.float32)).replace(honest, lie)
    assert lie in content
    member("W1.npy", content)(path)


def no_elements(path: Path) -> None:
    honest, lie = b"(0, 2), }" + b" " * 14, b"(0, 999999999, 99999), }"[:23] + b"}"
    content = npy(np.zeros((0, 2))).replace(honest + b" ", lie)
    assert lie in content
    member("rate_changes.npy", content)(path)


def fortran(path: Path) -> None:
    with np.load(path) as archive:
        turned = np.asfortranarray(archive["W1"])
    change_array(path, "W1", turned)


def with_trap(path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return os.mkdir, (str(path.with_name("sprung")),)

    change_array(path, "b1", np.array([Trap()], dtype=object))


def replaced_by(make: Callable[[Path], object]) -> Spoil:
    def spoil(path: Path) -> None:
        path.unlink()
        make(path)

    return spoil


def large(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(160 * 2**20 + 1)  # takes no room on the disk


def figure(**changes: Any) -> Spoil:
    return header(lambda values: values["figures"].update(changes))


def ancestor(**changes: Any) -> Spoil:
    return header(lambda values: values["lineage"][0].update(changes))


def model(path: Path) -> None:
    values = {"format": "nablascope-model", "version": 1, "iteration": 1, "config": {}}
    text(json.dumps(values))(path)


def repeated(values: Header) -> str:
    return json.dumps(values)[:-1] + ', "iteration": 30}'


def crowd(values: Header) -> None:
    values["lineage"] = [values["lineage"][0]] * 101


EVALUATIONS = np.array([[5.0, 0.5, 0.5], [10.0, 0.5, 0.5], [30.0, 0.5, 0.5]])


def evaluations(row: int, column: int, value: float) -> Spoil:
    changed = EVALUATIONS.copy()
    changed[row, column] = value
    return array("evaluations", changed)


DAMAGED = "this is not a run file, or it is damaged"
UNREAD = "its 'header' cannot be read"
INVALID = "its configuration is not valid"
NO_ARRAY = "is not an array of float32, float64 or text"

HOSTILE: dict[str, tuple[Spoil, str]] = {
    # -- no archive, or a broken one
    "empty": (raw(lambda _: b""), DAMAGED),
    "text": (raw(lambda _: b"no run at all, but longer than the end of an archive"), DAMAGED),
    "cut in half": (cut(0.5), DAMAGED),
    "cut at the end": (cut(0.999), DAMAGED),
    "one byte more": (raw(lambda content: content + b"x"), DAMAGED),
    "a start alone": (raw(lambda content: content[:4]), DAMAGED),
    "no start": (raw(lambda content: content.__setitem__(0, 0)), DAMAGED),
    "one bit in an array": (
        raw(lambda c: c.__setitem__(c.index(b"W1.npy") + 160, c[c.index(b"W1.npy") + 160] ^ 1)),
        DAMAGED,
    ),
    "larger than a run": (large, "it is larger than 160 MiB, which no run is"),
    "a bomb": (bomb, "unpacked it would be larger than 160 MiB"),
    "a bomb in parts": (many_bombs, "unpacked it would be larger than 160 MiB"),
    "a bomb that lies": (lying_bomb, DAMAGED),
    "a claim of 100 MiB": (lying_claim, DAMAGED),
    "a claim of one more": (packed_lying_claim, DAMAGED),
    "packed with LZMA": (lzma, DAMAGED),
    "encrypted": (raw(encrypted), DAMAGED),
    "two headers": (two_headers, "it has one 'header' behind the other|damaged"),
    # -- members
    "countless members": (
        lambda path: write(path, {f"x{number}": b"" for number in range(3000)}),
        "it holds more than the 88 arrays of a run",
    ),
    "an array twice": (again, "it holds an array twice"),
    "a path upwards": (
        member("../../x.npy", npy(np.zeros(1))),
        r"missing or too many.*: \.\./\.\./x",
    ),
    "an absolute path": (member("/etc/x.npy", npy(np.zeros(1))), "missing or too many.*: /etc/x"),
    "a name with NUL": (
        raw(lambda content: content.replace(b"base/b1.npy", b"base/b1\0npy")),
        "it has an array with a forbidden name",
    ),
    "a name of 60,000 characters": (
        member("x" * 60_000, npy(np.zeros(1))),
        "missing or too many|damaged",
    ),
    "a name that rings": (member("\a\x1b[2J.npy", npy(np.zeros(1))), r"missing or too many.*\?\?"),
    "without W1": (array("W1", None), "missing or too many for its configuration: W1"),
    "without losses": (array("losses", None), "missing or too many.*losses"),
    "without a slot": (array("optimizer/m/b1", None), "missing or too many.*optimizer/m/b1"),
    "without the base": (array("base/W2", None), "missing or too many.*base/W2"),
    "a layer too many": (array("W3", np.zeros((2, 2), np.float32)), "missing or too many.*W3"),
    # -- arrays
    "a pickle": (with_trap, f"b1 {NO_ARRAY}"),
    "a pickle as header": (
        lambda path: change_array(path, "header", np.array([{}], dtype=object)),
        UNREAD,
    ),
    "not an array": (member("b1.npy", b"not an array"), f"b1 {NO_ARRAY}"),
    "whole numbers": (array("b1", np.zeros(4, np.int32)), f"b1 {NO_ARRAY}"),
    "big-endian": (array("b1", np.zeros(4, ">f4")), f"b1 {NO_ARRAY}"),
    "text as array": (array("b1", np.array(["x"] * 4)), "b1 holds text, but float32"),
    "another precision": (array("b1", np.zeros(4)), r"b1 is \(4,\) float64, but .* float32"),
    "another shape": (array("W1", np.zeros((2, 5), np.float32)), r"W1 is \(2, 5\) float32, but"),
    "a moment of another shape": (
        array("optimizer/v/W2", np.zeros((2, 4), np.float32)),
        r"optimizer/v/W2 is \(2, 4\) float32, but \(4, 2\)",
    ),
    "Fortran order": (fortran, f"W1 {NO_ARRAY}"),
    "no number": (array("b2", np.full(2, np.nan, np.float32)), "b2 holds values that are not fin"),
    "an infinite base": (
        array("base/b2", np.full(2, np.inf, np.float32)),
        "base/b2 holds values that are not finite",
    ),
    "a claim of 700 TiB": (claim, "W1 has another size than it says"),
    "no elements in a long row": (no_elements, f"{DAMAGED}|rate_changes is \\(0, 999999999"),
    "eight dimensions": (array("b1", np.zeros((1,) * 8, np.float32)), f"b1 {NO_ARRAY}"),
    "159 MiB of another shape": (largest, r"optimizer/m/W1 is \(2, 4\) float32, but \(10400000, 4"),
    # -- the history
    "too few losses": (array("losses", np.zeros(29)), "29 losses, but its iteration is 30"),
    "losses as text": (array("losses", np.array("x")), r"losses is \(\) .*, but \('n',\) float64"),
    "losses in columns": (array("losses", np.zeros((30, 1))), r"losses is \(30, 1\) float64"),
    "a last loss without sense": (
        array("losses", np.full(30, np.nan)),
        "its last loss does not fit",
    ),
    "evaluations that fall": (evaluations(0, 0, 11.0), "its evaluations are not at rising"),
    "evaluations that stay": (evaluations(0, 0, 10.0), "its evaluations are not at rising"),
    "an evaluation after the end": (evaluations(2, 0, 31.0), "its evaluations are not at rising"),
    "an evaluation in between": (evaluations(0, 0, 5.5), "its evaluations are not at rising"),
    "an evaluation at no moment": (evaluations(0, 0, np.nan), "its evaluations are not at rising"),
    "an accuracy of 101 %": (evaluations(1, 2, 1.01), "accuracies that are not between 0 and 1"),
    "an accuracy of nothing": (evaluations(1, 1, np.nan), "accuracies that are not between 0 and"),
    "a rate after the end": (
        array("rate_changes", np.array([[32.0, 0.1]])),
        "its rate_changes are",
    ),
    "a rate below 0": (
        array("rate_changes", np.array([[3.0, -0.1]])),
        "not finite numbers above 0",
    ),
    "an infinite rate": (
        array("rate_changes", np.array([[3.0, np.inf]])),
        "not finite numbers abo",
    ),
    # -- the header as text
    "no header": (array("header", None), "it has no 'header', so it is not a Nablascope run"),
    "numbers as header": (array("header", np.zeros(4)), UNREAD),
    "no JSON": (text("{"), UNREAD),
    "no text": (member("header.npy", npy(np.array("ab"))[:-8] + b"\xff" * 8), UNREAD),
    "a list": (text("[]"), UNREAD),
    "nested deeply": (text("[" * 100_000), UNREAD),
    "nested deeply, but whole": (text('{"a":' * 900 + "1" + "}" * 900), UNREAD + "|its format is"),
    "a number of 200,000 digits": (text('{"iteration": ' + "9" * 200_000 + "}"), UNREAD),
    "NaN": (entries(seconds=float("nan")), UNREAD),
    "infinity": (text('{"seconds": -Infinity}'), UNREAD),
    "a name twice": (
        lambda path: _rewritten(path, repeated),
        UNREAD,
    ),
    "a header of 2 MiB": (text(json.dumps({"note": "x" * 500_000})), UNREAD),
    # -- the header's words and numbers
    "a network": (model, "the file of a trained network alone, not of a run"),
    "a stranger's format": (entries(format="else\n"), r"its format is else\? 1, but this program"),
    "a later version": (
        entries(version=2),
        "it was made by a later version of Nablascope: its format is nablascope-run 2",
    ),
    "version true": (entries(version=True), "its format is nablascope-run True, but"),
    "an entry too many": (entries(extra=1), "too few or too many entries: extra"),
    "an entry too few": (header(lambda values: values.pop("lineage")), "too many entries: lineage"),
    "a rate of NaN as text": (config(learning_rate="NaN"), f"{INVALID}.*learning_rate"),
    "an infinite rate in the settings": (
        lambda path: _rewritten(path, lambda v: json.dumps(v).replace("0.005", "1e999")),
        f"{INVALID}.*learning_rate",
    ),
    "a rate of 400 digits": (config(learning_rate=10**400), INVALID),
    "a billion units": (config(hidden_sizes=[10**9]), f"{INVALID}.*between 1 and 1024"),
    "a billion layers": (config(hidden_sizes=[4] * 1000), f"{INVALID}.*At most 6 hidden layers"),
    "an unknown activation": (config(activation="__import__"), f"{INVALID}.*activation"),
    "an unknown optimizer": (config(optimizer=["adam"]), f"{INVALID}.*optimizer"),
    "an unknown setting": (config(self=1), INVALID),
    "another unknown setting": (config(callback="x"), f"{INVALID}.*There is no setting callback"),
    "settings as list": (entries(config=[]), INVALID),
    "data at an endless path": (config(dataset="x" * 5000), "its dataset is longer than 4096"),
    "data at a path with NUL": (config(dataset="a\0b"), "its dataset has control characters"),
    "iteration below 0": (entries(iteration=-1), "its iteration is not a whole number"),
    "iteration true": (entries(iteration=True), "its iteration is not a whole number"),
    "iteration 30.0": (entries(iteration=30.0), "its iteration is not a whole number"),
    "iteration in billions": (entries(iteration=10**12), "its iteration is not a whole number"),
    "iteration of 4,000 digits": (entries(iteration=10**4000), "its iteration is not a whole"),
    "another iteration": (entries(iteration=31), "its state is at iteration 30, not 31"),
    "an id with a path": (entries(id="../../../../x"), "is not 16 hexadecimal digits"),
    "an id in capitals": (entries(id="0123456789ABCDEF"), "is not 16 hexadecimal digits"),
    "a long name": (entries(name="x" * 121), "its name is longer than 120 characters"),
    "a name of two lines": (entries(name="a\nb"), "its name has control characters"),
    "a name that turns around": (entries(name="a\u202eb"), "its name has control characters"),
    "half a character": (entries(name="\ud800"), "its name has control characters"),
    "a name that is none": (entries(name=None), "its name is not text"),
    "a long note": (entries(note="x" * 4001), "its note is longer than 4000 characters"),
    "a note that rings": (entries(note="a\a"), "its note has control characters"),
    "a group as list": (entries(group=[]), "its group is not text"),
    "color 8": (entries(color=8), "its color is not a whole number from 0 to 7"),
    "no date": (entries(created="2026-13-41T00:00:00+00:00"), "which is no moment in UTC"),
    "a local date": (entries(created="2026-01-31T12:00:00+09:00"), "which is no moment in UTC"),
    "a date as number": (entries(created=10**18), "which is no moment in UTC"),
    "a path as date": (entries(created="../../x"), "which is no moment in UTC"),
    "time below 0": (entries(seconds=-1.0), "its seconds is not a finite number"),
    "time of 400 digits": (entries(seconds=10**400), "its seconds is not a finite number"),
    "diverged perhaps": (entries(diverged="perhaps"), "its diverged is not true or false"),
    "versions as list": (entries(versions=[1]), "its versions are not"),
    "a version that rings": (entries(versions={"numpy": "\a"}), "its versions has control"),
    "figures of more": (figure(extra=1.0), "its figures does not have the entries"),
    "a figure as text": (figure(final_loss="low"), "its final_loss is not a finite number"),
    "an accuracy above 1": (figure(test_accuracy=1.5), "its test_accuracy is not a finite number"),
    "a best after the end": (figure(best_iteration=31), "its best_iteration is not a whole number"),
    # -- ancestors and the base
    "too many ancestors": (header(crowd), "its lineage is not a list of at most 100 ancestors"),
    "a million ancestors": (entries(lineage=[0] * 80_000), "its lineage is not a list of at most"),
    "an ancestor after the end": (ancestor(until=31), "its ancestor's until is not a whole number"),
    "ancestors that fall": (
        header(lambda v: v["lineage"].append(v["lineage"][0] | {"until": 19})),
        "its ancestor's until is not a whole number from 20 to 30",
    ),
    "an ancestor without name": (ancestor(name=None), "its ancestor's name is not text"),
    "an ancestor with a billion units": (ancestor(config={"hidden_sizes": [10**9]}), INVALID),
    "a base after the end": (
        header(lambda v: v["base"].update(iteration=31)),
        "its base is at iteration 31, after its end",
    ),
    "a base as text": (entries(base="x"), "its base does not have the entries"),
    # -- the state
    "another learning rate": (state("", learning_rate=0), "its state learning_rate is 0"),
    "a learning rate below 0": (state("", learning_rate=-1.0), "its state learning_rate is not"),
    "another optimizer": (state("optimizer", name="SGD"), "its state optimizer is SGD, not Adam"),
    "updates below 0": (state("optimizer", iter=-1), "its state optimizer iter is not a whole"),
    "updates true": (state("optimizer", iter=True), "its state optimizer iter is not a whole"),
    "more updates than iterations": (
        state("optimizer", iter=31),
        "its state optimizer iter is not",
    ),
    "no update, but a memory": (state("optimizer", iter=0), "missing or too many"),
    "other hyperparameters": (
        state("optimizer", hyperparameters={"beta1": 2.0, "beta2": 0.999}),
        "its state optimizer has other hyperparameters",
    ),
    "a sampler below 0": (state("sampler", taken=-1), "its state sampler taken is not a whole"),
    "a sampler after its end": (state("sampler", taken=65), "a state that no such sampler has"),
    "a sampler in millions": (state("sampler", taken=10**7), "a state that no such sampler has"),
    "another generator": (
        state("sampler", generator={"bit_generator": "MT19937"}),
        "a state that no such sampler has",
    ),
    "a generator as text": (state("sampler", generator="PCG64"), "a state that no such sampler ha"),
    "a generator that stands still": (
        generator(state=0, inc=0),
        "a state that no such sampler has",
    ),
    "a generator of 200 bits": (generator(state=2**200), "a state that no such sampler has"),
    "a generator below 0": (generator(state=-1), "a state that no such sampler has"),
    # -- no file at all
    "a folder": (replaced_by(Path.mkdir), "this is not an ordinary file"),
    "missing": (replaced_by(lambda _: None), r"cannot be read \(No such file or directory\)"),
    "a link to itself": (
        replaced_by(lambda path: path.symlink_to(path)),
        r"cannot be read \(Too many levels of symbolic links\)",
    ),
}
if hasattr(os, "mkfifo"):
    HOSTILE["a pipe"] = (replaced_by(os.mkfifo), "this is not an ordinary file")


def _rewritten(path: Path, change: Callable[[Header], str]) -> None:
    with np.load(path) as archive:
        values = json.loads(str(archive["header"]))
    text(change(values))(path)
