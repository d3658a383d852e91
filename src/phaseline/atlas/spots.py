"""The places of a scene: what its events name, what one finds the way by; each named on the map once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from phaseline.atlas.facts import place_names
from phaseline.gazetteer import Gazetteer, Place, form_of, label_in, labels_by_use, name_in
from phaseline.geo import LonLat, distance_km, within
from phaseline.when import parse

_RANKS = {
    "city": 1,
    "town": 2,
    "station": 3,
    "halt": 4,
    "village": 4,
    "bridge": 4,
    "pass": 4,
    "island": 4,
    "junction-point": 4,
    "port": 5,
    "quarter": 5,
    "street": 6,
    "building": 6,
}
_AREA_RANKS = {"state": 1, "sea": 1, "region": 2}
_ORIENTING_KINDS = {"city", "town", "station", "state", "sea"}
_ORIENTING_CODES = {"A.ADM1"}
_ORIENTING_IN_A_CITY = {"quarter"}
_WIDEST_CITY_KM = 40.0
_LONGEST_LABEL = 22
_SAME_NAME_KM = 9.0
_SAME_NAME_SHARE = 0.05
_AROUND = 0.35
_DECIMALS = 5


class Spots:
    """Numbers places in order of first use, and writes them.

    Args:
        gazetteer: where the places are described.
        languages: those of the scene.
        at: the time whose names are wanted.
    """

    def __init__(self, gazetteer: Gazetteer, languages: Sequence[str], at: datetime) -> None:
        self.gazetteer = gazetteer
        self.languages = languages
        self.at = at
        self._numbers: dict[str, int] = {}

    def number(self, place_id: str) -> int:
        """The index of a place among those written; new places are added."""
        return self._numbers.setdefault(place_id, len(self._numbers))

    def position(self, place_ids: Iterable[str]) -> LonLat | None:
        """Where a sign for something at these places stands: at the first that is a spot and no region."""
        places = (self.gazetteer[place] for place in place_ids)
        return next((p.point for p in places if p.point is not None and p.kind in _RANKS), None)

    def orient(self, extent: Sequence[float], start: datetime, end: datetime) -> None:
        """Add what one finds the way by: towns, stations, states and seas of the time; in a city quarters.

        They are sought in the extent and somewhat around it, since a page of another shape shows more.
        """
        west, south, east, north = extent
        wide, high = (east - west) * _AROUND, (north - south) * _AROUND
        shown = west - wide, south - high, east + wide, north + high
        in_a_city = _width_km(extent) <= _WIDEST_CITY_KM
        kinds = _ORIENTING_KINDS | _ORIENTING_IN_A_CITY if in_a_city else _ORIENTING_KINDS
        for place in self.gazetteer:
            orients = place.kind in kinds or place.feature_code in _ORIENTING_CODES
            if orients and place.point and within(place.point, shown) and _lasts(place, start, end):
                self.number(place.id)

    def written(self, told: int, same_name_km: float = _SAME_NAME_KM) -> list[dict[str, Any]]:
        """Every place so far, as plain JSON; the first `told` of them are what the scene tells of.

        Of places of one name within `same_name_km` of each other the map names one.
        """
        places = [self.gazetteer[place] for place in self._numbers]
        namesakes: dict[str, list[Place]] = {}
        for place in places:
            if place.kind in _RANKS:
                namesakes.setdefault(map_label(place, "en", self.at), []).append(place)
        return [self._place(place, i < told, namesakes, same_name_km) for i, place in enumerate(places)]

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def _place(
        self, place: Place, told: bool, namesakes: dict[str, list[Place]], same_name_km: float
    ) -> dict[str, Any]:
        label = map_label(place, "en", self.at)
        near = [other for other in namesakes.get(label, ()) if label and _near(place, other, same_name_km)]
        namer = min(near, key=_order, default=place)
        named_by = None if namer.id == place.id else self._numbers[namer.id]
        name = {
            language: map_label(place, language, self.at) if named_by is None else ""
            for language in self.languages
        }
        return {
            "id": place.id,
            "name": name,
            **self._also(place, name),
            **({} if named_by is None else {"named_by": named_by}),
            "title": {language: name_in(place, language, self.at) for language in self.languages},
            "kind": place.kind,
            "lon": place.point and round(place.point.lon, _DECIMALS),
            "lat": place.point and round(place.point.lat, _DECIMALS),
            "rank": _rank(place, told) if place.point else None,
            "certainty": place.certainty,
            "km": place.uncertainty_km,
            "names": place_names(place, self.at),
            "sources": list(place.sources),
        }

    def _also(self, place: Place, name: dict[str, str]) -> dict[str, Any]:
        """What else the map may call a place: in `also`, by use, where that differs in some language."""
        by_use = {language: labels_by_use(place, language, self.at) for language in self.languages}
        also = {}
        for use in ("period", "modern"):
            labels = {language: by_use[language].get(use, said) for language, said in name.items()}
            fits = all(len(label) <= _LONGEST_LABEL for label in labels.values())
            if name != labels and all(name.values()) and fits:
                also[use] = labels
        return {"also": also} if also else {}


def _rank(place: Place, told: bool) -> int | None:
    """How important a place is on a map, 1 the most: what the story does not tell of steps back by one, great
    cities and quarters of a city aside."""
    rank = (_RANKS | _AREA_RANKS).get(place.kind)
    steps_back = rank is not None and rank > 1 and not told and place.kind not in _ORIENTING_IN_A_CITY
    return rank + 1 if rank is not None and steps_back else rank


def map_label(place: Place, language: str, at: datetime) -> str:
    """What the map writes beside a place in a language: its name of the time without what its sign says;
    nothing if that is long.

    Lines and rivers are named along themselves, by the base map.
    """
    label = label_in(place, language, at)
    along = form_of(place.kind) == "line" or place.kind == "lake"
    return label if not along and len(label) <= _LONGEST_LABEL else ""


def _order(place: Place) -> tuple[int, str]:
    """Which of two places of one name keeps it on the map: the less."""
    return _RANKS.get(place.kind, len(_RANKS)), place.id


def same_name_km(extent: Sequence[float]) -> float:
    """Within how many km one name stands for two places on a map of an extent: less where there is room."""
    return min(_SAME_NAME_KM, _width_km(extent) * _SAME_NAME_SHARE)


def _width_km(extent: Sequence[float]) -> float:
    west, south, east, north = extent
    middle = (south + north) / 2
    return distance_km(LonLat(west, middle), LonLat(east, middle))


def _near(place: Place, other: Place, km: float) -> bool:
    """Whether one name on the map can stand for both: they lie close together, and both are spots."""
    if place.point is None or other.point is None or place.kind not in _RANKS:
        return False
    return distance_km(place.point, other.point) < km


def _lasts(place: Place, start: datetime, end: datetime) -> bool:
    """Whether a place was there, as far as is known, from `start` to `end`."""
    began = parse(place.start).earliest if place.start else None
    ended = parse(place.end).latest if place.end else None
    return (began is None or began <= start) and (ended is None or ended >= end)
