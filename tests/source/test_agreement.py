"""Both parses are known to say the same before there are any trees."""

from __future__ import annotations

import pytest

from publish.pandoc import read_again
from publish.source.agreement import agree
from publish.source.sentinels import mark


def agreed(text: str) -> bool:
    return agree(read_again(text), read_again(mark(text).text))


@pytest.mark.parametrize("text", [
    "Words\nin lines, [@a, p. 3], *and* more.[^n]\n\n[^n]: A note.\n",
    "As [see @a; also @b;\n@c, p. 7] say, and @d [p. 9].\n",
    "[Words]{.index} and [others]{lang=ru}: [a link](b.html).\n",
    "| a | b |\n|---|---|\n| c | d |\n\n: Caption {#tbl-x}\n",
    "# Title {#sec-x}\n\n![A picture](a.svg){#fig-x}\n\n1. one\n2. two\n",
    "Снег и «свет».\n",
])  # fmt: skip
def test_where_sentinels_change_nothing(text: str) -> None:
    assert agreed(text)


@pytest.mark.parametrize("text", [
    "As [cf. @a] says.\n",
    "Variation selectors \U000e0100 begin as sentinels do.\n",
    "A private \U00100000 character.\n",
])  # fmt: skip
def test_where_it_is_not_clear(text: str) -> None:
    assert not agreed(text)


def test_another_word_is_a_difference() -> None:
    plain, parsed = read_again("One word.\n"), read_again(mark("One world.\n").text)
    assert not agree(plain, parsed)
