"""Changes to ``review/comments.yaml`` that leave the rest of it as somebody has written it.

What has been written is read again before anyone sees it: either all that was there is there
still, and what was to be changed is changed, or nothing is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from publish.config.writing import field_lines, inline, parsed
from publish.diagnostics import NOWHERE
from publish.review.comment import Comment
from publish.review.reading import read_comments

_STR, _BOOL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:bool"
_KEY = "comments"


class UnwritableError(Exception):
    """The file is no list of comments, or what it is to hold is no comment."""


def added(text: str, comments: Iterable[Comment]) -> str:
    """``text`` with more comments at the end of its list; all else stays to the letter.

    Raises UnwritableError where the file is faulty, or would be.
    """
    before, new = _plain(text), tuple(comments)
    made = _added(text, new)
    if _plain(made) != [*before, *map(_bare, new)]:
        raise UnwritableError("the comments could not be added without changing others")
    return made


def changed(text: str, id: str, values: Mapping[str, str | bool]) -> str:
    """``text`` with other values for some keys of the comment ``id``.

    Raises KeyError where there is no such comment, UnwritableError as `added` does.
    """
    others = [one for one in _plain(text) if one.id != id]
    made = text
    for key, value in values.items():
        made = _changed(made, id, key, value)
    left = [one for one in _plain(made) if one.id != id]
    if others != left:
        raise UnwritableError("the file could not be changed without changing other comments")
    return made


def _plain(text: str) -> list[Comment]:
    """The comments of a text, wherever they stand in it."""
    read = read_comments(text)
    if read.diagnostics:
        raise UnwritableError(read.diagnostics[0].message)
    return [_bare(comment) for comment in read.value]


def _bare(comment: Comment) -> Comment:
    return replace(comment, span=NOWHERE, thread=comment.thread or comment.id)


def _added(text: str, comments: Iterable[Comment]) -> str:
    new = [line for comment in comments for line in _lines(comment)]
    found = _list(text)
    if not new:
        return text
    if found is None:
        return f"{_ended(text)}{_KEY}:\n{_block(new, 2)}"
    key, items = found
    if isinstance(items, SequenceNode) and items.value and not items.flow_style:
        return _put(text, _end(items), _block(new, items.start_mark.column))
    listed = [line for item in items.value or () for line in _entry(item)]
    head = text[: key.end_mark.index]
    return f"{head}:\n{_block([*listed, *new], 2)}{text[_end(items, key) :].lstrip(' ').lstrip()}"


def _changed(text: str, id: str, key: str, value: str | bool) -> str:
    entry = _comment(text, id)
    if entry.flow_style:
        pairs = {name.value: (name, node) for name, node in entry.value}
        pairs[key] = (_word(key), _node(value))
        made = inline(MappingNode(entry.tag, list(pairs.values())))
        return f"{text[: entry.start_mark.index]}{made}{text[entry.end_mark.index :]}"
    line = f"{key}: {inline(_node(value))}"
    for name, node in entry.value:
        if name.value == key:
            return f"{text[: name.start_mark.index]}{line}{text[_end(node, name) :]}"
    return _put(text, _end(entry), f"{' ' * entry.start_mark.column}{line}\n")


def _comment(text: str, id: str) -> MappingNode:
    found = _list(text)
    for item in found[1].value if found else ():
        if isinstance(item, MappingNode) and _has(item, "id", id):
            return item
    raise KeyError(id)


def _has(item: MappingNode, key: str, value: str) -> bool:
    return any(name.value == key and node.value == value for name, node in item.value)


def _list(text: str) -> tuple[Node, Node] | None:
    """The key ``comments`` and its value; None where it has neither."""
    try:
        root = parsed(text)
    except (YAMLError, RecursionError) as error:
        raise UnwritableError(str(error)) from None
    pairs = root.value if isinstance(root, MappingNode) else ()
    return next((pair for pair in pairs if pair[0].value == _KEY), None)


def _end(node: Node, key: Node | None = None) -> int:
    """Where the last letter of a value is, of which ``key`` is the key: comments come after it."""
    while isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        key, node = last if isinstance(node, MappingNode) else (None, last)
    if isinstance(node, ScalarNode) and not node.value and not node.style and key is not None:
        return int(key.end_mark.index) + 1
    text = node.end_mark.buffer if node.end_mark.buffer else ""
    return len(text[: node.end_mark.index].rstrip()) if text else int(node.end_mark.index)


def _put(text: str, index: int, block: str) -> str:
    """The block below the line in which ``index`` is."""
    line_end = text.find("\n", index)
    if line_end < 0:
        return f"{text}\n{block}"
    return f"{text[: line_end + 1]}{block}{text[line_end + 1 :]}"


def _lines(comment: Comment) -> Iterator[str]:
    """A comment as an item of the list: its fields in their order, empty ones left out."""
    return _entry(MappingNode("", [(_word(key), _node(value)) for key, value in _fields(comment)]))


def _entry(item: Node) -> Iterator[str]:
    lines = [line for key, value in item.value for line in _field(key.value, value)]
    for number, line in enumerate(lines):
        yield f"{'  ' if number else '- '}{line}" if line else ""


def _field(name: str, value: Node) -> list[str]:
    """As `field_lines`, but paragraphs stand as such, if they can."""
    lines = field_lines(name, value, 0)
    if len(lines) > 1 or not isinstance(value, ScalarNode) or "\n" not in value.value:
        return lines
    block = [f"{name}: |-", *(f"  {line}" if line else "" for line in value.value.split("\n"))]
    try:
        read = parsed("\n".join(block))
    except YAMLError:
        return lines
    same = isinstance(read, MappingNode) and read.value[0][1].value == value.value
    return block if same else lines


def _fields(comment: Comment) -> Iterator[tuple[str, str | bool]]:
    fields: tuple[tuple[str, str | bool], ...] = (
        ("id", comment.id),
        ("thread", comment.thread if comment.thread != comment.id else ""),
        ("parent", comment.parent),
        ("author", comment.author),
        ("initials", comment.initials),
        ("date", comment.date),
        ("resolved", comment.resolved),
        ("at", str(comment.at)),
        ("quoted", comment.quoted),
        ("text", comment.text),
        ("round", comment.round),
    )
    return ((name, value) for name, value in fields if value)


def _word(text: str) -> ScalarNode:
    return ScalarNode(_STR, text)


def _node(value: str | bool) -> ScalarNode:
    return ScalarNode(_BOOL, str(value).lower()) if isinstance(value, bool) else _word(value)


def _block(lines: Iterable[str], indent: int) -> str:
    return "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in lines)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
