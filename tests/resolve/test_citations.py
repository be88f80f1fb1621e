"""Citations and bibliographies in the styles' three kinds."""

from pathlib import Path

import pytest

from publish.pandoc import attributes, identifier
from resolve.small_book import nodes, resolve, text

CITING = {"back": "[notes, bibliography]"}


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("style", "words", "expected"),
    [
        ("chicago-author-date", "W [@bakunin1873].", "W (Bakunin 1873)."),
        ("chicago-author-date", "W [see @bakunin1873, pp. 3-5].", "W (see Bakunin 1873, 3–5)."),
        ("chicago-author-date", "@bakunin1873 says.", "Bakunin (1873) says."),
        ("chicago-author-date", "B. [-@bakunin1873].", "B. (1873)."),
        (
            "chicago-author-date",
            "W [@goldman1910; @bakunin1873].",
            "W (Goldman 1910; Bakunin 1873).",
        ),
        ("chicago-author-date", "@bakunin1873 [p. 3] says.", "Bakunin (1873, 3) says."),
        ("apa", "W [@bakunin1873]; [@goldman1910].", "W (Bakunin, 1873); (Goldman, 1910)."),
        ("ieee", "W [@bakunin1873] and [@goldman1910].", "W [1] and [2]."),
        ("ieee", "W [@goldman1910; @bakunin1873].", "W [1], [2]."),
    ],
)  # fmt: skip
def test_citations_in_the_text(tmp_path: Path, style: str, words: str, expected: str):
    book = resolve(tmp_path, words, citation_style=style, **CITING)
    assert book.codes() == []
    assert plain(book.text(1)) == expected


def test_a_citation_knows_its_keys_and_links_to_its_entries(tmp_path: Path):
    book = resolve(tmp_path, "W [@bakunin1873; @goldman1910].", **CITING)
    (citation,) = nodes(book.one.blocks, "Span", "citation")
    assert attributes(citation)["keys"] == "bakunin1873 goldman1910"
    links = [link["c"][2][0] for link in nodes(citation, "Link")]
    assert links == ["#ref-bakunin1873", "#ref-goldman1910"]
    entries = [identifier(entry) for entry in book.apparatus.bibliography]
    assert entries == ["ref-bakunin1873", "ref-goldman1910"]


def test_links_lead_only_to_entries_that_stand_somewhere(tmp_path: Path):
    book = resolve(tmp_path, "W [@bakunin1873].", back="[notes]")
    assert nodes(book.one.blocks, "Link") == []


def test_note_styles_put_citations_into_notes(tmp_path: Path):
    words = (
        "One.[@bakunin1873, p. 3] Two [@bakunin1873, p. 4]. Three.[^a]\n\n"
        "[^a]: In a note [@goldman1910].\n"
    )
    style = "chicago-notes-bibliography"
    book = resolve(tmp_path, words, citation_style=style, **CITING)
    assert book.codes() == []
    (group,) = book.apparatus.notes
    assert [note.number for note in group.notes] == ["1", "2", "3"]
    first, second, third = (plain(text(note.blocks)) for note in group.notes)
    assert "Bakunin" in first
    assert "Zurich Press" in first
    assert "Bakunin" in second
    assert "Zurich" not in second
    assert third.startswith("In a note")
    assert "Goldman" in third
    assert book.text(1) == "One. Two. Three."


def test_note_styles_number_through_the_book(tmp_path: Path):
    chapters = {
        name: f"# {name}\n\nW.[@bakunin1873] V.[^a]\n\n[^a]: N.\n" for name in ("one", "two")
    }
    style = "chicago-notes-bibliography"
    book = resolve(tmp_path, chapters, citation_style=style, notes="{number: book}", **CITING)
    numbers = [note.number for group in book.apparatus.notes for note in group.notes]
    assert numbers == ["1", "2", "3", "4"]


def test_citations_in_headings_captions_tables_and_notes(tmp_path: Path):
    words = (
        '## As @bakunin1873\n\n![From @goldman1910](map.svg){#fig-a alt="x"}\n\n'
        "| As @kropotkin1892 |\n|---|\n| [@bakunin1873] |\n\n"
        "N.[^a]\n\n[^a]: See [@goldman1910, p. 3; cf. @bakunin1873].\n"
    )
    book = resolve(tmp_path, words, **CITING)
    assert book.codes() == []
    assert text(book.apparatus.headings[1].title) == "As Bakunin (1873)"
    assert text(book.apparatus.captions[0].title) == "From Goldman (1910)"
    assert "(Bakunin 1873)" in plain(book.text(3))
    (note,) = book.apparatus.notes[0].notes
    assert plain(text(note.blocks)) == "See (Goldman 1910, 3; cf. Bakunin 1873)."
    assert len(book.apparatus.bibliography) == 3


def test_a_missing_key_does_not_take_the_others_with_it(tmp_path: Path):
    book = resolve(
        tmp_path, "W [@bakunin1873; @nobody1900; @goldman1910] x [@nobody1900].", **CITING
    )
    assert book.codes() == ["REF001 one.md:3:18", "REF001 one.md:3:48"]
    assert plain(book.text(1)).startswith("W (Bakunin 1873; Goldman 1910) x")


def test_a_russian_title_is_tagged_in_an_english_book(tmp_path: Path):
    book = resolve(tmp_path, "W [@kropotkin1892].", **CITING)
    (entry,) = book.apparatus.bibliography
    tagged = [text(n) for n in nodes(entry, "Span") if attributes(n).get("lang") == "ru"]
    assert any("Хлеб и\N{NO-BREAK SPACE}воля" in words for words in tagged)


def test_entries_are_sorted_in_both_scripts(tmp_path: Path):
    words = "W [@kropotkin1892; @goldman1910; @bakunin1873]."
    book = resolve(tmp_path, words, **CITING)
    order = [identifier(entry) for entry in book.apparatus.bibliography]
    assert order == ["ref-bakunin1873", "ref-goldman1910", "ref-kropotkin1892"]


DIV = "W [@bakunin1873; @goldman1910].\n\n::: {.bibliography %s}\n:::\n"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ["bakunin1873", "goldman1910", "kropotkin1892"]),
        ("type=book", ["bakunin1873", "kropotkin1892"]),
        ("type=article-journal", ["goldman1910"]),
        ("keyword=women", ["goldman1910"]),
        ("language=ru", ["kropotkin1892"]),
        ("scope=chapter", ["bakunin1873", "goldman1910"]),
        ("scope=chapter type=book", ["bakunin1873"]),
        ('keys="kropotkin1892 goldman1910"', ["goldman1910", "kropotkin1892"]),
        ("type=film", []),
    ],
)
def test_bibliographies_in_place(tmp_path: Path, options: str, expected: list[str]):
    chapters = {"one": "# One\n\n" + DIV % options, "two": "# Two\n\n[@kropotkin1892]\n"}
    book = resolve(tmp_path, chapters, back="[]")
    assert book.codes() == []
    (div,) = nodes(book.one.blocks, "Div", "references")
    assert [identifier(n).removeprefix("ref-") for n in nodes(div, "Div", "csl-entry")] == expected


def test_further_reading_needs_no_citation(tmp_path: Path):
    book = resolve(
        tmp_path, '::: {.bibliography keys="bakunin1873" title="Read on"}\n:::\n', back="[]"
    )
    (div,) = nodes(book.one.blocks, "Div", "references")
    assert text(div).startswith("Read onBakunin")


def test_an_entry_has_its_identifier_once(tmp_path: Path):
    words = "W [@bakunin1873].\n\n::: {.bibliography}\n:::\n\n::: {.bibliography type=book}\n:::\n"
    for back, total in (("[]", 1), ("[bibliography]", 0)):
        book = resolve(tmp_path, words, back=back)
        names = [identifier(n) for n in nodes(book.one.blocks, "Div", "csl-entry")]
        assert len(names) == 2
        assert names.count("ref-bakunin1873") == total


def test_a_stop_only_where_the_citation_ends_its_note(tmp_path: Path):
    words = "A.[^a]\n\n[^a]: As @bakunin1873 [p. 3] says. As in @goldman1910 [p. 4]\n"
    style = "chicago-notes-bibliography"
    (group,) = resolve(tmp_path, words, citation_style=style, **CITING).apparatus.notes
    note = plain(text(group.notes[0].blocks))
    assert "1873), 3 says. As in" in note
    assert note.endswith("1910, 4.")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "“Anarchism.”"), ("en-US", "“Anarchism.”"), ("en-GB", "‘Anarchism’.")],
)
def test_the_stop_of_a_note_within_quotation_marks(tmp_path: Path, language: str, expected: str):
    words = "@goldman1910 and @bakunin1873, then @goldman1910 again"
    settings = {"citation_style": "chicago-notes-bibliography", "language": language}
    (group,) = resolve(tmp_path, words, **settings, **CITING).apparatus.notes
    assert plain(text(group.notes[2].blocks)) == expected
