"""Finding the places that a text names.

Three replaceable stages. *Recognise*: one pass of an Aho-Corasick automaton over the folded text finds every
listed name and every generic word at once; names are stored as `" name "`, and the folded text has a space
wherever no letter stands, so a match is whole words without a filter. *Shape*: the longest match wins, takes
in the generic words that belong to it, is joined to or split from its neighbours, and is dropped if it is
somebody's name. *Resolve*: among the places it may mean, the kind that its generic word says, then the better
known kind, then the places named around it decide; `roles` judges whether it names the place or stands inside
another name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from phaseline.gazetteer.cuts import bare
from phaseline.gazetteer.fold import drop_marks, fold_text, words
from phaseline.gazetteer.kinds import Generic, generics
from phaseline.gazetteer.layout import flowing, original
from phaseline.gazetteer.model import Mention, Place, Role
from phaseline.gazetteer.persons import is_person
from phaseline.gazetteer.resolve import Resolver, Search
from phaseline.gazetteer.roles import is_plain, role_of
from phaseline.gazetteer.setting import setting, stands_listed
from phaseline.gazetteer.sounds import Entry
from phaseline.gazetteer.ways import NO_NAME, Ways, generic_words

_GAP = re.compile(r"[ \t-]|\s?\n")
_LINK = re.compile(r" of (?:the )?$|[ \t\n]$|\. ?$")
_INTRODUCED = re.compile(r",? (?:like|such as|including|namely) (?:the )?$")
_LINE_LINK = re.compile(r"\.? \(?$")
_HYPHEN = re.compile(r" ?[-–—] ?")
_CONJUNCTION = re.compile(r",? (?:and|or|as well as|и|və) |, | ?& ?")
_OF = re.compile(r" of (?:the )?")
_SPACE = re.compile(r"[ \n]")
_STOP = re.compile(r"\. ?")
_CAPITAL = r"[^\W\d_a-zа-яёіѣəıöüçğşàâäéèêëîïôûß]"
_CAPITALISED = rf"{_CAPITAL}[^\W\d_]*(?:['’-][^\W\d_]+)*"
_RUN_BEFORE = re.compile(rf"(?:{_CAPITALISED} ){{1,3}}$")
_RUN_AFTER = re.compile(rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,2}}")
_GUARDED = re.compile(r" (?:guards?|posts?|troops|units?|detachments?|police|service|master|chief)")
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
_ADJECTIVE = re.compile(r"[^\W\d_]+(?:ian|ani|ish|ese|ic|al|ern|ski|sky|ский|ской|ская)\b")
_OTHER_SIDE = re.compile(r"(?<!\w)([^\W\d_]+(?:ian|ani|ish|ese|sian|gian))[-–]$")
# English puts these before the name as part of it; `the village Qullar` names Qullar.
_PREFIXES = frozenset(("river", "lake", "mount", "mt", "island", "cape", "port", "fort"))
# `Gulf of Enzeli`, `Bay of Baku`: the generic word and `of` are part of the name.
_OF_NAMES = frozenset(("gulf", "bay", "sea", "isle", "island", "lake"))
# `с. Зухул`, `город Баку`: as in `the city of`, the word stays outside.
_SETTLEMENTS = frozenset(("city", "town", "village"))
_REPUBLIC = re.compile(
    r"(?<!\w)((?:(?:Soviet|Socialist|Democratic|Federative|People['’]s|Independent) )*)Republic of (?:the )?$"
)
_RANK_AFTER = re.compile(
    r"((?:[ \n](?:Soviet|Socialist|Democratic|People['’]s|Federative|Xalq|Demokratik|Sovet|Sosialist))*)"
    r"[ \n](?:Republic|Respublikası|Cümhuriyyəti)(?:n[ıi]n?|nd[aə]n?|n[aə])?(?!\w)"
)
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
_FUSED = re.compile(
    rf"{_CAPITAL}[^\W\d_]{{2,}}(?:{'|'.join(_FUSED_WORDS)})(?:[ıi]n?|[ıi]?n?d[aə]n?|[ıi]n[aəıi])?(?!\w)"
)
_HIS_OWN = re.compile(r"(?:his|her|my|our|their)(?: \w+)? $")
_APPOSED = re.compile(rf", (?={_CAPITALISED}[,.;])")


@dataclass(slots=True)
class Span:
    """A stretch of the text on its way to becoming a mention.

    `entries` are the ways into the gazetteer that the matched name opens; `stem` is the name without generic
    words; `wanted` are the kinds that generic words around it say, `firm` whether only those will do.
    """

    start: int
    end: int
    stem: str
    entries: Sequence[Entry]
    wanted: frozenset[str] = frozenset()
    firm: bool = False
    stems: tuple[str, ...] = ()
    name: str = ""

    @property
    def core(self) -> str:
        """The matched name without generic words."""
        return bare(self.name).text


class Matcher:
    """Recognises and resolves the names of some places. Built once, then only read; safe to share between
    threads."""

    def __init__(self, places: Sequence[Place], search: Search) -> None:
        ways = Ways(places)
        self._ways = ways.names
        self._names = list(ways.names)
        self._generic_words = list(generic_words())
        patterns = [f" {name} " for name in (*self._names, *self._generic_words)]
        self._automaton = AhoCorasick(
            patterns,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )
        self._resolver = Resolver(places, ways, search)

    def mentions(self, text: str) -> list[Mention]:
        """The mentions of `text` in its order."""
        unmarked, marks = drop_marks(text)
        plain, dropped = flowing(unmarked)
        found = _Passage(plain, *self._recognise(plain), self._resolver).mentions()
        return [_moved(mention, text, dropped, marks) for mention in found] if marks or dropped else found

    def _recognise(self, plain: str) -> tuple[list[Span], dict[int, tuple[int, str]]]:
        """The longest names from the left, and the generic words: start to (end, folded word)."""
        matches = self._automaton.find_matches_as_indexes(f" {fold_text(plain)} ", overlapping=True)
        count = len(self._names)
        # Of two matches that begin together the longer one comes later, and stays.
        words_at = {
            start: (end - 2, self._generic_words[pattern - count])
            for pattern, start, end in matches
            if pattern >= count
        }
        named = {
            start: (end - 2, pattern)
            for pattern, start, end in matches
            if pattern < count and not plain[start].islower()
        }
        spans: list[Span] = []
        reached = -1
        for start in sorted(named):
            if start >= reached:
                reached, pattern = named[start]
                name = self._names[pattern]
                spans.append(Span(start, reached, name, self._ways[name], name=name))
        return spans, words_at


def _moved(mention: Mention, text: str, dropped: list[int], marks: list[int]) -> Mention:
    start, end = original(mention.start, mention.end, dropped)
    start, end = start + bisect_right(marks, start), end + bisect_right(marks, end)
    return replace(mention, start=start, end=end, surface=text[start:end])


@dataclass(slots=True)
class _Passage:
    """One text being read: its spans and generic words, shaped step by step."""

    text: str
    spans: list[Span]
    words_at: dict[int, tuple[int, str]]
    resolver: Resolver
    words_ending: dict[int, tuple[int, str]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def mentions(self) -> list[Mention]:
        for start, (end, word) in self.words_at.items():
            if end not in self.words_ending or self.words_ending[end][0] > start:
                self.words_ending[end] = start, word
        self.spans = self._without_persons()
        self._gather_before()
        self._join_lines()
        for i, span in enumerate(self.spans):
            if i and self._linked(self.spans[i - 1], span):
                _leave_generic(span)
            else:
                self._take_after(span)
            self._take_before(span)
            self._take_rank(span)
        self._share_plurals()
        self._add_unknown()
        return self._judged()

    def _without_persons(self) -> list[Span]:
        kept: list[Span] = []
        reached = -2
        for span in self.spans:
            after_place = span.start == reached + 1
            if not self._guards_a_border(span) and (
                after_place or not is_person(self.text, span.start, span.end)
            ):
                kept.append(span)
            reached = span.end
        return kept

    def _guards_a_border(self, span: Span) -> bool:
        """`Azerbaijani border guards` are guards, not a border."""
        if not span.stem.endswith((" border", " frontier")):
            return False
        guarded = _GUARDED.match(self.text, span.end) and _ADJECTIVE.match(self.text, span.start, span.end)
        return guarded is not None

    def _generic_at(self, position: int) -> tuple[int, int, str, Generic] | None:
        """The generic word that begins right after `position`: its start, end, word, and what it says."""
        if position + 1 not in self.words_at and position + 2 not in self.words_at:
            return None
        gap = _GAP.match(self.text, position)
        if gap is None or gap.end() not in self.words_at:
            return None
        end, word = self.words_at[gap.end()]
        generic = generic_words()[word]
        if not generic.abbreviated:
            return gap.end(), end, word, generic
        return (gap.end(), end + 1, word, generic) if self.text[end : end + 1] == "." else None

    def _gather_before(self) -> None:
        """`the villages of X, Y and Z`, `districts like X and Y`: what stands before a list speaks for it."""
        for i, span in enumerate(self.spans):
            kinds = self._kinds_before(span.start)
            if not kinds:
                continue
            span.wanted = kinds
            for left, right in zip(self.spans[i:], self.spans[i + 1 :], strict=False):
                if not _CONJUNCTION.fullmatch(self.text, left.end, right.start):
                    break
                right.wanted = kinds

    def _kinds_before(self, position: int) -> frozenset[str]:
        """What a plural generic word before a list says: `villages of`, `districts such as`."""
        said = self._word_before(position)
        if said is not None:
            return said[2].kinds if said[2].plural else frozenset()
        link = _INTRODUCED.search(self.text, max(0, position - 20), position)
        if link is None or link.start() not in self.words_ending:
            return frozenset()
        generic = generic_words()[self.words_ending[link.start()][1]]
        return generic.kinds if generic.plural else frozenset()

    def _word_before(self, position: int) -> tuple[int, str, Generic, bool] | None:
        """The generic word that ends right before `position`: its start, word, what it says, if `of` stands
        between."""
        ends = self.words_ending
        if not (position - 1 in ends or position - 2 in ends or position - 4 in ends or position - 8 in ends):
            return None
        link = _LINK.search(self.text, max(0, position - 9), position)
        if link is None:
            return None
        end = position - len(link.group())
        if end not in self.words_ending:
            return None
        start, word = self.words_ending[end]
        generic = generic_words()[word]
        if not generic.before or generic.abbreviated != link.group().startswith("."):
            return None
        if generic.abbreviated and self._is_no_generic(start, word):
            return None
        return start, word, generic, " of " in link.group()

    def _is_no_generic(self, start: int, word: str) -> bool:
        """`St. Albans` is a saint's, `1920 г.` a year."""
        return self.text[start : start + 2] == "St" or self.text[max(0, start - 2) : start - 1].isdigit()

    def _join_lines(self) -> None:
        """`Ganja-Baku line` is one span; so are each of `Baku–Yalama and Baku–Ganja railways`, and each of
        `routes (Batum-Baku, Batum-Kars)`."""
        chains = self._chains()
        if len(chains) == len(self.spans):
            return
        lines: list[Span | None] = [None] * len(chains)
        plural: Generic | None = None
        for i in range(len(chains) - 1, -1, -1):
            if plural and not self._listed_together(chains, i):
                plural = None
            lines[i], plural = self._line_by_word_after(chains[i], plural)
        for i, chain in enumerate(chains):
            if plural and not (i and self._listed_together(chains, i - 1)):
                plural = None
            if lines[i] is None:
                lines[i], plural = self._line_by_word_before(chain, plural)
        self.spans = [
            s for chain, line in zip(chains, lines, strict=True) for s in ([line] if line else chain)
        ]

    def _chains(self) -> list[list[Span]]:
        """The spans, those that a dash links in one list."""
        chains: list[list[Span]] = []
        for span in self.spans:
            if chains and self._linked(chains[-1][-1], span):
                chains[-1].append(span)
            else:
                chains.append([span])
        return chains

    def _linked(self, left: Span, right: Span) -> bool:
        return right.start - left.end < 4 and _HYPHEN.fullmatch(self.text, left.end, right.start) is not None

    def _listed_together(self, chains: Sequence[Sequence[Span]], i: int) -> bool:
        if i + 1 >= len(chains):
            return False
        return _CONJUNCTION.fullmatch(self.text, chains[i][-1].end, chains[i + 1][0].start) is not None

    def _line_by_word_after(
        self, chain: Sequence[Span], plural: Generic | None
    ) -> tuple[Span | None, Generic | None]:
        """If the chain is a line or border by the word that follows, or by the plural that follows its list:
        its span, and the plural that goes on speaking."""
        if len(chain) == 1:
            return None, None
        said = self._generic_at(chain[-1].end)
        if said is None:
            return (_line(chain, chain[0].start, chain[-1].end, plural), plural) if plural else (None, None)
        _, end, _, generic = said
        if generic.grip != "line":
            return None, None
        end = chain[-1].end if generic.plural else end
        return _line(chain, chain[0].start, end, generic), generic if generic.plural else None

    def _line_by_word_before(
        self, chain: Sequence[Span], plural: Generic | None
    ) -> tuple[Span | None, Generic | None]:
        """The same by the word that precedes: `линия Ялама – Баку`, `routes (Batum-Baku, Batum-Kars)`."""
        if len(chain) == 1:
            return None, None
        first, last = chain[0].start, chain[-1].end
        if plural:
            return _line(chain, first, last, plural), plural
        link = _LINE_LINK.search(self.text, max(0, first - 3), first)
        if link is None or link.start() not in self.words_ending:
            return None, None
        start, word = self.words_ending[link.start()]
        generic = generic_words()[word]
        if generic.grip != "line":
            return None, None
        self.used.add(start)
        if generic.plural:
            return _line(chain, first, last, generic), generic
        return _line(chain, start if link.group() == " " else first, last, generic), None

    def _take_after(self, span: Span) -> None:
        """Take in the generic words that follow: `Samur River`, `Samur River bridge`, `Dagestan border`."""
        while not span.stems and (said := self._generic_at(span.end)) is not None:
            start, end, _, generic = said
            if not generic.after or generic.plural or not self._belongs(span, start, generic):
                return
            span.end, span.wanted, span.firm = end, generic.kinds, True
            span.stem, span.entries = span.core, ()
            self.used.add(start)

    def _belongs(self, span: Span, start: int, generic: Generic) -> bool:
        if self.resolver.has_kind(span.core, generic.kinds):
            return True
        if span.firm or span.core != span.stem or generic.grip == "loose":
            return False
        return generic.grip == "firm" or self.text[start].isupper() or "frontier" in generic.kinds

    def _take_before(self, span: Span) -> None:
        """Take in or heed the generic word that precedes: `River Samur`, `станция Ялама`, `the village of
        Qullar`."""
        said = self._word_before(span.start)
        if said is None or span.firm:
            self._take_republic(span)
            self._take_other_side(span)
            return
        start, word, generic, of = said
        if generic.plural or start in self.used:
            return
        span.wanted = span.wanted or generic.kinds
        natural = word in _OF_NAMES if of else _stands_inside(word, generic)
        if natural and (not word.isascii() or not of or self.text[start].isupper()):
            span.start, span.firm = start, True
            self.used.add(start)

    def _take_republic(self, span: Span) -> None:
        """`the Soviet Republic of Azerbaijan` is one name, and that of the Azerbaijan Soviet Republic."""
        if span.stems or not self.text.endswith(("epublic of ", "epublic of the "), 0, span.start):
            return
        republic = _REPUBLIC.search(self.text, max(0, span.start - 60), span.start)
        if republic is None:
            return
        span.start -= len(republic.group())
        self._become_republic(span, republic[1])

    def _take_other_side(self, span: Span) -> None:
        """`the Armenian-Azerbaijani border` has two sides, both of its name."""
        if not span.stem.endswith((" border", " frontier")) and "frontier" not in span.wanted:
            return
        side = _OTHER_SIDE.search(self.text, max(0, span.start - 30), span.start)
        if side is not None:
            span.start, span.wanted, span.entries = side.start(), frozenset(("frontier",)), ()
            span.stem = f"{' '.join(words(side[1]))} {span.core}"

    def _take_rank(self, span: Span) -> None:
        """Take in what calls the name a republic, listed so or not: `Azerbaijan People's Republic`."""
        if span.firm or not self.text[span.end + 1 : span.end + 2].isupper():
            return
        rank = _RANK_AFTER.match(self.text, span.end)
        if rank is None:
            return
        span.end, span.firm = rank.end(), True
        self._become_republic(span, rank[1])

    def _become_republic(self, span: Span, described: str) -> None:
        entries = self.resolver.republic(span.core, words(described))
        if entries:
            span.entries, span.stem = entries, " ".join(words(self.text[span.start : span.end]))

    def _share_plurals(self) -> None:
        """`Ganja, Shamakhi, and Aghdam districts`: the plural at the end speaks for the whole list."""
        for i in range(len(self.spans) - 1, 0, -1):
            said = self._generic_at(self.spans[i].end)
            if said is None or not said[3].plural:
                continue
            self.used.add(said[0])
            j = i
            while j and _CONJUNCTION.fullmatch(self.text, self.spans[j - 1].end, self.spans[j].start):
                j -= 1
            if j < i:
                for span in self.spans[j : i + 1]:
                    span.wanted = said[3].kinds

    def _add_unknown(self) -> None:
        """Names that the matcher cannot know but a generic word betrays become spans without entries."""
        table = generic_words()
        starts = [span.start for span in self.spans]
        unknown: list[Span] = []
        reached = 0
        for start, (end, word) in sorted(self.words_at.items()):
            if start in self.used and not table[word].plural:
                continue
            for span in self._unknown(start, end, word, table[word]):
                i = bisect_right(starts, span.end - 1)
                if span.start >= reached and not (i and self.spans[i - 1].end > span.start):
                    reached = span.end
                    unknown.append(span)
        self.spans = sorted(self.spans + unknown, key=lambda span: span.start)
        for span in self._fused():
            i = bisect_right(self.spans, span.end - 1, key=lambda other: other.start)
            if not (i and self.spans[i - 1].end > span.start):
                self.spans.insert(i, span)

    def _unknown(self, start: int, end: int, word: str, generic: Generic) -> list[Span]:
        if word[0] >= "а" and (adjectival := self._unknown_adjectival(start, end, generic)):
            return [adjectival]
        if generic.grip == "loose":
            return []
        if generic.plural:
            return [*self._unknown_list(start, generic), *self._unknown_list_after(end, generic)]
        if generic.after and not generic.abbreviated and self._says_a_name(start, end, word):
            run = _RUN_BEFORE.search(self.text, max(0, start - 60), start)
            name = _own_name(run.group().split(), generic) if run else []
            if name:
                begin = start - 1 - len(" ".join(name))
                return [Span(begin, end, " ".join(words(" ".join(name))), (), generic.kinds, True)]
        if generic.before and generic.grip == "firm":
            found = self._unknown_after(start, end, word, generic)
            return [found] if found else []
        return []

    def _unknown_adjectival(self, start: int, end: int, generic: Generic) -> Span | None:
        """`Кубинском уезде`, `Закавказскую ж. д.`: a Russian adjective with its generic word."""
        run = _ADJECTIVES.search(self.text, max(0, start - 60), start)
        if run is None or (_PEOPLES.match(run.group().split()[-1]) and "frontier" not in generic.kinds):
            return None
        if generic.abbreviated:
            if self.text[end : end + 1] != ".":
                return None
            end += 1
        stem = " ".join(_ADJECTIVE_ROOT.sub(lambda m: m.group()[:2], word) for word in words(run.group()))
        return Span(run.start(), end, stem, (), generic.kinds, True)

    def _fused(self) -> list[Span]:
        """Names of one word that no table has but whose end betrays them: `Vəlvələçayın`."""
        if not any(word in self.text for word in _FUSED_WORDS):
            return []
        found = [match.span() for match in _FUSED.finditer(self.text)]
        return [Span(s, e, " ".join(words(self.text[s:e])), ()) for s, e in found]

    def _says_a_name(self, start: int, end: int, word: str) -> bool:
        """Whether the word is capitalised, or one that hardly follows a capital without a name."""
        if self.text[start].islower() and word in generics() and word not in _TELLING:
            return False
        before = self.text[self.text.rfind(" ", 0, start - 1) + 1 : start]
        return before.endswith(" ") and not before[0].islower() and not _GUARDED.match(self.text, end)

    def _unknown_list(self, start: int, generic: Generic) -> list[Span]:
        """`Krasnovodsk and Birzha Streets`: each capitalised name of the list."""
        last = self.text[self.text.rfind(" ", 0, start - 1) + 1 : start]
        if generic.grip != "firm" or not last or last[0].islower():
            return []
        listed = _LIST_BEFORE.search(self.text, max(0, start - 120), start)
        if listed is None:
            return []
        names = _NAME.finditer(self.text, listed.start(), start)
        found = [(m.start(), m.end(), words(m.group())) for m in names]
        return [Span(s, e, " ".join(w), (), generic.kinds, True) for s, e, w in found if w[0] not in NO_NAME]

    def _unknown_list_after(self, end: int, generic: Generic) -> list[Span]:
        """`the islands of Nargin and Vulf`; without `of` only if a known name is among the listed."""
        listed = (
            _LIST_AFTER.match(self.text, end, end + 400)
            if generic.before and generic.grip == "firm"
            else None
        )
        if listed is None:
            return []
        first = bisect_right(self.spans, listed.start(1) - 1, key=lambda span: span.start)
        known = first < len(self.spans) and self.spans[first].start < listed.end()
        if not known and not listed.group().startswith(" of "):
            return []
        names = [(m.start(), m.end()) for m in _NAME.finditer(self.text, listed.start(1), listed.end())]
        return [Span(s, e, " ".join(words(self.text[s:e])), (), generic.kinds, True) for s, e in names]

    def _unknown_after(self, start: int, end: int, word: str, generic: Generic) -> Span | None:
        if generic.abbreviated and (self.text[start].isupper() or self._is_no_generic(start, word)):
            return None
        if generic.abbreviated:
            link = _STOP.match(self.text, end)
        else:
            link = _OF.match(self.text, end)
            if link is None and (word in _PREFIXES or not word.isascii()):
                link = _SPACE.match(self.text, end)
            if (
                link is None
                and self.text[end : end + 1] == ","
                and _HIS_OWN.search(self.text, max(0, start - 24), start)
            ):
                link = _APPOSED.match(self.text, end)
        run = _RUN_AFTER.match(self.text, link.end()) if link else None
        if link is None or run is None or run.group().split()[0].lower() in NO_NAME:
            return None
        inside = word in _OF_NAMES if " of " in link.group() else _stands_inside(word, generic)
        begin = start if inside else link.end()
        return Span(begin, run.end(), " ".join(words(run.group())), (), generic.kinds, True)

    def _judged(self) -> list[Mention]:
        chosen = self.resolver.resolve(self.spans)
        mentions: list[Mention] = []
        role: Role = "literal"
        reached = -1
        for span, candidates in zip(self.spans, chosen, strict=True):
            place = candidates[0].place if candidates else None
            listed = reached >= 0 and stands_listed(self.text, reached, span.start)
            if listed or not is_plain(self.text, span.start, span.end, place.kind if place else ""):
                role = role_of(setting(self.text, span.start, span.end), place, role if listed else None)
            else:
                role = "literal"
            reached = span.end
            score = candidates[0].score if candidates else 0.0
            surface = self.text[span.start : span.end]
            mentions.append(Mention(span.start, span.end, surface, place, candidates, score, role))
        return mentions


def _line(chain: Sequence[Span], start: int, end: int, generic: Generic) -> Span:
    stems = tuple(span.stem for span in chain)
    return Span(start, end, " ".join(stems), (), generic.kinds, True, stems=stems)


def _leave_generic(span: Span) -> None:
    """In `Yalama-Baku station` the generic word is not the last name's own."""
    if span.stem.startswith(f"{span.core} "):
        span.end, span.stem, span.entries = span.start + len(span.core), span.core, ()


def _stands_inside(word: str, generic: Generic) -> bool:
    """Whether a generic word before a name is part of it: `станция Ялама`, but not `город Баку`."""
    return word in _PREFIXES or not (word.isascii() or generic.kinds <= _SETTLEMENTS)


def _own_name(run: list[str], generic: Generic) -> list[str]:
    """The words of a capitalised run that can be a name, from the right; none for `Railway station`."""
    adjective = _ADJECTIVE.match(run[-1])
    if "frontier" in generic.kinds:
        return run[-1:] if adjective else []
    if generic.grip != "firm" or adjective or run[-1].lower() in NO_NAME:
        return []
    while run and run[0].lower() in NO_NAME:
        run = run[1:]
    return run
