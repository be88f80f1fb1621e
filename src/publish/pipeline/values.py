"""The values that a process takes from the store, of which it keeps some for what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from publish.store import Store

_KEPT = 3
"""So many values: the fonts of an edition are what all its galleys and folios take."""
_LARGE, _LARGEST = 100_000, 4_000_000
"""Bytes. Smaller values are read as fast as they are looked at, and larger ones take much room."""
_PARTS = 50
"""A value of more parts is not looked at to its end."""


class Values:
    """Reads values. One that is large and that nobody can change is kept for a while."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}
        """By store and digest; what was taken last stands last."""
        self._held: dict[str, Any] = {}
        self._held_for: object = None

    def hold(self, kind: object, store: Store, names: Sequence[str]) -> list[Any]:
        """Values that are kept for the next step of a kind; None for empty names.

        Raises DamagedError.
        """
        self._held_for = kind
        self._held = {name: self.value(store, name) for name in names if name}
        return [self._held.get(name) for name in names]

    def release(self, kind: object) -> None:
        """What has been held for a step of this kind is not needed any more."""
        if kind is self._held_for:
            self._held, self._held_for = {}, None

    def value(self, store: Store, name: str, kind: object = None) -> Any:
        """The value with the digest ``name``, for a step of that kind.

        Raises DamagedError where it cannot be had.
        """
        if kind is not None and kind is self._held_for and name in self._held:
            return self._held.pop(name)
        key = store.folder, name
        value = self._kept.pop(key) if key in self._kept else store.value(name)
        if _LARGE < fixed_bytes(value) < _LARGEST:
            self._kept[key] = value
            if len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return value


def fixed_bytes(value: Any) -> int:
    """How many bytes are in a value of few parts that cannot be changed; 0 for any other."""
    waiting, parts, size = [value], 0, 0
    while waiting:
        one = waiting.pop()
        parts += 1
        if parts > _PARTS:
            return 0
        if isinstance(one, bytes):
            size += len(one)
        elif isinstance(one, tuple):
            waiting += one[:_PARTS]
            parts += max(0, len(one) - _PARTS)
        elif _is_frozen(one):
            waiting += vars(one).values()
        elif not isinstance(one, str | int | float | None):
            return 0
    return size


def _is_frozen(one: Any) -> bool:
    return getattr(getattr(one, "__dataclass_params__", None), "frozen", False) is True
