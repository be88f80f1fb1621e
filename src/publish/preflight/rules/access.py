"""PDF/UA-1 (ISO 14289-1): what can be told without a reader. Clauses are that standard's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from pikepdf import Dictionary, Name, String

from publish.preflight.claims import held_to
from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.painted import Mark
from publish.preflight.requirements import Requirements, Standard
from publish.preflight.structure import Element

Said = tuple[int | None, str, str]
"""The page, the clause, the problem."""
_HEADINGS = {f"H{level}": level for level in range(1, 7)}


def rules(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Every rule, where the standard is claimed or asked for."""
    if Standard.PDF_UA_1 not in held_to(document, asked):
        return
    for page, clause, problem in _all(document):
        yield found(page, None, clause=clause, problem=problem)


def _all(document: Document) -> Iterator[Said]:
    for part in (_identified, _tagged, _titled, _language, _marked, _tabs, _readable):
        yield from part(document)
    structure = document.structure
    if structure is not None:
        elements = list(structure.elements())
        for check in OF_ELEMENTS:
            yield from check(elements)
        yield from _links(document, elements)


def _identified(document: Document) -> Iterator[Said]:
    if str(document.xmp.get("pdfuaid:part", "")) != "1":
        yield None, "5", "the XMP metadata do not say that the file keeps the standard"


def _tagged(document: Document) -> Iterator[Said]:
    info = document.root.get("/MarkInfo")
    marked = isinstance(info, Dictionary) and bool(info.get("/Marked", False))
    if not marked or document.structure is None:
        yield None, "7.1", "the file is not tagged"
    if isinstance(info, Dictionary) and bool(info.get("/Suspects", False)):
        yield None, "7.1", "the tags are marked as doubtful (Suspects)"


def _titled(document: Document) -> Iterator[Said]:
    if not document.xmp.get("dc:title"):
        yield None, "7.1", "the XMP metadata have no title"
    shown = document.root.get("/ViewerPreferences")
    if not (isinstance(shown, Dictionary) and bool(shown.get("/DisplayDocTitle", False))):
        yield None, "7.1", "the window shows the file’s name, not the title (DisplayDocTitle)"


def _language(document: Document) -> Iterator[Said]:
    language = document.root.get("/Lang")
    if not isinstance(language, String) or not str(language).strip():
        yield None, "7.2", "the file does not say its language"


def _marked(document: Document) -> Iterator[Said]:
    for page in document.pages:
        seen = page.seen
        marks = {kind.mark for kind in seen.kinds if kind.visible}
        marks |= {picture.mark for picture in seen.pictures}
        marks |= {shape.mark for shape in seen.shapes}
        if Mark.NONE in marks:
            yield page.number, "7.1", "something on the page is neither tagged nor an artifact"


def _tabs(document: Document) -> Iterator[Said]:
    for page in document.pages:
        if any(True for _ in page.annotations) and page.object.get("/Tabs") != Name.S:
            yield page.number, "7.18.3", "the tab key does not follow the structure (Tabs)"


def _readable(document: Document) -> Iterator[Said]:
    for page in document.pages:
        names = {kind.face.name for kind in page.seen.kinds if not kind.face.readable}
        for name in sorted(names):
            yield page.number, "7.21.7", f"the characters of the font {name} cannot be told"


def _known(elements: list[Element]) -> Iterator[Said]:
    for element in elements:
        if not element.kind:
            yield (
                element.page,
                "7.1",
                f"the tag {element.named} is no standard one, nor mapped to one",
            )


def _described(kind: str, clause: str, elements: list[Element]) -> Iterator[Said]:
    for element in elements:
        if element.kind == kind and not (element.has("/Alt") or element.has("/ActualText")):
            yield element.page, clause, f"a {kind.lower()} has no alternative text"


def _headings(elements: list[Element]) -> Iterator[Said]:
    before, mixed = 0, {element.kind for element in elements}
    for element in elements:
        level = _HEADINGS.get(element.kind)
        if level is None:
            continue
        if level > before + 1:
            yield element.page, "7.4.2", f"the heading level jumps from {before} to {level}"
        before = level
    if "H" in mixed and mixed & _HEADINGS.keys():
        yield None, "7.4.4", "headings with and without levels are mixed"


def _tables(elements: list[Element]) -> Iterator[Said]:
    for element in elements:
        within = element.parents[-1] if element.parents else ""
        if element.kind == "TH" and element.attribute("/Scope") is None and not element.has("/ID"):
            yield element.page, "7.5", "a header cell does not say for what it is one (Scope)"
        if element.kind in ("TH", "TD") and within != "TR":
            yield element.page, "7.2", "a cell of a table stands in no row"
        if element.kind == "TR" and within not in ("Table", "THead", "TBody", "TFoot"):
            yield element.page, "7.2", "a row stands in no table"


def _lists(elements: list[Element]) -> Iterator[Said]:
    for element in elements:
        within = element.parents[-1] if element.parents else ""
        if element.kind == "LI" and within != "L":
            yield element.page, "7.2", "an item stands in no list"
        if element.kind in ("LBody",) and within != "LI":
            yield element.page, "7.2", "the text of an item stands in no item"


def _notes(elements: list[Element]) -> Iterator[Said]:
    notes = [element for element in elements if element.kind == "Note"]
    named = sorted(str(note.object.get("/ID", "")) for note in notes)
    if any(not name for name in named):
        yield None, "7.9", "a note has no identifier"
    if any(name and len(list(same)) > 1 for name, same in groupby(named)):
        yield None, "7.9", "two notes have one identifier"


def _links(document: Document, elements: list[Element]) -> Iterator[Said]:
    held = {
        one.objgen
        for element in elements
        if element.kind in ("Link", "Annot")
        for one in element.references
        if isinstance(one, Dictionary)
    }
    for page in document.pages:
        links = [a for a, _ in page.annotations if a.get("/Subtype") == Name.Link]
        if any(link.objgen not in held for link in links):
            yield page.number, "7.18.5", "a link stands in no Link tag"
        if any(not str(link.get("/Contents", "")).strip() for link in links):
            yield page.number, "7.18.5", "a link has no description (Contents)"


OF_ELEMENTS: tuple[Callable[[list[Element]], Iterator[Said]], ...] = (
    _known,
    partial(_described, "Figure", "7.3"),
    partial(_described, "Formula", "7.7"),
    _headings,
    _tables,
    _lists,
    _notes,
)
