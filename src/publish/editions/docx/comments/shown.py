"""What the blocks of a finished document show, and in which nodes each letter of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.editions.docx.names import word_names
from publish.editions.docx.openxml import Element, qualified
from publish.editions.docx.package import DOCUMENT, ENDNOTES, FOOTNOTES, Package

PARTS = (DOCUMENT, ENDNOTES, FOOTNOTES)
TEXT = qualified("w:t")
_PARAGRAPH, _RUN = qualified("w:p"), qualified("w:r")
_START, _END = qualified("w:bookmarkStart"), qualified("w:bookmarkEnd")
_FORMULA, _FORMULA_TEXT = qualified("m:oMath"), qualified("m:t")
_COPIED = re.compile(r"_Copy_\d+$")
_LISTS = ("ADDIN PUBLISH_BIBLIOGRAPHY", "ADDIN ZOTERO_BIBL")
_CODE = qualified("w:instrText")
_FIELD, _KIND = qualified("w:fldChar"), qualified("w:fldCharType")
_SIGNS = {qualified("w:tab"): "\t", qualified("w:br"): "\n", qualified("w:noBreakHyphen"): "-"}


@dataclass(frozen=True)
class Atom:
    """A stretch of text in one node, and the children of the paragraph that it cannot leave.

    A word of a field or a link takes the whole field or link along, which then stays one.
    """

    node: Element
    text: str
    first: Element
    last: Element

    @property
    def whole(self) -> bool:
        """Whether the node cannot be split between two letters."""
        content = [child.tag for child in self.node if child.tag != qualified("w:rPr")]
        return self.first is not self.node or content != [TEXT]


@dataclass(frozen=True)
class Shown:
    """A block of a document."""

    paragraph: Element
    """Its first one."""
    atoms: tuple[Atom, ...]

    @property
    def text(self) -> str:
        return "".join(atom.text for atom in self.atoms)


def texts(package: Package, blocks: tuple[str, ...]) -> Mapping[str, str]:
    """Id → what the block shows, of those of ``blocks`` that the document has."""
    wanted = word_names(blocks)
    found: dict[str, str] = {}
    for part in (part for part in PARTS if part in package.parts):
        opened = marks(package.xml(part))
        here = {block: shown(opened[name]) for block, name in wanted.items() if name in opened}
        found |= {block: said.text for block, said in here.items() if said is not None}
    return found


def marks(root: Element) -> Mapping[str, Element]:
    """The name of each bookmark → where it begins.

    LibreOffice adds to the names of those in notes that it has copied them.
    """
    found: dict[str, Element] = {}
    for mark in root.iter(_START):
        name = mark.get(qualified("w:name"), "")
        found.setdefault(_COPIED.sub("", name), mark)
    return found


def shown(mark: Element) -> Shown | None:
    """The block that the bookmark which begins at ``mark`` encloses; None where that is nothing.

    It begins within a paragraph, or before one. A paragraph counts to its end, since the ends of
    bookmarks do not stay where they were in other programs, and a stanza has but one anchor.
    """
    paragraph = next(mark.iterancestors(_PARAGRAPH), None)
    walk = _Walk(mark, inside=paragraph is None)
    for one in _paragraphs(mark, paragraph):
        paragraph = one if paragraph is None else paragraph
        if walk.found:
            walk.say()
        walk.enter(one)
        if walk.ended:
            break
    return None if paragraph is None else Shown(paragraph, tuple(walk.atoms()))


def outermost(node: Element) -> Element:
    """The child of the paragraph that ``node`` is, or is in."""
    while (parent := node.getparent()) is not None and parent.tag != _PARAGRAPH:
        node = parent
    return node


def _paragraphs(mark: Element, first: Element | None) -> Iterator[Element]:
    """A block goes on in the paragraphs that follow where a formula is set by itself."""
    if first is not None:
        yield first
        yield from first.itersiblings(_PARAGRAPH)
        return
    for one in mark.itersiblings(_PARAGRAPH, _END):
        if one.tag == _END and _same(one, mark):
            return
        if one.tag == _PARAGRAPH:
            yield one


@dataclass
class _Field:
    """A field of the document, of which a block may have a part only."""

    begin: Element
    end: Element | None = None
    code: str = ""

    @property
    def ends(self) -> tuple[Element, Element] | None:
        """Where it begins and ends, if it is taken as a whole: a bibliography is not."""
        if self.end is None or self.code.strip().startswith(_LISTS):
            return None
        return self.begin, self.end


class _Walk:
    """One way through a block, in which fields may nest."""

    def __init__(self, mark: Element, *, inside: bool) -> None:
        self.mark = mark
        self.inside = inside
        self.ended = False
        self.found: list[tuple[Element, str, int]] = []
        self.fields: list[_Field] = []  # those that are within no other
        self.codes: list[bool] = []  # of each open field, whether its code is being told

    def enter(self, paragraph: Element) -> None:
        for node in paragraph.iter(_START, _END, _RUN, _FORMULA):
            if node is self.mark:
                self.inside = True
            elif node.tag == _END and self.inside and _same(node, self.mark):
                self.ended = True
            elif self.inside and node.tag == _RUN:
                self._run(node)
            elif self.inside and node.tag == _FORMULA:
                self._add(node, "".join(part.text or "" for part in node.iter(_FORMULA_TEXT)))

    def say(self) -> None:
        """The end of a paragraph parts words as a space does."""
        node, text, field = self.found[-1]
        self.found[-1] = (node, f"{text}\n", field)

    def atoms(self) -> Iterator[Atom]:
        for node, text, number in self.found:
            first, last = (self.fields[number].ends if number >= 0 else None) or (node, node)
            yield Atom(node, text, outermost(first), outermost(last))

    def _run(self, run: Element) -> None:
        for mark in run.iter(_FIELD):
            self._field(run, mark.get(_KIND, ""))
        if not any(self.codes):
            self._add(run, "".join(_said(child) for child in run))
        elif len(self.codes) == 1:
            self.fields[-1].code += "".join(part.text or "" for part in run.iter(_CODE))

    def _field(self, run: Element, kind: str) -> None:
        if kind == "begin":
            if not self.codes:
                self.fields.append(_Field(run))
            self.codes.append(True)
        elif self.codes and kind == "separate":
            self.codes[-1] = False
        elif self.codes:
            self.codes.pop()
            if not self.codes:
                self.fields[-1].end = run

    def _add(self, node: Element, text: str) -> None:
        if text:
            self.found.append((node, text, len(self.fields) - 1 if self.codes else -1))


def _same(end: Element, start: Element) -> bool:
    return end.get(qualified("w:id")) == start.get(qualified("w:id"))


def _said(child: Element) -> str:
    return (child.text or "") if child.tag == TEXT else _SIGNS.get(str(child.tag), "")
