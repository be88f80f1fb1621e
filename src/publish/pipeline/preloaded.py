"""What steps will need, the libraries that they load late with it.

The server from which processes are forked imports this module, so that each process is born with
all of it, in memory that they share, and knows which pandoc there is. A library that cannot be
loaded is missed by the step that needs it, which says so. What few books need is loaded by the
process that does: what is loaded here is held as long as a build lasts. Of Pango and fontconfig
nothing but code is loaded; what they know of fonts each process finds out for itself.
"""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module

from publish import pandoc
from publish.pipeline.late import seldom_used_later
from publish.pipeline.memory import frugal
from publish.pipeline.sonames import sonames_alone

_LIBRARIES = (
    "publish.pipeline.work",
    "publish.resolve",
    "publish.editions.html",
    "publish.editions.epub",
    "publish.editions.docx",
    "publish.editions.pdf.weasy",
    "publish.preflight.steps",
    "ebooklib.epub",
    "jinja2.sandbox",
    "publish.preflight.reuse",
    "publish.preflight.opening",
    "publish.preflight.reporting",
    "publish.preflight.table",
    "pikepdf",
    "uharfbuzz",
    "email.headerregistry",
    "PIL.PngImagePlugin",
    "resvg_py",
)


def _load() -> None:
    for library in _LIBRARIES:
        with suppress(ImportError, OSError):
            import_module(library)


gc.disable()
frugal()
# Which pandoc there is, is asked of pandoc itself, in another program: meanwhile much is loaded.
with ThreadPoolExecutor(1) as beside, sonames_alone(), seldom_used_later():
    beside.submit(pandoc.version)
    _load()
# The collector is not to look at this again in each process, and so copy the memory it lies in.
# Nor does it run of itself there: who carries out tasks calls it when one is over.
gc.freeze()
