"""pandoc's tree: making nodes, reading their attributes, walking and mapping.

A node is ``{"t": type, "c": contents}``. Nothing here changes a node that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

from publish.model import Block, Blocks, Inline, Inlines

Node = dict[str, Any]

_WITH_ATTRIBUTES = {
    "Header": 1,
    "CodeBlock": 0,
    "Div": 0,
    "Figure": 0,
    "Table": 0,
    "Code": 0,
    "Link": 0,
    "Image": 0,
    "Span": 0,
}
"""Type → where in its contents the attributes stand."""

STATED = "stated-"
"""What the format of raw markup begins with where the author has stated it: ``{=html}``."""

INLINE_TYPES = frozenset(
    "Str Emph Underline Strong Strikeout Superscript Subscript SmallCaps Quoted Cite Code Space"
    " SoftBreak LineBreak Math RawInline Link Image Note Span".split()
)


def string(text: str) -> Inline:
    """A `Str`, unbroken; see `words` for text with spaces."""
    return {"t": "Str", "c": text}


def space() -> Inline:
    return {"t": "Space"}


def words(text: str) -> Inlines:
    """Text as `Str`s and `Space`s. A no-break space stays inside its word."""
    result: Inlines = []
    for number, word in enumerate(text.split(" ")):
        if number:
            result.append(space())
        if word:
            result.append(string(word))
    return result


def _attr(identifier: str, classes: Iterable[str], pairs: Mapping[str, str] | None) -> list[Any]:
    return [identifier, list(classes), [[key, text] for key, text in (pairs or {}).items()]]


def span(
    inlines: Inlines,
    *classes: str,
    identifier: str = "",
    attributes: Mapping[str, str] | None = None,
) -> Inline:
    return {"t": "Span", "c": [_attr(identifier, classes, attributes), inlines]}


def div(
    blocks: Blocks,
    *classes: str,
    identifier: str = "",
    attributes: Mapping[str, str] | None = None,
) -> Block:
    return {"t": "Div", "c": [_attr(identifier, classes, attributes), blocks]}


def link(
    inlines: Inlines,
    target: str,
    *classes: str,
    identifier: str = "",
    attributes: Mapping[str, str] | None = None,
) -> Inline:
    return {"t": "Link", "c": [_attr(identifier, classes, attributes), inlines, [target, ""]]}


def anchor(identifier: str, at: str) -> Inline:
    """The empty span that opens a leaf block; ``at`` is ``line:column``."""
    return span([], "anchor", identifier=identifier, attributes={"at": at})


def _attributes(node: Node) -> list[Any] | None:
    position = _WITH_ATTRIBUTES.get(node["t"])
    return None if position is None else node["c"][position]


def identifier(node: Node) -> str:
    """The node's identifier, empty where it has or can have none."""
    attr = _attributes(node)
    return attr[0] if attr else ""


def classes(node: Node) -> list[str]:
    attr = _attributes(node)
    return attr[1] if attr else []


def has_class(node: Node, name: str) -> bool:
    return name in classes(node)


def attributes(node: Node) -> dict[str, str]:
    """The node's key–value pairs; of a repeated key the first."""
    attr = _attributes(node)
    return dict(reversed(attr[2])) if attr else {}


def value(node: Node, key: str, default: str = "") -> str:
    return attributes(node).get(key, default)


def inlines_of(block: Block) -> Inlines | None:
    """The inlines of a block that holds inlines directly."""
    kind = block["t"]
    if kind in ("Para", "Plain"):
        return block["c"]  # type: ignore[no-any-return]
    if kind == "Header":
        return block["c"][2]  # type: ignore[no-any-return]
    return None


GAPS = frozenset(("Space", "SoftBreak"))
"""What stands between words."""

WORDS = frozenset(("Str", "Space", "SoftBreak", "LineBreak"))
"""Text, with no nodes inside; most who go through a tree have no business there."""


def walk(tree: Any, *, words: bool = True) -> Iterator[Node]:
    """Every node of a tree, a node before what it holds, in reading order.

    Without ``words`` those of the types `WORDS` are passed over, which is faster. All are found
    at once: most who go through a tree go to its end, and to stop at each node takes longer.
    """
    skipped: Container[Any] = () if words else WORDS
    found: list[Node] = []

    def look(parts: Iterable[Any]) -> None:
        for part in parts:
            if type(part) is list:
                if part and type(part[0]) is not str:  # else attributes, an address: no nodes
                    look(part)
            elif type(part) is dict:
                kind = part.get("t")
                if kind is None:
                    look(part.values())
                elif kind not in skipped:
                    found.append(part)
                    contents = part.get("c")
                    if type(contents) is not list:
                        look((contents,))
                    elif contents and type(contents[0]) is not str:
                        look(contents)

    look((tree,))
    return iter(found)


def rebuilt(tree: Any, change: Callable[[Any], Any]) -> Any:
    """A list or a node with ``change`` put on each of its parts but words.

    It is a copy, unless nothing has changed: most of a book has nothing to do with who goes
    through it.
    """
    result = tree
    for place, part in enumerate(tree) if type(tree) is list else tree.items():
        if type(part) is dict:
            if part.get("t") in WORDS:
                continue
        elif type(part) is not list or not part or type(part[0]) is str:
            continue  # attributes, an address: no nodes
        changed = change(part)
        if changed is not part:
            if result is tree:
                result = tree.copy()
            result[place] = changed
    return result


def map_inlines(tree: Any, change: Callable[[Inlines], Inlines]) -> Any:
    """A tree in which ``change`` has been put on every list of inlines, inmost first."""
    return _map(tree, dict.fromkeys(INLINE_TYPES, change))


def map_blocks(tree: Any, change: Callable[[Blocks], Blocks]) -> Any:
    """A tree in which ``change`` has been put on every list of blocks, inmost first."""
    return _map(tree, dict.fromkeys(BLOCK_TYPES, change))


def map_nodes(
    tree: Any, blocks: Callable[[Blocks], Blocks], inlines: Callable[[Inlines], Inlines]
) -> Any:
    """`map_blocks` and `map_inlines` in one go, inmost first."""
    return _map(tree, dict.fromkeys(BLOCK_TYPES, blocks) | dict.fromkeys(INLINE_TYPES, inlines))


BLOCK_TYPES = frozenset(
    "Plain Para LineBlock CodeBlock RawBlock BlockQuote OrderedList BulletList DefinitionList"
    " Header HorizontalRule Table Figure Div".split()
)


def _map(tree: Any, changes: Mapping[str, Callable[[list[Node]], list[Node]]]) -> Any:
    """A tree with every list of nodes changed as the type of its first one says.

    It is `rebuilt`, in one function: whole books go through here, several times.
    """

    def mapped(tree: Any) -> Any:
        result = tree
        for place, part in enumerate(tree) if type(tree) is list else tree.items():
            if type(part) is dict:
                if part.get("t") in WORDS:
                    continue
            elif type(part) is not list or not part or type(part[0]) is str:
                continue  # attributes, an address: no nodes
            changed = mapped(part)
            if changed is not part:
                if result is tree:
                    result = tree.copy()
                result[place] = changed
        first = result[0] if type(result) is list and result else None
        change = changes.get(first.get("t", "")) if type(first) is dict else None
        return result if change is None else change(result)

    return mapped(tree)


def stringify(tree: Any) -> str:
    """The words of a tree as plain text, without notes and markers."""
    pieces: list[str] = []
    _stringify(tree, pieces)
    return "".join(pieces)


def _stringify(tree: Any, pieces: list[str]) -> None:
    if isinstance(tree, list):
        for part in tree:
            _stringify(part, pieces)
        return
    if not isinstance(tree, dict):
        return
    kind = tree.get("t")
    if kind == "Str":
        pieces.append(tree["c"])
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        pieces.append(" ")
    elif kind in ("Code", "Math"):
        pieces.append(tree["c"][1])
    elif kind == "Cite":
        _stringify(tree["c"][1], pieces)
    elif kind == "Quoted":
        marks = "‘’" if tree["c"][0]["t"] == "SingleQuote" else "“”"
        pieces.append(marks[0])
        _stringify(tree["c"][1], pieces)
        pieces.append(marks[1])
    elif kind in ("Note", "RawInline", "RawBlock"):
        return
    else:
        _stringify(tree.get("c"), pieces)
