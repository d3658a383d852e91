"""Ranking the places that a span of text may mean, by its name and what its generic words say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from phaseline.gazetteer.context import Ranked, directions, preference, ranked
from phaseline.gazetteer.cuts import bare
from phaseline.gazetteer.fold import words
from phaseline.gazetteer.kinds import akin
from phaseline.gazetteer.model import Candidate, Place
from phaseline.gazetteer.sounds import Entry
from phaseline.gazetteer.spans import Span
from phaseline.gazetteer.spelling import readings
from phaseline.gazetteer.ways import Ways

_SURE = 0.9

Search = Callable[[str], list[Candidate]]
_IN_ENGLISH = {
    "people": "democratic",
    "xalq": "democratic",
    "demokratik": "democratic",
    "sovet": "soviet",
    "sosialist": "socialist",
}


class Resolver:
    """Knows the ways into a gazetteer and ranks them for a span by itself.

    `search` looks a name up in any spelling; `directions` says where the places lie (`context`).
    """

    def __init__(self, places: Sequence[Place], ways: Ways, search: Search) -> None:
        self._places = places
        self._search = search
        self._ways = ways.names
        self._stems = ways.stems
        self.directions = directions(places)
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

    def ranked(self, span: Span) -> Ranked:
        """What a span may mean by itself; no candidates where it names no known place."""
        return self._ranked(span.stem, tuple(span.entries), span.wanted, span.firm, span.stems)

    def _rank(
        self,
        stem: str,
        entries: tuple[Entry, ...],
        wanted: frozenset[str],
        firm: bool,
        stems: tuple[str, ...],
    ) -> Ranked:
        return ranked(self._candidates(Span(0, 0, stem, entries, wanted, firm, stems)))

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
        return sorted(found.values(), key=preference) if len(found) > 1 else list(found.values())

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


def _listed_fit(entry: Entry) -> tuple[float, str]:
    return (1.0, "listed name") if entry.dropped is None else (0.94, "generic word dropped")


def _suits(kind: str, wanted: frozenset[str]) -> bool:
    return kind in wanted or akin(kind, wanted)


def _names_all(asked: Sequence[str], name: Sequence[str]) -> bool:
    return all(any(a == n or (len(n) > 4 and _begin_alike(a, n)) for n in name) for a in asked)


def _begin_alike(asked: str, name: str) -> bool:
    return asked.startswith(name[:-1]) or (asked.endswith("ск") and name.startswith(asked))


def _folded_names(place: Place) -> list[str]:
    return [" ".join(words(text)) for text in (place.title, *(name.text for name in place.names))]
