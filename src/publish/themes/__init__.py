"""Themes: tokens, stylesheets, templates, terms and faces, read once and carried as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.late import loaded_late

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

# Not everybody reads fonts.
__getattr__ = loaded_late(
    __name__,
    {
        "Face": "publish.themes.theme",
        "TemplateSource": "publish.themes.theme",
        "Theme": "publish.themes.theme",
        "characters": "publish.themes.faces",
        "load": "publish.themes.loading",
        "names": "publish.themes.folders",
        "page_size": "publish.themes.trim",
    },
)
