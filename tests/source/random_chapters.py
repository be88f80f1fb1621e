"""Chapters of random Markdown: all that a manuscript may hold, in any order and nesting."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")

_SINGLE = (
    "the movement of January met in a hall and wrote its paper don't o'clock Снег «свет» R&D C#"
    " 1905--1917 then--- wait... &amp; \\* \\[y\\] [sic] 'tis — ‘a’ x@example.org 2\\. a\\ b"
)
WORDS = (*_SINGLE.split(), "Mr. Smith", "see p. 12", "cf. this", "A.B. and")
SPANS = (
    "*{}*", "_{}_", "**{}**", "~~{}~~", '"{}"', "“{}”", "[{}]{{.smallcaps}}", "[{}]{{.index}}",
    "[{}]{{lang=ru}}", "[{}]{{.term}}", "[{}](https://example.org/a_b?c#d)", '[{}](u.html "A t")',
    "![{}](a.svg)", "^[{}]", "[{}][ref]",
)  # fmt: skip
ATOMS = (
    "@key", "@key [p. 3]", "@{key}", "-@key", "[-@fig-x]", "[see @a, p. 3; *b* -@b, pp. 4--5]",
    "[@sec-x]{.page}", "[@a; @b]", "$x + y$", "$a_b [c] @d$", "$$ y $$ {#eq-y}",
    "`code`", "`x [@a]`{.py}",
    "`<b>`{=html}", "<br>", "<!-- c -->", "\\LaTeX{}", "H~2~O", "x^2^", "<https://a.org/@x>",
    '[]{.index term="X [y] z"}', "a\\\nb",
)  # fmt: skip
BLOCKS = (
    "## {} {{#sec-a}}", "{}\n-----", "> {}\n>\n> {}", "- {}\n- {}\n\n  {}", "- [ ] {}\n- [x] b",
    "1. {}\n2. {}\n    - {}", "::: {{.epigraph lang=ru}}\n{}\n\n[Memo]{{.attribution}}\n:::",
    "``` python\nx = [1]  # @a\n\n  y\n```", "    code [@a]\n    more", "* * *",
    '![{}](a.svg){{#fig-a alt="A b"}}', "![{}](a.svg){{.landscape}}", "| {}\n|   {}\n| {}",
    "| {} | {} |\n|---|--:|\n| {} | |\n\n: {} {{#tbl-x}}",
    ": {}\n\n| a | b |\n|---|---|\n| {} | c |",
    "<!-- publish: allow A -->", "x {}\n:   {}\n\n    {}", "[^u{n}]: uncalled",
)  # fmt: skip


def chapter(seed: int, blocks: int = 20) -> str:
    """A chapter, always the same for the same seed."""
    return _Author(seed).chapter(blocks)


class _Author:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rolls = 0
        self.notes = 0

    def one(self, choices: Sequence[_T]) -> _T:
        self.rolls += 1
        digest = hashlib.sha256(f"{self.seed} {self.rolls}".encode()).digest()
        return choices[int.from_bytes(digest[:4], "big") % len(choices)]

    def chapter(self, count: int) -> str:
        blocks = ["# Title {#sec-x}"]
        for number in range(count):
            known = self.notes
            blocks.append(self.block(number))
            blocks += [self.definition(n) for n in range(known + 1, self.notes + 1)]
        return "\n\n".join([*blocks, "[ref]: https://example.org/x\n"])

    def block(self, number: int) -> str:
        if self.one((True, False)):
            return self.text(9, gaps="   \n")
        pattern = self.one(BLOCKS)
        texts = [self.text(3).replace("\\\n", "").replace("|", "") for _ in range(4)]
        return pattern.format(*texts, n=number)

    def definition(self, number: int) -> str:
        known = self.notes
        text = f"[^{number}]: {self.text(4)}\n\n    {self.text(2)}"
        self.notes = known  # a note in a note is none
        return text

    def text(self, most: int, depth: int = 0, gaps: str = " ") -> str:
        parts = [self.inline(depth) for _ in range(self.one(range(1, most + 1)))]
        return "".join(part + self.one(gaps) for part in parts).strip()

    def inline(self, depth: int) -> str:
        kind = self.one(("words",) * 5 + ("note", "atom", "atom", "span", "span"))
        if kind == "words" or depth > 2:
            return " ".join(self.one(WORDS) for _ in range(self.one(range(1, 9))))
        if kind == "note":
            self.notes += 1
            return f"word[^{self.notes}]"
        return (
            self.one(ATOMS) if kind == "atom" else self.one(SPANS).format(self.text(3, depth + 1))
        )
