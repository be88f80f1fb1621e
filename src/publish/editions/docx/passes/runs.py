"""Neighbouring runs of the same properties become one, as Word itself would write them."""

from __future__ import annotations

from lxml import etree

from publish.editions.docx.openxml import Element, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.job import Job
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES

_RUN, _TEXT, _PROPERTIES = qualified("w:r"), qualified("w:t"), qualified("w:rPr")


def runs(package: Package, job: Job) -> Package:
    """The package with each stretch of text in as few runs as can be."""
    for part in (DOCUMENT, ENDNOTES, FOOTNOTES):
        if part in package.parts:
            root = package.xml(part)
            for first in list(root.iter(_RUN)):
                _take_in_followers(first)
            package = package.with_xml(part, root)
    return package


def _take_in_followers(first: Element) -> None:
    if first.getparent() is None or not _is_text(first):
        return
    text = first.find(_TEXT)
    while (follower := first.getnext()) is not None and _joins(first, follower):
        more = follower.find(_TEXT)
        if text is not None and more is not None:
            text.text = (text.text or "") + (more.text or "")
        first.getparent().remove(follower)  # type: ignore[union-attr]


def _joins(first: Element, follower: Element) -> bool:
    return _is_text(follower) and _properties(first) == _properties(follower)


def _is_text(run: Element) -> bool:
    """A run of one text and nothing else."""
    if run.tag != _RUN:
        return False
    content = [child.tag for child in run if child.tag != _PROPERTIES]
    return content == [_TEXT]


def _properties(run: Element) -> bytes:
    properties = run.find(_PROPERTIES)
    return b"" if properties is None else etree.tostring(properties, method="c14n")
