"""Half-title, title page, imprint, colophon: what is known of the book and who made it."""

from __future__ import annotations

from dataclasses import dataclass

from publish.config.relators import RELATORS
from publish.editions.html.content import Filling, Source
from publish.editions.html.setting import Setting

_WORDS = {code: word for word, code in RELATORS.items()}


@dataclass(frozen=True)
class Credit:
    """Those who did the same for the book: the words before their names, and the names."""

    role: str
    label: str
    names: tuple[str, ...]


def titles(source: Source) -> Filling:
    metadata = source.setting.metadata
    by_role: dict[str, list[str]] = {}
    for person in metadata.contributors:
        by_role.setdefault(_WORDS.get(person.role, person.role), []).append(person.name)
    credits = [
        Credit(role, _label(role, source.setting), tuple(names))
        for role, names in by_role.items()
        if role != "author"
    ]
    return Filling(
        {
            "authors": tuple(by_role.get("author", ())),
            "credits": credits,
            "year": metadata.date[:4],
            "family": source.setting.theme.tokens["faces"]["text"],
        }
    )


def _label(role: str, setting: Setting) -> str:
    """“Translated by”; empty for a role that the theme has no words for."""
    try:
        return setting.term(role)
    except KeyError:
        return ""
