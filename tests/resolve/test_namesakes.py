"""The rule for namesakes is left out where nothing would come of it, and nowhere else."""

from pathlib import Path
from typing import Any

import pytest

from publish.pandoc import citeproc, parse
from publish.resolve.namesakes import without_namesakes
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


def taken_out(*works: dict[str, Any], style: str = AUTHOR_DATE) -> bool:
    return isinstance(without_namesakes(style, works), bytes)


def test_citations_are_the_same_without_it() -> None:
    works = [
        MINDS,
        SEAS,
        TREES,
        STARS,
        work("winds", ("Łoś", "Jan"), ("Smith", "Bea")),
        work("none"),
    ]
    style = without_namesakes(AUTHOR_DATE, works)
    assert isinstance(style, bytes)
    text = "A [see @minds, p. 3; @seas]. @trees says [@winds]. [-@stars; @none].[^1]"
    blocks, _ = parse(f"{text}\n\n[^1]: @seas.\n")
    meta = {"link-citations": {"t": "MetaBool", "c": True}}
    formatted = citeproc(blocks, works, style, meta)
    assert formatted == citeproc(blocks, works, AUTHOR_DATE, meta)
    assert "1999a" in str(formatted)


@pytest.mark.parametrize(
    "other",
    [
        work("a", ("Smith", "Bea")),
        work("a", ("Smith", "A.")),
        work("a", ("von Smith", "Ann")),
        work("a", ("al-Smith", "Ann")),
        work("a", ("d'Smith", "Ann")),
        work("a", ("Brown", "Jo"), editor=[{"family": "Smith", "given": "Bea"}]),
        work("a", author=["Smith || Bea"]),
        work("a", note="editor: Smith || Bea"),
        work("a", ("", "Plato"), editor=[{"given": "Diotima"}]),
    ],
)
def test_it_stays_where_there_may_be_namesakes(other: dict[str, Any]) -> None:
    assert taken_out(MINDS, SEAS)
    assert not taken_out(MINDS, SEAS, other)


def test_namesakes_matter_in_second_place_where_the_style_looks_there(tmp_path: Path) -> None:
    style = tmp_path / "all.csl"
    style.write_text(ALL_NAMES)
    assert taken_out(MINDS, TREES)
    assert not taken_out(MINDS, TREES, style=str(style))
    assert taken_out(MINDS, SEAS, style=str(style))


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
    assert not taken_out(MINDS, SEAS, style=str(style))
