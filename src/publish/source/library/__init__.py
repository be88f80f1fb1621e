"""The references of a book, from any common library file, as CSL JSON and with their places."""

from publish.source.library.reading import READERS, Library, read_library
from publish.source.library.records import Entry, Field, Read, Record, Remark

__all__ = ["READERS", "Entry", "Field", "Library", "Read", "Record", "Remark", "read_library"]
