"""Bookmarks get names that Word accepts and numbers; what leads to them follows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from publish.editions.docx.openxml import Element, detach, find_all, qualified, unwrap
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.codes import without_fields
from publish.editions.docx.passes.job import Job
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES

_NAME, _ID, _ANCHOR = qualified("w:name"), qualified("w:id"), qualified("w:anchor")
_START, _END = qualified("w:bookmarkStart"), qualified("w:bookmarkEnd")
_LONGEST = 40
_VALID = re.compile(r"[^\W\d]\w*")
_REFERENCE = re.compile(r"(\s*(?:PAGEREF|REF)\s+)(\S+)")
"""A field's code up to the bookmark that it shows."""


def bookmarks(package: Package, job: Job) -> Package:
    """The package with bookmarks named and numbered throughout; dead links become text."""
    parts = [part for part in (DOCUMENT, ENDNOTES, FOOTNOTES) if part in package.parts]
    roots = {part: package.xml(part) for part in parts}
    starts = [start for root in roots.values() for start in root.iter(_START)]
    names = word_names(start.get(_NAME, "") for start in starts)
    numbers: dict[str, str] = {}
    for part, root in roots.items():
        _rename(root, names, numbers)
        _lead(root, names)
        package = package.with_xml(part, root)
    return package


def word_names(identifiers: Iterable[str]) -> dict[str, str]:
    """Identifier → bookmark: letters, digits and ``_``, 40 at most, unique without case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for identifier in dict.fromkeys(identifiers):
        name = re.sub(r"[-.:]", "_", identifier)
        if len(name) > _LONGEST or not _VALID.fullmatch(name) or name.casefold() in taken:
            name = "_" + sha256(identifier.encode()).hexdigest()[: _LONGEST - 1]
        taken.add(name.casefold())
        names[identifier] = name
    return names


def _rename(root: Element, names: dict[str, str], numbers: dict[str, str]) -> None:
    """A name that comes twice opens its first place alone."""
    for mark in list(root.iter(_START, _END)):
        key = mark.get(_ID, "")
        starts = mark.tag == _START
        if starts and key in numbers:
            detach(mark)
            continue
        if starts:
            numbers[key] = str(len(numbers) + 1)
            mark.set(_NAME, names[mark.get(_NAME, "")])
        mark.set(_ID, numbers[key])
    ended: set[str] = set()
    for end in list(root.iter(_END)):
        if end.get(_ID) in ended:
            detach(end)
        ended.add(end.get(_ID, ""))


def _lead(root: Element, names: dict[str, str]) -> None:
    for link in find_all(root, "//w:hyperlink[@w:anchor]"):
        target = link.get(_ANCHOR, "")
        if target in names:
            link.set(_ANCHOR, names[target])
        else:
            unwrap(link)
    without_fields(root, lambda code: _dead(code, names))
    for code in root.iter(qualified("w:instrText")):
        match = _REFERENCE.match(code.text or "")
        if match is not None:
            code.text = match[1] + names[match[2]] + (code.text or "")[match.end() :]


def _dead(code: str, names: dict[str, str]) -> bool:
    match = _REFERENCE.match(code)
    return match is not None and match[2] not in names
