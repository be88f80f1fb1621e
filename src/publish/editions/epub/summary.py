"""``schema:accessibilitySummary``: the same facts in words, in the book's language if known."""

from __future__ import annotations

from collections.abc import Mapping

from publish.editions.epub.accessibility import Access

_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "structure": "The text reflows, its headings are marked up, and its contents are linked.",
        "notes": "Notes link back to where they are called.",
        "described": "Every picture has an alternative text.",
        "undescribed": "Some pictures have no alternative text.",
        "spoken": "Formulas are MathML with an alternative text.",
        "unspoken": "Formulas are MathML, not all of them with an alternative text.",
        "index": "The index leads to the passages that it names.",
        "moving": "Some pictures move.",
        "paged": "The pages of the printed book are marked, and listed.",
    },
    "ru": {
        "structure": (
            "Текст подстраивается под экран, заголовки размечены, оглавление состоит из ссылок."
        ),
        "notes": "Из каждого примечания можно вернуться к тексту.",
        "described": "У каждого изображения есть текстовое описание.",
        "undescribed": "Не у всех изображений есть текстовое описание.",
        "spoken": "Формулы записаны в MathML и имеют текстовое описание.",
        "unspoken": "Формулы записаны в MathML, не у всех есть текстовое описание.",
        "index": "Указатель ведёт к названным в нём местам.",
        "moving": "Некоторые изображения движутся.",
        "paged": "Страницы печатной книги размечены, есть их список.",
    },
}
"""Language → what there is to say → the sentence."""


def summary(access: Access, language: str) -> tuple[str, str]:
    """The summary and the language that it is in: the book's, or English."""
    main = language.split("-")[0]
    known = main if main in _SENTENCES else "en"
    sentences = _SENTENCES[known]
    return " ".join(sentences[key] for key in _said(access)), known


def _said(access: Access) -> list[str]:
    said = {
        "structure": True,
        "notes": access.notes,
        "described": access.pictures and access.described,
        "undescribed": not access.described,
        "spoken": access.maths and access.spoken,
        "unspoken": access.maths and not access.spoken,
        "index": access.index,
        "moving": access.moving,
        "paged": access.paged,
    }
    return [key for key, holds in said.items() if holds]
