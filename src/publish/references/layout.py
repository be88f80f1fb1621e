"""One canonical order and layout of a file of references in CSL YAML.

Entries stand in the order of their keys, fields in that of `fields`; comments stay with what
they are about. What has been written is read again and compared before anyone sees it.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from publish.config.writing import field_lines
from publish.references.division import LIST, LayoutError, divided, root_of
from publish.references.fields import place_of
from publish.references.remarks import Remarks, remarks, sort_out

__all__ = ["LayoutError", "laid_out"]

_MARGIN = 4
"""Columns before a field."""


def laid_out(text: str) -> str:
    """``text`` in the canonical form. Raises LayoutError where that cannot be done safely.

    What stands beside the list of references stays as it is, above or below it.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    _listed(root_of(text))
    parts = divided(text)
    made = parts.with_list(_laid_out(parts.listed))
    _compare(text, made)
    return made


def _laid_out(text: str) -> str:
    root = root_of(text)
    items = _listed(root)
    of_file, of_entries = sort_out(text, root or items, items)
    chunks = [
        (node, "\n".join(_entry(node, mine)))
        for node, mine in zip(items.value, of_entries, strict=True)
    ]
    chunks.sort(key=lambda chunk: _order(chunk[0]))
    head = [*of_file.above, f"{LIST}:" if chunks else f"{LIST}: []"]
    below = [] if not of_file.below else ["", *of_file.below]
    return "\n".join([*head, "\n\n".join(chunk for _, chunk in chunks), *below]).rstrip() + "\n"


def _listed(root: Node | None) -> SequenceNode:
    """The list of references of a file."""
    items = root
    if isinstance(root, MappingNode):
        items = next((value for key, value in root.value if key.value == LIST), None)
    if isinstance(items, ScalarNode) and not items.value:
        items = SequenceNode("tag:yaml.org,2002:seq", [], items.start_mark, items.end_mark)
    if not isinstance(items, SequenceNode):
        raise LayoutError(f"it has no list “{LIST}:”")
    for item in items.value:
        if not isinstance(item, MappingNode):
            raise LayoutError("an entry of it is no mapping of fields", item)
    _refuse_sharing(items, set())
    return items


def _refuse_sharing(node: Node, seen: set[int]) -> None:
    """Entries that refer to one another (&, *, <<) cannot be moved."""
    if node.anchor or id(node) in seen:
        problem = f"entries share what “&{node.anchor}” names; write it out in each of them"
        raise LayoutError(problem, node)
    if str(node.tag).startswith("!"):
        raise LayoutError(f"it has the tag {node.tag}", node)
    seen.add(id(node))
    for child in [] if isinstance(node, ScalarNode) else node.value:
        for part in child if isinstance(child, tuple) else (child,):
            _refuse_sharing(part, seen)


def _order(entry: Node) -> tuple[str, str]:
    key = next((value.value for name, value in entry.value if name.value == "id"), "")
    return (str(key).casefold(), str(key))


def _entry(node: Node, mine: Remarks) -> list[str]:
    """The lines of an entry; a comment above its first field stands above the entry."""
    pairs = list(enumerate(node.value))
    pairs.sort(key=lambda pair: place_of(str(pair[1][0].value)))
    above = list(mine.above)
    lines: list[str] = []
    for number, (name, value) in pairs:
        made = field_lines(str(name.value), value, _MARGIN)
        comments, beside = mine.fields.get(number, []), mine.beside.get(number, [])
        if len(made) == 1 and len(beside) == 1:
            made = [f"{made[0]}  {beside[0]}"]
        else:
            comments = [*comments, *beside]
        if lines:
            lines += [f"{' ' * _MARGIN}{comment}" for comment in comments]
            lines += [" " * _MARGIN + made[0], *made[1:]]
        else:
            above += comments
            lines += [f"  - {made[0]}", *made[1:]]
    if not lines:
        lines = ["  - {}"]
    below = [f"{' ' * _MARGIN}{comment}" for comment in mine.below]
    return [*(f"  {comment}" for comment in above), *lines, *below]


def _compare(before: str, after: str) -> None:
    """Nothing is lost: the entries, the comments and all else are the same as before."""
    old, new = root_of(before), root_of(after)
    entries = [sorted(map(_content, _listed(root).value)) for root in (old, new)]
    others = [_others(root) for root in (old, new)]
    said = [Counter(one.text for one in remarks(text)) for text in (before, after)]
    if entries[0] != entries[1] or others[0] != others[1] or said[0] != said[1]:
        raise LayoutError("its values cannot be written in another way")


def _others(root: Node | None) -> list[Any]:
    """What stands beside the list."""
    pairs = root.value if isinstance(root, MappingNode) else []
    return [(_content(key), _content(value)) for key, value in pairs if key.value != LIST]


def _content(node: Node) -> Any:
    """All that a node says, in an order that does not depend on the file's."""
    if isinstance(node, MappingNode):
        return ("map", *sorted((_content(key), _content(value)) for key, value in node.value))
    if isinstance(node, SequenceNode):
        return ("seq", *map(_content, node.value))
    return ("", node.tag, node.value)
