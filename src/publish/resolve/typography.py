"""Characters that the language asks for: quotation marks, and spaces that do not break."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from publish.diagnostics import Outcome
from publish.model import Chapter, Inline, Inlines
from publish.pandoc import WORDS, holds_inlines, joined, rebuilt
from publish.resolve.languages import language_of
from publish.resolve.passes import Pass, nothing_collected, nothing_merged, nothing_sliced
from publish.resolve.setting import Setting

NO_BREAK_SPACE = "\u00a0"
NARROW = "\u202f"


@dataclass(frozen=True)
class Habit:
    """How a language sets quotations, and which words cling to the next or the previous one."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    before_number: frozenset[str] = frozenset()
    """Words, in small letters, that are not parted from a number after them."""
    short: re.Pattern[str] | None = None
    """Words that are not parted from any word after them."""
    before_dash: bool = False
    """Whether a dash clings to the word before it."""
    spaced_marks: Mapping[str, str] = field(default_factory=dict)
    """Marks with a space before them, and which space that is."""
    months: frozenset[str] = frozenset()
    """Months as dates write them, which are not parted from their day."""


_ENGLISH = frozenset("p. pp. no. nos. vol. vols. ch. chs. fig. figs. n. nn. c. ca. § №".split())
_ENGLISH_MONTHS = frozenset(
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
_RUSSIAN_MONTHS = frozenset(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
)
_RUSSIAN_SHORT = re.compile(
    r"^[«„(]*(?:[аиоуяквс]|не|но|на|по|до|за|из|от|об|во|со|ко)$", re.IGNORECASE
)

HABITS: Mapping[str, Habit] = {
    "en": Habit(("“", "”"), ("‘", "’"), _ENGLISH, months=_ENGLISH_MONTHS),
    "en-GB": Habit(("‘", "’"), ("“", "”"), _ENGLISH, months=_ENGLISH_MONTHS),
    "ru": Habit(
        ("«", "»"),
        ("„", "“"),
        frozenset("с. стр. № гл. рис. табл. т. п.".split()),
        _RUSSIAN_SHORT,
        True,
        months=_RUSSIAN_MONTHS,
    ),
    "uk": Habit(("«", "»"), ("„", "“"), frozenset("с. № рис. т.".split()), None, True),
    "be": Habit(("«", "»"), ("„", "“"), frozenset("с. № мал. т.".split()), None, True),
    "de": Habit(("„", "“"), ("‚", "‘"), frozenset("s. nr. bd. abb. kap.".split())),
    "fr": Habit(
        (f"«{NARROW}", f"{NARROW}»"),
        ("“", "”"),
        frozenset("p. n° vol.".split()),
        spaced_marks={":": NO_BREAK_SPACE, ";": NARROW, "!": NARROW, "?": NARROW},
    ),
    "es": Habit(("«", "»"), ("“", "”"), frozenset("p. pp. n.º vol.".split())),
    "it": Habit(("«", "»"), ("“", "”"), frozenset("p. pp. n. vol.".split())),
    "pl": Habit(("„", "”"), ("«", "»"), frozenset("s. nr t.".split())),
    "cs": Habit(("„", "“"), ("‚", "‘"), frozenset("s. č. sv.".split())),
    "fi": Habit(("”", "”"), ("’", "’"), frozenset("s. n:o".split())),
    "sv": Habit(("”", "”"), ("’", "’"), frozenset("s. nr".split())),
}
"""Language → habit. A language that is not listed is set as English."""


_DAY = r"[0-3]?\d"
_ENDS_IN_DAY = re.compile(rf"(?:^|\W){_DAY}$")
_BEGINS_WITH_DAY = re.compile(rf"{_DAY}(?![\d%]|[.,:]\d)")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_LETTERS = re.compile(r"[^\W\d_]+(?=\.?$)")


def habit_of(language: str) -> Habit:
    return HABITS.get(language) or HABITS.get(language.split("-")[0]) or HABITS["en"]


def apply(chapter: Chapter, nothing: None, setting: Setting) -> Outcome[Chapter]:
    blocks = as_the_language_has_it(chapter.blocks, setting.language)
    return Outcome(replace(chapter, blocks=blocks))


def as_the_language_has_it(blocks: Any, language: str) -> Any:
    """Blocks, or one of them, with the characters of their ``language`` (BCP 47)."""
    return _set(blocks, language, 0)


def _set(tree: Any, language: str, depth: int) -> Any:
    """The tree as its language has it; ``depth`` counts the quotations around it."""
    if isinstance(tree, dict) and tree.get("t") in ("Span", "Div"):
        language = language_of(tree, language)
    if not holds_inlines(tree):
        return rebuilt(tree, partial(_set, language=language, depth=depth))
    result: Inlines = []
    for inline in tree:
        if inline["t"] in WORDS:
            result.append(inline)
        elif inline["t"] == "Quoted":
            result += _quoted(inline, language, depth)
        else:
            result.append(_set(inline, language, depth))
    return _clinging(joined(result), habit_of(language))


def _quoted(inline: Inline, language: str, depth: int) -> Inlines:
    habit = habit_of(language)
    kind, inlines = inline["c"]
    single = kind["t"] == "SingleQuote"
    if language.startswith("en"):
        marks = ("‘", "’") if single else ("“", "”")  # English authors choose their marks
    else:
        marks = habit.inner if depth % 2 or single else habit.outer
    content = _set(inlines, language, depth + 1)
    return [{"t": "Str", "c": marks[0]}, *content, {"t": "Str", "c": marks[1]}]


def _clinging(inlines: Inlines, habit: Habit) -> Inlines:
    """Spaces that must not break are of another kind."""
    return [
        {"t": "Str", "c": _unparted(inline["c"], habit)}
        if inline["t"] == "Str" and " " in inline["c"] and len(inline) == 2
        else inline
        for inline in inlines
    ]


def _unparted(text: str, habit: Habit) -> str:
    """A text in which words that cling together have a space between them that does not break."""
    pieces = []
    done = 0
    all_ = habit.short is not None or habit.before_dash
    for match in _doubtful(all_, "".join(habit.spaced_marks)).finditer(text):
        place = match.start()
        before, after = text[text.rfind(" ", 0, place) + 1 : place], _NEXT.match(text, place + 1)
        space = _clinging_space(before, after[0], habit) if before and after else ""
        if space:
            pieces += [text[done:place], space]
            done = place + 1
    return "".join((*pieces, text[done:])) if pieces else text


_NEXT = re.compile("[^ ]+")


@cache
def _doubtful(all_: bool, marks: str) -> re.Pattern[str]:
    """Spaces of which a second look has to be taken: all, or those beside digits and marks."""
    return re.compile(" " if all_ else rf" (?=[\d{re.escape(marks)}])|(?<=\d) ")


def _clinging_space(before: str, after: str, habit: Habit) -> str:
    """The space to put between two words that cling together; empty where they do not."""
    if after[0] in habit.spaced_marks:
        return habit.spaced_marks[after[0]]
    dash = habit.before_dash and after[0] in "—–" and after.strip("—–") == ""
    short = habit.short and habit.short.match(before)
    counted = before.lstrip("([").casefold() in habit.before_number and after[0].isdigit()
    dated = habit.months and _is_date(before, after, habit.months)
    return NO_BREAK_SPACE if dash or short or counted or dated else ""


def _is_date(before: str, after: str, months: frozenset[str]) -> bool:
    """Whether one of the two words is a day and the other its month, in either order."""
    if _ENDS_IN_DAY.search(before):
        month = _FIRST_LETTERS.match(after)
    else:
        month = _LAST_LETTERS.search(before) if _BEGINS_WITH_DAY.match(after) else None
    return month is not None and month.group() in months


TYPOGRAPHY = Pass("typography", nothing_collected, nothing_merged, nothing_sliced, apply)
