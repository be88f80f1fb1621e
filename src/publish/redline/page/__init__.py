"""A redline as a page of HTML and as a PDF."""

from publish.redline.page.making import Page, html, pdf

__all__ = ["Page", "html", "pdf"]
