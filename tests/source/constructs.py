"""A snippet for each construct of a manuscript; ``¶`` says where it is to be reported."""

import json
from collections.abc import Callable

from publish.pandoc.places import Node

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
    "line that ends in a space": ("More \nand ¶[resh]{.term} \n", a("Span", "resh")),
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
