"""In what a style sheet sets each text of a document: family, upright or italic, regular or bold.

As much of CSS as decides this: selectors, their order, inheritance. Where a rule holds on some
screens only, the text is told twice, as it is with the rule and without.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Any

_BY_DEFAULT = """
address, cite, dfn, em, i, var { font-style: italic }
b, h1, h2, h3, h4, h5, h6, strong, th { font-weight: bold }
code, kbd, pre, samp { font-family: monospace }
"""
"""What reading systems do of themselves (HTML, 15.3)."""
_BOLD = 550
"""Heavier than this is nearer to bold than to regular (CSS Fonts 4, 5.2)."""
_CONDITIONAL = frozenset(("layer", "media", "supports"))
_LINES = frozenset(("first-letter", "first-line"))
_MADE = frozenset(("after", "before"))
_PROPERTIES = frozenset(("content", "font", "font-family", "font-style", "font-weight"))


@dataclass(frozen=True, order=True)
class Look:
    """What a text is set in; ``families`` in the order in which they are tried."""

    families: tuple[str, ...] = ()
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True)
class _Rule:
    """A declaration that may win: ``rank`` says over which others, by origin and place."""

    name: str
    value: tuple[Any, ...]
    rank: tuple[bool, bool, int]


@lru_cache(maxsize=4)
def cascade(stylesheet: str) -> Cascade:
    """The style sheet read, which one process needs for every piece of a book."""
    return Cascade(stylesheet)


class Cascade:
    """A style sheet's rules for fonts, ready to be matched."""

    def __init__(self, stylesheet: str) -> None:
        serial = count()
        own = list(_rules(stylesheet, serial))
        self._matchers = [_matcher(_rules(_BY_DEFAULT, serial), (r for r in own if not r[2]))]
        if any(conditional for _, _, conditional in own):
            self._matchers.append(_matcher(_rules(_BY_DEFAULT, serial), own))

    def texts(self, document: str) -> Iterator[tuple[Look, str]]:
        """Every text of a well-formed document, and what the style sheet adds before and after."""
        import cssselect2  # slow to load, as is tinycss2

        for matcher in self._matchers:
            root = cssselect2.ElementWrapper.from_xml_root(ET.fromstring(document))
            yield from _texts(root, Look(), matcher)


def _texts(element: Any, inherited: Look, matcher: Any) -> Iterator[tuple[Look, str]]:
    won = _won(matcher.match(element))
    look = _look(inherited, won.get("", {}))
    if text := element.etree_element.text:
        yield look, text
    for child in element.iter_children():
        yield from _texts(child, look, matcher)
        if tail := child.etree_element.tail:
            yield look, tail
    for part, rules in won.items():
        if part in _MADE and "content" in rules:
            yield _look(look, rules), "".join(_strings(rules["content"].value))
        elif part in _LINES:
            yield _look(look, rules), "".join(element.etree_element.itertext())


def _won(matches: Iterable[Any]) -> dict[str, dict[str, _Rule]]:
    """Pseudo-element, or nothing → property → the rule that counts."""
    best: dict[str, dict[str, tuple[Any, _Rule]]] = {}
    for specificity, _, part, rule in matches:
        important, own, serial = rule.rank
        rank = important, own, specificity, serial
        of_part = best.setdefault(part or "", {})
        if rule.name not in of_part or rank >= of_part[rule.name][0]:
            of_part[rule.name] = rank, rule
    return {
        part: {name: rule for name, (_, rule) in sorted(rules.items(), key=_by_rank)}
        for part, rules in best.items()
    }


def _by_rank(item: tuple[str, tuple[Any, _Rule]]) -> Any:
    """The shorthand and what it is short for: what counts more comes later."""
    return item[1][0]


def _look(inherited: Look, rules: dict[str, _Rule]) -> Look:
    look = inherited
    for name, rule in rules.items():
        words = [token.lower_value for token in rule.value if token.type == "ident"]
        kept = inherited if words in (["inherit"], ["unset"]) else None
        if name in ("font", "font-style"):
            look = replace(look, italic=kept.italic if kept else _is_italic(words))
        if name in ("font", "font-weight"):
            look = replace(look, bold=kept.bold if kept else _is_bold(rule.value, words))
        if name in ("font", "font-family"):
            named = kept.families if kept else _families(rule.value, short=name == "font")
            look = replace(look, families=named)
    return look


def _is_italic(words: list[str]) -> bool:
    return bool({"italic", "oblique"} & set(words))


def _is_bold(value: Iterable[Any], words: list[str]) -> bool:
    numbers = [token.value for token in value if token.type == "number"]
    return bool({"bold", "bolder"} & set(words)) or max(numbers, default=0) > _BOLD


def _families(value: tuple[Any, ...], *, short: bool) -> tuple[str, ...]:
    """The names in a list of families, or in ``font``, where they follow the size."""
    if short:
        sizes = [n for n, token in enumerate(value) if token.type in ("dimension", "percentage")]
        value = value[max(sizes, default=-1) + 1 :]
    names: list[list[str]] = [[]]
    for token in value:
        if token == ",":
            names.append([])
        elif token.type in ("ident", "string"):
            names[-1].append(token.value)
    return tuple(" ".join(name) for name in names if name)


def _strings(value: Iterable[Any]) -> Iterator[str]:
    return (token.value for token in value if token.type == "string")


def _matcher(*groups: Iterable[tuple[Any, _Rule, bool]]) -> Any:
    import cssselect2

    matcher = cssselect2.Matcher()
    for own, rules in enumerate(groups):
        for selector, rule, _ in rules:
            important, _, serial = rule.rank
            ranked = replace(rule, rank=(important, bool(own), serial))
            matcher.add_selector(selector, ranked)
    return matcher


def _rules(stylesheet: str, serial: Iterator[int]) -> Iterator[tuple[Any, _Rule, bool]]:
    """Selector, declaration, and whether it may not hold; in the order of the sheet."""
    import tinycss2

    sheet = tinycss2.parse_stylesheet(stylesheet, skip_comments=True, skip_whitespace=True)
    yield from _read(sheet, serial, conditional=False)


def _read(
    sheet: Iterable[Any], serial: Iterator[int], *, conditional: bool
) -> Iterator[tuple[Any, _Rule, bool]]:
    import cssselect2
    import tinycss2

    for part in sheet:
        if part.type == "at-rule" and part.lower_at_keyword in _CONDITIONAL and part.content:
            inner = tinycss2.parse_rule_list(part.content, skip_comments=True, skip_whitespace=True)
            yield from _read(inner, serial, conditional=True)
        if part.type != "qualified-rule":
            continue
        try:
            selectors = cssselect2.compile_selector_list(part.prelude)
        except cssselect2.SelectorError:
            continue
        for rule in _declarations(part.content, serial):
            for selector in selectors:
                yield selector, rule, conditional


def _declarations(content: Any, serial: Iterator[int]) -> Iterator[_Rule]:
    import tinycss2

    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name in _PROPERTIES:
            value = tuple(token for token in one.value if token.type != "whitespace")
            yield _Rule(one.lower_name, value, (one.important, True, next(serial)))
