"""Transliterated and translated titles, by whatever name a library has them."""

import json

import pytest

from source.libraries import library

_FORMS = {"transliterated-title": "Nazvanie", "translated-title": "The Name"}

_YAML = """references:
- id: a
  type: book
  title: Название
  {}
"""
_ZOTERO = {"id": "a", "type": "book", "title": "Название"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("yaml", _YAML.format("transliterated-title: Nazvanie\n  translated-title: The Name")),
        ("yaml", _YAML.format("title-transliterated: Nazvanie\n  title-translated: The Name")),
        (
            "json",
            json.dumps([{**_ZOTERO, "note": "Translated Title: The Name\nA note: see below\n"}])
            .replace("A note", "Transliterated title: Nazvanie\\nA note"),
        ),
        ("json", json.dumps([{**_ZOTERO, **_FORMS, "note": "translated-title: Other"}])),
        (
            "bib",
            "@book{a, title = {Название}, transliteratedtitle = {Nazvanie},\n"
            "  titletranslation = {The {Name}}}",
        ),
        (
            "bib",
            "@book{a, title = {Название}, title_romanised = {Nazvanie},\n"
            "  note = {Some words\ntranslated-title: The Name}}",
        ),
    ],
)  # fmt: skip
def test_forms_of_a_title(tmp_path, kind: str, text: str):
    found = library(tmp_path, **{f"a_{kind}": text})
    assert found.diagnostics == ()
    (entry,) = found.value.entries
    assert {name: entry.get(name) for name in _FORMS} == _FORMS
    assert "itle" not in entry.get("note", "")
    assert set(entry) <= {"id", "type", "title", "note", *_FORMS}


def test_other_lines_of_a_note_stay(tmp_path):
    note = "On titles: a note\ntranslated-title: The Name\nThe end"
    found = library(tmp_path, a_json=json.dumps([{**_ZOTERO, "note": note}]))
    (entry,) = found.value.entries
    assert entry["note"] == "On titles: a note\nThe end"
    assert entry["translated-title"] == "The Name"


def test_markup_is_kept(tmp_path):
    found = library(tmp_path, a_yaml=_YAML.format("translated-title: The *Name*"))
    assert found.value.entries[0]["translated-title"] == "The <i>Name</i>"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ris", "TY  - BOOK\nID  - a\nTI  - Название\nTT  - The Name\nER  - \n"),
        (
            "xml",
            "<xml><records><record><ref-type name='Book'>6</ref-type><label>a</label><titles>"
            "<title>Название</title><translated-title>The Name</translated-title></titles>"
            "</record></records></xml>",
        ),
    ],
)
def test_of_ris_and_endnote(tmp_path, kind: str, text: str):
    found = library(tmp_path, **{f"a_{kind}": text})
    assert [entry["translated-title"] for entry in found.value.entries] == ["The Name"]
