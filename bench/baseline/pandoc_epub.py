"""pandoc's own EPUB of the same text: ``python -m bench.baseline.pandoc_epub FOLDER``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypandoc

NAME = "pandoc.epub"
COMMAND = (
    *("--from=markdown", "--to=epub3", "--toc", "--toc-depth=2", "--citeproc"),
    *("--bibliography=references.yaml", "--mathml", "--metadata=title:The Quiet Harbour"),
    *(f"--output={NAME}", "book.md"),
)


def main() -> None:
    subprocess.run([pypandoc.get_pandoc_path(), *COMMAND], cwd=Path(sys.argv[1]), check=True)


if __name__ == "__main__":
    main()
