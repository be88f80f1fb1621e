"""The nodes of YAML: where they stand, and how deep they may be."""

import pytest

from publish.diagnostics import Span
from publish.source.library.nodes import MERGED, Node, composed
from publish.source.library.records import UnreadableError


def _places(node: Node) -> dict[str, tuple[int, int]]:
    """Each scalar, and where it begins."""
    if isinstance(node.value, str):
        return {node.value: (node.start_mark.line + 1, node.start_mark.column + 1)}
    children = (part for child in node.value for part in _parts(child))
    return {text: place for child in children for text, place in _places(child).items()}


def _parts(child: Node | tuple[Node, Node]) -> tuple[Node, ...]:
    return child if isinstance(child, tuple) else (child,)


def test_columns_are_counted_in_characters():
    text = "- {title: Название, 𝔞: «😀😀», page: '7'}\n- 'Ё' # 😀\n- é: e\u0301\n"
    root = composed(text, "a.yaml")
    assert root is not None
    assert _places(root) == {
        "title": (1, 4),
        "Название": (1, 11),
        "𝔞": (1, 21),
        "«😀😀»": (1, 24),
        "page": (1, 30),
        "7": (1, 36),
        "Ё": (2, 3),
        "é": (3, 3),
        "e\u0301": (3, 6),
    }


def test_a_mark_at_the_beginning_is_no_column():
    root = composed("\ufeffa: b\n", "a.yaml")
    assert root is not None
    assert _places(root) == {"a": (1, 1), "b": (1, 4)}


def test_an_anchor_may_be_set_anew():
    root = composed("- &a one\n- *a\n- &a two\n- *a\n", "a.yaml")
    assert root is not None
    assert [item.value for item in root.value] == ["one", "one", "two", "two"]


def test_only_a_bare_sign_merges():
    root = composed("- {<<: {a: b}}\n- {'<<': {a: b}}\n", "a.yaml")
    assert root is not None
    assert [item.value[0][0].tag == MERGED for item in root.value] == [True, False]


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 50_000 + "a", "{a: " * 50_000])
def test_what_is_too_deep_is_refused(text: str):
    with pytest.raises(UnreadableError) as found:
        composed(text, "a.yaml")
    assert found.value.span == Span("a.yaml")


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("a: Ж: b\n", (1, 5), "mapping values are not allowed here"),
        ("a: @b\n", (1, 4), "found character '@' that cannot start any token"),
        ("a: *b\n", (1, 4), "found undefined alias 'b'"),
        ("a: [b\n", (2, 1), "expected ',' or ']', but got '<stream end>'"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, place: tuple[int, int], problem: str):
    with pytest.raises(UnreadableError) as found:
        composed(text, "a.yaml")
    assert (found.value.span, found.value.problem) == (Span("a.yaml", *place), problem)
