"""Citations as fields: their code says what their author wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from publish.editions.docx.fields import CITATION, citation
from publish.editions.docx.openxml import find_all
from publish.editions.docx.package import DOCUMENT, Package
from publish.pandoc import span, string, words


def _code(*items: dict[str, str]) -> dict[str, object]:
    cited = span(words("(Smith 2020)"), "citation", attributes={"items": json.dumps(items)})
    opening = citation(cited, words("(Smith 2020)"))[0]["c"][1]
    (said,) = re.findall(rf"{CITATION} (.*?) </w:instrText>", opening)
    read: dict[str, object] = json.loads(said)
    return read


@pytest.mark.parametrize(
    ("suffix", "label", "locator", "rest"),
    [
        (", pp. 3–5", "pp.", "3–5", ""),
        ("p. 3", "p.", "3", ""),
        (", pp. 3–5, and more", "pp.", "3–5", ", and more"),
        (", 33, 35-37", "", "33, 35-37", ""),
        (", chap. iv", "chap.", "iv", ""),
        (", line 1", "line", "1", ""),
        (", сс. 5–7 и далее", "сс.", "5–7", "и далее"),
        (" who says so", "", "", " who says so"),
        (", in 2004, p. 3", "", "", ", in 2004, p. 3"),
        (", civil war", "", "", ", civil war"),
    ],
)
def test_a_locator_stands_by_itself(suffix: str, label: str, locator: str, rest: str) -> None:
    item = {"key": "smith", "label": label, "locator": locator, "suffix": rest}
    expected = {name: text for name, text in item.items() if text}
    assert _code({"key": "smith", "suffix": suffix}) == {"items": [expected]}


def test_prefix_and_mode_are_kept_and_several_works_in_their_order() -> None:
    items = [
        {"key": "b", "prefix": "see"},
        {"key": "a", "mode": "suppress-author"},
    ]
    assert _code(*items) == {"items": items}


def test_in_a_note_style_the_field_is_in_the_note() -> None:
    note = {"t": "Note", "c": [{"t": "Para", "c": words("Smith 2020.")}]}
    cited = span([string("x")], "citation", attributes={"items": '[{"key": "smith"}]'})
    made = citation(cited, [span([note], "note-call")])
    (call,) = made
    first, *_, last = call["c"][1][0]["c"][0]["c"]
    assert CITATION in first["c"][1]
    assert "end" in last["c"][1]


def test_a_copy_for_submission_has_neither_fields_nor_anchors(
    variant: Callable[..., bytes],
) -> None:
    package = Package.read(variant(options={"layout": "manuscript"}))
    for part in ("word/document.xml", "word/endnotes.xml"):
        root = package.xml(part)
        for name in ("fldChar", "instrText", "bookmarkStart", "bookmarkEnd", "lnNumType"):
            assert find_all(root, f"//w:{name}") == []
        assert find_all(root, "//w:hyperlink[@w:anchor]") == []
    said = "".join(node.text or "" for node in find_all(package.xml(DOCUMENT), "//w:t"))
    assert "Русский абзац." in said
