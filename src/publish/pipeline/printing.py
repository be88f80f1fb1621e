"""By whom an edition is printed or sold: the profile that it names, and whether it suits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from publish import profiles
from publish.diagnostics import Diagnostic, Outcome, Span, advice, diagnose
from publish.model import Edition, File
from publish.pipeline.files import hashed
from publish.pipeline.remembering import NOTHING, Memory
from publish.profiles import Profile, Store

T = TypeVar("T")
_EBOOK = "epub"
_ANY = "generic"
"""The store of an e-book that names none."""


def printer(edition: Edition, book: Span, memory: Memory = NOTHING) -> Outcome[Profile | None]:
    """The profile that the edition names, and where its own settings do not suit it."""
    name = str(edition.options.get("profile", ""))
    if edition.format == _EBOOK:
        return Outcome(None)
    if name and name not in profiles.names():
        return Outcome(None, (_unknown(edition, name, profiles.names(), book),))
    profile = _remembered(name, profiles.load, memory) if name else None
    return Outcome(profile, tuple(_unsuitable(edition, profile, book)))


def store(edition: Edition, book: Span, memory: Memory = NOTHING) -> Outcome[Store | None]:
    """The profile of the store that an e-book names, or what holds for all; None for others."""
    if edition.format != _EBOOK:
        return Outcome(None)
    name = str(edition.options.get("profile", "")) or _ANY
    if name not in profiles.store_names():
        return Outcome(None, (_unknown(edition, name, profiles.store_names(), book),))
    return Outcome(_remembered(name, profiles.load_store, memory))


def _remembered(name: str, load: Callable[[str], T], memory: Memory) -> T:
    """A profile is a file of the program's own."""
    return memory.of(load.__name__, lambda: (name,), lambda: Outcome(load(name))).value


def _unknown(edition: Edition, name: str, known: tuple[str, ...], book: Span) -> Diagnostic:
    span = edition.places.get("profile", book)
    return diagnose("CFG013", span, name=name, advice=advice(name, known))


def output_intent(edition: Edition, folder: Path) -> File | None:
    """The ICC profile of the press; None also where the file that is named cannot be read.

    That is an error of book.yaml, which is said when everything else has been looked at.
    """
    path = edition.options.get("output-intent")
    try:
        return hashed(folder / str(path)) if path else None
    except OSError:
        return None


def _unsuitable(edition: Edition, profile: Profile | None, book: Span) -> Iterator[Diagnostic]:
    trim, paper = (str(edition.options.get(key, "")) for key in ("trim", "paper"))
    if trim and profile and not profile.trims.offers(trim):
        nearest = profile.trims.nearest(trim)
        span = edition.places.get("trim", book)
        yield diagnose("CFG014", span, profile=profile.name, trim=trim, nearest=nearest)
    if profile and profile.paper(paper) is None:
        names = [one.name for one in profile.papers]
        hint = advice(paper, names) or "Remove the line."
        yield _wrong(edition, "paper", f"“{profile.name}” does not print on “{paper}”", hint, book)
    found = profile.paper(paper) if profile else None
    if found and found.colours[0] == "cmyk" and "rgb" not in found.colours:
        yield from _intent_missing(edition, found.title, book)
    if edition.options.get("bleed") is True and (profile is None or profile.bleed is None):
        problem = f"“{profile.name}” prints no bleed" if profile else "no profile says how far"
        hint = "Remove the line." if profile else "Write how far: 3mm."
        yield _wrong(edition, "bleed", problem, hint, book)


def _intent_missing(edition: Edition, paper: str, book: Span) -> Iterator[Diagnostic]:
    """Colours for four inks cannot be told without the ICC profile of the press."""
    if not edition.options.get("output-intent"):
        span = edition.places.get("paper", book)
        hint = f"{paper}: it takes four inks. Add output-intent: icc/press.icc"
        yield diagnose("CFG004", span, hint, key="output-intent")


def _wrong(edition: Edition, key: str, problem: str, hint: str, book: Span) -> Diagnostic:
    span = edition.places.get(key, book)
    return diagnose("CFG003", span, key=key, problem=problem, advice=hint)
