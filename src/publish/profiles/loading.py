"""The profiles that come with the program: a YAML file each, in ``data`` and ``data/stores``.

A file says its sources once, by short names, and each group of numbers which of them it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from publish.profiles.profile import Profile
from publish.profiles.store import Store

T = TypeVar("T")
_DATA = files("publish.profiles") / "data"
_STORES = _DATA / "stores"


@cache
def names() -> tuple[str, ...]:
    """The names of all printers' profiles, sorted."""
    return _names(_DATA)


@cache
def store_names() -> tuple[str, ...]:
    """The names of all stores' profiles, sorted."""
    return _names(_STORES)


@cache
def load(name: str) -> Profile:
    """The printer's profile of that name.

    Raises KeyError if there is none, and ValidationError (a ValueError) if its file is wrong.
    """
    if name not in names():
        raise KeyError(name)
    return _validated(Profile, _read(_DATA, name))


@cache
def load_store(name: str) -> Store:
    """The store's profile of that name. Raises as `load` does."""
    if name not in store_names():
        raise KeyError(name)
    return _validated(Store, _read(_STORES, name))


def _names(folder: Traversable) -> tuple[str, ...]:
    found = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


def _validated(kind: type[T], written: dict[str, Any]) -> T:
    from pydantic import TypeAdapter  # slow to load

    return TypeAdapter(kind).validate_python(written)


def _read(folder: Traversable, name: str) -> dict[str, Any]:
    from ruamel.yaml import YAML  # slow to load

    written = YAML(typ="safe", pure=True).load((folder / f"{name}.yaml").read_text("utf-8"))
    sources = written.pop("sources")
    return {"name": name, **_sourced(written, sources)}


def _sourced(value: Any, sources: Mapping[str, Any]) -> Any:
    """The value with the sources themselves in the place of their names."""
    if isinstance(value, list):
        return [_sourced(item, sources) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: sources[item] if key == "source" else _sourced(item, sources)
        for key, item in value.items()
    }
