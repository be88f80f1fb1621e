"""The other forms of a title: transliterated, and translated into the reader's language.

CSL has no variables for them yet. Ours are those that its makers have proposed
(https://github.com/citation-style-language/schema/issues/327); what other programs have for
them is taken over: fields of BibLaTeX and its kin, and lines of Zotero's “Extra”, which it hands
on in the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from publish.source.library.records import Entry, Record

TRANSLITERATED = "transliterated-title"
TRANSLATED = "translated-title"

NAMES = MappingProxyType(
    {
        TRANSLITERATED: TRANSLITERATED,
        "title-transliterated": TRANSLITERATED,
        "transliteratedtitle": TRANSLITERATED,
        "title_transliterated": TRANSLITERATED,
        "title_romanised": TRANSLITERATED,
        "title_romanized": TRANSLITERATED,
        TRANSLATED: TRANSLATED,
        "title-translated": TRANSLATED,
        "translatedtitle": TRANSLATED,
        "titletranslation": TRANSLATED,
        "title_translated": TRANSLATED,
        "usere": TRANSLATED,  # biblatex-chicago
    }
)
"""What a form is called somewhere → what it is called here."""

_LINE = re.compile(r"[ \t]*(?P<name>[A-Za-z][A-Za-z_ -]*?)[ \t]*:[ \t]*(?P<text>\S.*?)\s*")


def with_title_forms(entry: Entry, record: Record) -> Entry:
    """The entry with the forms of its title under their names, and no longer in its note."""
    fields = {NAMES[name]: text for name, text in _from_fields(entry, record)}
    note, lines = _from_note(entry, record)
    found = {**lines, **fields}
    if not found:
        return entry
    rest = {name: value for name, value in entry.items() if name not in NAMES}
    if lines:
        rest = {name: value for name, value in rest.items() if name != "note"}
        rest |= {"note": note} if note else {}
    return {**rest, **found}


def _from_fields(entry: Entry, record: Record) -> Iterator[tuple[str, str]]:
    """Names and texts, the usual names last: they count."""
    for name in reversed(NAMES):
        raw = record.fields[name].value if name in record.fields else ""
        text = entry.get(name) or _without_braces(raw)
        if text:
            yield name, str(text)


def _without_braces(raw: Any) -> str:
    """What BibTeX has, whose fields of other names pandoc leaves out."""
    return " ".join(re.sub(r"[{}]", "", raw).split()) if isinstance(raw, str) else ""


def _from_note(entry: Entry, record: Record) -> tuple[str, dict[str, str]]:
    """The note without the lines that are forms of the title, and these."""
    text = str(entry.get("note", ""))
    if "itle" not in text:
        return text, {}
    raw = record.fields["note"].value if "note" in record.fields else ""
    if isinstance(raw, str) and raw.count("\n") > text.count("\n"):  # BibTeX's lines are joined
        text = raw
    kept, found = [], {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        name = re.sub(r"[ _]", "-", match["name"]).lower() if match else ""
        if match and name in NAMES:
            found[NAMES[name]] = match["text"]
        else:
            kept.append(line)
    return "\n".join(kept).strip(), found
