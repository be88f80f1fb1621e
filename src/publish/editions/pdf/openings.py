"""Which words of the manuscript each page begins with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from publish.editions.html.letters import counted, is_block, is_elsewhere, runs
from publish.editions.pdf.floats import LOWERED
from publish.editions.pdf.laid import NOWHERE, Opening

_NEAR = 4
"""How many letters may be missing between two that are set, for example after ``ß`` → ``SS``."""
_SHOWN = 32
"""How many of the letters that a page begins with are kept."""


@dataclass
class _Block:
    """A block's letters, and how many of them are set."""

    id: str
    letters: str
    set: int = 0

    @property
    def full(self) -> bool:
        return self.set >= len(self.letters)

    @property
    def opening(self) -> Opening:
        return self.id, self.set, self.letters[self.set : self.set + _SHOWN]

    def add(self, words: str) -> None:
        """Count a line's words; a hyphen at its end is not of the text, so it counts nothing."""
        if self.letters.startswith(words, self.set):
            self.set += len(words)
            return
        for character in words:
            near = self.letters[self.set : self.set + _NEAR].casefold()
            self.set += near.find(character.casefold()) + 1


class Openings:
    """Follows a document's text from page to page.

    A block is the nearest element with an identifier that is no inline element; its letters are
    counted as `publish.editions.html.letters` says.
    """

    def __init__(self, root: Any) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._blocks: dict[Any, _Block | None] = {}

    def page(self, words: Iterable[tuple[Any, str]]) -> Opening:
        """Take the next page's words, with their elements; return what it begins with."""
        opening: Opening | None = None
        for element, text in words:
            block, letters = self._block(element), counted(text)
            if block is None or block.full or not letters:
                # A table's head is repeated on each page.
                continue
            opening = opening or block.opening
            block.add(letters)
        return opening or NOWHERE

    def _block(self, element: Any) -> _Block | None:
        if element not in self._blocks:
            self._blocks[element] = self._find(element)
        return self._blocks[element]

    def _find(self, element: Any) -> _Block | None:
        if is_elsewhere(element) or self._is_lowered(element):
            return None
        if is_block(element):
            text = "".join(run.text for run in runs(element))
            return _Block(element.get("id"), counted(text))
        parent = self._parents.get(element)
        return None if parent is None else self._block(parent)

    def _is_lowered(self, element: Any) -> bool:
        """Whether its place in the text is on an earlier page."""
        while element is not None:
            if element.get(LOWERED) is not None:
                return True
            element = self._parents.get(element)
        return False
