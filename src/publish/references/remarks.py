"""The comments of a YAML list of references, each with what it is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode
from ruamel.yaml.tokens import ScalarToken

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


@dataclass(frozen=True)
class Remark:
    """A comment: its text with the ``#``, and where it begins."""

    text: str
    index: int
    column: int
    alone: bool
    """Whether nothing else stands in its line."""


@dataclass
class Remarks:
    """The comments of an entry, or of the whole file."""

    above: list[str] = field(default_factory=list)
    fields: dict[int, list[str]] = field(default_factory=dict)
    """The number of a field → the comments above it."""
    beside: dict[int, list[str]] = field(default_factory=dict)
    """The number of a field → the comments in it, or at the end of its line."""
    below: list[str] = field(default_factory=list)


def remarks(text: str) -> list[Remark]:
    """All comments of ``text``; a ``#`` in a value is none."""
    found = []
    covered = sorted(_values(text))
    starts = [start for start, _ in covered]
    after = 0
    while match := _COMMENT.search(text, after):
        number = bisect_right(starts, match.start()) - 1
        if number >= 0 and match.start() < covered[number][1]:
            after = max(covered[number][1], match.start() + 1)
            continue
        after = match.end()
        line = text.rfind("\n", 0, match.start()) + 1
        alone = not text[line : match.start()].strip()
        column = match.start() - line
        found.append(Remark(match[0].rstrip(), match.start(), column, alone))
    return found


def _values(text: str) -> Iterator[tuple[int, int]]:
    """Where the text of values stands, less the comment that may head a block of text."""
    for token in YAML(typ="safe", pure=True).scan(text):
        if isinstance(token, ScalarToken):
            start = token.start_mark.index
            if token.style in ("|", ">"):
                start = text.find("\n", start)
            yield start, token.end_mark.index


def end_of(node: Node) -> int:
    """Where a value ends; what the parser calls the end of a block is the beginning of the next."""
    if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
        end: int = node.end_mark.index
        return end
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last)


def sort_out(text: str, root: Node, items: SequenceNode) -> tuple[Remarks, list[Remarks]]:
    """The comments of the file, and those of each of its entries ``items``."""
    of_file, of_entries = Remarks(), [Remarks() for _ in items.value]
    for one in remarks(text):
        number = _entry_before(one, text, items)
        if one.index < root.start_mark.index:
            of_file.above.append(one.text)
        elif number < 0:
            _first(of_entries, of_file).append(one.text)
        else:
            _place(one, text, items, number, of_entries, of_file)
    return of_file, of_entries


def _first(of_entries: list[Remarks], of_file: Remarks) -> list[str]:
    return of_entries[0].above if of_entries else of_file.below


def _entry_before(one: Remark, text: str, items: SequenceNode) -> int:
    """The number of the last entry that begins before the comment; -1 if none does."""
    return sum(bool(node.start_mark.index <= one.index) for node in items.value) - 1


def _place(
    one: Remark,
    text: str,
    items: SequenceNode,
    number: int,
    of_entries: list[Remarks],
    of_file: Remarks,
) -> None:
    node, mine = items.value[number], of_entries[number]
    pairs = node.value if isinstance(node, MappingNode) else []
    if one.index < end_of(node):
        _within(one, pairs, mine)
    elif not one.alone and "\n" not in text[end_of(node) : one.index].strip(" \t,}]"):
        (mine.above if node.flow_style else mine.beside.setdefault(len(pairs) - 1, [])).append(
            one.text
        )
    elif one.alone and one.column > items.start_mark.column:
        mine.below.append(one.text)
    elif number + 1 < len(of_entries):
        of_entries[number + 1].above.append(one.text)
    else:
        of_file.below.append(one.text)


def _within(one: Remark, pairs: list[tuple[Node, Node]], mine: Remarks) -> None:
    number = sum(key.start_mark.index <= one.index for key, _ in pairs) - 1
    if number < 0:
        mine.above.append(one.text)
    elif one.alone and one.index >= end_of(pairs[number][1]) and number + 1 < len(pairs):
        mine.fields.setdefault(number + 1, []).append(one.text)
    else:
        mine.beside.setdefault(number, []).append(one.text)
