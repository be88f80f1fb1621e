"""The order in which the fields of an entry stand: what it is, who made it, where it appeared."""

from __future__ import annotations

FIELDS = (
    "id type citation-key genre medium "
    "title title-short transliterated-title translated-title original-title "
    "author editor translator editor-translator container-author collection-editor compiler "
    "composer contributor curator director editorial-director executive-producer guest host "
    "illustrator interviewer narrator organizer original-author performer producer recipient "
    "reviewed-author script-writer series-creator chair "
    "container-title container-title-short collection-title collection-number volume-title "
    "volume volume-title-short number-of-volumes issue part-title part-number number edition "
    "version supplement-number printing-number page page-first number-of-pages chapter-number "
    "section event-title event-date event-place publisher publisher-place "
    "original-publisher original-publisher-place authority jurisdiction division "
    "issued original-date submitted available-date accessed status "
    "archive archive_collection archive_location archive-place call-number dimensions scale "
    "references reviewed-title reviewed-genre source "
    "DOI ISBN ISSN PMID PMCID URL "
    "language keyword categories abstract annote note custom"
).split()
"""The variables of CSL 1.0.2, appendix IV, and the forms of a title that it lacks."""

_PLACES = {name: place for place, name in enumerate(FIELDS)}


def place_of(name: str) -> tuple[int, str]:
    """What to sort a field by; those that CSL does not know come last, in their alphabet."""
    return (_PLACES.get(name, len(_PLACES)), "" if name in _PLACES else name)
