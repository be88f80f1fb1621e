"""Typst: the same text through pandoc, ``python -m bench.baseline.typst_book FOLDER``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypandoc

_PAGE = "#set page(width: 6in, height: 9in, margin: (x: 64pt, top: 63pt, bottom: 81pt))"
COMMAND = (
    *("--from=markdown", "--to=typst", "--standalone", "--toc", "--citeproc"),
    *("--bibliography=references.yaml", "--variable=mainfont:EB Garamond"),
    *("--variable=fontsize:11pt", f"--variable=include-before:{_PAGE}", "--output=book.typ"),
    "book.md",
)


def main() -> None:
    folder = Path(sys.argv[1])
    subprocess.run([pypandoc.get_pandoc_path(), *COMMAND], cwd=folder, check=True)
    import typst

    source, target = str(folder / "book.typ"), str(folder / "typst.pdf")
    typst.compile(source, output=target, font_paths=[str(folder / "fonts")])


if __name__ == "__main__":
    main()
