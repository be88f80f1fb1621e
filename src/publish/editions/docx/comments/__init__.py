"""Comments in a finished Word document, at words that its blocks show.

A finished document is read for what each block shows (`shown`); whoever knows which of the words
a comment is about says so (`Remark`), and `commented` puts it there.
"""

from publish.editions.docx.comments.putting import commented
from publish.editions.docx.comments.remark import Remark, Words
from publish.editions.docx.comments.shown import texts

__all__ = ["Remark", "Words", "commented", "texts"]
