"""Index marks as fields of Word's (``XE``), from which it makes the index with pages on request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publish.editions.docx.openxml import (
    HIDDEN,
    bookmarked,
    field_without_result,
    range_end,
    range_start,
    raw_inline,
)
from publish.model import IndexMark, Inline, Inlines
from publish.pandoc import has_class, identifier, value


@dataclass(frozen=True)
class Words:
    """What the index says before the headings to which it sends its readers."""

    see: str = "See"
    seealso: str = "See also"


def marked(inlines: Inlines, marks: Mapping[str, IndexMark], words: Words) -> Inlines:
    """Inlines with what each index mark of them is to say in its attributes; marks by their ids."""
    return [_told(part, marks, words) for part in inlines]


def _told(part: Inline, marks: Mapping[str, IndexMark], words: Words) -> Inline:
    if part["t"] != "Span" or not has_class(part, "index-mark") or identifier(part) not in marks:
        return part
    (name, classes, pairs), content = part["c"]
    mark = marks[name]
    told = [["range", mark.range], ["term", ":".join(map(_escaped, mark.path))]]
    told.append(["code", "" if mark.range == "end" else _code(mark, words)])
    return {"t": "Span", "c": [[name, classes, [*pairs, *told]], content]}


def _code(mark: IndexMark, words: Words) -> str:
    """``XE "term:subterm"``, and what stands there instead of a page, or the range's bookmark."""
    code = f'XE "{":".join(map(_escaped, mark.path))}"'
    for word, targets in ((words.see, mark.see), (words.seealso, mark.seealso)):
        if targets:
            return f'{code} \\t "{_quoted(f"{word} {readable(targets)}")}"'
    return f'{code} \\r "{_range(mark.id)}"' if mark.range == "start" else code


def readable(targets: str) -> str:
    """``A; B!c`` as the index says it: ``A; B, c``."""
    return ", ".join(part.strip() for part in targets.split("!"))


def _escaped(text: str) -> str:
    """Colons part entries from subentries, semicolons entries from what they are sorted by."""
    return _quoted(text).replace(":", "\\:").replace(";", "\\;")


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _range(identifier: str) -> str:
    return f"{identifier}_r"


def index_mark(inline: Inline) -> Inlines:
    """A mark that has been told what to say, within its bookmark."""
    name, term, code = identifier(inline), value(inline, "term"), value(inline, "code")
    made: Inlines = [field_without_result(code, HIDDEN)] if code else []
    if value(inline, "range") == "start":
        made.append(raw_inline(range_start(_range(name), term)))
    elif value(inline, "range") == "end":
        made.append(raw_inline(range_end(term)))
    return bookmarked(name, [*made, *inline["c"][1]])
