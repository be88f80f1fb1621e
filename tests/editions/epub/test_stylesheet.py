"""Design tokens are filled in, for readers that know no custom properties."""

from __future__ import annotations

from publish.editions.epub.stylesheet import without_properties


def test_tokens_become_values_also_through_one_another() -> None:
    css = ":root { --a: 1em; --b: var(--a); } p { margin: calc(var(--b) * 2) var( --a ) }"
    assert without_properties(css).endswith("p { margin: calc(1em * 2) 1em }")


def test_what_is_set_twice_or_never_is_left_to_the_reader() -> None:
    css = ":root{--a:#000}@media(x){:root{--a:#fff}}p{color:var(--a);margin:var(--gone)}"
    assert without_properties(css) == css
