"""Checks on finished PDF and EPUB files, this program's own or anybody's."""

from publish.preflight.checking import KINDS, check_file, check_files, files_in, is_ebook
from publish.preflight.requirements import NONE, ColourUse, Requirements, Standard

__all__ = [
    "KINDS",
    "NONE",
    "ColourUse",
    "Requirements",
    "Standard",
    "check_file",
    "check_files",
    "files_in",
    "is_ebook",
]
