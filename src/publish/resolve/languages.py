"""Words in another script than the book's, tagged with their language where it is known."""

from __future__ import annotations

import re

from publish.model import Block, Inlines
from publish.pandoc import attributes, map_inlines, span

CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"})
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


def main_language(language: str) -> str:
    """A language (BCP 47) without its region and script."""
    return language.casefold().split("-")[0]


def is_cyrillic(language: str) -> bool:
    """Whether a language (BCP 47) is written in Cyrillic, unless its tag says otherwise."""
    parts = language.casefold().split("-")
    return parts[0] in CYRILLIC_LANGUAGES and "latn" not in parts


def tag_foreign_script(block: Block, language: str, around: str) -> Block:
    """``block`` with its Cyrillic words in spans of ``language``.

    Only where that language is written so and the language ``around`` is not: between two
    languages of one script the words themselves do not tell.
    """
    if not is_cyrillic(language) or is_cyrillic(around):
        return block
    return map_inlines(block, lambda inlines: _tagged(inlines, language))  # type: ignore[no-any-return]


def _tagged(inlines: Inlines, language: str) -> Inlines:
    result: Inlines = []
    run: Inlines = []
    for inline in [*inlines, None]:
        cyrillic = inline is not None and inline["t"] == "Str" and _CYRILLIC.search(inline["c"])
        gap = inline is not None and inline["t"] in ("Space", "SoftBreak")
        if inline is not None and (cyrillic or (gap and run)):
            run.append(inline)
            continue
        tail: Inlines = []
        while run and run[-1]["t"] != "Str":
            tail.insert(0, run.pop())
        if run:
            result.append(span(run, attributes={"lang": language}))
        result += tail
        run = []
        if inline is not None:
            result.append(inline)
    return result


def language_of(node: dict[str, object], around: str) -> str:
    """The language of a node's contents."""
    return attributes(node).get("lang", around)
