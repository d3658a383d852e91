"""Finding the places that a text names.

Four replaceable stages. *Recognise* every listed name and every generic word in one pass; the longest match
wins (`recognise`). *Settle*: a name between words that betray nothing (`beside`) is a mention as it stands.
*Shape* the others: a name takes in the generic words that belong to it, is joined to or split from its
neighbours, and is dropped if it is somebody's (`shaping`, `lines`); generic words betray names that are not
listed (`unknown`). *Resolve*: among the places it may mean, the kind that its generic word says, then the
better known kind (`resolve`), then the places named around it decide (`context`); `roles` judges whether it
names the place or stands inside another name.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from phaseline.gazetteer.beside import ANY, EVERY, FAR, OPEN, betrayed, closing_quotes, heeded
from phaseline.gazetteer.context import Context, Named, Ranked
from phaseline.gazetteer.fold import drop_marks
from phaseline.gazetteer.layout import flowing, original
from phaseline.gazetteer.model import Candidate, Mention, Place, Role
from phaseline.gazetteer.passage import Passage
from phaseline.gazetteer.recognise import Found, Recogniser
from phaseline.gazetteer.resolve import Resolver, Search
from phaseline.gazetteer.roles import role_of
from phaseline.gazetteer.setting import setting, stands_listed
from phaseline.gazetteer.shaping import shaped
from phaseline.gazetteer.spans import Span, Taken
from phaseline.gazetteer.unknown import fused_names, unknown_names
from phaseline.gazetteer.ways import Ways

_new = tuple.__new__


class Matcher:
    """Recognises and resolves the names of some places. Built once, then only read; safe to share between
    threads."""

    def __init__(self, places: Sequence[Place], search: Search) -> None:
        ways = Ways(places)
        self._ways = ways.names
        self._names = list(ways.names)
        self._recogniser = Recogniser(self._names)
        self._resolver = Resolver(places, ways, search)
        # The end of a mention of each name by itself, found out when it is first met; what the name heeds.
        self._meant: list[tuple[Any, ...]] = [()] * len(self._names)
        self._heeds = array("H", bytes(2 * len(self._names)))

    def mentions(self, text: str) -> list[Mention]:
        """The mentions of `text` in its order."""
        unmarked, marks = drop_marks(text)
        plain, dropped = flowing(unmarked)
        found = self._read(plain)
        return [_moved(mention, text, dropped, marks) for mention in found] if marks or dropped else found

    def _read(self, text: str) -> list[Mention]:
        found = self._recogniser.found(text)
        settled, opened, spans = self._settle(text, found)
        spans = self._shape(text, found, settled, spans)
        ranks = [self._resolver.ranked(span) for span in spans]
        if opened or any(rank.is_open for rank in ranks):
            context = self._context(settled, spans, ranks)
            for i, number in opened:
                settled[i] = _meant(settled[i], context.ordered(self._ranked(number), settled[i].start))
            chosen = [
                context.ordered(r, s.start) if r.is_open else r.candidates
                for r, s in zip(ranks, spans, strict=True)
            ]
        else:
            chosen = [rank.candidates for rank in ranks]
        return sorted(settled + _judged(text, spans, chosen), key=itemgetter(0)) if spans else settled

    def _settle(self, text: str, found: Found) -> tuple[list[Mention], list[tuple[int, int]], list[Span]]:
        """The names whose surroundings betray nothing as mentions; which of those need the context; the other
        names as spans."""
        settled: list[Mention] = []
        opened: list[tuple[int, int]] = []
        spans: list[Span] = []
        quotes = closing_quotes(text)
        quote = next(quotes)
        words_at = found.words_at
        reached = -FAR
        for start, end, number in found.names:
            while quote < end:
                quote = next(quotes)
            heeds = self._heeds[number] or self._know(number)
            if (ANY if quote - end < FAR else betrayed(text, start, end, reached, words_at)) & heeds:
                name = self._names[number]
                spans.append(Span(start, end, name, self._ways[name], name=name))
            else:
                if heeds & OPEN:
                    opened.append((len(settled), number))
                settled.append(_new(Mention, (start, end, text[start:end]) + self._meant[number]))
            reached = end
        return settled, opened, spans

    def _know(self, number: int) -> int:
        """Find out what a listed name means by itself; what it heeds."""
        candidates, _, is_open = self._ranked(number)
        heeds = OPEN if is_open else 0
        if self._names[number].endswith((" border", " frontier")):
            heeds |= EVERY
        for candidate in candidates:
            heeds |= heeded(candidate.place.kind)
        self._meant[number] = candidates[0].place, candidates, candidates[0].score, "literal"
        self._heeds[number] = heeds
        return heeds

    def _ranked(self, number: int) -> Ranked:
        name = self._names[number]
        return self._resolver.ranked(Span(0, 0, name, self._ways[name]))

    def _shape(self, text: str, found: Found, settled: Sequence[Mention], spans: list[Span]) -> list[Span]:
        """The spans as far as their names reach, and the names that are not listed."""
        if spans or found.telling:
            passage = Passage(text, found.words_at)
            spans = shaped(passage, spans, self._resolver)
            spans = _with(spans, unknown_names(passage, found.telling, Taken(settled, spans)))
        return _with(spans, fused_names(text, found.fused, Taken(settled, spans)))

    def _context(self, settled: Iterable[Mention], spans: Iterable[Span], ranks: Iterable[Ranked]) -> Context:
        named = [Named(m.start, m.place, False) for m in settled]
        for span, (candidates, _, _) in zip(spans, ranks, strict=True):
            place = candidates[0].place if candidates else None
            named.append(Named(span.start, place, bool(span.wanted)))
        return Context(self._resolver.directions, named)


def _meant(mention: Mention, candidates: tuple[Candidate, ...]) -> Mention:
    best = candidates[0]
    return mention._replace(place=best.place, candidates=candidates, score=best.score)


def _judged(text: str, spans: Iterable[Span], chosen: Iterable[tuple[Candidate, ...]]) -> list[Mention]:
    """The spans as mentions, each with its candidates and its role."""
    mentions: list[Mention] = []
    role: Role = "literal"
    reached = -FAR
    for span, candidates in zip(spans, chosen, strict=True):
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
