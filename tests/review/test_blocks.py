"""The block map: where each block of a file begins and ends, and of what kind it is."""

from __future__ import annotations

from publish.model import Kind, Piece, Place, Resolved
from publish.review.blocks import Block, blocks_of
from publish.review.round import block_map, identity
from publish.source import parse_chapter

SOURCE = """\
# A title {#sec-a}

A paragraph
of two lines.[^n] Its end.

[^n]: A note.

    Its second paragraph.

::: epigraph
Words. [Who]{.attribution}
:::

- one
- two
  goes on

> A quotation
> of two lines.

| Year | Groups |
|------|-------:|
| 2002 | 12     |

: A caption. {#tbl-a}

``` {.python}
x = 1

y = 2
```

Term
:   What it means.

| A verse
| of two
"""
PIECE = Piece("ch-a", Kind.CHAPTER, Place.BODY, "a.md", "1")


def _blocks(source: str) -> tuple[Block, ...]:
    chapter = parse_chapter(PIECE, source, "m/a.md").value
    assert chapter is not None
    return blocks_of(Resolved(PIECE, "m/a.md", chapter.blocks), source)


def _slice(block: Block, source: str) -> str:
    lines = source.split("\n")[block.line - 1 : block.last]
    lines[-1] = lines[-1][: block.end - 1]
    lines[0] = lines[0][block.column - 1 :]
    return "\n".join(lines)


def test_a_block_is_cut_out_of_its_file_by_its_place() -> None:
    found = [(block.kind, _slice(block, SOURCE)) for block in _blocks(SOURCE)]
    assert found == [
        ("heading", "A title {#sec-a}"),
        ("paragraph", "A paragraph\nof two lines.[^n] Its end."),
        ("note", "A note."),
        ("note", "Its second paragraph."),
        ("paragraph", "Words. [Who]{.attribution}"),
        ("item", "one"),
        ("item", "two\n  goes on"),
        ("paragraph", "A quotation\n> of two lines."),
        ("cell", "Year"),
        ("cell", "Groups"),
        ("cell", "2002"),
        ("cell", "12"),
        ("caption", "A caption. {#tbl-a}"),
        ("code", "x = 1\n\ny = 2"),
        ("definition", "Term"),
        ("definition", "What it means."),
        ("verse", "A verse\n| of two"),
    ]


def test_a_source_that_does_not_fit_does_no_harm() -> None:
    blocks = _blocks(SOURCE)
    chapter = parse_chapter(PIECE, SOURCE, "m/a.md").value
    assert chapter is not None
    short = blocks_of(Resolved(PIECE, "m/a.md", chapter.blocks), "# A title")
    assert [block.at for block in short] == [block.at for block in blocks]


def test_the_map_knows_a_text_by_a_digest_and_has_none_of_it() -> None:
    made = block_map({"m/a.md": _blocks(SOURCE)}).decode()
    assert "paragraph of" not in made
    assert '"kind": "verse", "from": [36, 3], "to": [37, 9]' in made
    assert identity("a  b\n") == identity("a b") != identity("a c")
