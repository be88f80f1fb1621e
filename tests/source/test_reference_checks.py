"""What is said of entries: by each check, of pairs, and only of what a book uses."""

from pathlib import Path

import pytest

from publish.source import cited_keys, remarks_on
from publish.source.citing import check_references
from publish.source.library.dates import problem_of
from source.libraries import library

SOUND = "references:\n- id: a\n  type: webpage\n  title: One\n"


def codes(folder: Path, text: str, *used: str) -> list[str]:
    found = library(folder, a_yaml=text)
    assert found.diagnostics == ()
    wanted = used or found.value.keys
    return [f"{one.code} {one.span}" for one in remarks_on(found.value, wanted)]


@pytest.mark.parametrize(
    "field",
    [
        "DOI: 10.1000/182",
        "DOI: 10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
        "ISBN: 978-0-521-36182-8",
        "ISBN: 978 0 521 36182 8",
        "ISBN: ISBN 0-521-36182-6 (hbk), 978-0-521-36182-8 (pbk)",
        "ISBN: 0521361826 9780521361828",
        "URL: https://example.org/a_(b)?c=d#e",
        "URL: http://пример.рф/страница",
        "author: [{family: Alain, given: Etta}]",
        "author: [{literal: Étal et Cie}]",
    ],
)
def test_nothing_is_said_of_what_is_right(tmp_path: Path, field: str):
    assert codes(tmp_path, f"{SOUND}  {field}\n") == []


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("DOI: doi:10.1000/182", "REF009 a.yaml:5:8"),
        ("DOI: 11.1000/182", "REF009 a.yaml:5:8"),
        ("ISBN: 978-0-521-36182-9", "REF010 a.yaml:5:9"),
        ("ISBN: 0521361826 9780521361829", "REF010 a.yaml:5:9"),
        ("ISBN: unknown 5", "REF010 a.yaml:5:9"),
        ("URL: example.org", "REF011 a.yaml:5:8"),
        ("URL: https://example.org/a b", "REF011 a.yaml:5:8"),
        ("URL: 'https://[example'", "REF011 a.yaml:5:8"),
        ("accessed: 2020-02-30", "REF012 a.yaml:5:13"),
        ("author: [{family: Goldman, given: Emma et al.}]", "REF014 a.yaml:5:11"),
        ("editor: [{family: Х, given: Y}, {literal: и др.}]", "REF014 a.yaml:5:11"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(tmp_path: Path, field: str, code: str):
    assert codes(tmp_path, f"{SOUND}  {field}\n") == [code]


@pytest.mark.parametrize(
    "date",
    [
        "2020",
        "2020-05-31",
        "-0043",
        "199X",
        "199u",
        "2004-21",
        "1920~",
        "2001~/2002-03?",
        "2001/..",
        "/2001",
        "2020-05-31T10:00:00Z",
        "Y-17000",
        "in press",
        "",
        {"literal": "the winter of 2004"},
        {"date-parts": [["2020", "2", "29"]]},
        {"date-parts": [[2020, 13]]},
        {"date-parts": [[2020], [2021, 5]]},
        {"year": 2020, "month": 5},
        [{"year": 2020}],
    ],
)
def test_dates(date: object):
    assert problem_of(date) == ""


@pytest.mark.parametrize(
    "date",
    [
        "2020-13",
        "2020-02-30",
        "2020-00",
        "5 May 2020",
        "2020/2021/2022",
        "2020-5",
        {"date-parts": [[2021, 2, 29]]},
        {"date-parts": [["then"]]},
        {"date-parts": [2020]},
        {"date-parts": [[2020, 1, 1, 1]]},
        {"date-parts": [[1], [2], [3]]},
        {"year": 2020, "month": 25},
    ],
)
def test_dates_that_cannot_be(date: object):
    assert problem_of(date)


def book(key: str, **fields: str) -> str:
    said = {"type": "book", "title": "One", "publisher": "Press", "issued": "1990", **fields}
    return f"- id: {key}\n" + "".join(f"  {name}: {text}\n" for name, text in said.items())


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        ({"DOI": "10.1000/A"}, {"DOI": "10.1000/a", "title": "Two"}, True),
        ({"ISBN": "0-521-36182-6"}, {"ISBN": "9780521361828", "title": "Two"}, True),
        ({"ISBN": "0-521-36182-6", "volume": "1"}, {"ISBN": "0-521-36182-6", "volume": "2"}, False),
        ({}, {}, False),
        ({"author": "[{family: A}]"}, {"author": "[{family: A, given: B}]"}, True),
        ({"author": "[{family: A}]"}, {"author": "[{family: A}]", "issued": "1991"}, False),
        ({"author": "[{family: A}]"}, {"author": "[{family: A}]", "edition": "2"}, False),
    ],
)
def test_twins(tmp_path: Path, one: dict[str, str], other: dict[str, str], twins: bool):
    text = "references:\n" + book("a", **one) + book("b", **other)
    assert [code[:6] for code in codes(tmp_path, text)] == ["REF008"] * twins
    assert codes(tmp_path, text, "a") == []


def test_chapters_of_one_book_share_its_isbn(tmp_path: Path):
    extra = {"type": "chapter", "container-title": "Both", "ISBN": "9780521361828"}
    text = "references:\n" + book("a", **extra) + book("b", **{**extra, "title": "Two"})
    assert codes(tmp_path, text) == []


def test_what_no_chapter_uses_is_passed_over(tmp_path: Path):
    text = SOUND + "- id: b\n  type: book\n"
    found = library(tmp_path, a_yaml=text).value
    assert check_references(found, ("a",), ()).diagnostics == ()
    said = check_references(found, ("a",), ("b", "a")).diagnostics
    assert [one.code for one in said] == ["REF007"]
    assert check_references(found, (), ("*",)).diagnostics == said


def test_a_chapter_that_cannot_be_read_cites_nothing():
    assert cited_keys(None).value == ()


def test_an_empty_field_says_that_there_is_none(tmp_path: Path):
    text = "references:\n- {id: a, type: book, title: One, publisher: '', issued: }\n"
    found = library(tmp_path, a_yaml=text).value
    assert found.remarks == ()
    assert "issued" not in found.entries[0]  # not the year 0: styles write “n.d.”


def test_old_books_need_no_publisher(tmp_path: Path):
    text = "references:\n- {id: a, type: book, title: One, issued: 1873}\n"
    assert codes(tmp_path, text) == []
