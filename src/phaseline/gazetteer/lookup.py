"""Looking a name up: from what was written to the places it may mean, each with a score and a reason.

The tiers, best first: the name as listed; the same but for case, accents, hyphens; the same in another script
or transliteration; a listed name once a generic word (`station`, `ст.`, `çayı`) is dropped; a misspelling. A
name that is merely similar to nothing gets nothing.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from phaseline.gazetteer.fold import drop_marks, fold_text, keys, sound_of, words
from phaseline.gazetteer.kinds import Generic, akin, generics, precedence
from phaseline.gazetteer.model import Candidate, Place

_NO_KINDS: frozenset[str] = frozenset()


class Bare(NamedTuple):
    """A name without the generic words at its ends, and the kinds those say."""

    text: str
    kinds: frozenset[str]


def bare(name: str) -> Bare:
    """`Bilajari station` gives `bilajari` and the kinds that a station may be; `Station` stays itself."""
    left = words(name)
    said = _NO_KINDS
    table = generics()
    while len(left) > 1:
        cut, generic = _generic_end(left, table)
        if generic is None:
            break
        said, left = said or generic.kinds, cut
    while len(left) > 1 and left[0] in ("the", "of"):
        left = left[1:]
    return Bare(" ".join(left), said)


def _generic_end(parts: list[str], table: dict[str, Generic]) -> tuple[list[str], Generic | None]:
    for size in (3, 2, 1):
        if size < len(parts):
            last, first = table.get(" ".join(parts[-size:])), table.get(" ".join(parts[:size]))
            if last and last.after:
                return parts[:-size], last
            if first and first.before:
                return parts[size:], first
    return parts, None


class Entry(NamedTuple):
    """One way into the index: the place's number, its listed name, the kinds that a dropped generic word
    said."""

    place: int
    listed: str
    dropped: frozenset[str] | None = None


class Hit(NamedTuple):
    """An entry that was reached, how well it fits (0 to 1), and in what way."""

    entry: Entry
    score: float
    how: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What else a lookup asks of a place: `admits` decides, `distance_km` (if set) orders."""

    admits: Callable[[Place], bool] | None = None
    distance_km: Callable[[Place], float | None] | None = None


ANY = Terms()

# Kinds whose names are not used without their generic word: nobody says Black for the Black Sea.
_NEVER_BARE = frozenset(
    ("sea", "bay", "street", "square", "building", "railway-line", "frontier", "front", "state")
)


def goes_bare(place: Place) -> bool:
    """Whether the place is also called by its name without the generic word."""
    return place.kind not in _NEVER_BARE


class NameIndex:
    """Every way into the places by name. Built once, then only read; safe to share between threads."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._by_text: dict[str, tuple[str, Bare | None]] = {}
        self._by_fold: dict[str, list[Entry]] = defaultdict(list)
        for number, place in enumerate(places):
            for text in dict.fromkeys((place.title, *(name.text for name in place.names))):
                self._add(number, place, text)
        self._by_fold = {key: _unique(entries) for key, entries in self._by_fold.items()}
        self._building = threading.Lock()

    def _add(self, number: int, place: Place, text: str) -> None:
        folded = "".join(words(text))
        stripped = bare(text)
        has_generic = bool(stripped.kinds)
        self._by_text[text] = folded, stripped if has_generic else None
        self._by_fold[folded].append(Entry(number, text))
        if has_generic and goes_bare(place):
            self._by_fold["".join(words(stripped.text))].append(Entry(number, text, stripped.kinds))

    def search(self, name: str, *, terms: Terms = ANY, limit: int = 5) -> list[Candidate]:
        """The places that `name` may mean, best first, at most `limit`; none for a stranger's name."""
        hits = self._listed(name) or self._unlisted(name)
        return self._ranked(hits, terms, limit)

    def _listed(self, name: str) -> list[Hit]:
        known = self._by_text.get(name)
        if known is None:
            return []
        folded, stripped = known
        hits = [_hit(entry, name) for entry in self._by_fold[folded]]
        if stripped is not None:
            hits += self._stripped(stripped, hits)
        return hits

    def _stripped(self, query: Bare, hits: Iterable[Hit]) -> list[Hit]:
        """What the name means once its generic word is dropped, preferring the kinds that the word says."""
        reached = {hit.entry.place for hit in hits}
        entries = self._by_fold.get("".join(query.text.split()), ())
        return [self._kinder(_hit(e, query.text), query.kinds) for e in entries if e.place not in reached]

    def _kinder(self, hit: Hit, kinds: frozenset[str]) -> Hit:
        kind = self._places[hit.entry.place].kind
        if kind in kinds:
            return Hit(
                hit.entry, min(hit.score, 0.99) - 0.01, f"{hit.how}; a {kind} as the generic word says"
            )
        loss, word = (
            (0.2, "stands in") if akin(kind, kinds) else (0.35, "though the generic word says otherwise")
        )
        return Hit(
            hit.entry, min(hit.score, 0.99) - loss, f"{hit.how}; generic word dropped, a {kind} {word}"
        )

    def _unlisted(self, name: str) -> list[Hit]:
        folded = "".join(words(name))
        if not folded:
            return []
        hits = [_hit(entry, name) for entry in self._by_fold.get(folded, ())]
        query = bare(name)
        if query.kinds:
            hits += self._stripped(query, hits)
        if not hits:
            hits = self._sounding(name, query) or self._misspelt(query)
        return hits

    def _sounding(self, name: str, query: Bare) -> list[Hit]:
        from rapidfuzz.fuzz import ratio

        hits: dict[int, Hit] = {}
        tried = [(keys(name), _NO_KINDS)]
        if query.kinds:
            tried.append((keys(_cut(name, query)), query.kinds))
        for asked, kinds in tried:
            for sound, latin in ((s, asked.latin[0]) for s in asked.sound if len(s) > 1):
                for entry, known in self._sounds.by_sound.get(sound, ()):
                    likeness = ratio(latin, known) / 100
                    hit = Hit(entry, 0.88 + 0.08 * likeness, f'transliterated: "{entry.listed}"')
                    hit = self._kinder(hit, kinds) if kinds else _less_bare(hit)
                    if entry.place not in hits or hits[entry.place].score < hit.score:
                        hits[entry.place] = hit
        return list(hits.values())

    def _misspelt(self, query: Bare) -> list[Hit]:
        """Names almost like the query's: first those that begin alike, and if there are none, all."""
        asked = keys(query.text).latin[:2]
        hits = [hit for latin in asked for hit in self._near(latin, self._sounds.beginning(latin), query)]
        if not hits:
            hits = [hit for latin in asked for hit in self._near(latin, self._sounds.alike(latin), query)]
        best: dict[int, Hit] = {}
        for hit in sorted(hits, key=lambda hit: hit.score):
            best[hit.entry.place] = hit
        return list(best.values())

    def _near(self, latin: str, shelves: Iterable[_Shelf], query: Bare) -> Iterator[Hit]:
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        most = _tolerance(len(latin))
        for shelf in shelves:
            edits = int(most / _LEAST_COST)
            found = process.extract(
                latin, shelf.latin, scorer=Levenshtein.distance, score_cutoff=edits, limit=12
            )
            for known, wrong, position in found:
                cost, allowed = misspelling(latin, known), _tolerance(max(len(latin), len(known)))
                if cost > allowed:
                    continue
                for entry in shelf.entries[position]:
                    letters = "1 letter" if wrong < 2 else f"{wrong} letters"
                    how = f'misspelt by {letters}: "{entry.listed}"'
                    hit = _less_bare(Hit(entry, 0.85 - 0.3 * cost / (allowed or 1), how))
                    yield self._kinder(hit, query.kinds) if query.kinds else hit

    @property
    def _sounds(self) -> _Sounds:
        with self._building:
            return self._built_sounds

    @cached_property
    def _built_sounds(self) -> _Sounds:
        return _Sounds(self._by_fold)

    def _ranked(self, hits: list[Hit], terms: Terms, limit: int) -> list[Candidate]:
        places = self._places
        if terms.admits is not None:
            hits = [hit for hit in hits if terms.admits(places[hit.entry.place])]
        if len(hits) == 1 and terms.distance_km is None:
            [(entry, score, how)] = hits
            return [Candidate(places[entry.place], score, how)]
        best: dict[int, Candidate] = {}
        for entry, score, how in hits:
            candidate = _placed(Candidate(places[entry.place], score, how), terms)
            if entry.place not in best or best[entry.place].score < candidate.score:
                best[entry.place] = candidate
        ordered = sorted(best.values(), key=lambda c: (-c.score, precedence(c.place), c.place.id))[:limit]
        return [self._told_apart(c) for c in ordered] if len(ordered) > 1 else ordered

    def _told_apart(self, candidate: Candidate) -> Candidate:
        place = candidate.place
        whole = [self._titles[other] for other in place.related("part-of") if other in self._titles]
        home = f" in {whole[0]}" if whole else ""
        return Candidate(place, round(candidate.score, 4), f"{candidate.reason}; the {place.kind}{home}")

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {place.id: place.title for place in self._places}


class _Shelf:
    """Keys (`Keys.latin`) of one length and beginning, and the entries behind each."""

    def __init__(self) -> None:
        self.latin: list[str] = []
        self.entries: list[list[Entry]] = []


class _Sounds:
    """The index by sound and by Latin letters, built when first needed."""

    def __init__(self, by_fold: dict[str, list[Entry]]) -> None:
        self.by_sound: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
        spelt: dict[str, list[Entry]] = defaultdict(list)
        for entries in by_fold.values():
            for entry in entries:
                known = keys(_bare_as_listed(entry))
                for latin in known.latin:
                    spelt[latin].append(entry)
                for sound in known.sound:
                    self.by_sound[sound].append((entry, known.latin[0]))
        self._shelves: dict[tuple[int, str], _Shelf] = defaultdict(_Shelf)
        for latin, entries in spelt.items():
            shelf = self._shelves[len(latin), _beginning(latin)]
            shelf.latin.append(latin)
            shelf.entries.append(entries)
        self._beginnings = sorted({beginning for _, beginning in self._shelves})
        self.by_sound, self._shelves = dict(self.by_sound), dict(self._shelves)

    def beginning(self, latin: str) -> list[_Shelf]:
        """The keys of about the length of `latin` that begin like it."""
        return self._of(latin, [_beginning(latin)])

    def alike(self, latin: str) -> list[_Shelf]:
        """The keys of about the length of `latin`."""
        return self._of(latin, self._beginnings)

    def _of(self, latin: str, beginnings: Iterable[str]) -> list[_Shelf]:
        size = len(latin)
        reach = int(_tolerance(size) / _LEAST_GAP)
        lengths = range(size - reach, size + reach + 1)
        shelves = self._shelves
        return [shelves[n, b] for b in beginnings for n in lengths if (n, b) in shelves]


def _beginning(latin: str) -> str:
    return sound_of(latin[:1])


def _bare_as_listed(entry: Entry) -> str:
    return _cut(entry.listed, bare(entry.listed)) if entry.dropped else entry.listed


def _cut(name: str, stripped: Bare) -> str:
    """The part of `name` that `stripped` kept, with its diacritics, which the sound keys need."""
    plain, _ = drop_marks(name)
    spaced = " ".join(fold_text(plain).split())
    if len(spaced) != len(plain.strip()):
        return stripped.text
    start = spaced.find(stripped.text)
    return plain.strip()[start : start + len(stripped.text)] if start >= 0 else stripped.text


def _unique(entries: list[Entry]) -> list[Entry]:
    """One entry for each place under one key: the listed name before one with a generic word dropped."""
    kept: dict[tuple[int, str], Entry] = {}
    for entry in sorted(entries, key=lambda e: e.dropped is not None):
        kept.setdefault((entry.place, entry.listed), entry)
    return list(kept.values())


def _hit(entry: Entry, name: str) -> Hit:
    if entry.dropped is not None:
        return Hit(entry, 0.94, f'generic word dropped: "{entry.listed}"')
    if entry.listed == name:
        return Hit(entry, 1.0, f'exact: "{name}"')
    return Hit(entry, 0.98, f'folded: "{entry.listed}"')


def _less_bare(hit: Hit) -> Hit:
    if hit.entry.dropped is None:
        return hit
    return Hit(hit.entry, hit.score - 0.04, f"{hit.how}, generic word dropped")


def _placed(candidate: Candidate, terms: Terms) -> Candidate:
    if terms.distance_km is None:
        return candidate
    km = terms.distance_km(candidate.place)
    if km is None:
        return Candidate(candidate.place, candidate.score * 0.9, f"{candidate.reason}; position unknown")
    nearness = 1 - 0.1 * min(km / 500, 1)
    return Candidate(candidate.place, candidate.score * nearness, f"{candidate.reason}; {km:.0f} km away")


_VOWELS = frozenset("aeiou")
_CONFUSED = [
    frozenset(pair) for pair in ("gk", "sz", "Xh", "JZ", "Xk", "Cc", "vf", "td", "pb", "SC", "gh", "JC")
]


def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if a in _VOWELS and b in _VOWELS:
        return 0.4
    return 0.5 if frozenset((a, b)) in _CONFUSED else 1.0


def misspelling(a: str, b: str) -> float:
    """How far apart two keys (`Keys.latin`) are: the optimal string alignment distance (Damerau 1964), in
    which a vowel for a vowel, or letters that the transliterations confuse, cost half or less, and a wrong
    first or last letter costs more, because writers seldom get those wrong."""
    before: list[float] = []
    row = [0.0]
    for letter in b:
        row.append(row[-1] + _gap(letter))
    for i, x in enumerate(a, 1):
        older, before = before, row
        row = [before[0] + _gap(x)]
        for j, y in enumerate(b, 1):
            cost = min(before[j - 1] + _swap(x, y), before[j] + _gap(x), row[-1] + _gap(y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 0.7)
            row.append(cost)
    return row[-1] + _OTHER_START * (a[:1] != b[:1]) + _OTHER_END * (a[-1:] != b[-1:])


def _gap(letter: str) -> float:
    return 0.6 if letter in _VOWELS else 1.0


def _tolerance(length: int) -> float:
    """The most that may be wrong with a name of so many letters."""
    return next(most for longest, most in _TOLERANCES if length <= longest)


_TOLERANCES = ((3, 0.0), (4, 0.4), (5, 0.7), (7, 1.1), (9, 1.6), (12, 2.1), (10_000, 3.0))
_OTHER_START, _OTHER_END = 0.4, 0.2
_LEAST_COST, _LEAST_GAP = 0.4, 0.6
