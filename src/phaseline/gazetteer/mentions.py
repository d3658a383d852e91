"""Finding the places that a text names.

Four replaceable stages. *Recognise*: one pass of an Aho-Corasick automaton over the folded text finds every
listed name and every generic word at once; names are stored as `" name "`, and the folded text has a space
wherever no letter stands, so a match is whole words without a filter; the longest match wins. *Settle*: a
name that means one place, between words that betray nothing (`beside`), is a mention of it. *Shape* the
others: a name takes in the generic words that belong to it, is joined to or split from its neighbours, and
is dropped if it is somebody's (`shaping`, `lines`); generic words betray names that are not listed
(`unknown`). *Resolve*: among the places it may mean, the kind that its generic word says, then the better
known kind, then the places named around it decide; `roles` judges whether it names the place or stands
inside another name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from phaseline.gazetteer.beside import ANY, EVERY, FAR, betrayed, closing_quotes, heeded
from phaseline.gazetteer.fold import drop_marks, fold_text
from phaseline.gazetteer.layout import flowing, original
from phaseline.gazetteer.model import Candidate, Mention, Place, Role
from phaseline.gazetteer.passage import Passage
from phaseline.gazetteer.resolve import Resolver, Search
from phaseline.gazetteer.roles import role_of
from phaseline.gazetteer.setting import setting, stands_listed
from phaseline.gazetteer.shaping import shaped
from phaseline.gazetteer.spans import Span, Taken
from phaseline.gazetteer.unknown import fused_names, is_quiet, unknown_names
from phaseline.gazetteer.ways import Ways, generic_words

_new = tuple.__new__

Match = tuple[int, int, int]
"""Start and end of a listed name in the text, and the number of its pattern."""
WordsAt = dict[int, tuple[int, str]]
"""The generic words of a text by their start: where each ends, and its folded form."""


class Known(NamedTuple):
    """What a listed name means by itself, and what its surroundings must not betray for that to hold."""

    heeds: int
    meant: tuple[Place, tuple[Candidate, ...], float]


class Matcher:
    """Recognises and resolves the names of some places. Built once, then only read; safe to share between
    threads."""

    def __init__(self, places: Sequence[Place], search: Search) -> None:
        ways = Ways(places)
        self._ways = ways.names
        self._names = list(ways.names)
        self._generic_words = list(generic_words())
        self._quiet = frozenset(filter(is_quiet, self._generic_words))
        patterns = [f" {name} " for name in (*self._names, *self._generic_words)]
        self._automaton = AhoCorasick(
            patterns,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )
        self._resolver = Resolver(places, ways, search)
        self._known: list[Known | None] = [None] * len(self._names)

    def mentions(self, text: str) -> list[Mention]:
        """The mentions of `text` in its order."""
        unmarked, marks = drop_marks(text)
        plain, dropped = flowing(unmarked)
        found = self._read(plain)
        return [_moved(mention, text, dropped, marks) for mention in found] if marks or dropped else found

    def _read(self, text: str) -> list[Mention]:
        names, words_at, telling = self._recognise(text)
        settled, spans = self._settle(text, names)
        if spans or telling:
            passage = Passage(text, words_at)
            spans = shaped(passage, spans, self._resolver)
            spans = _with(spans, unknown_names(passage, telling, Taken(settled, spans)))
        spans = _with(spans, fused_names(text, Taken(settled, spans)))
        return sorted(settled + self._judged(text, settled, spans), key=itemgetter(0)) if spans else settled

    def _recognise(self, text: str) -> tuple[list[Match], WordsAt, list[int]]:
        """The longest names from the left, the generic words, and where those begin that can betray a name
        that is not listed."""
        matches = self._automaton.find_matches_as_indexes(f" {fold_text(text)} ", overlapping=True)
        count = len(self._names)
        # Of two matches that begin together the longer one comes later, and stays.
        words_at = {
            start: (end - 2, self._generic_words[pattern - count])
            for pattern, start, end in matches
            if pattern >= count
        }
        telling = [s for s, (_, word) in words_at.items() if word not in self._quiet or not text[s].islower()]
        named = {
            start: (start, end - 2, pattern)
            for pattern, start, end in matches
            if pattern < count and not text[start].islower()
        }
        names: list[Match] = []
        reached = -1
        for start in sorted(named):
            if start >= reached:
                names.append(named[start])
                reached = names[-1][1]
        return names, words_at, sorted(telling)

    def _settle(self, text: str, names: Iterable[Match]) -> tuple[list[Mention], list[Span]]:
        """The names whose surroundings betray nothing as mentions, the others as spans."""
        settled: list[Mention] = []
        spans: list[Span] = []
        quotes = closing_quotes(text)
        quote = next(quotes)
        reached = -FAR
        for start, end, pattern in names:
            while quote < end:
                quote = next(quotes)
            known = self._known[pattern] or self._know(pattern)
            told = ANY if quote - end < FAR else betrayed(text, start, end, reached)
            if told & known.heeds:
                name = self._names[pattern]
                spans.append(Span(start, end, name, self._ways[name], name=name))
            else:
                surface = text[start:end]
                settled.append(_new(Mention, (start, end, surface, *known.meant, "literal")))
            reached = end
        return settled, spans

    def _know(self, pattern: int) -> Known:
        """What a listed name means by itself."""
        name = self._names[pattern]
        candidates, _, is_open = self._resolver.ranked(Span(0, 0, name, self._ways[name]))
        best = candidates[0]
        heeds = ANY | EVERY if is_open or name.endswith((" border", " frontier")) else heeded(best.place.kind)
        known = self._known[pattern] = Known(heeds, (best.place, candidates, best.score))
        return known

    def _judged(self, text: str, settled: Sequence[Mention], spans: Sequence[Span]) -> list[Mention]:
        mentions: list[Mention] = []
        role: Role = "literal"
        reached = -FAR
        for span, candidates in zip(spans, self._resolver.resolve(spans, settled), strict=True):
            place, score = (candidates[0].place, candidates[0].score) if candidates else (None, 0.0)
            listed = stands_listed(text, reached, span.start)
            role = role_of(setting(text, span.start, span.end), place, role if listed else None)
            surface = text[span.start : span.end]
            mentions.append(Mention(span.start, span.end, surface, place, candidates, score, role))
            reached = span.end
        return mentions


def _with(spans: list[Span], others: list[Span]) -> list[Span]:
    return sorted(spans + others, key=attrgetter("start")) if others else spans


def _moved(mention: Mention, text: str, dropped: list[int], marks: list[int]) -> Mention:
    start, end = original(mention.start, mention.end, dropped)
    start, end = start + bisect_right(marks, start), end + bisect_right(marks, end)
    return _new(Mention, (start, end, text[start:end], *mention[3:]))
