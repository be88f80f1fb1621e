"""Themes: tokens, stylesheets, templates, terms and faces, read once and carried as data."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.themes.faces import characters
    from publish.themes.folders import names
    from publish.themes.loading import load
    from publish.themes.theme import Face, TemplateSource, Theme
    from publish.themes.trim import page_size

__all__ = [
    "Face",
    "TemplateSource",
    "Theme",
    "characters",
    "load",
    "names",
    "page_size",
]

_HOMES = {
    "Face": "publish.themes.theme",
    "TemplateSource": "publish.themes.theme",
    "Theme": "publish.themes.theme",
    "characters": "publish.themes.faces",
    "load": "publish.themes.loading",
    "names": "publish.themes.folders",
    "page_size": "publish.themes.trim",
}


def __getattr__(name: str) -> Any:
    """The names above, loaded when they are first used: not everybody reads fonts."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
