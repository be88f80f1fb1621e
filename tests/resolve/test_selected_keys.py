"""Keys that a bibliography in place names are not cited by that."""

from pathlib import Path

from publish.pandoc import attributes, identifier
from resolve.small_book import nodes, resolve, text

LISTS = """Said [@bakunin1873].

::: {.bibliography scope=chapter}
:::

::: {.bibliography keys="goldman1910"}
:::
"""


def test_further_reading_is_not_of_the_chapter_s_own_works(tmp_path: Path):
    book = resolve(tmp_path, LISTS, back="[]")
    assert book.codes() == []
    cited, further = (text(part) for part in nodes(book.one.blocks, "Div", "references"))
    assert cited.startswith("Bakunin") and "Goldman" not in cited
    assert further.startswith("Goldman") and "Bakunin" not in further
    (citation,) = nodes(book.one.blocks, "Span", "citation")
    assert attributes(citation)["keys"] == "bakunin1873"
    assert [link["c"][2][0] for link in nodes(citation, "Link")] == ["#ref-bakunin1873"]
    entries = nodes(book.one.blocks, "Div", "csl-entry")
    assert [identifier(entry) for entry in entries] == ["ref-bakunin1873", "ref-goldman1910"]


def test_a_key_that_is_only_named_is_looked_up(tmp_path: Path):
    book = resolve(tmp_path, '::: {.bibliography keys="goldman191"}\n:::\n')
    assert book.codes() == ["REF001 one.md:3:1"]
