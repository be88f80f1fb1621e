"""A small grammar of English: words of all lengths, sentences that could be a historian's."""

from __future__ import annotations

from bench.chooser import Chooser

_DETERMINERS = "the the the the one this that every each no some their its his her our".split()
_NOUNS = """
act age aim air art bay bed bill board book border branch bridge canal cause chapter charter
city clerk coast coin committee council court crown custom debate debt decade deed district
door draft duty edge essay estate evening factory fair farm field figure fire frontier garden
gate grain guild habit harbour harvest hill history hour house island journal judge kitchen
labour lamp land law league ledger letter library line list loan machine map market mayor mill
minister museum night office orchard order paper parish path people petition piece place plan
port press price province question rate reader region report river road salt school season
seat ship shop source state station stone street summer table tax theatre town trade treaty
union valley village voice wall war watch water weaver week winter witness word work year
""".split()
_LONG_NOUNS = """
acknowledgement administration advancement agreement amusement arrangement constitution
development documentation employment establishment federation government interpretation
investment management measurement organisation representation requirement settlement
transformation
""".split()
_ADJECTIVES = """
able bare bold brief broad calm careful central cheap civic clear coarse cold common distant
early eager eastern empty equal familiar few final formal former free frequent general grey
heavy honest idle industrial joint large late local long lower modest municipal narrow new
northern old open ordinary patient plain poor private provincial public quiet rare recent
remarkable rural second secular severe short silent slow small southern steady sudden temporary
thin uncertain unfinished urban usual wealthy western wide wooden young
""".split()
_VERBS = """
abandoned accepted answered asked bore bought brought built called carried changed chose closed
considered copied crossed described divided drew feared followed forgot formed found gave held
joined kept knew left lent lost made marked mended met moved named needed opened ordered owed
paid praised printed proved raised reached read refused remembered replaced saw searched sent
shared showed signed sold sought studied taught told took understood united visited weighed won
wrote
""".split()
_ADVERBS = """
again already always barely clearly early gladly hardly later never often openly perhaps quietly
rarely seldom slowly soon still together twice
""".split()
_PREPOSITIONS = (
    "of of of in in on at by for from with about after before between near under".split()
)
_OPENINGS = """
However|In the meantime|As a rule|By then|For once|In that respect|A year later|On the whole|
Nevertheless|Not surprisingly|In other words|At first
""".replace("\n", "").split("|")
_JOINTS = "and but while because although so yet".split()
_SYLLABLES = "ba ce di fam gu la me ni po ru sa tol vi wo zu bran del fin gor lum".split()


def noun(choose: Chooser) -> str:
    """One noun in eight is a long one, so that lines need hyphens."""
    return choose.pick(_LONG_NOUNS if choose.chance(12) else _NOUNS)


def adjective(choose: Chooser) -> str:
    return choose.pick(_ADJECTIVES)


def _phrase(choose: Chooser, depth: int = 0) -> list[str]:
    words = [choose.pick(_DETERMINERS)]
    if choose.chance(45):
        words.append(adjective(choose))
    words.append(noun(choose))
    if depth < 2 and choose.chance(40):
        words += [choose.pick(_PREPOSITIONS), *_phrase(choose, depth + 1)]
    return words


def _clause(choose: Chooser) -> list[str]:
    adverb = [choose.pick(_ADVERBS)] if choose.chance(25) else []
    return [*_phrase(choose), *adverb, choose.pick(_VERBS), *_phrase(choose)]


def sentence(choose: Chooser) -> list[str]:
    """A sentence's words, commas among them and without its full stop."""
    words = _clause(choose)
    if choose.chance(20):
        words = [*f"{choose.pick(_OPENINGS)},".split(), *words]
    if choose.chance(50):
        words[-1] += ","
        words += [choose.pick(_JOINTS), *_clause(choose)]
    if choose.chance(15):
        words[-1] += ","
        words += ["which", choose.pick(_VERBS), *_phrase(choose)]
    return [words[0][0].upper() + words[0][1:], *words[1:]]


def title(choose: Chooser) -> str:
    """A heading: “The quiet harbour and the law”."""
    first = f"The {adjective(choose)} {noun(choose)}"
    return f"{first} and the {noun(choose)}" if choose.chance(60) else first


def name(choose: Chooser) -> str:
    """A name that belongs to nobody; hardly two choosers give the same one."""
    return "".join(choose.pick(_SYLLABLES) for _ in range(4)).capitalize()
