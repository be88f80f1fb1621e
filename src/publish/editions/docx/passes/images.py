"""Pictures are led to by keys made from their paths, which are the same in all pieces."""

from __future__ import annotations

from hashlib import sha256

from publish.editions.docx.form import Form
from publish.editions.docx.openxml import find_all, moved_first, qualified
from publish.editions.docx.text import Text

_EMBED = qualified("r:embed")
_DIGITS = 16


def images(text: Text, form: Form) -> None:
    """Give what is drawn the keys of its pictures; drawings are numbered with the whole book's."""
    for root in text.roots:
        for blip in find_all(root, "//a:blip[@r:embed]"):
            path = blip.get(_EMBED, "")
            key = f"rIdPicture{sha256(path.encode()).hexdigest()[:_DIGITS]}"
            text.pictures[key] = path
            blip.set(_EMBED, key)
        for drawing in find_all(root, "//wp:docPr | //pic:cNvPr"):
            moved_first(drawing, "id")
