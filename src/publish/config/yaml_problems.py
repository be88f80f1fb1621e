"""What the YAML parser complains of, in words that help an author."""

from __future__ import annotations

from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError

_QUOTE = "Put the whole value in quotation marks."


@dataclass(frozen=True)
class YamlProblem:
    """One complaint: the words by which the parser's message is known, and ours."""

    sign: str
    problem: str
    advice: str
    opened: bool = False
    """Whether the mistake is where something was opened, not where its end was missed."""


_PROBLEMS = (
    YamlProblem(
        "mapping values are not allowed",
        "a value has “: ” in it, or this line is indented too far",
        _QUOTE,
    ),
    YamlProblem(
        "character '\\t'", "a tab stands at the beginning of a line", "Indent with spaces."
    ),
    YamlProblem("cannot start any token", "a value cannot begin with this character", _QUOTE),
    YamlProblem(
        "unexpected end of stream", "this quotation mark is never closed", "Close it.", opened=True
    ),
    YamlProblem("expected ',' or ']'", "this [ is never closed", "Close it with ].", opened=True),
    YamlProblem("expected ',' or '}'", "this { is never closed", "Close it with }.", opened=True),
    YamlProblem("could not find expected ':'", "this line has no colon", "Write key: value."),
    YamlProblem("undefined alias", "a value that begins with * refers to nothing", _QUOTE),
    YamlProblem("another document", "this line begins a second document", "Remove it."),
    YamlProblem(
        "expected <block end>",
        "this line does not fit the ones above it",
        "Indent it like its neighbours.",
    ),
)


def explain(error: MarkedYAMLError) -> YamlProblem:
    """What is wrong; in the parser's own words where they are not known."""
    message = error.problem or str(error)
    for row in _PROBLEMS:
        if row.sign in message:
            return row
    return YamlProblem("", message, "Compare it with the lines above.")
