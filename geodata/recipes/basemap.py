"""Draws `basemap/` land, lakes and rivers as GeoJSON: fine inside the theatre, coarse around it."""

from __future__ import annotations

import math
from itertools import groupby
from typing import Any

import geojson
import natural_earth
import pins
import rivers
from river_names import RIVER_NAMES
from shapely import make_valid
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, substring

FINE, COARSE = 0.003, 0.02
CORNER = 0.012
FOCUS = natural_earth.THEATRE.buffer(0.3)
SMALLEST = {True: 0.0002, False: 0.02}
MODERN_LAKES = ("Razazah", "Sarygamysh", "Aral", "Barsakelmes")
PERIOD_NAMES = {"Lake Sevan": "Lake Gokcha (Sevan)", "Lake Urmia": "Lake Urmia", "Lake Van": "Lake Van"}
ARAL = Polygon(
    [
        (60, 43.6),
        (60, 46.5),
        (59.5, 46.35),
        (59.0, 46.0),
        (58.5, 45.6),
        (58.2, 44.6),
        (58.3, 44.0),
        (59.0, 43.6),
    ]
)
River = tuple[str, str, int]

ARAKS: River = ("araks", "Araks", 1)
ARPACHAY: River = ("arpachay", "Arpachay", 2)
ARPACHAY_MOUTH = (43.66, 40.11)
NAMED: dict[int, River] = {
    747: ("kura", "Kura", 1),
    911: ARAKS,
    68: ("volga", "Volga", 1),
    111: ("ural", "Ural", 2),
    557: ("kuban", "Kuban", 2),
    277: ("don", "Don", 2),
    1058: ("qezel-owzan", "Qezel Owzan", 3),
    1146: ("sefid-rud", "Sefid Rud", 2),
    850: ("talkheh-rud", "Talkheh Rud", 3),
    993: ("murat", "Murat", 3),
    120: ("tigris-upper", "Tigris", 2),
    135: ("tigris", "Tigris", 2),
    65: ("euphrates-upper", "Euphrates", 2),
    69: ("euphrates-middle", "Euphrates", 2),
    62: ("euphrates", "Euphrates", 2),
    490: ("atrek", "Atrek", 3),
    1060: ("kelkit", "Kelkit", 3),
}


def thinned(points: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """A path simplified finely where it runs in the theatre and coarsely elsewhere, without a seam."""
    fine = list(LineString(points).simplify(FINE).coords)
    out: list[tuple[float, ...]] = []
    for inside, run in groupby(fine, key=lambda point: FOCUS.covers(Point(point))):
        piece = list(run)
        out += piece if inside or len(piece) < 3 else list(LineString(piece).simplify(COARSE).coords)
    return out


def rounded_ring(points: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """A closed path with the corners inside the theatre cut (Chaikin), each by at most CORNER degrees."""
    out: list[tuple[float, ...]] = []
    for before, at, after in zip([points[-2], *points[:-2]], points[:-1], points[1:], strict=True):
        out += [at] if not FOCUS.covers(Point(at)) else [_towards(at, before), _towards(at, after)]
    return [*out, out[0]]


def _towards(at: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, float]:
    east, north = other[0] - at[0], other[1] - at[1]
    share = min(0.25, CORNER / max(math.hypot(east, north), 1e-9))
    return at[0] + share * east, at[1] + share * north


def thinned_area(area: Polygon) -> BaseGeometry:
    """A polygon with every ring thinned and small holes dropped."""
    rings = [
        rounded_ring(rounded_ring(thinned(list(ring.coords)))) for ring in (area.exterior, *area.interiors)
    ]
    kept = [ring for ring in rings[1:] if len(ring) > 3 and big_enough(Polygon(ring))]
    return make_valid(Polygon(rings[0], kept))


def big_enough(area: BaseGeometry) -> bool:
    """Whether an island or lake is worth drawing: a few hectares in the theatre, larger outside."""
    return area.area > SMALLEST[bool(FOCUS.intersects(area))]


def areas(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of a geometry worth drawing, thinned."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon)]
    thin = [
        thinned_area(part)
        for part in parts
        if big_enough(part) and len(thinned(list(part.exterior.coords))) > 3
    ]
    return [piece for item in thin for piece in getattr(item, "geoms", [item]) if isinstance(piece, Polygon)]


def lakes() -> list[dict[str, Any]]:
    """Natural lakes; reservoirs and lakes formed since 1920 are left out, the Aral Sea is drawn by hand."""
    found = []
    for geometry, record in natural_earth.shapes(
        pins.NATURAL_EARTH_LAKES, f"{natural_earth.LAKES}/ne_10m_lakes"
    ):
        name = str(record["name"])
        natural = record["featurecla"] != "Reservoir" and not any(word in name for word in MODERN_LAKES)
        if natural and name:
            found += [(PERIOD_NAMES[name], part) for part in areas(geometry.intersection(natural_earth.WIDE))]
    found.append(("Aral Sea", ARAL))
    return [
        geojson.feature(part, {"id": name.split(" (")[0].lower().replace(" ", "-"), "name": {"en": name}})
        for name, part in sorted(found, key=lambda item: item[0])
    ]


def natural_earth_rivers() -> dict[River, BaseGeometry]:
    """Each river of NAMED, its pieces joined, cut to the wide box and thinned.

    Natural Earth runs the Arpachay on into the Araks as one river; it is cut where they meet.
    """
    pieces: dict[int, list[LineString]] = {}
    layer = f"{natural_earth.RIVERS}/ne_10m_rivers_lake_centerlines"
    for geometry, record in natural_earth.shapes(pins.NATURAL_EARTH_RIVERS, layer):
        cut = geometry.intersection(natural_earth.WIDE)
        lines = [part for part in getattr(cut, "geoms", [cut]) if isinstance(part, LineString)]
        pieces.setdefault(int(float(str(record["rivernum"]))), []).extend(lines)
    found = {NAMED[number]: _joined(pieces[number]) for number in NAMED if number in pieces}
    whole = found[ARAKS]
    mouth = whole.project(Point(ARPACHAY_MOUTH))
    found[ARPACHAY], found[ARAKS] = substring(whole, 0, mouth), substring(whole, mouth, whole.length)
    return found


def _joined(lines: list[LineString]) -> BaseGeometry:
    merged = linemerge(MultiLineString(lines))
    thin = [LineString(thinned(list(line.coords))) for line in getattr(merged, "geoms", [merged])]
    return thin[0] if len(thin) == 1 else MultiLineString(thin)


def river_feature(
    shape: BaseGeometry, id: str, name: str, rank: int, kind: str, precision: float
) -> dict[str, Any]:
    """A river as a feature."""
    az, ru = RIVER_NAMES[name]
    names = {"en": name, "az": az, "ru": ru}
    about = {"id": id, "name": names, "rank": rank, "class": kind, "precision_km": precision}
    return geojson.feature(shape, about, digits=3)


def ashore(line: LineString, ground: BaseGeometry) -> LineString:
    """A river cut off where it first reaches the drawn coast."""
    dry = line.intersection(ground)
    parts = [part for part in getattr(dry, "geoms", [dry]) if isinstance(part, LineString)]
    return min(parts, key=lambda part: line.project(Point(part.coords[0])))


def all_rivers(ground: BaseGeometry) -> list[dict[str, Any]]:
    """Rivers of Natural Earth, then those traced, each saying which (`class`) and how exact it is."""
    trunks = natural_earth_rivers()
    found = [
        river_feature(shape, *river, kind="natural-earth", precision=1) for river, shape in trunks.items()
    ]
    shapes = rivers.traced({river[0]: shape for river, shape in trunks.items()})
    for trace in rivers.TRACES:
        line = ashore(shapes[trace.id], ground)
        precision = 3 if trace.tail else 1.5
        found.append(
            river_feature(line, trace.id, trace.name, trace.rank, kind="traced", precision=precision)
        )
    return found


def main() -> None:
    """Write the three vector layers."""
    folder = geojson.GEODATA / "basemap"
    ground = MultiPolygon(areas(natural_earth.land()))
    land = [geojson.feature(ground, {"id": "land", "name": {"en": "Land"}})]
    for name, features in (("land", land), ("lakes", lakes()), ("rivers", all_rivers(ground))):
        geojson.write(folder / f"{name}.geojson", features)


if __name__ == "__main__":
    main()
