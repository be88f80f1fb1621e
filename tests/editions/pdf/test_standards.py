from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from editions.pdf.small_press import PRESS
from publish.editions.pdf import metadata, standards, weasy
from publish.editions.pdf.press import BARE
from publish.editions.pdf.standards import STANDARDS, Conformance
from publish.editions.pdf.standards.intent import srgb
from publish.model import Metadata
from reading import judges

_CMYK = replace(srgb(), components=4, description="Coated FOGRA39 (ISO 12647-2:2004)")
"""Stands for a press: nothing here converts colours."""
_BODY = """
<section><h1 id="a">Head</h1><p>Text with a <a href="#a">link</a>, and
<span style="color: rgb(0 40 90)">colour</span>.</p></section>
"""


def _pdf() -> Pdf:
    html = f'<!DOCTYPE html><html lang="en"><body>{_BODY}</body></html>'
    layout = weasy.lay_out(html, PRESS.stylesheets(BARE), PRESS.fonts(), tagged=True)
    pdf = pikepdf.open(io.BytesIO(layout.content))
    del pdf.Root.StructTreeRoot[Name.Namespaces]  # which assembly leaves behind
    metadata.write(pdf, Metadata("A book", "en", "a-book", publisher="A press"), 1_700_000_000)
    for page in pdf.pages:
        for link in page.obj.get(Name.Annots, Array()):
            link.F = 4
    return pdf


def _made(*names: str, press: bool = False) -> Pdf:
    to = Conformance(names, _CMYK if press else None)
    pdf = _pdf()
    standards.conform(pdf, to)
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True, **standards.saving(to))
    return pikepdf.open(target)


def _rules(pdf: Pdf, flavour: str) -> list[str]:
    return [one.rule for one in pikepdf.pdfa.check(pdf, flavour).findings]


def test_without_a_standard_nothing_is_claimed() -> None:
    pdf = _made()
    assert Name.OutputIntents not in pdf.Root
    assert pdf.pdf_version == "1.7"
    assert "ISO_19005_2:6.6.4-1" in _rules(pdf, "2b")


@pytest.mark.parametrize("part", ["2b", "3b"])
def test_an_archive_satisfies_the_rules_of_its_part(part: str) -> None:
    assert _rules(_made(f"pdf/a-{part}"), part) == []


def test_an_archive_smooths_no_picture_and_has_no_empty_resources() -> None:
    pdf = _pdf()
    image = pdf.make_stream(
        b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, Interpolate=True
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary({"/Im": pdf.make_indirect(image)})
    standards.conform(pdf, Conformance(("pdf/a-2b",)))
    assert Name.Interpolate not in pdf.pages[0].obj.Resources.XObject["/Im"]
    assert Name.Shading not in pdf.pages[0].obj.Resources


def test_what_speaks_satisfies_a_judge(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    _made("pdf/ua-1").save(path)
    assert judges.outloud(path, tmp_path, claims=True) == []


def test_an_archive_that_speaks_describes_its_second_claim() -> None:
    pdf = _made("pdf/a-2b", "pdf/ua-1")
    packet = pdf.Root.Metadata.read_bytes()
    assert packet.count(b"http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>") == 1
    assert set(_rules(pdf, "2b")) == {"ISO_19005_2:6.6.2.3.1-1"}
    # Without the second claim, and what describes it, the judge has nothing to say.
    plain = _made("pdf/a-2b")
    pdf.Root.Metadata.write(plain.Root.Metadata.read_bytes())
    assert _rules(pdf, "2b") == []


def test_for_a_press_there_is_nothing_but_what_is_printed() -> None:
    pdf = _made("pdf/x-4", press=True)
    assert pdf.pdf_version == "1.6"
    assert not any(Name.Annots in page.obj for page in pdf.pages)
    assert Name.StructTreeRoot not in pdf.Root
    assert pdf.docinfo[Name.Trapped] == Name("/False")
    with pdf.open_metadata() as xmp:
        assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"


def test_a_press_is_named_as_the_registry_names_it() -> None:
    pdf = _made("pdf/x-4", press=True)
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == Name.GTS_PDFX
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert intent.DestOutputProfile.N == 4


@pytest.mark.parametrize(
    ("name", "information"),
    [
        ("pdf/x-3", {"/GTS_PDFXVersion": "PDF/X-3:2002"}),
        (
            "pdf/x-1a",
            {"/GTS_PDFXVersion": "PDF/X-1:2001", "/GTS_PDFXConformance": "PDF/X-1a:2001"},
        ),
    ],
)
def test_older_presses_are_told_in_the_document_information(
    name: str, information: dict[str, str]
) -> None:
    pdf = _made(name, press=True)
    assert pdf.pdf_version == "1.3"
    assert {key: str(pdf.docinfo[key]) for key in information} == information


@pytest.mark.parametrize("name", STANDARDS)
def test_the_file_is_sound_and_the_same_each_time(name: str, tmp_path: Path) -> None:
    contents = []
    for turn in range(2):
        to = Conformance((name,), _CMYK if "/x" in name else None)
        pdf = _pdf()
        standards.conform(pdf, to)
        path = tmp_path / f"{turn}.pdf"
        pdf.save(path, deterministic_id=True, **standards.saving(to))
        contents.append(path.read_bytes())
        assert judges.qpdf(path) == ""
    assert contents[0] == contents[1]


@pytest.mark.parametrize("content", [b"", b"words", bytes(36) + b"acsp" + bytes(100)])
def test_what_is_no_profile_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="profile"):
        standards.condition(content)
