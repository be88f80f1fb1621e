"""What a copy is of: which edition, which chapters, and what of the rest they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from publish.diagnostics import NOWHERE, Diagnostic, Outcome, advice, diagnose
from publish.editions.docx.layout import LAYOUTS
from publish.editions.plan import Plan
from publish.model import Apparatus, Block, Blocks, Edition, Kind, Manuscript, Piece, Resolved, Step
from publish.pandoc import attributes, has_class, identifier, map_blocks, walk

_ALWAYS = (Kind.TITLE_PAGE, Kind.NOTES, Kind.BIBLIOGRAPHY)
"""The generated pieces that a copy of some chapters has, if there is anything in them."""
_LAYOUT = "review"


def edition_for(manuscript: Manuscript, name: str) -> Outcome[Edition | None]:
    """The edition that is sent to reviewers: the one asked for, else the one laid out for them.

    None where there is none, or the one asked for has nothing that leads back to the manuscript.
    """
    editions = [edition for edition in manuscript.editions if edition.format == "docx"]
    if name:
        found = next((one for one in manuscript.editions if one.name == name), None)
        if found is None:
            known = [one.name for one in editions]
            return Outcome(
                None, (diagnose("EDN001", NOWHERE, name=name, advice=advice(name, known)),)
            )
        return _fit(found)
    usable = [edition for edition in editions if LAYOUTS[_layout(edition)].fields]
    if usable:
        return Outcome(next((one for one in usable if _layout(one) == _LAYOUT), usable[0]))
    hint = "Write under editions in book.yaml: review: {format: docx}"
    return Outcome(None, (_none("book.yaml has no DOCX edition for them", hint),))


def _fit(edition: Edition) -> Outcome[Edition | None]:
    if edition.format != "docx":
        hint = "Choose an edition with format: docx."
        return Outcome(None, (_none(f"“{edition.name}” is no DOCX", hint),))
    if not LAYOUTS[_layout(edition)].fields:
        problem = f"“{edition.name}” is for submission, and leads nothing back"
        return Outcome(None, (_none(problem, "Choose one whose layout is review or clean."),))
    return Outcome(edition)


def _none(problem: str, hint: str) -> Diagnostic:
    return diagnose("RVW006", NOWHERE, problem=problem, advice=hint)


def _layout(edition: Edition) -> str:
    return str(edition.options.get("layout", _LAYOUT))


def chosen(manuscript: Manuscript, names: Sequence[str]) -> Outcome[tuple[Piece, ...]]:
    """The authored pieces that ``names`` mean, by number or file, in reading order; all if none."""
    authored = [piece for piece in manuscript.outline if piece.authored]
    found: set[str] = set()
    problems: list[Diagnostic] = []
    for name in names:
        meant = [piece for piece in authored if _means(name, piece)]
        if not meant:
            known = [word for piece in authored for word in (piece.number, piece.path) if word]
            problems.append(diagnose("RVW007", NOWHERE, name=name, advice=advice(name, known)))
        found |= {piece.id for piece in meant[:1]}
    return Outcome(tuple(p for p in authored if not names or p.id in found), tuple(problems))


def _means(name: str, piece: Piece) -> bool:
    """Its number, or its file: with or without folders and ``.md``."""
    path = PurePosixPath(piece.path or "")
    known = {piece.number, str(path), path.name, path.stem} - {""}
    given = str(PurePosixPath(name))
    return given in known or given.endswith(f"/{path}")


def narrowed(plan: Plan, pieces: Sequence[Piece]) -> tuple[Plan, Step]:
    """The plan of a copy of these pieces alone, and the step that makes its apparatus.

    Which of the generated pieces would be empty is to be seen from that.
    """
    ids = {piece.id for piece in pieces}
    outline = tuple(p for p in plan.outline if p.id in ids or (p.kind in _ALWAYS))
    name = f"{plan.apparatus}:chosen"
    inputs = (plan.apparatus, *(plan.resolved[piece.id] for piece in pieces))
    step = Step(name, apparatus_of, inputs, (), (), plan.edition.name)
    return replace(plan, outline=outline, apparatus=name), step


def apparatus_of(whole: Apparatus, *pieces: Resolved) -> Outcome[Apparatus]:
    """A step: the apparatus of some pieces: their headings, captions, notes, and what they cite."""
    ids = {one.piece.id for one in pieces}
    cited = {f"ref-{key}" for one in pieces for key in _cited(one)}
    captions = {caption.id for one in pieces for caption in one.captions}

    def kept(blocks: Blocks) -> Blocks:
        return [one for one in blocks if not _is_entry(one) or identifier(one) in cited]

    shown = map_blocks(whole.bibliography, kept)
    return Outcome(
        Apparatus(
            headings=tuple(one for one in whole.headings if one.piece in ids),
            captions=tuple(one for one in whole.captions if one.id in captions),
            notes=tuple(group for group in whole.notes if group.piece.id in ids),
            bibliography=shown if any(map(_is_entry, walk(shown, words=False))) else [],
        )
    )


def _cited(piece: Resolved) -> Iterator[str]:
    for node in walk(piece.blocks, words=False):
        if node["t"] == "Span" and has_class(node, "citation"):
            yield from attributes(node).get("keys", "").split()


def _is_entry(block: Block) -> bool:
    return block["t"] == "Div" and has_class(block, "csl-entry")
