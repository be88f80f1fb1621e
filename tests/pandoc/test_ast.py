"""pandoc's tree: made, walked, mapped and read; its places."""

import copy

import pytest

from publish.diagnostics import Span
from publish.pandoc import (
    PandocError,
    anchor,
    attributes,
    citeproc,
    classes,
    data_file,
    div,
    has_class,
    identifier,
    in_runs,
    inlines_of,
    joined,
    link,
    map_blocks,
    map_inlines,
    parse,
    parted,
    rebuilt,
    run,
    span,
    string,
    stringify,
    value,
    walk,
    words,
    write,
)
from publish.pandoc.places import located, span_at

TEXT = """## A *b* {#c .d e=f}

> Quote with `code`, $m$, [link](x) and "words".[^n]

- one
- two

| a | b |
|---|---|
| c | d |

[^n]: A note.
"""


@pytest.fixture(scope="module")
def tree() -> list[dict]:
    return parse(TEXT)[0]


def test_nodes_come_in_reading_order(tree: list[dict]):
    strings = [node["c"] for node in walk(tree) if node["t"] == "Str"]
    wanted = ["b", "Quote", "one", "two", "a", "b", "c", "d"]
    assert [word for word in strings if word in wanted] == wanted


def test_attributes(tree: list[dict]):
    heading = tree[0]
    assert (identifier(heading), classes(heading), attributes(heading)) == ("c", ["d"], {"e": "f"})
    assert has_class(heading, "d")
    assert value(heading, "e") == "f"
    assert value(heading, "g", "h") == "h"
    plain = {"t": "Space"}
    assert (identifier(plain), classes(plain), attributes(plain)) == ("", [], {})


def test_of_a_repeated_attribute_the_first_counts():
    assert attributes({"t": "Span", "c": [["", [], [["a", "1"], ["a", "2"]]], []]}) == {"a": "1"}


def test_words_of_a_tree(tree: list[dict]):
    assert stringify(tree[0]) == "A b"
    assert stringify(tree[1]) == "Quote with code, m, link and “words”."


def test_mapping_changes_a_copy(tree: list[dict]):
    before = copy.deepcopy(tree)
    shouted = map_inlines(
        tree, lambda part: [string(n["c"].upper()) if n["t"] == "Str" else n for n in part]
    )
    assert tree == before
    assert stringify(shouted[0]) == "A B"
    assert "A NOTE" in stringify([n["c"] for n in walk(shouted) if n["t"] == "Note"])
    boxed = map_blocks(tree, lambda part: [div([block], "box") for block in part])
    assert all(has_class(block, "box") for block in boxed)
    assert tree == before


def test_what_nobody_changes_is_not_copied(tree: list[dict]):
    assert map_inlines(tree, lambda part: part) is tree
    assert map_blocks(tree, lambda part: part) is tree
    first, *others = rebuilt(tree, lambda part: string("X") if part is tree[0] else part)
    assert first == string("X")
    assert all(one is other for one, other in zip(others, tree[1:], strict=True))


def test_makers():
    assert words("a  b\u00a0c") == [string("a"), {"t": "Space"}, {"t": "Space"}, string("b\u00a0c")]
    assert attributes(anchor("x", "3:4")) == {"at": "3:4"}
    assert link(words("a"), "#b", "c")["c"] == [["", ["c"], []], [string("a")], ["#b", ""]]
    assert inlines_of({"t": "Para", "c": [string("a")]}) == [string("a")]
    assert inlines_of({"t": "HorizontalRule"}) is None


def test_places():
    head = {"t": "Header", "c": [2, ["", [], []], [anchor("x", "3:4"), string("a")]]}
    raw = {"t": "RawBlock", "c": ["html", "<b>"], "at": "5:6"}
    marked = [span([], "at", attributes={"at": "7:8"}), link([string("b")], "#")]
    para = {"t": "Para", "c": [anchor("y", "7:1"), *marked, string("c")]}
    found = {n["t"]: place for n, place in located([head, raw, para], "a.md")}
    assert found["Header"] == Span("a.md", 3, 4)
    assert found["RawBlock"] == Span("a.md", 5, 6)
    assert found["Para"] == Span("a.md", 7, 1)
    assert found["Link"] == Span("a.md", 7, 8)
    assert span_at("a.md", "3") == Span("a.md", 3)


def test_pandoc_reads_no_files(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("secret text", encoding="utf-8")
    assert b"secret text" not in run(["-f", "rst", "-t", "plain"], f".. include:: {secret}\n")


def test_what_pandoc_refuses_is_told_in_its_words():
    with pytest.raises(PandocError, match="Unknown output format"):
        run(["-t", "nothing"], "x")


def test_writing_and_data_files(tree: list[dict]):
    assert b"<em>b</em>" in write(tree, "html5")
    assert data_file("reference.docx").startswith(b"PK")


def test_a_style_that_cannot_be_read(tmp_path):
    style = tmp_path / "own.csl"
    style.write_text("<style/>", encoding="utf-8")
    with pytest.raises(PandocError):
        citeproc(parse("[@a]")[0], [{"id": "a", "type": "book"}], str(style), {})


def test_text_is_one_string_with_its_spaces_at_the_ends_apart():
    emphasis = {"t": "Emph", "c": [string("d")]}
    line = [*words("a b "), {"t": "SoftBreak"}, string("c"), {"t": "Space"}, emphasis, string(".")]
    run = [string("a b  c"), {"t": "Space"}, emphasis, string(".")]
    assert joined(line) == run
    assert joined(run) == run
    assert stringify(parted(run)) == stringify(run)
    assert len(parted(words("a b"))) == len(parted(joined(words("a b")))) == 3


def test_a_word_with_its_own_place_stays_alone():
    word = {"t": "Str", "c": ":::", "at": "1:3"}
    assert joined([string("a"), word, string("b")]) == [string("a"), word, string("b")]


def test_the_text_of_citations_stays_in_words():
    paragraph = parse("See this, and [see the note, p. 5 of @a].")[0]
    (text, _, cite, stop) = in_runs(paragraph)[0]["c"]
    assert (text["c"], stop["c"]) == ("See this, and", ".")
    assert cite == next(node for node in paragraph[0]["c"] if node["t"] == "Cite")


def test_html_is_the_same_of_words_and_of_runs(tree: list[dict]):
    arguments = ("--wrap=none", "--mathml")
    assert write(in_runs(tree), "html5", arguments) == write(tree, "html5", arguments)
