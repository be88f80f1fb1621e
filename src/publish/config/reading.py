"""YAML in which everything still knows where it stood.

A scalar is read as the text that the author wrote, so that ``title: 1984`` and ``isbn: 978…``
are text without quotation marks; only ``true``, ``false`` and an empty value are more than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import core_schema
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from publish.config.yaml_problems import explain
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span, diagnose

Value = Any
"""`Text`, a boolean, None, a tuple of values or a mapping of values."""

Location = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

_TAG = "tag:yaml.org,2002:"
_KINDS = ("str", "int", "float", "timestamp", "bool", "null", "merge", "map", "seq", "value")
_TAGS = frozenset(_TAG + kind for kind in _KINDS)


class Text(str):
    """A scalar, and where it stands."""

    span: Span = NOWHERE

    @classmethod
    def at(cls, text: str, span: Span) -> Text:
        made = cls(text)
        made.span = span
        return made

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        """For a schema it is a string, which must have been read by this module."""
        return core_schema.json_or_python_schema(
            core_schema.str_schema(), core_schema.is_instance_schema(cls)
        )


@dataclass(frozen=True)
class Document:
    """A YAML file whose top level is a mapping."""

    path: str
    """As diagnostics name it."""
    values: Mapping[str, Value]
    root: Node = field(repr=False)

    def place(self, location: Location, *, key: bool = False) -> Span:
        """Where the value at ``location`` begins, or its key; as near as it can be found."""
        node, name = self.root, None
        for step in location:
            found = _child(node, step)
            if found is not None:
                name, node = found
        shown = name if name is not None and (key or _is_null(node)) else node
        return _span(self.path, shown)

    def find(self, location: Location) -> Span | None:
        """Where the value at ``location`` begins; None if nothing stands there."""
        node = self.root
        for step in location:
            found = _child(node, step)
            if found is None:
                return None
            node = found[1]
        return _span(self.path, node)


def read(text: str, path: str, first: str = "title") -> Outcome[Document | None]:
    """The YAML mapping ``text``; None, with the reason, where there is none to be had.

    ``path`` is how diagnostics name the file, ``first`` a key that it has for an example. Keys
    that stand twice count with their first value.
    """
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except ReaderError as error:
        return Outcome(None, (_unreadable_character(error, text, path),))
    except MarkedYAMLError as error:
        return Outcome(None, (_unparsed(error, path),))
    except (YAMLError, RecursionError):
        return Outcome(None, (_unreadable(Span(path), "it is nested too deeply", ""),))
    if root is None:
        advice = "It needs a title and a list of chapters at least."
        return Outcome(None, (_unreadable(Span(path), "the file is empty", advice),))
    if not isinstance(root, MappingNode):
        advice = f"Write one setting a line: {first}: …"
        problem = "it is not a list of settings"
        return Outcome(None, (_unreadable(_span(path, root), problem, advice),))
    builder = _Builder(path)
    values = builder.value(root)
    return Outcome(Document(path, values, root), tuple(builder.problems))


@dataclass
class _Builder:
    """Nodes → values. A node that aliases share is built once, so that files cannot explode."""

    path: str
    problems: list[Diagnostic] = field(default_factory=list)
    built: dict[int, Value] = field(default_factory=dict)

    def value(self, node: Node) -> Value:
        if id(node) not in self.built:
            self.built[id(node)] = None  # what an alias inside its own anchor finds
            self.built[id(node)] = self._build(node)
        return self.built[id(node)]

    def _build(self, node: Node) -> Value:
        if node.tag not in _TAGS:
            problem = f"the tag {node.tag} means nothing here"
            self._report(node, problem, "Remove it, or put the value in quotation marks.")
        if isinstance(node, MappingNode):
            return dict(self._entries(node))
        if isinstance(node, SequenceNode):
            return tuple(self.value(item) for item in node.value)
        if _is_null(node):
            return None
        if node.tag == f"{_TAG}bool":
            return node.value.lower() in ("true", "yes", "on")
        return Text.at(node.value, _span(self.path, node))

    def _entries(self, node: MappingNode) -> Iterator[tuple[Text, Value]]:
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._report(key, "a key must be a word", "Put the key in quotation marks.")
            elif key.value in seen:
                problem = f"the key “{key.value}” stands twice, first in line {seen[key.value]}"
                self._report(key, problem, "Remove one of the two.")
            else:
                seen[key.value] = key.start_mark.line + 1
                yield Text.at(key.value, _span(self.path, key)), self.value(value)

    def _report(self, node: Node, problem: str, advice: str) -> None:
        self.problems.append(_unreadable(_span(self.path, node), problem, advice))


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    """The key, if it has one, and the value that ``step`` leads to."""
    if isinstance(node, MappingNode):
        return next((pair for pair in node.value if pair[0].value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _is_null(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag == f"{_TAG}null"


def _span(path: str, node: Node) -> Span:
    return Span(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _unreadable(span: Span, problem: str, advice: str) -> Diagnostic:
    return diagnose("CFG001", span, problem=problem, advice=advice)


def _unparsed(error: MarkedYAMLError, path: str) -> Diagnostic:
    row = explain(error)
    marks = (error.problem_mark, error.context_mark)
    mark = next(filter(None, reversed(marks) if row.opened else marks), None)
    span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
    return _unreadable(span, row.problem, row.advice)


def _unreadable_character(error: ReaderError, text: str, path: str) -> Diagnostic:
    """A character that YAML forbids; ``error`` counts from the beginning of the text."""
    before = text[: error.position].split("\n")
    code = ord(error.character) if isinstance(error.character, str) else int(error.character)
    span = Span(path, len(before), len(before[-1]) + 1)
    problem = f"the invisible character U+{code:04X} stands here"
    return _unreadable(span, problem, "Remove it; your editor may show it as a box.")
