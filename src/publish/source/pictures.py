"""The pictures in a manuscript folder, and whether each can be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp"})


def problem_of(path: Path) -> str:
    """Why the picture cannot be used, in the user's words; empty if it can."""
    try:
        if path.suffix.lower() == ".svg":
            return _problem_of_svg(path)
        return _problem_of_bitmap(path)
    except OSError as error:
        return error.strerror or "it is damaged"


def _problem_of_bitmap(path: Path) -> str:
    from PIL import Image, UnidentifiedImageError  # slow to load, and not every book has bitmaps

    try:
        with Image.open(path) as image:
            image.verify()
    except (UnidentifiedImageError, SyntaxError):
        return "it is not a picture of the kind that its name says"
    return ""


def _problem_of_svg(path: Path) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.parse(str(path), parser).getroot()
    except etree.XMLSyntaxError as error:
        return f"it is not well-formed SVG ({error.msg})"
    if etree.QName(root).localname != "svg":
        return "it is XML, but not SVG"
    return ""


Pictures = Mapping[str, str]
"""Path of a picture relative to the manuscript folder → why it cannot be used, or empty."""
