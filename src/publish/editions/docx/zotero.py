"""What Zotero needs to take a document's citations over: the works, the style, its settings.

The format is that of Zotero's plug-in for Word: a field a citation, whose code carries the works
as CSL JSON, a field around the bibliography, and the document's settings in custom properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from lxml import etree

from publish.diagnostics import Outcome
from publish.editions.docx.tongues import with_country
from publish.model import LOCATOR_WORDS, Edition, File, Resolved
from publish.pandoc import has_class, value, walk

CITATION = "ADDIN ZOTERO_ITEM CSL_CITATION"
BIBLIOGRAPHY = 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'
SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"

_CSL = "{http://purl.org/net/xbiblio/csl}"
_OURS = frozenset(("transliterated-title", "translated-title"))
"""Fields of references that CSL does not know."""
_LONGEST = 255
"""Characters of a property."""


@dataclass(frozen=True)
class Zotero:
    """The references by their keys, and the style that Zotero is to use."""

    works: Mapping[str, Mapping[str, Any]]
    style: str
    """The address by which Zotero knows it."""
    noted: bool
    """Whether it cites in notes."""


NO_WORKS = Zotero({}, "", False)
"""For what cites nothing."""


def zotero(library: Any, style: File) -> Outcome[Zotero]:
    """A step: what the library and the style's file say."""
    root = etree.parse(style.path).getroot()
    name = root.findtext(f"{_CSL}info/{_CSL}id") or ""
    works = {
        str(entry["id"]): {key: value for key, value in entry.items() if key not in _OURS}
        for entry in library.entries
    }
    return Outcome(Zotero(works, name.strip(), root.get("class") == "note"))


def cited(whole: Zotero, source: Resolved) -> Outcome[Zotero]:
    """A step: the same, with those works alone that a piece cites."""
    keys = {
        key
        for node in walk(source.blocks, words=False)
        if node["t"] == "Span" and has_class(node, "citation")
        for key in value(node, "keys").split()
    }
    works = {key: work for key, work in whole.works.items() if key in keys}
    return Outcome(replace(whole, works=works))


def is_wanted(edition: Edition) -> bool:
    """Whether the edition's citations are to be Zotero's own."""
    return edition.options.get("citations") == "zotero"


def item(told: Mapping[str, str], works: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A cited work as Zotero wants it, from what `fields` says of it."""
    key = told["key"]
    made: dict[str, Any] = {"id": key, "uris": [_address(key)]}
    if key in works:
        made["itemData"] = {**works[key], "id": key}
    made |= _located(told, language)
    if prefix := told.get("prefix", ""):
        made["prefix"] = prefix if prefix[-1:].isspace() else f"{prefix} "
    if told.get("mode") == "suppress-author":
        made["suppress-author"] = True
    return made


def _address(key: str) -> str:
    """What names the work when Zotero has saved the document with numbers of its own."""
    return f"urn:publish:reference:{quote(key, safe='')}"


def _located(told: Mapping[str, str], language: str) -> dict[str, str]:
    """The locator and its label; a label that CSL does not know stays words, with its number."""
    label, locator, suffix = (told.get(name, "") for name in ("label", "locator", "suffix"))
    suffix = f" {suffix}" if suffix[:1].isalnum() else suffix
    known = _label(label, language) if label else "page"
    if locator and not known:
        locator, suffix = "", f", {label} {locator}{suffix}"
    made = {"locator": locator, "label": known if locator else "", "suffix": suffix}
    return {name: text for name, text in made.items() if text}


def _label(word: str, language: str) -> str:
    """CSL's name for what a word counts, in the book's language or in another one."""
    for one in dict.fromkeys((language.split("-")[0], *LOCATOR_WORDS)):
        for name, forms in LOCATOR_WORDS.get(one, {}).items():
            if word.casefold() in " ".join(forms).casefold().split():
                return name
    return "section" if word.startswith("§") else ""


def settings(one: Zotero, edition: Edition) -> Iterator[tuple[str, str]]:
    """The document's settings, as names and texts of custom properties."""
    session = sha256(edition.metadata.identifier.encode()).hexdigest()[:8]
    kept = {"fieldType": "Field", "storeReferences": "true", "noteType": _notes(one, edition)}
    prefs = "".join(f'<pref name="{name}" value="{value}"/>' for name, value in kept.items())
    locale = with_country(edition.metadata.language)
    style = f"<style id={quoteattr(one.style)} locale={quoteattr(locale)}"
    style += ' hasBibliography="1" bibliographyStyleHasBeenSet="1"/>'
    text = f'<data data-version="3"><session id="{session}"/>{style}<prefs>{prefs}</prefs></data>'
    for number, part in enumerate(_parts(text), 1):
        yield f"ZOTERO_PREF_{number}", part


def _parts(text: str) -> Iterator[str]:
    """As long as a property may be; none begins or ends with a space, which could be lost."""
    while text:
        end = _LONGEST
        while " " in text[end - 1 : end + 1] and end < len(text):
            end -= 1
        yield text[:end]
        text = text[end:]


def _notes(one: Zotero, edition: Edition) -> str:
    """Where citations stand, as Zotero counts: in the text, in footnotes, in endnotes."""
    if not one.noted:
        return "0"
    return "1" if edition.notes_place == "footnotes" else "2"
