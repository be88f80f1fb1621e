"""A small book that has one of everything, resolved by hand, and what its steps make of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from publish.diagnostics import NOWHERE
from publish.editions.docx import steps
from publish.editions.docx.package import Package
from publish.editions.plan import Plan
from publish.model import (
    Apparatus,
    Caption,
    Contributor,
    Edition,
    File,
    Heading,
    IndexEntry,
    Kind,
    Locator,
    Metadata,
    Note,
    NoteGroup,
    Piece,
    Place,
    Product,
    Resolved,
)
from publish.pandoc import parse, words
from publish.themes import Theme, load

MODIFIED = 1_795_305_600  # 2026-11-22T00:00:00Z

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300">
<rect width="600" height="300" fill="#eee"/><circle cx="150" cy="150" r="90"/>
<text x="300" y="160" font-family="serif" font-size="40">Федерация</text></svg>"""

ONE = """
# []{#_one_1 .anchor at="1:1"}Ideas & *Freedom* {#sec-ideas number=1}

::: epigraph
[]{#_one_2 .anchor at="3:1"}Anarchy is order. [P.-J. Proudhon]{.attribution}
:::

[]{#_one_3 .anchor at="5:1"}The first paragraph calls a note[[^1]]{#_one_c1 .note-call
note=_one_n1 number=1} and cites ([Smith [2001]{.x}](#ref-smith)). It has
[congress]{#_one_i1 .index-mark}, a [federation](#term-federation){.term}, and [слово]{lang=ru}.

[^1]: []{#_one_4 .anchor at="6:1"}A note of two paragraphs, with a [link](https://example.org/a?b=c&d=e).

    []{#_one_5 .anchor at="7:1"}Its second paragraph refers to [figure 1.1](#fig-map){.xref}.

[]{#_one_6 .anchor at="9:1"}A second paragraph, indented; see [“Founding”](#sec-founding){.xref .page-ref}
and [Chapter 2](#sec-founding){.xref}. [Small caps]{.smallcaps}, H~2~O, x^2^, `code x`. Another
note[[^2]]{#_one_c2 .note-call note=_one_n2 number=2}[]{#_one_i2 .index-mark}.

[^2]: []{#_one_7 .anchor at="9:9"}The second note.

## []{#_one_8 .anchor at="11:1"}A section {#sec-a .unnumbered}

> []{#_one_9 .anchor at="13:1"}A quotation set off from the text, long enough to show how its
> lines fall on the page when it is broken over at least two of them, and then some more.

| []{#_one_10 .anchor at="15:1"}The poet's first line
|    and the second,
| the third.

* * *

``` {#_one_11 .python at="20:1"}
def f(x):
    return x < 1 & 2
```

[]{#_one_12 .anchor at="24:1"}[$$\\sum_{i=1}^{n} \\frac{a_i}{b_i} = x$$]{#eq-sum .equation number="1.1"}

[]{#_one_13 .anchor at="26:1"}Inline $a^2+b^2$ and a display: $$E = mc^2$$

::: {lang=ru}
[]{#_one_14 .anchor at="28:1"}Русский абзац.
:::

- []{#_one_15 .anchor at="30:1"}one
- []{#_one_16 .anchor at="31:1"}two

1. []{#_one_17 .anchor at="32:1"}first

   []{#_one_18 .anchor at="33:1"}its second paragraph
"""

FIGURE = """
![[]{#_one_20 .anchor at="40:1"}[Figure 1.1]{.caption-label} A map of the *federation*](figures/map.svg){#fig-map number="1.1" width=80%}

| []{#_one_21 .anchor at="44:1"}Year | []{#_one_22 .anchor at="44:9"}Groups |
|------|-------:|
| []{#_one_23 .anchor at="46:1"}2002 | []{#_one_24 .anchor at="46:9"}12 |
| []{#_one_25 .anchor at="47:1"}2010 | []{#_one_26 .anchor at="47:9"}40 |

: []{#_one_27 .anchor at="49:1"}[Table 1.1]{.caption-label} Groups by year {#tbl-groups number="1.1"}
"""

TWO = """
# []{#_two_1 .anchor at="1:1"}Founding {#sec-founding number=2}

[]{#_two_2 .anchor at="3:1"}Notes begin anew[[^1]]{#_two_c1 .note-call note=_two_n1 number=1},
one from the editor[[^2]]{#_two_c2 .note-call note=_two_n2 number=a} as well; a dot
![A dot](figures/dot.png) in the line, and [congress]{#_two_i1 .index-mark}. See [Table 1.1](#tbl-groups){.xref}.

[^1]: []{#_two_3 .anchor at="4:1"}First of the second chapter.

[^2]: []{#_two_4 .anchor at="5:1"}The editor's.

::: glossary
[[]{#term-federation .term-anchor}Federation]{}
:   []{#_two_5 .anchor at="9:1"}A union of groups.
:::
"""

ENTRIES = """
::: references
::: {#ref-smith .csl-entry}
Smith, A. 2001. *A History*. London.
:::
:::
"""

OUTLINE = (
    Piece("half-title", Kind.HALF_TITLE, Place.FRONT),
    Piece("title-page", Kind.TITLE_PAGE, Place.FRONT),
    Piece("imprint", Kind.IMPRINT, Place.FRONT),
    Piece("contents", Kind.CONTENTS, Place.FRONT),
    Piece("figures", Kind.FIGURES, Place.FRONT),
    Piece("tables", Kind.TABLES, Place.FRONT),
    Piece("part-1", Kind.PART, Place.BODY, number="I", title="Beginnings"),
    Piece("ch-one", Kind.CHAPTER, Place.BODY, "one.md", "1"),
    Piece("ch-two", Kind.CHAPTER, Place.BODY, "two.md", "2"),
    Piece("notes", Kind.NOTES, Place.BACK),
    Piece("bibliography", Kind.BIBLIOGRAPHY, Place.BACK),
    Piece("index", Kind.INDEX, Place.BACK),
    Piece("colophon", Kind.COLOPHON, Place.BACK),
)

METADATA = Metadata(
    "Autonomous & Free",
    "en",
    "autonomous",
    subtitle="A history",
    identifier="urn:uuid:6f1d0c52-9a3e-4b7e-8d54-2c1b7e90a4f6",
    contributors=(Contributor("Anna Author"), Contributor("Ed Itor", role="editor")),
    publisher="The Press",
    date="2026-11-22",
    rights="© 2026",
    subjects=("Anarchism", "History"),
)


def resolved(piece: Piece, markdown: str) -> Resolved:
    """A piece whose Markdown is already written in the resolved tree's conventions."""
    blocks, messages = parse(markdown)
    assert messages == []
    return Resolved(piece, f"manuscript/{piece.path}", blocks)


def _apparatus() -> Apparatus:
    locators = (Locator("_one_i1", "ch-one"), Locator("_one_i2", "ch-one"))
    congress = IndexEntry("Congress", (*locators, Locator("_two_i1", "ch-two")))
    return Apparatus(
        headings=(
            Heading("ch-one", 1, "1", "sec-ideas", parse("Ideas & *Freedom*")[0][0]["c"], "Ideas"),
            Heading("ch-one", 2, "", "sec-a", words("A section"), "A section"),
            Heading("ch-two", 1, "2", "sec-founding", words("Founding"), "Founding"),
        ),
        captions=(
            Caption("figure", "1.1", "fig-map", parse("A map of the *federation*")[0][0]["c"]),
            Caption("table", "1.1", "tbl-groups", words("Groups by year")),
        ),
        notes=(NoteGroup(OUTLINE[7], words("Ideas"), (Note("1", "_one_n1", "_one_c1", []),)),),
        bibliography=parse(ENTRIES)[0],
        index=(
            IndexEntry("Agitation", see=("Congress",)),
            replace(congress, children=(IndexEntry("founding", locators[:1]),)),
        ),
    )


def _file(folder: Path, name: str, content: bytes) -> File:
    path = folder / name
    path.write_bytes(content)
    return File(str(path), hashlib.sha256(content).hexdigest())


@pytest.fixture(scope="session")
def theme() -> Theme:
    loaded = load("house", None, NOWHERE)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


@pytest.fixture(scope="session")
def plan(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    folder = tmp_path_factory.mktemp("figures")
    dot = io.BytesIO()
    Image.new("RGB", (16, 16), "black").save(dot, "PNG")
    files = {
        "figures/map.svg": _file(folder, "map.svg", SVG.encode()),
        "figures/dot.png": _file(folder, "dot.png", dot.getvalue()),
    }
    edition = Edition("review", "docx", METADATA, "house", "chicago-author-date")
    written = {piece.id: f"resolved:{piece.id}" for piece in OUTLINE if piece.authored}
    return Plan(edition, OUTLINE, theme, written, "apparatus", files, MODIFIED)


@pytest.fixture(scope="session")
def values() -> Mapping[str, Any]:
    """The values of the steps that come before the edition's own."""
    return {
        "resolved:ch-one": resolved(OUTLINE[7], ONE + FIGURE),
        "resolved:ch-two": resolved(OUTLINE[8], TWO),
        "apparatus": _apparatus(),
    }


def run(plan: Plan, values: Mapping[str, Any]) -> Product:
    """The edition's product, its steps run in the order they come in; no diagnostics."""
    known = dict(values)
    for step in steps(plan):
        outcome = step.function(*(known[name] for name in step.inputs), *step.parameters)
        assert outcome.diagnostics == ()
        known[step.name] = outcome.value
    product = known[plan.product]
    assert isinstance(product, Product)
    return product


@pytest.fixture(scope="session")
def book(plan: Plan, values: Mapping[str, Any]) -> bytes:
    return run(plan, values).content


@pytest.fixture(scope="session")
def package(book: bytes) -> Package:
    return Package.read(book)


@pytest.fixture(scope="session")
def variant(plan: Plan, values: Mapping[str, Any]) -> Callable[..., bytes]:
    """The same book with fields of its edition replaced."""

    def make(**fields: Any) -> bytes:
        return run(replace(plan, edition=replace(plan.edition, **fields)), values).content

    return make
