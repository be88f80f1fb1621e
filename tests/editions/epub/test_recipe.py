"""The edition as steps: from resolved pieces and the house theme to a product."""

from __future__ import annotations

import io
import pickle
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from publish.diagnostics import Span
from publish.editions.epub import steps
from publish.editions.plan import Plan
from publish.model import (
    Apparatus,
    Block,
    Edition,
    Heading,
    Kind,
    Metadata,
    Note,
    NoteGroup,
    Piece,
    Place,
    Product,
    Resolved,
    Step,
)
from publish.pandoc import anchor, span, string, words
from publish.profiles import load_store, store_names
from publish.themes import Theme, load

ONE = Piece("one", Kind.CHAPTER, Place.BODY, "one.md", "1")
OUTLINE = (
    Piece("title-page", Kind.TITLE_PAGE, Place.FRONT),
    Piece("contents", Kind.CONTENTS, Place.FRONT),
    ONE,
    Piece("notes", Kind.NOTES, Place.BACK),
)
TITLE = words("Ideas")
NOTE = Note("1", "_k_n1", "_k_c1", [{"t": "Para", "c": [anchor("_k_3", "5:1"), string("Noted.")]}])
HEADING = Heading("one", 1, "1", "sec-one", TITLE, "Ideas")


def _blocks() -> list[Block]:
    call = span(
        [{"t": "Note", "c": NOTE.blocks}],
        "note-call",
        identifier=NOTE.call,
        attributes={"note": NOTE.id, "number": "1"},
    )
    return [
        {"t": "Header", "c": [1, ["sec-one", [], [["number", "1"]]], TITLE]},
        {"t": "Para", "c": [anchor("_k_2", "3:1"), *words("Some text."), call]},
    ]


@pytest.fixture(scope="module")
def house() -> Theme:
    theme = load("house", None, Span("book.yaml")).value
    assert theme is not None
    return theme


def _plan(theme: Theme, **options: Any) -> Plan:
    metadata = Metadata("The Book", "en", "the-book", identifier="urn:x:1")
    edition = Edition("ebook", "epub", metadata, "house", "any", options=options)
    return Plan(edition, OUTLINE, theme, {"one": "resolve:one"}, "apparatus", {}, 1_700_000_000)


def _given() -> dict[str, Any]:
    resolved = Resolved(ONE, "manuscript/one.md", _blocks(), (NOTE,), (HEADING,))
    groups = (NoteGroup(ONE, TITLE, (NOTE,)),)
    return {"resolve:one": resolved, "apparatus": Apparatus((HEADING,), notes=groups)}


def _run(planned: tuple[Step, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """Each step's value, every argument having travelled to another process and back."""
    values = dict(given)
    for step in planned:
        arguments = (*(values[name] for name in step.inputs), *step.parameters)
        outcome = step.function(*pickle.loads(pickle.dumps(arguments)))
        assert outcome.diagnostics == ()
        values[step.name] = outcome.value
    return values


def test_the_last_step_makes_the_product_and_names_are_unique(house: Theme) -> None:
    plan = _plan(house)
    planned = steps(plan)
    names = [step.name for step in planned]
    assert names[-1] == plan.product
    assert len(names) == len(set(names))
    assert {step.edition for step in planned} == {"ebook"}


def test_the_book_comes_out_whole_with_its_fonts(house: Theme) -> None:
    plan = _plan(house)
    product = _run(steps(plan), _given())[plan.product]
    assert isinstance(product, Product)
    assert product.pages is None
    with zipfile.ZipFile(io.BytesIO(product.content)) as archive:
        names = archive.namelist()
        root = etree.fromstring(archive.read("EPUB/text/one.xhtml"))
    assert sum(name.endswith(".ttf") for name in names) == 2
    call = root.find(".//{*}a[@role='doc-noteref']")
    assert call is not None
    assert call.get("href") == "notes.xhtml#_k_n1"


def test_without_fonts_none_is_cut(house: Theme) -> None:
    plan = _plan(house, fonts=False)
    planned = steps(plan)
    assert not any("fonts:" in step.name for step in planned)
    product = _run(planned, _given())[plan.product]
    assert b"@font-face" not in product.content
    with zipfile.ZipFile(io.BytesIO(product.content)) as archive:
        assert not any("fonts" in name for name in archive.namelist())


def test_a_store_changes_nothing_but_the_page_of_the_cover(house: Theme) -> None:
    planned = {name: steps(replace(_plan(house), store=load_store(name))) for name in store_names()}
    kindle, generic = planned.pop("kindle"), planned["generic"]
    assert all(one == generic for one in planned.values())
    differing = [one.name for one, other in zip(kindle, generic, strict=True) if one != other]
    assert differing == ["product:ebook"]


def test_one_font_file_depends_on_its_own_characters_alone(house: Theme) -> None:
    fonts = [step for step in steps(_plan(house)) if step.name.startswith("fonts:")]
    assert fonts
    assert all(step.inputs == (step.name.replace("fonts:", "asked:"),) for step in fonts)


@pytest.mark.parametrize("store", ["kindle", "apple", "kobo", "google", "generic"])
def test_for_every_store_the_file_is_the_same(house: Theme, store: str) -> None:
    """A profile says what is looked for in it: so whoever judges it, judges it once."""
    assert steps(_plan(house, profile=store)) == steps(_plan(house))
