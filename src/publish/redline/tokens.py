"""A paragraph's runs → tokens. A field that opens and closes in the paragraph is one of them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from publish.editions.docx.openxml import Element, find_all, qualified
from publish.redline.model import Link, Paragraph, Part, Token
from publish.redline.signature import signature

_P, _R, _T, _LINK = map(qualified, ("w:pPr", "w:r", "w:t", "w:hyperlink"))
_RUN, _STYLE, _VALUE = map(qualified, ("w:rPr", "w:pStyle", "w:val"))
_MARKS = tuple(map(qualified, ("w:bookmarkStart", "w:bookmarkEnd")))
_MATHS = tuple(map(qualified, ("m:oMath", "m:oMathPara")))
_CALLS = tuple(map(qualified, ("w:endnoteReference", "w:footnoteReference")))
_NOT_TEXT = tuple(map(qualified, ("w:rPr", "w:sectPr", "w:pPrChange")))
_SECTION, _KIND, _ID, _BLIP = map(qualified, ("w:sectPr", "w:fldCharType", "w:id", "r:embed"))
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # scripts without spaces between words
    r"|(?:[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff][\u0300-\u036f\u0483-\u0489]*)+"
    r"(?:[’'‑-](?:\w[\u0300-\u036f]*)+)*"
    r"|\s+|."
)
_CHARACTER, _CODE = map(qualified, ("w:fldChar", "w:instrText"))
_DEPTH = {"begin": 1, "end": -1}
_WITHIN = re.compile(r"\s*(PAGEREF|REF|NOTEREF)\s")
"""Fields that lead within the document: what they lead to may move."""


@dataclass(frozen=True)
class Names:
    """What stands behind the ids of a document: of notes, pictures, addresses and lists."""

    notes: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Hashable] = field(default_factory=dict)


def paragraph(element: Element, names: Names, before: Iterable[Element] = ()) -> Paragraph:
    """The paragraph; ``before`` are bookmarks that stand before it."""
    made = _Reading(names, list(before))
    for token in _grouped(list(_parts(element)), names):
        made.take(token)
    properties = element.find(_P)
    style = "" if properties is None else _style(properties)
    section = None if properties is None else properties.find(_SECTION)
    look = _look(properties, names)
    end = Token("", _end(section), properties, look, ends=True, section=section)
    made.take(end)
    return Paragraph(tuple(made.tokens), style)


def with_marks(block: Paragraph, marks: Iterable[Element]) -> Paragraph:
    """The paragraph with more bookmarks at its end."""
    end = replace(block.end, marks=(*block.end.marks, *marks))
    return replace(block, tokens=(*block.words, end))


def closing(block: Paragraph, section: Element) -> Paragraph:
    """The paragraph as the last one of a section."""
    end = replace(block.end, key=_end(section), section=section)
    return replace(block, tokens=(*block.words, end))


def _end(section: Element | None) -> Hashable:
    return ("¶", section is not None)


class _Reading:
    """Bookmarks go to the token that follows them."""

    def __init__(self, names: Names, marks: list[Element]) -> None:
        self.names, self.marks, self.tokens = names, marks, list[Token]()

    def take(self, item: Token | Element) -> None:
        if isinstance(item, Token):
            self.tokens.append(replace(item, marks=tuple(self.marks)) if self.marks else item)
            self.marks = []
        else:
            self.marks.append(item)


def _style(properties: Element) -> str:
    style = properties.find(_STYLE)
    return "" if style is None else style.get(_VALUE, "")


def _look(properties: Element | None, names: Names) -> Hashable:
    """What a paragraph's properties say; a list by its format rather than by its number."""
    if properties is None:
        return ()
    lists = tuple(
        names.lists.get(number.get(_VALUE, ""), "") for number in find_all(properties, ".//w:numId")
    )
    level = tuple(one.get(_VALUE) for one in find_all(properties, ".//w:ilvl"))
    plain = signature(properties, (*_NOT_TEXT, qualified("w:numPr")))
    return (plain, lists, level) if lists else plain


def _parts(element: Element, link: Link | None = None) -> Iterator[Part]:
    """Runs, formulas and bookmarks in their order, each with its link."""
    for child in element:
        if child.tag == _LINK:
            yield from _parts(child, Link(child))
        elif child.tag in (_R, *_MATHS, *_MARKS):
            yield child, link


def _grouped(parts: list[Part], names: Names) -> Iterator[Token | Element]:
    position = 0
    while position < len(parts):
        node, link = parts[position]
        end = _field_end(parts, position)
        if end:
            yield _field(tuple(parts[position:end]), names)
        elif node.tag in _MARKS:
            yield node
        elif node.tag in _MATHS:
            yield Token(_text(node), signature(node), parts=((node, link),))
        elif not _of_open_field(node):
            yield from _run(node, link and _named(link, names), names)
        position = end or position + 1


def _named(link: Link, names: Names) -> Link:
    key = link.element.get(qualified("r:id"), "")
    return replace(link, address=names.targets.get(key, "")) if key else link


def _field_end(parts: list[Part], begin: int) -> int:
    """Where the field ends that begins here; 0 where none does, or not in this paragraph."""
    first = parts[begin][0].find(_CHARACTER)
    if first is None or first.get(_KIND) != "begin":
        return 0
    depth = 0
    for position in range(begin, len(parts)):
        marks = parts[position][0].findall(_CHARACTER)
        depth += sum(_DEPTH.get(mark.get(_KIND, ""), 0) for mark in marks)
        if depth <= 0:
            return position + 1
    return 0


def _of_open_field(run: Element) -> bool:
    """Whether a run belongs to a field that is told in several paragraphs: it becomes text."""
    return run.find(_CHARACTER) is not None or run.find(_CODE) is not None


def _field(parts: tuple[Part, ...], names: Names) -> Token:
    codes = "".join(
        code.text or "" for node, _ in parts for code in find_all(node, ".//w:instrText")
    )
    shown = [node for node, _ in parts if not find_all(node, "w:fldChar | w:instrText")]
    code = match[1] if (match := _WITHIN.match(codes)) else codes
    kept = tuple((node, link and _named(link, names)) for node, link in parts)
    calls = [call for node in shown for call in find_all(node, _CALL_PATH)]
    note = calls[0].get(_ID, "") if calls else ""
    said = tuple(signature(node) for node in shown if node.tag not in _MARKS)
    key = ("field", code, said, names.notes.get(note, note))
    return Token("".join(map(_text, shown)), key, parts=kept, note=note)


_CALL_PATH = ".//w:endnoteReference | .//w:footnoteReference"


def _run(run: Element, link: Link | None, names: Names) -> Iterator[Token]:
    properties = run.find(_RUN)
    look = signature(properties)
    address = link.address if link else ""
    for child in run:
        if child.tag == _T:
            for word in _WORD.findall(child.text or ""):
                yield Token(word, (word, address) if address else word, properties, look, link)
        elif child.tag != _RUN and isinstance(child.tag, str):
            key, note = _kind(child, names)
            yield Token(_text(child), key, properties, look, link, child, note=note)


def _kind(child: Element, names: Names) -> tuple[Hashable, str]:
    """What makes it the same as another: a note call its note, a picture what it shows."""
    if child.tag in _CALLS:
        note = child.get(_ID, "")
        return ("note", names.notes.get(note, note)), note
    shown = tuple(
        names.targets.get(blip.get(_BLIP, ""), "") for blip in find_all(child, ".//a:blip")
    )
    return (signature(child), shown), ""


def _text(element: Element) -> str:
    """What a reader sees of it."""
    said = []
    for node in element.iter("*"):
        local = str(node.tag).rpartition("}")[2]
        said.append(node.text or "" if local == "t" else _SPACES.get(local, ""))
    return "".join(said)
