"""Checks on finished EPUB files, this program's own or anybody's."""
