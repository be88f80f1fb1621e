"""``theme.yaml`` and the lists of terms, read with the positions of their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from publish.diagnostics import Diagnostic, Outcome, Span, advice, diagnose
from publish.themes.tokens import TOKENS, Check


@dataclass(frozen=True)
class Settings:
    """What one ``theme.yaml`` says. ``spans``: ``group.key`` → where it says so."""

    extends: str = ""
    description: str = ""
    tokens: Mapping[str, Any] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)


def unreadable(span: Span, problem: str, hint: str = "") -> Diagnostic:
    return diagnose("THM002", span, problem=problem, advice=hint)


def mapping(path: Path, shown: str) -> Outcome[CommentedMap]:
    """The mapping that a YAML file holds; empty, with a diagnostic, if it holds none."""
    empty = CommentedMap()
    try:
        loaded = YAML().load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = Span(shown, mark.line + 1, mark.column + 1) if mark else Span(shown)
        return Outcome(empty, (unreadable(span, error.problem or "it is no YAML"),))
    except (YAMLError, OSError, UnicodeDecodeError) as error:
        return Outcome(empty, (unreadable(Span(shown), str(error).replace("\n", " ")),))
    if loaded is None:
        return Outcome(empty)
    if not isinstance(loaded, CommentedMap):
        return Outcome(empty, (unreadable(Span(shown, 1, 1), "it holds no keys"),))
    return Outcome(loaded)


def words(path: Path, shown: str) -> Outcome[Mapping[str, str]]:
    """A list of terms; empty, with a diagnostic, if the file holds none."""
    terms = _plain_words(path)
    if terms is not None:
        return Outcome(terms)
    outcome = mapping(path, shown)
    return Outcome(
        {str(key): str(word) for key, word in outcome.value.items()}, outcome.diagnostics
    )


def _plain_words(path: Path) -> Mapping[str, str] | None:
    """Keys with a word each, as libyaml reads them, in a fifth of the time.

    None for whatever is not as plain as that, or wrong: the other reader says what it is.
    """
    try:
        text = path.read_text(encoding="utf-8")
        _, _, first, *scalars, last, _, _ = yaml.parse(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, OSError, ValueError):
        return None
    values = [event.value for event in scalars if isinstance(event, yaml.ScalarEvent)]
    terms = dict(zip(values[::2], values[1::2], strict=False))
    plain = isinstance(first, yaml.MappingStartEvent) and isinstance(last, yaml.MappingEndEvent)
    return terms if plain and len(values) == len(scalars) == 2 * len(terms) else None


def read(path: Path, shown: str) -> Outcome[Settings]:
    """A ``theme.yaml``, without the tokens that are not right: those become THM002."""
    outcome = mapping(path, shown)
    found = list(outcome.diagnostics)
    tokens: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    for key, value in outcome.value.items():
        span = _span(outcome.value, key, shown)
        if key in ("extends", "description"):
            continue
        if key not in TOKENS:
            found.append(unreadable(span, f"unknown group “{key}”", advice(str(key), TOKENS)))
        elif callable(check := TOKENS[key]):
            found += _checked(key, value, check, span)
            tokens[key] = value
        elif not isinstance(value, CommentedMap):
            found.append(unreadable(span, f"“{key}” takes keys and values"))
        else:
            tokens[key], within = _group(key, value, check, shown, spans)
            found += within
    extends, about = (str(outcome.value.get(key) or "") for key in ("extends", "description"))
    return Outcome(Settings(extends, about, tokens, spans), tuple(found))


def _group(
    name: str,
    group: CommentedMap,
    checks: Mapping[str, Check],
    shown: str,
    spans: dict[str, Span],
) -> tuple[dict[str, Any], list[Diagnostic]]:
    values: dict[str, Any] = {}
    found: list[Diagnostic] = []
    for key, value in group.items():
        span = _span(group, key, shown)
        if key not in checks:
            problem = f"unknown token “{name}.{key}”"
            found.append(unreadable(span, problem, advice(str(key), checks)))
            continue
        wrong = _checked(f"{name}.{key}", value, checks[key], span)
        found += wrong
        if not wrong:
            values[key] = value
            spans[f"{name}.{key}"] = span
    return values, found


def _checked(name: str, value: Any, check: Check, span: Span) -> list[Diagnostic]:
    problem = check(value)
    return [unreadable(span, f"“{name}” is {value!r}, but {problem}")] if problem else []


def _span(holder: CommentedMap, key: Any, shown: str) -> Span:
    line, column = holder.lc.key(key)
    return Span(shown, line + 1, column + 1)
