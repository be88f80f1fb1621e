"""A chapter through all passes → `Resolved`, with what other parts of the book take from it."""

from __future__ import annotations

from typing import Any

from publish.model import Caption, Chapter, Heading, IndexMark, Inlines, Note, NoteSeries, Resolved
from publish.pandoc import attributes, has_class, identifier, joined, map_inlines, stringify, walk
from publish.resolve.titles import plain_title


def finish(
    chapter: Chapter, marks: tuple[IndexMark, ...], series: tuple[NoteSeries, ...]
) -> Resolved:
    """The finished chapter; position marks have done their work, anchors stay."""
    blocks = map_inlines(chapter.blocks, _unplaced)
    nodes = list(walk(blocks, words=False))
    images = {node["c"][2][0]: None for node in nodes if node["t"] == "Image"}
    return Resolved(
        piece=chapter.piece,
        path=chapter.path,
        blocks=blocks,
        notes=_notes([node for node in nodes if _is_call(node)], series),
        headings=tuple(_heading(node, chapter) for node in nodes if node["t"] == "Header"),
        captions=tuple(_caption(node) for node in nodes if _is_numbered(node)),
        marks=marks,
        images=tuple(images),
    )


def _unplaced(inlines: Inlines) -> Inlines:
    return joined([inline for inline in inlines if not _is_at(inline)])


def _is_call(node: dict[str, Any]) -> bool:
    return node["t"] == "Span" and has_class(node, "note-call")


def _is_at(node: dict[str, Any]) -> bool:
    return node["t"] == "Span" and has_class(node, "at")


def _notes(calls: list[dict[str, Any]], series: tuple[NoteSeries, ...]) -> tuple[Note, ...]:
    """The ordinary notes in reading order, then the others, series by series."""
    titles = {"": "", **{one.prefix: one.title for one in series}}
    return tuple(
        _note(call, title)
        for prefix, title in titles.items()
        for call in calls
        if attributes(call).get("series", "") == prefix
    )


def _note(call: dict[str, Any], series: str) -> Note:
    pairs = attributes(call)
    return Note(pairs["number"], pairs["note"], identifier(call), call["c"][1][0]["c"], series)


def _heading(node: dict[str, Any], chapter: Chapter) -> Heading:
    level, _, inlines = node["c"]
    pairs = attributes(node)
    title = plain_title(inlines)
    authors = [name.strip() for name in pairs.get("authors", "").split(";")]
    return Heading(
        piece=chapter.piece.id,
        level=level,
        number=pairs.get("number", ""),
        id=identifier(node) or _anchor(inlines),
        title=title,
        short=pairs.get("short") or stringify(title),
        authors=tuple(name for name in authors if name),
    )


def _anchor(inlines: list[dict[str, Any]]) -> str:
    return next((identifier(node) for node in inlines if has_class(node, "anchor")), "")


def _is_numbered(node: dict[str, Any]) -> bool:
    return node["t"] in ("Figure", "Table") and "number" in attributes(node)


def _caption(node: dict[str, Any]) -> Caption:
    blocks = node["c"][1][1]
    inlines = [part for block in blocks for part in block.get("c", [])]
    name = identifier(node) or _anchor(inlines) or _anchor(blocks[0]["c"])
    return Caption(node["t"].lower(), attributes(node)["number"], name, plain_title(inlines))
