"""Positions, geodesic distances, lines measured in km: the door of shapely, pyproj and pyogrio.

Coordinates are WGS 84 degrees (EPSG:4326), longitude first. The libraries are imported when first
needed, so that `import phaseline` stays light.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, pairwise
from math import cos, hypot, inf, radians
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyproj import Geod
    from shapely import LineString
    from shapely.geometry.base import BaseGeometry


class LonLat(NamedTuple):
    """A position in WGS 84 degrees."""

    lon: float
    lat: float


def as_lon_lat(point: Any) -> LonLat:
    """A position that a caller gave.

    Raises:
        ValueError: it is not (longitude, latitude) in degrees.
    """
    try:
        lon, lat = map(float, point)
    except (TypeError, ValueError):
        lon, lat = inf, inf
    if abs(lon) <= 180 and abs(lat) <= 90:
        return LonLat(lon, lat)
    raise ValueError(f"found the point {point!r}, expected (longitude, latitude) in degrees")


def as_bounds(bounds: Any) -> tuple[float, float, float, float]:
    """Bounds that a caller gave.

    Raises:
        ValueError: they are not (west, south, east, north) in degrees, from west to east and south to north.
    """
    try:
        west, south, east, north = map(float, bounds)
    except (TypeError, ValueError):
        west, south, east, north = inf, inf, inf, inf
    if -180 <= west <= east <= 180 and -90 <= south <= north <= 90:
        return west, south, east, north
    raise ValueError(f"found the bounds {bounds!r}, expected (west, south, east, north) in degrees")


class Measure(NamedTuple):
    """Where on a line a position falls: `km` from its start, and `offset_km` away from it."""

    km: float
    offset_km: float


@cache
def _geod() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_km(a: LonLat, b: LonLat) -> float:
    """The geodesic distance between two positions on the WGS 84 ellipsoid, in km (Karney 2013)."""
    return float(_geod().inv(a[0], a[1], b[0], b[1])[2]) / 1000


def area_km2(geometry: BaseGeometry) -> float:
    """The area of a polygon (or several) in degrees, in km² on the WGS 84 ellipsoid; 0 of lines and
    points."""
    from shapely.geometry.polygon import orient

    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon"]
    return sum(abs(_geod().geometry_area_perimeter(orient(part))[0]) for part in parts) / 1e6


def between(a: LonLat, b: LonLat, share: float) -> LonLat:
    """The position a `share` (0 to 1) of the way from `a` to `b`, linear in degrees."""
    return LonLat(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def within(point: LonLat, bounds: Sequence[float]) -> bool:
    """Whether `point` lies within `bounds` (west, south, east, north), the edges included."""
    west, south, east, north = bounds
    return west <= point[0] <= east and south <= point[1] <= north


class MeasuredLine:
    """A line of positions with a chainage: km along the ellipsoid from its first vertex.

    Raises:
        ValueError: fewer than two vertices, or a line without length.
    """

    def __init__(self, coords: Iterable[Sequence[float]]) -> None:
        self.coords = tuple(LonLat(float(c[0]), float(c[1])) for c in coords)
        if len(self.coords) < 2:
            raise ValueError(f"a line has {len(self.coords)} vertices, expected two or more")
        lons, lats = zip(*self.coords, strict=True)
        legs = _geod().line_lengths(lons, lats)
        self.chainage: tuple[float, ...] = (0.0, *accumulate(float(leg) / 1000 for leg in legs))
        self._measured: dict[LonLat, Measure] = {}
        if not self.length_km > 0:
            raise ValueError("a line has no length, expected vertices that differ")

    @property
    def length_km(self) -> float:
        """The whole length in km."""
        return self.chainage[-1]

    def at(self, km: float) -> LonLat:
        """The position `km` along the line, straight in degrees between vertices; held to its ends."""
        i, km = self._segment(km)
        length = self.chainage[i + 1] - self.chainage[i]
        return between(self.coords[i], self.coords[i + 1], km / length if length > 0 else 0.0)

    def geodesic_at(self, km: float) -> LonLat:
        """As `at`, but on the geodesic between vertices; in 50 km the two part by some 30 m."""
        i, km = self._segment(km)
        (lon, lat), (other_lon, other_lat) = self.coords[i : i + 2]
        azimuth, _, _ = _geod().inv(lon, lat, other_lon, other_lat)
        lon, lat, _ = _geod().fwd(lon, lat, azimuth, km * 1000)
        return LonLat(float(lon), float(lat))

    def _segment(self, km: float) -> tuple[int, float]:
        """The vertex before the place `km` along the line, held to its ends, and the km from there."""
        km = min(max(km, 0.0), self.length_km)
        i = min(max(bisect_right(self.chainage, km) - 1, 0), len(self.coords) - 2)
        return i, km - self.chainage[i]

    def measure(self, point: LonLat) -> Measure:
        """The nearest place on the line to `point`.

        Nearest is judged in a plane that keeps east-west and north-south degrees in true proportion at
        the line's middle latitude; within one theatre that moves the foot by metres.
        """
        if point not in self._measured:
            from shapely import Point

            along = self._flat.project(Point(point[0] * self._squeeze, point[1]))
            km = self._km_of(along)
            self._measured[point] = Measure(km, distance_km(point, self.at(km)))
        return self._measured[point]

    def between(self, km_a: float, km_b: float) -> list[LonLat]:
        """The vertices from `km_a` to `km_b`, both ends included; backwards if `km_b` is less."""
        low, high = sorted((km_a, km_b))
        inner = [c for c, km in zip(self.coords, self.chainage, strict=True) if low < km < high]
        part = [self.at(low), *inner, self.at(high)]
        return part if km_a <= km_b else part[::-1]

    @cached_property
    def _squeeze(self) -> float:
        lats = [c.lat for c in self.coords]
        return cos(radians((min(lats) + max(lats)) / 2))

    @cached_property
    def _flat(self) -> LineString:
        from shapely import LineString

        return LineString([(c.lon * self._squeeze, c.lat) for c in self.coords])

    @cached_property
    def _flat_chainage(self) -> tuple[float, ...]:
        points = [(c.lon * self._squeeze, c.lat) for c in self.coords]
        pairs = pairwise(points)
        return (0.0, *accumulate(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairs))

    def _km_of(self, flat_distance: float) -> float:
        flat = self._flat_chainage
        i = min(max(bisect_right(flat, flat_distance) - 1, 0), len(flat) - 2)
        span = flat[i + 1] - flat[i]
        share = (flat_distance - flat[i]) / span if span > 0 else 0.0
        return self.chainage[i] + min(max(share, 0.0), 1.0) * (self.chainage[i + 1] - self.chainage[i])


def clipped(geometry: Mapping[str, Any], bounds: Sequence[float]) -> list[list[LonLat]]:
    """The lines or rings of a GeoJSON `geometry` that lie within `bounds` (west, south, east, north).

    Areas give their outer and inner rings, closed along the bounds where they are cut.
    """
    from shapely import clip_by_rect, get_parts
    from shapely.geometry import shape

    lines: list[list[LonLat]] = []
    for part in get_parts(clip_by_rect(shape(dict(geometry)), *bounds)):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        lines += [[LonLat(x, y) for x, y in ring.coords] for ring in rings if not ring.is_empty]
    return lines


def geopackage(layers: Mapping[str, tuple[DataFrame, str | None]]) -> bytes:
    """A GeoPackage with these layers, each a frame and the type of its geometries (`None` for a mere table);
    the same bytes every time."""
    import tempfile
    from pathlib import Path

    import pyogrio

    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "layers.gpkg"
            for layer, (frame, kind) in layers.items():
                geometry = {} if kind is None else {"geometry_type": kind}
                pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", **geometry)
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
