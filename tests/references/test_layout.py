"""The canonical layout of references.yaml: it is stable, loses nothing and keeps comments."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from publish.references.layout import LayoutError, laid_out
from publish.references.remarks import remarks

SAMPLE = Path(__file__).parents[2] / "manuscript" / "references.yaml"

_UNTIDY = """\
# The sources

# of the book
- {id: roe, title: "A: b # c", type: book, issued: {date-parts: [[1999, 1]]}}  # beside roe
# above doe
- title: 'no'   # of the title
  # of the key
  id: Doe
  x-own: yes
  note: |  # of the note
    one
    two
  author:
   - family: Smith  # of Smith
     given: Ann
   - {family: A Very Long Name Indeed, given: With A Rather Long Given Name Too, suffix: Jr}
   - literal: "The Committee, of {All}"
  # the last of doe
# the end
"""
_TIDY = """\
# The sources
# of the book
references:
  # above doe
  # of the key
  - id: Doe
    title: "no"  # of the title
    # of Smith
    author:
      - {family: Smith, given: Ann}
      - {family: A Very Long Name Indeed, given: With A Rather Long Given Name Too, suffix: Jr}
      - {literal: "The Committee, of {All}"}
    # of the note
    note: |
      one
      two
    x-own: "yes"
    # the last of doe

  # beside roe
  - id: roe
    type: book
    title: "A: b # c"
    issued: {date-parts: [[1999, 1]]}

# the end
"""

_TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "no",
        "~",
        "1999",
        "1e3",
        "a: b",
        "a #b",
        "- x",
        "x,y",
        "[x]",
        "“q”",
        "two\nlines",
        "2001-01-01",
    ]
)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _TEXTS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=12,
)
_NAMES = st.sampled_from(["type", "title", "author", "issued", "DOI", "note", "custom", "x-own"])
_ENTRIES = st.lists(
    st.tuples(
        st.text("abÄж09_-", min_size=1, max_size=8), st.dictionaries(_NAMES | _TEXTS, _VALUES)
    ),
    max_size=5,
).map(lambda made: [{**fields, "id": key} for key, fields in made])


def _written(entries: list[dict[str, Any]], *, flow: bool, listed: bool) -> str:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(entries if listed else {"references": entries}, stream)
    return stream.getvalue()


def _can_be_read(text: str) -> bool:
    try:
        YAML(typ="safe", pure=True).compose(text)
    except YAMLError:
        return False
    return True


def _sorted(entries: list[dict[str, Any]]) -> list[str]:
    return sorted(repr(sorted(entry.items(), key=repr)) for entry in entries)


@settings(max_examples=60, deadline=None)
@given(_ENTRIES, st.booleans(), st.booleans())
def test_it_is_idempotent_and_loses_no_field(
    entries: list[dict[str, Any]], flow: bool, listed: bool
) -> None:
    text = _written(entries, flow=flow, listed=listed)
    assume(_can_be_read(text))  # ruamel writes {:0: null}, and does not read it
    made = laid_out(text)
    assert laid_out(made) == made
    again = YAML(typ="safe", pure=True).load(made)["references"]
    before = YAML(typ="safe", pure=True).load(text)
    before = before if listed else before["references"]
    assert _sorted(again or []) == _sorted(before or [])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_comment_is_lost_wherever_it_stands(data: st.DataObject) -> None:
    lines = _UNTIDY.replace('# c"', 'c"').splitlines()
    text_from = next(n for n, line in enumerate(lines) if "note: |" in line)
    places = [n for n in range(len(lines) + 1) if not text_from < n <= text_from + 2]
    for number in sorted(data.draw(st.sets(st.sampled_from(places), max_size=5)), reverse=True):
        column = data.draw(st.integers(0, 6))
        lines.insert(number, f"{' ' * column}# put in {number}")
    text = "\n".join(lines) + "\n"
    made = laid_out(text)
    assert laid_out(made) == made
    assert Counter(r.text for r in remarks(made)) == Counter(r.text for r in remarks(text))


def test_what_it_looks_like() -> None:
    assert laid_out(_UNTIDY) == _TIDY
    assert laid_out(_TIDY) == _TIDY


def test_the_sample_keeps_its_comments() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    made = laid_out(text)
    assert laid_out(made) == made
    above = made.partition("  - id: abcmoscow2014summary")[0].splitlines()
    assert above[-1] == "  # source no. 17"


@pytest.mark.parametrize("text", ["references: []\n", "[]\n", "references:\n"])
def test_no_entries(text: str) -> None:
    assert laid_out(text) == "references: []\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("references: &a []\n", "“&a”"),
        ("- &a {id: a, type: book}\n- {<<: *a, id: b}\n", "“&a” names"),
        ("base: &b {id: a}\nreferences:\n- *b\n", "“&b” names"),
        ("{nocite: x, references: []}\n", "does not begin a line"),
        ("nocite: x\n", "no list"),
        ("just words\n", "no list"),
        ("- words\n", "no mapping"),
        ("- {id: a\n", "not YAML"),
        ("- {id: !key a}\n", "tag"),
        ("", "no list"),
    ],
)
def test_what_is_left_alone(text: str, problem: str) -> None:
    with pytest.raises(LayoutError, match=problem):
        laid_out(text)


_BESIDE = """\
# Of the file
nocite: |
  @*

# Of the list
references:
{entries}

# Of the language
lang:   en   # kept
"""


def test_what_stands_beside_the_list_stays_as_it_is() -> None:
    untidy = _BESIDE.format(entries="- {title: B, id: b}  # beside\n# of a\n- id: a\n  # of b\n\n")
    made = laid_out(untidy)
    assert made == _BESIDE.format(
        entries="  # of a\n  - id: a\n    # of b\n\n  # beside\n  - id: b\n    title: B"
    )
    assert laid_out(made) == made


def test_a_list_that_comes_first_or_last_or_is_empty() -> None:
    assert laid_out("---\nreferences:\n- id: a\nlang: &l en\nother: *l\n") == (
        "references:\n  - id: a\n\nlang: &l en\nother: *l\n"
    )
    assert laid_out("lang: en\nreferences:\n- id: a\n  note: x\n\n\n") == (
        "lang: en\nreferences:\n  - id: a\n    note: x\n"
    )
    assert laid_out("lang: en\nreferences:\nnocite: x\n") == (
        "lang: en\nreferences: []\n\nnocite: x\n"
    )


def test_it_says_where_entries_share_something() -> None:
    with pytest.raises(LayoutError) as found:
        laid_out("lang: en\nreferences:\n  - id: a\n    author: &who [{literal: A}]\n")
    assert (found.value.line, found.value.column) == (4, 13)
