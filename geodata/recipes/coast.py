"""Draws `coast/land.geojson`: the base map's land with a finer coast about Absheron, for maps of a city."""

from __future__ import annotations

import json
import math

import geojson
import pins
from shapely import make_valid
from shapely.affinity import scale
from shapely.geometry import MultiPolygon, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

ABSHERON = Polygon([(49.58, 39.9), (49.58, 40.4), (49.4, 40.4), (49.4, 40.7), (51.0, 40.7), (51.0, 39.9)])
"""Where the fine coast stands for the coarse one: it ends where both run close together."""
OPEN_SEA = Point(51.5, 40.0)
DEGREE_KM = 111.2
STRETCH = math.cos(math.radians(40.35))
THIN_KM = 0.12
CORNER_KM = 0.12
SMALLEST_KM2 = 0.05
ISLAND_KM2 = 20


def caspian() -> BaseGeometry:
    """The Caspian of OpenStreetMap, as generalised in the package."""
    text = pins.member(pins.OSM_SEAS, "package/map.geo.json").read_text("utf-8")
    for rings in json.loads(text)["geometries"][0]["coordinates"]:
        lons = [lon for lon, _ in rings[0]]
        if min(lons) < OPEN_SEA.x < max(lons) < 60:
            sea = make_valid(Polygon(rings[0], rings[1:]))
            if sea.contains(OPEN_SEA):
                return sea
    raise ValueError(f"{pins.OSM_SEAS.package}: found no sea at {OPEN_SEA}, expected the Caspian")


def smoothed(land: BaseGeometry) -> BaseGeometry:
    """Land in km without moles and docks too thin to draw, corners cut; islands keep their breadth."""
    parts = [part for part in getattr(land, "geoms", [land]) if part.area > SMALLEST_KM2]
    whole = unary_union([part if part.area < ISLAND_KM2 else without_moles(part) for part in parts])
    rounded = [Polygon(cut(cut(list(part.exterior.coords)))) for part in getattr(whole, "geoms", [whole])]
    return make_valid(MultiPolygon(rounded))


def without_moles(land: Polygon) -> BaseGeometry:
    """Land in km without what is thinner than twice THIN_KM, be it land or water."""
    opened = land.buffer(-THIN_KM, quad_segs=2).buffer(2 * THIN_KM, quad_segs=2).buffer(-THIN_KM, quad_segs=2)
    return opened.simplify(0.03)


def cut(ring: list[tuple[float, ...]]) -> list[tuple[float, float]]:
    """A closed path with each corner cut (Chaikin) by at most CORNER_KM."""
    out: list[tuple[float, float]] = []
    for before, at, after in zip([ring[-2], *ring[:-2]], ring[:-1], ring[1:], strict=True):
        out += [_towards(at, before), _towards(at, after)]
    return [*out, out[0]]


def _towards(at: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, float]:
    share = min(0.25, CORNER_KM / math.dist(at, other))
    return at[0] + share * (other[0] - at[0]), at[1] + share * (other[1] - at[1])


def fine_land() -> BaseGeometry:
    """The land of ABSHERON in degrees."""
    around = ABSHERON.buffer(0.05)
    land = around.difference(caspian().intersection(around))
    in_km = scale(land, STRETCH * DEGREE_KM, DEGREE_KM, origin=(0, 0))
    return scale(smoothed(in_km), 1 / (STRETCH * DEGREE_KM), 1 / DEGREE_KM, origin=(0, 0)).intersection(
        ABSHERON
    )


def main() -> None:
    """Write coast/land.geojson."""
    text = (geojson.GEODATA / "basemap" / "land.geojson").read_text("utf-8")
    coarse = shape(json.loads(text)["features"][0]["geometry"])
    land = unary_union([coarse.difference(ABSHERON), fine_land()])
    parts = [part for part in land.geoms if isinstance(part, Polygon)]
    feature = geojson.feature(MultiPolygon(parts), {"id": "land", "name": {"en": "Land"}})
    folder = geojson.GEODATA / "coast"
    folder.mkdir(exist_ok=True)
    geojson.write(folder / "land.geojson", [feature])


if __name__ == "__main__":
    main()
