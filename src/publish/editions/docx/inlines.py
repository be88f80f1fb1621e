"""The inlines of the resolved tree in the shape that Word's constructs want."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.sax.saxutils import quoteattr

from publish.editions.docx.drawing import drawing
from publish.editions.docx.fields import citation
from publish.editions.docx.layout import Layout
from publish.editions.docx.marks import index_mark
from publish.editions.docx.names import numbered
from publish.editions.docx.openxml import TAB, bookmarked, hyperlink, raw_inline
from publish.editions.docx.pictures import Picture
from publish.editions.docx.references import is_reference, reference
from publish.model import Blocks, Inline, Inlines
from publish.pandoc import classes, has_class, identifier, map_inlines, span, string, value, words

_OWN_MARK = '<w:r draft:mark={} xmlns:draft="urn:publish:draft"/>'
"""Follows the call of a note that is not numbered with the others; see the pass ``notes``."""

_KEPT = frozenset(("smallcaps", "mark", "underline", "ul"))
"""The classes of spans that pandoc's writer knows and authors may use."""


def converted(blocks: Blocks, pictures: Mapping[str, Picture], layout: Layout) -> Blocks:
    """A copy of a tree in which every list of inlines is Word's."""

    def change(inlines: Inlines) -> Inlines:
        return _leaf([made for inline in inlines for made in _inline(inline, pictures, layout)])

    result: Blocks = map_inlines(blocks, change)
    return result


def _leaf(inlines: Inlines) -> Inlines:
    """A leaf block's anchor becomes a bookmark around all that the block says."""
    first = inlines[0]
    if first["t"] == "Span" and has_class(first, "anchor"):
        return bookmarked(identifier(first), inlines[1:])
    return inlines


def _inline(inline: Inline, pictures: Mapping[str, Picture], layout: Layout) -> Inlines:
    match inline["t"]:
        case "Span":
            return _span(inline)
        case "Link":
            return _link(inline)
        case "Image":
            return drawing(inline, pictures, layout)
        case "Code" | "Strong" | "Emph":
            return [inline]
        case "RawInline":
            return [inline] if inline["c"][0] == "openxml" else []
    return [inline]


def _span(inline: Inline) -> Inlines:
    known = classes(inline)
    if "anchor" in known:
        return [inline]
    for name, convert in _SPANS.items():
        if name in known:
            return convert(inline)
    _, content = inline["c"]
    return bookmarked(identifier(inline), _plain_span(inline, content))


def _plain_span(inline: Inline, content: Inlines) -> Inlines:
    kept = [name for name in inline["c"][0][1] if name in _KEPT]
    pairs = {key: text for key, text in inline["c"][0][2] if key in ("lang", "dir")}
    return [span(content, *kept, attributes=pairs)] if kept or pairs else content


def _note_call(inline: Inline) -> Inlines:
    """The note's own bookmark opens its text; one of another series keeps its own mark."""
    mark = value(inline, "number")
    content: Inlines = []
    for part in inline["c"][1]:
        if part["t"] == "Note":
            first, *others = part["c"] or [{"t": "Para", "c": []}]
            if first["t"] in ("Para", "Plain"):
                first = {**first, "c": bookmarked(value(inline, "note"), []) + first["c"]}
            content.append({"t": "Note", "c": [first, *others]})
    if value(inline, "series"):
        content.append(raw_inline(_OWN_MARK.format(quoteattr(mark))))
    return bookmarked(identifier(inline), content)


def _citation(inline: Inline) -> Inlines:
    return bookmarked(identifier(inline), citation(inline, inline["c"][1]))


def _attribution(inline: Inline) -> Inlines:
    return [span(inline["c"][1], attributes={"custom-style": "Attribution"})]


def _caption_label(inline: Inline) -> Inlines:
    return [span(inline["c"][1], attributes={"custom-style": "Caption Label"})]


def _equation(inline: Inline) -> Inlines:
    """A numbered formula stands between two tabs: centred, its number at the right."""
    number = value(inline, "number")
    formula = [_in_line(part) for part in inline["c"][1]] if number else inline["c"][1]
    content = bookmarked(identifier(inline), formula)
    if not number:
        return content
    shown = bookmarked(numbered(identifier(inline)), [string(number)])
    return [TAB, *content, TAB, string("("), *shown, string(")")]


def _in_line(inline: Inline) -> Inline:
    """pandoc gives a displayed formula a paragraph of its own, without its number."""
    if inline["t"] != "Math":
        return inline
    return {"t": "Math", "c": [{"t": "InlineMath"}, inline["c"][1]]}


def _link(inline: Inline) -> Inlines:
    _, content, (target, _) = inline["c"]
    name = identifier(inline)
    if not target.startswith("#"):
        return bookmarked(name, [{"t": "Link", "c": [["", [], []], content, [target, ""]]}])
    if is_reference(inline) and content:
        return bookmarked(name, reference(inline, content))
    return bookmarked(name, hyperlink(target[1:], content))


_SPANS: Mapping[str, Callable[[Inline], Inlines]] = {
    "note-call": _note_call,
    "citation": _citation,
    "attribution": _attribution,
    "caption-label": _caption_label,
    "equation": _equation,
    "index-mark": index_mark,
}


def title(inlines: Inlines) -> Inlines:
    """A title as a list of titles repeats it: without notes, links, marks and anchors."""

    def change(parts: Inlines) -> Inlines:
        return [made for part in parts for made in _repeated(part)]

    repeated: Inlines = map_inlines(inlines, change)
    return repeated


def _repeated(inline: Inline) -> Inlines:
    match inline["t"]:
        case "Note":
            return []
        case "Link":
            content: Inlines = inline["c"][1]
            return content
        case "Span":
            if has_class(inline, "note-call"):
                return []
            return _plain_span(inline, inline["c"][1])
        case "LineBreak":
            return words(" ")
    return [inline]
