"""References of all kinds, the places of their keys, and files that are broken."""

import json
from pathlib import Path

import pytest

from publish.diagnostics import Span
from publish.source import Library
from source.libraries import complaints, library

YAML = """references:
- id: bakunin1873
  type: book
  title: Statism and Anarchy
  author:
  - {family: Bakunin, given: Michael}
  issued: 1873
- type: article-journal
  id: goldman1910
  title: "*Anarchism*: What It Really Stands For"
"""
JSON = [
    {"id": "bakunin1873", "type": "book", "title": "Statism and Anarchy"},
    {"type": "chapter", "title": "Анархия", "language": "ru", "id": "кропоткин1892"},
]
BIB = """@comment{ignored, }
@string{ap = "Anarchist Press"}

@book{bakunin1873,
  author = {Bakunin, Michael and de Cleyre, Voltairine and {Fédération jurassienne}},
  title = {Statism and {Anarchy}},
  publisher = ap,
  date = {1873-05},
}
  @Article{ goldman1910 , author = {Goldman, Emma}, title = {Anarchism}, year = 1910 }
"""


def test_yaml(tmp_path: Path):
    found = library(tmp_path, a_yaml=YAML)
    assert found.diagnostics == ()
    assert found.value.keys == ("bakunin1873", "goldman1910")
    assert found.value.places == {
        "bakunin1873": Span("a.yaml", 2, 7),
        "goldman1910": Span("a.yaml", 9, 7),
    }
    bakunin, goldman = found.value.entries
    assert bakunin["author"] == [{"family": "Bakunin", "given": "Michael"}]
    assert goldman["title"].startswith("<i>Anarchism</i>")


@pytest.mark.parametrize("text", [YAML.partition("\n")[2], f"---\n{YAML}...\n", f"\ufeff{YAML}"])
def test_yaml_in_other_forms(tmp_path: Path, text: str):
    found = library(tmp_path, a_yml=text)
    assert found.diagnostics == ()
    assert found.value.keys == ("bakunin1873", "goldman1910")


def test_yaml_with_merged_entries(tmp_path: Path):
    text = "base: &base {id: a, type: book}\nreferences:\n- <<: *base\n  title: One\n"
    found = library(tmp_path, a_yaml=text)
    assert found.value.places == {"a": Span("a.yaml", 3, 3)}


def test_yaml_of_no_entries(tmp_path: Path):
    assert library(tmp_path, a_yaml="references: []\n").value.entries == ()


def test_json(tmp_path: Path):
    found = library(tmp_path, a_json=json.dumps(JSON, ensure_ascii=False, indent=1))
    assert found.diagnostics == ()
    assert found.value.keys == ("bakunin1873", "кропоткин1892")
    assert found.value.places is not None
    assert found.value.places["bakunin1873"] == Span("a.json", 3, 9)
    assert found.value.entries[1]["language"] == "ru"


def test_json_under_items(tmp_path: Path):
    found = library(tmp_path, a_json=json.dumps({"items": JSON}, ensure_ascii=False))
    assert found.value.keys == ("bakunin1873", "кропоткин1892")


def test_escapes_in_json_keys(tmp_path: Path):
    found = library(tmp_path, a_json=json.dumps([{**JSON[1], "id": "кропоткин"}]))
    assert found.value.keys == ("кропоткин",)
    assert found.value.places == {
        "кропоткин": Span("a.json", 1, found.value.places["кропоткин"].column)
    }


def test_nested_ids_in_json_are_no_keys(tmp_path: Path):
    entry = {**JSON[0], "custom": {"id": "inner"}}
    found = library(tmp_path, a_json=json.dumps([entry, {**JSON[1], "id": "inner"}]))
    assert found.diagnostics == ()


def test_bibtex(tmp_path: Path):
    found = library(tmp_path, a_bib=BIB)
    assert found.diagnostics == ()
    assert sorted(found.value.keys) == ["bakunin1873", "goldman1910"]
    assert found.value.places == {
        "bakunin1873": Span("a.bib", 4, 7),
        "goldman1910": Span("a.bib", 10, 13),
    }
    entry = next(entry for entry in found.value.entries if entry["id"] == "bakunin1873")
    first, second, third = entry["author"]
    assert first == {"family": "Bakunin", "given": "Michael"}
    assert second["family"] == "Cleyre"
    assert "de" in second.values()
    assert third == {"literal": "Fédération jurassienne"}
    assert entry["publisher"] == "Anarchist Press"
    assert entry["issued"] == {"date-parts": [[1873, 5]]}


def test_duplicates_over_files(tmp_path: Path):
    found = library(tmp_path, a_yaml=YAML, b_bib=BIB)
    assert complaints(found) == [("REF005", "b.bib:4:7"), ("REF005", "b.bib:10:13")]
    assert "a.yaml:2:7" in found.diagnostics[0].message
    assert len(found.value.entries) == 2


def test_the_file_listed_first_counts(tmp_path: Path):
    found = library(tmp_path, b_bib=BIB, a_yaml=YAML)
    assert {str(place.path) for place in found.value.places.values()} == {"b.bib"}
    assert all("publisher" in e for e in found.value.entries if e["id"] == "bakunin1873")


def test_equal_entries_in_two_files_are_no_matter(tmp_path: Path):
    found = library(tmp_path, a_yaml=YAML, b_yml=YAML)
    assert found.diagnostics == ()
    assert len(found.value.entries) == 2


def test_duplicates_in_one_file(tmp_path: Path):
    found = library(tmp_path, a_yaml=YAML.replace("goldman1910", "bakunin1873"))
    assert complaints(found) == [("REF003", "a.yaml:9:7")]
    assert found.value.keys == ("bakunin1873",)


@pytest.mark.parametrize(
    ("suffix", "text", "place"),
    [
        ("yaml", "references:\n- id: a\n  title: One: Two\n", "a.yaml:3:13"),
        ("yaml", "references:\n\t- id: a\n", "a.yaml:2:1"),
        ("yaml", "references: none\n", "a.yaml"),
        ("yaml", "", "a.yaml"),
        ("yaml", "references:\n- just words\n", "a.yaml:2:3"),
        ("yaml", "references:\n- {title: One}\n", "a.yaml:2:3"),
        ("yaml", "a: &a [*a]\nreferences: [*a]\n", "a.yaml:1:4"),
        ("json", '[{"id": "a",}]', "a.json:1:13"),
        ("json", "", "a.json:1:1"),
        ("json", "3", "a.json"),
        ("json", '["a"]', "a.json"),
        ("json", '[{"title": "no id"}]', "a.json"),
        ("ris", "AU  - Bakunin\n", "a.ris:1:1"),
        ("ris", "TY  - BOOK\nTI  - One\n", "a.ris:1:1"),
        ("ris", "TY  - BOOK\nTI  - One\nTY  - BOOK\nER  - \n", "a.ris:3:1"),
        ("xml", "<xml><records><record></records></xml>", "a.xml:1:33"),
        ("xml", "<html/>", "a.xml"),
    ],
)
def test_broken_files(tmp_path: Path, suffix: str, text: str, place: str):
    found = library(tmp_path, **{f"a_{suffix}": text})
    assert complaints(found) == [("REF002", place)]
    assert found.diagnostics[0].hint
    assert found.value.entries == ()


def test_one_broken_file_does_not_hide_the_others(tmp_path: Path):
    found = library(tmp_path, a_json="[", b_yaml=YAML)
    assert [code for code, _ in complaints(found)] == ["REF002"]
    assert found.value.keys == ("bakunin1873", "goldman1910")


def test_bytes_that_are_no_text(tmp_path: Path):
    found = library(tmp_path, a_yaml=b"references:\n- id: caf\xe9\n")
    assert complaints(found) == [("SRC005", "a.yaml:2:10")]


@pytest.mark.parametrize("cut", range(0, len(YAML), 7))
def test_yaml_cut_short_gives_a_report(tmp_path: Path, cut: int):
    assert isinstance(library(tmp_path, a_yaml=YAML[:cut]).value, Library)


@pytest.mark.parametrize("cut", range(0, len(BIB), 29))
def test_bibtex_cut_short_gives_a_report(tmp_path: Path, cut: int):
    assert isinstance(library(tmp_path, a_bib=BIB[:cut]).value, Library)
