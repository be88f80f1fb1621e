"""The parts that hold comments: their words, threads, lasting numbers, days and people.

Word shows answers below what they answer only if ``commentsExtended`` and ``commentsIds`` are
there, and gives the hour of ``w:date`` as if it were the reader's own: the true one is in
``commentsExtensible`` ([MS-DOCX]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from publish.editions.docx.comments.remark import Remark
from publish.editions.docx.openxml import NAMESPACES, Element, element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, STYLES, Package
from publish.editions.docx.style import Style

COMMENTS = "word/comments.xml"
"""pandoc writes it, without comments."""
REFERENCE = "AnnotationReference"
_TEXT = "AnnotationText"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.microsoft.com/office"
_W14 = f"{_OFFICE}/word/2010/wordml"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LARGEST = 0x7FFFFFFE


@dataclass(frozen=True)
class _Numbered:
    """A comment with the numbers by which its parts know it."""

    remark: Remark
    paragraph: str
    """Of its last paragraph."""
    lasting: str


def with_parts(package: Package, remarks: Sequence[Remark]) -> Package:
    """The package with the comments themselves; the marks in its text are another's business."""
    numbered = _numbered(remarks)
    package = package.with_xml(COMMENTS, _comments(numbered)).with_xml(STYLES, _styles(package))
    for name, year, root in (
        ("commentsExtended", "2011", _threads(numbered)),
        ("commentsIds", "2016/09", _lasting(numbered)),
        ("commentsExtensible", "2018/08", _days(numbered)),
        ("people", "2011", _people(numbered)),
    ):
        package = package.with_xml(f"word/{name}.xml", root)
        package = package.with_type(f"word/{name}.xml", f"{_TYPE}.{name}+xml")
        kind = f"{_OFFICE}/{year}/relationships/{name}"
        package = package.relate(DOCUMENT, kind, f"{name}.xml", f"rId{name.capitalize()}")
    return package


def _numbered(remarks: Sequence[Remark]) -> list[_Numbered]:
    taken: set[str] = set()
    found: list[_Numbered] = []
    for remark in remarks:
        pair = (_number(what, remark.key, taken) for what in ("paragraph", "lasting"))
        found.append(_Numbered(remark, *pair))
    return found


def _number(what: str, key: str, taken: set[str]) -> str:
    """Eight hexadecimal digits, less than 80000000 and more than 0, as Word wants them."""
    digest = int(sha256(f"{what} {key}".encode()).hexdigest(), 16)
    while (number := f"{digest % _LARGEST + 1:08X}") in taken:
        digest += 1
    taken.add(number)
    return number


def _comments(numbered: Sequence[_Numbered]) -> Element:
    prefixes = {"w": NAMESPACES["w"], "r": NAMESPACES["r"], "w14": _W14, "mc": _COMPATIBILITY}
    root = etree.Element(qualified("w:comments"), nsmap=prefixes)
    root.set(f"{{{_COMPATIBILITY}}}Ignorable", "w14")
    for number, one in enumerate(numbered):
        remark = one.remark
        said = {"id": str(number), "author": remark.author, "date": remark.date}
        said = {**said, "initials": remark.initials}
        entry = element("w:comment", **{name: text for name, text in said.items() if text})
        entry.extend(_paragraphs(remark))
        entry[-1].set(f"{{{_W14}}}paraId", one.paragraph)
        root.append(entry)
    return root


def _paragraphs(remark: Remark) -> Iterator[Element]:
    for number, text in enumerate(remark.text.strip().split("\n\n")):
        made = element("w:p", element("w:pPr", element("w:pStyle", val=_TEXT)))
        if not number:
            style = element("w:rPr", element("w:rStyle", val=REFERENCE))
            made.append(element("w:r", style, element("w:annotationRef")))
        run = element("w:r")
        for line, words in enumerate(text.split("\n")):
            if line:
                run.append(element("w:br"))
            said = element("w:t")
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            said.text = words
            run.append(said)
        made.append(run)
        yield made


def _threads(numbered: Sequence[_Numbered]) -> Element:
    root, tag = _part("w15", f"{_OFFICE}/word/2012/wordml", "commentsEx")
    paragraphs = {one.remark.key: one.paragraph for one in numbered}
    for one in numbered:
        entry = etree.SubElement(root, tag("commentEx"))
        entry.set(tag("paraId"), one.paragraph)
        if one.remark.parent:
            entry.set(tag("paraIdParent"), paragraphs[one.remark.parent])
        entry.set(tag("done"), "1" if one.remark.done else "0")
    return root


def _lasting(numbered: Sequence[_Numbered]) -> Element:
    root, tag = _part("w16cid", f"{_OFFICE}/word/2016/wordml/cid", "commentsIds")
    for one in numbered:
        entry = etree.SubElement(root, tag("commentId"))
        entry.set(tag("paraId"), one.paragraph)
        entry.set(tag("durableId"), one.lasting)
    return root


def _days(numbered: Sequence[_Numbered]) -> Element:
    root, tag = _part("w16cex", f"{_OFFICE}/word/2018/wordml/cex", "commentsExtensible")
    for one in numbered:
        entry = etree.SubElement(root, tag("commentExtensible"))
        entry.set(tag("durableId"), one.lasting)
        if one.remark.date:
            entry.set(tag("dateUtc"), one.remark.date)
    return root


def _people(numbered: Sequence[_Numbered]) -> Element:
    """Everyone by the name that stands in the comments, known to no directory."""
    root, tag = _part("w15", f"{_OFFICE}/word/2012/wordml", "people")
    for author in dict.fromkeys(one.remark.author for one in numbered):
        person = etree.SubElement(root, tag("person"))
        person.set(tag("author"), author)
        known = etree.SubElement(person, tag("presenceInfo"))
        known.set(tag("providerId"), "None")
        known.set(tag("userId"), author)
    return root


class _Tag:
    """Names of one namespace."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace

    def __call__(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}"


def _part(prefix: str, namespace: str, name: str) -> tuple[Element, _Tag]:
    tag = _Tag(namespace)
    return etree.Element(tag(name), nsmap={prefix: namespace}), tag


def _styles(package: Package) -> Element:
    """The styles, with Word's own for comments."""
    root = package.xml(STYLES)
    known = {name.get(qualified("w:val")) for name in find_all(root, "w:style/w:name")}
    wanted = (
        Style("annotation text", "Normal", size=10, after=0, line=1.0),
        Style("annotation reference", "DefaultParagraphFont", character=True, size=8),
    )
    root.extend(style.xml() for style in wanted if style.name not in known)
    return root
