"""Comments put into a document: the marks around their words, and the parts that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from publish.editions.docx.comments.parts import REFERENCE, with_parts
from publish.editions.docx.comments.remark import Remark, Words
from publish.editions.docx.comments.shown import (
    PARTS,
    TEXT,
    Atom,
    Shown,
    marks,
    outermost,
    shown,
)
from publish.editions.docx.names import word_names
from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def commented(package: Package, remarks: Sequence[Remark]) -> Package:
    """The package with ``remarks`` as its comments, a thread's in their order.

    A comment on a note stands at the note's call, since Word knows no comments within notes.
    Raises KeyError where a comment is about a block that the document does not have.
    """
    if not remarks:
        return package
    threads: dict[str, list[int]] = {}
    for number, remark in enumerate(remarks):
        threads.setdefault(remark.parent or remark.key, []).append(number)
    roots = {part: package.xml(part) for part in PARTS if part in package.parts}
    places = {name: (part, mark) for part in roots for name, mark in marks(roots[part]).items()}
    for numbers in threads.values():
        words = remarks[numbers[0]].words
        part, mark = places[word_names([words.block])[words.block]]
        inside = part == DOCUMENT
        ends = _range(mark, words) if inside else _call(roots[DOCUMENT], mark)
        _put(ends, [str(number) for number in numbers])
    return with_parts(package.with_xml(DOCUMENT, roots[DOCUMENT]), remarks)


def _put(ends: tuple[Element, Element], numbers: list[str]) -> None:
    """The marks of a thread, all of whose comments are about the same words."""
    first, last = ends
    for number in numbers:
        first.addprevious(element("w:commentRangeStart", id=number))
    for number in reversed(numbers):  # in the order of Word's own files: end, reference, end, …
        last.addnext(_reference(number))
        last.addnext(element("w:commentRangeEnd", id=number))


def _reference(number: str) -> Element:
    style = element("w:rPr", element("w:rStyle", val=REFERENCE))
    return element("w:r", style, element("w:commentReference", id=number))


def _range(mark: Element, words: Words) -> tuple[Element, Element]:
    """The children of paragraphs that the words begin and end with; runs are split for them."""
    block = shown(mark)
    if block is None:
        raise KeyError(words.block)
    chosen = _between(block, words)
    if not chosen:
        empty = element("w:r")
        block.paragraph.append(empty)
        return empty, empty
    (first, begin, end), (last, _, stop) = chosen[0], chosen[-1]
    if first is last:
        node = _cut(first, begin, end)
        return (node, node) if not first.whole else (first.first, first.last)
    return _opening(first, begin), _closing(last, stop)


def _between(block: Shown, words: Words) -> list[tuple[Atom, int, int]]:
    """The atoms that have some of the words, each with what of it these are."""
    start, end = (words.start, words.end) if words.start < words.end else (0, len(block.text))
    found, done = [], 0
    for atom in block.atoms:
        size = len(atom.text)
        begin, stop = max(start - done, 0), min(end - done, size)
        if begin < stop:
            found.append((atom, begin, stop))
        done += size
    return found


def _opening(atom: Atom, begin: int) -> Element:
    return atom.first if atom.whole else _cut(atom, begin, len(atom.text))


def _closing(atom: Atom, end: int) -> Element:
    return atom.last if atom.whole else _cut(atom, 0, end)


def _cut(atom: Atom, begin: int, end: int) -> Element:
    """The run with these letters alone; what was before and after them stands in others."""
    run, text = atom.node, _letters(atom)
    if atom.whole:
        return run
    for part, put in ((text[:begin], run.addprevious), (text[end:], run.addnext)):
        if part:
            other = deepcopy(run)
            other.tail = None
            _write(other, part)
            put(other)
    _write(run, text[begin:end])
    return run


def _letters(atom: Atom) -> str:
    """What the run itself says: the end of a paragraph counts as a letter, and is none."""
    return "".join(part.text or "" for part in atom.node.iter(TEXT))


def _write(run: Element, text: str) -> None:
    for part in run.iter(TEXT):
        part.text = text
        part.set(_SPACE, "preserve")


def _call(document: Element, mark: Element) -> tuple[Element, Element]:
    """Where the note is called in which ``mark`` stands; KeyError where it is nowhere."""
    notes = (qualified("w:footnote"), qualified("w:endnote"))
    for note in mark.iterancestors(*notes):
        kind = str(note.tag).rpartition("}")[2]
        number = note.get(qualified("w:id"), "")
        for call in find_all(document, f"//w:{kind}Reference[@w:id='{number}']"):
            return outermost(call), outermost(call)
    raise KeyError(mark.get(qualified("w:name"), ""))
