"""Markup that was not understood, and so would be printed as it stands."""

from __future__ import annotations

import re

_ADVICE: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r":{3,}"),
        "Put it on a line of its own, with an empty line above and no other text.",
    ),
    (re.compile(r"(`{3,}|~{3,})"), "End the code with a line of the same characters."),
    (re.compile(r"<!–"), "End the comment with -->"),
    (
        re.compile(r"\S*?(\^\[)"),
        "End the note with ], and put no [ or ( right behind it: what stands there goes before it.",
    ),
    (re.compile(r"\$\$"), "End the formula with $$, and leave no empty line in it."),
    (
        re.compile(r"\{(?:\.[a-z]|#(?!eq-)[a-z])[\w:.-]*"),
        "Put it right behind the brackets, without a space; for a heading, at the line's end.",
    ),
)


_SIGNS = re.compile(r":::|```|~~~|<!–|\^\[|\$\$|\{[.#]")
"""One of these stands in every markup that `leftover` finds."""


def suspicious(text: str) -> bool:
    """Whether one of the words of a text may be markup."""
    return _SIGNS.search(text) is not None


def leftover(text: str) -> tuple[str, str] | None:
    """The markup that stands in a word, as the author wrote it, and what to do about it."""
    for pattern, advice in _ADVICE:
        if match := pattern.match(text):
            return match.group(match.lastindex or 0).replace("–", "--"), advice
    return None
