"""What can be wrong with a chapter by itself. A check is one function and one row in `CHECKS`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from publish.diagnostics import Diagnostic, Span, diagnose
from publish.model import Blocks
from publish.pandoc import STATED, attributes, stringify, walk
from publish.pandoc.places import Located, Node, is_place, located
from publish.source.leftovers import leftover


@dataclass(frozen=True)
class Text:
    """A chapter as it is checked, gone through once for all checks."""

    blocks: Blocks
    nodes: Located
    """Its nodes in reading order, words among them."""
    path: str


Check = Callable[[Text], Iterator[Diagnostic]]

_UNRESOLVED_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_NO_TEX = "Use Markdown; TeX is for formulas, between dollar signs."
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)


def check_title(text: Text) -> Iterator[Diagnostic]:
    """Exactly one level-1 heading, and nothing before it."""
    titles = [
        (node, span) for node, span in text.nodes if node["t"] == "Header" and node["c"][0] == 1
    ]
    if not titles:
        yield diagnose("SRC006", Span(text.path, 1, 1))
        return
    for node, span in titles[1:]:
        yield diagnose("SRC007", span, title=stringify(node["c"][2]))
    before = [block for block in text.blocks if not is_comment(block)]
    if before and not (before[0]["t"] == "Header" and before[0]["c"][0] == 1):
        _, span = next(iter(located(before[:1], text.path)))
        yield diagnose("SRC014", span)


def check_levels(text: Text) -> Iterator[Diagnostic]:
    """No heading level is skipped on the way down."""
    before = 1
    for node, span in text.nodes:
        if node["t"] != "Header":
            continue
        level = node["c"][0]
        if not stringify(node["c"][2]).strip():
            yield diagnose("SRC015", span)
        if level > before + 1:
            expected = "#" * (before + 1)
            yield diagnose("SRC009", span, before=before, after=level, expected=expected)
        before = level


def check_raw(text: Text) -> Iterator[Diagnostic]:
    """Raw markup only where it says for which format: ```{=html}; comments are no markup."""
    for node, span in text.nodes:
        if node["t"] in ("RawBlock", "RawInline") and not is_comment(node):
            name = node["c"][0]
            if name == "tex":
                yield diagnose("SRC010", span, hint=_NO_TEX, format="TeX")
            elif not name.startswith(STATED):
                yield diagnose("SRC010", span, format="HTML", name=name)


def check_links(text: Text) -> Iterator[Diagnostic]:
    for node, span in text.nodes:
        if node["t"] == "Link":
            _, inlines, (target, _) = node["c"]
            if not target.strip() or target == "#":
                yield diagnose("SRC011", span, text=stringify(inlines))
            elif _leads_to_file(target):
                yield diagnose("SRC016", span, path=target)
            elif not stringify(inlines).strip() and not _has_image(inlines):
                yield diagnose("SRC012", span)


def _leads_to_file(target: str) -> bool:
    """Whether a reader of the finished book would look for what is on the author's disk."""
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc and bool(parts.path)


def check_note_calls(text: Text) -> Iterator[Diagnostic]:
    """A call whose note has no text stays in the tree as words: ``[^label]``.

    So does one in the text of a note, whether there is such a note or not.
    """
    calls = [
        (node, span, match.group(1))
        for node, span in text.nodes
        if node["t"] == "Str"
        for match in _UNRESOLVED_NOTE.finditer(node["c"])
    ]
    notes = (node for node, _ in text.nodes if calls and node["t"] == "Note")
    inside = {id(node) for note in notes for node in walk(note["c"])}
    for node, span, label in calls:
        yield diagnose("NOT005" if id(node) in inside else "NOT001", span, label=label)


def check_note_numbers(text: Text) -> Iterator[Diagnostic]:
    """Where an author numbers the notes, none is left out."""
    numbered = [(int(label), at) for label, at in _note_labels(text.nodes) if label.isdecimal()]
    numbers = {number for number, _ in numbered}
    reported: set[int] = set()
    for number, span in numbered:
        if number > min(numbers) and number - 1 not in numbers | reported:
            before = max(one for one in numbers if one < number)
            yield diagnose("NOT006", span, before=before, after=number)
            reported.add(number - 1)


def _note_labels(nodes: Located) -> Iterator[tuple[str, Span]]:
    """The labels of the chapter's notes, each where it is called: the mark before the note."""
    label = ""
    for node, span in nodes:
        if node["t"] == "Note" and label:
            yield label, span
        label = attributes(node).get("label", "") if is_place(node) else ""


def check_leftovers(text: Text) -> Iterator[Diagnostic]:
    """Markup that pandoc took for text."""
    for node, span in text.nodes:
        if node["t"] == "Str" and (found := leftover(node["c"])):
            yield diagnose("SRC018", span, text=found[0], advice=found[1])


CHECKS: tuple[Check, ...] = (
    check_title,
    check_levels,
    check_raw,
    check_links,
    check_note_calls,
    check_note_numbers,
    check_leftovers,
)


def is_comment(node: Node) -> bool:
    return (
        node["t"] in ("RawBlock", "RawInline")
        and node["c"][0] == "html"
        and _COMMENT.fullmatch(node["c"][1]) is not None
    )


def _has_image(inlines: list[Node]) -> bool:
    return any(node["t"] == "Image" for node in walk(inlines, words=False))
