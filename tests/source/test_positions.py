"""Every construct is reported where it stands: ``¶`` in the text says where that is."""

import json
import re

import pytest

from publish.model import Chapter, Kind, Piece, Place
from publish.pandoc.places import located, opening_place
from publish.source import parse_chapter
from source.constructs import CITATIONS, CONSTRUCTS, MARK


def unmarked(text: str) -> tuple[str, str]:
    """The text without its mark, and where that stood."""
    before, _, after = text.partition(MARK)
    line = before.count("\n") + 1
    return before + after, f"{line}:{len(before) - before.rfind(chr(10))}"


def parsed(text: str) -> Chapter:
    piece = Piece("one", Kind.CHAPTER, Place.BODY, "one.md", "1")
    chapter = parse_chapter(piece, text, "one.md").value
    assert chapter is not None
    return chapter


@pytest.fixture(scope="module")
def torture() -> tuple[dict[str, str], Chapter]:
    """All constructs in one chapter, and where each of them stands in it."""
    text, places = "# Title\n", {}
    snippets = {name: text for name, (text, _) in {**CONSTRUCTS, **CITATIONS}.items()}
    for name, snippet in snippets.items():
        plain, at = unmarked(f"{text}\n{snippet}\n")
        text, places[name] = plain, at
    return places, parsed(text)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct(name: str, torture: tuple[dict[str, str], Chapter]):
    places, chapter = torture
    wanted = CONSTRUCTS[name][1]
    found = [span for node, span in located(chapter.blocks, "", words=True) if wanted(node)]
    assert f"{found[-1].line}:{found[-1].column}" == places[name]


@pytest.mark.parametrize("name", CITATIONS)
def test_citation(name: str, torture: tuple[dict[str, str], Chapter]):
    places, chapter = torture
    key = CITATIONS[name][1]
    (at,) = [
        item["at"]
        for node, _ in located(chapter.blocks, "")
        if node["t"] == "Cite"
        for item in node["c"][0]
        if item["citationId"] == key
    ]
    assert at == places[name]


@pytest.mark.parametrize("name", {**CONSTRUCTS, **CITATIONS})
def test_place_does_not_depend_on_what_stands_around(name: str):
    snippet = {**CONSTRUCTS, **CITATIONS}[name][0]
    text, at = unmarked(f"# Title\n\n{snippet}\n")
    places = {f"{span.line}:{span.column}" for _, span in located(parsed(text).blocks, "")}
    items = re.findall(r'"at": "(\d+:\d+)"', json.dumps(parsed(text).blocks))
    assert at in places | set(items)


def test_code_is_known_by_its_line():
    chapter = parsed("# Title\n\nWords.\n\n``` python\nx = 1\n```\n")
    (place,) = [span for node, span in located(chapter.blocks, "") if node["t"] == "CodeBlock"]
    assert place.line in (5, 6)


def test_every_leaf_opens_with_its_anchor(torture: tuple[dict[str, str], Chapter]):
    _, chapter = torture
    leaves = [n for n, _ in located(chapter.blocks, "") if n["t"] in ("Para", "Plain", "Header")]
    assert leaves
    assert all(opening_place(leaf) for leaf in leaves)
    names = re.findall(rf'"_{chapter.key}_p?\d+"', json.dumps(chapter.blocks))
    assert len(names) == len(set(names)) >= len(leaves)


def test_a_paragraph_more_changes_no_anchor_of_a_note():
    def anchors(text: str) -> list[str]:
        notes = [n for n, _ in located(parsed(text).blocks, "") if n["t"] == "Note"]
        return re.findall(r'"(_k\w+)"', json.dumps(notes))

    text = "# Title\n\nA call.[^a]\n\n[^a]: Its note.\n\n    Its second paragraph.\n"
    before = anchors(text)
    assert [name.rpartition("_")[2] for name in before] == ["p1", "p2"]
    assert anchors(text.replace("A call", "More text.\n\nA call")) == before
