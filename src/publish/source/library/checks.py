"""What can be wrong with an entry by itself. A check is one function and one row in `CHECKS`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from stdnum import isbn
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

from publish.diagnostics import Diagnostic, diagnose
from publish.source.library.dates import VARIABLES, problem_of
from publish.source.library.fitness import lacking
from publish.source.library.records import Entry, Record

Check = Callable[[Entry, Record], Iterator[Diagnostic]]

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_WITHIN = re.compile(r"(?:doi:|https?://)\S*?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ET_AL = re.compile(r"(?:^|[\s,(])(?:et\.?\s?al\b\.?|u\.\s?a\.|и\s+др\.|і\s+ін\.)", re.IGNORECASE)
_ISBN_EXTRAS = re.compile(r"\([^)]*\)|\bISBN(?:-1[03])?:?|[a-z]{2,}", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "ftp", "ftps"})

_PERSONS = ("author", "editor", "translator", "collection-editor", "container-author", "director")


def check_fitness(entry: Entry, record: Record) -> Iterator[Diagnostic]:
    """Everything is there that a reference to a work of this type says."""
    missing = list(lacking(entry, record))
    if missing:
        words = ", no ".join(need.word for need in missing)
        kind = entry.get("type") or "no type"
        fields = " and ".join(need.variables[0] for need in missing)
        details = {"key": record.key, "kind": kind, "missing": words, "fields": fields}
        yield diagnose("REF007", record.span, **details)


def check_doi(entry: Entry, record: Record) -> Iterator[Diagnostic]:
    """A DOI is 10.…/…, without the address that styles put before it."""
    text = str(entry.get("DOI", "")).strip()
    if text and not _DOI.fullmatch(text):
        within = _DOI_WITHIN.search(text)
        hint = f"Write {within.group(1)}" if within else "A DOI looks like this: 10.1000/182"
        yield diagnose("REF009", record.place("DOI"), hint + ".", doi=text)


def check_isbn(entry: Entry, record: Record) -> Iterator[Diagnostic]:
    """Each of the ISBNs has the digits it ought to have."""
    for number in _isbns(str(entry.get("ISBN", ""))):
        if problem := _isbn_problem(number):
            yield diagnose("REF010", record.place("ISBN"), isbn=number, problem=problem)


def _isbns(text: str) -> list[str]:
    """The numbers in a field that may hold several, parted by almost anything."""
    text = _ISBN_EXTRAS.sub(" ", text).strip(" ,;:")
    if not text or isbn.is_valid(text):
        return []
    groups = [group.strip() for group in re.split(r"[,;/|]", text) if group.strip()]
    words = [word for group in groups for word in group.split()]
    return words if any(map(isbn.is_valid, words)) else groups


def _isbn_problem(number: str) -> str:
    try:
        isbn.validate(number)
    except InvalidLength:
        count = sum(sign.isalnum() for sign in number)
        return f"it has {count} digits, not 10 or 13"
    except InvalidChecksum:
        return "its last digit does not fit the others"
    except ValidationError:
        return "it is not one"
    return ""


def check_url(entry: Entry, record: Record) -> Iterator[Diagnostic]:
    text = str(entry.get("URL", "")).strip()
    if text and not _is_address(text):
        yield diagnose("REF011", record.place("URL"), url=text)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # brackets without an end
        return False
    known = parts.scheme.lower() in _SCHEMES and bool(parts.hostname)
    return known and not re.search(r"\s", text)


def check_dates(entry: Entry, record: Record) -> Iterator[Diagnostic]:
    for name in VARIABLES:
        field = record.fields.get(name)
        if field and (problem := problem_of(field.value)):
            yield diagnose("REF012", field.span, field=name, problem=problem)


def check_names(entry: Entry, record: Record) -> Iterator[Diagnostic]:
    """``et al.`` is the style's to say, and no person."""
    for role in _PERSONS:
        names = entry.get(role) or []
        found = (_ET_AL.search(" ".join(map(str, name.values()))) for name in names)
        if match := next(filter(None, found), None):
            words = match.group().strip(" ,(")
            yield diagnose("REF014", record.place(role), words=words, role=role)


CHECKS: tuple[Check, ...] = (
    check_fitness,
    check_doi,
    check_isbn,
    check_url,
    check_dates,
    check_names,
)
