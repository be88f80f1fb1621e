"""What the sample book holds: chapters, references, notes, an index, a glossary, figures."""

from __future__ import annotations

import re
from collections import Counter

import pytest

import publish
from reading.markdown import MarkdownFile
from reading.text import plain
from sample_book.manuscript import BACK, CHAPTERS, FILES, FOLDER, REFERENCES

NOT_LISTED = {8, 10, 22, 23, 28, 38}
"""Numbers that stand empty in the list of the source."""

SECTIONS = 5
WORDS = 900
ALL_WORDS = 8_000


def written(file: MarkdownFile) -> int:
    """Words of the text, without its notes, headings and attributes."""
    text = re.sub(r"^\[\^[^\]]+\]:.*?(?=^\[\^|\Z)", "", file.text, flags=re.M | re.S)
    text = re.sub(r"^(#|:::|\|).*$|\{[^}]*\}|\[?@[\w-]+\]?", "", text, flags=re.M)
    return len(re.findall(r"[^\W\d_][\w'’-]*", text))


def test_nothing_is_wrong_with_it() -> None:
    assert publish.check(FOLDER, strict=True).report.diagnostics == ()


def test_seven_chapters_of_some_length() -> None:
    lengths = {file.path.name: written(file) for file in CHAPTERS}
    assert len(lengths) == 7
    assert min(lengths.values()) >= WORDS, lengths
    assert sum(lengths.values()) >= ALL_WORDS


@pytest.mark.parametrize("file", CHAPTERS, ids=lambda file: file.path.stem)
def test_chapters_have_sections_and_short_titles(file: MarkdownFile) -> None:
    title, *below = file.headings
    assert 'short="' in title.attributes
    assert sum(heading.level == 2 for heading in below) >= SECTIONS
    assert all("#sec-" in heading.attributes for heading in file.headings)


# references


def test_each_reference_of_the_source_is_there_once() -> None:
    text = (FOLDER / "references.yaml").read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"# source no\. (\d+)", text)]
    assert numbers == [number for number in range(1, 82) if number not in NOT_LISTED]
    keys = re.findall(r"^ *- id: (\S+)$", text, re.M)
    assert len(keys) == len(set(keys)) == len(REFERENCES) == 75


def test_references_claim_no_more_than_the_source_says() -> None:
    for key, entry in REFERENCES.items():
        assert {"type", "title", "language"} <= entry.keys(), key
        assert not entry.keys() & {"author", "URL", "DOI", "publisher"}, key
        assert bool(re.search("[A-Z]{2}", key)) == (not entry.get("issued")), key
        if entry["language"] == "ru":
            others = [entry.get(f"{how}-title", "") for how in ("translated", "transliterated")]
            assert re.search("[а-я]", entry["title"]), key
            assert re.search("[a-z]", "".join(others)), key


def test_titles_that_two_references_share_stay_apart() -> None:
    told = [
        tuple(str(value) for name, value in sorted(entry.items()) if name not in ("id", "language"))
        for entry in REFERENCES.values()
    ]
    assert len(set(told)) == len(told)
    titles = Counter(entry["title"] for entry in REFERENCES.values())
    for key in ("protesters2022march17", "authorities2025federation"):
        assert titles[REFERENCES[key]["title"]] == 2


def test_each_reference_is_cited_or_recommended() -> None:
    cited = set().union(*(file.keys for file in FILES))
    listed = {key for file in FILES for keys in _listed(file) for key in keys.split()}
    assert cited <= REFERENCES.keys()
    assert listed <= REFERENCES.keys()
    assert cited | listed == REFERENCES.keys()


def _listed(file: MarkdownFile) -> list[str]:
    return re.findall(r'\{\.bibliography keys="([^"]*)"', file.text)


# notes, index, glossary


def test_notes_are_many_and_some_have_paragraphs() -> None:
    notes = [text for file in CHAPTERS for text in file.definitions.values()]
    of_the_source = [label for file in CHAPTERS for label in file.calls if label.startswith("ed-")]
    assert len(of_the_source) >= 20
    assert len(notes) - len(of_the_source) >= 40
    assert sum("\n\n" in text.strip() for text in notes) >= 4
    contradictions = [text for text in notes if "contradict" in text]
    assert len(contradictions) >= 6
    lost = [text for text in notes if re.search(r"\b(lost|missing|gone|gaps?|legible)\b", text)]
    assert len(lost) >= 15


def test_the_index_has_depth() -> None:
    marks = [mark for file in FILES for mark in file.marks]
    paths = {mark.path for mark in marks}
    assert len({path[0] for path in paths}) >= 80
    assert sum(len(path) == 2 for path in paths) >= 20
    assert sum(mark.cross for mark in marks) >= 8
    ranges = Counter((mark.path, mark.range) for mark in marks if mark.range)
    begun = [path for path, kind in ranges if kind == "start"]
    assert len(begun) >= 10
    assert all(ranges[path, "start"] == ranges[path, "end"] for path in begun)


def test_the_glossary_gives_russian_originals() -> None:
    (glossary,) = (file for file in BACK if file.path.stem == "glossary")
    entries = re.findall(r"^(\S.*)\n:   ((?:.+\n)+)", glossary.text, re.M)
    assert len([term for term, said in entries if "{lang=ru}" in said]) >= 15
    terms = {plain(term.strip("*")).casefold() for term, _ in entries}
    used = {plain(word.strip("*")).casefold() for word in _terms()}
    assert used <= terms
    assert len(used) >= 12


def _terms() -> list[str]:
    return [
        " ".join(word.split())
        for file in FILES
        for word in re.findall(r"\[([^\[\]]+)\]\{\.term\}", file.text)
    ]


# pictures and tables


def test_figures_and_tables() -> None:
    text = "\n".join(file.text for file in FILES)
    figures = re.findall(r"\]\((figures/[^)]*)\)\{#fig-\S+\s+alt=\"([^\"]+)\"", text)
    assert len(figures) >= 3
    assert all(len(alt) > 100 for _, alt in figures)
    assert len(re.findall(r"^: .+ \{#tbl-", text, re.M)) >= 4


def test_captions_are_short_enough_for_a_list() -> None:
    text = " ".join(" ".join(file.text.split()) for file in FILES)
    captions = re.findall(r"!\[([^\]]+)\]\(", text) + re.findall(r" : ([^|]+?) \{#tbl-", text)
    assert len(captions) >= 12
    assert all(len(caption) <= 60 for caption in captions), captions
