"""Programs of others that judge e-books: EPUBCheck, and Ace by DAISY, where they are installed."""

from publish.preflight.ebooks.judges.judge import Judge
from publish.preflight.ebooks.judges.seeking import judges

__all__ = ["Judge", "judges"]
