"""Labels of locators: what is offered is what citeproc knows."""

import pytest

from publish.pandoc import run
from publish.source.locators import MEANT, meant

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>x</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="locator" prefix="known "/></layout></citation></style>"""


@pytest.mark.parametrize("language", sorted(MEANT))
def test_what_is_offered_is_known(language: str, tmp_path):
    (tmp_path / "x.csl").write_text(STYLE, encoding="utf-8")
    labels = sorted(set(MEANT[language].values()))
    head = f"---\nlang: {language}\nreferences: [{{id: a, type: book}}]\n---\n\n"
    text = head + "\n\n".join(f"[@a, {label} 37]" for label in labels)
    written = run(["--citeproc", f"--csl={tmp_path}/x.csl", "-t", "plain"], text).decode()
    assert written.count("known 37") == len(labels)


def suffix(text: str) -> dict[str, object]:
    parts = [{"t": "Space"} if word == " " else {"t": "Str", "c": word} for word in text.split("|")]
    return {"citationSuffix": parts}


def test_only_a_label_with_a_number_is_one():
    assert meant(suffix(",| |pgs.| |3"), "en-GB") == ("pgs.", "pp.")
    assert meant(suffix(",| |pp.\u00a03"), "ru") == ("pp.", "с.")
    for text in (",| |pp.| |3", ",| |pgs.| |and|more", "pgs.| |3", ",| |3"):
        assert meant(suffix(text), "en") is None
    assert meant(suffix(",| |pgs.| |3"), "") is None
