"""Inlines followed in the source: each kind of node knows how it is written there."""

from __future__ import annotations

import re
from collections.abc import Callable

from publish.model import Blocks, Inline, Inlines
from publish.pandoc import space, string, text_nodes, welded
from publish.source.alignment.citations import cite
from publish.source.alignment.definitions import Definition
from publish.source.alignment.letters import LostError
from publish.source.alignment.links import SPAN_END, Inside, bracketed, image, link
from publish.source.alignment.opaque import code, math, raw
from publish.source.alignment.trail import Trail

Handler = Callable[[Trail, Inline, Inside], Inline]

_BREAK = re.compile(r"(?:[ \t]*\\|[ \t]{2,})\n[ \t>]*")
_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_INLINE_NOTE, _BRACKET_END = re.compile(r"\^\["), re.compile(r"\]")
_TEXT = {"Space": " ", "SoftBreak": "\n"}
_GAP = re.compile(r"([ \n])")


def line(trail: Trail, inlines: Inlines) -> Inlines:
    """Inlines with their marks, words and the spaces between them joined."""
    result: Inlines = []
    run: list[str] = []
    for inline in inlines:
        kind = inline["t"]
        if kind == "Str":
            run.append(inline["c"])
        elif kind in _TEXT:
            run.append(_TEXT[kind])
        else:
            if run:
                result += _joined(trail, "".join(run))
                run = []
            result += trail.marks()
            result.append(_handler(kind)(trail, inline, line))
    if run:
        result += _joined(trail, "".join(run))
    return result + trail.marks()


def _joined(trail: Trail, run: str) -> Inlines:
    result: Inlines = []
    for part in trail.text(run):
        if isinstance(part, str):
            result += text_nodes(part.replace("\n", " "))
        else:
            result.append(part)
    return result


def words(trail: Trail, inlines: Inlines) -> Inlines:
    """Inlines with their marks, words and the spaces between them apart."""
    result: Inlines = []
    for inline in inlines:
        text = _TEXT.get(inline["t"]) or (inline["c"] if inline["t"] == "Str" else None)
        if text is None:
            result += trail.marks()
            result.append(_handler(inline["t"])(trail, inline, words))
            continue
        for part in trail.text(text):
            if isinstance(part, str):
                result += [_word(word) for word in _GAP.split(part) if word]
            else:
                result.append(part)
    return welded(result + trail.marks())


def _word(text: str) -> Inline:
    return space() if text == " " else {"t": "SoftBreak"} if text == "\n" else string(text)


def _handler(kind: str) -> Handler:
    if kind not in _HANDLERS:
        raise LostError
    return _HANDLERS[kind]


def _within(opening: str, closing: str) -> Handler:
    first, last = re.compile(opening), re.compile(closing)

    def handler(trail: Trail, node: Inline, inside: Inside) -> Inline:
        trail.take(first)
        inlines = inside(trail, node["c"])
        trail.take(last, constructs=True)
        return {"t": node["t"], "c": inlines}

    return handler


def _quoted(trail: Trail, node: Inline, inside: Inside) -> Inline:
    kind, inlines = node["c"]
    mark = _QUOTATION_MARKS[kind["t"]]
    trail.take(mark)
    inlines = inside(trail, inlines)
    trail.take(mark)
    return {"t": "Quoted", "c": [kind, inlines]}


_QUOTATION_MARKS = {"SingleQuote": re.compile("['‘’]"), "DoubleQuote": re.compile('["“”]')}


def _break(trail: Trail, node: Inline, _: Inside) -> Inline:
    trail.take(_BREAK)
    return node


def _note(trail: Trail, node: Inline, inside: Inside) -> Inline:
    if inside is words:
        raise LostError  # what stands in a citation stays in words, its notes, too
    if trail.sees("^["):
        trail.take(_INLINE_NOTE)
        blocks = trail.blocks(trail, node["c"])
        trail.take(_BRACKET_END)
        return {"t": "Note", "c": blocks}
    definitions = trail.whole.notes.get(trail.take(_CALL).group(1), [])
    if len(definitions) != 1:
        raise LostError
    return {"t": "Note", "c": _defined(trail.whole, definitions[0], node["c"])}


def _defined(trail: Trail, definition: Definition, blocks: Blocks) -> Blocks:
    called = trail.here()
    trail.go(definition.text)
    located = trail.blocks(trail, blocks)
    if trail.source[trail.at : definition.end].strip("> \t\n"):
        raise LostError
    trail.back(called)
    return located


def _cite(trail: Trail, node: Inline, _: Inside) -> Inline:
    return cite(trail, node, words)


_HANDLERS: dict[str, Handler] = {
    "Emph": _within("[*_]", "[*_]"),
    "Strong": _within(r"\*\*|__", r"\*\*|__"),
    "Strikeout": _within("~~", "~~"),
    "Superscript": _within(r"\^", r"\^"),
    "Subscript": _within("~", "~"),
    "SmallCaps": _within(r"\[", SPAN_END.pattern),
    "Underline": _within(r"\[", SPAN_END.pattern),
    "Quoted": _quoted,
    "Cite": _cite,
    "Code": code,
    "LineBreak": _break,
    "Math": math,
    "RawInline": raw,
    "Link": link,
    "Image": image,
    "Note": _note,
    "Span": bracketed,
}
