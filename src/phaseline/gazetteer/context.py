"""Deciding between namesakes by the places that are named around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from math import asin, cos, dist, exp, radians, sin
from operator import itemgetter
from typing import NamedTuple

from phaseline.gazetteer.kinds import precedence
from phaseline.gazetteer.model import Candidate, Place

_NEIGHBOURS = 6
_PASSAGE = 1500
_PER_RANK = 0.004
_CLOSENESS = 0.12
_CLOSE_KM = 120.0
_ALREADY_NAMED = 0.02

Direction = tuple[float, float, float]
Preference = tuple[float, str]


class Ranked(NamedTuple):
    """The places that a name may mean by itself, best first: how far each is preferred (less is better), and
    whether the second is so near to the first that the context decides."""

    candidates: tuple[Candidate, ...]
    preferences: tuple[Preference, ...]
    is_open: bool


class Named(NamedTuple):
    """A mention for its neighbours: its start, its likeliest place, whether a generic word said its kind."""

    start: int
    place: Place | None
    said: bool


def ranked(candidates: Iterable[Candidate]) -> Ranked:
    """The candidates by their preference."""
    known = tuple(candidates)
    preferences = tuple(map(preference, known))
    lead = preferences[1][0] - preferences[0][0] if len(known) > 1 else 1.0
    return Ranked(known, preferences, lead <= _CLOSENESS + _ALREADY_NAMED)


def preference(candidate: Candidate) -> Preference:
    """Less is better: by the score, then by how well known the kind is."""
    return precedence(candidate.place) * _PER_RANK - candidate.score, candidate.place.id


def directions(places: Iterable[Place]) -> dict[str, Direction | None]:
    """The places by id as points of the unit sphere, None where the position is not known."""
    return {place.id: _direction(place) for place in places}


class Context:
    """What a text names, by which its namesakes are told apart."""

    def __init__(self, directions: Mapping[str, Direction | None], named: Iterable[Named]) -> None:
        self._directions = directions
        self._named = sorted(named, key=itemgetter(0))

    def ordered(self, ranked: Ranked, start: int) -> tuple[Candidate, ...]:
        """The candidates of the mention that begins at `start`, best first."""
        i = bisect_left(self._named, start, key=itemgetter(0))
        before = self._named[max(0, i - 4 * _NEIGHBOURS) : i]
        near = [*before[-_NEIGHBOURS:], *self._named[i + 1 : i + 1 + _NEIGHBOURS]]
        around = [d for other in near if other.place and (d := self._directions[other.place.id])]
        already = {n.place.id for n in before if n.place and n.said and start - n.start < _PASSAGE}
        weighed = [
            (*self._weighed(candidate, liking, around, already), liking)
            for candidate, liking in zip(ranked.candidates, ranked.preferences, strict=True)
        ]
        weighed.sort(key=lambda w: (-w[0], w[2]))
        return tuple(candidate for _, candidate, _ in weighed)

    def _weighed(
        self, candidate: Candidate, liking: Preference, around: Sequence[Direction], already: set[str]
    ) -> tuple[float, Candidate]:
        """The candidate's weight in its context, and the candidate with what the context added to its
        reason."""
        place, score, reason = candidate
        here = self._directions[place.id]
        closeness = 0.0
        if here and around:
            away = _median_km(here, around)
            closeness = exp(-away / _CLOSE_KM)
            reason = f"{reason}; {away:.0f} km from the places named around it"
        named = place.id in already
        if named:
            reason += "; named shortly before"
        weight = -liking[0] + _CLOSENESS * closeness + (_ALREADY_NAMED if named else 0.0)
        return weight, Candidate(place, score, reason)


def _median_km(here: Direction, around: Sequence[Direction]) -> float:
    """The median great-circle distance (sphere of 6371 km), of two the greater: near enough to compare
    namesakes."""
    chord = sorted(map(dist, repeat(here), around))[len(around) // 2]
    return 2 * 6371.0 * asin(min(1.0, chord / 2))


def _direction(place: Place) -> Direction | None:
    if place.lat is None or place.lon is None:
        return None
    lat, lon = radians(place.lat), radians(place.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
