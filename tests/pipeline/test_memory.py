"""What a process holds, and what it gives back."""

from __future__ import annotations

import subprocess
import sys

LARGE = 32 * 1024**2


def test_what_a_task_leaves_free_is_given_back() -> None:
    code = (
        "from publish.pipeline.memory import Held, resident\n"
        "held = Held()\n"
        f"task = [bytearray(1000) for _ in range({LARGE} // 1000)]\n"
        "last = bytearray(1000)\n"  # lies above all that, so that the heap cannot shrink
        "grown = resident() - held.bytes\n"
        "del task\n"
        "before = held.bytes\n"
        "print(grown, held.after_task() - before)\n"
    )
    grown, left = map(int, _said(code).split())
    assert grown >= LARGE
    assert left < LARGE / 4


def test_what_is_seldom_used_is_loaded_when_it_is_used() -> None:
    code = (
        "import sys\n"
        "from publish.pipeline.late import seldom_used_later\n"
        "with seldom_used_later():\n"
        "    from fontTools import subset\n"
        "    from fontTools.varLib.instancer import instantiateVariableFont\n"
        "print('fontTools.subset' in sys.modules, 'fontTools.varLib' in sys.modules)\n"
        "print(type(subset.Options(hinting=False)).__module__)\n"
        "try:\n"
        "    instantiateVariableFont(None, {})\n"
        "except TypeError:\n"  # it is asked for tables, and None has none
        "    print('fontTools.varLib.instancer' in sys.modules)\n"
    )
    assert _said(code).split() == ["False", "False", "fontTools.subset", "True"]


def test_what_processes_are_born_with_leaves_out_what_few_books_need() -> None:
    seldom = ("pydantic", "fontTools.subset", "fontTools.varLib", "ziamath")
    code = (
        "import sys, publish.pipeline.preloaded\n"
        f"print(sorted(set({seldom!r}) & set(sys.modules)))\n"
    )
    assert _said(code) == "[]"


def _said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()
