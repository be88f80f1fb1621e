"""What the types and tags of RIS mean in CSL."""

from __future__ import annotations

from types import MappingProxyType

TYPES = MappingProxyType(
    {
        "ABST": "article-journal",
        "ADVS": "broadcast",
        "ANCIENT": "classic",
        "ART": "graphic",
        "BILL": "bill",
        "BLOG": "post-weblog",
        "BOOK": "book",
        "CASE": "legal_case",
        "CHAP": "chapter",
        "CLSWK": "classic",
        "COMP": "software",
        "CONF": "paper-conference",
        "CPAPER": "paper-conference",
        "CTLG": "book",
        "DATA": "dataset",
        "DICT": "entry-dictionary",
        "EBOOK": "book",
        "ECHAP": "chapter",
        "EDBOOK": "book",
        "EJOUR": "article-journal",
        "ELEC": "webpage",
        "ENCYC": "entry-encyclopedia",
        "FIGURE": "figure",
        "GOVDOC": "report",
        "HEAR": "hearing",
        "ICOMM": "post",
        "INPR": "article-journal",
        "JFULL": "periodical",
        "JOUR": "article-journal",
        "MANSCPT": "manuscript",
        "MAP": "map",
        "MGZN": "article-magazine",
        "MPCT": "motion_picture",
        "MUSIC": "musical_score",
        "NEWS": "article-newspaper",
        "PAMP": "pamphlet",
        "PAT": "patent",
        "PCOMM": "personal_communication",
        "RPRT": "report",
        "SER": "book",
        "SLIDE": "speech",
        "SOUND": "song",
        "STAND": "standard",
        "STAT": "legislation",
        "THES": "thesis",
        "UNPB": "manuscript",
        "VIDEO": "motion_picture",
        "WEB": "webpage",
    }
)
"""``TY`` → CSL type; any other is a document."""

PERSONS = MappingProxyType(
    {
        "AU": "author",
        "A1": "author",
        "A2": "editor",
        "ED": "editor",
        "A3": "collection-editor",
        "A4": "translator",
    }
)

TEXTS = MappingProxyType(
    {
        "ID": "id",
        "TI": "title",
        "T1": "title",
        "CT": "title",
        "T2": "container-title",
        "BT": "container-title",
        "JO": "container-title",
        "JF": "container-title",
        "JA": "container-title-short",
        "J1": "container-title-short",
        "J2": "container-title-short",
        "T3": "collection-title",
        "ST": "title-short",
        "TT": "translated-title",
        "PY": "issued",
        "Y1": "issued",
        "DA": "issued",
        "Y2": "accessed",
        "PB": "publisher",
        "CY": "publisher-place",
        "PP": "publisher-place",
        "VL": "volume",
        "IS": "issue",
        "NV": "number-of-volumes",
        "M1": "number",
        "M3": "genre",
        "ET": "edition",
        "SE": "section",
        "SP": "page-first",
        "EP": "page-last",
        "DO": "DOI",
        "UR": "URL",
        "LA": "language",
        "AB": "abstract",
        "N2": "abstract",
        "N1": "note",
        "KW": "keyword",
        "CN": "call-number",
        "DB": "source",
    }
)
"""Tag → CSL variable. Links to files, and what programs keep for themselves, have none."""

OF_BOOKS = MappingProxyType(
    {"A2": "collection-editor", "BT": "title", "T2": "collection-title"},
)
"""Tags that mean something else for a whole book, which stands in a series at most."""

SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
"""Types whose ``SN`` is an ISSN."""

LANGUAGES = MappingProxyType(
    {
        "chinese": "zh",
        "dutch": "nl",
        "english": "en",
        "eng": "en",
        "french": "fr",
        "fre": "fr",
        "german": "de",
        "ger": "de",
        "greek": "el",
        "italian": "it",
        "ita": "it",
        "japanese": "ja",
        "polish": "pl",
        "portuguese": "pt",
        "russian": "ru",
        "rus": "ru",
        "spanish": "es",
        "spa": "es",
        "ukrainian": "uk",
        "ukr": "uk",
    }
)
"""Names and codes of catalogues → language tags."""
