"""The door to Ghostscript, which shows how much ink comes where."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from publish.preflight.finding import MissingError

_PROGRAM = "gs"
_SECONDS = 600
DPI = 72
"""Dots to the inch: what is smaller than a point does not hold the paper's drying up."""


def separations(content: bytes, pages: list[int]) -> Iterator[tuple[int, Path]]:
    """Each page as a TIFF of its four inks; the file is gone when the next is asked for.

    Raises MissingError.
    """
    with tempfile.TemporaryDirectory(prefix="publish-ink-") as folder:
        source = Path(folder, "file.pdf")
        source.write_bytes(content)
        _run(source, Path(folder, "page%d.tif"), pages)
        for place, page in enumerate(pages, start=1):
            made = Path(folder, f"page{place}.tif")
            if not made.exists():
                raise MissingError(f"Ghostscript made nothing of page {page}")
            yield page, made
            made.unlink()


def _run(source: Path, target: Path, pages: list[int]) -> None:
    command = [_PROGRAM, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", f"-r{DPI}"]
    command += [f"-sPageList={','.join(map(str, pages))}", "-dUseBleedBox"]
    command += [f"-sOutputFile={target}", str(source)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except OSError:
        raise MissingError("Ghostscript (gs) is not installed") from None
    except subprocess.TimeoutExpired:
        raise MissingError(f"Ghostscript took longer than {_SECONDS} seconds") from None
    if done.returncode != 0:
        raise MissingError("Ghostscript cannot render the file")
