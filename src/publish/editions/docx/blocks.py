"""The blocks of the resolved tree as paragraphs of named styles, which pandoc then writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish.editions.docx.descriptions import described
from publish.editions.docx.fields import BIBLIOGRAPHY
from publish.editions.docx.inlines import converted
from publish.editions.docx.landscape import turned
from publish.editions.docx.layout import Layout
from publish.editions.docx.names import listed, numbered
from publish.editions.docx.openxml import (
    bookmark_end,
    bookmark_start,
    bookmarked,
    raw_block,
)
from publish.editions.docx.pictures import Picture
from publish.editions.docx.references import around_number
from publish.editions.docx.spanning import spanning
from publish.model import Block, Blocks, Inline, Inlines
from publish.pandoc import (
    div,
    has_class,
    identifier,
    map_blocks,
    span,
    stringify,
    value,
    words,
)


def word_blocks(blocks: Blocks, pictures: Mapping[str, Picture], layout: Layout) -> Blocks:
    """An authored or generated piece's blocks, ready for pandoc's DOCX writer."""
    shaped: Blocks = map_blocks(described(blocks), _shaped)
    return converted(shaped, pictures, layout)


def styled(style: str, *blocks: Block) -> Block:
    """Blocks whose paragraphs have the style of this name."""
    return div(list(blocks), attributes={"custom-style": style})


def para(inlines: Inlines) -> Block:
    return {"t": "Para", "c": inlines}


def _shaped(blocks: Blocks) -> Blocks:
    return [made for block in blocks for made in _BLOCKS.get(block["t"], _kept)(block)]


def _kept(block: Block) -> Blocks:
    return [block]


def _anchor_of(inlines: Inlines) -> str:
    first = inlines[0] if inlines else None
    is_anchor = first is not None and first["t"] == "Span" and has_class(first, "anchor")
    return identifier(first) if first is not None and is_anchor else ""


def _header(block: Block) -> Blocks:
    """A heading with its number, and the chapter's own authors below it.

    Its label and its ``_Toc`` bookmark enclose its words, a third one its number.
    """
    level, (label, _, _), inlines = block["c"]
    number = value(block, "number")
    lead = [span(words(number), attributes={"custom-style": "Section Number"})] if number else []
    lead = bookmarked(numbered(label) if label and lead else "", lead)
    anchor = inlines[:1] if _anchor_of(inlines) else []
    text = [*lead, *(words("\u2002") if lead else []), *inlines[len(anchor) :]]
    name = label or _anchor_of(inlines)
    text = bookmarked(listed(name) if name else "", bookmarked(label, text))
    heading = {"t": "Header", "c": [level, ["", ["unnumbered"], []], [*anchor, *text]]}
    authors = [name.strip() for name in value(block, "authors").split(";")]
    return [heading, *(styled("Author", para(words(name))) for name in authors if name)]


def _code(block: Block) -> Blocks:
    """A paragraph of code, as pandoc itself writes it, with its anchor as a bookmark."""
    (name, classes, _), text = block["c"]
    code = {"t": "Code", "c": [["", classes, []], text]}
    return [styled("Source Code", para(bookmarked(name, [code])))]


def _quotation(block: Block) -> Blocks:
    return [styled("Quote", *block["c"])]


def _scene_break(_: Block) -> Blocks:
    return [styled("Scene Break", para(words("*\u2003*\u2003*")))]


def _verse(block: Block) -> Blocks:
    """One paragraph a stanza; its lines are kept by line breaks."""
    stanzas: list[Inlines] = [[]]
    for line in block["c"]:
        if not line:
            stanzas.append([])
            continue
        stanzas[-1] += [{"t": "LineBreak"}, *line] if stanzas[-1] else line
    return [styled("Verse", *(para(stanza) for stanza in stanzas if stanza))]


def _paragraph(block: Block) -> Blocks:
    """A numbered formula that stands alone has a style of its own."""
    content = [part for part in block["c"] if part["t"] not in ("Space", "SoftBreak")]
    formulas = [part for part in content if part["t"] == "Span" and has_class(part, "equation")]
    others = [p for p in content if p not in formulas and not _anchor_of([p])]
    if len(formulas) == 1 and not others and value(formulas[0], "number"):
        return [styled("Equation", para(content))]
    return [block]


def _division(block: Block) -> Blocks:
    (name, classes, pairs), content = block["c"]
    for known, convert in _DIVISIONS.items():
        if known in classes:
            return enclosed(name, convert(content))
    kept = {key: text for key, text in pairs if key in ("lang", "dir", "custom-style")}
    return enclosed(name, [div(content, attributes=kept)] if kept else content)


def enclosed(name: str, blocks: Blocks) -> Blocks:
    """Blocks within a bookmark; as they are where ``name`` is empty."""
    if not name:
        return blocks
    return [raw_block(bookmark_start(name)), *blocks, raw_block(bookmark_end(name))]


def _epigraph(content: Blocks) -> Blocks:
    """Its paragraphs, and each source on a line of its own."""
    made: Blocks = []
    for block in content:
        if block["t"] not in ("Para", "Plain"):
            made.append(styled("Epigraph", block))
            continue
        sources = [p for p in block["c"] if p["t"] == "Span" and has_class(p, "attribution")]
        text = [part for part in block["c"] if part not in sources]
        while text and text[-1]["t"] in ("Space", "SoftBreak", "LineBreak"):
            text = text[:-1]
        lines = [[part] for part in sources]
        if any(not _anchor_of([part]) for part in text):
            made.append(styled("Epigraph", para(text)))
        elif lines:
            lines[0] = [*text, *lines[0]]  # the paragraph's anchor
        made.extend(styled("Epigraph Source", para(line)) for line in lines)
    return made


def _entry(content: Blocks) -> Blocks:
    """The entry proper, and its annotation."""
    return [block if block["t"] == "Div" else styled("Bibliography", block) for block in content]


def _bibliography(content: Blocks) -> Blocks:
    """Its entries within a field: a program has made them, and makes them anew."""
    return spanning(BIBLIOGRAPHY, content)


def _annotation(content: Blocks) -> Blocks:
    return [styled("Bibliography Annotation", *content)]


def _figure(block: Block) -> Blocks:
    """The picture, then its caption; the label leads to the picture, lists to the caption."""
    (label, _, _), (_, caption), content = block["c"]
    shown = enclosed(label, [styled("Figure", *content)])
    return turned(block, [*shown, *_caption("Image Caption", block, caption)])


def _table(block: Block) -> Blocks:
    """The caption, then the table without one of its own."""
    (label, _, pairs), (_, caption), *rest = block["c"]
    table = {"t": "Table", "c": [["", [], pairs], [None, []], *rest]}
    return turned(block, [*_caption("Table Caption", block, caption), *enclosed(label, [table])])


def _caption(style: str, block: Block, caption: Blocks) -> Blocks:
    """A caption's paragraphs; lists find it by its style, and lead to its ``_Toc`` bookmark.

    What refers to its figure or table shows the number in its label.
    """
    if not stringify(caption).strip():
        return []
    label, number = identifier(block), value(block, "number")
    first, *others = caption
    parts: Inlines = [_with_number(part, label, number) for part in first["c"]]
    anchor = parts[:1] if _anchor_of(parts) else []
    text = parts[len(anchor) :]
    name = label or _anchor_of(parts)
    marked = bookmarked(listed(name) if name else "", text)
    return [styled(style, para([*anchor, *marked]), *others)]


def _with_number(part: Inline, label: str, number: str) -> Inline:
    if not (label and number and part["t"] == "Span" and has_class(part, "caption-label")):
        return part
    attr, content = part["c"]
    marked = around_number(content, number, lambda text: bookmarked(numbered(label), text))
    return {"t": "Span", "c": [attr, marked]}


_BLOCKS: Mapping[str, Callable[[Block], Blocks]] = {
    "Header": _header,
    "CodeBlock": _code,
    "BlockQuote": _quotation,
    "HorizontalRule": _scene_break,
    "LineBlock": _verse,
    "Para": _paragraph,
    "Div": _division,
    "Figure": _figure,
    "Table": _table,
}

_DIVISIONS: Mapping[str, Callable[[Blocks], Blocks]] = {
    "epigraph": _epigraph,
    "csl-entry": _entry,
    "references": _bibliography,
    "annotation": _annotation,
    "page-break": lambda _: [],
}
