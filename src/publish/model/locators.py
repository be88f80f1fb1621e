"""The words that may stand before a locator, by language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LocatorForms = tuple[str, str]
"""The words for one and for several, those that are offered first."""

LOCATOR_WORDS: Mapping[str, Mapping[str, LocatorForms]] = MappingProxyType(
    {
        "en": {
            "book": ("bk. book", "bks. books"),
            "chapter": ("chap. chapter c.", "chaps. chapters cc."),
            "column": ("col. column", "cols. columns"),
            "figure": ("fig. figure", "figs. figures"),
            "folio": ("fol. folio", "fols. folios"),
            "issue": ("no. issue", "nos. issues"),
            "line": ("l. line", "ll. lines"),
            "note": ("n. note", "nn. notes"),
            "opus": ("op. opus", "opp. opera"),
            "page": ("p. page", "pp. pages"),
            "paragraph": ("para. paragraph", "paras. paragraphs"),
            "part": ("pt. part", "pts. parts"),
            "section": ("sec. section", "secs. sections"),
            "verse": ("v. verse", "vv. verses"),
            "volume": ("vol. volume", "vols. volumes"),
        },
        "ru": {
            "book": ("кн. книга", "книги"),
            "chapter": ("гл. глава", "главы"),
            "column": ("стб. столбец", "столбцы"),
            "figure": ("рис. рисунок", "рисунки"),
            "folio": ("л. лист", "лл. листы"),
            "issue": ("вып. выпуск", "выпуски"),
            "line": ("строка", "строки"),
            "note": ("прим. примечание", "примечания"),
            "opus": ("соч. сочинение", "сочинения"),
            "page": ("с. страница", "с. сс. страницы"),
            "paragraph": ("параграф п.", "параграфы пп."),
            "part": ("ч. часть", "чч. части"),
            "section": ("разд. раздел", "разделы"),
            "verse": ("ст. стих", "стихи"),
            "volume": ("т. том", "тт. тома"),
        },
        "de": {
            "book": ("B. Buch", "Bücher"),
            "chapter": ("Kap. Kapitel", ""),
            "column": ("Sp. Spalte", "Spalten"),
            "figure": ("Abb. Abbildung", "Abbildungen"),
            "folio": ("Fol. Blatt", "Blätter"),
            "issue": ("Nr. Nummer", "Nummern"),
            "line": ("Z. Zeile", "Zeilen"),
            "note": ("Anm. Anmerkung", "Anmerkungen"),
            "opus": ("op. Opus", "Opera"),
            "page": ("S. Seite", "S. Seiten"),
            "paragraph": ("Abs. Absatz", "Absätze"),
            "part": ("Teil", "Teile"),
            "section": ("Abschn. Abschnitt", "Abschnitte"),
            "verse": ("V. Vers", "Verse"),
            "volume": ("Bd. Band", "Bde. Bände"),
        },
    }
)
"""Language → CSL's locator → the words by which citeproc knows it."""
