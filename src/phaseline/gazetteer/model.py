"""The gazetteer's words as values: place, name, relation, source, candidate, mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from phaseline.geo import LonLat

Certainty = Literal["certain", "less-certain", "uncertain"]
Role = Literal["literal", "associative"]


@dataclass(frozen=True, slots=True)
class Source:
    """A data set or work that vouches for a place, a name or a relation."""

    id: str
    title: str
    url: str = ""
    licence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """An attestation of a place: what it was called, in which language, when and by whom.

    `language` is a BCP 47 tag (`ru-petr1708`, `az-Cyrl`); `use` is `text` (as the campaign's source spells
    it), `period`, `modern` or `variant`; `start` and `end` are EDTF, empty where not limited.
    """

    text: str
    language: str = "und"
    use: str = "variant"
    start: str = ""
    end: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What a place has to do with another: `station-of`, `part-of`, `on-line` (value = km along the line),
    `same-place-later-named`, `replaced-by`."""

    relation: str
    other: str
    value: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """An identified location.

    `lat` and `lon` are WGS 84 degrees, None where nobody knows; the true point surely lies within
    `uncertainty_km` of them. `start` and `end` (EDTF) bound its existence, empty where not limited. `sources`
    are ids with a locator (`geonames:585184`).
    """

    id: str
    title: str
    kind: str
    feature_code: str = ""
    lat: float | None = None
    lon: float | None = None
    uncertainty_km: float | None = None
    certainty: Certainty = "certain"
    start: str = ""
    end: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
    names: tuple[Name, ...] = field(default=(), repr=False)
    relations: tuple[Relation, ...] = field(default=(), repr=False)

    @property
    def point(self) -> LonLat | None:
        """The position, None where it is not known."""
        return None if self.lat is None or self.lon is None else LonLat(self.lon, self.lat)

    def related(self, relation: str) -> tuple[str, ...]:
        """Ids that this place has the relation to, in the table's order."""
        return tuple(link.other for link in self.relations if link.relation == relation)

    def as_dict(self) -> dict[str, Any]:
        """`{"id", "name", "kind", "lat", "lon", "uncertainty_km"}`: what candidates and mentions say of a
        place."""
        return {
            "id": self.id,
            "name": self.title,
            "kind": self.kind,
            "lat": self.lat,
            "lon": self.lon,
            "uncertainty_km": self.uncertainty_km,
        }


_NO_PLACE: dict[str, Any] = dict.fromkeys(("id", "name", "kind", "lat", "lon", "uncertainty_km"))


class Candidate(NamedTuple):
    """A place that a name may mean, with a score from 0 to 1 and the reason in words."""

    place: Place
    score: float
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """`{"id", "name", "kind", "lat", "lon", "uncertainty_km", "score", "reason"}`."""
        return {**self.place.as_dict(), "score": self.score, "reason": self.reason}


class Mention(NamedTuple):
    """A span of a text that names a place.

    `start` and `end` are character offsets into the text as given, so that `text[start:end] == surface`.
    `place` is None where a pattern betrays a place (`X station`) that the gazetteer does not know.
    `candidates` are all places it may mean, best first. `role` is `literal` (the place itself) or
    `associative` (the place inside another name, or standing for something else).
    """

    start: int
    end: int
    surface: str
    place: Place | None
    candidates: tuple[Candidate, ...] = ()
    score: float = 0.0
    role: Role = "literal"

    def as_dict(self) -> dict[str, Any]:
        """`{"start", "end", "surface", "id", "name", "kind", "lat", "lon", "uncertainty_km", "score",
        "role"}`."""
        found = self.place.as_dict() if self.place else _NO_PLACE
        span = {"start": self.start, "end": self.end, "surface": self.surface}
        return {**span, **found, "score": self.score, "role": self.role}
