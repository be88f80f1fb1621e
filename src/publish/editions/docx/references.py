"""Cross references as fields of Word's: they follow what they lead to, and say what was written.

What is shown of a number or a title is a field ``REF`` on a bookmark around that number or title,
so that Word shows what stands there now when it brings its fields up to date. Before it, within
the same link, a field without a result has the code ``ADDIN PUBLISH_REFERENCE`` and JSON:
``{"label": …, "mode": …}``; the ``mode`` is left out, else ``number`` for ``[-@label]`` and
``page`` for ``[@label]{.page}``. One is not within the other, since pandoc, which reads Word files
for many journals, then takes all that follows for a part of the link.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from publish.editions.docx.names import listed, numbered
from publish.editions.docx.openxml import HIDDEN, field, field_without_result, hyperlink
from publish.model import Inline, Inlines
from publish.pandoc import has_class, string, value

REFERENCE = "ADDIN PUBLISH_REFERENCE"
_MARKS = "“”„‘’‚«»‹›"
_OPENING = re.compile(rf"[{_MARKS}]\s*")
_CLOSING = re.compile(rf"\s*[{_MARKS}]")


def is_reference(link: Inline) -> bool:
    return has_class(link, "xref") or has_class(link, "page-ref")


def reference(link: Inline, content: Inlines) -> Inlines:
    """What a cross reference shows, within its fields, leading to its label."""
    label = link["c"][2][0][1:]
    number = value(link, "number")
    if number:
        shown = around_number(content, number, lambda part: _ref(numbered(label), part))
    else:
        shown = _titled(content, label)
    mode = "page" if has_class(link, "page-ref") else value(link, "mode")
    told = {"label": label, **({"mode": mode} if mode else {})}
    code = f"{REFERENCE} {json.dumps(told, ensure_ascii=False, separators=(',', ':'))}"
    return hyperlink(label, [field_without_result(code, HIDDEN), *shown])


def around_number(inlines: Inlines, number: str, made: Callable[[Inlines], Inlines]) -> Inlines:
    """Inlines in which the ``number`` is what is made of it: ``Figure 1.2``, ``(1.2)``."""
    for place in reversed(range(len(inlines))):
        part = inlines[place]
        if part["t"] == "Str" and number in part["c"]:
            before, _, after = part["c"].rpartition(number)
            inner = made([string(number)])
            return [*inlines[:place], *_text(before), *inner, *_text(after), *inlines[place + 1 :]]
    return inlines


def _titled(content: Inlines, label: str) -> Inlines:
    """A title between quotation marks, which are not the title's own."""
    first, last = content[0], content[-1]
    if first["t"] != "Str" or last["t"] != "Str":
        return content
    opening, closing = _OPENING.match(first["c"]), re.search(rf"{_CLOSING.pattern}$", last["c"])
    if opening is None or closing is None:
        return content
    inner = [dict(part) for part in content]
    inner[-1]["c"] = inner[-1]["c"][: -len(closing[0])]
    inner[0]["c"] = inner[0]["c"][len(opening[0]) :]
    inner = [part for part in inner if part.get("c") != ""]
    return [string(opening[0]), *_ref(listed(label), inner), string(closing[0])]


def _ref(name: str, shown: Inlines) -> Inlines:
    """``\\h``: it leads there; ``MERGEFORMAT``: it looks as the text around it, not as there."""
    return field(f"REF {name} \\h \\* MERGEFORMAT", shown)


def _text(text: str) -> Inlines:
    return [string(text)] if text else []
