"""The plain way: pandoc with citeproc → HTML → one WeasyPrint document.

``python -m bench.baseline.plain FOLDER`` makes ``book.html`` and ``book.pdf`` beside ``book.md``.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile

import pypandoc

HERE = Path(__file__).parent
FIXED = ("book.css", "template.html")
COMMAND = (
    *("--from=markdown", "--to=html5", "--standalone", "--template=template.html"),
    *("--toc", "--toc-depth=2", "--citeproc", "--bibliography=references.yaml"),
    *("--metadata=pagetitle:The Quiet Harbour", "--output=book.html", "book.md"),
)
_FACES = {"roman.ttf": "EBGaramond[wght].ttf", "italic.ttf": "EBGaramond-Italic[wght].ttf"}


def prepare(folder: Path) -> None:
    """Lay the stylesheet, the template and the fonts beside the text."""
    for name in FIXED:
        copyfile(HERE / name, folder / name)
    package = find_spec("fontpkg_eb_garamond")
    assert package is not None and package.origin is not None
    (folder / "fonts").mkdir(exist_ok=True)
    for name, source in _FACES.items():
        copyfile(Path(package.origin).parent / "files" / source, folder / "fonts" / name)


def render(folder: Path) -> None:
    """Run pandoc. Raises CalledProcessError where it fails."""
    subprocess.run([pypandoc.get_pandoc_path(), *COMMAND], cwd=folder, check=True)


def changed(folder: Path | None = None) -> list[str]:
    """Which of the baseline's files are not what they were fixed to be.

    With ``folder``, also its HTML, which must be of the default seed and size.
    """
    files = {name: HERE / name for name in FIXED}
    if folder is not None:
        files["book.html"] = folder / "book.html"
    lines = (HERE / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    fixed = {name: digest for digest, name in (line.split() for line in lines)}
    found = {n: hashlib.sha256(path.read_bytes()).hexdigest() for n, path in files.items()}
    return [name for name, digest in found.items() if fixed[name] != digest]


def main() -> None:
    folder = Path(sys.argv[1])
    render(folder)
    # Imported here so that whoever only prepares a folder need not wait for it.
    import weasyprint

    document = weasyprint.HTML(filename=str(folder / "book.html"))
    document.write_pdf(folder / "book.pdf")


if __name__ == "__main__":
    main()
