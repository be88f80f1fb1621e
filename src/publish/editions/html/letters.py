"""The letters of a block, counted alike in print and in e-books.

A place in the text is a block and how many of its letters come before. What is white space, a
soft hyphen or the number of a page is no letter, as it may differ from one edition to another; a
picture or formula is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"),
        *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"),
    )
)
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_OBJECTS = frozenset(("img", "math", "svg"))
_ELSEWHERE = frozenset(("backlinks", "footnote", "locators", "page-number", "page-ref"))
"""Classes of what each edition has in words of its own, or at another place."""
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class Where(StrEnum):
    """Which text of an element: before its first child, after it, or the element itself."""

    TEXT = "text"
    TAIL = "tail"
    OBJECT = "object"
    GAP = "gap"
    """No text at all: here begins or ends an element that is no inline one."""


@dataclass(frozen=True)
class Run:
    """A piece of a block's text, and where it stands."""

    text: str
    element: Any
    where: Where


def tag(element: Any) -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_block(element: Any) -> bool:
    """Whether letters are counted from the beginning of the element."""
    return bool(element.get("id")) and tag(element) not in INLINE | _OBJECTS


def is_elsewhere(element: Any) -> bool:
    """Whether the element's words are not of the block's text."""
    return not _ELSEWHERE.isdisjoint((element.get("class") or "").split())


def counted(text: str) -> str:
    """The letters of a text."""
    return "".join(text.split()).replace(_SOFT_HYPHEN, "")


def runs(block: Any) -> Iterator[Run]:
    """A block's own text, without the blocks in it, which count their own letters.

    The elements may be lxml's or the standard library's.
    """
    if block.text:
        yield Run(block.text, block, Where.TEXT)
    for child in block:
        yield from _inside(child)
        if child.tail:
            yield Run(child.tail, child, Where.TAIL)


def _inside(child: Any) -> Iterator[Run]:
    name = tag(child)
    if name in _OBJECTS:
        yield Run(OBJECT, child, Where.OBJECT)
        return
    own = bool(name) and not is_elsewhere(child) and not is_block(child)
    if name in INLINE:
        yield from runs(child) if own else ()
        return
    yield Run(" ", child, Where.GAP)
    yield from runs(child) if own else ()
    yield Run(" ", child, Where.GAP)
