"""Today's districts and provinces: names and shapes from the world map that QGIS ships (Natural Earth).

The shapes are generalised by some kilometres and serve only to name a place on the ground; the lines
themselves come from Natural Earth at full detail.
"""

from __future__ import annotations

import sqlite3

import pins
from shapely import from_wkb
from shapely.geometry.base import BaseGeometry

GEOPACKAGE = "usr/share/qgis/resources/data/world_map.gpkg"
ENVELOPE_BYTES = (0, 32, 48, 48, 64)
SUFFIXES = (" Rayonu", " Rayon", " Sahari", " City")
COUNTRIES = ("AZE", "ARM", "GEO")


def shapes() -> list[tuple[str, BaseGeometry]]:
    """Name and shape of each district of Azerbaijan and each province around it, sorted by name."""
    query = (
        "SELECT adm0_a3, name, gn_name, geom FROM states_provinces "
        "WHERE adm0_a3 IN (?, ?, ?) OR name = 'Dagestan'"
    )
    with sqlite3.connect(pins.member(pins.DISTRICTS, GEOPACKAGE)) as table:
        rows = table.execute(query, COUNTRIES).fetchall()
    found = [(title(country, name, other), plain(blob)) for country, name, other, blob in rows]
    return sorted(found, key=lambda item: (item[0], item[1].bounds))


def title(country: str, name: str, geonames: str) -> str:
    """One name for a district: GeoNames' without its generic word in Azerbaijan, where `name` is faulty."""
    if country != "AZE":
        return name
    for suffix in SUFFIXES:
        geonames = geonames.removesuffix(suffix)
    return geonames


def plain(blob: bytes) -> BaseGeometry:
    """The shape inside a GeoPackage's binary, whose header is 8 bytes and an envelope."""
    return from_wkb(blob[8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])
