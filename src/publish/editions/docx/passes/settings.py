"""The document's settings: tracked changes, whether they can be left out, where notes stand."""

from __future__ import annotations

from publish.editions.docx.job import Job
from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import SETTINGS, Package
from publish.editions.docx.tongues import number_signs, with_country

_PLACES = {"endnotes": "docEnd", "chapter-endnotes": "sectEnd", "footnotes": "pageBottom"}
"""Word's places for the edition's."""

_UNWANTED = " | ".join(
    f"w:{name}" for name in "footnotePr endnotePr doNotTrackMoves rsids proofState compat".split()
)
"""``w:proofState`` claims that the spelling has been checked."""
_WORD = "http://schemas.microsoft.com/office/word"
_MODES = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}
"""As in files of Word 2013 and later; without them Word is in the mode of 2007, and answers to
comments cannot be written."""


def settings(package: Package, job: Job) -> Package:
    """The package with the settings that its layout and its notes want."""
    root = package.xml(SETTINGS)
    for unwanted in find_all(root, _UNWANTED):
        root.remove(unwanted)
    for language in find_all(root, "w:themeFontLang"):
        language.set(qualified("w:val"), with_country(job.edition.metadata.language))
    protected = job.edition.options.get("protection") == "tracked"
    tab = find_all(root, "w:defaultTabStop")[0]
    if job.layout.track or protected:
        tab.addprevious(element("w:trackRevisions"))
    if protected:
        tab.addprevious(element("w:documentProtection", edit="trackedChanges", enforcement="1"))
    following = find_all(root, "m:mathPr | w:themeFontLang")[0]
    following.addprevious(_notes(job))
    following.addprevious(_compatible())
    signs = number_signs(job.edition.metadata.language)
    for name, sign in zip(("decimalSymbol", "listSeparator"), signs, strict=True):
        for node in find_all(root, f"w:{name}"):
            node.set(qualified("w:val"), sign)
    return package.with_xml(SETTINGS, root)


def _compatible() -> Element:
    made = element("w:compat")
    for name, value in _MODES.items():
        made.append(element("w:compatSetting", name=name, uri=_WORD, val=value))
    return made


def _notes(job: Job) -> Element:
    """The separators (-1 and 0) are named here, and the notes' place and numbers."""
    place = job.edition.notes_place
    kind = "footnote" if place == "footnotes" else "endnote"
    restart = "eachSect" if job.edition.notes_number == "chapter" else "continuous"
    return element(
        f"w:{kind}Pr",
        element("w:pos", val=_PLACES[place]),
        element("w:numFmt", val="decimal"),
        element("w:numRestart", val=restart),
        element(f"w:{kind}", id="-1"),
        element(f"w:{kind}", id="0"),
    )
