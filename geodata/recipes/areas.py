"""Draws `borders/areas-1920.geojson`: uezds, governorates, regions and states of April 1920 as polygons.

No free vector of the uezds exists. The land is cut along the limits of today's districts, the frontiers of
`frontiers-1920.geojson`, the coast, some reaches of rivers and a few lines by hand; each uezd is the sum of
the faces that formed it, checked against the areas published before 1917. Run after frontiers.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import districts
import frontiers
import geojson
import mosaic
import natural_earth
import pins
from area_tables import AREAS, CUTS, HELD, LINES_LEFT_OUT, REACHES, SEEDS, Area
from shapely.geometry import LineString, box, shape
from shapely.geometry.base import BaseGeometry

WINDOW = box(43.4, 38.2, 50.8, 43.6)
TODAY = (("Armenia", "Turkey"), ("Georgia", "Turkey"), ("Azerbaijan", "Turkey"))
TOLERANCE = 0.015


def inside(geometry: BaseGeometry) -> Iterator[LineString]:
    """The parts of a line that lie in the window."""
    clipped = geometry.intersection(WINDOW)
    for part in getattr(clipped, "geoms", [clipped]):
        if part.geom_type == "LineString" and not part.is_empty:
            yield part


def drawn(name: str) -> list[dict[str, Any]]:
    """The features of a layer that other recipes drew."""
    found: list[dict[str, Any]] = json.loads((geojson.GEODATA / name).read_text(encoding="utf-8"))["features"]
    return found


def limits() -> Iterator[BaseGeometry]:
    """Limits of today's districts, today's border with Turkey, the frontiers of 1920, the coast."""
    stem = f"{natural_earth.PHYSICAL}/ne_10m_admin_1_states_provinces_lines"
    for geometry, _ in natural_earth.shapes(pins.NATURAL_EARTH, stem, WINDOW):
        yield geometry
    for pair in TODAY:
        yield from frontiers.todays_border(frozenset(pair))
    for item in drawn("borders/frontiers-1920.geojson"):
        if item["properties"]["id"] not in LINES_LEFT_OUT:
            yield shape(item["geometry"])
    for item in drawn("basemap/land.geojson"):
        yield shape(item["geometry"]).boundary


def linework() -> list[LineString]:
    """All lines that cut the land, with the reaches of rivers, the lines by hand and the map's edge."""
    lines = [line for geometry in limits() for line in inside(geometry)]
    lines += [LineString(frontiers.reach_of(*reach)) for reach in REACHES]
    lines += [LineString(line) for line in CUTS]
    return [*lines, LineString(WINDOW.exterior.coords)]


def parts() -> dict[str, BaseGeometry]:
    """Each district, or part of one, by name; those that Azerbaijan held simplified by some 2 km²."""
    ground = mosaic.faces(linework())
    labels = mosaic.named(ground, districts.shapes())
    settled = mosaic.settle(ground, labels, mosaic.seeded(ground, SEEDS))
    whole = mosaic.dissolved(ground, settled)
    return whole | mosaic.simplified({name: whole[name] for name in HELD}, TOLERANCE)


def features(areas: Iterable[Area]) -> Iterator[dict[str, Any]]:
    """One feature for each area, in the order of the table."""
    ground = parts()
    for area in areas:
        yield geojson.feature(
            mosaic.joined(ground, area.parts),
            {
                "id": area.id,
                "name": area.name,
                "kind": area.kind,
                "part_of": area.part_of,
                "status": area.status,
                "precision_km": area.precision_km,
                "sources": list(area.sources),
                "note": area.note,
            },
        )


def main() -> None:
    """Write borders/areas-1920.geojson."""
    geojson.write(geojson.GEODATA / "borders" / "areas-1920.geojson", features(AREAS))


if __name__ == "__main__":
    main()
