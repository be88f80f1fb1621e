"""Themes: tokens, stylesheets, templates, terms and faces, read once and carried as data."""

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
