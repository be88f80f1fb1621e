"""Entries of other libraries: what is added, what is there already, and that nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.diagnostics import Span
from publish.model import File
from publish.pandoc import run
from publish.references.keys import key_for
from publish.references.merging import Merge, merge, with_entries
from publish.source import read_library

_HERE = Span("other.json", 1, 1)
_BOOK = {
    "id": "doe1999",
    "type": "book",
    "title": "The Form of the Federation",
    "author": [{"family": "Doe", "given": "Jo"}],
    "issued": {"date-parts": [[1999]]},
    "DOI": "10.1000/Form",
    "ISBN": "978-3-16-148410-0",
}


def _merge(*incoming: dict[str, Any], **options: bool) -> Merge:
    places = {"doe1999": Span("references.yaml", 2, 9)}
    return merge([_BOOK], places, [(entry, _HERE) for entry in incoming], **options)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"DOI": "https://doi.org/10.1000/FORM", "title": "Another"}, "same DOI 10.1000/form"),
        ({"ISBN": "316148410X", "title": "Form of federation"}, "same ISBN 9783161484100"),
        ({"title": "the FORM of the <i>Federation</i>"}, "same title"),
        ({"title": "The Form of the Federations"}, "titles alike by 98 %"),
    ],
)
def test_duplicates_are_proposed_and_not_added(entry: dict[str, Any], reason: str) -> None:
    made = _merge({"id": "x", **entry})
    assert (made.added, made.same) == ((), ())
    (one,) = made.likely
    assert (one.key, one.reason, one.there) == ("doe1999", reason, Span("references.yaml", 2, 9))
    assert [one.key for one in _merge({"id": "x", **entry}, duplicates=True).added] == ["x"]


@pytest.mark.parametrize(
    "entry",
    [
        {"title": "The Form of the Federation", "issued": {"date-parts": [[2004]]}},
        {"title": "The Form of the Federation", "author": [{"family": "Roe"}]},
        {"ISBN": "9783161484100", "title": "On Rain"},
        {"title": "Something Else"},
        {"title": "The Form of the Federation 2"},
    ],
)
def test_other_works_are_added(entry: dict[str, Any]) -> None:
    assert [one.key for one in _merge({"id": "x", **entry}).added] == ["x"]


def test_the_same_entry_is_left_out_whatever_its_key() -> None:
    made = _merge({**_BOOK, "id": "other"}, _BOOK)
    assert (made.added, made.likely) == ((), ())
    assert [one.key for one in made.same] == ["doe1999", "doe1999"]


def test_entries_are_also_compared_with_those_before_them() -> None:
    rain = {"id": "a", "title": "On Rain"}
    made = _merge(rain, {**rain, "id": "b", "note": "again"})
    assert [one.key for one in made.added] == ["a"]
    assert [(one.key, one.there) for one in made.likely] == [("a", _HERE)]


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ({"id": "fine:2020"}, "fine:2020"),
        ({"id": "taken"}, "takenb"),
        ({"id": "a--b", "title": "Dash"}, "anonNDdash"),
        ({"id": "sec-one", "title": "The Müller Case"}, "anonNDmuller"),
        (
            {
                "id": "http://x/y z",
                "title": "Der Staat",
                "author": [{"family": "Кропоткин"}],
                "issued": {"date-parts": [[1892, 1]]},
            },
            "kropotkin1892staat",
        ),
    ],
)
def test_keys(entry: dict[str, Any], key: str) -> None:
    assert key_for(entry, {"taken"}) == key


_WORDS = st.text("aZ й0 *_'\"<>&#$@[]\\{}-:.,/“—", min_size=1, max_size=25)
_WORDS = _WORDS.map(lambda text: " ".join(text.split()))  # Markdown knows one space only
_TEXTS = (_WORDS | st.just("On <i>Form</i> &amp; “rain”")).filter(bool)
_NAMES = st.lists(
    st.fixed_dictionaries(
        {"family": st.text("aZй-'", min_size=1), "given": st.text("aB", min_size=1)}
    ),
    min_size=1,
    max_size=3,
)
_DATES = st.builds(
    lambda *parts: {"date-parts": [list(parts)]},
    st.integers(1, 2100),
    st.integers(1, 12),
    st.integers(1, 28),
)
_ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["book", "chapter", "article-journal", "webpage"])},
        optional={
            **dict.fromkeys(["title", "container-title", "note", "publisher", "genre"], _TEXTS),
            **dict.fromkeys(["author", "editor", "translator"], _NAMES),
            **dict.fromkeys(["issued", "accessed"], _DATES),
            **dict.fromkeys(["volume", "number", "edition"], st.integers(1, 99).map(str)),
            "page": st.just("3-17"),
            "DOI": st.just("10.1000/a_b<c>d;2-#"),
            "URL": st.just("https://example.org/a_b?c=*&d=~e--f'g#h"),
            "language": st.sampled_from(["en", "ru", "no"]),
        },
    ),
    min_size=1,
    max_size=4,
).map(lambda made: [{"id": f"k-{number}", **entry} for number, entry in enumerate(made)])


@settings(max_examples=25, deadline=None)
@given(_ENTRIES)
def test_import_then_export_keeps_every_field(
    tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, Any]]
) -> None:
    incoming = json.loads(run(["-f", "csljson", "-t", "csljson"], json.dumps(entries)))
    path = tmp_path_factory.mktemp("made") / "references.yaml"
    path.write_text(with_entries("references: []\n", tuple(incoming)), encoding="utf-8")
    read = read_library((File(str(path), ""), "references.yaml"))
    assert read.diagnostics == ()
    assert list(read.value.entries) == incoming


def test_a_tidy_file_stays_tidy() -> None:
    text = "references:\n  # first\n  - id: b\n    title: B\n"
    made = with_entries(text, ({"id": "a", "type": "book", "title": "A"},))
    assert made == (
        "references:\n  - id: a\n    type: book\n    title: A\n\n"
        "  # first\n  - id: b\n    title: B\n"
    )


def test_of_another_file_nothing_changes() -> None:
    text = "# mine\n- title: 'B'\n  id: b\n# end"
    made = with_entries(text, ({"id": "a", "type": "book", "title": "A"},))
    assert made == text + "\n- id: a\n  type: book\n  title: A\n"


def test_what_follows_the_list_still_follows_it() -> None:
    text = "nocite: x\nreferences:\n- id: a\n  title: A\n\n# The end\nlang: en\n"
    made = with_entries(text, ({"id": "b", "type": "book", "title": "B"},))
    assert made == (
        "nocite: x\nreferences:\n- id: a\n  title: A\n"
        "- id: b\n  type: book\n  title: B\n\n# The end\nlang: en\n"
    )
    empty = with_entries("nocite: x\nreferences:\nlang: en\n", ({"id": "b", "title": "B"},))
    assert empty == "nocite: x\nreferences:\n  - id: b\n    title: B\n\nlang: en\n"
