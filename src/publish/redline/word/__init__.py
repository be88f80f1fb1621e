"""A redline as a Word document with tracked changes."""

from publish.redline.word.document import written

__all__ = ["written"]
