"""What stores do not show, or not on all readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish.preflight.ebooks.ebook import MATHML, SVG, XHTML, Ebook
from publish.preflight.ebooks.finding import Finding, found, found_at
from publish.profiles import Store

_FORMS = ("form", "input", "select", "textarea", "button")
_TAGS = {
    "scripts": (f"{XHTML}script", f"{SVG}script"),
    "forms": tuple(f"{XHTML}{name}" for name in _FORMS),
    "frames": (f"{XHTML}iframe", f"{XHTML}frame", f"{XHTML}frameset"),
    "audio": (f"{XHTML}audio",),
    "video": (f"{XHTML}video",),
    "mathml": (f"{MATHML}math",),
}
_WORDS = {
    "scripts": "scripts",
    "forms": "forms",
    "frames": "frames",
    "audio": "sound",
    "video": "films",
    "mathml": "formulas (MathML)",
    "fixed-layout": "pages with a fixed layout",
    "read-aloud": "text that is read aloud (media overlays)",
}
"""Feature → what it is called."""
_DATA = ("application/ld+json", "application/json", "text/template")
"""Types of ``script`` that are none."""


def missing(book: Ebook, store: Store) -> Iterator[Finding]:
    """What the store shows nowhere."""
    for feature in store.features:
        if not feature.except_on:
            for finding in _used(book, feature.name):
                yield _with(finding, store=store.title, what=_WORDS[feature.name])


def partly(book: Ebook, store: Store) -> Iterator[Finding]:
    """What the store shows on some readers."""
    for feature in store.features:
        if feature.except_on:
            for finding in _used(book, feature.name):
                told = {"what": _WORDS[feature.name], "devices": feature.except_on}
                yield _with(finding, store=store.title, **told)


def _with(finding: Finding, **details: object) -> Finding:
    return replace(finding, details=details)


def _used(book: Ebook, name: str) -> Iterator[Finding]:
    """Where a feature is used."""
    if name == "fixed-layout":
        if "pre-paginated" in book.package.properties("rendition:layout"):
            yield found(book.package.path)
        return
    if name == "read-aloud":
        yield from (found(item.path) for item in book.present("application/smil"))
        return
    for page in book.read.values():
        assert page.root is not None
        for element in page.root.iter(*_TAGS[name]):
            if not (name == "scripts" and element.get("type", "").lower() in _DATA):
                yield found_at(page.path, element)
