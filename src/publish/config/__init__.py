"""book.yaml → `Manuscript`. Whatever is wrong with it becomes a located diagnostic."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.config.editions import file_name
    from publish.config.files import locate
    from publish.config.loading import load
    from publish.config.relators import RELATORS
    from publish.config.schema import json_schema

__all__ = ["RELATORS", "file_name", "json_schema", "load", "locate"]

_HOMES = {
    "RELATORS": "publish.config.relators",
    "file_name": "publish.config.editions",
    "json_schema": "publish.config.schema",
    "load": "publish.config.loading",
    "locate": "publish.config.files",
}


def __getattr__(name: str) -> Any:
    """The names above, loaded when they are first used: finding a book needs no schema."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
