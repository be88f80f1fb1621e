"""Languages as word processors know them: with a country, by which they choose a dictionary."""

from __future__ import annotations

from functools import cache

_NONE = frozenset(("mul", "und", "zxx"))
"""No language, or several."""
_IN_BOTH = frozenset(("az", "bs", "kk", "sr", "tk", "uz"))
"""Written in Latin letters as well as in others."""

_POINTS = frozenset(("en", "he", "ja", "ko", "th", "zh"))
"""Languages whose numbers have points."""


@cache
def with_country(language: str) -> str:
    """``ru`` → ``ru-RU``: the country where most of its speakers are (CLDR's likely subtags).

    What has a country, or no living speakers, stays as it is.
    """
    from langcodes import Language, tag_is_valid

    if not tag_is_valid(language):
        return language
    tag = Language.get(language)
    likely = tag.maximize().territory
    if tag.territory or tag.language in _NONE or likely is None or not likely.isalpha():
        return language
    return f"{language}-{likely}"


@cache
def is_transliterated(language: str) -> bool:
    """Whether it is written in another script than its own: ``ru-Latn``."""
    from langcodes import Language, tag_is_valid

    if not tag_is_valid(language):
        return False
    tag = Language.get(language)
    own = Language.get(tag.language or "").maximize().script
    return tag.script not in (None, own) and tag.language not in _IN_BOTH


def number_signs(language: str) -> tuple[str, str]:
    """The decimal sign, and what Word wants between the items of a list in a field."""
    return (".", ",") if language.split("-")[0] in _POINTS else (",", ";")
