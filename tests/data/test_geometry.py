"""The drawn layers: valid GeoJSON, inside their bounds, joined where they should be, small."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pyproj import Geod
from shapely.geometry import LineString, Point, box, shape

GEODATA = Path(__file__).parents[2] / "geodata"
GEOD = Geod(ellps="WGS84")
WIDE = box(36, 33, 60, 50)
COLUMNS = {
    "basemap/land.geojson": {"id", "name"},
    "coast/land.geojson": {"id", "name"},
    "basemap/lakes.geojson": {"id", "name"},
    "basemap/rivers.geojson": {"id", "name", "rank", "class", "precision_km"},
    "railways/lines.geojson": {"id", "name", "gauge", "opened", "sources", "note"},
    "borders/frontiers-1920.geojson": {
        "id", "name", "between", "status", "precision_km", "sources", "note",
    },
}  # fmt: skip
STATIONS = {
    "north-line": {
        "Yalama": (48.58059, 41.76364), "Lecet": (48.62363, 41.69347),
        "Khudat": (48.68299, 41.63317), "Khachmaz": (48.80649, 41.4676),
        "Davachi": (49.01139, 41.21404), "Qizilburun": (49.11846, 41.07744), "Kilyazi": (49.34472, 40.87278),
        "Nasosnaya": (49.54256, 40.63067), "Sumgait": (49.61194, 40.55389), "Khirdalan": (49.75028, 40.44556),
        "Bilajari": (49.80561, 40.43516),
    },
    "bilajari-baku": {"Keshla": (49.89317, 40.39814), "Baku": (49.85283, 40.38185)},
    "transcaucasian-line": {
        "Alyat": (49.40764, 39.97679), "Hajigabul": (48.93439, 40.0466), "Kurdamir": (48.14886, 40.34397),
        "Yevlakh": (47.14468, 40.62158), "Ganja": (46.37154, 40.71399), "Agstafa": (45.44981, 41.11987),
        "Poylu": (45.44312, 41.23016),
    },
}  # fmt: skip
CHAINAGE_KM = [
    ("transcaucasian-line", "Bilajari", (49.80561, 40.43516), (44.7995, 41.7235), 534.2),
    ("north-line", "Yalama", (48.58059, 41.76364), (49.80561, 40.43516), 188.6),
    ("north-line", "Nasosnaya", (49.54256, 40.63067), (49.80561, 40.43516), 36.7),
    ("bilajari-baku", "Baku", (49.80561, 40.43516), (49.85283, 40.38185), 14.6),
]


def features(name: str) -> list[dict[str, Any]]:
    collection = json.loads((GEODATA / name).read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert set(collection) == {"type", "features"}
    found: list[dict[str, Any]] = collection["features"]
    return found


def lines(name: str) -> dict[str, LineString]:
    return {item["properties"]["id"]: shape(item["geometry"]) for item in features(name)}


def vertices(coordinates: Any) -> Iterator[list[float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from vertices(inner)


def kilometres(a: Any, b: Any) -> float:
    return float(GEOD.inv(a[0], a[1], b[0], b[1])[2]) / 1000


def off_line_km(line: LineString, point: tuple[float, float]) -> float:
    nearest = line.interpolate(line.project(Point(point)))
    return kilometres((nearest.x, nearest.y), point)


@pytest.mark.parametrize("name", COLUMNS)
def test_features_are_valid_and_inside_bounds(name: str) -> None:
    for item in features(name):
        geometry = shape(item["geometry"])
        assert geometry.is_valid, item["properties"]["id"]
        assert not geometry.is_empty
        assert WIDE.buffer(0.01).covers(geometry) or name.startswith("railways")
        assert all(len(point) == 2 for point in vertices(item["geometry"]["coordinates"]))


@pytest.mark.parametrize("name", COLUMNS)
def test_outer_rings_turn_anticlockwise(name: str) -> None:
    for item in features(name):
        drawn = shape(item["geometry"])
        for part in getattr(drawn, "geoms", [drawn]):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw
                assert not any(hole.is_ccw for hole in part.interiors)


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_columns_and_unique_ids(name: str, columns: set[str]) -> None:
    found = [item["properties"] for item in features(name)]
    assert all(set(properties) == columns for properties in found)
    ids = [properties["id"] for properties in found]
    assert len(ids) == len(set(ids))
    assert all(
        word.isalnum() and word.islower() for ident in ids for word in ident.split("-") if not word.isdigit()
    )


def test_no_view_of_the_region_shows_a_blank_corner() -> None:
    land = shape(features("basemap/land.geojson")[0]["geometry"])
    for corner in [(36.5, 33.5), (36.5, 49.5), (59.5, 49.5), (59.5, 33.5)]:
        assert land.covers(Point(corner))
    for sea in [(50.5, 41.0), (51.0, 38.5), (49.0, 43.0), (38.5, 43.5)]:
        assert not land.covers(Point(sea))


def test_the_fine_coast_runs_where_ships_land_and_differs_only_about_absheron() -> None:
    fine, coarse = (shape(features(f"{layer}/land.geojson")[0]["geometry"]) for layer in ("coast", "basemap"))
    for shore in [(49.86539, 40.37176), (49.842, 40.342)]:
        assert fine.boundary.distance(Point(shore)) * 100 < 0.5
    assert fine.covers(Point(49.92167, 40.29389))
    assert box(49.39, 39.89, 51.01, 40.71).covers(fine.symmetric_difference(coarse).buffer(-1e-4))


def test_modern_reservoirs_are_left_out() -> None:
    lakes = [shape(item["geometry"]) for item in features("basemap/lakes.geojson")]
    mingachevir, gokcha = Point(46.8, 40.95), Point(45.35, 40.35)
    assert not any(lake.covers(mingachevir) for lake in lakes)
    assert any(lake.covers(gokcha) for lake in lakes)


def test_rivers_that_the_campaign_crosses_are_there() -> None:
    ranks = {
        item["properties"]["id"]: item["properties"]["rank"] for item in features("basemap/rivers.geojson")
    }
    main = {"samur", "kura", "araks", "terek", "sulak", "alazani"}
    assert {ranks[river] for river in main} == {1}
    assert {"iori", "qusarchay", "aghsu"} <= set(ranks)
    assert set(ranks.values()) <= {1, 2, 3}


def test_railways_join_at_the_same_vertex() -> None:
    ends = {
        ident: (line.coords[0], line.coords[-1]) for ident, line in lines("railways/lines.geojson").items()
    }
    assert ends["north-line"][1] == ends["transcaucasian-line"][0] == ends["bilajari-baku"][0]
    assert ends["transcaucasian-line"][1] == ends["julfa-line"][0]
    every = [end for pair in ends.values() for end in pair]
    for end in every:
        near = {other for other in every if kilometres(end, other) < 1.5}
        assert near == {end}


def test_railways_are_simple_unbroken_lines() -> None:
    for ident, line in lines("railways/lines.geojson").items():
        assert line.geom_type == "LineString", ident
        assert line.is_simple, ident


@pytest.mark.parametrize(
    ("line", "station", "point"),
    [(line, *stop) for line, stops in STATIONS.items() for stop in stops.items()],
)
def test_stations_lie_on_their_line(line: str, station: str, point: tuple[float, float]) -> None:
    assert off_line_km(lines("railways/lines.geojson")[line], point) < 0.5, station


@pytest.mark.parametrize(("line", "station", "point", "end", "published"), CHAINAGE_KM)
def test_lengths_agree_with_published_chainage(
    line: str, station: str, point: tuple[float, float], end: tuple[float, float], published: float
) -> None:
    track = lines("railways/lines.geojson")[line]
    first, last = sorted(track.project(Point(place)) for place in (point, end))
    inner = [xy for xy in track.coords if first < track.project(Point(xy)) < last]
    points = [track.interpolate(first).coords[0], *inner, track.interpolate(last).coords[0]]
    length = sum(kilometres(a, b) for a, b in pairwise(points))
    assert length == pytest.approx(published, rel=0.06), station


def test_samur_frontier_follows_the_river() -> None:
    frontier = lines("borders/frontiers-1920.geojson")["samur"]
    river = lines("basemap/rivers.geojson")["samur"]
    assert max(off_line_km(river, point) for point in frontier.coords) < 2
    assert max(off_line_km(frontier, point) for point in river.coords if point[0] > 48.1) < 2


def test_north_line_crosses_the_frontier_once_before_yalama() -> None:
    north = lines("railways/lines.geojson")["north-line"]
    crossing = north.intersection(lines("borders/frontiers-1920.geojson")["samur"])
    assert crossing.geom_type == "Point"
    assert kilometres((crossing.x, crossing.y), STATIONS["north-line"]["Yalama"]) == pytest.approx(
        4.9, abs=1.5
    )


def test_frontiers_say_how_far_to_trust_them() -> None:
    for item in features("borders/frontiers-1920.geojson"):
        about = item["properties"]
        assert about["status"] in {"legal", "de facto", "disputed"}
        assert len(about["between"]) == 2
        assert 0 < about["precision_km"] <= 25
        assert about["sources"]
        assert about["note"]


def test_relief_matches_its_description() -> None:
    data = (GEODATA / "basemap" / "relief.webp").read_bytes()
    about = json.loads((GEODATA / "basemap" / "relief.json").read_text(encoding="utf-8"))
    assert data[:4] == b"RIFF"
    assert data[8:16] == b"WEBPVP8X"
    assert data[20] & 0x10
    size = [int.from_bytes(data[start : start + 3], "little") + 1 for start in (24, 27)]
    assert about["size"] == size
    assert about["bounds"] == [40.0, 36.0, 55.0, 46.5]
    assert about["projection"] == "EPSG:3857"
    assert len(data) <= 220_000


def test_vector_layers_are_small() -> None:
    raw = [(GEODATA / name).read_bytes() for name in COLUMNS]
    assert sum(len(data) for data in raw) < 250_000
    assert sum(len(gzip.compress(data)) for data in raw) < 70_000
