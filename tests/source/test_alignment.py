"""A plain parse is followed in its source, as far as that is sure; see also `test_reconcile`."""

import json
import re

import pytest

from publish.model import Blocks
from publish.pandoc import blocks_of, read_again
from publish.source.alignment import aligned
from publish.source.alignment.definitions import definitions
from publish.source.alignment.letters import LostError, steps
from publish.source.places import places


def followed(text: str) -> Blocks | None:
    return aligned(read_again(text), text, places(text), blocks_of)


def marks(text: str) -> list[str]:
    """The places in the tree in their order."""
    return re.findall(r'\["at", "(\d+:\d+)"\]', json.dumps(followed(text)))


@pytest.mark.parametrize(("line", "source", "written"), [
    ("as it stands", "as it stands", 12),
    ("as it", "as it stands", 5),
    ("don’t – “say”", "don't -- \"say\"", 14),
    ("a—b… c", "a---b...  c", 11),
    ("Mr.\xa0X p.\xa03", "Mr. X p.  3", 11),
    ("* [x] \xa0", r"\* \[x\] \ ", 11),
    ("R&D & é", "R&D &amp; &eacute;", 18),
    ("&", "&amp; more", 5),
    ("a ", "a   *b*", 4),
    ("☐ to do", "[ ] to do", 9),
])  # fmt: skip
def test_letters(line: str, source: str, written: int):
    assert sum(step.same + step.written for step in steps(line, source, 0)) == written
    assert sum(step.same + step.read for step in steps(line, source, 0)) == len(line)


@pytest.mark.parametrize(("line", "source"), [
    ("word", "world"),
    ("don’t", "dont"),
    ("a–b", "a---b"),
    ("longer", "long"),
    ("&", "&copy;"),
])  # fmt: skip
def test_other_letters(line: str, source: str):
    with pytest.raises(LostError):
        list(steps(line, source, 0))


def test_definitions():
    text = "Words.[^a]\n\n[^a]: One\ntwo.\n\n    Three.\n\n    - four\n[^b]: Five.\n\nSix.\n"
    found = {label: [text[one.text : one.end] for one in known] for label, known in
             definitions(text).items()}  # fmt: skip
    assert found == {"a": [" One\ntwo.\n\n    Three.\n\n    - four"], "b": [" Five."]}


@pytest.mark.parametrize(("text", "expected"), [
    ("One\ntwo *and\nthree*.\n", ["1:1", "2:1", "3:1"]),
    ("See [cf. @a].\n", ["1:5", "1:10", "1:10", "1:1"]),
    ("+---+------+\n| a | [@b] |\n|   | c    |\n+---+------+\n| d        |\n+---+------+\n",
     ["2:3", "2:7", "2:8", "2:8", "2:7", "3:7", "5:3"]),
    ("| A verse\n|\n| and more\n", ["1:3", "2:1", "3:3"]),
    ("A note.[^a]\n\n[^a]: Its $x$.\n", ["1:8", "3:11", "3:7", "1:1"]),
    ("[^a]: First.\n\nCalled.[^a]\n", ["3:8", "1:7", "3:1"]),
    ("``` py\n\nx = 1\n```\n", ["3:1"]),
    ("A \U000f0000 private [@a].\n", ["1:13", "1:14", "1:14", "1:1"]),
])  # fmt: skip
def test_what_is_followed(text: str, expected: list[str]):
    assert marks(text) == expected


@pytest.mark.parametrize("text", [
    "+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+\n",
    "+---+---+\n| a | b|\n+---+---+\n",
    "  a   b\n---- ----\n  x   y\n",
    "<div class=a>\nWords.\n</div>\n",
    "\\newpage\n",
    "Two.[^a]\n\n[^a]: One.\n\n[^a]: Other.\n",
    "@a\n[p. 3].\n",
    "[@a [^n]].\n\n[^n]: In a citation.\n",
    "[a](b.html\n'Over lines').\n",
    'A "quotation "not.\n',
])  # fmt: skip
def test_what_is_not_followed(text: str):
    assert followed(text) is None
