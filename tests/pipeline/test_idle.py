"""Where nothing has changed, a build loads no library that would make something."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline.small_book import edit, write_book
from publish import build

SLOW = (
    "weasyprint", "ebooklib", "jinja2", "ziamath", "fontTools.subset", "pikepdf", "resvg_py",
    "pypdfium2", "barcode",
)  # fmt: skip


def test_slow_libraries_are_left_alone(tmp_path: Path) -> None:
    folder = write_book(tmp_path, "print", "cover", "ebook")
    edit(folder / "book.yaml", "{format: epub}", "{format: epub, cover: cover}")
    assert build(folder, jobs=1).ok
    code = (
        "import sys, publish\n"
        f"result = publish.build({str(folder)!r}, jobs=1)\n"
        "assert {step.state for step in result.steps} == {'reused'}\n"
        f"print(*sorted(set({SLOW!r}) & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_artefacts_that_are_right_are_not_written_again(tmp_path: Path) -> None:
    folder = write_book(tmp_path, "review")
    build(folder, jobs=1)
    (book,) = (tmp_path / "build").glob("*.docx")
    before = book.stat()
    build(folder, jobs=1)
    assert (book.stat().st_ino, book.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_processes_are_born_with_runs_in_one_thread() -> None:
    code = (
        "import os, sys, threading, time, publish.pipeline.preloaded\n"
        "assert 'weasyprint' in sys.modules\n"
        "assert threading.active_count() == 1\n"
        "for _ in range(200):\n"
        "    if len(os.listdir('/proc/self/task')) == 1: break\n"
        "    time.sleep(0.01)  # for Python a thread is over before it is for the system\n"
        "print(len(os.listdir('/proc/self/task')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["1"]  # forking would lose any other


def test_processes_are_born_knowing_their_pandoc() -> None:
    code = (
        "import publish.pipeline.preloaded\n"
        "from publish.pandoc import door\n"
        "door.pypandoc._get_pandoc_version = None\n"
        "print(door.pypandoc.get_pandoc_path(), door.version())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert len(done.stdout.split()) == 2
