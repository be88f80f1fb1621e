"""The store: what is put there comes back whole, or not at all."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.diagnostics import Span, diagnose
from publish.store import DamagedError, Store, digest, dump

KEY = digest(b"a step")
WARNING = diagnose("SRC009", Span("01.md", 3, 1), before=1, after=3, expected="##")
VALUE = {"words": ["one", "two"] * 200}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "cache"), str(tmp_path / "spill"))


def _file(root: str, kind: str, name: str) -> Path:
    return Path(root, kind, name[0], name)


def test_what_is_put_comes_back(store: Store) -> None:
    record = store.put(KEY, VALUE, (WARNING,), 1.5)
    assert store.record(KEY) == record
    assert record.diagnostics == (WARNING,)
    assert record.seconds == 1.5
    assert store.value(record.value) == VALUE
    assert store.trouble() == ""


def test_what_is_packed_already_is_not_packed_again(store: Store) -> None:
    """Its file is as long as it is, and little longer; what can be packed is."""
    dense = b"".join(digest(str(n).encode()).encode() for n in range(1000))
    dense = zlib.compress(bytes.fromhex(dense.decode()))
    for value, least, most in ((dense, 1.0, 1.01), (b"words " * 5000, 0.0, 0.1)):
        record = store.put(KEY, value, (), 0.0)
        assert store.value(record.value) == value
        written = _file(store.folder, "values", record.value).stat().st_size
        assert least < written / len(value) < most


def test_what_was_packed_otherwise_is_dropped(store: Store) -> None:
    """As by a program of another time: the seal is right, what is in it cannot be unpacked."""
    record = store.put(KEY, VALUE, (), 0.0)
    path = _file(store.folder, "values", record.value)
    packed = zlib.compress(dump(VALUE))
    path.write_bytes(digest(packed).encode() + packed)
    with pytest.raises(DamagedError):
        store.value(record.value)
    assert not path.exists()


def test_what_may_be_gone_another_time_is_found_out_anew(store: Store) -> None:
    given_up = diagnose("SRC019", Span("01.md"), path="01.md", seconds=120)
    record = store.put(KEY, VALUE, (WARNING, given_up), 120.0)
    assert store.record(KEY) is None
    assert store.value(record.value) == VALUE


def test_what_was_not_put_is_not_there(store: Store) -> None:
    assert store.record(KEY) is None
    with pytest.raises(DamagedError):
        store.value(digest(b"a value"))


def test_equal_values_have_one_digest_whoever_holds_them() -> None:
    word = "word"
    shared = (word, word)
    apart = ("".join(["wo", "rd"]), "".join(["w", "ord"]))
    assert dump(shared) == dump(apart)


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _flip_seal(path: Path) -> None:
    path.write_bytes(b"0" + path.read_bytes()[1:])


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _fill(path: Path) -> None:
    path.write_bytes(b"\x00" * 100)


DAMAGES = [_flip, _flip_seal, _truncate, _empty, _fill]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_is_dropped(store: Store, damage: Callable[[Path], None]) -> None:
    store.put(KEY, VALUE, (), 0)
    path = _file(store.folder, "steps", KEY)
    damage(path)
    assert store.record(KEY) is None
    assert not path.exists()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_value_is_dropped(store: Store, damage: Callable[[Path], None]) -> None:
    record = store.put(KEY, VALUE, (), 0)
    path = _file(store.folder, "values", record.value)
    damage(path)
    with pytest.raises(DamagedError):
        store.value(record.value)
    assert not path.exists()
    assert store.record(KEY) is None


def test_a_value_under_anothers_name_is_no_value(store: Store) -> None:
    record = store.put(KEY, VALUE, (), 0)
    other = store.put(digest(b"another"), "other", (), 0)
    mine = _file(store.folder, "values", record.value)
    mine.write_bytes(_file(store.folder, "values", other.value).read_bytes())
    with pytest.raises(DamagedError):
        store.value(record.value)


def test_a_record_without_its_value_counts_for_nothing(store: Store) -> None:
    record = store.put(KEY, VALUE, (), 0)
    _file(store.folder, "values", record.value).unlink()
    assert store.record(KEY) is None


def test_nothing_half_written_is_left(store: Store, tmp_path: Path) -> None:
    store.put(KEY, VALUE, (), 0)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_a_folder_that_cannot_be_made_is_spilled_over(store: Store) -> None:
    Path(store.folder).write_text("a file", encoding="utf-8")
    record = store.put(KEY, VALUE, (), 0)
    assert store.record(KEY) == record
    assert store.value(record.value) == VALUE
    assert store.trouble() in ("not a directory", "file exists")


def test_a_full_disk_is_spilled_over(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:

    def full(path: str, content: bytes) -> None:
        if Path(path).is_relative_to(store.folder):
            Path(path).write_bytes(content[:10])
            raise OSError(28, "No space left on device")
        Path(path).write_bytes(content)

    monkeypatch.setattr("publish.store.store._write", full)
    record = store.put(KEY, VALUE, (), 0)
    assert store.value(record.value) == VALUE
    assert store.trouble() == "no space left on device"
    assert [path for path in Path(store.folder).rglob("*") if path.is_file()] == []


def test_where_use_cannot_be_noted_entries_are_used(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = store.put(KEY, VALUE, (), 0)

    def refuse(path: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.utime", refuse)
    assert store.record(KEY) == record
    assert store.value(record.value) == VALUE
