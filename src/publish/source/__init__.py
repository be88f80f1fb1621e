"""Manuscript files → chapters, references and pictures, with the place of every construct."""

from publish.source.chapter import parse_chapter, read_chapter
from publish.source.citing import check_references, cited_keys, remarks_on
from publish.source.counting import Counts, count_chapter
from publish.source.descriptions import SUFFIX, read_description
from publish.source.library import READERS, Library, read_library
from publish.source.pictures import SUFFIXES, problem_of

__all__ = [
    "READERS",
    "SUFFIX",
    "SUFFIXES",
    "Counts",
    "Library",
    "check_references",
    "cited_keys",
    "count_chapter",
    "parse_chapter",
    "problem_of",
    "read_chapter",
    "read_description",
    "read_library",
    "remarks_on",
]
