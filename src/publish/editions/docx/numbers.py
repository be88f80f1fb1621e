"""What only a whole book can number and name: bookmarks, notes, lists, drawings.

The pieces' XML is not parsed for it: their passes leave each of these in one form alone
(`publish.editions.docx.passes.bookmarks`), which no text can have, since ``<`` is escaped there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publish.editions.docx.names import word_names
from publish.editions.docx.part import Part, Story
from publish.editions.docx.passes.ranges import settled, told
from publish.editions.docx.text import SHARED

_PLACE = re.compile(
    rb'<(?:w:(?:bookmarkStart w:id="(?P<start>[^"]*)" w:name="[^"]*"[^>]*>'
    rb'|bookmarkEnd w:id="(?P<end>[^"]*)"/>'
    rb'|hyperlink w:anchor="(?P<link>[^"]*)"'
    rb'|numId w:val="(?P<list>\d+)"'
    rb'|(?:foot|end)note(?:Reference)? w:id="(?P<note>\d+)"'
    rb')|(?:wp:docPr|pic:cNvPr) id="(?P<drawing>\d+)")'
)
_NOTED = re.compile(rb'(<w:instrText[^>]*> ADDIN ZOTERO_ITEM [^<]*?"noteIndex":)(\d+)')
"""Zotero's citation, up to the number of the note in which it stands; 0 is for none."""
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    | {sign: f"&#{ord(sign)};" for sign in "\t\n\r"}
)
"""What is escaped in attributes."""


@dataclass(frozen=True)
class Names:
    """The bookmarks of a book, by their identifiers as attributes have them."""

    names: Mapping[bytes, bytes]
    numbers: Mapping[bytes, bytes]

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Names:
        """``names`` are those of `word_names`, which are numbered in their order."""
        keys = [_attribute(identifier) for identifier in names]
        numbers = {key: b"%d" % number for number, key in enumerate(keys, 1)}
        return cls(dict(zip(keys, map(str.encode, names.values()), strict=True)), numbers)


def _attribute(text: str) -> bytes:
    return text.translate(_ESCAPES).encode()


class Numbering:
    """Gives the pieces of a book their numbers and names, one story after the other."""

    def __init__(self, names: Mapping[str, str], *, zotero: bool) -> None:
        self.names = Names.of(names)
        self.zotero = zotero
        self.begun: set[bytes] = set()
        self.ended: set[bytes] = set()
        self.ends: Mapping[bytes, bytes] = {}
        """What stands for a bookmark that has begun in another piece → the bookmark."""
        self.notes = self.lists = self.drawings = 0
        """How many there are in the pieces before."""
        self.told: Mapping[str, Callable[[bytes], bytes]] = {
            "start": self._start,
            "end": self._end,
            "link": lambda key: b'<w:hyperlink w:anchor="%b"' % self.names.names[key],
        }

    def story(self, parts: Sequence[Part], stories: Sequence[Story]) -> Iterator[bytes]:
        """The XML of each part's story."""
        ranges = settled(story.ranges for story in stories)
        self.begun |= {_attribute(name) for name in ranges.alone}
        self.notes = self.lists = 0
        for part, story, ended in zip(parts, stories, ranges.ended, strict=True):
            self.ends = {_attribute(key): _attribute(name) for key, name in ended.items()}
            xml = _PLACE.sub(self._place, story.xml)
            for name in ranges.alone:
                xml = xml.replace(told(name).encode(), b"")
            yield _NOTED.sub(self._noted, xml) if self.zotero else xml
            self.notes += part.count
            self.lists += len(part.lists)

    def _place(self, found: re.Match[bytes]) -> bytes:
        kind = found.lastgroup or ""
        known = self.told.get(kind)
        if known is not None:
            return known(found[kind])
        number = self._number(kind, int(found[kind]))
        return found[0][: found.start(kind) - found.start()] + b'%d"' % number

    def _start(self, key: bytes) -> bytes:
        """Of a name that comes twice the first place alone."""
        if key in self.begun:
            return b""
        self.begun.add(key)
        pair = self.names.numbers[key], self.names.names[key]
        return b'<w:bookmarkStart w:id="%b" w:name="%b"/>' % pair

    def _end(self, key: bytes) -> bytes:
        key = self.ends.get(key, key)
        if key in self.ended or key not in self.names.numbers:
            return b""
        self.ended.add(key)
        return b'<w:bookmarkEnd w:id="%b"/>' % self.names.numbers[key]

    def _number(self, kind: str, own: int) -> int:
        """The number in the book of what has its ``own`` in its piece."""
        if kind == "drawing":
            self.drawings += 1
            return self.drawings
        if kind == "note":
            return own + self.notes
        return own + self.lists if own > SHARED else own

    def _noted(self, found: re.Match[bytes]) -> bytes:
        number = int(found[2])
        return found[1] + b"%d" % (number + self.notes if number else 0)


def names_of(stories: Iterable[Story]) -> Mapping[str, str]:
    """Identifier → bookmark, for all of a book."""
    return word_names(name for story in stories for name in story.anchors)
