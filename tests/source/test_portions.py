"""References that several pandocs read are the same as one reads them."""

from collections.abc import Callable

import pytest

from publish.pandoc import PandocError
from publish.source.library import portions
from publish.source.library.csl_yaml import read_yaml
from publish.source.library.nodes import composed
from publish.source.library.portions import read_entries

ENTRY = """- id: a{0}
  type: book
  title: >-
    On *trees*, {0}

    - and "birds"
  # A remark
  author:
  - {{family: Łoś, given: Jan}}
  issued: 19{0:02}
"""
LIST = "".join(ENTRY.format(number) for number in range(7))
FEW = 3


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[int]]:
    """Reads a text, compares it with what is read at once; how many entries each portion has."""

    def compared(text: str) -> list[int]:
        once = read_yaml(text, "a.yaml")
        shares: list[int] = []
        whole = portions._read

        def counted(portion: str) -> object:
            entries = whole(portion)
            shares.append(len(entries))
            return entries

        with monkeypatch.context() as patched:
            patched.setattr(portions, "_ENOUGH", FEW)
            patched.setattr(portions, "_read", counted)
            assert read_yaml(text, "a.yaml") == once
        return sorted(shares)

    return compared


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        f"references:\n{LIST}",
        f"---\n# All of them\nreferences:\n{LIST}...\n",
        f"references:\n{LIST}".replace("\n", "\n   "),
        LIST.rstrip("\n"),
    ],
)
def test_a_long_list_is_read_in_portions(read: Callable[[str], list[int]], text: str) -> None:
    assert read(text) == [3, 4]


@pytest.mark.parametrize(
    "text",
    [
        LIST[: len(LIST) * 2 // 3 - 6],
        f"references:\n{LIST}other: 1\n",
        LIST.replace("- {family", "- &jan {family", 1) + "- {id: b, author: [*jan]}\n",
        f"base: &base {{type: book}}\nreferences:\n{LIST}- <<: *base\n  id: b\n",
        LIST + "-\n  id: b\n",
        LIST + "- id: b\n  title: In\x85    two\n",
        "references: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}]\n",
    ],
)  # fmt: skip
def test_what_cannot_be_shared_is_read_at_once(read: Callable[[str], list[int]], text: str) -> None:
    assert len(read(text)) == 1


def test_a_complaint_is_about_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "_ENOUGH", FEW)
    root = composed(LIST, "a.yaml")
    assert root is not None
    lines = LIST.replace("id: a6", "id: [").split("\n")
    with pytest.raises(PandocError, match=f"line {len(lines) - 8}"):
        read_entries("\n".join(lines), root.value, "")
