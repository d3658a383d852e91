"""Looking a name up: from what was written to the places it may mean, each with a score and a reason.

The tiers, best first: the name as listed; the same but for case, accents, hyphens; the same in another script
or transliteration; a listed name once a generic word (`station`, `ст.`, `çayı`) is dropped; an adjective made
of a listed name; a script that leaves vowels out; a misspelling. A kind that the query's generic word says
comes first, whatever its tier. A name that is merely similar to nothing gets nothing.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from phaseline.gazetteer.adjectives import adjective_stems
from phaseline.gazetteer.cuts import Cut, cuts
from phaseline.gazetteer.kinds import akin, precedence
from phaseline.gazetteer.likeness import misspelling, most_edits, tolerance
from phaseline.gazetteer.model import Candidate, Place
from phaseline.gazetteer.sounds import Entry, Known, Shelf, Sounds, Way, bags
from phaseline.gazetteer.spelling import Reading, consonants, proofread, readings, sound_of

# A longer text is nobody's name.
_LONGEST = 200


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


# What the tiers are worth. A transliteration gains a little by likeness; a misspelling loses with its cost.
_EXACT, _FOLDED, _TRANSLITERATED, _BARE = 1.0, 0.98, 0.9, 0.88
_ADJECTIVE, _REORDERED, _UNVOWELLED, _MISSPELT = 0.86, 0.84, 0.82, 0.78
_LIKENESS, _OTHER_LANGUAGE, _DROPPED, _NAMESAKE = 0.06, 0.02, 0.09, 0.08
_SAID_BY_BOTH, _SAID_BY_ONE = 0.1, 0.05
_SAID, _SAME_WORD, _AKIN, _OTHER_KIND = 0.95, 0.02, 0.2, 0.35
_MISPRINT, _READINGS_MISSPELT, _LESS_PLAIN = 0.2, 3, 0.3


class NameIndex:
    """Every way into the places by name. Built once; what is added later (the sounds, answers once given) is
    the same whoever asks first, so it is safe to share between threads."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._by_fold: dict[str, list[Entry]] = defaultdict(list)
        self._ways: list[Way] = []
        self._cuts: dict[str, list[Cut]] = {}
        for number, place in enumerate(places):
            for text, language in _spellings(place).items():
                self._add(number, place, text, language)
        self._by_fold = {key: _unique(entries) for key, entries in self._by_fold.items()}
        # Answers to the listed names; those that need ranking are added when first asked for.
        self._answers = dict(self._unambiguous())
        self._building = threading.Lock()

    def _add(self, number: int, place: Place, text: str, language: str) -> None:
        if text not in self._cuts:
            self._cuts[text] = cuts(text)
        for cut in self._cuts[text]:
            entry = Entry(number, text, cut.kinds or None)
            alone = not cut.kinds or goes_bare(place)
            self._ways.append(Way(entry, cut, language, alone))
            if alone:
                self._by_fold[cut.folded].append(entry)

    def _unambiguous(self) -> Iterator[tuple[str, list[Candidate]]]:
        """The listed names that can mean one place only, with the answer to them."""
        for text, found in self._cuts.items():
            entries = self._by_fold[found[0].folded] if len(found) == 1 else ()
            if len(entries) == 1:
                yield text, [Candidate(self._places[entries[0].place], _EXACT, f'exact: "{text}"')]

    def search(self, name: str, *, terms: Terms = ANY, limit: int = 5) -> list[Candidate]:
        """The places that `name` may mean, best first, at most `limit`; none for a stranger's name."""
        if terms is not ANY:
            return self._ranked(self._hits(name), terms)[:limit]
        answer = self._answers.get(name)
        if answer is None:
            answer = self._ranked(self._hits(name), terms)
            if name in self._cuts:
                self._answers[name] = answer
        return answer[:limit]

    def _hits(self, name: str) -> list[Hit]:
        if len(name) > _LONGEST and name not in self._cuts:
            return []
        asked = self._cuts.get(name) or cuts(name)
        hits = self._folded(name, asked)
        if not asked or self._satisfied(hits, asked):
            return hits
        hits += [hit for cut in asked for hit in self._sounding(cut)]
        kinds = _said(asked)
        if not hits:
            hits = [hit for cut in asked for hit in self._reordered(cut)] or self._parted(name)
        if not hits:
            hits = [hit for cut in asked for hit in (*self._unvowelled(cut), *self._misprinted(cut))]
        if not hits:
            hits = self._misspelt(asked)
        return [*hits, *self._namesakes(hits, kinds)] if kinds else hits

    def _satisfied(self, hits: Sequence[Hit], asked: Sequence[Cut]) -> bool:
        """Whether a listed name was found, of a kind that the query's generic word says if it says one."""
        kinds = _said(asked)
        return any(hit.score >= _FOLDED or (hit.entry.dropped and self._kind(hit) in kinds) for hit in hits)

    def _kind(self, hit: Hit) -> str:
        return self._places[hit.entry.place].kind

    def _fits(self, entry: Entry, kinds: frozenset[str]) -> bool:
        """Whether an entry may be meant beside a generic word that says `kinds`: not if it lacks the generic
        word that it needs, nor if it has quite another (the Black River is not the Black City)."""
        place = self._places[entry.place]
        if entry.dropped is None or place.kind in kinds:
            return True
        return goes_bare(place) and (not kinds or akin(place.kind, kinds))

    def _folded(self, name: str, asked: Sequence[Cut]) -> list[Hit]:
        """The listed names that the query is, or is without its generic word."""
        hits: list[Hit] = []
        for cut in asked:
            entries = self._by_fold.get(cut.folded, ())
            hits += [self._kinder(_hit(e, name, cut), cut.kinds) for e in entries if self._fits(e, cut.kinds)]
        return hits

    def _kinder(self, hit: Hit, kinds: frozenset[str]) -> Hit:
        """A hit in the light of the kinds that the query's generic word says, which it names best if the
        listed name has the same word."""
        if not kinds:
            return hit
        entry, score, how = hit
        kind = self._kind(hit)
        if kind in kinds:
            gain, most = (_SAID_BY_BOTH if entry.dropped else -_SAID_BY_ONE), _SAID
            if entry.dropped == kinds:
                gain, most = gain + _SAME_WORD, _SAID + _SAME_WORD
            return Hit(entry, min(score + gain, most), f"{how}; a {kind} as the generic word says")
        if akin(kind, kinds):
            return Hit(entry, score - _AKIN, f"{how}; generic word dropped, a {kind} stands in")
        return Hit(
            entry, score - _OTHER_KIND, f"{how}; generic word dropped, a {kind} though it says otherwise"
        )

    def _sounding(self, cut: Cut) -> list[Hit]:
        hits: dict[int, Hit] = {}
        for hit in self._sounding_as_read(cut):
            best = hits.get(hit.entry.place)
            if best is None or best.score < hit.score:
                hits[hit.entry.place] = hit
        return list(hits.values())

    def _sounding_as_read(self, cut: Cut) -> Iterator[Hit]:
        for reading in readings(cut.written):
            for known in self._sounding_like(reading.latin, cut.kinds):
                yield self._kinder(_transliterated(known, reading), cut.kinds)
            for stem in adjective_stems(reading.latin) if cut.kinds else ():
                for entry in self._kindred(self._sounding_like(stem, cut.kinds), cut.kinds):
                    hit = Hit(entry, _ADJECTIVE, f'adjective of a name like "{entry.listed}"')
                    yield self._kinder(_less_bare(hit), cut.kinds)

    def _sounding_like(self, latin: str, kinds: frozenset[str]) -> Iterator[Known]:
        sound, sounds = sound_of(latin), self._sounds
        if len(sound) < 2:
            return
        yield from (k for k in sounds.by_sound.get(sound, ()) if self._fits(k.entry, kinds))
        for known in sounds.with_kind.get(sound, ()) if kinds else ():
            if self._places[known.entry.place].kind in kinds:
                yield known

    def _kindred(self, found: Iterable[Known], kinds: frozenset[str]) -> Iterator[Entry]:
        for entry, _ in found:
            kind = self._places[entry.place].kind
            if kind in kinds or akin(kind, kinds):
                yield entry

    def _reordered(self, cut: Cut) -> list[Hit]:
        """`SSR Aserbaidschan` for `Azerbaijan SSR`: the same words in another order."""
        found = (entry for bag in bags(cut.written) for entry in self._sounds.by_words.get(bag, ()))
        entries = (entry for entry in dict.fromkeys(found) if self._fits(entry, cut.kinds))
        how = 'the words of "{}" in another order'
        hits = (_less_bare(Hit(entry, _REORDERED, how.format(entry.listed))) for entry in entries)
        return [self._kinder(hit, cut.kinds) for hit in hits]

    def _parted(self, name: str) -> list[Hit]:
        """`Тагиев (Насосный)`: what stands outside the brackets, or inside them."""
        match = _BRACKETED.fullmatch(name)
        parts = [part.strip() for part in match.groups() if part.strip()] if match else []
        return [_by_part(hit, part) for part in parts for hit in self._hits(part)]

    def _unvowelled(self, cut: Cut) -> Iterator[Hit]:
        """Names of which a script without vowels wrote the consonants."""
        if not _WITHOUT_VOWELS.search(cut.written):
            return
        for latin, _ in readings(cut.written):
            sound = sound_of(latin)
            if len(consonants(sound)) < _LEAST_CONSONANTS:
                continue
            for entry, _ in self._sounds.unvowelled(sound):
                hit = Hit(entry, _UNVOWELLED, f'written without vowels: "{entry.listed}"')
                yield self._kinder(_less_bare(hit), cut.kinds)

    def _misprinted(self, cut: Cut) -> list[Hit]:
        """`Kbaehmas` for `Khachmas`."""
        right = proofread(cut.written)
        if right == cut.written.lower() or len(cut.folded) < _LEAST_MISPRINTED:
            return []
        hits = self._sounding(cut._replace(written=right))
        return [Hit(hit.entry, hit.score - _MISPRINT, f"misspelt by a misprint; {hit.how}") for hit in hits]

    def _misspelt(self, asked: Sequence[Cut]) -> list[Hit]:
        """Names almost like the query's: first those that begin alike, and if there are none, all."""
        cut = asked[-1]
        first, *others = [latin for latin, _ in readings(cut.written)[:_READINGS_MISSPELT]] or [""]
        sounds = self._sounds
        hits = list(self._near(first, sounds.beginning(first), cut))
        for latin in others:
            hits += self._near(latin, sounds.beginning(latin), cut, spare=_LESS_PLAIN)
        if not hits:
            hits = list(self._near(first, sounds.alike(first), cut, other_start=True))
        best: dict[int, Hit] = {}
        for hit in sorted(hits, key=lambda hit: hit.score):
            best[hit.entry.place] = hit
        return list(best.values())

    def _near(
        self, latin: str, shelves: Iterable[Shelf], cut: Cut, *, spare: float = 0.0, other_start: bool = False
    ) -> Iterator[Hit]:
        """The entries on the shelves that are near enough; `spare` is what of the tolerance stays unused."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        edits = most_edits(len(latin), other_start=other_start)
        if edits < 1:
            return
        for shelf in shelves:
            found = process.extract(
                latin, shelf.latin, scorer=Levenshtein.distance, score_cutoff=edits, limit=12
            )
            for known, wrong, position in found:
                cost, allowed = misspelling(latin, known), tolerance(min(len(latin), len(known)))
                if cost > allowed - spare:
                    continue
                for entry in (e for e in shelf.entries[position] if self._fits(e, cut.kinds)):
                    letters = "1 letter" if wrong < 2 else f"{wrong} letters"
                    how = f'misspelt by {letters}: "{entry.listed}"'
                    hit = _less_bare(Hit(entry, _MISSPELT - 0.25 * cost / (allowed or 1), how))
                    yield self._kinder(hit, cut.kinds)

    def _namesakes(self, hits: Sequence[Hit], kinds: frozenset[str]) -> list[Hit]:
        """If no place of the said kinds was reached: those that share a name with one that was."""
        if any(self._kind(hit) in kinds for hit in hits):
            return []
        found: list[Hit] = []
        for hit in hits:
            place = self._places[hit.entry.place]
            shared = {cut.folded: None for text in _spellings(place) for cut in cuts(text)}
            for entry in (entry for key in shared for entry in self._by_fold.get(key, ())):
                kind = self._places[entry.place].kind
                if kind in kinds:
                    how = f"{hit.how.partition(';')[0]}; the {kind} that shares a name with {place.title}"
                    loss = _AKIN if akin(place.kind, kinds) else _OTHER_KIND
                    found.append(Hit(entry, hit.score + loss - _NAMESAKE, how))
        return found

    @property
    def _sounds(self) -> Sounds:
        with self._building:
            return self._built_sounds

    @cached_property
    def _built_sounds(self) -> Sounds:
        return Sounds(self._ways)

    def _ranked(self, hits: list[Hit], terms: Terms) -> list[Candidate]:
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
        ordered = sorted(best.values(), key=lambda c: (-c.score, precedence(c.place), c.place.id))
        return [self._told_apart(c) for c in ordered] if len(ordered) > 1 else ordered

    def _told_apart(self, candidate: Candidate) -> Candidate:
        place = candidate.place
        whole = [self._titles[other] for other in place.related("part-of") if other in self._titles]
        home = f" in {whole[0]}" if whole else ""
        return Candidate(place, round(candidate.score, 4), f"{candidate.reason}; the {place.kind}{home}")

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {place.id: place.title for place in self._places}


_BRACKETED = re.compile(r"([^()]*)\(([^()]+)\)\s*")
_WITHOUT_VOWELS = re.compile("[ء-ۓ]")
_LEAST_CONSONANTS, _LEAST_MISPRINTED = 3, 6


def _spellings(place: Place) -> dict[str, str]:
    """The title and every name of a place, each once, with its language."""
    languages = {place.title: "en"}
    for name in place.names:
        languages.setdefault(name.text, name.language)
    return languages


def _said(asked: Sequence[Cut]) -> frozenset[str]:
    return asked[-1].kinds


def _unique(entries: list[Entry]) -> list[Entry]:
    """One entry for each place under one key: the listed name before one with a generic word dropped."""
    kept: dict[tuple[int, str], Entry] = {}
    for entry in sorted(entries, key=lambda e: e.dropped is not None):
        kept.setdefault((entry.place, entry.listed), entry)
    return list(kept.values())


def _hit(entry: Entry, name: str, cut: Cut) -> Hit:
    if entry.dropped is not None:
        return Hit(entry, _BARE, f'generic word dropped: "{entry.listed}"')
    if entry.listed in (name, cut.written):
        return Hit(entry, _EXACT, f'exact: "{entry.listed}"')
    return Hit(entry, _FOLDED, f'folded: "{entry.listed}"')


def _transliterated(known: Known, reading: Reading) -> Hit:
    from rapidfuzz.fuzz import ratio

    score = _TRANSLITERATED + _LIKENESS * ratio(reading.latin, known.latin) / 100
    by = f" ({reading.by})" if reading.by else ""
    how = f'transliterated{by}: "{known.entry.listed}"'
    return _less_bare(Hit(known.entry, score - _OTHER_LANGUAGE * bool(by), how))


def _less_bare(hit: Hit) -> Hit:
    if hit.entry.dropped is None:
        return hit
    return Hit(hit.entry, hit.score - _DROPPED, f"{hit.how}, generic word dropped")


def _by_part(hit: Hit, part: str) -> Hit:
    return Hit(hit.entry, hit.score * 0.9, f'{hit.how}; by the part "{part}"')


def _placed(candidate: Candidate, terms: Terms) -> Candidate:
    if terms.distance_km is None:
        return candidate
    km = terms.distance_km(candidate.place)
    if km is None:
        return Candidate(candidate.place, candidate.score * 0.9, f"{candidate.reason}; position unknown")
    nearness = 1 - 0.1 * min(km / 500, 1)
    return Candidate(candidate.place, candidate.score * nearness, f"{candidate.reason}; {km:.0f} km away")
