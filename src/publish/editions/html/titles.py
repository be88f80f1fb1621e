"""Half-title, title page, imprint, colophon: what is known of the book and who made it."""

from __future__ import annotations

from dataclasses import dataclass

from publish.config.relators import RELATORS
from publish.editions.dates import written
from publish.editions.html.content import Filling, Source, Values
from publish.editions.html.setting import Setting

_WORDS = {code: word for word, code in RELATORS.items()}


@dataclass(frozen=True)
class Credit:
    """Those who did the same for the book: the words before their names, and the names."""

    role: str
    label: str
    names: tuple[str, ...]


def titles(source: Source) -> Filling:
    setting = source.setting
    values = {
        "year": setting.metadata.date[:4],
        "published": written(setting.metadata.date, setting.term),
        "revision": source.made.revision,
        "family": setting.theme.tokens["faces"]["text"],
    }
    return Filling({**named(setting), **values})


def named(setting: Setting) -> Values:
    """Who made the book: ``authors``, and ``credits`` for everybody else."""
    metadata = setting.metadata
    by_role: dict[str, list[str]] = {}
    for person in metadata.contributors:
        by_role.setdefault(_WORDS.get(person.role, person.role), []).append(person.name)
    credits = [
        Credit(role, _label(role, setting), tuple(names))
        for role, names in by_role.items()
        if role != "author"
    ]
    return {"authors": tuple(by_role.get("author", ())), "credits": credits}


def _label(role: str, setting: Setting) -> str:
    """“Translated by”; empty for a role that the theme has no words for."""
    try:
        return setting.term(role)
    except KeyError:
        return ""
