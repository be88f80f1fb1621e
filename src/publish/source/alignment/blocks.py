"""Blocks followed in the source: what opens, parts and closes them is gone past."""

from __future__ import annotations

import re
from collections.abc import Callable

from publish.model import Block, Blocks
from publish.source.alignment.inlines import line
from publish.source.alignment.links import ATTRIBUTES
from publish.source.alignment.tables import figure, table
from publish.source.alignment.trail import Trail

Handler = Callable[[Trail, Block], Block]

_LINE_END = r"[ \t]*(?=\n|\Z)"
_BLANK = re.compile(r"[ \t\n>]*")
_LINK_DEFINITION = re.compile(
    r"""\[(?!\^)[^\[\]\n]+\]:[ \t]*(?:<[^<>\n]*>|\S+)
        (?:[ \t]*\n?[ \t]*(?:"[^\n]*"|'[^\n]*'|\([^\n]*\)))?[ \t]*(?=\n|\Z)""",
    re.VERBOSE,
)
_HASHES = re.compile(r"#{1,6}[ \t]*")
_AFTER_HEADING = re.compile(rf"[ \t]*(?:#+[ \t]*)?(?:{ATTRIBUTES.pattern})?{_LINE_END}")
_UNDERLINE = re.compile(rf"[ \t]*(?:{ATTRIBUTES.pattern})?[ \t]*\n[ \t>]*(?:=+|-+){_LINE_END}")
_FENCE = re.compile(r"(`{3,}|~{3,})[^\n]*")
_FENCE_END = re.compile(r"[ \t\n>]*(?:`{3,}|~{3,})[ \t]*")
_DIV = re.compile(r":{3,}[^\n]*")
_DIV_END = re.compile(rf":{{3,}}{_LINE_END}")
_ITEM = re.compile(r"(?:[-+*]|\(?[\w#]+[.)])(?=\s|\Z)")
_MEANING = re.compile(r"[:~](?=\s)")
_VERSE = re.compile(r"\|[ \t]?")
_RULE = re.compile(rf"(?:(?:\*[ \t]*){{3,}}|(?:-[ \t]*){{3,}}|(?:_[ \t]*){{3,}}){_LINE_END}")


def follow(trail: Trail, blocks: Blocks) -> Blocks:
    """Blocks with their marks."""
    located = []
    for block in blocks:
        go_on(trail)
        located.append(_HANDLERS[block["t"]](trail, block))
    return located


def go_on(trail: Trail) -> None:
    """Go past what stands between blocks: white space, bars of quotations, definitions."""
    while True:
        trail.take(_BLANK)
        if not trail.sees("["):
            return
        end = trail.ends.get(trail.at)
        if end is not None:
            trail.go(end)
            trail.drop(here=True)
        elif trail.match(_LINK_DEFINITION):
            trail.take(_LINK_DEFINITION, constructs=True)
        else:
            return


def _paragraph(trail: Trail, block: Block) -> Block:
    return {"t": block["t"], "c": line(trail, block["c"])}


def _heading(trail: Trail, block: Block) -> Block:
    level, attr, inlines = block["c"]
    end = _UNDERLINE
    if trail.sees("#"):
        trail.take(_HASHES)
        end = _AFTER_HEADING
    inlines = line(trail, inlines)
    trail.take(end, constructs=True)
    return {"t": "Header", "c": [level, attr, inlines]}


def _code(trail: Trail, block: Block) -> Block:
    (name, classes, pairs), text = block["c"]
    fenced = trail.match(_FENCE)
    if fenced:
        trail.take(_FENCE)
    trail.verbatim(text)
    dropped = trail.drop(here=True)
    if fenced:
        trail.take(_FENCE_END)
    if dropped:
        pairs = [*pairs, ["at", f"{dropped[0].line}:1"]]
    return {"t": "CodeBlock", "c": [[name, classes, pairs], text]}


def _raw(trail: Trail, block: Block) -> Block:
    text = block["c"][1]
    fenced = trail.match(_FENCE)
    if fenced:
        trail.take(_FENCE)
    trail.verbatim(text)
    trail.drop(here=bool(fenced))
    if fenced:
        trail.take(_FENCE_END)
    return block


def _rule(trail: Trail, block: Block) -> Block:
    trail.take(_RULE)
    return block


def _quotation(trail: Trail, block: Block) -> Block:
    return {"t": "BlockQuote", "c": follow(trail, block["c"])}


def _div(trail: Trail, block: Block) -> Block:
    attr, blocks = block["c"]
    trail.take(_DIV, constructs=True)
    blocks = follow(trail, blocks)
    go_on(trail)
    trail.take(_DIV_END)
    return {"t": "Div", "c": [attr, blocks]}


def _bullets(trail: Trail, block: Block) -> Block:
    return {"t": "BulletList", "c": [_item(trail, item) for item in block["c"]]}


def _numbers(trail: Trail, block: Block) -> Block:
    kind, items = block["c"]
    return {"t": "OrderedList", "c": [kind, [_item(trail, item) for item in items]]}


def _item(trail: Trail, blocks: Blocks) -> Blocks:
    go_on(trail)
    trail.take(_ITEM)
    return follow(trail, blocks)


def _definitions(trail: Trail, block: Block) -> Block:
    items = []
    for term, meanings in block["c"]:
        go_on(trail)
        items.append([line(trail, term), [_meaning(trail, blocks) for blocks in meanings]])
    return {"t": "DefinitionList", "c": items}


def _meaning(trail: Trail, blocks: Blocks) -> Blocks:
    go_on(trail)
    trail.take(_MEANING)
    return follow(trail, blocks)


def _verse(trail: Trail, block: Block) -> Block:
    lines = []
    for inlines in block["c"]:
        trail.take(_BLANK)
        trail.take(_VERSE)
        lines.append(line(trail, inlines))
    return {"t": "LineBlock", "c": lines}


_HANDLERS: dict[str, Handler] = {
    "Plain": _paragraph,
    "Para": _paragraph,
    "Header": _heading,
    "CodeBlock": _code,
    "RawBlock": _raw,
    "HorizontalRule": _rule,
    "BlockQuote": _quotation,
    "Div": _div,
    "BulletList": _bullets,
    "OrderedList": _numbers,
    "DefinitionList": _definitions,
    "LineBlock": _verse,
    "Figure": figure,
    "Table": table,
}
