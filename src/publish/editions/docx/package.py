"""A Word document's package: named parts in a zip archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from lxml import etree

from publish.editions.docx.openxml import RELATIONSHIP, Element

DOCUMENT = "word/document.xml"
FOOTNOTES = "word/footnotes.xml"
ENDNOTES = "word/endnotes.xml"
NUMBERING = "word/numbering.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
CONTENT_TYPES = "[Content_Types].xml"

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The one time that every entry carries: the earliest that a zip archive knows."""


@dataclass(frozen=True)
class Package:
    """Parts by name. Changing one makes another package."""

    parts: Mapping[str, bytes]

    @classmethod
    def read(cls, content: bytes) -> Package:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
            return cls(MappingProxyType({name: archive.read(name) for name in names}))

    def write(self) -> bytes:
        """The archive: the content types first, the other parts by name, one time for all."""
        buffer = io.BytesIO()
        names = sorted(self.parts, key=lambda name: (name != CONTENT_TYPES, name))
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                entry = zipfile.ZipInfo(name, _OLDEST)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, self.parts[name])
        return buffer.getvalue()

    def xml(self, name: str) -> Element:
        """A part, parsed: a tree of the caller's own."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(self.parts[name], parser)

    def with_xml(self, name: str, root: Element) -> Package:
        etree.cleanup_namespaces(root, keep_ns_prefixes=["r"])  # some readers look for it
        text = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return self.with_part(name, text)

    def with_part(self, name: str, content: bytes) -> Package:
        return self.with_parts({name: content})

    def with_parts(self, parts: Mapping[str, bytes]) -> Package:
        return replace(self, parts=MappingProxyType({**self.parts, **parts}))

    def without(self, names: Iterable[str]) -> Package:
        dropped = set(names)
        left = {name: part for name, part in self.parts.items() if name not in dropped}
        return replace(self, parts=MappingProxyType(left))

    def with_type(self, name: str, content_type: str) -> Package:
        """The package with a part's content type declared; an extension's for ``*.png``."""
        root = self.xml(CONTENT_TYPES)
        key, value = ("Extension", name[2:]) if name.startswith("*.") else ("PartName", f"/{name}")
        tag = "Default" if key == "Extension" else "Override"
        for known in root.iter(f"{{{_TYPES}}}{tag}"):
            if known.get(key, "").lower() == value.lower():
                root.remove(known)
        entry = etree.Element(f"{{{_TYPES}}}{tag}", {key: value, "ContentType": content_type})
        root.insert(0, entry) if key == "Extension" else root.append(entry)
        return self.with_xml(CONTENT_TYPES, root)

    def without_type(self, name: str) -> Package:
        root = self.xml(CONTENT_TYPES)
        for known in root.findall(f"{{{_TYPES}}}Override"):
            if known.get("PartName") == f"/{name}":
                root.remove(known)
        return self.with_xml(CONTENT_TYPES, root)

    def relate(self, part: str, kind: str, target: str, key: str) -> Package:
        """The package with a relationship ``key`` from ``part`` to ``target`` (relative to it)."""
        return self.relate_all(part, kind, {key: target})

    def relate_all(
        self, part: str, kind: str, targets: Mapping[str, str], mode: str = ""
    ) -> Package:
        """The package with relationships from ``part``: key → target, relative to the part.

        ``kind`` is a type of the standard's own, or another by its address; ``mode`` is
        ``External`` for what is not in the package.
        """
        if not targets:
            return self
        name = relationships_of(part)
        root = self.xml(name) if name in self.parts else _no_relationships()
        address = kind if "://" in kind else f"{RELATIONSHIP}/{kind}"
        for key, target in targets.items():
            attributes = {"Id": key, "Type": address, "Target": target}
            attributes |= {"TargetMode": mode} if mode else {}
            root.append(etree.Element(f"{{{_RELATIONSHIPS}}}Relationship", attributes))
        return self.with_xml(name, root)


def relationships_of(part: str) -> str:
    """Where a part's relationships stand: ``word/_rels/document.xml.rels``."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _no_relationships() -> Element:
    return etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
