"""RIS, EndNote XML, and BibTeX files with broken entries."""

from pathlib import Path

import pytest

from publish.diagnostics import Span
from source.libraries import complaints, library

RIS = """TY  - BOOK
ID  - bakunin1873
AU  - Bakunin, Mikhail
AU  - Fédération jurassienne,
A2  - Series, Editor
TI  - Statism
  and Anarchy
T2  - The Library
PY  - 1873
PB  - Golos
SN  - 978-0-521-36182-8
DO  - 10.1000/182
LA  - Russian
KW  - state
KW  - anarchy
ER  -

TY  - JOUR
AU  - Kropotkin, Peter
TI  - Mutual Aid
JO  - Nineteenth Century
PY  - 1890
DA  - 1890/09/12/
SP  - 337
EP  - 354
SN  - 0029-0000
ER  -
TY  - JOUR
AU  - Kropotkin, Peter
TI  - Mutual Aid, Continued
Y1  - 1890///spring
ER  -
TY  - SOMETHING
TI  - The Untold
ER  -
"""


def test_ris(tmp_path: Path):
    found = library(tmp_path, a_ris=RIS)
    assert found.diagnostics == ()
    assert found.value.keys == ("bakunin1873", "kropotkin1890", "kropotkin1890a", "untoldND")
    assert found.value.places["bakunin1873"] == Span("a.ris", 2, 7)
    assert found.value.places["kropotkin1890"] == Span("a.ris", 18, 1)
    book, article, _, other = found.value.entries
    assert book == {
        "id": "bakunin1873",
        "type": "book",
        "author": [
            {"family": "Bakunin", "given": "Mikhail"},
            {"literal": "Fédération jurassienne"},
        ],
        "collection-editor": [{"family": "Series", "given": "Editor"}],
        "title": "Statism and Anarchy",
        "collection-title": "The Library",
        "issued": {"date-parts": [[1873]]},
        "publisher": "Golos",
        "ISBN": "978-0-521-36182-8",
        "DOI": "10.1000/182",
        "language": "ru",
        "keyword": "state, anarchy",
    }
    assert article["issued"] == {"date-parts": [[1890, 9, 12]]}
    assert (article["page"], article["ISSN"]) == ("337-354", "0029-0000")
    assert other["type"] == "document"


def test_dos_line_ends_and_a_mark_before_ris(tmp_path: Path):
    text = "\ufeff" + RIS.replace("\n", "\r\n")
    assert library(tmp_path, a_ris=text).value.entries == library(tmp_path, b_ris=RIS).value.entries


ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record><rec-number>12</rec-number><ref-type name="Book">6</ref-type>
<contributors><authors><author><style face="normal">Bakunin, Mikhail</style></author></authors>
<secondary-authors><author>Shatz, Marshall</author></secondary-authors></contributors>
<titles><title><style face="normal">On </style><style face="italic">Statism</style></title></titles>
<dates><year><style>1873</style></year></dates><publisher>Golos</publisher>
<isbn>9780521361828</isbn>
<electronic-resource-num>10.1000/182</electronic-resource-num>
<urls><related-urls><url>https://example.org/</url></related-urls></urls>
</record>
<record><label>kro</label><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Kropotkin, P.</author></authors></contributors>
<titles><title>Mutual &amp; Aid</title><secondary-title>Century</secondary-title></titles>
<dates><year>in press</year></dates><isbn>0029-0000</isbn></record>
</records></xml>
"""


def test_endnote(tmp_path: Path):
    found = library(tmp_path, a_xml=ENDNOTE)
    assert found.diagnostics == ()
    assert found.value.places == {"bakunin1873": Span("a.xml", 3), "kro": Span("a.xml", 12)}
    book, article = found.value.entries
    assert book["title"] == "On <i>Statism</i>"
    assert book["editor"] == [{"family": "Shatz", "given": "Marshall"}]
    assert (book["ISBN"], book["DOI"]) == ("9780521361828", "10.1000/182")
    assert book["URL"] == "https://example.org/"
    assert article["container-title"] == "Century"
    assert article["ISSN"] == "0029-0000"
    assert article["issued"]["literal"] == "in press"


def test_entities_of_a_library_are_not_followed(tmp_path: Path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    attack = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'
    text = ENDNOTE.replace("<xml>", f"{attack}<xml>").replace("Golos", "&e;")
    assert "secret" not in str(library(tmp_path, a_xml=text).value.entries)


BEFORE = "@string{gol = {Golos}}\n@book{one, title = {One}, publisher = gol}\n"
AFTER = "\n@book{two, title = {Two}, publisher = gol}\n"


@pytest.mark.parametrize(
    "broken",
    [
        "@book{bad, title = {Never closed, year = 1900\n}\n",
        '@book{bad, title = "Never closed, year = 1900}\n',
        "@book{bad,\n title = {One} year = 1900}\n",
        "@book{bad, title {One}}\n",
        "@book(bad, title = {One})\n",
    ],
)
def test_a_broken_entry_costs_no_other(tmp_path: Path, broken: str):
    found = library(tmp_path, a_bib=BEFORE + broken + AFTER)
    assert complaints(found) == [("REF006", "a.bib:3:7")]
    assert "“bad”" in found.diagnostics[0].message
    assert found.value.keys == ("one", "two")
    assert all(entry["publisher"] == "Golos" for entry in found.value.entries)


def test_every_broken_entry_is_named(tmp_path: Path):
    broken = "@book{b%d, title = {One} year = 1}\n"
    text = BEFORE + "".join(broken % number for number in range(5)) + AFTER
    found = library(tmp_path, a_bib=text)
    assert complaints(found) == [("REF006", f"a.bib:{line}:7") for line in range(3, 8)]
    assert found.value.keys == ("one", "two")


def test_an_entry_in_a_comment_is_none(tmp_path: Path):
    found = library(tmp_path, a_bib="@comment{\n@book{one, title = {Old}}\n}\n" + BEFORE)
    assert found.value.places == {"one": Span("a.bib", 5, 7)}
