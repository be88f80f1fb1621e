"""WordprocessingML: its names, and its constructs as raw nodes in pandoc's tree.

pandoc puts raw nodes of the format ``openxml`` into the document as they stand, so that a pair
of them may enclose other inlines. A bookmark's ``w:id`` is its name until the
book is put together (`publish.editions.docx.numbers`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from publish.model import Block, Inline, Inlines

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "draft": "urn:publish:draft",
}
"""``draft`` marks what a pass has yet to complete; nothing of it is left in the product."""

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""What the types of relationships begin with."""

HEAD = "head"
"""The kind of a section that is a heading alone; what follows stays on its page."""
UPRIGHT, TURNED = "upright", "turned"
"""The kinds of sections inside a piece: what comes before a page on its side, and such pages."""

Element = etree._Element


@cache
def qualified(name: str) -> str:
    """``w:p`` in lxml's notation."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(tag: str, /, *children: Element, **attributes: str) -> Element:
    """An element with attributes of the namespace ``w``: ``element("w:jc", val="center")``."""
    pairs = {qualified(f"w:{key}"): value for key, value in attributes.items()}
    made = etree.Element(qualified(tag), pairs, nsmap={"w": NAMESPACES["w"]})
    made.extend(children)
    return made


def find_all(root: Element, path: str) -> list[Element]:
    """The elements that an XPath with this module's prefixes selects."""
    found: Any = _selector(path)(root)
    return list(found)


@lru_cache(256)
def _selector(path: str) -> etree.XPath:
    """An XPath that is read once: reading one takes as long as finding what it selects."""
    return etree.XPath(path, namespaces=NAMESPACES)


def detach(node: Element) -> None:
    """Take an element out of its tree."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrap(node: Element) -> None:
    """Put an element's children in its place."""
    parent = node.getparent()
    if parent is not None:
        position = parent.index(node)
        parent[position : position + 1] = list(node)


def moved_first(node: Element, *names: str) -> None:
    """Let attributes, which the element has, stand before its others.

    So what is finished for a whole book at a time can be found without parsing it.
    """
    if tuple(node.attrib)[: len(names)] == names:
        return
    pairs = [(name, node.get(name, "")) for name in names]
    others = [(key, text) for key, text in node.attrib.items() if key not in names]
    node.attrib.clear()
    for key, text in (*pairs, *others):
        node.set(key, text)


def raw_inline(xml: str) -> Inline:
    return {"t": "RawInline", "c": ["openxml", xml]}


def raw_block(xml: str) -> Block:
    return {"t": "RawBlock", "c": ["openxml", xml]}


def bookmark_start(name: str) -> str:
    return f"<w:bookmarkStart w:id={quoteattr(name)} w:name={quoteattr(name)}/>"


def bookmark_end(name: str) -> str:
    return f"<w:bookmarkEnd w:id={quoteattr(name)}/>"


def range_start(name: str, term: str) -> str:
    """A bookmark whose end is the next `range_end` of the same term; see the pass ``ranges``."""
    draft = f"xmlns:draft={quoteattr(NAMESPACES['draft'])} draft:range={quoteattr(term)}"
    return f"<w:bookmarkStart {draft} w:id={quoteattr(name)} w:name={quoteattr(name)}/>"


def range_end(term: str) -> str:
    draft = f"xmlns:draft={quoteattr(NAMESPACES['draft'])} draft:range={quoteattr(term)}"
    return f'<w:bookmarkEnd {draft} w:id=""/>'


def bookmarked(name: str, inlines: Inlines) -> Inlines:
    """Inlines within a bookmark; as they are where ``name`` is empty."""
    if not name:
        return inlines
    return [raw_inline(bookmark_start(name)), *inlines, raw_inline(bookmark_end(name))]


def hyperlink(name: str, inlines: Inlines) -> Inlines:
    """Inlines that lead to the bookmark ``name``."""
    opening = f'<w:hyperlink w:anchor={quoteattr(name)} w:history="1">'
    return [raw_inline(opening), *inlines, raw_inline("</w:hyperlink>")]


HIDDEN = "<w:vanish/>"
"""The properties of runs that are seen only where Word shows what is hidden."""


def run(content: str, properties: str = "") -> str:
    """A run; ``properties`` is what is in its ``w:rPr``."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def _character(kind: str, properties: str = "") -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>', properties)


def _code(instruction: str, properties: str) -> str:
    text = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    return _character("begin", properties) + run(text, properties)


def field_start(instruction: str, properties: str = "") -> str:
    """A complex field up to its result."""
    return _code(instruction, properties) + _character("separate", properties)


FIELD_END = _character("end")


def field(instruction: str, result: Inlines, properties: str = "") -> Inlines:
    """A complex field that shows ``result`` until its reader updates it."""
    end = _character("end", properties)
    return [raw_inline(field_start(instruction, properties)), *result, raw_inline(end)]


def field_without_result(instruction: str, properties: str = "") -> Inline:
    """A field that shows nothing, such as the mark of an index."""
    return raw_inline(_code(instruction, properties) + _character("end", properties))


def section_end(kind: str) -> Block:
    """Closes a section; the pass ``sections`` gives it the properties of its kind."""
    namespace = NAMESPACES["draft"]
    mark = f'<w:sectPr xmlns:draft="{namespace}" draft:kind={quoteattr(kind)}/>'
    return raw_block(f"<w:p><w:pPr>{mark}</w:pPr></w:p>")


def last_section_end(kind: str) -> Element:
    """The same as an element, for the end of a piece."""
    end = element("w:sectPr")
    end.set(f"{{{NAMESPACES['draft']}}}kind", kind)
    return element("w:p", element("w:pPr", end))


TAB = raw_inline("<w:r><w:tab/></w:r>")
