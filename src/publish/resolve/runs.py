"""Which citations citeproc formats together, when not all of them need what takes it longest.

The rule for namesakes (`namesakes`) concerns few works, and takes citeproc most of its time. So
the whole book is formatted without it, and once more, with it, what it may concern; of that the
citations and entries take the place of the others. The second run has:

- the *concerned*: works in which a shared family name stands anywhere, and works that could be
  taken for one of these, or for one that could, since they begin with the same name or title;
- every citation of one of them, and the one before it, since it may say “ibid.”;
- every citation of a work that is cited together with one of them, or could be taken for such a
  work, since a style may tell the first from later ones, and years get letters.

Styles that count citations, or look at the distance of notes or at the entry before, see the
whole book with the rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish.model import Block
from publish.pandoc import identifier, walk
from publish.resolve.namesakes import last_part, shared_families, without_rule

_COUNTED = (b"citation-number", b"near-note", b"subsequent-author-substitute")
_TITLES = frozenset({"title", "title-short", "shortTitle"})
_NO_TITLES = frozenset({"id", "type", "language"})
_WORD = re.compile(r"[^\W_]+")
_MOST = 0.5
"""Share of the works from which on a second run gains nothing."""
Entry = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """What citeproc is given at once, and what of that which it gives is of use."""

    style: str | bytes
    blocks: list[Block]
    references: list[Entry]
    nocite: list[str]
    of_blocks: frozenset[str] | None = None
    """Identifiers of the blocks that count, None for all."""
    of_works: frozenset[str] | None = None
    """Keys of the entries that count, None for all."""

    def counts(self, block: str) -> bool:
        """Whether what it gives for the block with this identifier is of use."""
        return self.of_blocks is None or block in self.of_blocks

    def lists(self, key: str) -> bool:
        """Whether what it gives for this entry is of use."""
        return self.of_works is None or key in self.of_works


def runs(
    style: str, blocks: list[Block], references: list[Entry], nocite: list[str]
) -> tuple[Run, ...]:
    """The runs for the blocks of a book, each of which has citations; later ones have the say.

    ``style`` is a path, ``nocite`` are the works that are listed and may not be cited.
    """
    plain = without_rule(style)
    whole = Run(style, blocks, references, nocite)
    shared = shared_families(style, references) if plain else None
    if plain is None or shared is None:
        return (whole,)
    short = Run(plain, blocks, references, nocite)
    if not shared:
        return (short,)
    source = Path(style).read_bytes()
    alike = _Alike(references)
    concerned = alike.all(_mention(references, shared))
    if any(word in source for word in _COUNTED) or len(concerned) > _MOST * len(references):
        return (whole,)
    return short, _again(style, short, concerned, alike)


def _again(style: str, whole: Run, concerned: frozenset[str], alike: _Alike) -> Run:
    """The second run."""
    cited = [_cited(block) for block in whole.blocks]
    counting = [n for n, keys in enumerate(cited) if keys & concerned]
    beside = frozenset().union(*(cited[n] for n in counting))
    needed = alike.all(concerned | beside)
    seen = {n for n, keys in enumerate(cited) if keys & needed}
    taken = sorted(seen | {n - 1 for n in counting if n})
    there = needed.union(*(cited[n] for n in taken))
    return Run(
        style,
        [whole.blocks[n] for n in taken],
        [entry for entry in whole.references if str(entry["id"]) in there],
        [key for key in whole.nocite if key in needed],
        frozenset(identifier(whole.blocks[n]) for n in counting),
        concerned,
    )


def _mention(references: Iterable[Entry], families: frozenset[str]) -> frozenset[str]:
    """The works in which one of these names stands, wherever that is."""
    names = [frozenset(_WORD.findall(family)) for family in families]
    words = {str(entry["id"]): frozenset(_words(entry)) for entry in references}
    return frozenset(key for key, said in words.items() if any(name <= said for name in names))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words(part)
    else:
        yield from _WORD.findall(str(value))


class _Alike:
    """Works that could be taken for each other, if all but the beginning of them were left out."""

    def __init__(self, references: Iterable[Entry]) -> None:
        self._beginnings = {str(entry["id"]): _beginnings(entry) for entry in references}
        self._works: dict[str, set[str]] = defaultdict(set)
        for key, beginnings in self._beginnings.items():
            for one in beginnings:
                self._works[one].add(key)

    def all(self, works: frozenset[str]) -> frozenset[str]:
        """The works, all that could be taken for one of them, for one of these, and so on."""
        found, waiting = set(works), list(works)
        while waiting:
            for beginning in self._beginnings.get(waiting.pop(), ()):
                new = self._works[beginning] - found
                found |= new
                waiting += new
        return frozenset(found)


def _beginnings(entry: Entry) -> frozenset[str]:
    """With what a citation may begin: the first name in each role, or a title; without an author
    all else, too."""
    names = (value[0] for value in entry.values() if isinstance(value, list) and value)
    said = {last_part(one) or str(one.get("literal", "")) for one in names if isinstance(one, dict)}
    fields = _TITLES if entry.get("author") else entry.keys() - _NO_TITLES
    titles = {str(entry[field]) for field in fields if isinstance(entry.get(field), str)}
    return frozenset(one.casefold() for one in said | titles if one)


def _cited(block: Block) -> frozenset[str]:
    cites = (node for node in walk(block, words=False) if node["t"] == "Cite")
    return frozenset(item["citationId"] for node in cites for item in node["c"][0])
