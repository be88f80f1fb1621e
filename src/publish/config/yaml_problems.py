"""What the YAML parser complains of, in words that help an author."""

from __future__ import annotations

_QUOTE = "Put the whole value in quotation marks."

_PROBLEMS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a value has “: ” in it, or this line is indented too far",
        _QUOTE,
    ),
    ("character '\\t'", "a tab stands at the beginning of a line", "Indent with spaces."),
    ("cannot start any token", "a value cannot begin with this character", _QUOTE),
    ("unexpected end of stream", "a quotation mark is never closed", "Close it."),
    ("expected ',' or ']'", "a list that begins with [ is not closed", "Close it with ]."),
    ("expected ',' or '}'", "a mapping that begins with { is not closed", "Close it with }."),
    ("could not find expected ':'", "a key has no colon", "Write key: value."),
    ("undefined alias", "the value begins with *, which refers to nothing", _QUOTE),
    ("another document", "a line --- begins a second document", "Remove the line."),
    (
        "expected <block end>",
        "this line does not fit the ones above it",
        "Indent it like its neighbours.",
    ),
)
"""Part of the parser's message → the problem and the advice."""


def explain(message: str) -> tuple[str, str]:
    """The problem and what to do about it; the parser's own words where they are not known."""
    for part, problem, advice in _PROBLEMS:
        if part in message:
            return problem, advice
    return message, "Compare it with the lines above."
