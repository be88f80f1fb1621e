"""What EndNote's types and elements mean in CSL."""

from __future__ import annotations

from types import MappingProxyType

TYPES = MappingProxyType(
    {
        "Ancient Text": "classic",
        "Artwork": "graphic",
        "Audiovisual Material": "motion_picture",
        "Bill": "bill",
        "Blog": "post-weblog",
        "Book": "book",
        "Book Section": "chapter",
        "Case": "legal_case",
        "Catalog": "book",
        "Classical Work": "classic",
        "Computer Program": "software",
        "Conference Paper": "paper-conference",
        "Conference Proceedings": "paper-conference",
        "Dataset": "dataset",
        "Dictionary": "entry-dictionary",
        "Edited Book": "book",
        "Electronic Article": "article-journal",
        "Electronic Book": "book",
        "Electronic Book Section": "chapter",
        "Encyclopedia": "entry-encyclopedia",
        "Figure": "figure",
        "Film or Broadcast": "motion_picture",
        "Government Document": "report",
        "Hearing": "hearing",
        "Interview": "interview",
        "Journal Article": "article-journal",
        "Legal Rule or Regulation": "regulation",
        "Magazine Article": "article-magazine",
        "Manuscript": "manuscript",
        "Map": "map",
        "Music": "musical_score",
        "Newspaper Article": "article-newspaper",
        "Online Database": "dataset",
        "Pamphlet": "pamphlet",
        "Patent": "patent",
        "Personal Communication": "personal_communication",
        "Podcast": "broadcast",
        "Press Release": "document",
        "Report": "report",
        "Serial": "book",
        "Standard": "standard",
        "Statute": "legislation",
        "Thesis": "thesis",
        "Unpublished Work": "manuscript",
        "Web Page": "webpage",
    }
)
"""Name of the reference type → CSL type; any other is a document."""

PERSONS = MappingProxyType(
    {
        "contributors/authors/author": "author",
        "contributors/secondary-authors/author": "editor",
        "contributors/tertiary-authors/author": "collection-editor",
        "contributors/subsidiary-authors/author": "translator",
    }
)

TEXTS = MappingProxyType(
    {
        "titles/title": "title",
        "titles/secondary-title": "container-title",
        "periodical/full-title": "container-title",
        "titles/tertiary-title": "collection-title",
        "titles/short-title": "title-short",
        "titles/translated-title": "translated-title",
        "titles/alt-title": "container-title-short",
        "dates/year": "issued",
        "access-date": "accessed",
        "publisher": "publisher",
        "pub-location": "publisher-place",
        "volume": "volume",
        "number": "issue",
        "num-vols": "number-of-volumes",
        "edition": "edition",
        "section": "section",
        "pages": "page",
        "isbn": "ISBN",
        "electronic-resource-num": "DOI",
        "urls/related-urls/url": "URL",
        "urls/web-urls/url": "URL",
        "language": "language",
        "abstract": "abstract",
        "notes": "note",
        "keywords/keyword": "keyword",
        "call-num": "call-number",
        "remote-database-name": "source",
        "work-type": "genre",
    }
)
"""Path of an element in the record → CSL variable, the better source before the other."""
