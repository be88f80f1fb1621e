"""Functions of a library put in the place of others for a while, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

Place = tuple[Any, str]
"""A module or class, and the name of something of its own."""


@contextmanager
def patched(
    places: Sequence[Place], functions: Iterable[Any], lock: AbstractContextManager[Any]
) -> Iterator[None]:
    """Meanwhile these functions stand in the places; ``lock`` keeps other threads from them."""
    usual = [vars(owner)[name] for owner, name in places]
    with lock:
        _put(places, functions)
        try:
            yield
        finally:
            _put(places, usual)


def _put(places: Sequence[Place], functions: Iterable[Any]) -> None:
    for (owner, name), function in zip(places, functions, strict=True):
        setattr(owner, name, function)
