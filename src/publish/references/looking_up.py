"""DOI or ISBN → an entry, as public services know it.

DOIs are asked of doi.org, which hands out CSL JSON (https://citation.crosscite.org/docs.html),
ISBNs of Open Library (https://openlibrary.org/dev/docs/api/books).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from publish.pandoc import run
from publish.references.fields import FIELDS
from publish.references.likeness import Entry, isbns
from publish.references.network import Fetch, NothingThereError, UnreachableError

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_CSL_JSON = "application/vnd.citationstyles.csl+json"
_BOOKS = "https://openlibrary.org/api/books?format=json&jscmd=data&bibkeys=ISBN:"

_TYPES: Mapping[str, str] = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "dissertation": "thesis",
    "monograph": "book",
    "edited-book": "book",
}
"""Crossref's words for types, which some of its answers have → CSL's."""


def looked_up(identifier: str, fetch: Fetch) -> Entry | None:
    """The entry for a DOI or an ISBN, without a key; None if ``identifier`` is neither.

    Raises what ``fetch`` raises, and UnreachableError for an answer that makes no sense.
    """
    if found := _DOI.fullmatch(identifier.strip()):
        return _normal(_by_doi(found[1], fetch))
    numbers = [*isbns(identifier)]
    return _normal(_by_isbn(numbers[0], fetch)) if len(numbers) == 1 else None


def _by_doi(doi: str, fetch: Fetch) -> Entry:
    answer = _parsed(fetch(f"https://doi.org/{quote(doi)}", _CSL_JSON))
    entry = {name: _one(answer[name]) for name in FIELDS if answer.get(name)}
    kind = str(entry.get("type", "document"))
    return {**entry, "type": _TYPES.get(kind, kind), "DOI": doi}


def _one(value: Any) -> Any:
    """Titles and numbers come as lists from some registries; lists of people stay lists."""
    if isinstance(value, list) and not any(isinstance(item, dict) for item in value):
        return str(value[0]) if value else ""
    return value


def _by_isbn(isbn: str, fetch: Fetch) -> Entry:
    answer = _parsed(fetch(f"{_BOOKS}{isbn}", "application/json")).get(f"ISBN:{isbn}")
    if not isinstance(answer, dict):
        raise NothingThereError
    title = ": ".join(str(answer[key]) for key in ("title", "subtitle") if answer.get(key))
    year = re.search(r"\b\d{4}\b", str(answer.get("publish_date", "")))
    fields = {
        "title": title,
        "author": [_person(name) for name in _names(answer, "authors")],
        "publisher": "; ".join(_names(answer, "publishers")),
        "publisher-place": "; ".join(_names(answer, "publish_places")),
        "number-of-pages": str(answer.get("number_of_pages", "")),
        "issued": {"date-parts": [[int(year[0])]]} if year else None,
    }
    return {"type": "book", **{key: value for key, value in fields.items() if value}, "ISBN": isbn}


def _names(answer: Mapping[str, Any], key: str) -> list[str]:
    return [str(one["name"]) for one in answer.get(key, ()) if one.get("name")]


def _person(name: str) -> dict[str, str]:
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"family": family}


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        tree = json.loads(content)
    except ValueError as error:
        raise UnreachableError("what the service answers is no entry") from error
    if not isinstance(tree, dict):
        raise UnreachableError("what the service answers is no entry")
    return tree


def _normal(entry: Entry) -> Entry:
    """The entry as references are read; an empty key, for which one will be made."""
    words = ["-f", "csljson", "-t", "csljson"]
    (made,) = json.loads(run(words, json.dumps([{**entry, "id": "new"}])))
    return {**made, "id": ""}
