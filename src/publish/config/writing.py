"""Values of YAML as text, each in the one way in which it is written here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import implicit_resolvers

WIDTH = 100
"""Characters of a line in which a list or mapping still stands whole."""

_STR = "tag:yaml.org,2002:str"
_SPECIAL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_OUTSIDE = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`=~]|: |:$| #|\s$|^$|^\.\.\.|^<<$")
_INSIDE = re.compile(r"[,\[\]{}]|:(?=[\s,\[\]{}]|$)")
_ALIKE = tuple(
    pattern
    for versions, tag, pattern, _ in implicit_resolvers
    if tag.rpartition(":")[2] in ("bool", "float", "int", "null", "timestamp", "merge")
)
"""What versions 1.1 and 1.2 of YAML take for something else than text."""


def field_lines(name: str, node: Node, indent: int) -> list[str]:
    """The lines ``name: value``, the first without its indentation."""
    key = text_of(name, flow=False)
    line = f"{key}: {inline(node)}".rstrip()
    if isinstance(node, ScalarNode):
        return _block_of_text(key, node, indent) or [line]
    if len(line) + indent <= WIDTH or not node.value:
        return [line]
    pad = " " * (indent + 2)
    if isinstance(node, SequenceNode):
        return [f"{key}:", *(f"{pad}- {inline(item)}" for item in node.value)]
    lines = [f"{key}:"]
    for inner, value in node.value:
        first, *rest = field_lines(inner.value, value, indent + 2)
        lines += [f"{pad}{first}", *rest]
    return lines


def inline(node: Node) -> str:
    """A value in one line."""
    return _inline(node, flow=False)


def _inline(node: Node, flow: bool) -> str:
    if isinstance(node, MappingNode):
        pairs = (f"{_inline(k, True)}: {_inline(v, True)}".rstrip() for k, v in node.value)
        return f"{{{', '.join(pairs)}}}"
    if isinstance(node, SequenceNode):
        return f"[{_joined(_inline(item, True) or 'null' for item in node.value)}]"
    if node.tag == _STR:
        return text_of(node.value, flow=flow)
    return str(node.value)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def text_of(text: str, *, flow: bool) -> str:
    """A string: without quotation marks where it can do without; ``flow`` is within brackets."""
    plain = not (
        _SPECIAL.search(text)
        or _OUTSIDE.search(text)
        or (flow and _INSIDE.search(text))
        or any(pattern.match(text) for pattern in _ALIKE)
        or text.lower() in ("y", "n", "yes", "no", "on", "off")
    )
    if plain:
        return text
    # A string of JSON is one of YAML, but for a few characters that YAML wants escaped.
    quoted = json.dumps(text, ensure_ascii=False)
    return _SPECIAL.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _block_of_text(key: str, node: ScalarNode, indent: int) -> list[str]:
    """Text of several lines as it is read; nothing where quotation marks are the surer way."""
    body = node.value.removesuffix("\n")
    lines = body.split("\n")
    fits = len(lines) > 1 and node.tag == _STR and all(lines)
    if not fits or any(line != line.strip() or _SPECIAL.search(line) for line in lines):
        return []
    mark = "|" if node.value.endswith("\n") else "|-"
    return [f"{key}: {mark}", *(f"{' ' * (indent + 2)}{line}" for line in lines)]


def parsed(text: str) -> Node | None:
    """The nodes of ``text``; None where it is empty."""
    return YAML(typ="safe", pure=True).compose(text)  # type: ignore[no-any-return]
