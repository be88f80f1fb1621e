"""Characters that no font of the theme can show."""

from __future__ import annotations

import unicodedata

from publish.diagnostics import Diagnostic, Outcome, diagnose
from publish.model import Chapter
from publish.pandoc.places import located, span_at

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def check_characters(chapter: Chapter | None, covered: tuple[int, ...]) -> Outcome[None]:
    """Each character of the chapter that is not ``covered``, once, where it first stands."""
    if chapter is None:
        return Outcome(None)
    known = frozenset(covered)
    seen: set[str] = set()
    found: list[Diagnostic] = []
    for node, place in located(chapter.blocks, chapter.path, words=True):
        if node["t"] in ("Str", "Code", "CodeBlock"):
            text = node["c"] if node["t"] == "Str" else node["c"][1]
            for character in sorted(set(text) - seen, key=text.index):
                seen.add(character)
                if _missing(character, known):
                    at = chapter.characters.get(character)  # not there if it is made: an entity
                    span = span_at(chapter.path, at) if at else place
                    number = f"{ord(character):04X}"
                    found.append(diagnose("FNT001", span, character=character, number=number))
    return Outcome(None, tuple(found))


def _missing(character: str, covered: frozenset[int]) -> bool:
    return ord(character) not in covered and unicodedata.category(character) not in _INVISIBLE
