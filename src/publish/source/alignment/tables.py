"""Tables, and pictures that stand by themselves, followed in the source."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from publish.model import Block
from publish.pandoc import in_runs
from publish.source.alignment.grids import grid
from publish.source.alignment.inlines import line
from publish.source.alignment.letters import LostError
from publish.source.alignment.links import ATTRIBUTES, PICTURE, TARGET
from publish.source.alignment.trail import Trail

_Row = list[Any]

_BLANK = re.compile(r"[ \t\n>]*")
_ROW = re.compile(r"\|?[ \t]*")
_CELL_END = re.compile(r"[ \t]*(?:\|[ \t]*|(?=\n|\Z))")
_HEAD_END = re.compile(r"[|+:\- \t]*-[|+:\- \t]*(?=\n|\Z)")
_NO_HEAD = re.compile(r"[| \t]*\n[ \t\n>]*(?=\|)")
_CAPTION = re.compile(r"(?::|[Tt]able:)[ \t]*")
_ATTRIBUTES = re.compile(rf"[ \t]*{ATTRIBUTES.pattern}")


def figure(trail: Trail, block: Block) -> Block:
    """A picture by itself; its caption is its alternative text, too, unless it has another."""
    attr, (short, captions), contents = block["c"]
    caption, content = _sole(captions), _sole(contents)
    own, alternative, target = _sole(content["c"])["c"]
    trail.take(PICTURE)
    words_here = trail.here()
    words = line(trail, caption["c"])
    trail.take(TARGET, constructs=True)
    given = trail.match(ATTRIBUTES)
    other = given is not None and "alt=" in given.group()
    if given:
        trail.take(ATTRIBUTES, constructs=not other)
    end = trail.here()
    if other:
        alternative = in_runs(alternative)
        if any("\n" in inline.get("c", "") for inline in alternative):
            raise LostError
    else:
        trail.back(words_here)
        alternative = line(trail, alternative)
    trail.back(end)
    picture = {"t": "Image", "c": [own, alternative, target]}
    shown = {"t": content["t"], "c": [picture]}
    return {"t": "Figure", "c": [attr, [short, [{"t": caption["t"], "c": words}]], [shown]]}


def table(trail: Trail, block: Block) -> Block:
    """A table with bars, or one that is drawn with lines; others are not followed."""
    attr, caption, columns, head, bodies, foot = block["c"]
    above = caption[1] and trail.match(_CAPTION)
    if above:
        caption = _caption(trail, caption)
        trail.take(_BLANK)
    others = [*(row for body in bodies for row in body[3]), *foot[1]]
    if trail.sees("+"):
        rows = iter(grid(trail, [*head[1], *others]))
    else:
        rows = iter(_barred(trail, head[1], others))
    head = [head[0], list(islice(rows, len(head[1])))]
    bodies = [[*body[:3], list(islice(rows, len(body[3])))] for body in bodies]
    foot = [foot[0], list(rows)]
    if caption[1] and not above:
        trail.take(_BLANK)
        caption = _caption(trail, caption)
    return {"t": "Table", "c": [attr, caption, columns, head, bodies, foot]}


def _barred(trail: Trail, head: list[_Row], others: list[_Row]) -> list[_Row]:
    if not head and trail.match(_NO_HEAD):
        trail.take(_NO_HEAD)
    located = [_row(trail, row) for row in head]
    trail.take(_BLANK)
    trail.take(_HEAD_END)
    return located + [_row(trail, row) for row in others]


def _row(trail: Trail, row: _Row) -> _Row:
    attr, cells = row
    trail.take(_BLANK)
    trail.take(_ROW)
    located = []
    for cell in cells:
        blocks = trail.blocks(trail, cell[4])
        trail.take(_CELL_END)
        located.append([*cell[:4], blocks])
    return [attr, located]


def _caption(trail: Trail, caption: list[Any]) -> list[Any]:
    short, words = caption
    trail.take(_CAPTION)
    located = trail.blocks(trail, words)
    if trail.match(_ATTRIBUTES):
        trail.take(_ATTRIBUTES, constructs=True)
    return [short, located]


def _sole(parts: list[Any]) -> Any:
    if len(parts) != 1:
        raise LostError
    return parts[0]
