"""The scripts of a bibliography in the order of the book's language.

Citeproc sorts by the language's alphabet, but always the Latin script before the Cyrillic one;
where Russian and its kin have both, their own comes first (CLDR; GOST 7.80).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lxml import etree

from publish.model import Block
from publish.pandoc import stringify
from publish.resolve.languages import is_cyrillic

_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_SAME_AUTHOR = re.compile(r"\s*[—–‒_-]{2,}")


def own_script_first(
    entries: Mapping[str, Block], style: str, language: str
) -> Mapping[str, Block]:
    """``entries`` in their order, those in Cyrillic before the others if the language is so."""
    if not is_cyrillic(language) or not _sorts_by_words(style):
        return entries
    own: dict[str, Block] = {}
    others: dict[str, Block] = {}
    group = own
    for key, entry in entries.items():
        text = stringify(entry)
        if not _SAME_AUTHOR.match(text):  # a dash stands for the author of the entry before
            letter = _LETTER.search(text)
            group = own if letter and _CYRILLIC.match(letter.group()) else others
        group[key] = entry
    return {**own, **others}


@cache
def _sorts_by_words(style: str) -> bool:
    """Whether the style orders entries by what they say, and does not number them."""
    try:
        tree = etree.parse(style)
    except (OSError, etree.XMLSyntaxError):
        return False  # citeproc says what is wrong with it
    first = tree.find(".//{*}bibliography/{*}sort/{*}key")
    numbered = any(
        text.get("variable") == "citation-number"
        for text in tree.iterfind(".//{*}bibliography//{*}text")
    )
    by = "" if first is None else first.get("variable") or first.get("macro") or ""
    return not numbered and bool(by) and "date" not in by and "issued" not in by
