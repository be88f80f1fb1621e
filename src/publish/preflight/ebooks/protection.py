"""``META-INF/encryption.xml``: what is encrypted, and what is only hidden (OCF, 4.2.6).

Fonts may be obfuscated, which every reader can undo. All else is copy protection.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from publish.preflight.ebooks.archive import Archive, DamagedError
from publish.preflight.ebooks.package import parsed

PATH = "META-INF/encryption.xml"
_ENC = "{http://www.w3.org/2001/04/xmlenc#}"
_OBFUSCATIONS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def obfuscated(archive: Archive) -> frozenset[str]:
    """The files that are hidden, and can be read by every reader."""
    return frozenset(path for path, method in _listed(archive) if method in _OBFUSCATIONS)


def encrypted(archive: Archive) -> tuple[str, ...]:
    """The files that only somebody with a key can read."""
    hidden = [path for path, method in _listed(archive) if method not in _OBFUSCATIONS]
    return (*archive.encrypted(), *hidden)


def _listed(archive: Archive) -> Iterator[tuple[str, str]]:
    """Path and method of each file that is listed; nothing where the list cannot be read."""
    if PATH not in archive.entries:
        return
    try:
        root = parsed(archive.read(PATH))
    except (etree.XMLSyntaxError, DamagedError, ValueError):
        return
    for data in root.iter(f"{_ENC}EncryptedData"):
        method = data.find(f"{_ENC}EncryptionMethod")
        reference = data.find(f".//{_ENC}CipherReference")
        if reference is not None:
            name = method.get("Algorithm", "") if method is not None else ""
            yield unquote(reference.get("URI", "")), name
