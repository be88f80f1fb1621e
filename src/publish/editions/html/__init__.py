"""The one HTML rendering that the formats share: pure functions, a piece → an XHTML section."""

from publish.editions.html.chapter import chapter
from publish.editions.html.drafts import draft_step, drafted
from publish.editions.html.generated import generated

__all__ = ["chapter", "draft_step", "drafted", "generated"]
