"""The gazetteer itself: places that can be looked up, found in a text, asked for by position, and
exported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from phaseline.errors import UnknownName
from phaseline.gazetteer.kinds import KINDS
from phaseline.gazetteer.load import COLUMNS, Beside, read_tables, shipped_tables
from phaseline.gazetteer.lookup import ANY, NameIndex, Terms
from phaseline.gazetteer.model import Candidate, Mention, Place, Source
from phaseline.gazetteer.shapes import Shape, shipped_shapes
from phaseline.geo import LonLat, area_km2, as_bounds, as_lon_lat, distance_km

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from phaseline.gazetteer.mentions import Matcher
    from phaseline.when import When

Bounds = tuple[float, float, float, float]


class Gazetteer:
    """Identified places under all their names.

    `Gazetteer()` holds the places that come with Phaseline, `Gazetteer(places)` your own. It is never changed
    after it is made: threads may share it, processes may pickle it.

    Places may have shapes beside their point: `shapes` by id for your own, those of the base map for the
    shipped ones, which are read when first asked for.

    Iteration gives places; `in` takes an id or a place; `gazetteer["ganja-station"]` is the place of that id.

    >>> gazetteer = Gazetteer([Place("baku", "Baku", "city", lat=40.37, lon=49.84, uncertainty_km=3)])
    >>> [candidate.place.id for candidate in gazetteer.lookup("Баку")]
    ['baku']
    """

    def __init__(
        self,
        places: Iterable[Place] | None = None,
        sources: Iterable[Source] = (),
        shapes: Mapping[str, Shape] | None = None,
    ) -> None:
        self._shapes = _Shapes(dict(shapes or {}), shipped=places is None)
        if places is None:
            places, sources = shipped_tables()
        self._places = tuple(places)
        self._sources = tuple(sources)
        self._by_id = {place.id: place for place in self._places}
        if len(self._by_id) < len(self._places):
            ids = [place.id for place in self._places]
            twice = sorted({i for i in ids if ids.count(i) > 1})
            raise ValueError(f"found the ids {', '.join(twice)} more than once, expected each place once")
        self._matcher: Matcher | None = None

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._places)

    @classmethod
    def shipped(cls) -> Gazetteer:
        """The gazetteer that comes with Phaseline, read once."""
        return _shipped()

    @classmethod
    def read(cls, path: str | Path) -> Gazetteer:
        """The gazetteer in a folder of CSV tables (`load.read_tables`), or in one file (`reading.read_file`).

        A file may be CSV, GeoJSON, Linked Places (`.jsonld`, `.json`), LP-TSV or GeoPackage, as `export`
        writes it or as others publish it.

        Raises:
            DataErrors: every fault of every table or feature, with file and line or number.
        """
        home = Path(path)
        if home.is_dir() or not home.suffix:
            return cls(*read_tables(home))
        from phaseline.gazetteer.reading import read_file

        return cls(*read_file(home))

    def joined(self, other: Gazetteer) -> Gazetteer:
        """The places and sources of both; where both have an id, the other's stands, with its shape."""
        places = {place.id: place for place in (*self._places, *other._places)}
        sources = {source.id: source for source in (*self._sources, *other._sources)}
        whole = Gazetteer(places.values(), sources.values())
        replaced = frozenset(place.id for place in other if place.id in self and place not in self)
        whole._shapes = self._shapes.joined(other._shapes, replaced)
        return whole

    def extended(self, folder: str | Path) -> Gazetteer:
        """This gazetteer joined with the tables in `folder`, itself if there are none.

        Of the tables only `places.csv` must be there. They may refer to the places and sources of this
        gazetteer.

        Raises:
            DataErrors: every fault of every table, with file and line.
        """
        home = Path(folder)
        if not any((home / name).exists() for name in COLUMNS):
            return self
        beside = Beside(self._by_id.keys(), {source.id for source in self._sources})
        return self.joined(Gazetteer(*read_tables(home, beside)))

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def __contains__(self, place: object) -> bool:
        return self._by_id.get(place.id) == place if isinstance(place, Place) else place in self._by_id

    def __getitem__(self, place_id: str) -> Place:
        try:
            return self._by_id[place_id]
        except KeyError:
            raise UnknownName(f"found the place {place_id!r}, expected an id of the gazetteer") from None

    def __repr__(self) -> str:
        return f"Gazetteer({len(self)} places)"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self._places, self._sources, self._shapes)

    def get(self, place_id: str) -> Place | None:
        """The place of that id, None where there is none."""
        return self._by_id.get(place_id)

    @property
    def sources(self) -> tuple[Source, ...]:
        """What vouches for the places."""
        return self._sources

    def lookup(
        self,
        name: str,
        *,
        kind: str | None = None,
        near: tuple[float, float] | None = None,
        within: Bounds | BaseGeometry | str | None = None,
        at: str | dt.date | When | None = None,
        limit: int = 5,
    ) -> list[Candidate]:
        """The places that `name` may mean, best first; an empty list for a name that is not known.

        >>> gazetteer = Gazetteer.shipped()
        >>> gazetteer.lookup("станция Баладжары")[0].place.id
        'bilajari-station'
        >>> [found.place.id for found in gazetteer.lookup("Petrovka", within="baku-governorate")]
        ['petrovka-mughan']

        Args:
            name: as any source spells it; a generic word in it (`Bilajari station`, `ст. Баладжары`) counts
                as a preference for that kind.
            kind: only places of this kind (`station`) or feature code (`S.RSTN`).
            near: (longitude, latitude) in degrees; nearer namesakes come first.
            within: (west, south, east, north) in degrees, a shapely geometry, or the id of an area; only
                places inside.
            at: an EDTF expression or date; only places that may have existed then.
            limit: at most so many candidates.

        Raises:
            UnknownName: `kind` is neither a kind nor a feature code in use, or `within` is no area's id.
            WhenError: `at` is not EDTF.
            ValueError: `near` or `within` are not in degrees, or `limit` is less than 1.
        """
        if limit < 1:
            raise ValueError(f"found the limit {limit}, expected 1 or more")
        terms = ANY
        if not (kind is None and near is None and within is None and at is None):
            terms = self._terms(kind, near, within, at)
        return self._index.search(name, terms=terms, limit=limit)

    def _terms(
        self,
        kind: str | None,
        near: tuple[float, float] | None,
        within: Bounds | BaseGeometry | str | None,
        at: str | dt.date | When | None,
    ) -> Terms:
        tests: list[Callable[[Place], bool]] = []
        if kind is not None:
            tests.append(partial(_is_kind, self._known_kind(kind)))
        if within is not None:
            tests.append(_inside(self._extent(within)))
        if at is not None:
            tests.append(partial(_existed, _when(at)))
        distance = None if near is None else partial(_distance_from, as_lon_lat(near))
        return Terms(lambda place: all(test(place) for test in tests), distance)

    def _known_kind(self, kind: str) -> str:
        if kind in KINDS or any(_is_kind(kind, place) for place in self._places):
            return kind
        raise UnknownName(f"found the kind {kind!r}, expected one of {', '.join(KINDS)}, or a feature code")

    def geocode(self, text: str) -> list[Mention]:
        """The places that `text` names, in its order, each with exact offsets, candidates and role.

        >>> text = "The train left Yalama station for Baku."
        >>> for mention in Gazetteer.shipped().geocode(text):
        ...     print(mention.start, mention.surface, mention.place.id)
        15 Yalama station yalama-station
        34 Baku baku

        English first, with Russian case endings. What counts as a mention, and where its span ends, is said
        in `mentions`.
        """
        if self._matcher is None:
            from phaseline.gazetteer.mentions import Matcher

            self._matcher = Matcher(self._places, self._index.search)
        return self._matcher.mentions(text)

    def near(self, point: tuple[float, float], km: float) -> list[Place]:
        """The places within `km` of `point` (longitude, latitude), nearest first.

        >>> Gazetteer.shipped().near((48.51, 41.36), 3)[0].id
        'quba'
        """
        origin = as_lon_lat(point)
        reached = [(distance_km(origin, p.point), p) for p in self._places if p.point is not None]
        return [place for away, place in sorted(reached, key=lambda r: (r[0], r[1].id)) if away <= km]

    def within(self, area: Bounds | BaseGeometry | str) -> list[Place]:
        """The places inside (west, south, east, north) in degrees, inside a shapely geometry (EPSG:4326), or
        inside the area of that id.

        >>> "khudat-station" in [place.id for place in Gazetteer.shipped().within("quba-uezd")]
        True

        Raises:
            UnknownName: the id is not of a place with an area.
        """
        inside = _inside(self._extent(area))
        return [place for place in self._places if inside(place)]

    def _extent(self, area: Bounds | BaseGeometry | str) -> Bounds | BaseGeometry:
        if not isinstance(area, str):
            return area
        shape = self.shape(area)
        if shape is None or not shape.is_area:
            raise UnknownName(f"found the place {area!r}, whose limits are not known, expected an area")
        return shape.geometry

    @property
    def shapes(self) -> Mapping[str, Shape]:
        """The shapes that are known, by the id of the place."""
        return {i: shape for i, shape in self._shapes.all().items() if i in self._by_id}

    def shape(self, place_id: str) -> Shape | None:
        """What the place covers, with precision and credit; None where only a point is known, or nothing.

        Raises:
            UnknownName: there is no such place.
        """
        return self.shapes.get(self[place_id].id)

    def geometry(self, place_id: str) -> BaseGeometry | None:
        """The place's polygon or line, else its point, None where neither is known (shapely, EPSG:4326).

        >>> Gazetteer.shipped().geometry("quba-uezd").geom_type
        'Polygon'

        Raises:
            UnknownName: there is no such place.
        """
        from shapely import Point

        shape, point = self.shape(place_id), self[place_id].point
        if shape is not None:
            return shape.geometry
        return None if point is None else Point(point)

    def containing(self, point: tuple[float, float]) -> list[Place]:
        """The areas that hold `point` (longitude, latitude), smallest first.

        >>> [place.id for place in Gazetteer.shipped().containing((48.51, 41.36))][0]
        'quba-uezd'
        """
        from shapely import Point

        spot = Point(as_lon_lat(point))
        held = [(i, s.geometry) for i, s in self.shapes.items() if s.is_area and s.geometry.covers(spot)]
        return [self[i] for i, _ in sorted(held, key=lambda item: (area_km2(item[1]), item[0]))]

    def to_geodataframe(self, geometry: Literal["point", "shape"] = "point") -> GeoDataFrame:
        """One row a place, indexed by id, in EPSG:4326 (see `frames`): as points, or as shapes where they are
        known."""
        from phaseline.gazetteer.frames import to_geodataframe

        return to_geodataframe(self, geometry)

    def to_geojson(self, *, shapes: bool = False) -> dict[str, Any]:
        """The places as an RFC 7946 FeatureCollection (see `exchange`)."""
        from phaseline.gazetteer.exchange import to_geojson

        return to_geojson(self, shapes=shapes)


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Shapes that were given, and whether the shipped ones stand behind them, unread; but not those of places
    that others have replaced."""

    given: dict[str, Shape]
    shipped: bool
    replaced: frozenset[str] = frozenset()

    def all(self) -> dict[str, Shape]:
        if not self.shipped:
            return self.given
        behind = {i: shape for i, shape in shipped_shapes().items() if i not in self.replaced}
        return {**behind, **self.given}

    def joined(self, other: _Shapes, replaced: frozenset[str]) -> _Shapes:
        kept = {i: shape for i, shape in self.given.items() if i not in replaced}
        hidden = self.replaced | other.replaced | (frozenset() if other.shipped else replaced)
        return _Shapes({**kept, **other.given}, self.shipped or other.shipped, hidden)


def _restored(
    kind: type[Gazetteer], places: tuple[Place, ...], sources: tuple[Source, ...], shapes: _Shapes
) -> Gazetteer:
    gazetteer = kind(places, sources)
    gazetteer._shapes = shapes
    return gazetteer


@cache
def _shipped() -> Gazetteer:
    return Gazetteer()


def _is_kind(kind: str, place: Place) -> bool:
    return kind in (place.kind, place.feature_code, place.feature_code.rpartition(".")[2])


def _distance_from(origin: LonLat, place: Place) -> float | None:
    return None if place.point is None else distance_km(origin, place.point)


def _when(at: str | dt.date | When) -> When:
    from phaseline.when import When, parse

    if isinstance(at, When):
        return at
    if isinstance(at, dt.datetime):
        return parse(at.replace(tzinfo=None).isoformat(timespec="minutes"))
    return parse(at.isoformat() if isinstance(at, dt.date) else at)


def _existed(at: When, place: Place) -> bool:
    from phaseline.when import parse

    too_late = bool(place.end) and parse(place.end).certainly_before(at)
    return not too_late and not (bool(place.start) and parse(place.start).certainly_after(at))


def _inside(area: Bounds | BaseGeometry) -> Callable[[Place], bool]:
    if isinstance(area, tuple | list):
        west, south, east, north = as_bounds(area)

        def in_bounds(place: Place) -> bool:
            point = place.point
            return point is not None and west <= point.lon <= east and south <= point.lat <= north

        return in_bounds
    from shapely import Point
    from shapely.prepared import prep

    prepared = prep(area)
    return lambda place: place.point is not None and prepared.covers(Point(place.point))
