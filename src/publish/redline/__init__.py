"""What has changed between two states of a manuscript: marked in a Word document and on a page."""

from publish.redline.making import FORMATS, Redlined, redline

__all__ = ["FORMATS", "Redlined", "redline"]
