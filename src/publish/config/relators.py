"""MARC relators: the words for what people did for a book, and the codes that catalogues use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

RELATORS: Mapping[str, str] = MappingProxyType(
    {
        "adapter": "adp",
        "annotator": "ann",
        "artist": "art",
        "author": "aut",
        "book designer": "bkd",
        "cartographer": "ctg",
        "commentator": "cwt",
        "compiler": "com",
        "contributor": "ctb",
        "cover designer": "cov",
        "designer": "dsr",
        "editor": "edt",
        "illustrator": "ill",
        "interviewee": "ive",
        "interviewer": "ivr",
        "photographer": "pht",
        "proofreader": "pfr",
        "publisher": "pbl",
        "researcher": "res",
        "reviewer": "rev",
        "transcriber": "trc",
        "translator": "trl",
        "typographer": "tyg",
        "writer of afterword": "waw",
        "writer of foreword": "wfw",
        "writer of introduction": "win",
        "writer of preface": "wpr",
    }
)
"""Word → three-letter code, after the Library of Congress's MARC Code List for Relators."""
