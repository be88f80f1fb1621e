"""Before pandoc writes HTML: the few things that it would write in a way of its own."""

from __future__ import annotations

from typing import Any

from publish.model import Block, Blocks, Inline, Inlines
from publish.pandoc import div, has_class, identifier, link, map_inlines, map_nodes, span, string
from publish.pandoc import value as attribute


def prepared(blocks: Blocks) -> Blocks:
    """Blocks without pandoc's own notes and line blocks."""
    return map_nodes(blocks, verse, note_calls)  # type: ignore[no-any-return]


def note_calls(inlines: Inlines) -> Inlines:
    """Each note's text stays behind; its call becomes a link to it."""
    return [_call(inline) for inline in inlines]


def _call(inline: Inline) -> Inline:
    if inline["t"] != "Span" or not has_class(inline, "note-call"):
        return inline
    words = [string(attribute(inline, "number"))]
    return link(words, f"#{attribute(inline, 'note')}", "note-call", identifier=identifier(inline))


def verse(blocks: Blocks) -> Blocks:
    """Line blocks as stanzas: paragraphs of lines, so that long lines can hang."""
    return [_verse(block) for block in blocks]


def _verse(block: Block) -> Block:
    if block["t"] != "LineBlock":
        return block
    stanzas: list[list[Inlines]] = [[]]
    for line in block["c"]:
        if line:
            stanzas[-1].append(line)
        elif stanzas[-1]:
            stanzas.append([])
    return div([_stanza(lines) for lines in stanzas if lines], "verse")


def _stanza(lines: list[Inlines]) -> Block:
    inlines: Inlines = []
    for line in lines:
        inlines += [span(line, "line"), {"t": "Space"}]
    return {"t": "Para", "c": inlines[:-1]}


def title_words(title: Inlines) -> Inlines:
    """A title as it stands in contents and lists: without identities, calls, marks and links."""
    return map_inlines([{"t": "Plain", "c": title}], _bare)[0]["c"]  # type: ignore[no-any-return]


def _bare(inlines: Inlines) -> Inlines:
    return [part for inline in inlines for part in _kept(inline)]


def _kept(inline: Inline) -> Any:
    kind: str = inline["t"]
    if kind == "Note" or has_class(inline, "note-call"):
        return []
    if kind == "Link":
        return inline["c"][1]
    if kind == "Span" and (identifier(inline) or has_class(inline, "at")):
        return inline["c"][1]
    return [inline]
