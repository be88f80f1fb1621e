"""The rules, one row each. What is said of what they find stands in the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from publish.preflight.ebooks.ebook import Ebook
from publish.preflight.ebooks.finding import Finding, found
from publish.preflight.ebooks.rules import (
    container,
    cover,
    drawings,
    features,
    fonts,
    package,
    pictures,
    remote,
    tables,
    text,
)
from publish.profiles import Store

Check = Callable[[Ebook, Store], Iterator[Finding]]
NOT_CHECKED = "PRE005"


@dataclass(frozen=True)
class Rule:
    """A rule: the code of what it finds, and the function that finds it."""

    code: str
    check: Check


RULES = (
    Rule("PRE105", container.mimetype),
    Rule("PRE106", text.well_formed),
    Rule("PRE111", package.files),
    Rule("PRE112", package.metadata),
    Rule("PRE113", package.languages),
    Rule("PRE114", text.navigation),
    Rule("PRE115", text.ncx),
    Rule("PRE116", text.links),
    Rule("PRE117", text.described),
    Rule("PRE121", fonts.obfuscated),
    Rule("PRE122", fonts.licence),
    Rule("PRE123", fonts.embedding),
    Rule("PRE131", pictures.formats),
    Rule("PRE132", pictures.pixels),
    Rule("PRE133", pictures.weight),
    Rule("PRE134", pictures.sound),
    Rule("PRE135", pictures.lively),
    Rule("PRE141", cover.present),
    Rule("PRE142", cover.suitable),
    Rule("PRE143", cover.shape),
    Rule("PRE144", cover.page),
    Rule("PRE151", container.size),
    Rule("PRE152", container.advised),
    Rule("PRE161", features.missing),
    Rule("PRE162", features.partly),
    Rule("PRE163", tables.limits),
    Rule("PRE164", drawings.drawn),
    Rule("PRE165", remote.fetched),
)


def judge(
    book: Ebook, store: Store, rules: Iterable[Rule] = RULES
) -> Iterator[tuple[str, Finding]]:
    """Every code that applies, with each of its findings, in the order of the rules."""
    for rule in rules:
        try:
            yield from [(rule.code, finding) for finding in rule.check(book, store)]
        except Exception as error:
            # Others' files break every promise of the format, one day this one.
            why = f"the file is not as expected ({type(error).__name__}: {error})".splitlines()[0]
            yield NOT_CHECKED, found(what=f"what {rule.code} stands for", why=why, advice="")
