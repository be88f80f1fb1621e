"""The document's settings: tracked changes, whether they can be left out, where notes stand."""

from __future__ import annotations

from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import SETTINGS, Package
from publish.editions.docx.passes.job import Job
from publish.editions.docx.tongues import with_country

_PLACES = {"endnotes": "docEnd", "chapter-endnotes": "sectEnd", "footnotes": "pageBottom"}
"""Word's places for the edition's."""


def settings(package: Package, job: Job) -> Package:
    """The package with the settings that its layout and its notes want."""
    root = package.xml(SETTINGS)
    for unwanted in find_all(root, "w:footnotePr | w:endnotePr | w:doNotTrackMoves | w:rsids"):
        root.remove(unwanted)
    for language in find_all(root, "w:themeFontLang"):
        language.set(qualified("w:val"), with_country(job.edition.metadata.language))
    protected = job.edition.options.get("protection") == "tracked"
    tab = find_all(root, "w:defaultTabStop")[0]
    if job.layout.track or protected:
        tab.addprevious(element("w:trackRevisions"))
    if protected:
        tab.addprevious(element("w:documentProtection", edit="trackedChanges", enforcement="1"))
    find_all(root, "m:mathPr | w:themeFontLang")[0].addprevious(_notes(job))
    return package.with_xml(SETTINGS, root)


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
