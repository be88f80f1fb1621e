"""Citations followed in the source, once for their parts and once for their words as written."""

from __future__ import annotations

import re
from typing import Any

from publish.model import Inline, Inlines
from publish.pandoc import space, string, welded
from publish.source.alignment.letters import LostError
from publish.source.alignment.links import BRACKET, Inside
from publish.source.alignment.trail import Trail
from publish.source.reconcile import trimmed

_END = re.compile(r"[ \t]*(?:\n[ \t>]*)?\]")
_LOCATOR = re.compile(r"[ \t]*(?:\n[ \t>]*)?\[")
_NEXT = re.compile(r"[ \t]*(?:\n[ \t>]*)?;")
_GAP = re.compile(r"[ \t]+(?:\n[ \t>]*)?|\n[ \t>]*")

_Item = dict[str, Any]


def cite(trail: Trail, node: Inline, words: Inside) -> Inline:
    """The citation with marks in the prefixes and suffixes of its items, and in its words."""
    items, shown = node["c"]
    named: Inlines = []
    if not trail.sees("["):
        _key(trail, items[0])
        name, gap, rest = shown[0]["c"].partition(" ")
        named = [string(name)]
        shown = [string(gap + rest)] if gap else []
    start = trail.here()
    if not named:
        located = _bracketed(trail, items, words)
    else:
        located = _narrative(trail, items, words) if shown else items
    end, ended = trail.here()
    trail.back(start)
    shown = words(trail, shown)
    if trail.at != end:
        raise LostError
    shown = shown[: len(shown) - (trail.passed - ended)]  # what comes after is not in it
    trail.passed = ended
    return {"t": "Cite", "c": [located, named + shown]}


def _bracketed(trail: Trail, items: list[_Item], words: Inside) -> list[_Item]:
    trail.take(BRACKET)
    located = [_item(trail, items[0], words), *_others(trail, items[1:], words)]
    trail.take(_END)
    return located


def _narrative(trail: Trail, items: list[_Item], words: Inside) -> list[_Item]:
    first, *others = items
    trail.take(_LOCATOR)
    if others and not first["citationSuffix"] and not trail.match(_NEXT):
        located = [first, _item(trail, others[0], words), *_others(trail, others[1:], words)]
    else:
        located = [_with_suffix(trail, first, words), *_others(trail, others, words)]
    trail.take(_END)
    return located


def _others(trail: Trail, items: list[_Item], words: Inside) -> list[_Item]:
    located = []
    for item in items:
        trail.take(_NEXT)
        located.append(_item(trail, item, words))
    return located


def _item(trail: Trail, item: _Item, words: Inside) -> _Item:
    prefix = trail.marks() + _gap(trail)
    prefix += words(trail, item["citationPrefix"])
    prefix += _gap(trail)
    prefix += trail.marks()
    _key(trail, item)
    return _with_suffix(trail, {**item, "citationPrefix": trimmed(welded(prefix))}, words)


def _with_suffix(trail: Trail, item: _Item, words: Inside) -> _Item:
    return {**item, "citationSuffix": words(trail, item["citationSuffix"])}


def _gap(trail: Trail) -> Inlines:
    gap = trail.match(_GAP)
    if gap is None:
        return []
    trail.take(_GAP)
    return [{"t": "SoftBreak"} if "\n" in gap.group() else space()]


def _key(trail: Trail, item: _Item) -> None:
    key = item["citationId"]
    hidden = "-" if item["citationMode"]["t"] == "SuppressAuthor" else ""
    for written in (f"{hidden}@{key}", f"{hidden}@{{{key}}}"):
        if trail.sees(written):
            trail.take_words(written)
            return
    raise LostError
