"""The EPUB edition as steps: HTML and fonts piece by piece, then the assembly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publish.diagnostics import Outcome
from publish.editions.epub import characters, pictures
from publish.editions.epub.assembly import Blueprint, assemble
from publish.editions.epub.fonts import cut_fonts
from publish.editions.epub.page_breaks import page_breaks, with_page_breaks
from publish.editions.epub.scaling import LIMIT, scaled
from publish.editions.epub.typefaces import Cut, cuts, licences
from publish.editions.html import chapter, draft_step, generated
from publish.editions.html.slices import headings_of, slice_of, slicing
from publish.editions.html.word_breaks import RULE
from publish.editions.plan import Plan, page_map_step
from publish.model import File, Kind, Piece, Step
from publish.themes.theme import Theme

MEDIUM = "ebook"
_PAGED = (Kind.PART, Kind.NOTES, Kind.BIBLIOGRAPHY)
"""Generated pieces that show words of the manuscript."""


def fragments_step(edition: str) -> str:
    """The name of the step whose value is the HTML of an edition's pieces."""
    return f"fragments:{edition}"


def pictures_step(edition: str) -> str:
    """The name of the step whose value is an edition's pictures."""
    return f"images:{edition}"


def steps(plan: Plan) -> tuple[Step, ...]:
    """All steps of an EPUB edition; the last yields the `Product`."""
    edition = plan.edition
    rendered = tuple(_html(plan))
    marked = tuple(_paged(plan))
    texts = {piece.id: f"html:{edition.name}:{piece.id}" for piece in plan.outline}
    texts |= {step.chapter: step.name for step in marked if step.function is with_page_breaks}
    carried = cuts(plan.theme) if edition.options.get("fonts", True) else ()
    faces = tuple(_fonts(plan, carried)) if carried else ()
    instances = tuple(step.name for step in faces if step.function is cut_fonts)
    files = tuple(sorted(plan.files.items()))
    fitted = tuple(_scaled(plan, path, file) for path, file in files)
    smaller = tuple(step.name for step in fitted)
    return (
        *slicing(plan),
        *rendered,
        *marked,
        Step(fragments_step(edition.name), together, tuple(texts.values()), edition=edition.name),
        *faces,
        Step(_typefaces_step(edition.name), together, instances, edition=edition.name),
        *fitted,
        Step(_scaled_step(edition.name), together, smaller, edition=edition.name),
        _pictures(plan, files, carried),
        _product(plan),
    )


def _typefaces_step(edition: str) -> str:
    return f"typefaces:{edition}"


def _scaled_step(edition: str) -> str:
    return f"scaled:{edition}"


def _front(plan: Plan) -> str:
    """The name of the cover edition whose front is the e-book's; empty for none."""
    return str(plan.edition.options.get("front", ""))


def _cover(plan: Plan) -> str:
    """The path of the cover picture; empty for none."""
    return pictures.FRONT if _front(plan) else str(plan.edition.options.get("cover") or "")


def _pictures(plan: Plan, files: tuple[tuple[str, File], ...], carried: tuple[Cut, ...]) -> Step:
    name, front = plan.edition.name, _front(plan)
    taken = (fragments_step(name), _scaled_step(name))
    return Step(
        pictures_step(name),
        pictures.gather_with_front if front else pictures.gather,
        (*taken, plan.others[front].front) if front else taken,
        (files, carried) if front else (files, _cover(plan), carried),
        ("uharfbuzz",) if carried else (),
        edition=name,
    )


def _product(plan: Plan) -> Step:
    name = plan.edition.name
    return Step(
        plan.product,
        assemble,
        (fragments_step(name), headings_of(plan), pictures_step(name), _typefaces_step(name)),
        (_blueprint(plan, _cover(plan)),),
        ("ebooklib", "lxml", "tinycss2"),
        name,
    )


def together(*values: Any) -> Outcome[tuple[Any, ...]]:
    """The values of several steps as one, so that what follows has a fixed number of inputs."""
    return Outcome(values)


def _html(plan: Plan) -> Iterator[Step]:
    edition = plan.edition
    rendering = (plan.theme, edition.metadata, MEDIUM)
    for piece in plan.outline:
        name = f"html:{edition.name}:{piece.id}"
        if piece.authored:
            draft = draft_step(plan, piece)
            yield draft
            given = (*rendering, edition.notes_place, edition.hyphenation)
            yield Step(name, chapter, (draft.name,), given, ("pandoc",), edition.name, piece.id)
        else:
            made = plan.colophon_of(piece)
            taken, empty = slice_of(plan, piece)
            told = (*empty, piece, *rendering, plan.outline, made, edition.hyphenation)
            yield Step(name, generated, taken, told, ("pandoc",), edition.name, piece.id)


def _scaled(plan: Plan, path: str, file: File) -> Step:
    """A picture by itself, so that it is scaled anew only if it is another."""
    name, limit = plan.edition.name, plan.edition.options.get("image-limit", LIMIT)
    return Step(f"scaled:{name}:{path}", scaled, (), (file, limit), ("Pillow",), name)


def _paged(plan: Plan) -> Iterator[Step]:
    """The pages of a printed edition that begin in each piece, and the piece with their marks."""
    edition = plan.edition
    printed = _printed(plan)
    if printed is None:
        return
    for piece in plan.outline:
        if piece.authored or piece.kind in _PAGED:
            text, name = f"html:{edition.name}:{piece.id}", f"pages:{edition.name}:{piece.id}"
            taken = page_map_step(printed.edition.name), text
            yield Step(name, page_breaks, taken, (), ("lxml",), edition.name, piece.id)
            made = f"paged:{edition.name}:{piece.id}"
            yield Step(made, with_page_breaks, (text, name), (), ("lxml",), edition.name, piece.id)


def _printed(plan: Plan) -> Plan | None:
    """The plan of the edition whose pages are marked."""
    return plan.others.get(str(plan.edition.options.get("page-list", "")))


def _fonts(plan: Plan, carried: tuple[Cut, ...]) -> Iterator[Step]:
    """The characters of each piece, what each font file is asked for, and the fonts cut from it.

    A piece with other characters has only those fonts cut anew of which it asks others.
    """
    name, css = plan.edition.name, _stylesheet(plan.theme)
    pieces = {piece.id: f"looks:{name}:{piece.id}" for piece in plan.outline}
    for piece, step in pieces.items():
        text = f"html:{name}:{piece}"
        yield Step(step, characters.used, (text,), (css,), ("tinycss2",), name, piece)
    every, asked = f"looks:{name}", f"asked:{name}"
    yield Step(every, together, tuple(pieces.values()), edition=name)
    yield Step(asked, characters.allotted, (every,), (carried, css), ("fonttools",), name)
    for place, cut in enumerate(carried):
        font = _font_step(name, cut)
        own = font.replace("fonts:", "asked:", 1)
        yield Step(own, characters.of_cut, (asked,), (place,), edition=name)
        yield Step(font, cut_fonts, (own,), (cut,), ("uharfbuzz",), name)


def _font_step(edition: str, cut: Cut) -> str:
    weights = "-".join(map(str, cut.weights))
    return f"fonts:{edition}:{cut.role}:{cut.family}:{cut.style}:{weights}"


def _stylesheet(theme: Theme) -> str:
    return theme.stylesheets.get(MEDIUM, "")


def _blueprint(plan: Plan, cover: str) -> Blueprint:
    theme, metadata = plan.theme, plan.edition.metadata
    printed = _printed(plan)
    return Blueprint(
        outline=plan.outline,
        metadata=metadata,
        stylesheet=_stylesheet(theme) + (RULE if plan.edition.hyphenation else ""),
        titles={piece.id: _title(piece, plan) for piece in plan.outline},
        words={key: theme.term(metadata.language, key) for key in ("contents", "cover")},
        licences=licences(theme),
        cover=cover,
        modified=plan.modified,
        siblings=plan.edition.siblings,
        printed=printed.edition.metadata if printed else None,
        cover_page=_cover_page(plan),
    )


def _cover_page(plan: Plan) -> bool:
    """Whether the cover may be a page: some stores show it before the first by themselves."""
    asked = plan.store.cover if plan.store else None
    return asked is None or asked.page


def _title(piece: Piece, plan: Plan) -> str:
    """The title of a piece's document where the piece shows no heading."""
    metadata = plan.edition.metadata
    if piece.title or piece.kind in (Kind.CHAPTER, Kind.MATTER, Kind.PART):
        return piece.title or metadata.title
    return plan.theme.term(metadata.language, piece.kind)
