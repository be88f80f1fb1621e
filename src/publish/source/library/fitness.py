"""What an entry needs so that a style can make a reference of it: data, a row a type.

Only what every style prints of the type is asked for. A page of the web may have no date and
a manuscript no publisher; a book printed before 1900 is cited without one. A field that stands
in the file and is empty says that the work has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from publish.source.library.records import Entry, Record

PUBLISHED_SINCE = 1900
"""Publishers of older books are left out by custom."""


@dataclass(frozen=True)
class Need:
    """One of ``variables`` is wanted; ``word`` is what a reader would miss."""

    word: str
    variables: tuple[str, ...]


TITLE = Need("title", ("title", "title-short", "reviewed-title", "genre"))
DATE = Need("date", ("issued", "original-date", "event-date", "status"))
PUBLISHER = Need("publisher", ("publisher", "original-publisher", "archive", "URL", "DOI"))
INSTITUTION = Need("institution", ("publisher", "authority", "archive", "URL", "DOI"))
JOURNAL = Need("journal", ("container-title", "container-title-short"))
NEWSPAPER = Need("newspaper or magazine", ("container-title", "container-title-short"))
BOOK = Need("book that it is part of", ("container-title", "container-title-short"))
MEETING = Need("conference", ("event-title", "event", "container-title", "publisher"))
PERSON = Need("author", ("author", "recipient", "editor"))
NUMBER = Need("number", ("number",))

NEEDS = MappingProxyType(
    {
        "article-journal": (TITLE, JOURNAL, DATE),
        "article-magazine": (TITLE, NEWSPAPER, DATE),
        "article-newspaper": (TITLE, NEWSPAPER, DATE),
        "book": (TITLE, PUBLISHER, DATE),
        "chapter": (TITLE, BOOK, PUBLISHER, DATE),
        "entry-dictionary": (TITLE, BOOK),
        "entry-encyclopedia": (TITLE, BOOK),
        "interview": (PERSON, DATE),
        "legal_case": (TITLE, DATE),
        "paper-conference": (TITLE, MEETING, DATE),
        "patent": (TITLE, NUMBER, DATE),
        "personal_communication": (PERSON, DATE),
        "report": (TITLE, DATE),
        "thesis": (TITLE, INSTITUTION, DATE),
    }
)
"""CSL type → what it needs; any other needs a title."""


def lacking(entry: Entry, record: Record) -> Iterator[Need]:
    """What the entry has not, of what its type needs."""
    for need in NEEDS.get(str(entry.get("type", "")), (TITLE,)):
        if need in (PUBLISHER, INSTITUTION) and _is_old(entry):
            continue
        if need is not TITLE and any(map(record.fields.__contains__, need.variables)):
            continue
        if not any(_says(entry, variable) for variable in need.variables):
            yield need


def _says(entry: Entry, variable: str) -> bool:
    value = entry.get(variable)
    if isinstance(value, dict):
        return any(value.get(key) for key in ("date-parts", "literal", "raw"))
    return bool(value)


def _is_old(entry: Entry) -> bool:
    for variable in ("issued", "original-date"):
        parts = (entry.get(variable) or {}).get("date-parts")
        if parts and parts[0] and int(parts[0][0]) < PUBLISHED_SINCE:
            return True
    return False
