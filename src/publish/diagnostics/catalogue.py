"""Every diagnostic that the program can give: one row a code.

Codes are stable: a code is never given another meaning, and a dropped one is not used again.
``docs/diagnostics.md`` explains each, and ``tests/cases/<CODE>/`` shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Stage(StrEnum):
    """What finds a problem."""

    CHECK = "check"
    """Reading and resolving the manuscript, which every command does that reports."""
    BUILD = "build"
    """Making the editions: only a build sees it."""
    PREFLIGHT = "preflight"
    """Looking at a finished file that may be anybody's: only ``publish preflight`` sees it."""
    REFS = "refs"
    """Looking at the references by themselves: only ``publish refs check`` sees it."""
    REVIEW = "review"
    """Sending copies to reviewers, and what comes back: only ``publish review`` sees it."""


@dataclass(frozen=True)
class Code:
    """A row: severity, message and hint, both with ``{details}`` to be filled in."""

    severity: Severity
    message: str
    hint: str = ""
    fleeting: bool = False
    """Whether it may be gone another time, though nothing has changed: it is found out anew."""
    stage: Stage = Stage.CHECK


def _error(
    message: str, hint: str = "", *, fleeting: bool = False, stage: Stage = Stage.CHECK
) -> Code:
    return Code(Severity.ERROR, message, hint, fleeting, stage)


def _warning(
    message: str, hint: str = "", *, fleeting: bool = False, stage: Stage = Stage.CHECK
) -> Code:
    return Code(Severity.WARNING, message, hint, fleeting, stage)


_ROWS = {
    # book.yaml and other YAML
    "CFG001": _error("This YAML cannot be read: {problem}.", "{advice}"),
    "CFG002": _error("Unknown key “{key}”.", "{advice}"),
    "CFG003": _error("“{key}”: {problem}.", "{advice}"),
    "CFG004": _error("“{key}” is missing.", "Add {key}: … to book.yaml."),
    "CFG005": _error("There is no book.yaml in “{folder}”.", "{advice}"),
    "CFG006": _error(
        "The option “{key}” belongs to the format {owner}, not to {format}.",
        "Remove it, or change “format”.",
    ),
    "CFG007": _warning("The book has no identifier.", "Add this line: identifier: {offer}"),
    "CFG008": _error("Unknown theme “{name}”.", "{advice}"),
    "CFG009": _error("Unknown citation style “{name}”.", "{advice}"),
    "CFG010": _error("No references are read: unknown kind of file {path}.", "{advice}"),
    "CFG011": _error(
        "“{path}” leads out of the manuscript folder.",
        "Copy the file into the manuscript folder and name it from there.",
    ),
    "CFG012": _error("Two editions would write the same file, {path}.", "Rename one of them."),
    "CFG013": _error("Unknown profile “{name}”.", "{advice}"),
    "CFG014": _error(
        "“{profile}” does not print {trim}.", "The nearest that it does is {nearest}."
    ),
    # files of the manuscript
    "SRC001": _error("The file {path} does not exist.", "{advice}"),
    "SRC002": _error("{path} is listed twice.", "Remove one of the two lines."),
    "SRC003": _warning(
        "{path} is not listed in book.yaml, so it is in no edition.",
        "List it under chapters, front or back, or move it out of the manuscript folder.",
    ),
    "SRC004": _error("{path} cannot be read: {problem}.", "Check its name and its permissions."),
    "SRC005": _error(
        "{path} is not UTF-8 text: it has the byte {byte} here.",
        "Save it as UTF-8 in your editor.",
    ),
    "SRC006": _error("The chapter has no title.", "Begin the file with a line “# Title”."),
    "SRC007": _error(
        "A second level-1 heading, “{title}”.",
        "One file is one chapter: make it ## or move it to a file of its own.",
    ),
    "SRC008": _error(
        "A chapter file cannot have a YAML header.",
        "Move its settings to book.yaml, and the title to a line “# Title”.",
    ),
    "SRC009": _warning("The heading level jumps from {before} to {after}.", "Use {expected} here."),
    "SRC010": _error(
        "Raw {format} is not part of a manuscript.",
        "Use Markdown, or put it into a block that says for which format it is: ```{{={name}}}",
    ),
    "SRC011": _warning("The link “{text}” leads nowhere.", "Give it an address, or remove it."),
    "SRC012": _warning("This link has no words.", "Write what it leads to between the brackets."),
    "SRC013": _warning(
        "The allowance for {code} has nothing to allow here.", "Remove the comment."
    ),
    "SRC014": _error(
        "The text before the chapter title belongs to no chapter.",
        "Move it below the line “# Title”.",
    ),
    "SRC015": _warning("The heading has no words.", "Write a title, or remove the empty heading."),
    "SRC016": _error(
        "The link leads to the file {path}, which readers of the book do not have.",
        "Refer to another chapter by its label (@sec-…), or give the full address: https://…",
    ),
    "SRC017": _error(
        "The block that begins with ::: here is never ended.", "Put a line ::: where it ends."
    ),
    "SRC018": _warning("“{text}” will be printed as it stands.", "{advice}"),
    "SRC019": _error(
        "{path} took pandoc longer than {seconds} seconds, so it was stopped.",
        "Look for many brackets within brackets, or many that are never closed: close them, "
        "or write \\[ for one that is only a character.",
        fleeting=True,
    ),
    "SRC020": _error(
        "More than {most} quotations, lists or other blocks stand around this one.",
        "Take some of the signs away that begin them: “>”, “-”, “:::”.",
    ),
    # pictures
    "IMG001": _error("The picture {path} does not exist.", "{advice}"),
    "IMG002": _error(
        "The picture {path} is on another computer.",
        "Save it into the manuscript folder and name it from there.",
    ),
    "IMG003": _error(
        "The path {path} leads out of the manuscript folder.",
        "Copy the file into the manuscript folder and name it from there.",
    ),
    "IMG004": _warning(
        "The picture {path} has no alternative text of its own.",
        'Say what it shows, for those who cannot see it: ![Caption](path){{alt="…"}}',
    ),
    "IMG005": _error(
        "The picture {path} cannot be used: {problem}.", "Save it as PNG, JPEG or SVG."
    ),
    "IMG006": _warning("The description {path} belongs to no picture.", "{advice}"),
    "IMG007": _error(
        "The description of a picture cannot have {what}.",
        "Write paragraphs, lists and tables alone.",
    ),
    # labels and cross references
    "XRF001": _error(
        "The label “{label}” is used twice; first at {first}.", "Rename one of the two."
    ),
    "XRF002": _error("There is nothing with the label “{label}”.", "{advice}"),
    "XRF003": _error("The link leads to “#{label}”, which is nowhere.", "{advice}"),
    # references and citations
    "REF001": _error("No reference has the key “{key}”.", "{advice}"),
    "REF002": _error("The references cannot be read: {problem}.", "{advice}"),
    "REF003": _error(
        "The key “{key}” stands twice in the references; first at {first}.",
        "Give one of the two another key, or remove it.",
    ),
    "REF004": _error("Citations could not be formatted: {problem}.", "{advice}"),
    "REF005": _warning(
        "The key “{key}” means something else in another file, at {first}, which counts.",
        "Of the files in book.yaml the first counts: rename this entry, or make the two the same.",
    ),
    "REF006": _error(
        "The entry {name} cannot be read: {problem}.",
        "Correct it there; the other entries of the file are not affected.",
    ),
    "REF007": _warning(
        "The entry “{key}” ({kind}) has no {missing}.",
        "Add {fields}. If the work has none, say so with a field that is empty.",
    ),
    "REF008": _warning(
        "“{key}” is the same work as “{other}” at {first}: {likeness}.",
        "Cite it by one key and remove the other entry; the bibliography has it twice.",
    ),
    "REF009": _warning("“{doi}” is no DOI.", "{advice}"),
    "REF010": _warning(
        "“{isbn}” is no ISBN: {problem}.", "Compare it with the book; a digit may be wrong."
    ),
    "REF011": _warning(
        "“{url}” is no address on the web.", "Write it in full, without spaces: https://…"
    ),
    "REF012": _warning(
        "The date “{field}” cannot be right: {problem}.",
        "Write 2020, 2020-05 or 2020-05-31; two dates as 2019/2020; words as {{literal: …}}.",
    ),
    "REF013": _warning(
        "The book's language does not know the label “{label}” before a locator.",
        "Write “{right}”, so that the citation style can put it in its own words.",
    ),
    "REF014": _warning(
        "“{words}” is given as the name of a person ({role}).",
        "Name all of them; the citation style shortens the list. BibTeX: and others.",
    ),
    "REF020": _warning("Nothing cites “{key}”.", "Cite it, or remove the entry.", stage=Stage.REFS),
    # notes
    "NOT001": _error(
        "The note “{label}” has no text.", "Add a paragraph that begins with [^{label}]: …"
    ),
    "NOT002": _warning(
        "The text of note “{label}” is called nowhere.", "Add [^{label}] or remove the text."
    ),
    "NOT003": _error(
        "The note “{label}” has a text already.",
        "Give one of the two another label; only one of them would be printed.",
    ),
    "NOT004": _warning(
        "Note {number} cannot stand at the foot of its page: {problem}.",
        "It stands at the end of its chapter. Shorten it, or move a part into the text.",
        stage=Stage.BUILD,
    ),
    "NOT005": _error(
        "The note “{label}” is called in the text of a note, where no note can stand.",
        "Refer to it in words, or call it in the running text.",
    ),
    "NOT006": _warning(
        "The notes are numbered, and after “{before}” comes “{after}”.",
        "A note may have been lost. The numbers in print are counted anew in any case.",
    ),
    # index and glossary
    "IDX001": _error(
        "The index range “{term}” is never ended.",
        'Put []{{.index term="{term}" range=end}} where it ends.',
    ),
    "IDX002": _error(
        "The index range “{term}” ends here but begins nowhere.",
        'Put []{{.index term="{term}" range=start}} where it begins.',
    ),
    "IDX003": _error("This index mark has no term.", 'Write [words]{{.index}} or term="…".'),
    "IDX004": _warning("“See {target}” leads to no entry of the index.", "{advice}"),
    "GLO001": _warning("The glossary does not explain “{term}”.", "{advice}"),
    # editions, themes and fonts
    "EDN001": _error("There is no edition “{name}”.", "{advice}"),
    "EDN002": _warning("“.{word}” names {problem}.", "{advice}"),
    "THM001": _error("The template {name} uses {problem}.", "{advice}"),
    "THM002": _error("The theme cannot be read: {problem}.", "{advice}"),
    "THM003": _warning(
        "The stylesheet says something that is not understood: {problem}.", stage=Stage.BUILD
    ),
    "FNT001": _warning(
        "No font of the theme has the character “{character}” (U+{number}).",
        "Use another character, or a theme whose fonts have it.",
    ),
    "MTH001": _error(
        "This formula cannot be read: {problem}.", "Correct what stands between the dollar signs."
    ),
    "DOC001": _error(
        "This raw Word markup is not well-formed XML.",
        "Close every element that it opens, or write Markdown instead.",
    ),
    "PDF001": _warning("The page numbers did not settle: {what}.", "{advice}", stage=Stage.BUILD),
    "PDF002": _warning("The page layout has a complaint: {problem}.", stage=Stage.BUILD),
    "CVR001": _warning(
        "The text on the back of the cover runs into its barcode.",
        "Shorten “description”, or set it smaller in cover.css.",
        stage=Stage.BUILD,
    ),
    "CCH001": _warning(
        "The cache cannot be written ({path}: {problem}): the next build makes everything anew.",
        "Check the folder and the disk, or build with --no-cache.",
        stage=Stage.BUILD,
    ),
    # finished PDF files
    "PRE001": _error(
        "The file cannot be read: {problem}.",
        "Check its name and its permissions.",
        stage=Stage.PREFLIGHT,
    ),
    "PRE002": _error(
        "This is no PDF: {problem}.",
        "Export or download it again, and name the PDF file.",
        stage=Stage.PREFLIGHT,
    ),
    "PRE003": _error(
        "{where}the file is damaged: {problem}.", "Export it again.", stage=Stage.BUILD
    ),
    "PRE004": _error(
        "The file is encrypted: {problem}.",
        "Export it again without a password and without restrictions.",
        stage=Stage.PREFLIGHT,
    ),
    "PRE005": _warning(
        "Not checked: {what}, because {why}.", "{advice}", fleeting=True, stage=Stage.BUILD
    ),
    "PRE011": _error(
        "{where}the font {name} is not in the file.",
        "Export the file again with all fonts embedded.",
        stage=Stage.BUILD,
    ),
    "PRE012": _warning(
        "{where}the font {name} is in the file as a whole.",
        "Embed only the characters that are used (a subset).",
        stage=Stage.BUILD,
    ),
    "PRE013": _error(
        "{where}the font {name} has no shape for a character, and an empty box is printed.",
        "Use another character, or a font that has it.",
        stage=Stage.BUILD,
    ),
    "PRE021": _error(
        "{where}{problem}.",
        "The trim box must lie in the bleed box, and this in the media box.",
        stage=Stage.BUILD,
    ),
    "PRE022": _warning(
        "{where}the page measures {size}, most others {usual}.",
        "Give all pages of a book one trimmed size.",
        stage=Stage.BUILD,
    ),
    "PRE023": _error(
        "{where}the page measures {size}, and {wanted} is asked for.",
        "Set the edition's trim to a size that the printer offers.",
        stage=Stage.BUILD,
    ),
    "PRE024": _error(
        "{where}the bleed is {bleed} in, and {least} in is asked for.",
        "Give the pages as much bleed as the printer wants.",
        stage=Stage.BUILD,
    ),
    "PRE025": _warning(
        "{where}a picture or a coloured area ends at the trim, not {least} in beyond it.",
        "Let it reach to the end of the bleed, or end it well within the page.",
        stage=Stage.BUILD,
    ),
    "PRE026": _error(
        "The file has {count} pages, and {wanted}.",
        "Add or remove pages, or choose another binding.",
        stage=Stage.BUILD,
    ),
    "PRE027": _warning(
        "{where}{problem}.", "Remove the page if it is not meant to be empty.", stage=Stage.BUILD
    ),
    "PRE031": _error("{where}{problem}.", "Move it to where the page shows it.", stage=Stage.BUILD),
    "PRE032": _warning(
        "{where}text stands nearer to the edge of the page than {least} in.",
        "Make the margins wider.",
        stage=Stage.BUILD,
    ),
    "PRE033": _warning(
        "{where}text stands {distance} in from the spine, where {least} in is needed.",
        "Make the inner margin wider: the more pages, the wider.",
        stage=Stage.BUILD,
    ),
    "PRE034": _warning(
        "{where}the words of this line stand {times} times as far apart as they should.",
        "Change a word or two in the paragraph, or allow a word of it to break.",
        stage=Stage.BUILD,
    ),
    "PRE035": _warning(
        "{where}this line runs {beyond} pt over the edge of its column.",
        "Change a word or two, or say where its long word breaks.",
        stage=Stage.BUILD,
    ),
    "PRE036": _warning(
        "{where}the text goes {below} pt further down than on other pages.",
        "See what does not fit on the page, and let it break or make it smaller.",
        stage=Stage.BUILD,
    ),
    "PRE041": _warning(
        "{where}a picture has {ppi} pixels an inch, and {least} are needed.",
        "Use a picture with more pixels, or show it smaller.",
        stage=Stage.BUILD,
    ),
    "PRE042": _warning(
        "{where}a line is {width} pt wide, and the thinnest that prints has {least} pt.",
        "Make the line wider.",
        stage=Stage.BUILD,
    ),
    "PRE051": _warning(
        "{where}{what} is in {colour}, and {wanted} is asked for.",
        "Convert it, or choose a profile that prints these colours.",
        stage=Stage.BUILD,
    ),
    "PRE052": _warning(
        "{where}there is {ink} % of ink in one place, and {most} % is the most.",
        "Make dark colours and pictures with less of the coloured inks.",
        stage=Stage.BUILD,
    ),
    "PRE053": _warning(
        "{where}something shines through ({means}), which cannot be printed as asked.",
        "Flatten the transparency, or use solid colours.",
        stage=Stage.BUILD,
    ),
    "PRE054": _error(
        "{where}{what} overprints, and vanishes in print.",
        "Turn overprinting off for what is white.",
        stage=Stage.BUILD,
    ),
    "PRE055": _warning(
        "{where}the ink {ink} is none of the four that are printed.",
        "Convert it to CMYK, or have the printer mix it.",
        stage=Stage.BUILD,
    ),
    "PRE056": _warning(
        "{where}black text is mixed from several inks ({ink} %).",
        "Print text in black alone.",
        stage=Stage.BUILD,
    ),
    "PRE057": _warning(
        "{where}black text on a colour does not overprint.",
        "Have black text overprint, or the press does not match its edges.",
        stage=Stage.BUILD,
    ),
    "PRE061": _warning(
        "{where}there is {what}, and the printer wants none.",
        "Export the file for print, without links and comments.",
        stage=Stage.BUILD,
    ),
    "PRE062": _warning(
        "The file has bookmarks, and the printer wants none.",
        "Export the file for print, without bookmarks.",
        stage=Stage.BUILD,
    ),
    "PRE063": _warning(
        "{where}there is {what}, which no printed page needs.",
        "Export the file again without scripts, films and forms.",
        stage=Stage.BUILD,
    ),
    "PRE064": _warning(
        "The file gives its {what} twice and differently: “{one}” and “{other}”.",
        "Change both, the document information and the XMP metadata, or export the file again.",
        stage=Stage.BUILD,
    ),
    "PRE065": _warning(
        "The output intent is faulty: {problem}.",
        "Use the colour profile that the printer gives.",
        stage=Stage.BUILD,
    ),
    "PRE071": _error(
        "{standard}{clause}: {problem}.",
        "Export the file as PDF/A again, or do not claim that it is one.",
        stage=Stage.BUILD,
    ),
    "PRE072": _error(
        "{where}PDF/UA-1, {clause}: {problem}.",
        "Correct it where the file was made, or do not claim the standard.",
        stage=Stage.BUILD,
    ),
    "PRE073": _error(
        "{where}{standard}: {problem}.",
        "Export the file as PDF/X again, or do not claim that it is one.",
        stage=Stage.BUILD,
    ),
    "PRE074": _warning(
        "The file does not claim to be {wanted}, which is asked for.",
        "Export it as that, or ask the printer whether it may be another PDF.",
        stage=Stage.BUILD,
    ),
    # finished EPUB files
    "PRE101": _error(
        "This is no EPUB: {problem}.",
        "Export or download it again, and name the EPUB file.",
        stage=Stage.PREFLIGHT,
    ),
    "PRE102": _error(
        "The file is damaged: {problem}.", "Export or download it again.", stage=Stage.PREFLIGHT
    ),
    "PRE103": _error(
        "The file is copy-protected: {problem}.",
        "Take the book as it was before it was protected; stores do that themselves.",
        stage=Stage.PREFLIGHT,
    ),
    "PRE104": _error(
        "The file is not safe to unpack: {problem}.",
        "Open it nowhere, and ask whoever made it for another.",
        stage=Stage.PREFLIGHT,
    ),
    "PRE105": _error(
        "The entry “mimetype” {problem}.",
        "Pack the file with a program for e-books; it must stand first, uncompressed.",
        stage=Stage.BUILD,
    ),
    "PRE106": _error(
        "{where}this document cannot be read: {problem}.",
        "Correct it, or export the book again: most readers show nothing of it.",
        stage=Stage.BUILD,
    ),
    "PRE111": _error(
        "{where}the book lists the file “{name}”, which is not in it.",
        "Add the file, or take it out of the list.",
        stage=Stage.BUILD,
    ),
    "PRE112": _error(
        "{where}the book does not say its {what}.",
        "Add it to the metadata.",
        stage=Stage.BUILD,
    ),
    "PRE113": _warning(
        "{where}{problem}.",
        "Say it as in “en” or “pt-BR”: hyphenation and reading aloud go by it.",
        stage=Stage.BUILD,
    ),
    "PRE114": _error(
        "{where}the book has no contents: {problem}.",
        "Export it with a table of contents.",
        stage=Stage.BUILD,
    ),
    "PRE115": _warning(
        "{where}the book has no NCX, and older readers show no contents.",
        "Export it with an NCX beside the navigation document.",
        stage=Stage.BUILD,
    ),
    "PRE116": _error(
        "{where}the link to “{link}” leads nowhere: {problem}.", "Correct it.", stage=Stage.BUILD
    ),
    "PRE117": _error(
        "{where}the picture “{name}” has no words for those who do not see it.",
        'Describe it; an ornament has an empty description (alt="").',
        stage=Stage.BUILD,
    ),
    "PRE121": _warning(
        "{where}the font “{name}” is obfuscated, and some readers ignore it.",
        "Leave it as it is if its licence asks for that; else embed it plainly.",
        stage=Stage.BUILD,
    ),
    "PRE122": _warning(
        "{where}nothing says on which terms the font “{name}” may be in the book.",
        "Add its licence, or link to it in the metadata.",
        stage=Stage.BUILD,
    ),
    "PRE123": _error(
        "{where}the font “{name}” may not be embedded: its maker forbids it.",
        "Use another font, or get a licence for e-books and the font that comes with it.",
        stage=Stage.BUILD,
    ),
    "PRE131": _error(
        "{where}the picture “{name}” is {format}, and {store} takes {formats}.",
        "Convert it.",
        stage=Stage.BUILD,
    ),
    "PRE132": _error(
        "{where}the picture “{name}” has {has} pixels, and {store} takes {most} at most.",
        "Make it smaller; image-limit does so for all pictures of an edition.",
        stage=Stage.BUILD,
    ),
    "PRE133": _warning(
        "{where}the picture “{name}” has {has}, and {store} wants {most} at most.",
        "Make it smaller, or compress it more.",
        stage=Stage.BUILD,
    ),
    "PRE134": _error(
        "{where}the picture “{name}” cannot be read.", "Save it again.", stage=Stage.BUILD
    ),
    "PRE135": _warning(
        "{where}{problem} (“{name}”), which {store} does not show.",
        "Use a still picture on a ground of its own.",
        stage=Stage.BUILD,
    ),
    "PRE141": _warning(
        "{where}the book has no cover, and {store} wants one in the file.",
        "Name a picture: the edition's setting “cover” does.",
        stage=Stage.BUILD,
    ),
    "PRE142": _warning(
        "{where}the cover does not suit {store}: {problem}.",
        "Use another picture, or another size of it.{advice}",
        stage=Stage.BUILD,
    ),
    "PRE143": _warning(
        "{where}the cover is {has} times as high as it is wide, and {store} wants {wanted}.",
        "Make it higher or wider; a shop's shelf has one shape.",
        stage=Stage.BUILD,
    ),
    "PRE144": _warning(
        "{where}the cover is a page of the text, and {store} shows it twice.",
        "Take the page out, not the picture; an edition with the store's profile has none.",
        stage=Stage.BUILD,
    ),
    "PRE151": _error(
        "The file has {size}, and {store} takes {most} at most.",
        "Make pictures smaller, or divide the book.",
        stage=Stage.BUILD,
    ),
    "PRE152": _warning(
        "{where}{what} has {size}, and {store} advises {most} at most.",
        "Make pictures smaller, or divide the chapter or the book.",
        stage=Stage.BUILD,
    ),
    "PRE161": _error(
        "{where}{store} shows no {what}.",
        "Leave it out of this edition, or put words or a picture in its place.",
        stage=Stage.BUILD,
    ),
    "PRE162": _warning(
        "{where}{store} shows no {what} on {devices}.",
        "See that the book can be read without.",
        stage=Stage.BUILD,
    ),
    "PRE163": _warning(
        "{where}{problem} ({store}).",
        "Divide the table, or check it on the store's readers.",
        stage=Stage.BUILD,
    ),
    "PRE164": _warning(
        "{where}{problem} ({store}).",
        "Turn words into outlines, or use a PNG in this edition.",
        stage=Stage.BUILD,
    ),
    "PRE165": _error(
        "{where}“{link}” would have to be fetched from the network, which readers do not do.",
        "Put the file into the book.",
        stage=Stage.BUILD,
    ),
    "PRE171": _error("{where}{problem} (EPUBCheck, {rule}).", "{advice}", stage=Stage.PREFLIGHT),
    "PRE172": _warning("{where}{problem} (EPUBCheck, {rule}).", "{advice}", stage=Stage.PREFLIGHT),
    "PRE173": _error("{where}{problem} (Ace, {rule}).", "{advice}", stage=Stage.PREFLIGHT),
    "PRE174": _warning("{where}{problem} (Ace, {rule}).", "{advice}", stage=Stage.PREFLIGHT),
    # rounds of review
    "RVW001": _error(
        "The id “{id}” stands at two comments, first in line {first}.",
        "Give one of them another: ids are how threads hold together.",
        stage=Stage.REVIEW,
    ),
    "RVW002": _error(
        "The comment “{id}” {problem}.",
        "“parent” is the id of the comment that it answers, “thread” that of the first.",
        stage=Stage.REVIEW,
    ),
    "RVW003": _warning(
        "The comment “{id}” is about {path}, which is no chapter of the book.",
        "It stands at the beginning of the copy. Correct “at”, or resolve it.",
        stage=Stage.REVIEW,
    ),
    "RVW004": _warning(
        "The words of the comment “{id}” {problem}.",
        "Correct “at” and “quoted” if they are others.",
        stage=Stage.REVIEW,
    ),
    "RVW005": _warning(
        "The words of the comment “{id}” are not to be found any more: it stands at {where}.",
        "Correct “at” and “quoted”, or resolve it.",
        stage=Stage.REVIEW,
    ),
    "RVW006": _error(
        "No edition can be sent to reviewers: {problem}.", "{advice}", stage=Stage.REVIEW
    ),
    "RVW007": _error("There is no chapter “{name}”.", "{advice}", stage=Stage.REVIEW),
    "RVW008": _warning(
        "The round “{round}” is damaged: {problem}.",
        "Restore its folder from a backup or from git: merging needs it as it was.",
        stage=Stage.REVIEW,
    ),
    # the command redline
    "RED001": _error(
        "“{name}” is neither a manuscript's folder nor a revision of this one.", "{advice}"
    ),
    "BLD001": _error("{path} cannot be written: {problem}.", "Check the folder and the disk."),
}

CATALOGUE: MappingProxyType[str, Code] = MappingProxyType(_ROWS)
"""Code → its row."""
