"""The document without its text: styles, settings, properties, head and foot of the page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from publish.diagnostics import Outcome
from publish.editions.docx.drafting import written
from publish.editions.docx.job import Job
from publish.editions.docx.page import with_header_and_footer
from publish.editions.docx.passes import surrounded


def frame(reference: bytes, job: Job) -> Outcome[bytes]:
    """A step: the document into which the pieces are put."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reference.docx"
        path.write_bytes(reference)
        package, _ = written([], path, job.edition.metadata.language)
    return Outcome(surrounded(with_header_and_footer(package, job), job).write())
