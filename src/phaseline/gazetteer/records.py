"""Making places of the records that exchange files hold.

These may come from anyone: ids, kinds, languages and relations are taken as they are; positions, dates and
what a record must have are checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from phaseline.gazetteer.checks import Checker
from phaseline.gazetteer.load import CERTAINTIES
from phaseline.gazetteer.model import Name, Place, Relation, Source
from phaseline.gazetteer.shapes import Shape
from phaseline.geo import LonLat, distance_km

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


class Contents(NamedTuple):
    """What a file holds: its places, their sources, and shapes by place id."""

    places: list[Place]
    sources: list[Source]
    shapes: dict[str, Shape]


class Collected:
    """The contents of a file as they come in, each place and source once."""

    def __init__(self, check: Checker) -> None:
        self._check = check
        self._places: dict[str, Place] = {}
        self._sources: dict[str, Source] = {}
        self._shapes: dict[str, Shape] = {}

    def add(self, place: Place, shape: Shape | None = None, *, placed: bool = False) -> None:
        """Take in a place; unless it is `placed` as far as is known, a shape tells where one without point
        is."""
        if place.id in self._places:
            self._check.fault(f"place {place.id!r} again", "each place once")
        if shape is not None:
            self._shapes[place.id] = shape
            if place.point is None and not placed:
                place = _placed(place, shape.geometry)
        self._places[place.id] = place

    def cite(self, source: Source) -> None:
        self._sources.setdefault(source.id, source)

    def contents(self) -> Contents:
        return Contents(list(self._places.values()), list(self._sources.values()), self._shapes)


def _placed(place: Place, geometry: BaseGeometry) -> Place:
    """The place at a point of its shape, with the radius that reaches all of it."""
    spot = geometry.representative_point()
    point = LonLat(round(spot.x, 5), round(spot.y, 5))
    west, south, east, north = geometry.bounds
    corners = [LonLat(lon, lat) for lon in (west, east) for lat in (south, north)]
    reach = round(max(distance_km(point, corner) for corner in corners) + 0.05, 1)
    return replace(place, lat=point.lat, lon=point.lon, uncertainty_km=reach)


def place_of(
    check: Checker,
    record: Mapping[str, Any],
    names: Iterable[Name] = (),
    relations: Iterable[Relation] = (),
) -> Place:
    """The place of a record with the columns of `places.csv`, as far as it has them."""
    text = {key: check.text(key, record.get(key)) for key in _TEXTS}
    for column in ("id", "title"):
        if not text[column]:
            check.fault(f"no {column}", f"the {column} of the place")
    lat, lon = (
        check.number("lat", record.get("lat"), -90, 90),
        check.number("lon", record.get("lon"), -180, 180),
    )
    given = [record.get("lat") in (None, ""), record.get("lon") in (None, "")]
    if any(given) and not all(given):
        check.fault(f"lat {record.get('lat')!r}, lon {record.get('lon')!r}", "both or neither")
    return Place(
        id=text["id"],
        title=text["title"],
        kind=text["kind"] or "place",
        feature_code=text["feature_code"],
        lat=lat,
        lon=lon,
        uncertainty_km=check.number("uncertainty_km", record.get("uncertainty_km"), 0, 20_000),
        certainty=check.one_of("certainty", text["certainty"] or "certain", CERTAINTIES),  # type: ignore[arg-type]
        start=check.date("start", text["start"]),
        end=check.date("end", text["end"]),
        sources=texts_of(check, "sources", record.get("sources")),
        note=text["note"],
        names=tuple(names),
        relations=tuple(relations),
    )


_TEXTS = ("id", "title", "kind", "feature_code", "certainty", "start", "end", "note")


def texts_of(check: Checker, column: str, value: Any) -> tuple[str, ...]:
    """A list of texts, or one joined by semicolons."""
    if isinstance(value, list | tuple):
        return tuple(check.text(column, member) for member in value)
    return tuple(part.strip() for part in check.text(column, value).split(";") if part.strip())


def spelt(check: Checker, value: Any) -> list[Name]:
    """The names of a cell such as `Bakı@az; Baku`."""
    parts = [part.rpartition("@") for part in texts_of(check, "names", value)]
    return [Name(text, language) if text else Name(language) for text, _, language in parts]


def name_of(check: Checker, row: Mapping[str, Any]) -> Name:
    """The name of a row of `names.csv`, or of the same as an object."""
    text = check.text("text", row.get("text"))
    if not text:
        check.fault("a name without text", "its text")
    return Name(
        text,
        check.text("language", row.get("language")) or "und",
        check.text("use", row.get("use")) or "variant",
        check.date("start", check.text("start", row.get("start"))),
        check.date("end", check.text("end", row.get("end"))),
        texts_of(check, "sources", row.get("sources")),
    )


def relation_of(check: Checker, row: Mapping[str, Any]) -> Relation:
    """The relation of a row of `relations.csv`, or of the same as an object."""
    relation, other, value = (check.text(key, row.get(key)) for key in ("relation", "other", "value"))
    if not relation or not other:
        check.fault(f"relation {relation!r} to {other!r}", "a relation and the id of a place")
    return Relation(relation, other, value, texts_of(check, "sources", row.get("sources")))


def source_of(check: Checker, row: Mapping[str, Any]) -> Source:
    """The source of a row of `sources.csv`, or of the same as an object."""
    cells = {key: check.text(key, row.get(key)) for key in ("id", "title", "url", "licence", "note")}
    if not cells["id"]:
        check.fault("a source without id", "its id")
    return Source(**cells)
