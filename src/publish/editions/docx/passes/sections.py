"""One section a piece: its page, and where its notes stand and how they are numbered."""

from __future__ import annotations

from copy import deepcopy

from publish.editions.docx.openxml import HEAD, NAMESPACES, Element, element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.job import Job
from publish.model import Kind

_KIND = f"{{{NAMESPACES['draft']}}}kind"
_COLUMN_GAP = "400"
_AFTER_TYPE = tuple(
    qualified(f"w:{name}") for name in ("headerReference", "footerReference", "endnotePr")
)


def sections(package: Package, job: Job) -> Package:
    """The package with every section's properties written out."""
    root = package.xml(DOCUMENT)
    last = find_all(root, "/w:document/w:body/w:sectPr")[0]
    for old in find_all(last, "w:footnotePr | w:endnotePr"):
        last.remove(old)
    ends = find_all(root, "//w:sectPr[@draft:kind]")
    kinds = [end.get(_KIND, "") for end in ends]
    for before, end, kind in zip(["", *kinds], ends, kinds, strict=False):
        _complete(end, last, kind, job, starts=_starts(before))
        _close_with_text(end)
    for end in ends[:1]:
        end.append(element("w:titlePg"))
    _number_notes(last, job, _starts(kinds[-1] if kinds else ""))
    if kinds[-1:] == [HEAD]:
        last.append(_two_columns())
    return package.with_xml(DOCUMENT, root)


def _starts(before: str) -> str:
    """A section begins on a new page, unless the one before is but its heading."""
    return "continuous" if before == HEAD else "nextPage"


def _complete(end: Element, last: Element, kind: str, job: Job, starts: str) -> None:
    """The last section's properties for another one, in the order of the schema's CT_SectPr."""
    del end.attrib[_KIND]
    end.extend(deepcopy(child) for child in last)
    _number_notes(end, job, starts)
    if kind == Kind.INDEX:
        end.append(_two_columns())


def _two_columns() -> Element:
    return element("w:cols", num="2", space=_COLUMN_GAP)


def _number_notes(section: Element, job: Job, starts: str) -> None:
    """Arabic numbers (Word's endnotes are roman otherwise), anew in each section if wished."""
    kind = "footnotePr" if job.edition.notes_place == "footnotes" else "endnotePr"
    restart = "eachSect" if job.edition.notes_number == "chapter" else "continuous"
    made = element(f"w:{kind}")
    made.append(element("w:numFmt", val="decimal"))
    made.append(element("w:numRestart", val=restart))
    references = [child for child in section if child.tag in _AFTER_TYPE]
    section.insert(len(references), made)
    section.insert(len(references) + 1, element("w:type", val=starts))


def _close_with_text(end: Element) -> None:
    """The properties stand in the section's last paragraph, not in an empty one after it."""
    paragraph = end.getparent().getparent()  # type: ignore[union-attr]
    before = paragraph.getprevious() if paragraph is not None else None
    while before is not None and before.tag == qualified("w:bookmarkEnd"):
        before = before.getprevious()
    if before is None or paragraph is None or before.tag != qualified("w:p"):
        return
    properties = before.find(qualified("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        before.insert(0, properties)
    if properties.find(qualified("w:sectPr")) is None:
        properties.append(end)
        body = paragraph.getparent()
        if body is not None:
            body.remove(paragraph)
