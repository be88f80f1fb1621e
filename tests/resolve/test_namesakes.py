"""Styles without the rule for namesakes, and which names are shared."""

from pathlib import Path
from typing import Any

import pytest

from publish.pandoc import citeproc, parse
from publish.resolve.namesakes import shared_families, without_rule
from publish.resolve.styles import collection

AUTHOR_DATE = str(collection() / "chicago-author-date.csl")
ALL_NAMES = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<citation disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names">
<layout><names variable="author"/></layout></citation></style>"""


def work(key: str, *authors: tuple[str, str], **fields: Any) -> dict[str, Any]:
    names = [{"family": family, "given": given} for family, given in authors]
    issued = {"date-parts": [[1999]]}
    return {"id": key, "type": "book", "title": key, "author": names, "issued": issued, **fields}


MINDS = work("minds", ("Smith", "Ann"), ("Gogh", "T."))
SEAS = work("seas", ("Smith", "Ann"), ("Brown", "Jo"))
TREES = work("trees", ("Łoś", "Jan"), ("Smith", "Bea"), editor=[{"literal": "Smith"}])
STARS = work("stars", ("de la Cruz", "Juana"), note="On stars: a note")


def shared(*works: dict[str, Any], style: str = AUTHOR_DATE) -> frozenset[str] | None:
    return shared_families(style, works)


def test_citations_are_the_same_without_the_rule_where_no_name_is_shared() -> None:
    works = [
        MINDS,
        SEAS,
        TREES,
        STARS,
        work("winds", ("Łoś", "Jan"), ("Smith", "Bea")),
        work("none"),
    ]
    assert shared(*works) == frozenset()
    style = without_rule(AUTHOR_DATE)
    assert style is not None
    text = "A [see @minds, p. 3; @seas]. @trees says [@winds]. [-@stars; @none].[^1]"
    blocks, _ = parse(f"{text}\n\n[^1]: @seas.\n")
    meta = {"link-citations": {"t": "MetaBool", "c": True}}
    formatted = citeproc(blocks, works, style, meta)
    assert formatted == citeproc(blocks, works, AUTHOR_DATE, meta)
    assert "1999a" in str(formatted)


@pytest.mark.parametrize(
    ("other", "family"),
    [
        (work("a", ("Smith", "Bea")), "Smith"),
        (work("a", ("Smith", "A.")), "Smith"),
        (work("a", ("von Smith", "Ann")), "Smith"),
        (work("a", ("al-Smith", "Ann")), "Smith"),
        (work("a", ("d'Smith", "Ann")), "Smith"),
        (work("a", ("Brown", "Jo"), editor=[{"family": "Smith", "given": "Bea"}]), "Smith"),
        (work("a", ("", "Plato"), editor=[{"given": "Diotima"}]), ""),
    ],
)
def test_names_are_shared_in_any_form(other: dict[str, Any], family: str) -> None:
    assert shared(MINDS, SEAS) == frozenset()
    assert shared(MINDS, SEAS, other) == {family}


@pytest.mark.parametrize(
    "other", [work("a", author=["Smith || Bea"]), work("a", note="editor: Smith || Bea")]
)
def test_of_some_works_it_cannot_be_told(other: dict[str, Any]) -> None:
    assert shared(MINDS, SEAS, other) is None


def test_namesakes_matter_in_second_place_where_the_style_looks_there(tmp_path: Path) -> None:
    style = tmp_path / "all.csl"
    style.write_text(ALL_NAMES)
    assert shared(MINDS, TREES) == frozenset()
    assert shared(MINDS, TREES, style=str(style)) == {"Smith"}
    assert shared(MINDS, SEAS, style=str(style)) == frozenset()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("all-names", "by-cite"),
        ('"true"', '"false"'),
        ("</layout>", '<text variable="first-reference-note-number"/></layout>'),
        ("</style>", ""),
        ("citation", "quotation"),
    ],
)
def test_other_styles_stay_as_they_are(tmp_path: Path, old: str, new: str) -> None:
    style = tmp_path / "other.csl"
    style.write_text(ALL_NAMES.replace(old, new))
    assert without_rule(str(style)) is None
