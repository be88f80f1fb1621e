"""What book.yaml may say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from publish.config.reading import Text
from publish.config.subjects import check_subject
from publish.config.values import (
    Bleed,
    BrokenWord,
    Date,
    DiagnosticCode,
    EditionName,
    Identifier,
    Isbn,
    Language,
    Length,
    Number,
    PressStandard,
    Relator,
    SeriesPrefix,
    Slug,
    Standard,
    Trim,
    Words,
    several,
)


def _key(name: str) -> str:
    """``for_`` → ``for``, which is no name in Python."""
    return name.rstrip("_").replace("_", "-")


class Settings(BaseModel):
    """A mapping of book.yaml: strict, and a key without a value is as good as none."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        str_strip_whitespace=True,
        alias_generator=_key,
        use_attribute_docstrings=True,
        defer_build=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        known = keys(cls)
        return {k: v for k, v in data.items() if v is not None or k not in known}


def keys(model: type[Settings]) -> frozenset[str]:
    """The keys that ``model`` knows, as they are written."""
    return frozenset(_key(name) for name in model.model_fields)


class Contributor(Settings):
    name: Words
    """As it stands on the title page."""
    sort: str = ""
    """As catalogues sort it: Surname, Given."""
    role: Relator = "author"
    """A MARC relator: author, editor, translator, illustrator …"""


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


Person = Annotated[Contributor, BeforeValidator(_named, json_schema_input_type=str | Contributor)]


class Subject(Settings):
    text: str = ""
    """In words, for whoever has no list of codes."""
    scheme: Literal["", "bisac", "thema"] = ""
    """Whose the code is."""
    code: str = ""
    """POL042010 (BISAC) or JPFB (Thema)."""

    @model_validator(mode="after")
    def _coded(self) -> Self:
        check_subject(self.text, self.scheme, self.code)
        return self


def _worded(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Topic = Annotated[Subject, BeforeValidator(_worded, json_schema_input_type=str | Subject)]


class BookSeries(Settings):
    title: Words
    number: str = ""
    """The book's number in the series."""


class Series(Settings):
    title: Words
    """What its notes are called where they stand: Editor’s notes."""
    marks: Literal["numbers", "letters", "symbols"] = "letters"
    """Of its calls: 1 2 3, a b c or * † ‡."""


class Notes(Settings):
    place: Literal["endnotes", "chapter-endnotes", "footnotes"] = "endnotes"
    number: Literal["chapter", "book"] = "chapter"
    """Whether each chapter's notes begin at 1, or the numbers run through the book."""
    series: dict[SeriesPrefix, Series] = Field(default_factory=dict)
    """Notes counted by themselves, by the prefix of their labels: ed for [^ed-a]."""


TitleForm = Literal["original", "transliteration", "translation"]


def _field(value: Any) -> Any:
    return {True: "annote", False: ""}.get(value, value) if isinstance(value, bool) else value


class Bibliography(Settings):
    annotated: Annotated[
        Literal["", "annote", "abstract", "note"],
        BeforeValidator(
            _field, json_schema_input_type=bool | Literal["annote", "abstract", "note"]
        ),
    ] = ""
    """Whether a reference's annotation stands below it: true, or the field that holds it."""
    titles: Annotated[tuple[TitleForm, ...], several(TitleForm), Field(min_length=1)] = (
        "original",
        "transliteration",
        "translation",
    )
    """Which forms of a title in another language are shown, in this order."""
    backlinks: bool = False
    """Whether each reference says where it is cited: pages in print, links in e-books."""


class Details(Settings):
    """What the book says, and each edition may say otherwise."""

    subtitle: str = ""
    slug: Slug = ""
    """The beginning of the file names; made from the title if it is missing."""
    identifier: Identifier = ""
    """Never changes in the book's life: urn:uuid:…"""
    contributors: Annotated[tuple[Person, ...], several(str | Contributor)] = ()
    publisher: str = ""
    date: Date = ""
    """Of publication: 2026-11-22, 2026-11 or 2026."""
    rights: str = ""
    description: str = ""
    subjects: Annotated[tuple[Topic, ...], several(str | Subject)] = ()
    """In words, or by their codes: {scheme: thema, code: JPFB, text: Anarchism}."""
    isbn: Isbn = ""
    series: BookSeries | None = None
    """Of books: {title: Sources, number: 3}."""
    theme: Words = "house"
    citation_style: Text = Text("chicago-author-date")
    """The name of a CSL style, or the path of a .csl file."""
    notes: Notes = Notes()
    nocite: Annotated[tuple[Text, ...], several(str)] = ()
    """References that are listed though nothing cites them: their keys, or "*" for all."""
    bibliography: Bibliography = Bibliography()


class Pdf(Details):
    format: Literal["pdf"]
    title: Words = ""
    profile: str = ""
    """The printer's, by its name: kdp, ingramspark, lulu, office-a4, booklet-a5."""
    medium: Literal["print", "screen"] = "print"
    """Whether it is printed, or read on a screen: then there are no blank pages."""
    trim: Trim = ""
    """The size of the page, where it is not the theme's: 6x9in, 148x210mm, A5."""
    paper: Literal["", "white", "cream", "colour"] = ""
    """What it is printed on, where that is not the printer's first; colour is printed in colour."""
    bleed: Bleed = False
    """Whether pages go beyond the trim, as far as the printer asks; or how far: 3mm."""
    standard: Annotated[tuple[Standard, ...], several(str)] = ()
    """What the file keeps to: pdf/a-2b, pdf/a-3b, pdf/ua-1, pdf/x-1a, pdf/x-3 or pdf/x-4."""
    output_intent: Text = Text()
    """The path of the ICC profile of the press, which PDF/X asks for."""
    opening: Literal["", "recto", "any"] = ""
    """On which pages chapters open, where it is not as the theme has it."""
    tagged: bool = True
    """Whether the PDF says what its parts are, for screen readers."""
    advance: bool | str = False
    """Whether it is an advance copy, marked on every page; or the line at the foot of each."""


class Epub(Details):
    format: Literal["epub"]
    title: Words = ""
    profile: str = ""
    """The store's, by its name: generic, kindle, apple, kobo, google."""
    fonts: bool = True
    """Whether the theme's fonts come with the book."""
    image_limit: Number = 4
    """The most pixels of a picture, in millions; larger ones are made smaller."""
    cover: Text = Text()
    """The path of a picture, or the name of a cover edition, whose front it is."""
    page_list: Text = Text()
    """The name of the PDF edition whose pages it knows."""


class Docx(Details):
    format: Literal["docx"]
    title: Words = ""
    layout: Literal["review", "manuscript", "clean"] = "review"
    """To be marked up, to be submitted, or to be read."""
    citations: Literal["", "zotero"] = ""
    """Whose fields the citations are, if Zotero’s: its plug-in for Word takes them over."""
    protection: Literal["", "tracked"] = ""
    """Whether Word lets nobody change anything without tracking it."""


class Companion(Details):
    """What is made for another edition, and says of the book what that says."""

    title: Words = ""
    for_: Text
    """The name of the other edition: of a cover, a PDF."""


class Cover(Companion):
    format: Literal["cover"]
    picture: Text = Text()
    """The path of a picture that covers the front."""
    standard: Annotated[tuple[PressStandard, ...], several(str)] = ()
    """What the file keeps to: pdf/x-1a, pdf/x-3 or pdf/x-4."""
    output_intent: Text = Text()
    """The path of the ICC profile of the press: the cover is made in its inks."""
    spine: Length = ""
    """How wide the spine is, where the printer's profile does not say it: 12mm."""


A4 = "210x297mm"


class Booklet(Companion):
    format: Literal["booklet"]
    sheet: Trim = A4
    """The paper, which is folded in the middle."""
    creep: Length = ""
    """How thick a folded sheet is, by which the inner ones would stand out: 0.1mm."""


class NUp(Companion):
    format: Literal["n-up"]
    sheet: Trim = A4
    """The paper, upright or across, as the pages are larger."""
    columns: Number = 2
    """How many pages stand beside one another."""
    rows: Number = 1
    """How many stand below one another."""


class Onix(Companion):
    """What booksellers are told of a PDF or EPUB edition."""

    format: Literal["onix"]


AnyEdition = Pdf | Epub | Docx | Cover | Booklet | NUp | Onix
Edition = Annotated[AnyEdition, Field(discriminator="format")]

FORMATS: dict[str, type[Settings]] = {
    "pdf": Pdf,
    "epub": Epub,
    "docx": Docx,
    "cover": Cover,
    "booklet": Booklet,
    "n-up": NUp,
    "onix": Onix,
}
"""Format → the settings of its editions."""


def options(model: type[Settings]) -> Mapping[str, str]:
    """The keys that only editions of one format know → the names of their fields."""
    names = model.model_fields.keys() - Details.model_fields.keys() - {"format", "title"}
    return {_key(name): name for name in sorted(names)}


class Part(Settings):
    title: Text
    chapters: tuple[Text, ...] = Field(min_length=1)


def _texts(*names: str) -> tuple[Text, ...]:
    return tuple(Text(name) for name in names)


def _default_editions() -> dict[str, Any]:
    return {
        "print": Pdf(format="pdf"),
        "ebook": Epub(format="epub"),
        "review": Docx(format="docx"),
    }


BrokenWords = Annotated[tuple[BrokenWord, ...], several(str)]


def _shape(value: Any) -> str:
    return "mapping" if isinstance(value, Mapping) else "list"


Hyphenation = Annotated[
    Annotated[dict[Language, BrokenWords], Tag("mapping")] | Annotated[BrokenWords, Tag("list")],
    Discriminator(_shape),
]
"""Words by their language, or those of the book's own."""


class Book(Details):
    title: Words
    language: Language = "en"
    """BCP 47: en, ru, pt-BR."""
    hyphenation: Hyphenation = ()
    """Words with a hyphen wherever they may break, an-ar-chism: a list for the book's language,
    or by language: {en: [an-ar-chism], ru: [анар-хизм]}. A word without a hyphen never breaks."""
    references: Annotated[tuple[Text, ...], several(str)] = ()
    """Files of references: .yaml, .json, .bib, .ris or .xml; of one key the first file counts."""
    front: tuple[Text, ...] = _texts("half-title", "title-page", "imprint", "contents")
    """Before the chapters: generated pieces by name, files by path."""
    chapters: Annotated[tuple[Text, ...], Field(min_length=1)] = ()
    parts: Annotated[tuple[Part, ...], Field(min_length=1)] = ()
    back: tuple[Text, ...] = _texts("notes", "bibliography", "index")
    """After the chapters: generated pieces by name, files by path."""
    diagnostics: dict[DiagnosticCode, Literal["error", "warning", "off"]] = Field(
        default_factory=dict
    )
    """What a code counts as in the whole book: {REF012: error, IMG004: off}."""
    editions: Annotated[dict[EditionName, Edition], Field(min_length=1)] = Field(
        default_factory=_default_editions
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of book.yaml (draft 2020-12), for editors that complete and check it."""
    schema = Book.model_json_schema()
    one_of = [{"required": ["chapters"]}, {"required": ["parts"]}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "book.yaml",
        "oneOf": one_of,
    }
