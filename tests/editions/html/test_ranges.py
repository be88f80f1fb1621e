"""Ranges of numbers stay on one line: all short ones in e-books, those of days in print.

So does the letter of an undated work.
"""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from editions.html.hand_made import METADATA, drafted
from publish.editions import html
from publish.pandoc import parse
from publish.themes import Theme


def _ranges(theme: Theme, text: str, medium: str) -> list[str]:
    outcome = html.chapter(drafted(parse(text)[0]), theme, METADATA, medium)
    root: Any = etree.fromstring(outcome.value)
    found = root.iterfind(".//span[@class='range']")
    return [f"{one.text}{one.tail or ''}".rstrip() for one in found]


@pytest.mark.parametrize(
    ("text", "screen", "print_"),
    [
        ("On 25–27 January.", ["25–27 January."], ["25–27 January."]),
        ("In 2002–2025, *2011–12* too.", ["2002–2025,", "2011–12"], []),
        ("pp. 3–5, 7–9", ["3–5,", "7–9"], ["3–5,", "7–9"]),
        ("## Years, 2002–2005", ["2002–2005"], []),
        ("cited as n.d.-a, *n.d.-b*", ["n.d.-a,", "n.d.-b"], ["n.d.-a,", "n.d.-b"]),
        ("(Noname, n.d.-aa)", ["n.d.-aa)"], ["n.d.-aa)"]),
        ("o.\u00a0J.-a; s.\u00a0f.-b", ["J.-a; s.", "f.-b"], ["J.-a; s.", "f.-b"]),
        ("n.d.-, n.d.-abc, the end.-a-b", [], []),
        ("12345–7, 1–2–3, 1.5–2, 1–2.5, a1–2", [], []),
        ("`25–27`, $25–27$, <https://example.org/25–27>", [], []),
    ],
)
def test_ranges(theme: Theme, text: str, screen: list[str], print_: list[str]) -> None:
    assert _ranges(theme, text, "ebook") == screen
    assert _ranges(theme, text, "print") == print_


def test_the_text_stays_as_it_is(theme: Theme) -> None:
    text = "From 25–27, *on 3–4 and 5–6* May, 7–8."
    outcome = html.chapter(drafted(parse(text)[0]), theme, METADATA, "ebook")
    root: Any = etree.fromstring(outcome.value)
    assert "".join(root.itertext()).strip().endswith("From 25–27, on 3–4 and 5–6 May, 7–8.")
