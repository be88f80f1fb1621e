"""Ace by DAISY: what bars readers with disabilities, in our codes."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publish.preflight.ebooks.finding import Finding
from publish.preflight.ebooks.judges.judge import Judge, Verdict

_GRAVE = ("critical", "serious")
_ASSERTION = re.compile(r"\[[^\]]*\]")
_STEP = re.compile(r"/(\d+)")
_TIMES = 2
"""How often it is asked: its browser has half a minute for a page, which cannot be set, and which
a computer that is busy with something else misses now and then."""


def ace(judge: Judge, book: Path) -> Verdict:
    """Violations that Ace finds; elements are named by their steps from the root."""
    with tempfile.TemporaryDirectory(prefix="publish-ace-") as folder:
        path, said = Path(folder, "report.json"), ""
        for _ in range(_TIMES):
            if not path.is_file():
                said = judge.run("-f", "-s", "-E", "-o", folder, book)
        try:
            report = json.loads(path.read_text(encoding="utf-8"))
            yield from [
                _found(document["earl:testSubject"]["url"], each)
                for document in report["assertions"]
                for each in document["assertions"]
            ]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise judge.silent(said) from error


def _found(url: str, assertion: Mapping[str, Any]) -> tuple[str, Finding]:
    test = assertion["earl:test"]
    said = test.get("help", {}).get("dct:description") or test.get("dct:description", "")
    address = test.get("help", {}).get("url", "")
    details = {
        "rule": test["dct:title"],
        "problem": " ".join(said.split()).rstrip(". "),
        "advice": f"See {address}" if address else "",
    }
    code = "PRE173" if test.get("earl:impact") in _GRAVE else "PRE174"
    pointers = assertion.get("earl:result", {}).get("earl:pointer", {}).get("cfi", [])
    found = Finding(url, details=details)
    return code, replace(found, steps=steps(pointers[0])) if pointers else found


def steps(pointer: str) -> tuple[int, ...]:
    """A canonical fragment identifier → which child to take at each step, from 0.

    ``/4/2[ch-one]/6`` is the third element in the first of the second: elements have even
    numbers, and text between them has odd ones (EPUB CFI 1.1, 3.1).
    """
    numbers = map(int, _STEP.findall(_ASSERTION.sub("", pointer)))
    return tuple(number // 2 - 1 for number in numbers if number % 2 == 0 and number)
