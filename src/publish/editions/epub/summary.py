"""``schema:accessibilitySummary``: the same facts in words, in the book's language if known."""

from __future__ import annotations

from collections.abc import Mapping

from publish.editions.epub.accessibility import Access

_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "structure": "The text reflows, its headings are marked up, and its contents are linked.",
        "skipping": "Some headings skip a level.",
        "notes": "Notes link back to where they are called.",
        "described": "Every picture has an alternative text.",
        "undescribed": "Some pictures have no alternative text.",
        "spoken": "Formulas are MathML with an alternative text.",
        "unspoken": "Formulas are MathML, not all of them with an alternative text.",
        "unmarked": "Some formulas are not MathML.",
        "untitled": "Some tables do not say which of their cells are headings.",
        "silent": "Its language is not marked.",
        "index": "The index leads to the passages that it names.",
        "moving": "Some pictures move.",
        "paged": "The pages of the printed book are marked, and listed.",
        "unpaged": "No pages of a printed book are marked.",
        "insisting": "Some sizes or colours cannot be changed.",
        "faint": "Some text stands out too little from what is behind it.",
    },
    "ru": {
        "structure": (
            "Текст подстраивается под экран, заголовки размечены, оглавление состоит из ссылок."
        ),
        "skipping": "В заголовках пропущены уровни.",
        "notes": "Из каждого примечания можно вернуться к тексту.",
        "described": "У каждого изображения есть текстовое описание.",
        "undescribed": "Не у всех изображений есть текстовое описание.",
        "spoken": "Формулы записаны в MathML и имеют текстовое описание.",
        "unspoken": "Формулы записаны в MathML, не у всех есть текстовое описание.",
        "unmarked": "Не все формулы записаны в MathML.",
        "untitled": "Не во всех таблицах размечены заголовки столбцов или строк.",
        "silent": "Язык текста не указан.",
        "index": "Указатель ведёт к названным в нём местам.",
        "moving": "Некоторые изображения движутся.",
        "paged": "Страницы печатной книги размечены, есть их список.",
        "unpaged": "Страницы печатной книги не размечены.",
        "insisting": "Некоторые размеры или цвета нельзя изменить.",
        "faint": "Часть текста недостаточно контрастна.",
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
        "skipping": not access.ordered,
        "notes": access.notes,
        "described": access.pictures and access.described,
        "undescribed": not access.described,
        "spoken": access.maths and access.marked and access.spoken,
        "unspoken": access.maths and access.marked and not access.spoken,
        "unmarked": not access.marked,
        "untitled": not access.titled,
        "silent": not access.tongued,
        "index": access.index,
        "moving": access.moving,
        "paged": access.paged,
        "unpaged": not access.paged,
        "insisting": not access.plain,
        "faint": not access.legible,
    }
    return [key for key, holds in said.items() if holds]
