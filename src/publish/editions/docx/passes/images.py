"""The pictures' parts, each once however often it is shown, and the drawings' numbers."""

from __future__ import annotations

from hashlib import sha256

from publish.editions.docx.openxml import find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.job import Job
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES

_EMBED = qualified("r:embed")


def images(package: Package, job: Job) -> Package:
    """The package with the pictures that its text shows."""
    number = 0
    for part in (DOCUMENT, ENDNOTES, FOOTNOTES):
        if part not in package.parts:
            continue
        root = package.xml(part)
        keys: dict[str, str] = {}
        for blip in find_all(root, "//a:blip[@r:embed]"):
            path = blip.get(_EMBED, "")
            if path not in keys:
                keys[path] = f"rIdPicture{len(keys) + 1}"
                package = _with_picture(package, part, path, keys[path], job)
            blip.set(_EMBED, keys[path])
        for drawing in find_all(root, "//wp:docPr | //pic:cNvPr"):
            number += 1
            drawing.set("id", str(number))
        package = package.with_xml(part, root)
    return package


def _with_picture(package: Package, part: str, path: str, key: str, job: Job) -> Package:
    picture = job.pictures[path]
    name = f"media/{sha256(picture.content).hexdigest()[:16]}.{picture.suffix}"
    package = package.with_part(f"word/{name}", picture.content)
    package = package.with_type(f"*.{picture.suffix}", f"image/{picture.suffix}")
    return package.relate(part, "image", name, key)
