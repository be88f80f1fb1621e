"""The source of a chapter as it is followed: what has been passed, and which marks come next."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from re import Match, Pattern

from publish.model import Blocks, Inline, Inlines
from publish.source.alignment.definitions import definitions
from publish.source.alignment.letters import LostError, steps
from publish.source.places import Place

_NEXT_LINE = re.compile(r"[ \t]*\n[ \t>]*")
_WHITE = re.compile(r"\s*")
_WHITE_OR_QUOTED = re.compile(r"[\s>]*")


class Trail:
    """A walk through ``source``, whose marks are to stand at ``places``.

    ``at`` says how far it has come, ``passed`` how many of the places lie behind. Whatever is
    not as it should be raises LostError: a mark that would fall where there is no room, too.
    """

    def __init__(
        self, source: str, places: Sequence[Place], blocks: Callable[[Trail, Blocks], Blocks]
    ) -> None:
        self.source = source
        self.places = places
        self.blocks = blocks
        """Follows blocks within others."""
        self._whole: Trail | None = None
        self.at = 0
        self.passed = 0
        self.notes = definitions(source)
        self.ends = {one.start: one.end for note in self.notes.values() for one in note}
        """Where a note's definition begins → where it ends."""
        self._offsets = [*(place.offset for place in places), len(source) + 1]

    @property
    def whole(self) -> Trail:
        """The walk through the chapter that this one is within, if it is; it knows the notes."""
        return self._whole or self

    def sees(self, words: str) -> bool:
        return self.source.startswith(words, self.at)

    def match(self, pattern: Pattern[str]) -> Match[str] | None:
        return pattern.match(self.source, self.at)

    def take(self, pattern: Pattern[str], *, constructs: bool = False) -> Match[str]:
        """Go past what ``pattern`` stands for; marks of ``constructs`` alone may be lost in it."""
        found = self._found(pattern)
        self._reach(found.end(), constructs=constructs)
        return found

    def take_words(self, words: str) -> None:
        """Go past ``words``, which stand here."""
        self._reach(self.at + len(words))

    def _reach(self, at: int, *, constructs: bool = False) -> None:
        self.at = at
        if self._offsets[self.passed] < at:
            lost = self.drop()
            if not (constructs and all(place.construct for place in lost)):
                raise LostError

    def _found(self, pattern: Pattern[str]) -> Match[str]:
        found = pattern.match(self.source, self.at)
        if found is None:
            raise LostError
        return found

    def drop(self, *, here: bool = False) -> Sequence[Place]:
        """Leave out the marks of what has been passed; those of this very place, too, if asked."""
        first = self.passed
        self.passed = bisect_left(self._offsets, self.at + here, first)
        return self.places[first : self.passed]

    def past(self, pattern: Pattern[str]) -> None:
        """Go past ``pattern``, the end of what is no text; marks so far are left out."""
        self.at = self._found(pattern).end()
        self.drop()

    def marks(self) -> Inlines:
        """The marks that stand here."""
        result = []
        while self._offsets[self.passed] <= self.at:
            result.append(self._mark())
        return result

    def go(self, at: int) -> None:
        """Go to another place; the marks between are left out."""
        self.at = at
        self.passed = bisect_left(self._offsets, at)

    def here(self) -> tuple[int, int]:
        """What `back` takes, to follow the same piece of the source again."""
        return self.at, self.passed

    def back(self, here: tuple[int, int]) -> None:
        self.at, self.passed = here

    def within(self, pieces: Sequence[tuple[int, int]]) -> Trail:
        """A walk of its own through ``pieces`` of the source, from where to where each goes."""
        lines, places = [], []
        offset = 0
        for start, end in pieces:
            lines.append(self.source[start:end])
            first, last = (bisect_left(self._offsets, at) for at in (start, end + 1))
            moved = offset - start
            places += [replace(one, offset=one.offset + moved) for one in self.places[first:last]]
            offset += end - start + 1
        inner = Trail("\n".join(lines), places, self.blocks)
        inner._whole = self.whole
        return inner

    def end(self) -> None:
        """All of the source has been followed, and no mark is left."""
        if self.source[self.at :].strip() or self.passed < len(self.places):
            raise LostError

    def verbatim(self, text: str) -> None:
        """Go past ``text`` as it stands, whatever white space parts its words."""
        for word in text.split():
            for between in (_WHITE, _WHITE_OR_QUOTED):
                start = between.match(self.source, self.at).end()  # type: ignore[union-attr]
                if self.source.startswith(word, start):
                    self.at = start + len(word)
                    break
            else:
                raise LostError

    def text(self, run: str) -> list[str | Inline]:
        """``run``, with ``\\n`` where a line ends, in parts, and the marks between these."""
        parts: list[str | Inline] = []
        done = index = 0
        for number, line in enumerate(run.split("\n")):
            if number:
                self.take(_NEXT_LINE)
                index += 1
            for same, read, written in steps(line, self.source, self.at):
                end = self.at + same
                while self._offsets[self.passed] <= end:
                    cut = index + self._offsets[self.passed] - self.at
                    if cut > done:
                        parts.append(run[done:cut])
                    parts.append(self._mark())
                    done = cut
                index += same + read
                self.at = end + written
                if self._offsets[self.passed] < self.at:
                    raise LostError
        if done < index:
            parts.append(run[done:])
        return parts

    def _mark(self) -> Inline:
        place = self.places[self.passed]
        self.passed += 1
        pairs = [["at", f"{place.line}:{place.column}"]]
        return {"t": "Span", "c": [["", ["at" if place.construct else "line"], pairs], []]}
