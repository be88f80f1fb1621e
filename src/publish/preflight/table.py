"""The rules, one row each. What is said of what they find stands in the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from publish.preflight.document import Document
from publish.preflight.finding import Finding, MissingError, found
from publish.preflight.requirements import Requirements
from publish.preflight.rules import (
    access,
    archive,
    boxes,
    colours,
    depth,
    description,
    exchange,
    fonts,
    ink,
    intents,
    interaction,
    lines,
    margins,
    measure,
    pages,
    pictures,
    spaces,
)

Check = Callable[[Document, Requirements], Iterator[Finding]]
NOT_CHECKED = "PRE005"


@dataclass(frozen=True)
class Rule:
    """A rule: the code of what it finds, and the function that finds it."""

    code: str
    check: Check

    @property
    def what(self) -> str:
        """What a user reads of it where it could not do its work."""
        return f"what {self.code} stands for"


RULES = (
    Rule("PRE003", pages.readable),
    Rule("PRE011", fonts.embedded),
    Rule("PRE012", fonts.subset),
    Rule("PRE013", fonts.shapes),
    Rule("PRE021", boxes.nested),
    Rule("PRE022", boxes.same),
    Rule("PRE023", boxes.asked_size),
    Rule("PRE024", boxes.bleed),
    Rule("PRE025", boxes.reached),
    Rule("PRE026", pages.count),
    Rule("PRE027", pages.blank),
    Rule("PRE031", margins.cut),
    Rule("PRE032", margins.margins),
    Rule("PRE033", margins.gutter),
    Rule("PRE034", spaces.loose),
    Rule("PRE035", measure.overfull),
    Rule("PRE036", depth.overfull),
    Rule("PRE041", pictures.resolution),
    Rule("PRE042", lines.hairlines),
    Rule("PRE051", colours.wanted),
    Rule("PRE052", ink.coverage),
    Rule("PRE053", colours.see_through),
    Rule("PRE054", colours.vanishing),
    Rule("PRE055", colours.spots),
    Rule("PRE056", colours.rich_text),
    Rule("PRE057", colours.knocked_out),
    Rule("PRE061", interaction.notes_and_links),
    Rule("PRE062", interaction.bookmarks),
    Rule("PRE063", interaction.actions),
    Rule("PRE064", description.agreement),
    Rule("PRE065", intents.sound),
    Rule("PRE071", archive.rules),
    Rule("PRE074", archive.claimed),
    Rule(NOT_CHECKED, archive.unknown),
    Rule("PRE072", access.rules),
    Rule("PRE073", exchange.rules),
)


def judge(
    document: Document, asked: Requirements, rules: Iterable[Rule] = RULES
) -> Iterator[tuple[str, Finding]]:
    """Every code that applies, with each of its findings, in the order of the rules."""
    for rule in rules:
        try:
            yield from [(rule.code, finding) for finding in rule.check(document, asked)]
        except MissingError as error:
            hint = "Install it, or have the printer look at this."
            yield NOT_CHECKED, found(what=rule.what, why=str(error), advice=hint)
        except Exception as error:
            # Others' files break every promise of the format, one day this one.
            why = f"the file is not as expected ({type(error).__name__}: {error})".splitlines()[0]
            yield NOT_CHECKED, found(what=rule.what, why=why, advice="")
