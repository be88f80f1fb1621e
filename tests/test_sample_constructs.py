"""The sample book shows every construct of the user guide, and the guide says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sample_book.manuscript import BOOK, FOLDER

GUIDE = (Path(__file__).parents[1] / "docs" / "guide.md").read_text(encoding="utf-8")
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}

_CODE = re.compile(r"^(`{3,}).*?^\1$", re.M | re.S)
_WRITING = _CODE.sub("", GUIDE).partition("\n## Writing\n")[2].partition("\n## References\n")[0]
SECTIONS = dict(re.findall(r"^### (.+)\n((?:(?!#).*\n)*)", _WRITING, re.M))
"""Heading → text of what the guide says about writing, without its examples."""

LEFT_OUT = {"Equations"}
"""A book of this kind has no use for them."""

KEY = r"@[a-z]+(?:\d{4}|[A-Z]{2})\w*"

CONSTRUCTS = {
    "Headings": {
        "chapter": r"^# ",
        "short title": r'^# .*short="',
        "authors of a piece": r'^# .*authors="',
        "section": r"^## .*#sec-",
        "subsection": r"^### .*#sec-",
        "heading of the fourth level": r"^#### .*#sec-",
    },
    "Text": {
        "stress": r"(?<![*\w])\*\w[^*\n]*\*(?!\*)",
        "strong words": r"\*\*\w[^*\n]*\*\*",
        "small capitals": r"\]\{\.smallcaps\}",
        "subscript": r"~\d+~",
        "superscript": r"\^[a-z]+\^",
        "quotation marks": r'(?<=\s)"\w',
        "quotation within a quotation": r"\"[^\"\n]*(?<!\w)'[A-Z][^\"\n]*'",
        "hyphens for a dash": r"\d--\d",
        "three dots": r"(?<!\.)\.\.\.(?!\.)",
        "quotation by itself": r"^> ",
        "list": r"^- ",
        "numbered list": r"^1\. ",
        "list in a list": r"^\d\. .*(?:\n {4}\S.*)*\n {4}- ",
        "definition list": r"^\S.*\n:   ",
        "scene break": r"^\* \* \*$",
        "link": r"\]\(https://",
        "link in the book": r"(?<!\!)\[[^\]]+\]\(#",
    },
    "Epigraphs and verse": {
        "epigraph": r"^::: epigraph",
        "its source": r"\]\{\.attribution\}",
        "verse": r"^\| .*\n\| [^|]*\n\S*:::",
    },
    "Notes": {
        "note": r"^\[\^(?!ed-)\w+\]: ",
        "note of several paragraphs": r"^\[\^\w+\]: .*(?:\n {4}\S.*)*\n\n {4}\S",
        "note in the line": r"\^\[",
        "note of another series": r"^\[\^ed-\w+\]: ",
    },
    "Citations": {
        "in brackets": rf"\[{KEY}\]",
        "several": rf"\[{KEY}; {KEY}\]",
        "prefix": rf"\bsee also {KEY}",
        "locator": rf"\[{KEY}, line \d",
        "suffix": rf"\[{KEY}, in the\s+title",
        "in the sentence": rf"\bfor {KEY} the\b",
        "year alone": rf"\[-{KEY}\]",
    },
    "Cross references": {
        "section": r"(?<!\[)@sec-",
        "figure": r"@fig-",
        "table": r"@tbl-",
        "number alone": r"\[-@tbl-",
        "several": r"\[@tbl-\w+; @fig-",
        "page": r"\[@sec-\w+\]\{\.page\}",
    },
    "Figures": {
        "caption": r"^!\[\w[^\]]+\]\(figures/[^)]*\)\{#fig-",
        "alternative text": r'\{#fig-\w+ alt="',
        "width": r"\bwidth=\d+%",
        "in the line": r"\w !\[\]\([^)]*\)\{alt=",
        "ornament": r"^!\[\]\(",
    },
    "Tables": {
        "rows of pipes": r"^\|:?-+:?\|",
        "cells over several columns": r"^\+[=:+]+\+$",
        "caption": r"^: .+ \{#tbl-",
    },
    "On their side": {"table": r"\{#tbl-\w+ \.landscape\}"},
    "Code": {
        "block": r"^```yaml$",
        "in the line": r"(?<!`)`\w+`(?!`)",
    },
    "Index": {
        "around words": r"\]\{\.index\}",
        "other term": r'\w\]\{\.index\s+term="',
        "place alone": r'\[\]\{\.index\s+term="[^"]*"\}',
        "subentry": r'term="[^"]*![^"]*"',
        "range": r"range=start",
        "see": r' see="',
        "see also": r' seealso="',
        "see also several": r' seealso="[^"]*; ',
    },
    "Glossary": {
        "explanations": r"^::: glossary",
        "term": r"\]\{\.term\}",
        "term in another form": r'\]\{\.term term="',
    },
    "Other languages": {
        "in the line": r"\]\{lang=ru\}",
        "in another script": r"\]\{lang=el\}",
        "block": r"^::: \{lang=ru\}",
    },
    "Only here, not there": {
        "block of a format": r"^::: \{\.only format=",
        "block of an edition": r"^::: \{\.only edition=",
        "block but for a format": r"^::: \{\.except format=",
        "in the line": r"\]\{\.only format=",
        "in the line, but for a format": r"\]\{\.except format=",
        "raw markup for the web": r"^```\{=html\}$",
        "raw markup for Word": r"^```\{=openxml\}$",
    },
    "Bibliographies in place": {
        "by keys": r'\{\.bibliography keys="',
        "by a field": r"\{\.bibliography [^}]*type=",
        "of a chapter": r"\{\.bibliography scope=chapter",
        "title": r'\{\.bibliography [^}]*title="',
    },
    "Print alone": {
        "tighter": r"^::: tight$",
        "looser": r"^::: loose$",
        "page break": r"^::: page-break\n:::$",
    },
    "Silencing a diagnostic": {"allowance": r"^<!-- publish: allow [A-Z]{3}\d{3} -->$"},
}
"""Section of the guide → construct → how it is written."""

ROWS = [(section, name) for section, rows in CONSTRUCTS.items() for name in rows]


@pytest.mark.parametrize(("section", "name"), ROWS, ids=[": ".join(row) for row in ROWS])
def test_every_construct_is_shown(section: str, name: str) -> None:
    pattern = re.compile(CONSTRUCTS[section][name], re.M)
    assert [file for file, text in TEXTS.items() if pattern.search(text)]


def test_no_section_of_the_guide_is_left_out() -> None:
    assert set(SECTIONS) == CONSTRUCTS.keys() | LEFT_OUT


def test_a_long_description_stands_beside_its_picture() -> None:
    described = [path.name.removesuffix(".desc.md") for path in FOLDER.glob("figures/*.desc.md")]
    assert described
    assert all(f"(figures/{name}.svg)" in "".join(TEXTS.values()) for name in described)


def test_book_yaml_declares_what_the_text_uses() -> None:
    assert BOOK["notes"]["series"].keys() == {"ed"}
    words = {word.replace("-", "") for word in BOOK["hyphenation"]["en"]}
    assert all(word in "".join(TEXTS.values()) for word in words)


@pytest.mark.parametrize("section", CONSTRUCTS)
def test_the_guide_points_to_files_that_show_it(section: str) -> None:
    files = re.findall(r"\]\(\.\./manuscript/([\w.-]+\.md)\)", SECTIONS[section])
    assert files or "*Sample: every chapter.*" in SECTIONS[section]
    rows = [re.compile(row, re.M) for row in CONSTRUCTS[section].values()]
    for name in files:
        assert any(row.search(TEXTS[name]) for row in rows), name
