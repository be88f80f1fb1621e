"""The record is valid ONIX, by the schema and by its rules, whatever is known of the book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from onixcheck import validate

from publish.config.relators import RELATORS
from publish.editions.epub.accessibility import look
from publish.editions.epub.xhtml import parse
from publish.editions.onix.codes import ROLES
from publish.editions.onix.form import Form
from publish.editions.onix.message import Record, message
from publish.model import BookSeries, Contributor, Metadata, Sibling, Subject

BARE = Metadata("A Book", "en", "a-book")
FULL = Metadata(
    title="A Book",
    language="pt-BR",
    slug="a-book",
    subtitle="and its sources",
    identifier="urn:uuid:6f1d0c52-9a3e-4b7e-8d54-2c1b7e90a4f6",
    contributors=(Contributor("Ana Silva", "Silva, Ana"), Contributor("Bo", role="typographer")),
    publisher="House",
    date="2026-11",
    rights="© 2026",
    description="What it says,\nin two lines.",
    subjects=(
        Subject("History"),
        Subject("Anarchism", "bisac", "POL042010"),
        Subject("", "thema", "JPFB"),
        Subject("Russia", "thema", "1DTA"),
    ),
    isbn="978-3-16-148410-0",
    series=BookSeries("Sources", "3"),
)
SIBLINGS = (Sibling("978-0-306-40615-7", "print"), Sibling("0-306-40615-2", "epub"))
ACCESS = look([parse('<section lang="en" xml:lang="en"><img src="a" alt="A map"/></section>')], [])
BARRED = look([parse('<section><img src="a" alt=""/></section>')], [])


def _valid(content: bytes, folder: Path) -> bool:
    file = folder / "record.xml"
    file.write_bytes(content)
    problems = [*validate(str(file)), *validate(str(file), schemas=("rng",))]
    assert problems == []
    return True


def _values(content: bytes, name: str) -> list[str]:
    return [str(one.text) for one in etree.fromstring(content).iter(f"{{*}}{name}")]


@pytest.mark.parametrize("metadata", [BARE, FULL], ids=["bare", "full"])
@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("day", ["", "2026", "2026-11", "2026-11-22"])
def test_it_is_valid(metadata: Metadata, form: Form, day: str, tmp_path: Path) -> None:
    record = Record(replace(metadata, date=day), form, SIBLINGS, 1_700_000_000)
    access = ACCESS if form is Form.EPUB else None
    assert _valid(message(record, access=access, pages=0 if access else 212), tmp_path)


def test_every_role_of_book_yaml_is_valid(tmp_path: Path) -> None:
    people = tuple(Contributor("A", role=role) for role in RELATORS)
    assert _valid(message(Record(replace(BARE, contributors=people), Form.PRINT)), tmp_path)
    assert ROLES.keys() <= RELATORS.keys()


def test_it_says_what_book_yaml_says() -> None:
    content = message(Record(FULL, Form.EPUB, SIBLINGS), access=ACCESS)
    assert _values(content, "IDValue") == [
        "9783161484100",
        FULL.identifier,
        "9780306406157",
        "0306406152",
    ]
    assert _values(content, "ProductRelationCode") == ["13", "06"]
    assert _values(content, "LanguageCode") == ["por"]
    assert _values(content, "ContributorRole") == ["A01", "Z99"]
    assert _values(content, "SubjectSchemeIdentifier") == ["10", "93", "94", "20"]
    assert _values(content, "PartNumber") == ["3"]
    assert _values(content, "Text") == ["What it says, in two lines.", "© 2026"]


def test_accessibility_is_what_the_content_has() -> None:
    told = _values(message(Record(FULL, Form.EPUB), access=ACCESS), "ProductFormFeatureValue")
    assert {"04", "14", "52", "82", "85"} <= set(told)
    less = _values(message(Record(FULL, Form.EPUB), access=BARRED), "ProductFormFeatureValue")
    assert not {"04", "14", "52", "82", "85"} & set(less)
    assert _values(message(Record(FULL, Form.PRINT), pages=9), "ProductFormFeatureValue") == []
    assert _values(message(Record(FULL, Form.PRINT), pages=9), "ExtentValue") == ["9"]


def test_two_records_agree_to_the_byte() -> None:
    record = Record(FULL, Form.EPUB, SIBLINGS, 1_700_000_000)
    assert message(record, access=ACCESS) == message(record, access=ACCESS)
