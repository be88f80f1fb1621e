"""What steps will need, the libraries that they load late with it.

The server from which processes are forked imports this module, so that each process is born with
all of it, in memory that they share. A library that cannot be loaded is missed by the step that
needs it, which says so. Of Pango and fontconfig nothing but code is loaded here; what they know
of fonts each process finds out for itself.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from importlib import import_module

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
    "pikepdf",
    "uharfbuzz",
    "ziamath.zmath",
)

gc.disable()
for _library in _LIBRARIES:
    with suppress(ImportError, OSError):
        import_module(_library)
# The collector is not to look at this again in each process, and so copy the memory it lies in.
gc.freeze()
gc.enable()
