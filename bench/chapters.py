"""A chapter's text."""

from __future__ import annotations

from dataclasses import dataclass, field

from bench import grammar
from bench.chooser import Chooser
from bench.dialects import Dialect
from bench.size import Share

PAGE_REFERENCES = 100
"""One cross reference in so many is to a page: each costs its chapter a second layout."""


@dataclass
class Sentence:
    """Its words, and what stands before and after its full stop."""

    words: list[str]
    inside: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join([*self.words, *self.inside]) + "." + "".join(self.after)


Paragraph = list[Sentence]


@dataclass(frozen=True)
class Chapter:
    """Writes one chapter; what is chosen depends on the seed and the chapter's number alone."""

    share: Share
    seed: str
    labels: list[tuple[str, str]]
    """Of the whole book."""
    dialect: Dialect

    def choose(self, *about: object) -> Chooser:
        return Chooser(self.seed, self.share.number, *about)

    def text(self) -> str:
        paragraphs = prose(self.choose("prose"), self.share.words)
        notes = self._mark(paragraphs)
        blocks = [["\n".join(map(str, one))] for one in paragraphs]
        self._place_quotations(blocks)
        self._place_objects(blocks)
        self._place_headings(blocks)
        heading = f"# {grammar.title(self.choose('title'))} {{#sec-{self.share.number}}}"
        return "\n\n".join([heading, *(b for group in blocks for b in group), *notes]) + "\n"

    def _mark(self, paragraphs: list[Paragraph]) -> list[str]:
        """Citations, notes, references and index marks, in sentences; the notes' own texts."""
        size = self.share.size
        for one in self.share.of(size.citations):
            self._somewhere(paragraphs, "citation", one).inside.append(self._citation(one))
        for one in self.share.of(size.references):
            sentence = self._somewhere(paragraphs, "reference", one)
            sentence.inside.append(f"(see {self._reference(one)})")
        for one in self.share.of(2 * size.terms):
            self._mark_term(self._somewhere(paragraphs, "term", one), one // 2)
        return [self._note(paragraphs, one) for one in self.share.of(size.notes)]

    def _somewhere(self, paragraphs: list[Paragraph], *about: object) -> Sentence:
        choose = self.choose(*about)
        return choose.pick(choose.pick(paragraphs))

    def _citation(self, one: int) -> str:
        """Two in five go through the entries, so that each is cited; the others are chosen."""
        size, choose = self.share.size, self.choose("cited", one)
        turn, rest = divmod(one, 5)
        entry = (2 * turn + rest) % size.entries if rest < 2 else choose.below(size.entries)
        return f"[@ref{entry + 1}, p. {choose.between(1, 400)}]"

    def _reference(self, one: int) -> str:
        label, words = self.choose("target", one).pick(self.labels)
        return self.dialect.reference(label, words, page=one % PAGE_REFERENCES == 1)

    def _mark_term(self, sentence: Sentence, one: int) -> None:
        places = [place for place, word in enumerate(sentence.words) if word.isalpha()]
        if places:
            place = self.choose("marked", one).pick(places)
            word = sentence.words[place]
            sentence.words[place] = self.dialect.index(word, term(self.seed, one))
        else:  # all its words are marked: at the end there is always room
            sentence.inside.append(self.dialect.index("there", term(self.seed, one)))

    def _note(self, paragraphs: list[Paragraph], one: int) -> str:
        self._somewhere(paragraphs, "note", one).after.append(f"[^n{one + 1}]")
        choose = self.choose("note text", one)
        sentences = [Sentence(grammar.sentence(choose)) for _ in range(choose.between(1, 3))]
        return f"[^n{one + 1}]: " + " ".join(map(str, sentences))

    def _place_quotations(self, blocks: list[list[str]]) -> None:
        for group in blocks[12::24]:
            group[0] = "\n".join(f"> {line}" for line in group[0].splitlines())

    def _place_objects(self, blocks: list[list[str]]) -> None:
        for one in self.share.of(self.share.size.figures):
            self.choose("figure place", one).pick(blocks).append(self._figure(one))
        for one in self.share.of(self.share.size.tables):
            self.choose("table place", one).pick(blocks).append(self._table(one))

    def _figure(self, one: int) -> str:
        caption = grammar.title(self.choose("caption", one))
        suffix = "png" if one % 2 else "svg"
        about = f'#fig-{one + 1} width=80% alt="Bars of different heights, number {one + 1}."'
        return f"![{caption}](figures/fig-{one + 1}.{suffix}){{{about}}}"

    def _table(self, one: int) -> str:
        choose = self.choose("table", one)
        names = [grammar.adjective(choose).capitalize() for _ in range(choose.between(2, 4))]
        rows = [["Year", *names]]
        rows += [
            [str(1900 + year), *(str(choose.below(5000)) for _ in names)]
            for year in range(choose.between(4, 10))
        ]
        rows.insert(1, [":---", *("---:" for _ in names)])
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join(lines) + f"\n\n: {grammar.title(choose)} {{#tbl-{one + 1}}}"

    def _place_headings(self, blocks: list[list[str]]) -> None:
        count = self.share.sections
        for one in range(count):
            group = blocks[(one + 1) * len(blocks) // (count + 1)]
            level = "###" if one % 3 == 2 else "##"
            title = grammar.title(self.choose("section", one))
            group.insert(0, f"{level} {title} {{#sec-{self.share.number}-{one + 1}}}")


def prose(choose: Chooser, words: int) -> list[Paragraph]:
    """Paragraphs of different lengths, with as many words together, or a few more."""
    paragraphs: list[Paragraph] = [[]]
    length = choose.between(40, 180)
    while words > 0:
        if length <= 0:
            paragraphs.append([])
            length = choose.between(40, 180)
        sentence = grammar.sentence(choose)
        paragraphs[-1].append(Sentence(sentence))
        words -= len(sentence)
        length -= len(sentence)
    return paragraphs


def term(seed: str, one: int) -> str:
    """The index term of that number; the name in it keeps it apart from all others."""
    choose = Chooser(seed, "term", one)
    return f"{grammar.noun(choose)} of {grammar.name(choose)}"
