"""How long a large bibliography takes beside pandoc alone: ``python -m bench.bibliography``.

5,000 references of which a book of ten chapters makes 2,000 citations, resolved from the files
to finished chapters, in one process and with nothing in store; pandoc reads the same text and
the same references, with its own citeproc. At most 2.5 times as long is allowed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pypandoc

from bench import grammar
from bench.chooser import Chooser
from bench.generate import SEED
from bench.references import references
from publish import config
from publish.diagnostics import NOWHERE
from publish.pipeline.plan import resolving
from publish.pipeline.reading import LIBRARY, reading
from publish.pipeline.runner import Runner
from publish.pipeline.wardrobe import Wardrobe
from publish.resolve.styles import find_style
from publish.store import Store

LIMIT = 2.5
CHAPTERS = 10
STYLE = "chicago-author-date"


def main() -> None:
    given = _given()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = _write(folder, given.references, given.citations)
        rows: dict[str, list[float]] = {}
        for turn in range(given.runs):
            for row, work in _rows(folder, text, turn).items():
                rows.setdefault(row, []).append(_timed(work))
    for row, seconds in rows.items():
        print(f"{row:40} {median(seconds):6.2f} s")
    ratio = median(rows["resolving"]) / median(rows["pandoc --citeproc"])
    print(f"ratio {ratio:.2f}, of at most {LIMIT}")
    sys.exit(ratio > LIMIT)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--references", type=int, default=5000)
    parser.add_argument("--citations", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def _write(folder: Path, entries: int, citations: int) -> str:
    """The manuscript; what it returns is the text of all chapters."""
    (folder / "references.yaml").write_text(references(entries, SEED), encoding="utf-8")
    names = [f"{number:02}.md" for number in range(1, CHAPTERS + 1)]
    texts = [_chapter(n, citations // CHAPTERS, entries) for n in range(1, CHAPTERS + 1)]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    book = f"title: Book\nidentifier: urn:x\nreferences: [references.yaml]\nchapters: {names}\n"
    book += f"citation-style: {STYLE}\nback: [bibliography]\neditions: {{print: {{format: pdf}}}}\n"
    (folder / "book.yaml").write_text(book.replace("'", ""), encoding="utf-8")
    return "\n\n".join(texts)


def _chapter(number: int, citations: int, entries: int) -> str:
    choose = Chooser(SEED, "citing", number)
    paragraphs = [f"# Chapter {number} {{#sec-{number}}}"]
    for _ in range(citations):
        key, page = choose.between(1, entries), choose.between(1, 300)
        paragraphs.append(
            f"{' '.join(grammar.sentence(choose))}. So it is said [@ref{key}, p. {page}]."
        )
    return "\n\n".join(paragraphs) + "\n"


def _rows(folder: Path, text: str, turn: int) -> dict[str, Callable[[], object]]:
    return {
        "pandoc --citeproc": lambda: _pandoc(folder, text),
        "resolving": lambda: _resolve(folder, f"store-{turn}", all_of_it=True),
        "of which reading the references": lambda: _resolve(
            folder, f"library-{turn}", all_of_it=False
        ),
    }


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _pandoc(folder: Path, text: str) -> None:
    style = find_style(STYLE, str(folder), NOWHERE).value
    files = [f"--csl={style}", f"--bibliography={folder / 'references.yaml'}"]
    options = ["-f", "markdown", "-t", "json", "--citeproc", "-M", "link-citations=true"]
    command = [pypandoc.get_pandoc_path(), *options, "-M", "lang=en", *files]
    subprocess.run(command, input=text.encode(), capture_output=True, check=True)


def _resolve(folder: Path, name: str, *, all_of_it: bool) -> None:
    loaded = config.load(folder)
    assert loaded.value is not None, loaded.diagnostics
    read = reading(loaded.value)
    wardrobe = Wardrobe(Path(loaded.value.root) / "styles")
    begun, problems = resolving(loaded.value, loaded.value.editions[0], read, wardrobe)
    assert begun is not None, problems
    steps = [*read.steps, *begun.steps]
    if not all_of_it:
        steps = [step for step in steps if step.name == LIBRARY]
    runner = Runner(Store(str(folder / name), str(folder / f"{name}-spill")))
    found = runner.run(steps)
    assert not [one for one in found if one.severity == "error"], found


if __name__ == "__main__":
    main()
