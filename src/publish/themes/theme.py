"""What a theme is once it has been read: data that travels to any step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publish.model import File


@dataclass(frozen=True)
class Face:
    """One font file: its family, its style and the weights it can show (100 to 900)."""

    family: str
    style: str
    """``normal`` or ``italic``."""
    weights: tuple[int, int]
    """The lightest and the heaviest; the same twice in a font that is not variable."""
    file: File
    licence: File | None = None
    licence_name: str = ""
    """“SIL Open Font License 1.1”; empty where the font does not say."""


@dataclass(frozen=True)
class TemplateSource:
    """A Jinja2 template and the file it came from, for error messages."""

    path: str
    text: str


@dataclass(frozen=True)
class Theme:
    """Tokens, stylesheets, templates, terms and faces, with what it extends already merged in."""

    name: str
    tokens: Mapping[str, Any]
    """``theme.yaml``'s groups: faces, size, leading, space, colour, page, …"""
    stylesheets: Mapping[str, str]
    """Medium (``print``, ``ebook``, ``cover``) → CSS without @font-face, which begins with the
    tokens as custom properties."""
    templates: Mapping[str, TemplateSource]
    """Name (``title-page.html.j2``) → template."""
    terms: Mapping[str, Mapping[str, str]]
    """Language (``en``) → key (``contents``) → word (``Contents``)."""
    faces: tuple[Face, ...]

    def term(self, language: str, key: str) -> str:
        """The word for ``key`` in ``language``, or in its main language, or in English."""
        for candidate in (language, language.split("-")[0], "en"):
            words = self.terms.get(candidate, {})
            if key in words:
                return words[key]
        raise KeyError(key)
