"""Characters that no font of the theme can show."""

from __future__ import annotations

import unicodedata
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, diagnose
from publish.model import Chapter
from publish.pandoc import walk
from publish.pandoc.places import located, span_at

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def check_characters(chapter: Chapter | None, covered: tuple[int, ...]) -> Outcome[None]:
    """Each character of the chapter that is not ``covered``, once, where it first stands."""
    if chapter is None:
        return Outcome(None)
    known = frozenset(covered)
    used = set[str]().union(*map(_text, walk(chapter.blocks)))
    if not any(_missing(character, known) for character in used):
        return Outcome(None)
    seen: set[str] = set()
    found: list[Diagnostic] = []
    for node, place in located(chapter.blocks, chapter.path, words=True):
        if text := _text(node):
            for character in sorted(set(text) - seen, key=text.index):
                seen.add(character)
                if _missing(character, known):
                    at = chapter.characters.get(character)  # not there if it is made: an entity
                    span = span_at(chapter.path, at) if at else place
                    number = f"{ord(character):04X}"
                    found.append(diagnose("FNT001", span, character=character, number=number))
    return Outcome(None, tuple(found))


def _text(node: dict[str, Any]) -> str:
    """What fonts have to show of a node itself."""
    if node["t"] == "Str":
        return str(node["c"])
    return str(node["c"][1]) if node["t"] in ("Code", "CodeBlock") else ""


def _missing(character: str, covered: frozenset[int]) -> bool:
    return ord(character) not in covered and unicodedata.category(character) not in _INVISIBLE
