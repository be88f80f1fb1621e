"""The ``section`` around a piece: its class, and what it is in the words of EPUB and ARIA."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from lxml import etree

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.editions.html.setting import Setting
from publish.editions.html.tree import LANG, TYPE, Element, parsed, written
from publish.editions.html.word_breaks import break_words
from publish.model import Kind, Piece, Place

SEMANTICS: Mapping[Kind, tuple[str, str]] = {
    Kind.HALF_TITLE: ("halftitlepage", ""),
    Kind.TITLE_PAGE: ("titlepage", ""),
    Kind.IMPRINT: ("copyright-page", ""),
    Kind.CONTENTS: ("toc", "doc-toc"),
    Kind.FIGURES: ("loi", ""),
    Kind.TABLES: ("lot", ""),
    Kind.PART: ("part", "doc-part"),
    Kind.CHAPTER: ("chapter", "doc-chapter"),
    Kind.NOTES: ("endnotes", "doc-endnotes"),
    Kind.BIBLIOGRAPHY: ("bibliography", "doc-bibliography"),
    Kind.INDEX: ("index", "doc-index"),
    Kind.COLOPHON: ("colophon", "doc-colophon"),
}
"""Kind → ``epub:type`` and ``role`` (EPUB Structural Semantics 1.1, DPUB-ARIA 1.1)."""

MATTER: Mapping[str, tuple[str, str]] = {
    "acknowledgements": ("acknowledgments", "doc-acknowledgments"),
    "acknowledgments": ("acknowledgments", "doc-acknowledgments"),
    "afterword": ("afterword", "doc-afterword"),
    "appendix": ("appendix", "doc-appendix"),
    "conclusion": ("conclusion", "doc-conclusion"),
    "dedication": ("dedication", "doc-dedication"),
    "epilogue": ("epilogue", "doc-epilogue"),
    "foreword": ("foreword", "doc-foreword"),
    "introduction": ("introduction", "doc-introduction"),
    "preface": ("preface", "doc-preface"),
    "prologue": ("prologue", "doc-prologue"),
}
"""What authored matter is, by the name of its file."""

_BY_PLACE = {Place.FRONT: ("frontmatter", ""), Place.BACK: ("appendix", "doc-appendix")}


def section(piece: Piece, content: str, setting: Setting, template: Span) -> Outcome[str]:
    """``content`` in its section, as text; THM001 at ``template`` if it is no XML."""
    try:
        root = parsed(content)
    except etree.XMLSyntaxError as error:
        return Outcome("", (_malformed(template, error),))
    _name(root, piece)
    if language := setting.metadata.language:
        root.set("lang", language)
        root.set(LANG, language)
    break_words(root, setting)
    return Outcome(written(root))


def _name(root: Element, piece: Piece) -> None:
    kind, role = semantics(piece)
    root.set("id", piece.id)
    root.set("class", piece.kind.value)
    if kind:
        root.set(TYPE, kind)
    if role:
        root.set("role", role)


def semantics(piece: Piece) -> tuple[str, str]:
    """``epub:type`` and ``role`` of a piece; either may be empty."""
    if piece.kind in SEMANTICS:
        return SEMANTICS[piece.kind]
    name = PurePosixPath(piece.path or piece.id).stem.casefold()
    return MATTER.get(name, _BY_PLACE.get(piece.place, ("", "")))


def _malformed(template: Span, error: etree.XMLSyntaxError) -> Diagnostic:
    problem = f"markup that is not well formed: {error.msg}"
    return diagnose("THM001", template, name=template.path, problem=problem, advice="")
