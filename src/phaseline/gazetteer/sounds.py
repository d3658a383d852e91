"""The index of listed names by what they sound like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from phaseline.gazetteer.adjectives import adjective_stems
from phaseline.gazetteer.cuts import Cut
from phaseline.gazetteer.likeness import most_gaps
from phaseline.gazetteer.spelling import consonants, readings, sound_of, vowelless


class Entry(NamedTuple):
    """One way into the index: the place's number, its listed name, the kinds that a dropped generic word
    said."""

    place: int
    listed: str
    dropped: frozenset[str] | None = None


class Way(NamedTuple):
    """A listed name, or what is left of it without a generic word, with its language; `alone` if the place is
    also called so without the generic word."""

    entry: Entry
    cut: Cut
    language: str
    alone: bool


class Known(NamedTuple):
    """An entry and its reading."""

    entry: Entry
    latin: str


class Shelf:
    """Readings of one length and beginning, and the entries behind each."""

    def __init__(self) -> None:
        self.latin: list[str] = []
        self.entries: list[list[Entry]] = []


class Sounds:
    """Entries by sound, by consonants and by reading.

    `by_sound` holds what a name may mean as it stands; `with_kind` what it may mean beside a generic word:
    the names that never go without it, and those from which listed adjectives are made.
    """

    def __init__(self, ways: Iterable[Way]) -> None:
        self.by_sound: dict[str, list[Known]] = defaultdict(list)
        self.with_kind: dict[str, list[Known]] = defaultdict(list)
        self.by_words: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        spelt: dict[str, list[Entry]] = defaultdict(list)
        for way in ways:
            self._add(way, spelt)
        self._shelves: dict[tuple[int, str], Shelf] = defaultdict(Shelf)
        for latin, entries in spelt.items():
            shelf = self._shelves[len(latin), _beginning(latin)]
            shelf.latin.append(latin)
            shelf.entries.append(entries)
        self._beginnings = sorted({beginning for _, beginning in self._shelves})
        self._by_consonants: dict[str, list[str]] = defaultdict(list)
        for sound in self.by_sound:
            self._by_consonants[consonants(sound)].append(sound)

    def _add(self, way: Way, spelt: dict[str, list[Entry]]) -> None:
        entry = way.entry
        for latin, _ in readings(way.cut.written, way.language):
            spelt[latin].append(entry)
            if way.alone:
                self.by_sound[sound_of(latin)].append(Known(entry, latin))
            else:
                self.with_kind[sound_of(latin)].append(Known(entry, latin))
            for stem in adjective_stems(latin) if entry.dropped else ():
                self.with_kind[sound_of(stem)].append(Known(entry, stem))
        for bag in bags(way.cut.written, way.language):
            self.by_words[bag].append(entry)

    def unvowelled(self, sound: str) -> Iterator[Known]:
        """The entries that a sound key without short vowels may stand for."""
        pattern = vowelless(sound)
        for known in self._by_consonants.get(consonants(sound), ()):
            if pattern.fullmatch(known):
                yield from self.by_sound[known]

    def beginning(self, latin: str) -> list[Shelf]:
        """The readings of about the length of `latin` that begin like it."""
        return self._of(latin, [_beginning(latin)])

    def alike(self, latin: str) -> list[Shelf]:
        """The readings of about the length of `latin`."""
        return self._of(latin, self._beginnings)

    def _of(self, latin: str, beginnings: Iterable[str]) -> list[Shelf]:
        size = len(latin)
        reach = most_gaps(size)
        lengths = range(size - reach, size + reach + 1)
        shelves = self._shelves
        return [shelves[n, b] for b in beginnings for n in lengths if (n, b) in shelves]


def bags(name: str, language: str = "") -> list[tuple[str, ...]]:
    """The sounds of a name's words without their order, in each reading; empty for a name of one word."""
    parts = _PART.findall(name)
    if len(parts) < 2:
        return []
    by_word = [{by: latin for latin, by in readings(part, language)} for part in parts]
    languages = dict.fromkeys(by for read in by_word for by in read)
    found = {tuple(sorted(sound_of(_by(read, by)) for read in by_word if read)) for by in languages}
    return sorted(found)


_PART = re.compile(r"[^\s–—-]+")


def _by(read: dict[str, str], language: str) -> str:
    return read.get(language, next(iter(read.values())))


def _beginning(latin: str) -> str:
    return sound_of(latin[:1])
