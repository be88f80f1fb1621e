"""Of the values that a process takes, it keeps some that nobody can change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from publish.pipeline.values import Values
from publish.store import DamagedError, Store, digest


@dataclass(frozen=True)
class _Cut:
    name: str
    content: bytes


@dataclass
class _Loose:
    content: bytes


LARGE = b"glyphs" * 30_000
KEPT = ((_Cut("regular", LARGE), _Cut("italic", b"")), _Cut("alone", LARGE), LARGE)
NOT_KEPT = (
    (_Cut("small", b"glyphs"),),
    [LARGE],
    {"content": LARGE},
    (_Cut("regular", LARGE), ["may change"]),
    _Loose(LARGE),
    (LARGE, *range(100)),
    LARGE * 30,
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "cache"), str(tmp_path / "spill"))


def _put(store: Store, value: Any) -> str:
    return store.put(digest(repr(value).encode()), value, (), 0.0).value


@pytest.mark.parametrize("value", KEPT, ids=["in a tuple", "alone", "bytes"])
def test_what_is_large_and_cannot_be_changed_is_kept(store: Store, value: Any) -> None:
    values, name = Values(), _put(store, value)
    assert values.value(store, name) == value
    assert values.value(store, name) is values.value(store, name)


@pytest.mark.parametrize(
    "value", NOT_KEPT, ids=["small", "list", "mapping", "list within", "loose", "many", "huge"]
)
def test_what_is_not_is_read_each_time(store: Store, value: Any) -> None:
    values, name = Values(), _put(store, value)
    assert values.value(store, name) == value
    assert values.value(store, name) is not values.value(store, name)


def test_what_was_taken_longest_ago_goes_first(store: Store) -> None:
    values, names = Values(), [_put(store, bytes([n]) * 200_000) for n in range(4)]
    first = values.value(store, names[0])
    for name in names[1:3]:
        values.value(store, name)
    assert values.value(store, names[0]) is first
    kept = values.value(store, names[2])
    values.value(store, names[3])
    assert values.value(store, names[2]) is kept
    assert values.value(store, names[0]) is first


def test_what_is_not_there_is_lost(store: Store) -> None:
    with pytest.raises(DamagedError):
        Values().value(store, digest(b"nothing"))


def test_what_was_read_beforehand_is_taken_once_by_a_step_of_that_kind(store: Store) -> None:
    values, name, kind = Values(), _put(store, ["small"]), object()
    held, missing = values.hold(kind, store, (name, ""))
    assert (held, missing) == (["small"], None)
    assert values.value(store, name) is not held
    assert values.value(store, name, object()) is not held
    assert values.value(store, name, kind) is held
    assert values.value(store, name, kind) is not held


def test_what_was_read_beforehand_goes_with_the_step(store: Store) -> None:
    values, name, kind = Values(), _put(store, ["small"]), object()
    (held,) = values.hold(kind, store, (name,))
    values.release(object())
    values.release(kind)
    assert values.value(store, name, kind) is not held
