"""Labels of locators: what is offered is what citeproc knows."""

import pytest

from publish.model import LOCATOR_WORDS
from publish.pandoc import run
from publish.source.locators import meant

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>x</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><choose>"""
STYLE += "".join(
    f"""<{"else-" if number else ""}if locator="{name}">
    <text variable="locator" prefix="known {name} "/></{"else-" if number else ""}if>"""
    for number, name in enumerate(LOCATOR_WORDS["en"])
)
STYLE += "</choose></layout></citation></style>"


@pytest.mark.parametrize("language", sorted(LOCATOR_WORDS))
def test_what_is_taken_for_known_is_known(language: str, tmp_path):
    (tmp_path / "x.csl").write_text(STYLE, encoding="utf-8")
    forms = [" ".join(pair).split() for pair in LOCATOR_WORDS[language].values()]
    head = f"---\nlang: {language}\nreferences: [{{id: a, type: book}}]\n---\n\n"
    text = head + "\n\n".join(f"[@a, {label} 37]" for labels in forms for label in labels)
    written = run(["--citeproc", f"--csl={tmp_path}/x.csl", "-t", "plain"], text).decode()
    said = [
        f"known {name} 37"
        for name, labels in zip(LOCATOR_WORDS[language], forms, strict=True)
        for _ in labels
    ]
    assert written.split("\n\n") == [*said[:-1], f"{said[-1]}\n"]


def suffix(text: str) -> dict[str, object]:
    parts = [{"t": "Space"} if word == " " else {"t": "Str", "c": word} for word in text.split("|")]
    return {"citationSuffix": parts}


def test_only_a_label_with_a_number_is_one():
    assert meant(suffix(",| |pgs.| |3"), "en-GB") == ("pgs.", "pp.")
    assert meant(suffix(",| |pp.\u00a03"), "ru") == ("pp.", "с.")
    for text in (",| |pp.| |3", ",| |pgs.| |and|more", "pgs.| |3", ",| |3"):
        assert meant(suffix(text), "en") is None
    assert meant(suffix(",| |pgs.| |3"), "") is None


@pytest.mark.parametrize(
    ("language", "label", "right"),
    [
        ("en", "pp|3", "pp."),
        ("en", "ch.|3", "chap."),
        ("en", "стр.|3", "p."),
        ("en", "сс.|3", "pp."),
        ("en", "глава|3", "chap."),
        ("en", "Kapitel|3", "chap."),
        ("en", "Bde.|3", "vols."),
        ("ru", "Vol.|3", "т."),
        ("ru", "chapters|3", "главы"),
        ("ru", "стр.|3", "с."),
        ("ru", "ll.|3", "строки"),
        ("ru", "гл|3", "гл."),
        ("de", "гл.|iv", "Kap."),
        ("de", "pgs.|3", "S."),
    ],
)
def test_labels_of_other_languages(language: str, label: str, right: str):
    text = f",| |{label.replace('|', '| |')}"
    assert meant(suffix(text), language) == (label.partition("|")[0], right)


@pytest.mark.parametrize(
    ("language", "label"),
    [
        *(("en", text) for text in ("S.|3", "c.|3", "Vol.|3", "no|3", "app.|3", "scene|3")),
        *(("en", text) for text in ("chapter|3", "about|3", "ca.|1900", "note|I", "В.|3")),
        *(("ru", text) for text in ("V.|3", "с|3", "Гл.|3", "п.|3", "r.|3")),
        *(("de", text) for text in ("verse|3", "op.|3", "S.|3")),
        *(("fr", text) for text in ("pgs.|3", "p.|3")),
    ],
)
def test_what_may_be_meant_is_left(language: str, label: str):
    assert meant(suffix(f",| |{label.replace('|', '| |')}"), language) is None
