"""Whatever is in a file, it is judged or refused in plain words, and never with a traceback."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from preflight.ebooks.broken import ENCRYPTION
from preflight.ebooks.clean import clean, packed
from publish.diagnostics import Diagnostic, Span
from publish.preflight.ebooks.checking import check_content
from publish.profiles import load_store, store_names

FILE = Span("book.epub")
SOUND = packed(clean(), stored=lambda name: True)
NONSENSE = (b"", b"\x00\xff", b"<", b"<html/>", b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>"
            b"<html xmlns='http://www.w3.org/1999/xhtml'><body>&y;</body></html>")  # fmt: skip
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(12))
    + "]><html xmlns='http://www.w3.org/1999/xhtml'><body><p>&a12;</p></body></html>"
)


def _check(content: bytes, *profiles: str) -> list[Diagnostic]:
    stores = map(load_store, profiles or ("kindle",))
    return [one for store in stores for one in check_content(content, FILE, store)]


@given(
    cuts=some.lists(
        some.tuples(some.integers(0, len(SOUND) - 1), some.binary(min_size=0, max_size=12)),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_bytes_that_something_has_changed(cuts: list[tuple[int, bytes]]) -> None:
    content = bytearray(SOUND)
    for place, new in cuts:
        content[place : place + len(new)] = new
    assert all(one.message for one in _check(bytes(content)))


@pytest.mark.parametrize("length", range(0, len(SOUND), len(SOUND) // 12))
def test_a_file_that_is_cut_off(length: int) -> None:
    assert {one.code for one in _check(SOUND[:length])} <= {"PRE101", "PRE102"}


@pytest.mark.parametrize("name", clean())
def test_files_full_of_nonsense(name: str) -> None:
    for content in NONSENSE:
        found = _check(packed({**clean(), name: content}), *store_names())
        assert all(one.message and "passwd" not in one.message for one in found)
        assert "PRE005" not in {one.code for one in found}


@pytest.mark.parametrize("name", clean())
def test_files_that_are_missing(name: str) -> None:
    files = clean()
    del files[name]
    found = _check(packed(files), *store_names())
    assert found
    assert "PRE005" not in {one.code for one in found}


def test_entities_that_multiply_are_not_resolved() -> None:
    found = _check(packed({**clean(), "EPUB/one.xhtml": LAUGHS.encode()}))
    assert all(len(one.message) < 500 for one in found)


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "a/../../x", "C:x", "a\\..\\x", "EPUB/\x1b[2J.txt"]
)
def test_names_that_lead_out(name: str) -> None:
    (found,) = _check(packed({**clean(), name: b"x"}))
    assert found.code == "PRE104"
    assert found.message.isprintable()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice() -> None:
    target = io.BytesIO(packed(clean()))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("EPUB/one.xhtml", b"another")
    (found,) = _check(target.getvalue())
    assert "“EPUB/one.xhtml” is there twice" in found.message


@pytest.mark.parametrize(
    ("path", "method", "codes"),
    [
        ("EPUB/font.ttf", "http://ns.adobe.com/pdf/enc#RC", {"PRE121"}),
        ("EPUB/two.xhtml", "http://www.w3.org/2001/04/xmlenc#aes128-cbc", {"PRE103"}),
        ("EPUB/two.xhtml", "", {"PRE103"}),
    ],
)
def test_protection(path: str, method: str, codes: set[str]) -> None:
    written = ENCRYPTION.format(path=path, method=method).encode()
    found = _check(packed({**clean(), "META-INF/encryption.xml": written}))
    assert {one.code for one in found} == codes


def test_a_font_that_is_hidden_is_not_said_to_be_broken() -> None:
    written = ENCRYPTION.format(path="EPUB/font.ttf", method="http://www.idpf.org/2008/embedding")
    files = {**clean(), "META-INF/encryption.xml": written.encode(), "EPUB/font.ttf": b"\x00" * 99}
    assert {one.code for one in _check(packed(files))} == {"PRE121"}


def test_tables_within_tables_without_end() -> None:
    deep = "<table><tr><td>" * 60 + "</td></tr></table>" * 60
    page = clean()["EPUB/one.xhtml"].replace(b"</section>", f"{deep}</section>".encode())
    found = _check(packed({**clean(), "EPUB/one.xhtml": page}))
    assert {one.code for one in found} <= {"PRE106", "PRE163"}
