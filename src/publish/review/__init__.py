"""Rounds of review: copies for reviewers, what was sent to whom, and the comments that came back.

A copy is the book's DOCX edition, of all chapters or some, with the open comments put in after it
is finished; a round keeps it with everything that it was made of.
"""

from publish.review.comment import Comment
from publish.review.exporting import Exported, Wish, export
from publish.review.listing import Standing, standing

__all__ = ["Comment", "Exported", "Standing", "Wish", "export", "standing"]
