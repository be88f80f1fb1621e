"""Fonts: whether every reader can use them, and whether the book may bring them along."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from publish.preflight.ebooks.archive import DamagedError
from publish.preflight.ebooks.ebook import Ebook
from publish.preflight.ebooks.finding import Finding, found
from publish.preflight.ebooks.package import Item
from publish.profiles import Store

_TYPES = ("font/", "application/vnd.ms-opentype", "application/font", "application/x-font")
_LICENCES = (13, 14)
"""Licence and its address, in the names of a font (OpenType, name table)."""
_RESTRICTED, _OTHERS = 0x0002, 0x000C
"""Bits of OS/2 fsType: no embedding; embedding for some purposes, which then counts."""


@dataclass(frozen=True)
class _Font:
    licensed: bool
    forbidden: bool


def obfuscated(book: Ebook, store: Store) -> Iterator[Finding]:
    """Hidden fonts are ignored by some readers, who show the text in their own."""
    for item in _fonts(book):
        if item.path in book.obfuscated:
            yield found(item.path, name=item.href)


def licence(book: Ebook, store: Store) -> Iterator[Finding]:
    """A font says on which terms it is there, or a file beside it does."""
    licensed = _linked(book)
    for item in _fonts(book):
        font = _read(book, item)
        if font and not font.licensed and item.id not in licensed:
            yield found(item.path, name=item.href)


def embedding(book: Ebook, store: Store) -> Iterator[Finding]:
    """No font is there whose maker forbids it."""
    for item in _fonts(book):
        font = _read(book, item)
        if font and font.forbidden:
            yield found(item.path, name=item.href)


def _fonts(book: Ebook) -> Iterator[Item]:
    return book.present(*_TYPES)


def _linked(book: Ebook) -> set[str]:
    """The ids of files for which the metadata name a licence."""
    links = book.package.links()
    named = [one for one in links if "dcterms:license" in one.get("rel", "").split()]
    if any(not one.get("refines") for one in named):
        return {item.id for item in _fonts(book)}
    return {one.get("refines", "").lstrip("#") for one in named}


def _read(book: Ebook, item: Item) -> _Font | None:
    """What a font says of its licence; None where it is hidden or broken."""
    from fontTools.ttLib import TTFont  # slow to load

    if item.path in book.obfuscated:
        return None
    try:
        with TTFont(io.BytesIO(book.archive.read(item.path)), lazy=True) as font:
            names = font.get("name")
            bits = font["OS/2"].fsType if "OS/2" in font else 0
            licensed = names is not None and any(names.getDebugName(n) for n in _LICENCES)
            return _Font(licensed, bool(bits & _RESTRICTED) and not bits & _OTHERS)
    except DamagedError:
        return None
    except Exception:  # fonts of others break every promise of the format
        return None
