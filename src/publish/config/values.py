"""The kinds of values that book.yaml is made of, each checked by itself.

A wrong value raises `PydanticCustomError` of type ``value`` whose context holds the words of the
diagnostic: ``problem`` and ``advice``.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError
from slugify import slugify

from publish.config import trim as trims
from publish.config.reading import Text
from publish.config.relators import RELATORS
from publish.diagnostics import CATALOGUE, advice

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""The well-formed tags of BCP 47 that name a language, with script, region and variants."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PREFIX = re.compile(r"[^\W_]+")
_LENGTH = re.compile(r"\d+(\.\d+)? ?(in|mm|cm|pt)")
_MANY = 16
"""More pages beside one another nobody reads."""
_MOST_BLEED = 72.0
"""Points: presses print on sheets that are little larger than the pages on them."""
_EDITION = re.compile(r"\w+(-\w+)*")


def wrong(problem: str, hint: str = "") -> PydanticCustomError:
    """The exception that says what is wrong with a value, and what to do."""
    return PydanticCustomError("value", "{problem}", {"problem": problem, "advice": hint})


def _language(tag: str) -> str:
    if not _LANGUAGE.fullmatch(tag):
        raise wrong(f"“{tag}” is no language tag", "Write it as BCP 47 has it: en, ru, pt-BR.")
    return tag


def _slug(slug: str) -> str:
    if not _SLUG.fullmatch(slug):
        raise wrong(
            f"“{slug}” has more in it than small letters, digits and hyphens",
            f"Write {slugify(slug) or 'book'}.",
        )
    return slug


def _edition_name(name: str) -> str:
    if not _EDITION.fullmatch(name):
        raise wrong(
            f"“{name}” cannot be part of a file name", "Use letters, digits and hyphens alone."
        )
    return name


def _series_prefix(prefix: str) -> str:
    if not _PREFIX.fullmatch(prefix):
        raise wrong(
            f"“{prefix}” cannot be the prefix of labels", "Use letters and digits alone: ed."
        )
    return prefix


def _date(text: str) -> str:
    """A day, a month or a year: ISO 8601, as EPUB and Dublin Core have it."""
    try:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
            raise ValueError
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise wrong(f"“{text}” is no date", "Write year-month-day: 2026-11-22.") from None
    return text


def _identifier(identifier: str) -> str:
    if identifier.startswith("urn:uuid:"):
        try:
            UUID(identifier.removeprefix("urn:uuid:"))
        except ValueError:
            hint = "Remove the line: the next run offers one."
            raise wrong(f"“{identifier}” is no UUID", hint) from None
    return identifier


def _isbn(isbn: str) -> str:
    """ISBN-13 or ISBN-10, whose last digit is right (ISO 2108, annex C)."""
    digits = re.sub(r"[\s-]", "", isbn).upper()
    if re.fullmatch(r"97[89]\d{10}", digits):
        right = sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0
    elif re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if d == "X" else int(d) for d in digits]
        right = sum(v * (10 - i) for i, v in enumerate(values)) % 11 == 0
    else:
        raise wrong(f"“{isbn}” is no ISBN", "It has 13 digits, hyphens between them if you like.")
    if not right:
        raise wrong(f"the last digit of “{isbn}” does not fit", "Compare it with your agency's.")
    return isbn


def _relator(role: str) -> str:
    """The relator's word, also where its code was given."""
    words = {code: word for word, code in RELATORS.items()}
    word = words.get(role, role)
    if word not in RELATORS:
        hint = advice(role, RELATORS) or "Common ones: author, editor, translator, illustrator."
        raise wrong(f"“{role}” is no role that catalogues know", hint)
    return word


def _trim(trim: str) -> str:
    """The size in numbers, so that no edition has to know names of paper."""
    try:
        return trims.in_numbers(trim)
    except ValueError:
        names = ", ".join(trims.NAMED)
        raise wrong(f"“{trim}” is no page size", f"Write 6x9in, 148x210mm or {names}.") from None


def _length(length: str) -> str:
    if not _LENGTH.fullmatch(length):
        raise wrong(f"“{length}” is no length", "Write a number and its unit: 12mm, 0.5in.")
    return length


def _number(text: Any) -> Any:
    """Scalars are read as text, so numbers are made here."""
    if not isinstance(text, str):
        return text
    if not (text.isdecimal() and 1 <= int(text) <= _MANY):
        raise wrong(f"“{text}” is no number from 1 to {_MANY}", "Write it in figures: 2.")
    return int(text)


def _bleed(bleed: Any) -> Any:
    if isinstance(bleed, str) and not _LENGTH.fullmatch(bleed):
        raise wrong(f"“{bleed}” is no length", "Write true, false, or a length: 3mm.")
    if isinstance(bleed, str) and trims.points(bleed) > _MOST_BLEED:
        raise wrong(f"“{bleed}” is more than an inch", "Printers ask for 3mm or 0.125in.")
    return bleed


def _broken_word(word: Text) -> Text:
    """A word with a hyphen wherever it may break; letters take their accents along."""
    if not word:
        raise wrong("it is empty")
    if any(map(str.isspace, word)):
        raise wrong(f"“{word}” is more than one word", "Write each word by itself.")
    if not all(sign == "-" or unicodedata.category(sign)[0] in "LM" for sign in word):
        hint = "Write letters, with a hyphen wherever the word may break: an-ar-chism."
        raise wrong(f"“{word}” has more in it than letters and hyphens", hint)
    if not all(word.split("-")):
        hint = "Write hyphens between letters alone: an-ar-chism."
        raise wrong(f"a hyphen in “{word}” stands at an end of it, or beside another", hint)
    return word


def _code(code: str) -> str:
    if code not in CATALOGUE:
        hint = advice(code, CATALOGUE) or "Codes stand in each message, in brackets: IMG004."
        raise wrong(f"there is no diagnostic “{code}”", hint)
    return code


def _several(value: Any) -> Any:
    """One value alone is a list of one."""
    return value if isinstance(value, tuple) else (value,)


Words = Annotated[str, StringConstraints(min_length=1)]

Language = Annotated[str, AfterValidator(_language)]
Slug = Annotated[str, AfterValidator(_slug)]
EditionName = Annotated[str, AfterValidator(_edition_name)]
SeriesPrefix = Annotated[str, AfterValidator(_series_prefix)]
Date = Annotated[str, AfterValidator(_date)]
Identifier = Annotated[str, AfterValidator(_identifier)]
Isbn = Annotated[str, AfterValidator(_isbn)]
Relator = Annotated[str, AfterValidator(_relator)]
Trim = Annotated[str, AfterValidator(_trim)]
Length = Annotated[str, AfterValidator(_length)]
Number = Annotated[int, BeforeValidator(_number)]
Bleed = Annotated[bool | str, AfterValidator(_bleed)]
Standard = Annotated[
    Literal["pdf/a-2b", "pdf/a-3b", "pdf/ua-1", "pdf/x-1a", "pdf/x-3", "pdf/x-4"],
    BeforeValidator(lambda value: value.casefold() if isinstance(value, str) else value),
]
PressStandard = Annotated[
    Literal["pdf/x-1a", "pdf/x-3", "pdf/x-4"],
    BeforeValidator(lambda value: value.casefold() if isinstance(value, str) else value),
]
DiagnosticCode = Annotated[
    str, AfterValidator(_code), WithJsonSchema({"type": "string", "enum": sorted(CATALOGUE)})
]
BrokenWord = Annotated[Text, AfterValidator(_broken_word)]


def several(kind: Any) -> BeforeValidator:
    """For a list of ``kind`` that may also be written as one value."""
    return BeforeValidator(_several, json_schema_input_type=kind | tuple[kind, ...])
