"""Which words of the manuscript each page begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from publish.editions.pdf.floats import LOWERED

_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins"),
        *("kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var"),
    )
)
_GAP = re.compile(r"[ \t\r\n\f]+")
_SKIPPED = " \u00ad"
"""What a line may lack of the text: the space at its end, and soft hyphens."""
_NEAR = 4
"""How many characters may be missing between two that are set, for example after ``ß`` → ``SS``."""


@dataclass
class _Block:
    """A block's text, and how much of it is set."""

    id: str
    text: str
    set: int = 0

    @property
    def full(self) -> bool:
        return not self.text[self.set :].strip(_SKIPPED)

    def add(self, words: str) -> None:
        """Count a line's words; a hyphen at its end is not of the text, so it counts nothing."""
        self._skip()
        if self.text.startswith(words, self.set):
            self.set += len(words)
            return
        for character in words:
            self._add(character)

    def _add(self, character: str) -> None:
        self._skip()
        near = self.text[self.set : self.set + _NEAR].casefold()
        found = near.find(character.casefold())
        if found >= 0 and character not in _SKIPPED:
            self.set += found + 1

    def _skip(self) -> None:
        while self.set < len(self.text) and self.text[self.set] in _SKIPPED:
            self.set += 1


class Openings:
    """Follows a document's text from page to page.

    A block is the nearest element with an identifier that is no inline element; its text is
    counted with each run of white space as one character, and none at its ends.
    """

    def __init__(self, root: Any) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._blocks: dict[Any, _Block | None] = {}

    def page(self, words: Iterable[tuple[Any, str]]) -> tuple[str, int]:
        """Take the next page's words, with their elements; return its first block and offset."""
        opening: tuple[str, int] | None = None
        for element, text in words:
            block = self._block(element)
            if block is None or block.full:
                # A table's head is repeated on each page.
                continue
            block._skip()
            opening = opening or (block.id, block.set)
            block.add(_GAP.sub(" ", text).strip(" "))
        return opening or ("", 0)

    def _block(self, element: Any) -> _Block | None:
        if element not in self._blocks:
            self._blocks[element] = self._find(element)
        return self._blocks[element]

    def _find(self, element: Any) -> _Block | None:
        if element.get(LOWERED) is not None:
            return None  # its place in the text is on an earlier page
        if element.get("id") and element.tag not in _INLINE:
            text = _GAP.sub(" ", "".join(_texts(element))).strip(" ")
            return _Block(element.get("id"), text)
        parent = self._parents.get(element)
        return None if parent is None else self._block(parent)


def _texts(element: Any) -> Iterator[str]:
    """An element's text, without the footnotes in it, which stand elsewhere on the page."""
    yield element.text or ""
    for child in element:
        if child.get("class") != "footnote":
            yield from _texts(child)
        yield child.tail or ""
