"""Tokens → HTML: words as they look, what is added and removed marked as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from publish.editions.docx.openxml import NAMESPACES, Element, find_all, qualified
from publish.redline.changes import Edit, Fate, Line
from publish.redline.model import Link, Token

_VALUE, _EMBED, _WIDTH = qualified("w:val"), qualified("r:embed"), "cx"
_TAGS: Mapping[str, tuple[str, str]] = {
    "b": ("<strong>", "</strong>"),
    "i": ("<em>", "</em>"),
    "strike": ("<s>", "</s>"),
    "smallCaps": ('<span class="small-caps">', "</span>"),
}
_RAISED = {"superscript": "sup", "subscript": "sub"}
_STYLES = {"VerbatimChar": "code", "CaptionLabel": "b"}
_MARKS = frozenset(("EndnoteReference", "FootnoteReference"))
_SCHEMES = ("https:", "http:", "mailto:")
_OFF = ("0", "false")
_POINT = 12700
"""English metric units."""


@dataclass(frozen=True)
class Inlines:
    """What stands behind the ids: the addresses of pictures, and the numbers of notes.

    ``formulas`` have their drawings.
    """

    pictures: Mapping[str, str]
    labels: Mapping[Fate, Mapping[str, str]]
    formulas: Mapping[Element, str]

    def line(self, line: Line) -> str:
        """What a line says; the end of a paragraph shows where one was cut or joined."""
        made = "".join(map(self.edit, line.edits))
        if line.fate is Fate.KEPT or all(edit.fate is line.fate for edit in line.edits):
            return made
        tag = _TAG[line.fate]
        return f'{made}<{tag} class="end" title="end of a paragraph">¶</{tag}>'

    def edit(self, edit: Edit) -> str:
        if edit.fate is Fate.KEPT:
            return "".join(self._kept(edit))
        tag = _TAG[edit.fate]
        return f"<{tag}>{self.tokens(edit.tokens, edit.fate)}</{tag}>"

    def tokens(self, tokens: Iterable[Token], fate: Fate) -> str:
        groups = groupby(tokens, key=lambda one: (one.look, id(one.link and one.link.element)))
        return "".join(self._group(list(group), fate) for _, group in groups)

    def _kept(self, edit: Edit) -> Iterator[str]:
        pairs = list(zip(edit.tokens, edit.before, strict=True))
        for other, group in groupby(pairs, key=lambda pair: pair[0].look != pair[1].look):
            said = self.tokens([token for token, _ in group], Fate.KEPT)
            title = "looks otherwise than before"
            yield f'<span class="restyled" title="{title}">{said}</span>' if other else said

    def _group(self, tokens: list[Token], fate: Fate) -> str:
        """Tokens that look alike, in the same link."""
        first = tokens[0]
        said = "".join(self._token(token, fate) for token in tokens)
        return _linked(_looking(said, first.properties), first.link)

    def _token(self, token: Token, fate: Fate) -> str:
        if token.is_text and _is_mark(token.properties):
            return ""
        if token.parts:
            return "".join(
                _linked(self._part(node, token, fate), link) for node, link in token.parts
            )
        return escape(token.text) if token.child is None else self._child(token.child, token, fate)

    def _part(self, node: Element, token: Token, fate: Fate) -> str:
        if node.tag != qualified("w:r"):
            return self._formula(node) if _is_formula(node) else ""
        said = "".join(self._child(child, token, fate) for child in node)
        return _looking(said, node.find(qualified("w:rPr"))) if said else ""

    def _formula(self, node: Element) -> str:
        """Its drawing; what is no formula to pandoc, letter by letter."""
        said = "".join(str(text) for text in node.itertext(qualified("m:t")))
        return f'<span class="formula">{self.formulas.get(node) or escape(said)}</span>'

    def _child(self, child: Element, token: Token, fate: Fate) -> str:
        match str(child.tag).rpartition("}")[2]:
            case "t":
                return escape(child.text or "")
            case "tab":
                return " "
            case "br" | "cr":
                return "<br>"
            case "noBreakHyphen":
                return "\u2011"
            case "drawing":
                return self._picture(child)
            case "endnoteReference" | "footnoteReference":
                return self._call(token.note, fate)
        return ""

    def _call(self, note: str, fate: Fate) -> str:
        label = self.labels[Fate.REMOVED if fate is Fate.REMOVED else Fate.ADDED].get(note, "")
        target = f"{name(note, fate)}"
        return f'<sup class="call"><a id="to-{target}" href="#{target}">{escape(label)}</a></sup>'

    def _picture(self, drawing: Element) -> str:
        source = next(
            (self.pictures.get(b.get(_EMBED, ""), "") for b in find_all(drawing, ".//a:blip")), ""
        )
        shown = find_all(drawing, ".//wp:docPr")
        text = shown[0].get("descr", "") if shown else ""
        extents = find_all(drawing, ".//wp:extent")
        width = int(extents[0].get(_WIDTH, "0")) // _POINT if extents else 0
        style = f' style="width:{width}pt"' if width else ""
        return f'<img src="{escape(source)}" alt="{escape(text)}"{style}>'


_TAG = {Fate.ADDED: "ins", Fate.REMOVED: "del"}


def name(note: str, fate: Fate) -> str:
    """The anchor of a note."""
    return f"{'gone' if fate is Fate.REMOVED else 'note'}-{note}"


def _is_formula(node: Element) -> bool:
    return str(node.tag).startswith(f"{{{NAMESPACES['m']}}}")


def _is_mark(properties: Element | None) -> bool:
    """Whether this is a note's own mark: its number is said in another way."""
    styles = [] if properties is None else find_all(properties, "w:rStyle")
    return any(style.get(_VALUE) in _MARKS for style in styles)


def _linked(said: str, link: Link | None) -> str:
    if said and link and link.address.lower().startswith(_SCHEMES):
        return f'<a href="{escape(link.address)}">{said}</a>'
    return said


def _looking(said: str, properties: Element | None) -> str:
    """Words within what their properties mean in HTML."""
    for one in properties if properties is not None and said else ():
        kind, value = str(one.tag).rpartition("}")[2], one.get(_VALUE, "")
        if kind == "rStyle" and value in _STYLES:
            said = f"<{_STYLES[value]}>{said}</{_STYLES[value]}>"
        elif kind == "vertAlign" and value in _RAISED:
            said = f"<{_RAISED[value]}>{said}</{_RAISED[value]}>"
        elif kind == "lang" and value:
            said = f'<span lang="{escape(value)}">{said}</span>'
        elif kind in _TAGS and value not in _OFF:
            said = _TAGS[kind][0] + said + _TAGS[kind][1]
    return said
