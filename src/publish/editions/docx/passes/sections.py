"""One section a piece, or several: their pages, where notes stand and how they are numbered."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from publish.editions.docx.form import Form
from publish.editions.docx.landscape import turn
from publish.editions.docx.openxml import (
    HEAD,
    TURNED,
    UPRIGHT,
    Element,
    element,
    find_all,
    qualified,
)
from publish.editions.docx.page import TURNED_HEADER, section_properties
from publish.editions.docx.passes.partings import KIND, ON_ITS_SIDE
from publish.editions.docx.text import Text
from publish.model import Kind

_COLUMN_GAP = "400"
_AFTER_TYPE = tuple(
    qualified(f"w:{name}") for name in ("headerReference", "footerReference", "endnotePr")
)


@dataclass(frozen=True)
class _Section:
    """A section by its properties, and its place in its piece."""

    end: Element
    kind: str
    """Of the piece, or of the part of a piece; empty for the last one of all."""
    turned: bool
    begins: bool
    ends: bool
    below: bool
    """Whether the section before is but its heading."""
    first: bool
    """Whether it is the document's, which has others."""


def sections(text: Text, form: Form) -> None:
    """Write every section's properties out."""
    ends = find_all(text.body, ".//w:sectPr[@draft:kind] | w:sectPr")
    common = list(section_properties(form.layout))
    for section in tuple(_sections(ends, text)):
        _complete(section, common, form)


def _sections(ends: list[Element], text: Text) -> Iterator[_Section]:
    parts = (UPRIGHT, TURNED)
    more = KIND in ends[0].attrib
    before = ""
    for end in ends:
        kind = str(end.attrib.pop(KIND, ""))
        yield _Section(
            end,
            kind,
            turned=bool(end.attrib.pop(ON_ITS_SIDE, "")) or kind == TURNED,
            begins=before not in parts,
            ends=kind not in parts,
            below=before == HEAD,
            first=text.opens and end is ends[0] and more,
        )
        before = kind


def _complete(section: _Section, common: list[Element], form: Form) -> None:
    """What all sections have, and its own, in the order of the schema's CT_SectPr."""
    end = section.end
    end[:] = [deepcopy(child) for child in common]
    _number_notes(section, form)
    if section.kind == Kind.INDEX or (section.below and not section.kind):
        end.append(element("w:cols", num="2", space=_COLUMN_GAP))
    if not section.ends and form.notes_place == "chapter-endnotes":
        end.append(element("w:noEndnote"))
    if section.first:
        end.append(element("w:titlePg"))
    if section.turned:
        turn(end, form.layout)
        for header in find_all(end, "w:headerReference"):
            header.set(qualified("r:id"), TURNED_HEADER)
    _close_with_text(end)


def _number_notes(section: _Section, form: Form) -> None:
    """Arabic numbers (Word's endnotes are roman otherwise), anew in each piece if wished."""
    kind = "footnotePr" if form.notes_place == "footnotes" else "endnotePr"
    anew = section.begins and form.notes_number == "chapter"
    made = element(f"w:{kind}")
    made.append(element("w:numFmt", val="decimal"))
    made.append(element("w:numRestart", val="eachSect" if anew else "continuous"))
    end = section.end
    references = [child for child in end if child.tag in _AFTER_TYPE]
    end.insert(len(references), made)
    # A section begins on a new page, unless the one before is but its heading.
    starts = "continuous" if section.below else "nextPage"
    end.insert(len(references) + 1, element("w:type", val=starts))


def _close_with_text(end: Element) -> None:
    """The properties stand in the section's last paragraph; after a table, in the least one.

    So they do after contents and index, since LibreOffice otherwise takes the page number at the
    section's foot for a part of these.
    """
    paragraph = end.getparent().getparent()  # type: ignore[union-attr]
    if paragraph is None or paragraph.tag != qualified("w:p"):
        return
    before = paragraph.getprevious()
    while before is not None and before.tag == qualified("w:bookmarkEnd"):
        before = before.getprevious()
    fits = before is not None and before.tag == qualified("w:p")
    if before is None or not fits or find_all(before, "w:pPr/w:sectPr") or _ends_field(before):
        _make_least(end)
        return
    properties = before.find(qualified("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        before.insert(0, properties)
    properties.append(end)
    paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]


def _ends_field(paragraph: Element) -> bool:
    """Whether a field ends here that began in an earlier paragraph."""
    kinds = [mark.get(qualified("w:fldCharType")) for mark in find_all(paragraph, ".//w:fldChar")]
    return kinds.count("end") > kinds.count("begin")


def _make_least(end: Element) -> None:
    """So that it finds room on a page that a table fills."""
    end.addprevious(element("w:suppressLineNumbers"))
    end.addprevious(element("w:spacing", before="0", after="0", line="20", lineRule="exact"))
    end.addprevious(element("w:rPr", element("w:sz", val="2")))
