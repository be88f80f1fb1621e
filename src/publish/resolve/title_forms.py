"""Titles in other languages: the original, its transliteration and its translation as one.

In the manner of the Chicago Manual of Style (17th edition, 11.9 and 14.99): the transliteration
in parentheses, the translation in brackets, neither in italics nor within quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from publish.model import Block, Inline, Inlines
from publish.pandoc import has_class, map_inlines, span, stringify
from publish.resolve.languages import main_language

_FIELDS = {
    "original": "title",
    "transliteration": "transliterated-title",
    "translation": "translated-title",
}
_APART = "nodecor"
"""CSL JSON's class for words that are not set as those around them; pandoc writes it out."""

_WRITTEN = "nodecoration"
_OPENING = re.compile(r"^[“‘«‹„‚\"']")
_CLOSING = re.compile(r"^(?P<stop>[.,;:]*)(?P<quote>\s*[”’»›“‘\"']+)$")


def with_one_title(entry: dict[str, Any], forms: Sequence[str], language: str) -> dict[str, Any]:
    """The entry with those ``forms`` of its title that it has as its title, in their order.

    Its short title is the first, unless it has one. An entry in the book's ``language`` needs no
    translation.
    """
    own = str(entry.get("language", ""))
    names = [_FIELDS[form] for form in forms]
    shown = [name for name in dict.fromkeys(names) if entry.get(name)]
    if not shown or shown == ["title"] or main_language(own) == main_language(language):
        return entry
    first, *others = shown
    title = " ".join([str(entry[first]), *(_beside(name, str(entry[name])) for name in others)])
    return {"title-short": entry[first], **entry, "title": title}


def _beside(name: str, text: str) -> str:
    if name == "translated-title":
        return f'<span class="{_APART}">[{text}]</span>'
    return f"({text})"


def translations_apart(block: Block, language: str) -> Block:
    """``block`` with the translations outside the italics and quotation marks of the title.

    They are in the book's ``language``, and say so.
    """
    freed = map_inlines(block, lambda inlines: [*_freed(inlines)])
    return map_inlines(  # type: ignore[no-any-return]
        freed, lambda inlines: [_in(language, inline) for inline in inlines]
    )


def _freed(inlines: Inlines) -> Iterator[Inline]:
    """The inlines below have been freed already: map_inlines works from the inside out."""
    for inline in inlines:
        parts = _parts(inline)
        if parts is None:
            yield inline
        else:
            yield from _apart(inline, *parts)


def _parts(inline: Inline) -> tuple[Inlines, Inlines, Inlines] | None:
    """What stands before a translation that is to be freed, itself, and what stands after it."""
    if inline["t"] not in ("Emph", "Span") or _is_translation(inline):
        return None
    content = inline["c"] if inline["t"] == "Emph" else inline["c"][1]
    if inline["t"] == "Span" and not (content and _OPENING.match(stringify(content))):
        return None
    for place, one in enumerate(content):
        if _is_translation(one):
            return content[:place], [one], content[place + 1 :]
    return None


def _apart(inline: Inline, before: Inlines, words: Inlines, after: Inlines) -> Iterator[Inline]:
    while before and before[-1]["t"] in ("Space", "SoftBreak"):
        before = before[:-1]
    closing = _CLOSING.match(stringify(after)) if inline["t"] == "Span" else None
    stop = ""
    if closing:
        stop = closing["stop"]
        before, after = [*before, {"t": "Str", "c": closing["quote"]}], []
    yield _holding(inline, before)
    yield {"t": "Space"}
    yield from words
    if after:
        yield _holding(inline, after)
    if stop:
        yield {"t": "Str", "c": stop}


def _holding(inline: Inline, content: Inlines) -> Inline:
    held = content if inline["t"] == "Emph" else [inline["c"][0], content]
    return {"t": inline["t"], "c": held}


def _in(language: str, inline: Inline) -> Inline:
    if not _is_translation(inline):
        return inline
    return span(inline["c"][1], attributes={"lang": language})


def _is_translation(inline: Inline) -> bool:
    return (
        inline["t"] == "Span"
        and has_class(inline, _WRITTEN)
        and stringify(inline["c"][1]).startswith("[")
    )
