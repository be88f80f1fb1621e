"""Words before a locator that the citation style does not know: ``[@key, pgs. 3]``.

citeproc knows them in the book's language alone, and prints any other word as it stands, or
takes it for something else: in a Russian book “p. 5” is no page, and “стр. 5” is a line. A word
is only reported where it is certain what the author means.

The locators that CSL 1.0.2 has added, act, appendix, scene, table and their like, are known to
no writer of pandoc's citations: their words are printed as they are typed, in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from publish.model import LOCATOR_WORDS, LocatorForms
from publish.pandoc import stringify

_LABEL = re.compile(
    r"\s*,\s*(?:(?P<short>[^\W\d_]+\.)\s*[\divxlc]|(?P<bare>[^\W\d_]+)\s+\d)", re.IGNORECASE
)

_OTHERS: Mapping[str, LocatorForms] = MappingProxyType(
    {"page": ("pg. pag. стр.", "pgs. pags."), "chapter": ("ch.", "chs. chps.")}
)
"""Words that no language of citeproc has for a locator."""

_MISTAKEN = MappingProxyType({("ru", "стр."): "page"})
"""What citeproc knows as something else than it is used for."""

_SURE_LETTERS = frozenset({"p.", "с.", "т.", "ч.", "л."})
"""Single letters that mean the same to everybody; “S. 5” may be a page or a bill of the Senate."""

_WORDS = frozenset({"no", "op"})
"""What is a word as well, without its stop."""


def meant(item: dict[str, Any], language: str) -> tuple[str, str] | None:
    """A citation's label that the language does not know, and the one that is meant."""
    main = language.split("-")[0]
    match = _LABEL.match(stringify(item["citationSuffix"]).replace("\u00a0", " "))
    if match is None or main not in LOCATOR_WORDS:
        return None
    label = match.group("short") or match.group("bare")
    right = _without_stop(label, main) or _meant(label.casefold(), main)
    return (label, right) if right else None


def _without_stop(label: str, language: str) -> str:
    """The abbreviation that lacks nothing but its stop: ``pp 3``."""
    stopped = f"{label.casefold()}."
    short = len(label) == 1 and stopped not in {"p."}
    if label.endswith(".") or short or label.casefold() in _WORDS:
        return ""
    forms = (
        form for pair in LOCATOR_WORDS[language].values() for one in pair for form in one.split()
    )
    return next((form for form in forms if form.casefold() == stopped), "")


def _meant(label: str, language: str) -> str:
    if (language, label) in _MISTAKEN:
        return _offered(language, _MISTAKEN[language, label], False)
    if label in _labels(language) or (len(label) <= 2 and label not in _SURE_LETTERS):
        return ""
    found = {
        use
        for labels in (*map(_labels, LOCATOR_WORDS), _indexed(_OTHERS))
        for use in labels.get(label, ())
    }
    if len({locator for locator, _ in found}) != 1:
        return ""
    ((locator, _), *_) = found
    return _offered(language, locator, (locator, False) not in found)


def _offered(language: str, locator: str, several: bool) -> str:
    one, more = LOCATOR_WORDS[language][locator]
    return (more if several and more else one).split()[0]


@cache
def _labels(language: str) -> Mapping[str, frozenset[tuple[str, bool]]]:
    """Each word of the language → the locators it stands for, and whether for several."""
    return _indexed(LOCATOR_WORDS[language])


def _indexed(forms: Mapping[str, LocatorForms]) -> Mapping[str, frozenset[tuple[str, bool]]]:
    uses = list(_uses(forms))
    return {label: frozenset(use for one, use in uses if one == label) for label, _ in uses}


def _uses(forms: Mapping[str, LocatorForms]) -> Iterator[tuple[str, tuple[str, bool]]]:
    for locator, pair in forms.items():
        for several, words in enumerate(pair):
            for word in words.split():
                yield word.casefold(), (locator, bool(several))
