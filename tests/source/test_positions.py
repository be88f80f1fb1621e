"""Every construct is reported where it stands: ``¶`` in the text says where that is."""

import json
import re
from collections.abc import Callable

import pytest

from publish.model import Chapter, Kind, Piece, Place
from publish.pandoc.places import Node, located, opening_place
from publish.source import parse_chapter

MARK = "¶"

Wanted = Callable[[Node], bool]


def a(kind: str, word: str) -> Wanted:
    """A node of pandoc's type ``kind`` in which ``word`` stands."""
    return lambda node: node["t"] == kind and word in json.dumps(node, ensure_ascii=False)


INNER = a("Span", '["", ["term"], []], [{"t": "Str", "c": "sigma')

CONSTRUCTS: dict[str, tuple[str, Wanted]] = {
    "heading": ("## ¶Alpha heading {#sec-alpha short=A}", a("Header", "Alpha")),
    "setext heading": ("¶Setext alpha\n------------", a("Header", "Setext")),
    "paragraph": ("¶Beta opens a paragraph\nof two lines.", a("Para", "Beta")),
    "link": ("Words and ¶[gamma](https://example.org/).", a("Link", "gamma")),
    "link on the second line": ("Words and\nmore ¶[delta](#sec-alpha) words.", a("Link", "delta")),
    "link by reference": ("A ¶[link][epsilon] here.\n\n[epsilon]: #sec-alpha", a("Link", "link")),
    "picture in a line": ("An icon ¶![zeta](map.svg) here.", a("Image", "zeta")),
    "picture without words": ("An icon ¶![](alpha2.svg) here.", a("Image", "alpha2")),
    "figure": ('¶![Eta](map.svg){#fig-eta alt="x"}', a("Figure", "Eta")),
    "figure over lines": ('¶![Etb\nand more](map.svg){#fig-etb\nalt="x"}', a("Figure", "Etb")),
    "picture of a figure": ('¶![Etc](etc.svg){#fig-etc alt="x"}', a("Image", "etc.svg")),
    "table": ("| A | B |\n|---|---|\n| 1 | 2 |\n\n: ¶Theta {#tbl-theta}", a("Table", "Theta")),
    "grid table": ("+---+------+\n| ¶a | b iota |\n+---+------+", a("Table", "iota")),
    "cell": ("| One | ¶Kappa |\n|-----|-----|\n| 1 | 2 |", a("Plain", "Kappa")),
    "link in a cell": ("| One | Two |\n|-----|-----|\n| 1 | ¶[lambda](#x) |", a("Link", "lambda")),
    "formula": ("A sum ¶$\\mu + 1$ here.", a("Math", "mu + 1")),
    "displayed formula": ("¶$$ \\nu + 2 $$ {#eq-nu}", a("Math", "nu + 2")),
    "index mark": ('The ¶[xi]{.index term="Xi!sub"} here.', a("Span", "xi")),
    "index mark without words": ('The ¶[]{.index term="Omicron"}here.', a("Span", "Omicron")),
    "term": ("A ¶[pi]{.term} in the text.", a("Span", "pi")),
    "language": ("A ¶[слово]{lang=ru} in the text.", a("Span", "слово")),
    "small capitals": ("In ¶[rho]{.smallcaps}.", a("SmallCaps", "rho")),
    "nested span": ("In [outer ¶[sigma]{.term}]{lang=fr}.", INNER),
    "fenced div": ("¶::: {.epigraph #tau}\nWords.\n:::", a("Div", "tau")),
    "named div": ("¶::: upsilon\nWords.\n:::", a("Div", "upsilon")),
    "div in a div": ("::: phi\n\n¶:::: chi\nWords.\n::::\n\n:::", a("Div", '"chi"')),
    "empty div": ("¶::: {.bibliography keys=psi}\n:::", a("Div", "psi")),
    "raw markup": ("A line¶<br class=omega>break.", a("RawInline", "omega")),
    "raw markup again": ("A<b2>word</b2> and ¶</i2>.", a("RawInline", "/i2")),
    "raw block": ("¶<div class=alef>\nWords.\n</div>", a("RawBlock", "alef")),
    "raw TeX": ("The ¶\\bet{} here.", a("RawInline", "bet")),
    "raw TeX block": ("¶\\begin{gimel}\nx\n\\end{gimel}", a("RawBlock", "gimel")),
    "stated markup": ("A `¶<dalet>`{=html} b.", a("RawInline", "dalet")),
    "item": ("- one\n- ¶hei item", a("Plain", "hei")),
    "item of an item": ("1. one\n\n    a. ¶vav", a("Plain", "vav")),
    "term of a definition list": ("¶zayin\n:   A meaning.", a("Str", "zayin")),
    "meaning": ("het\n:   ¶A meaning chet.", a("Plain", "chet")),
    "quotation": ("> ¶Words tet\n> and more.", a("Para", "tet")),
    "verse": ("| ¶The verse yod\n| goes on", a("LineBlock", "yod")),
    "text of a note": ("A note.[^kaf]\n\n[^kaf]: ¶Kaf it says.\n\n    More.", a("Para", "Kaf")),
    "link in a note": ("A.[^lamed]\n\n[^lamed]: See ¶[lamedh](#x).", a("Link", "lamedh")),
    "attribution": ("::: epigraph\nWords.\n\n¶[Memo]{.attribution}\n:::", a("Span", "Memo")),
}  # fmt: skip

CITATIONS = {
    "first": ("As ¶@first says.", "first"),
    "in brackets": ("Words [see ¶@second, p. 3].", "second"),
    "of several": ("Words [@third; also ¶@fourth, pp. 4–5].", "fourth"),
    "without author": ("Words [¶-@fifth].", "fifth"),
    "cross reference": ("See ¶@fig-sixth.", "fig-sixth"),
    "in a heading": ("## Words ¶@seventh", "seventh"),
    "in a note": ("A.[^eighth]\n\n[^eighth]: See ¶@eighth.", "eighth"),
    "on a second line": ("Words and words\nand [see\n¶@ninth].", "ninth"),
    "in a cell": ("| a | b |\n|---|---|\n| 1 | [¶@tenth] |", "tenth"),
    "in a list": ("- one\n- two ¶@eleventh", "eleventh"),
    "in emphasis": ("An *emphasis ¶@twelfth* here.", "twelfth"),
    "page reference": ("See [¶@fig-thirteenth]{.page}.", "fig-thirteenth"),
    "number only": ("See [¶-@fig-fourteenth].", "fig-fourteenth"),
    "in Cyrillic": ("Слово и [слово ¶@fifteenth].", "fifteenth"),
}


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
    found = [span for node, span in located(chapter.blocks, "") if wanted(node)]
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
    names = re.findall(rf'"_{chapter.key}_\d+"', json.dumps(chapter.blocks))
    assert len(names) == len(set(names)) >= len(leaves)
