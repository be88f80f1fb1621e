"""A line of the redline → ``w:p``."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby

from publish.editions.docx.openxml import Element, element, qualified
from publish.redline.changes import Edit, Fate, Line
from publish.redline.model import Link, Token
from publish.redline.word.marking import MARKS, Marker, properties, removed

_TEXT, _DELETED, _ID = qualified("w:t"), qualified("w:delText"), qualified("w:id")
_CALLS = (qualified("w:endnoteReference"), qualified("w:footnoteReference"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_BASE = ("w:rPr", "w:sectPr", "w:pPrChange")


@dataclass(frozen=True)
class _Item:
    """What stands in a paragraph: a run, a formula or a bookmark."""

    fate: Fate
    link: Link | None
    node: Element
    kind: Hashable = field(default_factory=object)
    """Runs of one kind are one run."""

    @property
    def place(self) -> int:
        """The link that it stands in; 0 outside of one."""
        return id(self.link.element) if self.link else 0


def paragraph(line: Line, marker: Marker) -> Element:
    """The paragraph with its changes tracked, its end among them."""
    made = element("w:p")
    end = _end(line, marker)
    if len(end):
        made.append(end)
    items = [item for edit in line.edits for item in _items(edit, marker)]
    items += [
        _Item(Fate.KEPT, None, deepcopy(mark)) for mark in (line.new.marks if line.new else ())
    ]
    for _, group in groupby(items, key=lambda item: item.place):
        linked = list(group)
        link = linked[0].link
        place = made
        if link:
            place = element("w:hyperlink")
            place.attrib.update(link.element.attrib)
            made.append(place)
        place.extend(_tracked(linked, marker))
    return made


def _tracked(items: Iterable[_Item], marker: Marker) -> Iterator[Element]:
    for fate, group in groupby(items, key=lambda item: item.fate):
        nodes = [item.node for item in group]
        if fate is Fate.KEPT:
            yield from nodes
        else:
            yield marker.mark(MARKS[fate], *nodes)


def _items(edit: Edit, marker: Marker) -> Iterator[_Item]:
    """The runs of an edit; neighbours that look alike are one."""
    last: _Item | None = None
    olds = edit.before or edit.tokens
    for token, before in zip(edit.tokens, olds, strict=True):
        if edit.fate is not Fate.REMOVED:
            for mark in token.marks:
                if last:
                    yield last
                last = None
                yield _Item(Fate.KEPT, None, deepcopy(mark))
        for item in _made(token, before, edit.fate, marker):
            if last and last.kind == item.kind and last.place == item.place:
                _take_in(last.node, item.node)
                continue
            if last:
                yield last
            last = item
    if last:
        yield last


def _made(token: Token, before: Token, fate: Fate, marker: Marker) -> Iterator[_Item]:
    if token.parts:
        for node, link in token.parts:
            part = removed(node) if fate is Fate.REMOVED else deepcopy(node)
            _call(part, token, fate, marker)
            if len(part) or not part.tag.startswith("{"):
                yield _Item(fate, link, part)
        return
    run = element("w:r")
    if token.look != () or before.look != ():
        looks = properties("w:rPr", token.properties, ("w:rPrChange",))
        if token.look != before.look:
            looks.append(marker.changed("w:rPr", before.properties, ("w:rPrChange",)))
        run.append(looks)
    if token.child is None:
        text = element("w:t" if fate is not Fate.REMOVED else "w:delText")
        text.text = token.text
        text.set(_SPACE, "preserve")
        run.append(text)
    else:
        run.append(deepcopy(token.child))
        _call(run, token, fate, marker)
    yield _Item(fate, token.link, run, (token.look, before.look))


def _call(run: Element, token: Token, fate: Fate, marker: Marker) -> None:
    """The call of a note has its number in the redline."""
    if token.note:
        for call in run.iter(*_CALLS):
            call.set(_ID, marker.notes[fate is Fate.REMOVED, token.note])


def _take_in(run: Element, other: Element) -> None:
    """Put what another run of the same properties says into the first."""
    for child in other:
        if child.tag == qualified("w:rPr"):
            continue
        last = run[-1]
        if child.tag == last.tag and child.tag in (_TEXT, _DELETED):
            last.text = (last.text or "") + (child.text or "")
        else:
            run.append(child)


def _end(line: Line, marker: Marker) -> Element:
    """The paragraph's properties: its end's fate, its section, and what was otherwise."""
    end = line.end
    made = properties("w:pPr", end.properties, _NOT_BASE)
    given = None if end.properties is None else end.properties.find(qualified("w:rPr"))
    looks = properties("w:rPr", given)
    if line.fate in MARKS:
        looks.insert(0, marker.mark(MARKS[line.fate]))
    if len(looks):
        made.append(looks)
    section = next(
        (one.section for one in (line.new, line.old) if one and one.section is not None), None
    )
    if section is not None:
        made.append(deepcopy(section))
    if line.old and line.new and line.old.look != line.new.look:
        made.append(marker.changed("w:pPr", line.old.properties, _NOT_BASE))
    return made
