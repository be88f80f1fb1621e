"""A file of references: the list in it, and what stands above and below that list."""

from __future__ import annotations

from dataclasses import dataclass

from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node

from publish.config.writing import parsed
from publish.references.remarks import end_of

LIST = "references"


class LayoutError(Exception):
    """Why a file cannot be laid out; in words for its author. Line and column, where known."""

    def __init__(self, problem: str, node: Node | None = None) -> None:
        super().__init__(problem)
        self.line = node.start_mark.line + 1 if node else None
        self.column = node.start_mark.column + 1 if node else None


@dataclass(frozen=True)
class Division:
    """The text of a file in three parts, of which the first and the last may be empty."""

    above: str
    listed: str
    below: str

    def with_list(self, listed: str) -> str:
        """The file with another list; a blank line parts it from what follows."""
        below = self.below.lstrip("\n")
        return "".join([self.above, listed, f"\n{below}" if below else ""])


def divided(text: str) -> Division:
    """``text`` around the key ``references``, whole if it is the only one.

    Raises LayoutError where there is no such key, or the text is no YAML.
    """
    root = root_of(text)
    if not isinstance(root, MappingNode) or [key.value for key, _ in root.value] == [LIST]:
        return Division("", text, "")
    place = next((n for n, (key, _) in enumerate(root.value) if key.value == LIST), None)
    if place is None:
        raise LayoutError(f"it has no list “{LIST}:”")
    if root.flow_style:
        raise LayoutError(f"“{LIST}:” does not begin a line")
    key, value = root.value[place]
    start = text.rfind("\n", 0, key.start_mark.index) + 1 if place else 0
    end = _end(text, end_of(value)) if place + 1 < len(root.value) else len(text)
    return Division(text[:start], text[start:end], text[end:])


def root_of(text: str) -> Node | None:
    """The root of a file, None where it is empty. Raises LayoutError where it is no YAML."""
    try:
        return parsed(text)
    except (YAMLError, RecursionError) as error:
        raise LayoutError("it is not YAML") from error


def _end(text: str, index: int) -> int:
    """Where the line ends in which ``index`` stands, with the indented comments that follow."""
    end = index if text[index - 1] == "\n" else text.find("\n", index) + 1 or len(text)
    reached = end
    for line in text[end:].splitlines(keepends=True):
        said = line.strip()
        if said and not (line[0] == " " and said.startswith("#")):
            break
        reached += len(line)
        end = reached if said else end
    return end
