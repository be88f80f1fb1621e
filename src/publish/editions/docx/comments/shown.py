"""What the blocks of a finished document show, and in which nodes each letter of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.editions.docx.openxml import Element, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.bookmarks import word_names
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES

PARTS = (DOCUMENT, ENDNOTES, FOOTNOTES)
TEXT = qualified("w:t")
_PARAGRAPH, _RUN = qualified("w:p"), qualified("w:r")
_START, _END = qualified("w:bookmarkStart"), qualified("w:bookmarkEnd")
_FORMULA, _FORMULA_TEXT = qualified("m:oMath"), qualified("m:t")
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
        here = {block: opened[name] for block, name in wanted.items() if name in opened}
        found |= {block: shown(mark).text for block, mark in here.items()}
    return found


def marks(root: Element) -> Mapping[str, Element]:
    """The name of each bookmark → where it begins."""
    return {mark.get(qualified("w:name"), ""): mark for mark in root.iter(_START)}


def shown(mark: Element) -> Shown:
    """The block that the bookmark which begins at ``mark`` encloses."""
    paragraph = next(mark.iterancestors(_PARAGRAPH), None)
    if paragraph is None:
        return Shown(mark, ())
    walk = _Walk(mark)
    for number, one in enumerate(_paragraphs(paragraph)):
        if number and walk.inside:
            walk.say(one)
        walk.enter(one)
        if walk.ended:
            break
    return Shown(paragraph, tuple(walk.atoms()))


def outermost(node: Element) -> Element:
    """The child of the paragraph that ``node`` is, or is in."""
    while (parent := node.getparent()) is not None and parent.tag != _PARAGRAPH:
        node = parent
    return node


def _paragraphs(first: Element) -> Iterator[Element]:
    """A block goes on in the paragraphs that follow where a formula is set by itself."""
    yield first
    yield from first.itersiblings(_PARAGRAPH)


class _Walk:
    """One way through a block, in which fields may nest."""

    def __init__(self, mark: Element) -> None:
        self.mark = mark
        self.inside = self.ended = False
        self.found: list[tuple[Element, str, int]] = []
        self.fields: list[list[Element]] = []  # the first and last run of each
        self.codes: list[bool] = []  # of each open field, whether its code is being told

    def enter(self, paragraph: Element) -> None:
        for node in paragraph.iter(_START, _END, _RUN, _FORMULA):
            if node is self.mark:
                self.inside = True
            elif node.tag == _END and self.inside and _same(node, self.mark):
                self.ended = True
                return
            elif self.inside and node.tag == _RUN:
                self._run(node)
            elif self.inside and node.tag == _FORMULA:
                self._add(node, "".join(part.text or "" for part in node.iter(_FORMULA_TEXT)))

    def say(self, paragraph: Element) -> None:
        """A paragraph parts words as a space does."""
        if self.found:
            node, text, field = self.found[-1]
            self.found[-1] = (node, f"{text}\n", field)

    def atoms(self) -> Iterator[Atom]:
        for node, text, field in self.found:
            first, *_, last = self.fields[field] if field >= 0 else (node, node)
            yield Atom(node, text, outermost(first), outermost(last))

    def _run(self, run: Element) -> None:
        for mark in run.iter(_FIELD):
            self._field(run, mark.get(_KIND, ""))
        if not any(self.codes):
            self._add(run, "".join(_said(child) for child in run))

    def _field(self, run: Element, kind: str) -> None:
        if kind == "begin":
            if not self.codes:
                self.fields.append([run, run])
            self.codes.append(True)
        elif self.codes and kind == "separate":
            self.codes[-1] = False
        elif self.codes:
            self.codes.pop()
            self.fields[-1][1] = run

    def _add(self, node: Element, text: str) -> None:
        if text:
            self.found.append((node, text, len(self.fields) - 1 if self.codes else -1))


def _same(end: Element, start: Element) -> bool:
    return end.get(qualified("w:id")) == start.get(qualified("w:id"))


def _said(child: Element) -> str:
    return (child.text or "") if child.tag == TEXT else _SIGNS.get(str(child.tag), "")
