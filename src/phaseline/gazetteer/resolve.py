"""Choosing, among the places that a span of text may mean, the one that it does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import asin, cos, dist, exp, radians, sin
from operator import itemgetter
from typing import NamedTuple

from phaseline.gazetteer.cuts import bare
from phaseline.gazetteer.fold import words
from phaseline.gazetteer.kinds import akin, precedence
from phaseline.gazetteer.model import Candidate, Mention, Place
from phaseline.gazetteer.sounds import Entry
from phaseline.gazetteer.spans import Span
from phaseline.gazetteer.spelling import readings
from phaseline.gazetteer.ways import Ways

_NEIGHBOURS = 6
_PASSAGE = 1500
_PER_RANK = 0.004
_CLOSENESS = 0.12
_CLOSE_KM = 120.0
_ALREADY_NAMED = 0.02
_SURE = 0.9

Search = Callable[[str], list[Candidate]]
Around = tuple[int, Place | None, bool]
"""A mention for its neighbours: its start, its likeliest place, whether a generic word said its kind."""


class Ranked(NamedTuple):
    """The places that a name may mean, best first, without regard to its context: how far each is preferred
    (less is better), and whether the context may change the order."""

    candidates: tuple[Candidate, ...]
    preferences: tuple[tuple[float, str], ...]
    is_open: bool


_IN_ENGLISH = {
    "people": "democratic",
    "xalq": "democratic",
    "demokratik": "democratic",
    "sovet": "soviet",
    "sosialist": "socialist",
}


class Resolver:
    """Knows the ways into a gazetteer and ranks them for a span and its neighbours.

    `search` looks a name up in any spelling.
    """

    def __init__(self, places: Sequence[Place], ways: Ways, search: Search) -> None:
        self._places = places
        self._search = search
        self._ways = ways.names
        self._stems = ways.stems
        self._directions = {p.id: _direction(p) for p in places}
        self._ranked = lru_cache(maxsize=16384)(self._rank)
        self._lines = [p for p in places if p.kind in ("railway-line", "frontier")]
        self._line_words = {p.id: [n.split() for n in _folded_names(p)] for p in self._lines}

    def has_kind(self, stem: str, kinds: frozenset[str]) -> bool:
        """Whether a place of one of the kinds is called so."""
        return any(self._places[e.place].kind in kinds for e in self._stems.get(stem, ()))

    def republic(self, core: str, described: Sequence[str]) -> Sequence[Entry]:
        """The ways to the republic of that name: `Soviet` of `azerbaijan`; none where it is not listed."""
        said = " ".join(dict.fromkeys(_IN_ENGLISH.get(word, word) for word in described if word != "s"))
        titles = [self._places[e.place].title.partition(" (")[0] for e in self._ways.get(core, ())]
        for name in (core, *(" ".join(words(title)) for title in titles)):
            for tried in (f"{name} {said} republic", f"{said} {name}", f"{name} republic"):
                if tried in self._ways:
                    return self._ways[tried]
        return ()

    def resolve(self, spans: Sequence[Span], settled: Sequence[Mention]) -> list[tuple[Candidate, ...]]:
        """For each span its candidates, best first; none where it names no known place. `settled` are the
        mentions among them that need no context."""
        ranked = [self.ranked(span) for span in spans]
        if not any(r.is_open for r in ranked):
            return [r.candidates for r in ranked]
        around: list[Around] = [(m.start, m.place, False) for m in settled]
        around += [
            (s.start, r.candidates[0].place if r.candidates else None, bool(s.wanted))
            for s, r in zip(spans, ranked, strict=True)
        ]
        around.sort(key=itemgetter(0))
        return [
            self._in_context(r, s.start, around) if r.is_open else r.candidates
            for s, r in zip(spans, ranked, strict=True)
        ]

    def ranked(self, span: Span) -> Ranked:
        """What a span may mean by itself."""
        return self._ranked(span.stem, tuple(span.entries), span.wanted, span.firm, span.stems)

    def _rank(
        self,
        stem: str,
        entries: tuple[Entry, ...],
        wanted: frozenset[str],
        firm: bool,
        stems: tuple[str, ...],
    ) -> Ranked:
        candidates = self._candidates(Span(0, 0, stem, entries, wanted, firm, stems))
        preferences = tuple(map(_preference, candidates))
        return Ranked(tuple(candidates), preferences, _is_open(preferences))

    def _candidates(self, span: Span) -> list[Candidate]:
        if span.stems or "frontier" in span.wanted or "railway-line" in span.wanted:
            lines = self._lines_of(span)
            if lines or span.stems:
                return lines
        if not span.wanted and len(span.entries) == 1:
            (entry,) = span.entries
            return [Candidate(self._places[entry.place], *_listed_fit(entry))]
        found: dict[int, Candidate] = {}
        stems = self._called(span.stem) if span.wanted else ()
        for entry in (*span.entries, *self._ways.get(span.stem, ()), *stems):
            place = self._places[entry.place]
            score, how = self._fit(entry, place, span)
            if score > 0 and (entry.place not in found or found[entry.place].score < score):
                found[entry.place] = Candidate(place, round(score, 4), how)
        if span.wanted and found and not any(c.place.kind in span.wanted for c in found.values()):
            found |= self._namesakes([c.place for c in found.values()], span.wanted)
        if not found:
            return self._respelt(span)
        return sorted(found.values(), key=_preference) if len(found) > 1 else list(found.values())

    def _respelt(self, span: Span) -> list[Candidate]:
        """Places of the kinds that a generic word betrays, listed in another spelling: `the village of
        Privolnoe` is Privolnoye."""
        return [
            candidate
            for candidate in self._search(span.stem)
            if candidate.score >= _SURE and _suits(candidate.place.kind, span.wanted)
        ]

    def _namesakes(self, places: Sequence[Place], wanted: frozenset[str]) -> dict[int, Candidate]:
        """Places of the wanted kinds that share the title of others: for `Xudat stansiyası`, if only the
        village is listed as `Xudat`, the station that is Khudat like it."""
        titles = dict.fromkeys(bare(place.title).text for place in places)
        entries = [e for title in titles for e in self._stems.get(title, ())]
        fitting = {e.place: self._places[e.place] for e in entries if self._places[e.place].kind in wanted}
        return {n: Candidate(p, 0.9, f"a {p.kind} of the same name") for n, p in fitting.items()}

    def _called(self, stem: str) -> Sequence[Entry]:
        """The ways from a name without its generic word; from a Russian adjective's root by its endings or,
        as last resort, by the name that it was made from (`самурск`: `samur`)."""
        if not stem.endswith(("ск", "цк")):
            return self._stems.get(stem, ())
        adjectives = (stem + ending for ending in ("ии", "ая", "ое", "ие"))
        tried = (*adjectives, stem[:-2], readings(stem[:-2])[0].latin)
        return next((self._stems[name] for name in tried if name in self._stems), ())

    def _fit(self, entry: Entry, place: Place, span: Span) -> tuple[float, str]:
        score, how = _listed_fit(entry)
        if not span.wanted:
            return score, how
        if place.kind in span.wanted:
            return 1.0, f"{how}; a {place.kind} as the generic word says"
        if akin(place.kind, span.wanted):
            return score - 0.25, f"{how}; a {place.kind} stands in"
        return (
            (0.0, "")
            if span.firm
            else (score - 0.4, f"{how}; a {place.kind}, not what the generic word says")
        )

    def _lines_of(self, span: Span) -> list[Candidate]:
        """Lines or borders whose name has all the words of the span's: either order, either end, also as an
        adjective (`Azerbaijani border`)."""
        asked = span.stem.split()
        lines = [p for p in self._lines if p.kind in span.wanted]
        fitting = [p for p in lines if any(_names_all(asked, name) for name in self._line_words[p.id])]
        if not fitting and span.stems:
            ends = [self._aliases(stem) for stem in span.stems]
            fitting = [
                p
                for p in lines
                if any(all(end & set(name) for end in ends) for name in self._line_words[p.id])
            ]
        score = 0.95 if len(fitting) == 1 else 0.6
        return [Candidate(p, score, f"the {p.kind} by its ends") for p in sorted(fitting, key=lambda p: p.id)]

    def _aliases(self, stem: str) -> set[str]:
        """Every name of the places that a stem may mean: the ends of a line named in another script."""
        entries = (*self._ways.get(stem, ()), *self._stems.get(stem, ()))
        return {stem, *(name for e in entries for name in _folded_names(self._places[e.place]))}

    def _in_context(self, ranked: Ranked, start: int, around: Sequence[Around]) -> tuple[Candidate, ...]:
        """The candidates of the mention that begins at `start`, ordered by what is named around it."""
        i = bisect_left(around, start, key=itemgetter(0))
        near = [*around[max(0, i - _NEIGHBOURS) : i], *around[i + 1 : i + 1 + _NEIGHBOURS]]
        sure = [place for _, place, _ in near if place]
        named = {
            place.id
            for begun, place, said in around[max(0, i - 4 * _NEIGHBOURS) : i]
            if place and said and start - begun < _PASSAGE
        }
        weighed = [
            (*self._weighed(candidate, preference, sure, named), preference)
            for candidate, preference in zip(ranked.candidates, ranked.preferences, strict=True)
        ]
        weighed.sort(key=lambda w: (-w[0], w[2]))
        return tuple(candidate for _, candidate, _ in weighed)

    def _weighed(
        self, candidate: Candidate, preference: tuple[float, str], sure: Iterable[Place], named: set[str]
    ) -> tuple[float, Candidate]:
        """The candidate's weight in its context, and the candidate with what the context added to its
        reason."""
        place = candidate.place
        away = self._distance(place, sure)
        closeness = 0.0 if away is None else exp(-away / _CLOSE_KM)
        already = _ALREADY_NAMED if place.id in named else 0.0
        weight = -preference[0] + _CLOSENESS * closeness + already
        reason = candidate.reason
        if away is not None:
            reason += f"; {away:.0f} km from the places named around it"
        if already:
            reason += "; named shortly before"
        return weight, Candidate(place, candidate.score, reason)

    def _distance(self, place: Place, others: Iterable[Place]) -> float | None:
        """The median great-circle distance (sphere of 6371 km) in km, of two the greater: near enough to
        compare namesakes. None where no position is known."""
        here = self._directions[place.id]
        if here is None:
            return None
        directions = [self._directions[other.id] for other in others]
        chords = sorted([dist(here, there) for there in directions if there])
        return 2 * 6371.0 * asin(min(1.0, chords[len(chords) // 2] / 2)) if chords else None


def _listed_fit(entry: Entry) -> tuple[float, str]:
    return (1.0, "listed name") if entry.dropped is None else (0.94, "generic word dropped")


def _suits(kind: str, wanted: frozenset[str]) -> bool:
    return kind in wanted or akin(kind, wanted)


def _names_all(asked: Sequence[str], name: Sequence[str]) -> bool:
    return all(any(a == n or (len(n) > 4 and _begin_alike(a, n)) for n in name) for a in asked)


def _begin_alike(asked: str, name: str) -> bool:
    return asked.startswith(name[:-1]) or (asked.endswith("ск") and name.startswith(asked))


def _is_open(preferences: Sequence[tuple[float, str]]) -> bool:
    """Whether the second is so near to the first that the context decides."""
    return len(preferences) > 1 and preferences[1][0] - preferences[0][0] <= _CLOSENESS + _ALREADY_NAMED


def _preference(candidate: Candidate) -> tuple[float, str]:
    return precedence(candidate.place) * _PER_RANK - candidate.score, candidate.place.id


def _direction(place: Place) -> tuple[float, float, float] | None:
    """The place as a point of the unit sphere; None where its position is not known."""
    if place.lat is None or place.lon is None:
        return None
    lat, lon = radians(place.lat), radians(place.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _folded_names(place: Place) -> list[str]:
    return [" ".join(words(text)) for text in (place.title, *(name.text for name in place.names))]
