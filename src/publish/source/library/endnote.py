"""EndNote's XML, as EndNote, Zotero and databases export it.

pandoc reads it too, but loses DOIs, addresses and most other fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from publish.diagnostics import Span
from publish.source.library.csl_json import normalised
from publish.source.library.endnote_fields import PERSONS, TEXTS, TYPES
from publish.source.library.people import Keys, person
from publish.source.library.records import Entry, Field, Read, Record, UnreadableError
from publish.source.library.ris_tags import LANGUAGES, SERIALS

_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def read_endnote(text: str, path: str) -> Read:
    """The records of the file; the key is EndNote's label, else made of name and year."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Span(path, *error.position), error.msg or "") from None
    found = list(root.iter("record"))
    if not found and root.find(".//records") is None and root.tag != "records":
        raise UnreadableError(Span(path), "it has no <records> as EndNote exports them")
    labels = [_label(record) for record in found]
    keys = Keys(label for label in labels if label)
    entries, records = [], []
    for record, label in zip(found, labels, strict=True):
        entry, fields = _entry(record, path)
        entry["id"] = label or keys.make(entry)
        entries.append(entry)
        records.append(Record(entry["id"], Span(path, record.sourceline), fields))
    return Read(normalised(entries), records)


def _label(record: Any) -> str:
    """EndNote's label, where a citation can name it."""
    label = _plain(record.find("label"))
    return label if label and not set(label) & set(" \t,;[]{}@") else ""


def _entry(record: Any, path: str) -> tuple[Entry, dict[str, Field]]:
    named = record.find("ref-type")
    kind = TYPES.get((named.get("name") or "") if named is not None else "", "document")
    entry: Entry = {"type": kind}
    fields: dict[str, Field] = {}
    for name, node in _nodes(record, kind):
        text = _plain(node)
        if text:
            _add(entry, name, node, text)
            shown = {"literal": text} if name == "accessed" else text
            fields.setdefault(name, Field(shown, Span(path, node.sourceline)))
    return entry, fields


def _nodes(record: Any, kind: str) -> Iterator[tuple[str, Any]]:
    """CSL's name of each field that has one, and its element."""
    for place, name in (*PERSONS.items(), *TEXTS.items()):
        if name == "ISBN" and kind in SERIALS:
            name = "ISSN"
        elif kind == "book" and name == "container-title":
            name = "collection-title"
        for node in record.findall(place):
            yield name, node


def _add(entry: Entry, name: str, node: Any, text: str) -> None:
    if name in PERSONS.values():
        entry.setdefault(name, []).append(person(text))
    elif name == "issued":
        digits = text.isascii() and text.isdigit()
        entry.setdefault(name, {"date-parts": [[int(text)]]} if digits else {"literal": text})
    elif name == "accessed":
        entry.setdefault(name, {"literal": text})
    elif name == "keyword":
        entry[name] = f"{entry[name]}, {text}" if name in entry else text
    elif name == "language":
        entry.setdefault(name, LANGUAGES.get(text.casefold(), text))
    elif "title" in name:
        entry.setdefault(name, _marked_up(node))
    else:
        entry.setdefault(name, text)


def _plain(node: Any) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _marked_up(node: Any) -> str:
    """The words of an element, with CSL's marks for what is italic, bold, high or low."""
    parts = [_escaped(node.text)]
    for child in node:
        inner = _marked_up(child)
        for face in (child.get("face") or "").split():
            if face in _FACES and inner:
                inner = f"<{_FACES[face]}>{inner}</{_FACES[face]}>"
        parts += [inner, _escaped(child.tail)]
    return "".join(parts).strip() if node.tag != "style" else "".join(parts)


def _escaped(text: str | None) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in text or "")
