"""Sentinels never change a text: what is parsed with them is, less its marks, the plain parse."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.model import Kind, Piece, Place
from publish.pandoc import (
    blocks_of,
    holds_inlines,
    in_runs,
    parse,
    read_again,
    stringify,
    welded,
)
from publish.source import parse_chapter
from publish.source.alignment import aligned
from publish.source.places import places
from publish.source.reconcile import FALLEN_BACK, reconcile
from publish.source.sentinels import mark
from source.constructs import CITATIONS, CONSTRUCTS, MARK
from source.random_chapters import chapter

SAMPLE = Path(__file__).resolve().parents[2] / "manuscript"
SNIPPETS = [text.replace(MARK, "") for text, _ in {**CONSTRUCTS, **CITATIONS}.values()]
CUTS = st.text(alphabet="ab [](){}*_`$@^|:#\\\n-<>!«ж", max_size=40)


def without_places(tree: Any) -> Any:
    """The tree with marks and anchors taken out, and the divs of blocks that fell back."""
    if isinstance(tree, list):
        parts: list[Any] = []
        for part in tree:
            if isinstance(part, dict) and part.get("t") == "Span" and _is_place(part):
                continue
            if isinstance(part, dict) and part.get("t") == "Div" and FALLEN_BACK in part["c"][0][1]:
                parts += without_places(part["c"][1])
            else:
                parts.append(without_places(part))
        return welded(parts) if holds_inlines(parts) else parts
    if isinstance(tree, dict):
        if tree.get("t") == "CodeBlock":
            (name, classes, pairs), text = tree["c"]
            return {"t": "CodeBlock", "c": [[name, classes, _not_at(pairs)], text]}
        return {key: without_places(part) for key, part in tree.items() if key != "at"}
    return tree


def _is_place(span: dict[str, Any]) -> bool:
    return span["c"][0][1] in (["at"], ["line"], ["anchor"])


def _not_at(pairs: list[list[str]]) -> list[list[str]]:
    return [pair for pair in pairs if pair[0] != "at"]


def reconciled(text: str) -> Any:
    """The tree that two parses give; the one that is followed in its source is no other."""
    marked = mark(text, places(text))
    plain = read_again(text)
    parsed = blocks_of(read_again(marked.text)) if marked.places else []
    tree = reconcile(blocks_of(plain), parsed, marked)
    followed = aligned(plain, text, places(text), blocks_of)
    if followed is not None and marked.places:
        assert all(map(agree, followed, tree)) and len(followed) == len(tree)
    return tree


def agree(followed: Any, block: Any) -> bool:
    """Whether a block that was followed is the one of two parses. If these do not agree, it has
    marks, which the other has not."""
    if followed == block:
        return True
    unknown = FALLEN_BACK in str(block) or not re.search(r"\['(at|line)'\]", str(block))
    bare, other = (outer(in_runs(without_places([one]))) for one in (followed, block))
    return unknown and bare == other


def outer(tree: Any) -> str:
    """The tree as text; spaces around a citation's prefix are citeproc's own affair."""

    def trim(node: Any) -> Any:
        if isinstance(node, list):
            return [trim(part) for part in node]
        if isinstance(node, dict):
            if "citationPrefix" in node:
                node = {**node, "citationPrefix": stringify(node["citationPrefix"]).strip()}
            return {key: trim(part) for key, part in node.items()}
        return node

    return json.dumps(trim(tree), ensure_ascii=False, sort_keys=True)


def assert_unchanged(text: str) -> None:
    tree = without_places(reconciled(text))
    assert outer(in_runs(tree)) == outer(in_runs(parse(text)[0]))


def test_all_constructs_together():
    assert_unchanged("\n\n".join(["# Title", *SNIPPETS]))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(SNIPPETS), min_size=2, max_size=6),
    st.sampled_from(["\n", "\n\n", "\n> "]),
)
def test_constructs_in_any_order(snippets: list[str], between: str):
    assert_unchanged(between.join(snippets))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SNIPPETS), CUTS, st.integers(0, 60))
def test_broken_constructs(snippet: str, noise: str, cut: int):
    assert_unchanged(snippet[:cut] + noise + snippet[cut:])


@pytest.mark.parametrize("text", [
    "a \U000f0000 private character of the author's own [@a].",
    "Tabs\there\t[@a]\tthere.",
    "A nul\x00byte.",
    "Trailing backslash \\\n[@a]\\\n",
    "`code [@a]` and ``more ` [@b]``.",
    "~~~\n[@a] in code\n~~~",
    "    indented [@a] code\n",
    "<!-- a comment [@a]\nover lines -->\n\nWords.",
    "Emoji 👩‍👩‍👧 and combining é [@a].",
    "[link](<a b.html> \"title\") and <https://example.org/@x>.",
    "x@example.org and @a, @{a b}.",
    "\\[not a span\\]{.x} \\@a",
    "$a [b] @c$ and $5 and $6.",
    "[^a] and [^a] again.\n\n[^a]: One [@a].\n\n    Two.\n",
    "1.  one\n    - two [@a]\n\n      para\n2.  three",
    "(@) one\n\n(@x) two, as (@x) says",
    "Term [@a]\n\n:   meaning [@b]\n\n~   another",
    "+---+\n| [@a] |\n+---+",
    "  a   b\n---- ----\n [@a]  x\n\n: Caption",
])  # fmt: skip
def test_odd_text(text: str):
    assert_unchanged(text)


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.md")), ids=lambda path: path.stem)
def test_positions_in_the_sample_book(path: Path):
    text = path.read_text(encoding="utf-8")
    assert_unchanged(text)
    blocks = reconciled(text)
    fallen = [block for block in blocks if FALLEN_BACK in str(block)]
    assert len(fallen) <= 0.05 * len(blocks)


@pytest.mark.parametrize("seed", range(4))
def test_random_chapters(seed: int):
    assert_unchanged(chapter(seed))


def test_private_characters_are_no_places():
    marked = mark("A \U000f0000 [@a].\n", places("A \U000f0000 [@a].\n"))
    assert not marked.places
    piece = Piece("one", Kind.CHAPTER, Place.BODY, "one.md")
    read = parse_chapter(piece, "# Title\n\nA \U000f0000 [@a].\n", "one.md").value
    assert read is not None
    assert "\U000f0000" in stringify(read.blocks)
