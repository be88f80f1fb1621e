"""No number without its source: what the files of the profiles say, and where they have it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from ruamel.yaml import YAML

from publish.profiles import Profile, Store, load, load_store, names, store_names

_DATA = files("publish.profiles") / "data"
_ALL = [*names(), *store_names()]


def _written(name: str) -> dict[str, Any]:
    folder = _DATA if name in names() else _DATA / "stores"
    return YAML(typ="safe", pure=True).load((folder / f"{name}.yaml").read_text("utf-8"))


def _loaded(name: str) -> Profile | Store:
    return load(name) if name in names() else load_store(name)


def _without(value: Any, place: str, has: bool) -> Iterator[str]:
    """The places of numbers and lengths that no group with a source holds."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _without(item, f"{place}.{key}", has or "source" in value)
    elif isinstance(value, list):
        for item in value:
            yield from _without(item, place, has)
    elif not has and any(map(str.isdigit, str(value))):
        yield f"{place}: {value}"


@pytest.mark.parametrize("name", _ALL)
def test_every_number_has_a_source(name: str) -> None:
    written = _written(name)
    del written["sources"], written["title"]
    assert list(_without(written, name, has=False)) == []


@pytest.mark.parametrize("name", _ALL)
def test_every_source_is_used_and_says_who_and_where(name: str) -> None:
    sources = _written(name)["sources"]
    profile = _loaded(name)
    assert len(profile.sources()) == len(sources)
    for source in profile.sources():
        assert source.publisher
        assert source.page
        assert source.address.startswith("https://")


def test_a_number_without_a_source_is_seen() -> None:
    assert list(_without({"pages": {"least": 24}}, "x", has=False)) == ["x.pages.least: 24"]
