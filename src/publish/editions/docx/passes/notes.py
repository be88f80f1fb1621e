"""pandoc's footnotes become Word's endnotes, unless the edition wants footnotes."""

from __future__ import annotations

from publish.editions.docx.form import Form
from publish.editions.docx.job import Job
from publish.editions.docx.openxml import NAMESPACES, Element, detach, find_all, qualified
from publish.editions.docx.package import (
    DOCUMENT,
    ENDNOTES,
    FOOTNOTES,
    Package,
    relationships_of,
)
from publish.editions.docx.text import Text

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_MARK = f"{{{NAMESPACES['draft']}}}mark"
_RENAMED = {
    "footnotes": "endnotes",
    "footnote": "endnote",
    "footnoteRef": "endnoteRef",
    "footnoteReference": "endnoteReference",
}
"""pandoc's element → the endnotes' one."""


def notes(text: Text, form: Form) -> None:
    """Give the notes the names of the place that the edition wants."""
    _give_own_marks(text.document, text.notes)
    if form.notes_place != "footnotes":
        for root in text.roots:
            _rename(root)


def place_of_notes(package: Package, job: Job) -> Package:
    """The package with ``word/endnotes.xml`` in place of footnotes, unless these are wanted."""
    if job.edition.notes_place == "footnotes":
        return package
    links = relationships_of(FOOTNOTES)
    root = package.xml(FOOTNOTES)
    _rename(root)
    package = package.with_xml(ENDNOTES, root)
    package = package.with_part(relationships_of(ENDNOTES), package.parts[links])
    package = package.without((FOOTNOTES, links)).without_type(FOOTNOTES)
    package = package.with_type(ENDNOTES, _TYPE)
    name = relationships_of(DOCUMENT)
    text = package.parts[name].replace(b'/footnotes"', b'/endnotes"')
    return package.with_part(name, text.replace(b"footnotes.xml", b"endnotes.xml"))


def _rename(root: Element) -> None:
    for node in root.iter(*(qualified(f"w:{name}") for name in _RENAMED)):
        local = node.tag.rpartition("}")[2]
        node.tag = qualified(f"w:{_RENAMED[local]}")
    for style in root.iter(qualified("w:pStyle"), qualified("w:rStyle")):
        value = style.get(qualified("w:val"), "")
        if value.startswith("Footnote"):
            style.set(qualified("w:val"), value.replace("Footnote", "Endnote", 1))


def _give_own_marks(document: Element, texts: Element) -> None:
    """A note of another series shows its own mark, at the call and before its text."""
    identifier = qualified("w:id")
    calls = {note.get(identifier): note for note in texts}
    for marker in find_all(document, "//w:r[@draft:mark]"):
        mark, call = marker.get(_MARK, ""), _call_before(marker)
        detach(marker)
        if call is None:
            continue
        call.set(qualified("w:customMarkFollows"), "1")
        _write_after(call, mark)
        for number in calls[call.get(identifier)].iter(qualified("w:footnoteRef")):
            _write_after(number, mark)
            detach(number)


def _call_before(marker: Element) -> Element | None:
    run = marker.getprevious()
    return None if run is None else run.find(qualified("w:footnoteReference"))


def _write_after(node: Element, text: str) -> None:
    written = node.makeelement(qualified("w:t"), {})
    written.text = text
    node.addnext(written)
