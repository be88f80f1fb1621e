"""The profiles that come with the program: one YAML file each, in ``data``.

A file says its sources once, by short names, and each group of numbers which of them it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from publish.profiles.profile import Profile

_DATA = files("publish.profiles") / "data"


@cache
def names() -> tuple[str, ...]:
    """The names of all profiles, sorted."""
    found = (entry.name for entry in _DATA.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


@cache
def load(name: str) -> Profile:
    """The profile of that name.

    Raises KeyError if there is none, and ValidationError (a ValueError) if its file is wrong.
    """
    if name not in names():
        raise KeyError(name)
    written = YAML(typ="safe", pure=True).load((_DATA / f"{name}.yaml").read_text("utf-8"))
    sources = written.pop("sources")
    return TypeAdapter(Profile).validate_python({"name": name, **_sourced(written, sources)})


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
