"""Objects of PDF files as text, so that files are joined without looking into any of them.

What stands in a file of its own is released from it once (`releasing`): a line for each object,
with gaps for the numbers by which they know one another. A joined file gives them numbers and
fills the gaps (`numbering`), and writes the lines (`writing`).
"""

from publish.editions.pdf.objects.numbering import numbered
from publish.editions.pdf.objects.objects import Lines, Objects, Stream
from publish.editions.pdf.objects.writing import File

__all__ = ["File", "Lines", "Objects", "Stream", "numbered"]
