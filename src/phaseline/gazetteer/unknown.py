"""Names that no gazetteer lists but a generic word betrays: `Zarbulak station`, `the village of Karaduz`,
`Кубинском уезде`, `Vəlvələçay`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from phaseline.gazetteer.fold import fold_text, words
from phaseline.gazetteer.kinds import Generic, generics
from phaseline.gazetteer.passage import Passage
from phaseline.gazetteer.spans import Span, Taken
from phaseline.gazetteer.ways import NO_NAME, generic_words
from phaseline.gazetteer.word_order import ADJECTIVE, GUARDED, OF_NAMES, PREFIXES, stands_inside

_OF = re.compile(r" of (?:the )?")
_SPACE = re.compile(r"[ \n]")
_STOP = re.compile(r"\. ?")
_CAPITAL = r"[^\W\d_a-zа-яёіѣəıöüçğşàâäéèêëîïôûß]"
_CAPITALISED = rf"{_CAPITAL}[^\W\d_]*(?:['’-][^\W\d_]+)*"
_RUN_BEFORE = re.compile(rf"(?:{_CAPITALISED} ){{1,3}}$")
_RUN_AFTER = re.compile(rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,2}}")
_NAME = re.compile(rf"{_CAPITALISED}(?: {_CAPITALISED})*")
_LIST_BEFORE = re.compile(rf"{_NAME.pattern}(?:, {_NAME.pattern})*,? and {_NAME.pattern} $")
_FEW = rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,4}}"
_LIST_AFTER = re.compile(
    rf"(?: of (?:the )?|:? |,[ \n])({_FEW}(?:,[ \n]{_FEW}){{0,15}},?[ \n]and[ \n]{_FEW})"
)
_TELLING_WORDS = (
    "station village river district uezd uyezd governorate gubernia guberniya province island peninsula "
    "lake bay street bridge border frontier pass станция qəzası kəndi stansiyası"
)
_TELLING = frozenset(" ".join(words(_TELLING_WORDS)).split())
_ADJECTIVES = re.compile(
    r"(?:[А-ЯЁ][а-яёіѣ]+(?:[ыиоі]й|[оае]го|[оеи]му|[ыиое]м|ая|ую|ое|ы[ех]|аго)[ \n]){0,2}"
    r"[А-ЯЁ][а-яёіѣ]+[сц]к(?:[ио]й|ій|[оа]го|ому|[ио]м|ая|ую|ое|и[ех])[ \n]$"
)
_ADJECTIVE_ROOT = re.compile(r"[сц]к\w+$")
_PEOPLES = re.compile(
    r"Русск|Российск|Советск|Турецк|Азербайджанск|Грузинск|Армянск|Татарск|Английск|Персидск|Немецк|"
    r"Городск|Морск|Пехотинск|Казачьегорск|Мусульманск|Большевистск|Мусаватистск"
)
# Names of one word with the generic word in it: `Vəlvələçay`, `Kurakchay`, `Leninkend`.
_FUSED_WORDS = ("çay", "kənd", "chay", "chai", "kend", "abad")
FUSED_ENDS = tuple(dict.fromkeys(map(fold_text, _FUSED_WORDS)))
_FUSED = re.compile(
    rf"{_CAPITAL}[^\W\d_]{{2,}}(?:{'|'.join(_FUSED_WORDS)})(?:[ıi]n?|[ıi]?n?d[aə]n?|[ıi]n[aəıi])?(?!\w)"
)
_HIS_OWN = re.compile(r"(?:his|her|my|our|their)(?: \w+)? $")
_APPOSED = re.compile(rf", (?={_CAPITALISED}[,.;])")


def is_quiet(word: str) -> bool:
    """Whether a generic word in lower case can betray no name that is not listed."""
    generic = generic_words()[word]
    if word[0] >= "а" or generic.plural:
        return False
    tells = generic.after and not generic.abbreviated and (word in _TELLING or word not in generics())
    return generic.grip == "loose" or not (tells or (generic.before and generic.grip == "firm"))


def unknown_names(passage: Passage, telling: Iterable[int], taken: Taken) -> list[Span]:
    """What the generic words that begin at `telling` (ascending) betray, without entries, in its order;
    nothing that meets what is taken."""
    found: list[Span] = []
    reached = 0
    for start in telling:
        for span in _betrayed(passage, start, taken):
            if span.start >= reached and not taken.meets(span.start, span.end):
                reached = span.end
                found.append(span)
    return found


def fused_names(text: str, within: Iterable[int], taken: Taken) -> list[Span]:
    """Names of one word whose end betrays them, `Vəlvələçayın`, outside of what is taken: of the words that
    have one of `FUSED_ENDS` at a position of `within` (ascending)."""
    found: dict[int, Span] = {}
    for position in within:
        start, end = _letters_around(text, position)
        name = _FUSED.search(text, start, end)
        if (
            name
            and not text[end : end + 1].isalnum()
            and text[end : end + 1] != "_"
            and not taken.meets(*name.span())
        ):
            found[name.start()] = Span(*name.span(), _folded(name.group()), ())
    return list(found.values())


def _letters_around(text: str, position: int) -> tuple[int, int]:
    """Where the letters in a row around a position begin and end."""
    start, end = position, position
    while start and _is_letter(text[start - 1]):
        start -= 1
    while end < len(text) and _is_letter(text[end]):
        end += 1
    return start, end


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()


def _betrayed(passage: Passage, start: int, taken: Taken) -> Iterator[Span]:
    """What one generic word betrays."""
    end, word = passage.words_at[start]
    generic = generic_words()[word]
    if start in passage.used and not generic.plural:
        return
    adjectival = _adjectival(passage.text, start, end, generic) if word[0] >= "а" else None
    if adjectival:
        yield adjectival
    elif generic.grip != "loose":
        if generic.plural:
            yield from _listed_before(passage.text, start, generic)
            yield from _listed_after(passage.text, end, generic, taken)
        else:
            single = _before(passage.text, start, end, word) or _after(passage, start, end, word)
            if single:
                yield single


def _adjectival(text: str, start: int, end: int, generic: Generic) -> Span | None:
    """`Кубинском уезде`, `Закавказскую ж. д.`: a Russian adjective with its generic word."""
    run = _ADJECTIVES.search(text, max(0, start - 60), start)
    if run is None or (_PEOPLES.match(run.group().split()[-1]) and "frontier" not in generic.kinds):
        return None
    if generic.abbreviated:
        if text[end : end + 1] != ".":
            return None
        end += 1
    stem = " ".join(_ADJECTIVE_ROOT.sub(lambda m: m.group()[:2], word) for word in words(run.group()))
    return Span(run.start(), end, stem, (), generic.kinds, True)


def _before(text: str, start: int, end: int, word: str) -> Span | None:
    """`Zarbulak station`: the capitalised words before."""
    generic = generic_words()[word]
    if not generic.after or generic.abbreviated or not _says_a_name(text, start, end, word):
        return None
    run = _RUN_BEFORE.search(text, max(0, start - 60), start)
    name = _own_name(run.group().split(), generic) if run else []
    if not name:
        return None
    begin = start - 1 - len(" ".join(name))
    return Span(begin, end, _folded(" ".join(name)), (), generic.kinds, True)


def _says_a_name(text: str, start: int, end: int, word: str) -> bool:
    """Whether the word is capitalised, or one that hardly follows a capital without a name."""
    if text[start].islower() and word in generics() and word not in _TELLING:
        return False
    before = text[text.rfind(" ", 0, start - 1) + 1 : start]
    return before.endswith(" ") and not before[0].islower() and not GUARDED.match(text, end)


def _own_name(run: list[str], generic: Generic) -> list[str]:
    """The words of a capitalised run that can be a name, from the right; none for `Railway station`."""
    adjective = ADJECTIVE.match(run[-1])
    if "frontier" in generic.kinds:
        return run[-1:] if adjective else []
    if generic.grip != "firm" or adjective or run[-1].lower() in NO_NAME:
        return []
    while run and run[0].lower() in NO_NAME:
        run = run[1:]
    return run


def _after(passage: Passage, start: int, end: int, word: str) -> Span | None:
    """`the village of Karaduz`, `River Tikhaya`, `село Заречье`: the capitalised words behind."""
    generic = generic_words()[word]
    link = _link_after(passage, start, end, word) if generic.before and generic.grip == "firm" else None
    run = _RUN_AFTER.match(passage.text, link.end()) if link else None
    if link is None or run is None or run.group().split()[0].lower() in NO_NAME:
        return None
    inside = word in OF_NAMES if " of " in link.group() else stands_inside(word, generic)
    begin = start if inside else link.end()
    return Span(begin, run.end(), _folded(run.group()), (), generic.kinds, True)


def _link_after(passage: Passage, start: int, end: int, word: str) -> re.Match[str] | None:
    """What links a generic word with the name behind it."""
    text = passage.text
    if generic_words()[word].abbreviated:
        no_name = text[start].isupper() or passage.is_no_generic(start)
        return None if no_name else _STOP.match(text, end)
    link = _OF.match(text, end)
    if link is None and (word in PREFIXES or not word.isascii()):
        link = _SPACE.match(text, end)
    if link is None and text[end : end + 1] == "," and _HIS_OWN.search(text, max(0, start - 24), start):
        link = _APPOSED.match(text, end)
    return link


def _listed_before(text: str, start: int, generic: Generic) -> list[Span]:
    """`Krasnovodsk and Birzha Streets`: each capitalised name of the list."""
    last = text[text.rfind(" ", 0, start - 1) + 1 : start]
    if generic.grip != "firm" or not last or last[0].islower():
        return []
    listed = _LIST_BEFORE.search(text, max(0, start - 120), start)
    if listed is None:
        return []
    names = _NAME.finditer(text, listed.start(), start)
    found = [(m.start(), m.end(), words(m.group())) for m in names]
    return [Span(s, e, " ".join(w), (), generic.kinds, True) for s, e, w in found if w[0] not in NO_NAME]


def _listed_after(text: str, end: int, generic: Generic, taken: Taken) -> list[Span]:
    """`the islands of Nargin and Vulf`; without `of` only if a known name is among the listed."""
    if not generic.before or generic.grip != "firm":
        return []
    listed = _LIST_AFTER.match(text, end, end + 400)
    if listed is None:
        return []
    if not listed.group().startswith(" of ") and not taken.begins_within(listed.start(1), listed.end()):
        return []
    names = [m.span() for m in _NAME.finditer(text, listed.start(1), listed.end())]
    return [Span(s, e, _folded(text[s:e]), (), generic.kinds, True) for s, e in names]


def _folded(name: str) -> str:
    return " ".join(words(name))
