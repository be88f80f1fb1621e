"""What a program makes is marked, so that a change to it is known: formulas, bibliography."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.editions.docx.formulas import named
from publish.editions.docx.openxml import find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.pandoc import has_class, identifier, map_inlines, parse, walk
from reading.fields import fields


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        ("[]{.anchor #_a_1}A $x$ and *a $y$*.", ["_a_1_m1", "_a_1_m2"]),
        ("[]{.anchor #_a_1}[$$x$$]{.equation #eq-x}", ["_a_1_m1"]),
        ("[]{.anchor #_a_1}A[^1] $x$.\n\n[^1]: []{.anchor #_a_2}B $y$.", ["_a_2_m1", "_a_1_m1"]),
        ("No anchor: $x$.", []),
    ],
)
def test_a_formula_has_the_name_of_its_block_and_its_place(markdown: str, names: list[str]) -> None:
    tree = map_inlines(parse(markdown)[0], named)
    spans = [node for node in walk(tree) if node["t"] == "Span" and has_class(node, "formula")]
    assert [identifier(node) for node in spans] == names


def test_formulas_stand_between_bookmarks(package: Package) -> None:
    root = package.xml(DOCUMENT)
    for name in ("_one_12_m1", "_one_13_m1", "_one_13_m2"):
        (start,) = find_all(root, f"//w:bookmarkStart[@w:name='{name}']")
        number = start.get(qualified("w:id"))
        (end,) = find_all(root, f"//w:bookmarkEnd[@w:id='{number}']")
        between = set(find_all(start, "following::m:oMath")) & set(
            find_all(end, "preceding::m:oMath")
        )
        assert len(between) == 1


def test_the_bibliography_is_a_field_within_a_bookmark(package: Package) -> None:
    root = package.xml(DOCUMENT)
    (made,) = (one for one in fields(root) if one.code == "ADDIN PUBLISH_BIBLIOGRAPHY")
    assert made.shown == "Smith, A. 2001. A History. London."
    assert find_all(root, "//w:bookmarkStart[@w:name='_publish_bibliography']")


def test_formulas_and_bibliography_are_plain_in_a_copy_for_submission(
    variant: Callable[..., bytes],
) -> None:
    root = Package.read(variant(options={"layout": "manuscript"})).xml(DOCUMENT)
    assert len(find_all(root, "//m:oMath")) == 3
    assert fields(root) == []
