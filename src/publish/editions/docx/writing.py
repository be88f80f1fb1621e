"""The steps that write a piece: its blocks in Word's shape, pandoc's draft of them, the passes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.editions.docx.blocks import word_blocks
from publish.editions.docx.complaints import complaints, formulas_of, sound
from publish.editions.docx.context import Context
from publish.editions.docx.drafting import drafted
from publish.editions.docx.form import Form
from publish.editions.docx.formulas import named
from publish.editions.docx.marks import Words, marked
from publish.editions.docx.openxml import last_section_end
from publish.editions.docx.page import section_properties
from publish.editions.docx.part import Part, Source, part_of
from publish.editions.docx.passes import completed
from publish.editions.docx.pictures import Picture
from publish.editions.docx.pieces import generated
from publish.editions.docx.text import Text
from publish.editions.docx.zotero import Zotero
from publish.model import Apparatus, Blocks, Piece, Resolved
from publish.pandoc import PandocTimeoutError, has_class, identifier, map_inlines, value, walk

_ENGLISH = Words()


@dataclass(frozen=True)
class Standing:
    """A piece of the outline, and whether the document opens or closes with it."""

    piece: Piece
    opens: bool = False
    closes: bool = False


def authored(
    reference: bytes,
    source: Resolved,
    pictures: Mapping[str, Picture],
    *rest: Zotero | Standing | Form | Words,
) -> Outcome[Part | None]:
    """A step: an authored piece; ``pictures`` are needed for their sizes alone."""
    standing, form = _standing(rest), _form(rest)
    words = next((value for value in rest if isinstance(value, Words)), _ENGLISH)
    found = tuple(complaints(source, pictures))
    told = _told(sound(source) if found else source, words)
    blocks = word_blocks(told, pictures, form.layout)
    try:
        text, formulas = _written(blocks, reference, standing, form)
    except PandocTimeoutError as error:
        stopped = diagnose("SRC019", Span(source.path), path=source.path, seconds=error.seconds)
        return Outcome(None, (*found, stopped))
    part = part_of(text, Source(source.path, source.piece.id, _places(source)))
    return Outcome(part, (*found, *_unread(source, formulas)))


def _told(source: Resolved, words: Words) -> Blocks:
    """The blocks, in which formulas know their names and index marks what they say."""
    marks = {mark.id: mark for mark in source.marks if mark.path}
    told: Blocks = map_inlines(source.blocks, lambda part: marked(named(part), marks, words))
    return told


def _places(source: Resolved) -> tuple[tuple[str, str], ...]:
    """The blocks' identifiers, each with its line and column."""
    return tuple(
        (identifier(node), at)
        for node in walk(source.blocks, words=False)
        if node["t"] == "Span" and has_class(node, "anchor") and (at := value(node, "at"))
    )


def made(reference: bytes, *rest: Apparatus | Context | Standing | Form) -> Outcome[Part]:
    """A step: a generated piece, from what it needs of the apparatus."""
    standing, form = _standing(rest), _form(rest)
    context = next(value for value in rest if isinstance(value, Context))
    apparatus = next((value for value in rest if isinstance(value, Apparatus)), Apparatus())
    shown = generated(standing.piece, replace(context, apparatus=apparatus))
    text, _ = _written(word_blocks(shown, {}, form.layout), reference, standing, form)
    return Outcome(part_of(text))


def _standing(rest: tuple[object, ...]) -> Standing:
    return next(value for value in rest if isinstance(value, Standing))


def _form(rest: tuple[object, ...]) -> Form:
    """The form, with what Zotero needs where that is wanted."""
    form = next(value for value in rest if isinstance(value, Form))
    zotero = next((value for value in rest if isinstance(value, Zotero)), form.zotero)
    return replace(form, zotero=zotero)


def _written(
    blocks: Blocks, reference: bytes, standing: Standing, form: Form
) -> tuple[Text, frozenset[str]]:
    """The completed text, and the formulas in it that pandoc could not read."""
    text, formulas = drafted(blocks, reference, form.language)
    text.piece, text.opens = standing.piece.id, standing.opens
    end = last_section_end(standing.piece.kind.value)
    text.body.append(section_properties(form.layout) if standing.closes else end)
    completed(text, form)
    return text, formulas


def _unread(piece: Resolved, formulas: Collection[str]) -> Iterator[Diagnostic]:
    for formula, span in formulas_of(piece) if formulas else ():
        if formula in formulas:
            yield diagnose("MTH001", span, problem=f"“{formula}”")
