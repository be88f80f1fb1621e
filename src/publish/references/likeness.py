"""Whether two entries mean the same work: by DOI, by ISBN, or by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

Entry = dict[str, Any]

_ALIKE = 90.0
"""From here on (of 100) two titles are taken for one, by their words in whatever order."""

_AKIN = 60.0
"""An ISBN is also that of each chapter of a book, so the titles must have something in common."""

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\S+)", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]+>")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Twin:
    """An entry that is there already, and what speaks for its being the same work."""

    key: str
    reason: str


@dataclass(frozen=True)
class _Card:
    key: str
    doi: str
    isbns: frozenset[str]
    title: str
    year: str
    name: str


class Catalogue:
    """The entries that there are, to be asked for twins."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._cards: list[_Card] = []
        self._titles: list[str] = []
        self._dois: dict[str, _Card] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        card = _card(entry)
        self._cards.append(card)
        self._titles.append(card.title)
        if card.doi:
            self._dois.setdefault(card.doi, card)

    def twin(self, entry: Entry) -> Twin | None:
        """The entry that is likely to be the same work as ``entry``; None if there is none."""
        card = _card(entry)
        if card.doi in self._dois:
            return Twin(self._dois[card.doi].key, f"same DOI {card.doi}")
        for other in self._cards if card.isbns else ():
            shared = sorted(card.isbns & other.isbns)
            if shared and fuzz.token_set_ratio(card.title, other.title) >= _AKIN:
                return Twin(other.key, f"same ISBN {shared[0]}")
        return self._by_title(card)

    def _by_title(self, card: _Card) -> Twin | None:
        if not card.title:
            return None
        found = process.extract(
            card.title,
            self._titles,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_ALIKE,
            limit=None,
        )
        for _, score, number in found:
            other = self._cards[number]
            if not _same_numbers(card.title, other.title):
                continue
            if _compatible(card.year, other.year) and _compatible(card.name, other.name):
                how = "same title" if score == 100 else f"titles alike by {score:.0f} %"
                return Twin(other.key, how)
        return None


def _same_numbers(one: str, other: str) -> bool:
    """Volumes and parts of a series have titles that differ in a number alone."""
    first, second = (sorted(re.findall(r"\d+", title)) for title in (one, other))
    return first == second


def _compatible(one: str, other: str) -> bool:
    """What one of the two does not say cannot tell them apart."""
    return not one or not other or one == other


def _card(entry: Entry) -> _Card:
    return _Card(
        str(entry.get("id", "")),
        _doi(entry),
        frozenset(isbns(str(entry.get("ISBN", "")))),
        plain(str(entry.get("title", ""))),
        year_of(entry),
        plain(first_name(entry)),
    )


def plain(text: str) -> str:
    """Letters and digits alone, without markup and case."""
    return _SIGNS.sub(" ", _MARKUP.sub("", text)).casefold().strip()


def year_of(entry: Entry) -> str:
    """The year of publication; empty where it is not known."""
    issued = entry.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    return str(parts[0][0]) if parts and parts[0] else ""


def first_name(entry: Entry) -> str:
    """The family name of the first author or editor, or what stands for it."""
    people = entry.get("author") or entry.get("editor") or ()
    first = people[0] if isinstance(people, list) and people else {}
    return str(first.get("family") or first.get("literal") or "") if isinstance(first, dict) else ""


def _doi(entry: Entry) -> str:
    found = _DOI.fullmatch(str(entry.get("DOI", "")).strip())
    return found.group(1).casefold() if found else ""


def isbns(text: str) -> Iterable[str]:
    """The ISBNs in ``text``: ISBN-13, also where ISBN-10 was given (ISO 2108, annex C)."""
    for found in re.findall(r"(?:97[89][ -]?)?(?:\d[ -]?){9}[\dXx]", text):
        digits = re.sub(r"[ -]", "", found).upper()
        if len(digits) == 10:
            core = f"978{digits[:9]}"
            total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(core))
            digits = f"{core}{-total % 10}"
        yield digits
