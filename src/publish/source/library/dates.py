"""Dates of references: CSL's own form, or EDTF (ISO 8601-2, levels 0 and 1).

https://docs.citationstyles.org/en/stable/specification.html#date-variables
https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Any

from publish.source.library.records import Entry, Record

VARIABLES = (
    "issued",
    "accessed",
    "original-date",
    "event-date",
    "available-date",
    "submitted",
)
"""CSL's date variables."""

_PART = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}[Xu]|-?\d{2}[Xu]{2}|Y-?\d{5,})"
    r"(?:-(?P<month>\d\d|[Xu]{2})(?:-(?P<day>\d\d|[Xu]{2}))?)?"
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?[?~%]?"
)
_SHORT_YEAR = re.compile(r"-?\d{1,4}")
_SEASONS = range(21, 25)
_CSL_SEASONS = range(13, 25)


def restored(entry: Entry, record: Record) -> Entry:
    """The entry with the words of each date of which pandoc has kept nothing.

    An empty date, which pandoc takes for the year 0, is none: styles write “n.d.” then.
    """
    dates = {name: entry.get(name) for name in VARIABLES if name in record.fields}
    lost = {name for name, date in dates.items() if _is_empty(date)}
    if not lost:
        return entry
    words = {name: _words(record.fields[name].value) for name in sorted(lost)}
    kept = {name: value for name, value in entry.items() if name not in lost}
    return {**kept, **{name: {"literal": text} for name, text in words.items() if text}}


def _is_empty(date: Any) -> bool:
    if not isinstance(date, dict) or date.get("date-parts") == [[0]]:
        return True
    return not any(date.get(key) for key in ("date-parts", "literal", "raw"))


def _words(value: Any) -> str:
    """What a date says in words."""
    if isinstance(value, Mapping):
        return str(value.get("literal") or value.get("raw") or "").strip()
    return value.strip() if isinstance(value, str) else ""


def problem_of(value: Any) -> str:
    """What is wrong with a date, as its file has it; empty if nothing is.

    Words without a digit say what no date can: in press.
    """
    if isinstance(value, Mapping):
        return _problem_of_mapping(value)
    if isinstance(value, list):
        return next(filter(None, map(problem_of, value)), "")
    text = str(value).strip()
    if not any(sign.isdigit() for sign in text):
        return ""
    return _problem_of_text(text)


def _problem_of_text(text: str) -> str:
    parts = text.split("/")
    if len(parts) > 2:
        return f"“{text}” is neither a date nor two"
    problems = (_problem_of_part(part.strip()) for part in parts if part.strip() not in ("", ".."))
    return next(filter(None, problems), "")


def _problem_of_part(text: str) -> str:
    if _SHORT_YEAR.fullmatch(text):
        return ""
    match = _PART.fullmatch(text)
    if match is None:
        return f"“{text}” is no date"
    year, month, day = (_number(match.group(name)) for name in ("year", "month", "day"))
    return _problem_of_numbers(year, month, day, _SEASONS)


def _problem_of_mapping(date: Mapping[str, Any]) -> str:
    if "date-parts" in date:
        parts = date["date-parts"]
        if not isinstance(parts, list) or not all(isinstance(part, list) for part in parts):
            return "date-parts is a list of lists: [[2020, 5, 31]]"
        if len(parts) > 2:
            return "date-parts has more than a beginning and an end"
        return next(filter(None, map(_problem_of_list, parts)), "")
    if "year" in date:
        return _problem_of_list([date[key] for key in ("year", "month", "day") if key in date])
    return ""


def _problem_of_list(parts: list[Any]) -> str:
    if len(parts) > 3:
        return "a date has a year, a month and a day at most"
    numbers = list(_numbers(parts))
    for part, number in zip(parts, numbers, strict=True):
        if number is None:
            return f"“{part}” is no number"
    year, month, day = [*numbers, None, None, None][:3]
    return _problem_of_numbers(year, month, day, _CSL_SEASONS)


def _numbers(parts: list[Any]) -> Iterator[int | None]:
    for part in parts:
        text = str(part).strip()
        yield int(text) if re.fullmatch(r"-?\d{1,6}", text) else None


def _problem_of_numbers(
    year: int | None, month: int | None, day: int | None, seasons: range
) -> str:
    if month is None or month in seasons:
        return ""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    longest = monthrange(year, month)[1] if year and 1 <= year <= 9999 else 31
    if day is not None and not 1 <= day <= longest:
        return f"month {month} has no day {day}"
    return ""


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d+", text) else None
