"""What a store asks, in words: what, how much of it, and where the store says so."""

from __future__ import annotations

from collections.abc import Iterator

from publish.profiles.rows import Row
from publish.profiles.store import Drawings, EbookCover, Limit, Pictures, Size, Store, Tables
from publish.profiles.weights import shown_weight


def store_rows(store: Store) -> Iterator[Row]:
    """All that a store asks, from the file as a whole to what stands in the text."""
    if store.file:
        yield "file", _most(store.file), store.file.source
    if store.cover:
        yield "cover", "; ".join(_cover(store.cover)), store.cover.source
    yield "pictures", "; ".join(_pictures(store.pictures)), store.pictures.source
    if store.documents:
        said = f"{_most(store.documents)} with their pictures"
        yield "documents", said, store.documents.source
    if store.drawings:
        yield "SVG", "; ".join(_drawings(store.drawings)), store.drawings.source
    if store.tables:
        yield "tables", "; ".join(_tables(store.tables)), store.tables.source
    for feature in store.features:
        where = f"not shown on {feature.except_on}" if feature.except_on else "not shown"
        yield feature.name, where, feature.source


def _most(limit: Limit) -> str:
    return f"{shown_weight(limit.most)} {'advised' if limit.advised else 'at most'}"


def shown_size(pixels: Size) -> str:
    """``1,600 × 2,560``"""
    return " × ".join(f"{side:,}" for side in pixels)


def _cover(cover: EbookCover) -> Iterator[str]:
    if cover.required:
        yield "must be in the file"
    if cover.least:
        yield f"{shown_size(cover.least)} pixels at least"
    if cover.shorter:
        yield f"its shorter side {cover.shorter:,} pixels at least"
    if cover.best:
        yield f"{shown_size(cover.best)} are best"
    if cover.most:
        yield f"{shown_size(cover.most)} at most"
    if cover.ratio:
        yield f"height to width as {cover.ratio:.3g} to 1"
    if cover.weight:
        yield f"{shown_weight(cover.weight)} at most"
    if cover.formats:
        yield ", ".join(cover.formats)
    if not cover.page:
        yield "no page of the text"


def _pictures(pictures: Pictures) -> Iterator[str]:
    yield ", ".join(pictures.formats)
    if pictures.pixels:
        yield f"{pictures.pixels / 1_000_000:.3g} million pixels at most"
    if pictures.weight:
        yield f"{shown_weight(pictures.weight)} at most"
    if not pictures.moving:
        yield "none that move"
    if not pictures.see_through:
        yield "none that are transparent"


def _drawings(drawings: Drawings) -> Iterator[str]:
    if drawings.count:
        yield f"{drawings.count} at most"
    if drawings.side:
        yield f"{drawings.side:,} pixels wide and high at most"
    if not drawings.words:
        yield "without text"


def _tables(tables: Tables) -> Iterator[str]:
    if tables.rows:
        yield f"{tables.rows} rows at most"
    if tables.columns:
        yield f"{tables.columns} columns at most"
    if not tables.nested:
        yield "none within another"
