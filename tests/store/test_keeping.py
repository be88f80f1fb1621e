"""How large a store is, whether it is whole, and making room in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publish.store import Store, digest
from publish.store.keeping import clear, extent, keep_within, make_room, verify

COUNT = 10


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Ten steps with their values, the first used longest ago."""
    store = Store(str(tmp_path / "cache"), str(tmp_path / "spill"))
    for number in range(COUNT):
        record = store.put(_key(number), os.urandom(1000), (), 0)
        for kind, name in (("steps", _key(number)), ("values", record.value)):
            os.utime(_file(store, kind, name), (number, number))
    return store


def _key(number: int) -> str:
    return digest(str(number).encode())


def _file(store: Store, kind: str, name: str) -> Path:
    return Path(store.folder, kind, name[0], name)


def _left(store: Store) -> list[int]:
    return [number for number in range(COUNT) if _file(store, "steps", _key(number)).exists()]


def test_extent(store: Store) -> None:
    held = extent(store.folder)
    files = [path for path in Path(store.folder).rglob("*") if path.is_file()]
    assert (held.records, held.values) == (COUNT, COUNT)
    assert held.bytes == sum(path.stat().st_size for path in files)


def test_extent_of_nothing(tmp_path: Path) -> None:
    assert extent(str(tmp_path / "nowhere")).bytes == 0


def test_within_the_limit_nothing_goes(store: Store) -> None:
    assert make_room(store.folder, extent(store.folder).bytes) == 0
    assert _left(store) == list(range(COUNT))


def test_what_was_used_longest_ago_goes_first(store: Store) -> None:
    before = extent(store.folder).bytes
    limit = before - 1
    gone = make_room(store.folder, limit)
    after = extent(store.folder).bytes
    assert gone == before - after
    assert after <= 0.8 * limit
    left = _left(store)
    assert left == list(range(COUNT - len(left), COUNT))
    assert 0 < len(left) < COUNT


def test_use_protects(store: Store) -> None:
    assert store.record(_key(0)) is not None
    make_room(store.folder, extent(store.folder).bytes // 2)
    left = _left(store)
    assert 0 in left
    assert 1 not in left


def test_verify_drops_what_is_damaged(store: Store) -> None:
    assert verify(store.folder) == 0
    path = _file(store, "steps", _key(3))
    path.write_bytes(path.read_bytes()[:-1])
    value = next(Path(store.folder, "values").glob("?/*"))
    value.write_bytes(b"")
    assert verify(store.folder) == 2
    assert verify(store.folder) == 0
    assert 3 not in _left(store)


def test_verify_drops_a_value_under_anothers_name(store: Store) -> None:
    one, other, *_ = Path(store.folder, "values").glob("?/*")
    one.write_bytes(other.read_bytes())
    assert verify(store.folder) == 1
    assert not one.exists()


def test_clear(store: Store) -> None:
    clear(store.folder)
    assert not Path(store.folder).exists()
    clear(store.folder)


def test_room_is_made_when_enough_has_come_in(store: Store) -> None:
    """Not at every build: files are counted when a twentieth of the limit has come in."""
    limit = extent(store.folder).bytes
    keep_within(store.folder, [], limit)  # nothing is known yet: they are counted
    store.put(_key(COUNT), os.urandom(1000), (), 0)
    assert _left(store) == list(range(COUNT))
    keep_within(store.folder, [1000], limit)
    assert extent(store.folder).bytes <= limit
    assert 0 not in _left(store)


def test_little_that_comes_in_is_not_counted(store: Store) -> None:
    limit = extent(store.folder).bytes * 100
    keep_within(store.folder, [1000], limit)
    half = extent(store.folder).bytes // 2
    keep_within(store.folder, [1000], half)  # the room that was left is still enough
    assert _left(store) == list(range(COUNT))


def test_a_damaged_note_of_the_room_means_counting(store: Store) -> None:
    Path(store.folder, "room").write_text("x", encoding="utf-8")
    keep_within(store.folder, [0], extent(store.folder).bytes // 2)
    assert 0 not in _left(store)
